/** The largest relative difference between values and what they should be, element by element; NaN if any is NaN. */
export function relativeError(values: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (values.length !== expected.length) throw new Error(`${values.length} values for ${expected.length} expected`);
  return Math.max(...Array.from(values, (value, i) => Math.abs(value / expected[i] - 1)));
}
