import { InputError } from "../../../foundation/errors.ts";
import { log } from "../../../foundation/maths.ts";
import { normalProbability, normalQuantile } from "../normal.ts";

/** Shapes of spending: hardly anything early, as O'Brien and Fleming's bounds do; or at an even pace, as Pocock's. */
export const spendingShapes = ["O'Brien-Fleming", "Pocock"] as const;
export type SpendingShape = (typeof spendingShapes)[number];

/**
 * Error spent by a fraction of the information, one-sided.
 *
 * @param fraction  of the planned information, 0 to 1 (more counts as 1)
 * @param total     error spent at the end, above 0 and below 1
 *
 * Source: Lan & DeMets (1983), https://doi.org/10.1093/biomet/70.3.659
 */
export function spent(shape: SpendingShape, fraction: number, total: number): number {
  if (!(total > 0 && total < 1)) throw new InputError("error to spend", String(total), "a number between 0 and 1");
  if (!(fraction > 0)) return 0;
  if (fraction >= 1) return total;
  if (shape === "Pocock") return total * log(1 + (Math.E - 1) * fraction);
  return 2 * normalProbability(normalQuantile(total / 2) / Math.sqrt(fraction));
}
