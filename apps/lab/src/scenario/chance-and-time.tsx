import { chosen, type Entry, plain } from "./entry.ts";
import { EntryRow } from "./entry-row.tsx";
import type { PanelState } from "./panel-state.ts";
import { even, numberText } from "./scales.ts";

const setting = { evidence: "assumed", source: chosen } as const;

const seed: Entry = {
  ...setting,
  path: ["seed"],
  label: "Seed",
  meaning: "Where chance begins. The same seed gives the same run, to the last cell; all arms share it.",
  unit: "",
  readAs: "1",
  scale: even(0, 100, 1),
  absent: 1,
  write: (value) => Math.round(value),
};

const duration: Entry = {
  ...setting,
  path: ["duration"],
  label: "Length of the run",
  meaning: "How long the run goes on. A longer run keeps what is computed already.",
  unit: "days",
  readAs: "day",
  scale: even(5, 200, 5),
  absent: "needed",
  write: (value) => `${numberText(value)} days`,
};

/** Chance: the seed is the study's, whatever the arm. */
export function Chance({ state }: { readonly state: PanelState }) {
  const roll = () => {
    const next = crypto.getRandomValues(new Uint32Array(1))[0] % 1_000_000;
    state.set(`rolled the seed ${next}`, ["seed"], next);
  };
  return (
    <>
      <EntryRow state={state} entry={seed} />
      <p class="row">
        <button type="button" onClick={roll}>
          New seed
        </button>
        <span class="quiet-text">Same scenario, other chance.</span>
      </p>
    </>
  );
}

export function Time({ state }: { readonly state: PanelState }) {
  return <EntryRow state={state} entry={{ ...duration, write: plainDays }} />;
}

const plainDays = (value: number) => `${numberText(plain(value))} ${value === 1 ? "day" : "days"}`;
