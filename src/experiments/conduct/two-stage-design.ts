import { simonTwoStage, type TwoStageSearch, twoStageChances } from "../../numerics/statistics/designs/two-stage.ts";
import type { TwoStageAims, TwoStageDesign } from "./conduct-design.ts";

const searched = new Map<string, TwoStageSearch>();

/**
 * Simon's designs for these aims; each is looked for once.
 *
 * @throws {InputError} for aims that make no design of 300 patients or fewer
 */
export function simonStages({ p0, p1, alpha, beta }: TwoStageAims): TwoStageSearch {
  const key = `${p0} ${p1} ${alpha} ${beta}`;
  const found = searched.get(key) ?? simonTwoStage({ p0, p1, alpha, beta });
  searched.set(key, found);
  return found;
}

/** Errors, chance of ending early and expected patients of a two-stage design at its two rates. */
export function twoStageErrors({ stages, p0, p1 }: Pick<TwoStageDesign, "stages" | "p0" | "p1">) {
  const [low, high] = [twoStageChances(stages, p0), twoStageChances(stages, p1)];
  return { alpha: low.success, beta: 1 - high.success, early: low.early, patients: low.patients };
}
