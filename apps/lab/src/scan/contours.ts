/** A piece of a contour line, in places of columns and rows (0 is the first centre). */
export type Piece = readonly [x1: number, y1: number, x2: number, y2: number];

/**
 * Lines of equal value between the centres of a grid (marching squares). A square with a missing corner has none; of the
 * two ways to join four crossings, the one that goes by the mean of the corners.
 *
 * @param values  shape [rows × columns]; NaN where missing
 */
export function contour(values: readonly number[], columns: number, level: number): Piece[] {
  const rows = values.length / columns;
  const pieces: Piece[] = [];
  for (let y = 0; y + 1 < rows; y++)
    for (let x = 0; x + 1 < columns; x++) pieces.push(...square(values, columns, x, y, level));
  return pieces;
}

function square(values: readonly number[], columns: number, x: number, y: number, level: number): Piece[] {
  const corner = (dx: number, dy: number) => values[(y + dy) * columns + x + dx];
  const [a, b, c, d] = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)];
  if ([a, b, c, d].some(Number.isNaN)) return [];
  const part = (from: number, to: number) => (level - from) / (to - from);
  const crossings: (readonly [number, number] | undefined)[] = [
    a >= level !== b >= level ? [x + part(a, b), y] : undefined,
    b >= level !== c >= level ? [x + 1, y + part(b, c)] : undefined,
    d >= level !== c >= level ? [x + part(d, c), y + 1] : undefined,
    a >= level !== d >= level ? [x, y + part(a, d)] : undefined,
  ];
  const found = crossings.filter((one) => one !== undefined);
  const join = ([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): Piece => [x1, y1, x2, y2];
  if (found.length === 2) return [join(found[0], found[1])];
  if (found.length < 4) return [];
  const [top, right, bottom, left] = found;
  const middleIsHigh = (a + b + c + d) / 4 >= level;
  return a >= level === middleIsHigh ? [join(top, right), join(bottom, left)] : [join(top, left), join(right, bottom)];
}
