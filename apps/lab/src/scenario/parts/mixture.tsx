import { chosen, type Entry, plain } from "../entry.ts";
import { EntryRow } from "../entry-row.tsx";
import type { PanelState } from "../panel-state.ts";
import { even, numberText } from "../scales.ts";
import { ToOne } from "./add-button.tsx";
import { CheckRow } from "./choice-row.tsx";
import { keepMixtures, normalised, sharesOf } from "./shares.ts";
import { itemsOf, nameOf } from "./views.ts";

interface MixtureProps {
  readonly state: PanelState;
  readonly at: number;
  readonly name: string;
  readonly own: boolean;
}

/** Which clones a patch's tumour cells are of, where that differs from the tumour as a whole. */
export function Mixture({ state, at, name, own }: MixtureProps) {
  const { data } = state.scenario.value;
  const clones = itemsOf(data, "clones").map(nameOf);
  if (clones.length < 2 && !own) return null;
  const path = ["patches", at, "clones"];
  const fault = state.faultOf(path);
  const turn = (on: boolean) => {
    const parts = [...sharesOf(data, "clones")].map(([clone, part]) => [clone, Number(part.toPrecision(10))]);
    state.set(
      `${on ? "gave" : "took"} ${name} ${on ? "a mixture of clones of its own" : "its own mixture of clones"}`,
      path,
      on ? Object.fromEntries(parts) : undefined,
    );
  };
  const scale = () => {
    const document = state.file.store.document.peek();
    const study = keepMixtures(document.study, document.study, normalised);
    state.file.store.edit("scaled mixtures of clones to sum to 1", { ...document, study });
  };
  return (
    <>
      <CheckRow label="A mixture of clones of its own" checked={own} turn={turn} />
      {own && clones.map((clone) => <EntryRow key={clone} state={state} entry={part(at, clone)} />)}
      {fault && <p class="scenario-fault">{fault}</p>}
      {fault?.includes("shares that sum") && <ToOne words="Scale them to sum to 1" apply={scale} />}
    </>
  );
}

const part = (at: number, clone: string): Entry => ({
  evidence: "assumed",
  source: chosen,
  readAs: "1",
  write: (value) => plain(Number(numberText(value))),
  path: ["patches", at, "clones", clone],
  label: `Of the clone ${clone}`,
  meaning: `Part of this patch's tumour cells that are of the clone ${clone}; those of all clones sum to 1.`,
  unit: "part",
  scale: even(0, 1, 0.05),
  absent: 0,
});
