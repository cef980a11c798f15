import type { CellType, InitialCell, Rule, Substance, TissueScenario } from "../../models/tissue/contract.ts";
import { defaultCellType } from "../../models/tissue/default-cell-type.ts";

export type CellTypeChanges = { readonly [Key in keyof CellType]?: Partial<CellType[Key]> };

/** A cell type that differs from the default one in some numbers. */
export function changedCellType(name: string, changes: CellTypeChanges = {}): CellType {
  const type = defaultCellType(name) as unknown as Record<string, unknown>;
  const merged = Object.entries(changes).map(([key, value]) => {
    const old = type[key];
    const joins = typeof value === "object" && !Array.isArray(value) && typeof old === "object";
    return [key, joins ? { ...(old as object), ...(value as object) } : value];
  });
  return { ...type, ...Object.fromEntries(merged) } as unknown as CellType;
}

export interface PlainTissue {
  readonly name: string;
  readonly types: readonly CellType[];
  readonly cells: readonly InitialCell[];
  readonly substances?: readonly Substance[];
  readonly rules?: readonly Rule[];
  /** µm, half of the box along each axis; in two dimensions the box is 20 µm high. */
  readonly half: number;
  readonly dimensions: 2 | 3;
  /** µm. */
  readonly spacing?: number;
}

/** A scenario with PhysiCell's usual steps, a wall, and nothing that is not asked for. */
export function plainScenario(tissue: PlainTissue, changes: Partial<TissueScenario> = {}): TissueScenario {
  const { name, types, cells, substances = [], rules = [], half, dimensions, spacing = 20 } = tissue;
  const z = dimensions === 2 ? 10 : half;
  return {
    model: {
      name,
      domain: {
        minimum: [-half, -half, -z],
        maximum: [half, half, z],
        spacing: [spacing, spacing, dimensions === 2 ? 20 : spacing],
        dimensions,
      },
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

/** Cells in the rows and columns of a square, so far apart. */
export function squareOf(type: string, count: number, spacing: number): InitialCell[] {
  const side = Math.ceil(Math.sqrt(count));
  const along = (k: number) => (k - (side - 1) / 2) * spacing;
  return Array.from({ length: count }, (_, i) => ({
    position: [along(i % side), along(Math.floor(i / side)), 0] as const,
    type,
  }));
}

/** Cells of a disc in rows that are shifted against each other. */
export function discOf(type: string, radius: number, spacing: number): InitialCell[] {
  const most = Math.ceil(radius / spacing) + 2;
  const cells: InitialCell[] = [];
  for (let j = -most; j <= most; j++) {
    for (let i = -most; i <= most; i++) {
      const x = spacing * (i + (j % 2 === 0 ? 0 : 0.5));
      const y = spacing * j * Math.sqrt(0.75);
      if (Math.sqrt(x * x + y * y) <= radius) cells.push({ position: [x, y, 0], type });
    }
  }
  return cells;
}

/** What a cell takes up, 1/min, and nothing else. */
export const uptakeOf = (uptake: number) => ({ secretion: 0, target: 0, uptake, release: 0 });

/** Phases one after another, each of so many minutes. */
export function fixedPhases(minutes: readonly number[]): CellType["cycle"]["changes"] {
  return minutes.map((duration, from) => ({
    from,
    to: (from + 1) % minutes.length,
    rate: 1 / duration,
    fixedDuration: true,
  }));
}
