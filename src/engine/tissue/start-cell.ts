import { InputError } from "../../foundation/errors.ts";
import { tissueBehaviours } from "../../models/tissue/behaviours.ts";
import { flag, life } from "../../models/tissue/cells.ts";
import type { TissueContext } from "../../models/tissue/context.ts";
import type { InitialCell } from "../../models/tissue/contract.ts";
import { entryNamed, spellings } from "../../models/tissue/grammar.ts";
import { scaleVolume, setShape, takeVolume } from "../../models/tissue/processes/set-shape.ts";
import { takeBehaviours } from "../../models/tissue/processes/transform.ts";

/** Puts cells into rows, live, in the first phase of their cycle, with the values of their types and their own. */
export function cellStarter(tables: TissueContext["tables"]) {
  const types = new Map(tables.names.cellTypes.map((name, type) => [name, type]));
  const known = spellings(tissueBehaviours(tables.names));

  /** @param id  the cell's number, which is also the address of its chance */
  return (context: TissueContext, row: number, cell: InitialCell, id: number): void => {
    const { cells } = context;
    const type = types.get(cell.type);
    if (type === undefined) throw new InputError("cell type", cell.type, `one of ${tables.names.cellTypes.join(", ")}`);
    cells.type[row] = type;
    cells.id[row] = id;
    cells.luck[row] = id;
    cells.life[row] = life.live;
    cells.nuclei[row] = 1;
    cells.target[row] = -1;
    cells.body.set(cell.position, 8 * row);
    for (let i = 0; i < tables.customs; i++) {
      cells.custom[row * tables.customs + i] = tables.customDefaults[type * tables.customs + i];
    }
    takeBehaviours(context, row);
    takeVolume(context, row);
    for (const [name, value] of Object.entries(cell.values ?? {})) {
      if (name === "volume") scaleVolume(context, row, value / cells.volume[row]);
      else setOwn(context, row, entryNamed(known, name, "behaviour", `cell ${id}`).index, value);
    }
    cells.flags[row] = (isInside(context, row) ? flag.inside : 0) | flag.fresh;
    setShape(context, row);
  };
}

function setOwn({ tables, cells }: TissueContext, row: number, place: number, value: number): void {
  cells.varied[row * tables.varied.length + tables.variedColumn[place]] = value;
  const custom = place - tables.layout.custom;
  if (custom >= 0 && custom < tables.customs) cells.custom[row * tables.customs + custom] = value;
}

function isInside({ tables, cells }: TissueContext, row: number): boolean {
  const { minimum, maximum, dimensions } = tables.model.domain;
  return [0, 1, 2].every((axis) => {
    const x = cells.body[8 * row + axis];
    return (axis === 2 && dimensions === 2) || (x >= minimum[axis] && x <= maximum[axis]);
  });
}
