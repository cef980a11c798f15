/** The largest difference, over the largest value of the reference. */
export function largestDifference(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let worst = 0;
  let size = 0;
  for (let i = 0; i < expected.length; i++) {
    worst = Math.max(worst, Math.abs(found[i] - expected[i]));
    size = Math.max(size, Math.abs(expected[i]));
    if (Number.isNaN(found[i])) return Number.NaN;
  }
  return size > 0 ? worst / size : worst;
}

/** Root of the sum of squared differences, over that of the reference. */
export function relativeDifference(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let missed = 0;
  let size = 0;
  for (let i = 0; i < expected.length; i++) {
    missed += (found[i] - expected[i]) ** 2;
    size += expected[i] ** 2;
  }
  return Math.sqrt(missed / size);
}
