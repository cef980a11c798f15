import { log } from "../../foundation/maths.ts";

/**
 * How much each factor of a product accounts for of the product's change: the logarithmic mean of the product before
 * and after, times the change of the factor's logarithm. The parts sum to the change exactly, and do not depend on the
 * order of the factors.
 *
 * @param before  value of each factor, > 0; shape [factors]
 * @param after   the same afterwards
 * @returns shape [factors]
 *
 * Source: Ang (2005), https://doi.org/10.1016/j.enpol.2003.10.010: the logarithmic mean Divisia index, additive form
 */
export function factorShares(before: readonly number[], after: readonly number[]): number[] {
  const product = (values: readonly number[]) => values.reduce((all, value) => all * value, 1);
  const mean = logarithmicMean(product(before), product(after));
  return before.map((was, i) => mean * log(after[i] / was));
}

function logarithmicMean(a: number, b: number): number {
  const ratio = log(b / a);
  return Math.abs(ratio) < 1e-9 ? a : (b - a) / ratio;
}
