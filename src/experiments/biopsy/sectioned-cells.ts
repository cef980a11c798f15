import { InputError } from "../../foundation/errors.ts";
import { expm1 } from "../../foundation/maths.ts";
import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { numbers, type Table, texts } from "../../foundation/table.ts";
import { type CellKind, cellKindNames, cellKinds, type KindTraits } from "../../models/microenvironment/cell-kinds.ts";
import type { MarkedCell } from "../../models/microenvironment/markers.ts";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import { inSection, type SectionPlane } from "./section-plane.ts";

/** A cell of which the section has a part. Lengths in µm. */
export interface SectionedCell extends MarkedCell {
  readonly id: number;
  readonly live: boolean;
  /** Place in the section, and height of the centre over its middle. */
  readonly u: number;
  readonly v: number;
  readonly w: number;
  readonly radius: number;
  readonly nuclearRadius: number;
  /** It squeezes in between others, which give way. */
  readonly crawls: boolean;
}

/** Ki67 is seen for about this long around a division, min. Assumed: S, G2 and M phase take most of a day. */
const CYCLING = 1440;

/** Kinds by other names, as tables of other tissues have them, are refused: stains need to know what a cell is. */
function kindsOf(cellTypes: readonly string[]): CellKind[] {
  return cellTypes.map((name) => {
    if ((cellKindNames as readonly string[]).includes(name)) return name as CellKind;
    throw new InputError("biopsy, cell type", `"${name}"`, `kinds of a microenvironment: ${cellKindNames.join(", ")}`);
  });
}

/**
 * Cells that a section touches, in the order of their numbers. A flat tissue lies in the section with all its cells cut
 * through their middle.
 */
export function sectionedCells(
  frame: TissueFrame,
  plane: SectionPlane,
  thickness: number,
  seed: number,
): SectionedCell[] {
  const { cells } = frame;
  kindsOf(frame.cellTypes);
  const [id, x, y, z, radius, nuclear] = ["id", "x", "y", "z", "radius", "nuclear_radius"].map((name) =>
    numbers(cells, name),
  );
  const [type, state] = [texts(cells, "type"), texts(cells, "state")];
  const trait = traitReader(cells);
  const flat = frame.domain.dimensions === 2;
  const found: SectionedCell[] = [];
  for (let row = 0; row < cells.rows; row++) {
    const [u, v, off] = inSection(plane, x[row], y[row], z[row]);
    const w = flat ? 0 : off;
    if (Math.abs(w) >= radius[row] + thickness / 2) continue;
    const kind = type[row] as CellKind;
    const crawls = (cellKinds[kind] as KindTraits).crawls;
    const entry = trait("cycle entry", row);
    const luck = generator(seed, streams.staining, 0, id[row]).uniform();
    found.push({
      id: id[row],
      kind,
      live: state[row] === "live",
      u,
      v,
      w,
      radius: radius[row],
      nuclearRadius: nuclear[row],
      crawls,
      trait: (name) => trait(name, row),
      cycling: luck < -expm1(-entry * CYCLING),
    });
  }
  return found;
}

/** A column's value in a row; 0 where the tissue has no such column. */
function traitReader(cells: Table): (name: string, row: number) => number {
  const columns = new Map(
    cells.columns.flatMap(({ name, values }) => (values instanceof Float64Array ? [[name, values] as const] : [])),
  );
  return (name, row) => columns.get(name)?.[row] ?? 0;
}
