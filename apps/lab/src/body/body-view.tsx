import { useEffect, useMemo } from "preact/hooks";
import type { SeriesEntry } from "../../../../src/index.ts";
import type { Session } from "../engine/session.ts";
import { safe } from "../kit/wording.ts";
import type { LabStore } from "../lab/lab-store.ts";
import { runNames } from "../plots/run-names.ts";
import { sayDay } from "../plots/say-value.ts";
import { slow } from "../plots/slow.ts";
import { type BodyNumber, bodyNumbers, everThere } from "./body-numbers.ts";
import { BodySchema } from "./body-schema.tsx";
import { BodyTable } from "./body-table.tsx";
import { SideEffectMeter } from "./side-effect-meter.tsx";
import "./body.css";

/** What a run shows of the body on a day. */
interface BodyOfRun {
  readonly name: string;
  readonly numbers: readonly BodyNumber[];
  readonly inflammation: number;
  readonly healthyKilled: number | undefined;
  readonly hasDrug: boolean;
}

/** The body around the tissue, on the day of the screen. */
export function BodyView({ store }: { readonly store: LabStore }) {
  const model = useMemo(() => bodyModel(store), [store]);
  useEffect(() => () => model.stop(), [model]);
  const { day, runs } = model.value.value;
  if (runs.length === 0) return <p>The body is shown from the first day of the run on.</p>;
  const several = runs.length > 1;
  return (
    <section class="body-view panel" aria-label="Body">
      <h2>
        The body on day {sayDay(day)} <span class="quiet-text">in this model</span>
      </h2>
      <div class="body-runs">
        {runs.map(({ name, numbers, hasDrug, inflammation, healthyKilled }) => (
          <div key={name}>
            {several && <h3>{name}</h3>}
            <BodySchema title={several ? `The body, ${name}` : "The body"} numbers={numbers} />
            {(hasDrug || inflammation > 0.02) && (
              <SideEffectMeter name={several ? name : ""} inflammation={inflammation} healthyKilled={healthyKilled} />
            )}
          </div>
        ))}
      </div>
      {runs.some(({ hasDrug }) => hasDrug) && <p class="quiet-text">{safe.drug}</p>}
      <BodyTable runs={runs} />
      <p class="quiet-text">
        The model knows inflammation and healthy cells that are killed. It does not know which organ would be hurt, or
        how a person would feel.
      </p>
    </section>
  );
}

function bodyModel({ main, beside, document, playback }: LabStore) {
  // What was ever there changes with new frames only: looked through once for each of their number.
  const ever = new Map<Session, { count: number; of: unknown; names: ReadonlySet<string> }>();
  const everOf = (session: Session) => {
    const known = ever.get(session);
    const of = session.opened.value;
    const count = session.frameCount.value;
    if (known && known.of === of && count >= known.count && count < known.count + 12) return known.names;
    const names = everThere(session.frames.map(({ row }) => row));
    ever.set(session, { count, of, names });
    return names;
  };
  return slow(() => {
    const day = playback.day.value;
    const names = runNames(document.value);
    const sides: [Session, string | undefined][] = [[main, names.main]];
    if (document.value.beside) sides.push([beside, names.beside]);
    const runs = sides.flatMap(([session, name]) => {
      const names = everOf(session);
      const row = session.frameAt(day)?.row;
      return row === undefined || name === undefined ? [] : [bodyOf(name, row, names, session)];
    });
    return { day, runs };
  });
}

function bodyOf(name: string, row: readonly SeriesEntry[], ever: ReadonlySet<string>, { opened }: Session): BodyOfRun {
  const value = (column: string) => row.find((one) => one.name === column)?.value ?? 0;
  const killed = row.filter(({ name: column }) => column.endsWith("healthy cells killed"));
  return {
    name,
    numbers: bodyNumbers(row, ever),
    inflammation: value("body: inflammation"),
    healthyKilled: killed.length === 0 ? undefined : killed.reduce((sum, one) => sum + one.value, 0),
    hasDrug: (opened.value?.scenario.host.doses.length ?? 0) > 0,
  };
}
