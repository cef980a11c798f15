/** Springs between cells, by row: pairs that hold until they are let go. Their order is their history's alone. */
export class Springs {
  private rows = new Int32Array(64);
  private readonly places = new Map<number, number>();
  count = 0;

  /** Rows a, b, a, b, …; good until the next change. */
  pairs(): Int32Array {
    return this.rows.subarray(0, 2 * this.count);
  }

  has(a: number, b: number): boolean {
    return this.places.has(key(a, b));
  }

  /** @returns whether the spring is new */
  attach(a: number, b: number): boolean {
    if (a === b || this.has(a, b)) return false;
    if (2 * this.count === this.rows.length) {
      const larger = new Int32Array(2 * this.rows.length);
      larger.set(this.rows);
      this.rows = larger;
    }
    this.rows[2 * this.count] = a;
    this.rows[2 * this.count + 1] = b;
    this.places.set(key(a, b), this.count++);
    return true;
  }

  /** @returns whether there was such a spring */
  detach(a: number, b: number): boolean {
    const place = this.places.get(key(a, b));
    if (place === undefined) return false;
    this.places.delete(key(a, b));
    const end = --this.count;
    if (place < end) {
      this.rows.copyWithin(2 * place, 2 * end, 2 * end + 2);
      this.places.set(key(this.rows[2 * place], this.rows[2 * place + 1]), place);
    }
    return true;
  }

  /**
   * Gives springs the rows that their cells have now.
   *
   * @param rowNow  by the row of old; -1 for a cell that is gone, whose springs are dropped
   */
  renumber(rowNow: (row: number) => number): void {
    const old = this.pairs().slice();
    this.load([]);
    for (let i = 0; i < old.length; i += 2) {
      const a = rowNow(old[i]);
      const b = rowNow(old[i + 1]);
      if (a >= 0 && b >= 0) this.attach(a, b);
    }
  }

  /** Exactly these pairs, in this order. */
  load(pairs: ArrayLike<number>): void {
    this.places.clear();
    this.count = 0;
    for (let i = 0; i < pairs.length; i += 2) this.attach(pairs[i], pairs[i + 1]);
  }
}

/** Rows stay below 2²⁶. */
function key(a: number, b: number): number {
  return a < b ? a * 67108864 + b : b * 67108864 + a;
}
