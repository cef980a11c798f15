/**
 * Squared distance from each node of a grid to the nearest marked node, in steps of the grid; Infinity where none is
 * marked. Exact: whole numbers.
 *
 * @param marked  one entry a node, x fastest; not 0 where marked
 *
 * Source: Felzenszwalb & Huttenlocher (2012), https://doi.org/10.4086/toc.2012.v008a019
 */
export function squaredDistances(marked: Uint8Array, nx: number, ny: number): Float64Array {
  const field = Float64Array.from(marked, (mark) => (mark ? 0 : Number.POSITIVE_INFINITY));
  const longest = Math.max(nx, ny);
  const work = new Envelope(longest);
  for (let y = 0; y < ny; y++) work.transform(field, y * nx, 1, nx);
  for (let x = 0; x < nx; x++) work.transform(field, x, nx, ny);
  return field;
}

/** Lower envelope of the parabolas f(q) + (p − q)² along one line of the grid. */
class Envelope {
  private readonly line: Float64Array;
  private readonly apex: Int32Array;
  private readonly from: Float64Array;

  constructor(longest: number) {
    this.line = new Float64Array(longest);
    this.apex = new Int32Array(longest);
    this.from = new Float64Array(longest);
  }

  transform(field: Float64Array, offset: number, stride: number, length: number): void {
    const { line, apex, from } = this;
    let last = -1;
    for (let q = 0; q < length; q++) {
      const height = field[offset + q * stride];
      line[q] = height;
      if (height === Number.POSITIVE_INFINITY) continue;
      let meet = Number.NEGATIVE_INFINITY;
      while (last >= 0) {
        const p = apex[last];
        meet = (height + q * q - (line[p] + p * p)) / (2 * (q - p));
        if (meet > from[last]) break;
        last--;
      }
      last++;
      apex[last] = q;
      from[last] = last === 0 ? Number.NEGATIVE_INFINITY : meet;
    }
    if (last < 0) return;
    let k = 0;
    for (let q = 0; q < length; q++) {
      while (k < last && from[k + 1] < q) k++;
      const p = apex[k];
      field[offset + q * stride] = (q - p) * (q - p) + line[p];
    }
  }
}
