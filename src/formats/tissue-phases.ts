import type { PhaseChange } from "../models/tissue/contract.ts";
import type { Fault } from "./read-shape.ts";
import type { Path } from "./source-text.ts";
import { writeQuantity } from "./tissue-quantity.ts";
import type { PhasesFile } from "./tissue-schema.ts";

/** How phases end, on the ways from phase to phase that a model has. */
export function readPhases(
  file: PhasesFile | undefined,
  ways: readonly PhaseChange[],
  path: Path,
  faults: Fault[],
): readonly PhaseChange[] {
  if (!file) return ways;
  if (file.length !== ways.length) {
    faults.push({ path, found: `${file.length} phases`, expected: `${ways.length}, one for each phase that ends` });
    return ways;
  }
  return file.map((phase, index) => {
    const { from, to } = ways[index];
    if (typeof phase === "number") return { from, to, rate: phase, fixedDuration: false };
    const { lasts, "fixed-rate": fixedRate } = phase;
    if ((lasts === undefined) === (fixedRate === undefined)) {
      const found = lasts === undefined ? "neither `lasts` nor `fixed-rate`" : "both `lasts` and `fixed-rate`";
      faults.push({ path: [...path, index], found, expected: "one of them" });
    }
    if (lasts === 0) faults.push({ path: [...path, index, "lasts"], found: "0", expected: "a time above 0" });
    return { from, to, rate: fixedRate ?? 1 / (lasts ?? 1), fixedDuration: true };
  });
}

/** The same as a file writes it. Lengths of phases stay rates, whose digits read back to the same number. */
export function writePhases(changes: readonly PhaseChange[]) {
  return changes.map(({ rate, fixedDuration }) => {
    const text = writeQuantity(rate, "1/min");
    return fixedDuration ? { "fixed-rate": text } : text;
  });
}
