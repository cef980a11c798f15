import { useEffect, useRef } from "preact/hooks";
import { quantityName, type SensitivityPoint, type ShownMeasure } from "../../../../src/index.ts";
import { short } from "./nice-ticks.ts";
import { RunList } from "./run-list.tsx";
import type { SensitivityStore } from "./sensitivity-store.ts";

interface RunsOfPointsProps {
  readonly store: SensitivityStore;
  readonly measure: ShownMeasure;
}

/** What differs from the other point that is shown. */
function pointWords({ quantities, values }: SensitivityPoint, other: SensitivityPoint | undefined): string {
  if (quantities.length === 0) return "The scenario as it is";
  return quantities
    .flatMap((quantity, at) =>
      other?.values[at] === values[at] ? [] : [`${quantityName(quantity)} ${short(values[at])}`],
    )
    .join(", ");
}

/** The runs of the points that were chosen, each with the way to it in the lab. */
export function RunsOfPoints({ store, measure }: RunsOfPointsProps) {
  const { points, runs, measures, plan } = store.result.value!;
  const selected = store.selected.value;
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, [selected]);
  const runsOf = (point: number) =>
    runs.flatMap(({ point: of, seed }, run) => {
      const found = measures[run];
      return of === point && found ? [{ run, seed, measures: found }] : [];
    });
  return (
    <section ref={place} tabIndex={-1} class="scan-details" aria-label="Runs of what was chosen">
      {selected.map((point, i) => (
        <div key={point}>
          <h3>
            {plan.method === "morris" && (i === 0 ? "Before the step: " : "After it: ")}
            {pointWords(points[point], points[selected[1 - i]])}
          </h3>
          <RunList runs={runsOf(point)} measure={measure} document={(run) => store.documentOf(run)} />
        </div>
      ))}
    </section>
  );
}
