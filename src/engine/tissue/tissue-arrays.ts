import { InputError } from "../../foundation/errors.ts";
import type { CellColumnName } from "../../models/tissue/cells.ts";
import type { SnapshotArray } from "./snapshot.ts";
import type { Tissue } from "./tissue.ts";

export type ArraysOfTissue = Readonly<Record<string, SnapshotArray>>;

/** Cells, springs and densities as plain data. */
export function saveTissue({ store, springs, tables, fields, nextId }: Tissue): {
  readonly counts: { readonly cells: number; readonly nextId: number };
  readonly arrays: ArraysOfTissue;
} {
  const cells = store.refresh();
  const arrays: Record<string, SnapshotArray> = { springs: springs.pairs().slice() };
  for (const [name, width] of Object.entries(store.widths)) {
    arrays[name] = cells[name as CellColumnName].slice(0, width * cells.count);
  }
  tables.names.substances.forEach((name, s) => {
    arrays[`density of ${name}`] = fields.density(s).slice();
  });
  return { counts: { cells: cells.count, nextId }, arrays };
}

/** Puts back what `saveTissue` gave. */
export function loadTissue(
  tissue: Tissue,
  counts: { readonly cells: number; readonly nextId: number },
  arrays: ArraysOfTissue,
): void {
  const { store, tables, fields } = tissue;
  store.reserve(counts.cells);
  const cells = store.refresh();
  cells.count = counts.cells;
  const find = (name: string, length: number) => {
    const found = arrays[name];
    if (found?.length === length) return found;
    throw new InputError("snapshot", found ? `${found.length} of ${name}` : `no ${name}`, `${length} of it`);
  };
  for (const [name, width] of Object.entries(store.widths)) {
    cells[name as CellColumnName].set(find(name, width * counts.cells));
  }
  tables.names.substances.forEach((name, s) => {
    const density = fields.density(s);
    density.set(find(`density of ${name}`, density.length));
  });
  tissue.springs.load(arrays.springs ?? []);
  tissue.nextId = counts.nextId;
  tissue.settle();
}
