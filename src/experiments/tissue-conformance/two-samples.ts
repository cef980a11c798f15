/** Values of one column at one time, a run each. */
export interface Pair {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

export function deviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / Math.max(1, values.length - 1));
}

export function meanOf(values: readonly number[]): number {
  return mean(values);
}

/**
 * Whether the mean of ours lies outside of theirs ± 2 sd √(1/n + 1/m), which for five runs each is 2 sd √(2/5). By
 * Student's distribution with four degrees of freedom, 11.6 % do by chance, not 5 %: the sd is of five runs as well.
 */
export function liesOutside({ ours, theirs }: Pair): boolean {
  const width = 2 * deviation(theirs) * Math.sqrt(1 / ours.length + 1 / theirs.length);
  return Math.abs(mean(ours) - mean(theirs)) > width + 1e-12 * Math.abs(mean(theirs));
}

/** Difference of the means over its standard error by the sd of both samples together; 0 where nothing varies. */
export function zOf({ ours, theirs }: Pair): number {
  const [n, m] = [ours.length, theirs.length];
  const pooled = Math.sqrt(
    ((n - 1) * deviation(ours) ** 2 + (m - 1) * deviation(theirs) ** 2) / Math.max(1, n + m - 2),
  );
  const difference = mean(ours) - mean(theirs);
  if (difference === 0) return 0;
  return pooled > 0 ? difference / (pooled * Math.sqrt(1 / n + 1 / m)) : Number.POSITIVE_INFINITY;
}

/** All ways to choose `size` of `count` things. */
function* choices(count: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  else {
    for (let first = from; first <= count - size; first++) {
      for (const rest of choices(count, size - 1, first + 1)) yield [first, ...rest];
    }
  }
}

/**
 * Probability, were both programs the same, of columns that lie apart as far as these or farther: by all ways to share
 * the runs out between the programs. The measure is the mean over columns of |difference of means| in sds of all runs,
 * so that columns that go together count as they go together.
 */
export function permutationProbability(pairs: readonly Pair[]): number {
  const runs = pairs.map(({ ours, theirs }) => [...ours, ...theirs]);
  const spreads = runs.map(deviation);
  const n = pairs[0].ours.length;
  const all = runs[0].length;
  const measure = (chosen: readonly number[]) => {
    const own = new Set(chosen);
    let sum = 0;
    for (const [k, values] of runs.entries()) {
      if (spreads[k] === 0) continue;
      const [a, b] = [values.filter((_, i) => own.has(i)), values.filter((_, i) => !own.has(i))];
      sum += Math.abs(mean(a) - mean(b)) / spreads[k];
    }
    return sum;
  };
  const found = measure(Array.from({ length: n }, (_, i) => i));
  let [as, ways] = [0, 0];
  for (const chosen of choices(all, n)) {
    ways++;
    if (measure(chosen) >= found * (1 - 1e-12)) as++;
  }
  return as / ways;
}

/** Two-sided probability that of `k` events all fall to one of two programs, that are the same, as few or fewer to it. */
export function shareProbability(ours: number, theirs: number, runs: Pair): number {
  const all = ours + theirs;
  const share = runs.ours.length / (runs.ours.length + runs.theirs.length);
  const weight = (k: number) => {
    let value = 1;
    for (let i = 0; i < k; i++) value *= ((all - i) / (i + 1)) * share;
    for (let i = k; i < all; i++) value *= 1 - share;
    return value;
  };
  const own = weight(ours);
  let sum = 0;
  for (let k = 0; k <= all; k++) if (weight(k) <= own * (1 + 1e-9)) sum += weight(k);
  return Math.min(1, sum);
}
