import type { CellType } from "../../src/models/tissue/contract.ts";
import { defaultCellType } from "../../src/models/tissue/default-cell-type.ts";

export type TypeChanges = { readonly [Key in keyof CellType]?: Partial<CellType[Key]> };

/** A cell type that differs from the default one in some numbers. */
export function changedType(name: string, changes: TypeChanges): CellType {
  const type = defaultCellType(name) as unknown as Record<string, unknown>;
  const merged = Object.entries(changes).map(([key, value]) => {
    const old = type[key];
    const joins = typeof value === "object" && !Array.isArray(value) && typeof old === "object";
    return [key, joins ? { ...(old as object), ...(value as object) } : value];
  });
  return { ...type, ...Object.fromEntries(merged) } as unknown as CellType;
}
