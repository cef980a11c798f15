import type { Points } from "./point-pattern.ts";

/** Cells sorted into square bins, row by row, so that neighbours of a place are few contiguous runs of `order`. */
export class CellBins {
  readonly columns: number;
  readonly rows: number;
  readonly size: number;
  readonly xMin: number;
  readonly yMin: number;
  /** Where each bin begins in `order`; one entry more than bins. */
  readonly start: Int32Array;
  readonly order: Int32Array;

  /** @param size  wished side of a bin; it grows where there would be more than four bins a cell */
  constructor(
    readonly points: Points,
    size: number,
  ) {
    const { x, y } = points;
    const n = x.length;
    let [xMin, xMax, yMin, yMax] = n === 0 ? [0, 0, 0, 0] : [x[0], x[0], y[0], y[0]];
    for (let cell = 1; cell < n; cell++) {
      if (x[cell] < xMin) xMin = x[cell];
      if (x[cell] > xMax) xMax = x[cell];
      if (y[cell] < yMin) yMin = y[cell];
      if (y[cell] > yMax) yMax = y[cell];
    }
    const [width, height] = [xMax - xMin, yMax - yMin];
    this.size = Math.max(size, Math.sqrt((width * height) / (4 * n + 1)), Math.max(width, height) / (4 * n + 1));
    if (!(this.size > 0)) this.size = 1;
    this.xMin = xMin;
    this.yMin = yMin;
    this.columns = 1 + Math.floor(width / this.size);
    this.rows = 1 + Math.floor(height / this.size);
    this.start = new Int32Array(this.columns * this.rows + 1);
    this.order = new Int32Array(n);
    const bin = new Int32Array(n);
    for (let cell = 0; cell < n; cell++) {
      bin[cell] = this.row(y[cell]) * this.columns + this.column(x[cell]);
      this.start[bin[cell] + 1]++;
    }
    for (let b = 0; b < this.start.length - 1; b++) this.start[b + 1] += this.start[b];
    const next = this.start.slice(0, -1);
    for (let cell = 0; cell < n; cell++) this.order[next[bin[cell]]++] = cell;
  }

  /** Column of an x, the nearest one for an x outside. */
  column(x: number): number {
    return Math.min(this.columns - 1, Math.max(0, Math.floor((x - this.xMin) / this.size)));
  }

  row(y: number): number {
    return Math.min(this.rows - 1, Math.max(0, Math.floor((y - this.yMin) / this.size)));
  }
}
