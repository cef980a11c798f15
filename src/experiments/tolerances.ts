import type { PreparedModel } from "../engine/prepare.ts";

/** Errors that do not matter to a trial, in the state's unit: a tenth of a cell, a ten-thousandth of a nanomole. */
const absolute: Readonly<Record<string, number>> = { cell: 0.1, "nmol/L": 1e-6, nmol: 1e-4, mL: 1e-5, "1": 1e-5 };

const cache = new WeakMap<PreparedModel, Float64Array>();

/** Relative tolerance of trials: reader error is a thousand times larger. Halving it moves response rates by less than a point. */
export const trialTolerance = 1e-4;

/** Tolerances for a virtual trial. */
export function tolerances(prepared: PreparedModel): {
  readonly relativeTolerance: number;
  readonly absoluteTolerance: Float64Array;
} {
  let values = cache.get(prepared);
  if (!values) {
    values = Float64Array.from(Object.values(prepared.model.states), (state) => absolute[state.unit] ?? 1e-6);
    cache.set(prepared, values);
  }
  return { relativeTolerance: trialTolerance, absoluteTolerance: values };
}
