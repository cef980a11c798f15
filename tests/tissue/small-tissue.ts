import { plainScenario, squareOf } from "../../src/experiments/tissue-conformance/pieces.ts";
import type { CellType, InitialCell, Rule, Substance, TissueScenario } from "../../src/models/tissue/contract.ts";

export { changedCellType as cellType } from "../../src/experiments/tissue-conformance/pieces.ts";

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
  return plainScenario({ name: "small", half: 200, dimensions: 2, ...small }, changes);
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
  return squareOf(type, count, spacing);
}
