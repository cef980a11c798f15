import type { Table } from "../../../../src/index.ts";

/** How a tumour stands at the end of a run against its start. */
export const outcomes = ["cleared", "shrank", "held", "grew"] as const;
export type Outcome = (typeof outcomes)[number];

/** Parts of the start below which it shrank, and above which it grew. */
const border = { shrank: 0.8, grew: 1.2 };

/** What the classes are, for whoever reads the figures. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  cleared: "no living tumour cell in the tissue at the end",
  shrank: "at the end fewer than 80 % of the tumour cells of the start",
  held: "at the end 80 to 120 % of the tumour cells of the start",
  grew: "at the end more than 120 % of the tumour cells of the start",
};

export function outcomeOf(start: number, end: number): Outcome {
  if (end === 0) return "cleared";
  if (end < border.shrank * start) return "shrank";
  return end > border.grew * start ? "grew" : "held";
}

/** Living tumour cells of a run at its first and last look, over all its pieces of tissue. */
export function tumourEnds({ columns, rows }: Table): { readonly start: number; readonly end: number } {
  const counts = columns
    .filter(({ name }) => name === "tumour" || name.endsWith(": tumour"))
    .map(({ values }) => values as Float64Array);
  const at = (row: number) => counts.reduce((sum, values) => sum + (values[row] ?? 0), 0);
  return { start: at(0), end: at(rows - 1) };
}
