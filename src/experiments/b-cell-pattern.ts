import type { Observation } from "./treat.ts";

/** What is kept of the state at a few moments, to say why leukaemia or lymphoma responded or did not. */
export const keptOfBCells = [
  "tumourCells",
  "antigenNegativeShare",
  "carTConcentration",
  "carTKill",
  "netGrowth",
] as const;

const [cells, negativeShare, , kill, growth] = keptOfBCells.map((_, i) => i);

/** Why disease responded or did not: who is left at the end, and whether CAR T cells outran it at twelve weeks. */
export function bCellPattern({ atTwelveWeeks, atEnd }: Observation, responded: boolean): string {
  if (atEnd[cells] > 1 && atEnd[negativeShare] > 0.5) return "clone without CD19 took over";
  if (atEnd[cells] < 1) return "no malignant cell left";
  if (responded) return "CD19-positive cells were left over";
  return atTwelveWeeks[kill] > atTwelveWeeks[growth] ? "killing came too late" : "CAR T cells faded too soon";
}
