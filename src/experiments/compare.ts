import { bootstrapTrials } from "../analysis/bootstrap.ts";
import type { Table } from "../foundation/table.ts";
import type { PublishedEndpoint, TrialDesign } from "./design.ts";
import type { Comparison } from "./result.ts";

/** Bootstrap trials behind each prediction interval. */
const bootstraps = 400;

/**
 * What the trial reported beside what the model gives, with the interval in which trials of the published size would
 * find it. Figures that nobody has checked against their paper are left out.
 */
export function comparePublished(design: TrialDesign, subjects: Table): Comparison[] {
  const checked = design.published.filter((one) => one.checked);
  if (checked.length === 0) return [];
  const predictions = bootstrapTrials(subjects, {
    arms: design.arms.map(({ name, size }) => ({ name, size })),
    endpoints: checked,
    seed: design.seed,
    trials: bootstraps,
  });
  return predictions.map(({ value, lo, hi }, i) => ({
    arm: checked[i].arm,
    endpoint: endpointText(checked[i]),
    published: checked[i].value,
    simulated: finite(value),
    lo: finite(lo),
    hi: finite(hi),
    inside: checked[i].value >= lo && checked[i].value <= hi,
    source: checked[i].source,
  }));
}

/** An endpoint in words: `OS rate at 12 months`, `hazard ratio OS against dacarbazine`. */
export function endpointText({ endpoint, at, reference }: PublishedEndpoint): string {
  if (at !== undefined) return `${endpoint} at ${at} months`;
  return reference === undefined ? endpoint : `${endpoint} against ${reference}`;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
