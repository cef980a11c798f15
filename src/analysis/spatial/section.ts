import { InputError } from "../../foundation/errors.ts";
import { filterRows, numbers, type Table } from "../../foundation/table.ts";

export interface SectionOptions {
  /** Middle of the slab. */
  readonly z: number;
  /** Thickness of the slab; microtomes cut 4 to 5 µm. */
  readonly thickness: number;
  /**
   * Column of radii (`radius`, or `nuclear_radius` for what a nuclear stain shows): every cell is seen that the slab
   * touches. Without it, only cells whose centre is in the slab: fewer, and none twice in neighbouring slabs.
   */
  readonly radius?: string;
}

/**
 * The cells of a three-dimensional tissue that a section shows: what to hand to these statistics before comparing with
 * a patient's slide, since distances in space are longer than in a section.
 *
 * @param cells  with columns `x`, `y`, `z`, as tissue frames have
 */
export function section(cells: Table, { z, thickness, radius }: SectionOptions): Table {
  if (!(thickness > 0)) throw new InputError("section thickness", `${thickness}`, "a length above 0");
  const depth = numbers(cells, "z");
  const radii = radius === undefined ? undefined : numbers(cells, radius);
  // Half open, so that neighbouring slabs share no centre.
  const isIn = (from: number, to: number, at: number) => at >= from && at < to;
  const [bottom, top] = [z - thickness / 2, z + thickness / 2];
  return filterRows(cells, (row) => {
    const reach = radii ? radii[row] : 0;
    return isIn(bottom - reach, top + reach, depth[row]);
  });
}
