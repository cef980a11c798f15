/** The pattern of the factors L and U of a matrix whose rows and columns were both reordered by `order`. */
export interface Factors {
  /** `order[k]` is the row and column of the matrix that is eliminated as number k. */
  readonly order: readonly number[];
  /** For elimination k: the eliminations j < k in row k of L, ascending. */
  readonly lower: readonly (readonly number[])[];
  /** For elimination k: the eliminations j > k in row k of U, ascending. */
  readonly upper: readonly (readonly number[])[];
}

/**
 * A fill-reducing order of elimination on the diagonal, by Markowitz: always the pivot whose elimination can fill
 * fewest places, (row count − 1)·(column count − 1); among equals the first. And the pattern that results, fill
 * included.
 *
 * Pivots stay on the diagonal, because the order is fixed before any number is known. W = I/(h·γ) − J allows that: a
 * smaller step makes its diagonal as heavy as need be, and a pivot that is too small asks for one.
 *
 * Markowitz (1957), The elimination form of the inverse, https://doi.org/10.1287/mnsc.3.3.255.
 *
 * @param size rows and columns
 * @param nonzeros places off or on the diagonal; the diagonal counts as full
 */
export function factorPattern(
  size: number,
  nonzeros: readonly { readonly row: number; readonly column: number }[],
): Factors {
  const rows = Array.from({ length: size }, (_, i) => new Set([i]));
  const columns = Array.from({ length: size }, (_, i) => new Set([i]));
  const fill = (row: number, column: number) => {
    rows[row].add(column);
    columns[column].add(row);
  };
  for (const { row, column } of nonzeros) fill(row, column);

  const order: number[] = [];
  const remaining = new Set(rows.keys());
  const eliminated: { readonly below: number[]; readonly right: number[] }[] = [];
  const levels: number[] = new Array(size).fill(0);
  while (remaining.size > 0) {
    const pivot = cheapest(remaining, rows, columns, levels);
    remaining.delete(pivot);
    rows[pivot].delete(pivot);
    columns[pivot].delete(pivot);
    const below = [...columns[pivot]];
    const right = [...rows[pivot]];
    for (const row of below) {
      rows[row].delete(pivot);
      for (const column of right) fill(row, column);
    }
    for (const column of right) columns[column].delete(pivot);
    for (const other of [...below, ...right]) levels[other] = Math.max(levels[other], levels[pivot] + 1);
    order.push(pivot);
    eliminated.push({ below, right });
  }
  return patternInOrder(order, eliminated);
}

function cheapest(
  remaining: ReadonlySet<number>,
  rows: readonly Set<number>[],
  columns: readonly Set<number>[],
  levels: readonly number[],
): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const pivot of remaining) {
    const cost = (rows[pivot].size - 1) * (columns[pivot].size - 1);
    if (cost < least || (cost === least && levels[pivot] < levels[best])) {
      least = cost;
      best = pivot;
    }
  }
  return best;
}

function patternInOrder(
  order: readonly number[],
  eliminated: readonly { readonly below: readonly number[]; readonly right: readonly number[] }[],
): Factors {
  const position = new Map(order.map((original, k) => [original, k]));
  const lower: number[][] = order.map(() => []);
  const upper: number[][] = [];
  eliminated.forEach(({ below, right }, k) => {
    for (const row of below) lower[position.get(row)!].push(k);
    upper.push(right.map((column) => position.get(column)!).sort((a, b) => a - b));
  });
  return { order, lower, upper };
}
