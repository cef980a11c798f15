import type { CellType, InitialCell, Rule, Substance, TissueScenario } from "../../src/models/tissue/contract.ts";
import { defaultCellType } from "../../src/models/tissue/default-cell-type.ts";

export type CellTypeChanges = { readonly [Key in keyof CellType]?: Partial<CellType[Key]> };

/** A cell type that differs from the default one in some numbers. */
export function cellType(name: string, changes: CellTypeChanges = {}): CellType {
  const type = defaultCellType(name) as unknown as Record<string, unknown>;
  const merged = Object.entries(changes).map(([key, value]) => {
    const old = type[key];
    const isRecord = typeof value === "object" && !Array.isArray(value) && typeof old === "object";
    return [key, isRecord ? { ...(old as object), ...(value as object) } : value];
  });
  return { ...type, ...Object.fromEntries(merged) } as unknown as CellType;
}

export function substance(name: string, changes: Partial<Substance> = {}): Substance {
  return { name, unit: "1", diffusion: 1000, decay: 0.1, initial: 0, fixed: {}, ...changes };
}

export interface Small {
  readonly types: readonly CellType[];
  readonly cells: readonly InitialCell[];
  readonly substances?: readonly Substance[];
  readonly rules?: readonly Rule[];
  readonly half?: number;
  readonly dimensions?: 2 | 3;
}

/** A tissue in a box of 400 µm, if not said otherwise. */
export function smallTissue(small: Small, changes: Partial<TissueScenario> = {}): TissueScenario {
  const { types, cells, substances = [], rules = [], half = 200, dimensions = 2 } = small;
  const z = dimensions === 2 ? 10 : half;
  return {
    model: {
      name: "small",
      domain: { minimum: [-half, -half, -z], maximum: [half, half, z], spacing: [20, 20, 20], dimensions },
      substances,
      cellTypes: types,
      rules,
      wall: true,
      automaticSprings: true,
      internalised: false,
    },
    cells,
    strewn: [],
    fields: [],
    held: [],
    duration: 60,
    steps: { diffusion: 0.01, mechanics: 0.1, phenotype: 6 },
    saveEvery: 60,
    seed: 1,
    numerics: "accurate",
    ...changes,
  };
}

/** Cells on a hexagonal patch of so many rows, spacing in µm. */
export function patch(type: string, rows: number, spacing: number, x = 0, y = 0): InitialCell[] {
  return Array.from({ length: rows * rows }, (_, i) => {
    const row = Math.floor(i / rows);
    const at = (k: number) => (k - (rows - 1) / 2) * spacing;
    return { position: [x + at(i % rows) + (row % 2) * spacing * 0.5, y + at(row) * 0.866, 0] as const, type };
  });
}

/** Cells apart, so that they never touch. */
export function apart(type: string, count: number, spacing = 40): InitialCell[] {
  const side = Math.ceil(Math.sqrt(count));
  return Array.from({ length: count }, (_, i) => ({
    position: [((i % side) - (side - 1) / 2) * spacing, (Math.floor(i / side) - (side - 1) / 2) * spacing, 0] as const,
    type,
  }));
}
