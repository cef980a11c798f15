/**
 * Bodies in the cells of a coarse grid, for whoever asks often who is near a point while a few bodies move. Bodies stand
 * in records of `stride` numbers that begin with x, y, z.
 */
export class Bins {
  /** Bodies that the last `find` found, ascending. */
  rows = new Int32Array(256);
  private readonly counts: readonly [number, number, number];
  private readonly heads: Int32Array;
  private next = new Int32Array(0);
  private previous = new Int32Array(0);
  private place = new Int32Array(0);
  private bodies: Float64Array = new Float64Array(0);

  /** @param edge  µm; `find` looks at all bins within its reach, so any edge is right, and about the reach is fast */
  constructor(
    private readonly minimum: readonly [number, number, number],
    maximum: readonly [number, number, number],
    private readonly edge: number,
    private readonly stride: number,
  ) {
    const along = (axis: 0 | 1 | 2) => Math.max(1, Math.ceil((maximum[axis] - minimum[axis]) / edge));
    this.counts = [along(0), along(1), along(2)];
    this.heads = new Int32Array(this.counts[0] * this.counts[1] * this.counts[2]);
  }

  /** Sorts bodies 0 to n − 1 in anew; those that `leaveOut` names are not found. */
  fill(bodies: Float64Array, n: number, leaveOut: (row: number) => boolean): void {
    this.bodies = bodies;
    if (this.next.length < n) {
      this.next = new Int32Array(2 * n);
      this.previous = new Int32Array(2 * n);
      this.place = new Int32Array(2 * n);
    }
    this.heads.fill(-1);
    // From the last, so that each bin begins with its first, and what `find` finds is in its order already.
    for (let row = n - 1; row >= 0; row--) {
      this.place[row] = -1;
      if (!leaveOut(row)) this.insert(row, this.binOf(row));
    }
  }

  /** To be told when a body has moved. */
  moved(row: number): void {
    const bin = this.binOf(row);
    if (bin === this.place[row]) return;
    this.remove(row);
    this.insert(row, bin);
  }

  remove(row: number): void {
    const bin = this.place[row];
    if (bin < 0) return;
    const before = this.previous[row];
    const after = this.next[row];
    if (before >= 0) this.next[before] = after;
    else this.heads[bin] = after;
    if (after >= 0) this.previous[after] = before;
    this.place[row] = -1;
  }

  private insert(row: number, bin: number): void {
    const first = this.heads[bin];
    this.next[row] = first;
    this.previous[row] = -1;
    if (first >= 0) this.previous[first] = row;
    this.heads[bin] = row;
    this.place[row] = bin;
  }

  private along(axis: 0 | 1 | 2, x: number): number {
    const at = Math.floor((x - this.minimum[axis]) / this.edge);
    return at < 0 ? 0 : at >= this.counts[axis] ? this.counts[axis] - 1 : at;
  }

  private binOf(row: number): number {
    const { bodies, stride, counts } = this;
    const at = stride * row;
    return (
      this.along(0, bodies[at]) +
      counts[0] * (this.along(1, bodies[at + 1]) + counts[1] * this.along(2, bodies[at + 2]))
    );
  }

  /** @returns how many bodies lie within `reach` of the point; they stand in `rows`, ascending */
  find(x: number, y: number, z: number, reach: number): number {
    const { bodies, stride, counts, heads, next } = this;
    let { rows } = this;
    const x0 = this.along(0, x - reach);
    const x1 = this.along(0, x + reach);
    const y0 = this.along(1, y - reach);
    const y1 = this.along(1, y + reach);
    const z0 = this.along(2, z - reach);
    const z1 = this.along(2, z + reach);
    const square = reach * reach;
    let found = 0;
    for (let k = z0; k <= z1; k++) {
      for (let j = y0; j <= y1; j++) {
        for (let i = x0; i <= x1; i++) {
          let row = heads[i + counts[0] * (j + counts[1] * k)];
          for (; row >= 0; row = next[row]) {
            const at = stride * row;
            const dx = bodies[at] - x;
            const dy = bodies[at + 1] - y;
            const dz = bodies[at + 2] - z;
            if (dx * dx + dy * dy + dz * dz > square) continue;
            if (found === rows.length) {
              const larger = new Int32Array(2 * found);
              larger.set(rows);
              rows = larger;
              this.rows = larger;
            }
            // Few are found: they are put in their order as they come, so that no answer depends on who moved when.
            let place = found++;
            for (; place > 0 && rows[place - 1] > row; place--) rows[place] = rows[place - 1];
            rows[place] = row;
          }
        }
      }
    }
    return found;
  }
}
