import type { Cells } from "../../models/tissue/cells.ts";
import type { TissueScenario } from "../../models/tissue/contract.ts";

/** Numerics that failed, in words, with what to try next; nothing where all is well. */
export function faultOf(
  scenario: TissueScenario,
  cells: Cells,
  densities: readonly Float64Array[],
  time: number,
): string | undefined {
  const { body, volume, id, count } = cells;
  for (let row = 0; row < count; row++) {
    const sum = body[8 * row] + body[8 * row + 1] + body[8 * row + 2] + volume[row];
    if (!(Math.abs(sum) < 1e300)) return `cell ${id[row]} has a place or a volume that is no number at ${time} min`;
    const fault = placeFault(scenario, cells, row, time);
    if (fault) return fault;
  }
  const bad = densities.findIndex((density) => {
    let sum = 0;
    for (let i = 0; i < density.length; i++) sum += density[i];
    return !Number.isFinite(sum);
  });
  return bad < 0 ? undefined : `${scenario.model.substances[bad].name} is no number in some voxel at ${time} min`;
}

/** Whether a step threw the cell farther out of the box than the box is wide: no force that steps resolve does so. */
export function placeFault(
  { model, numerics }: TissueScenario,
  { body, id }: Cells,
  row: number,
  time: number,
): string | undefined {
  const { minimum, maximum, dimensions } = model.domain;
  const exact = numerics === "accurate";
  for (let axis = 0; axis < dimensions; axis++) {
    const out = Math.max(minimum[axis] - body[8 * row + axis], body[8 * row + axis] - maximum[axis]);
    if (out <= (exact ? 1 : 1000) * (maximum[axis] - minimum[axis])) continue;
    const way = exact ? "weaker repulsion or adhesion" : "shorter steps of mechanics, or weaker repulsion";
    return `cell ${id[row]} is thrown far out of the box at ${time} min: its forces are unstable; take ${way}`;
  }
  return undefined;
}
