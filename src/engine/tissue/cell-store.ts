import { type CellColumnName, type Cells, cellColumns } from "../../models/tissue/cells.ts";
import type { TissueTables } from "../../models/tissue/tables.ts";
import type { Arena } from "../../numerics/memory.ts";

const names = Object.keys(cellColumns) as CellColumnName[];
const bytes = { f64: 8, i32: 4, u8: 1 } as const;

type View = Float64Array | Int32Array | Uint8Array;

/** Numbers a cell of each column, for a model. */
export function columnWidths(tables: TissueTables): Readonly<Record<CellColumnName, number>> {
  const named = {
    customs: tables.customs,
    substances: tables.model.internalised ? tables.substances : 0,
    varied: tables.varied.length,
    affinities: tables.variedAffinities ? tables.types : 0,
  };
  const entries = names.map((name) => {
    const { width } = cellColumns[name];
    return [name, typeof width === "number" ? width : named[width]] as const;
  });
  return Object.fromEntries(entries) as Record<CellColumnName, number>;
}

/** Bytes of all columns together, for one cell. */
export function bytesACell(tables: TissueTables): number {
  const widths = columnWidths(tables);
  return names.reduce((sum, name) => sum + widths[name] * bytes[cellColumns[name].type], 0);
}

function viewOf(arena: Arena, type: keyof typeof bytes, address: number, length: number): View {
  return type === "f64"
    ? arena.f64(address, length)
    : type === "i32"
      ? arena.i32(address, length)
      : arena.u8(address, length);
}

/** Views of columns at these addresses. */
export function cellViews(
  arena: Arena,
  widths: Readonly<Record<CellColumnName, number>>,
  addressOf: (name: CellColumnName) => number,
  count: number,
): Record<CellColumnName, View> {
  const view = (name: CellColumnName): View => {
    return viewOf(arena, cellColumns[name].type, addressOf(name), count * widths[name]);
  };
  return Object.fromEntries(names.map((name) => [name, view(name)])) as Record<CellColumnName, View>;
}

/** The cells' columns in an arena: they grow, and change the order of their rows. */
export class CellStore {
  readonly addresses: Record<CellColumnName, number>;
  /** Columns with a row for each place there is. */
  cells: Cells & { count: number };
  capacity: number;
  private version = -1;

  constructor(
    private readonly arena: Arena,
    readonly widths: Readonly<Record<CellColumnName, number>>,
    capacity: number,
  ) {
    this.capacity = Math.max(16, capacity);
    this.addresses = Object.fromEntries(
      names.map((name) => [name, arena.allocate(this.size(name, this.capacity))]),
    ) as Record<CellColumnName, number>;
    this.cells = this.look(0);
  }

  private size(name: CellColumnName, rows: number): number {
    return rows * this.widths[name] * bytes[cellColumns[name].type];
  }

  private look(count: number): Cells & { count: number } {
    this.version = this.arena.version;
    return {
      ...cellViews(this.arena, this.widths, (name) => this.addresses[name], this.capacity),
      count,
    } as unknown as Cells & {
      count: number;
    };
  }

  /** Makes the views anew where the memory grew since. */
  refresh(): Cells & { count: number } {
    if (this.version !== this.arena.version) Object.assign(this.cells, this.look(this.cells.count));
    return this.cells;
  }

  /** Room for this many rows, with a quarter to spare. */
  reserve(rows: number): void {
    if (rows <= this.capacity) return;
    const capacity = Math.ceil(rows * 1.25);
    for (const name of names) {
      const old = this.addresses[name];
      const used = this.size(name, this.cells.count);
      const address = this.arena.allocate(this.size(name, capacity));
      this.arena.u8(address, used).set(this.arena.u8(old, used));
      this.arena.release(old);
      this.addresses[name] = address;
    }
    this.capacity = capacity;
    Object.assign(this.cells, this.look(this.cells.count));
  }

  /** A new row that is a copy of another; there must be room. */
  copyRow(from: number): number {
    const row = this.cells.count++;
    for (const name of names) {
      const width = this.widths[name];
      this.cells[name].copyWithin(row * width, from * width, (from + 1) * width);
    }
    return row;
  }

  /**
   * Puts rows in a new order and drops those that are not in it.
   *
   * @param order  rows of old, in their new order
   */
  permute(order: Uint32Array): void {
    const spare = this.arena.allocate(this.size("body", order.length), "as it is");
    this.refresh();
    for (const name of names) {
      const width = this.widths[name];
      const column = this.cells[name] as unknown as Float64Array;
      const length = order.length * width;
      const moved = viewOf(this.arena, cellColumns[name].type, spare, Math.min(length, 8 * order.length));
      // A column of more than eight numbers a row goes in parts, so that the spare block serves all.
      for (let first = 0; first < width; first += 8) {
        const part = Math.min(8, width - first);
        gather(column, order, width, first, part, moved as unknown as Float64Array);
      }
    }
    this.arena.release(spare);
    this.cells.count = order.length;
  }
}

function gather(
  column: Float64Array,
  order: Uint32Array,
  width: number,
  first: number,
  part: number,
  moved: Float64Array,
): void {
  const n = order.length;
  if (part === 1) for (let i = 0; i < n; i++) moved[i] = column[order[i] * width + first];
  else {
    for (let i = 0; i < n; i++) {
      const from = order[i] * width + first;
      for (let k = 0; k < part; k++) moved[i * part + k] = column[from + k];
    }
  }
  if (part === width) column.set(moved.subarray(0, n * part));
  else for (let i = 0; i < n; i++) for (let k = 0; k < part; k++) column[i * width + first + k] = moved[i * part + k];
}
