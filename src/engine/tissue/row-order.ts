/**
 * An order of points in which neighbours in space are mostly neighbours in the list: along Morton's curve through bins.
 * Points of one bin stay in the order that they had.
 *
 * @param bodies  records of eight numbers, x, y, z first
 * @param keep    which rows are wanted
 * @param edge    of a bin
 * @returns rows in their new order
 */
export function spatialOrder(
  bodies: Float64Array,
  count: number,
  keep: (row: number) => boolean,
  minimum: readonly [number, number, number],
  edge: number,
): Uint32Array {
  let rows = new Uint32Array(count);
  const keys = new Uint32Array(count);
  let n = 0;
  for (let row = 0; row < count; row++) {
    if (!keep(row)) continue;
    const bin = (axis: 0 | 1 | 2) =>
      Math.min(1023, Math.max(0, Math.floor((bodies[8 * row + axis] - minimum[axis]) / edge)));
    keys[row] = spread(bin(0)) | (spread(bin(1)) << 1) | (spread(bin(2)) << 2);
    rows[n++] = row;
  }
  rows = rows.subarray(0, n);
  // Radix sort, stable: three passes of ten bits.
  let other = new Uint32Array(n);
  for (let shift = 0; shift < 30; shift += 10) {
    const starts = new Uint32Array(1025);
    for (let i = 0; i < n; i++) starts[((keys[rows[i]] >>> shift) & 1023) + 1]++;
    for (let i = 1; i < 1025; i++) starts[i] += starts[i - 1];
    for (let i = 0; i < n; i++) other[starts[(keys[rows[i]] >>> shift) & 1023]++] = rows[i];
    [rows, other] = [other, rows];
  }
  return rows;
}

/** Ten bits with two zeros between each. */
function spread(value: number): number {
  let x = value & 1023;
  x = (x | (x << 16)) & 0x030000ff;
  x = (x | (x << 8)) & 0x0300f00f;
  x = (x | (x << 4)) & 0x030c30c3;
  return (x | (x << 2)) & 0x09249249;
}
