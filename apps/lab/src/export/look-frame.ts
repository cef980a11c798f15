import {
  cellKindNames,
  type MicroenvironmentScenario,
  type Table,
  type TissueFrame,
  type TissueLook,
  table,
} from "../../../../src/index.ts";

const states = ["live", "apoptotic", "necrotic"] as const;
/** The type of tumour cells that have little left to be seen by, as pictures of runs call it. */
const fewAntigens = "tumour, few antigens";
/** Part of a cell's radius that is nucleus: lymphocytes are mostly nucleus. */
const nucleus = (radius: number) => (radius < 6 ? 0.79 : 0.6) * radius;

/**
 * A look as a frame for files and pictures: what looks keep, no more. Types are the same in every frame of a run, so
 * that the colours of a movie stay; a tumour cell has few antigens where all levels, or the MHC-I that it shows, are
 * below one half.
 */
export function lookFrame(look: TissueLook, { absent }: Pick<MicroenvironmentScenario, "absent">): TissueFrame {
  const cellTypes = [...cellKindNames.slice(0, 1), fewAntigens, ...cellKindNames.slice(1)].filter(
    (name) => !(absent as readonly string[]).includes(name),
  );
  return {
    time: look.day * 1440,
    domain: domainOf(look),
    cellTypes,
    cells: cellsOf(look),
    fields: look.fields.map(({ substance, unit, most, values }) => ({
      substance,
      unit,
      values: Float64Array.from(values, (byte) => (byte * most) / 255),
    })),
    graphs: [],
  };
}

function domainOf({ box, voxels }: TissueLook): TissueFrame["domain"] {
  const spacing = [0, 1, 2].map((axis) => (box.maximum[axis] - box.minimum[axis]) / voxels[axis]);
  const vector = (values: readonly number[]) => [values[0], values[1], values[2]] as const;
  return {
    minimum: vector(box.minimum),
    maximum: vector(box.maximum),
    spacing: vector(spacing),
    dimensions: box.flat ? 2 : 3,
  };
}

function cellsOf(look: TissueLook): Table {
  const number = (name: string, unit: string, label: string, values: ArrayLike<number>) => ({
    name,
    unit,
    label,
    values: Float64Array.from(values),
  });
  const text = (name: string, label: string, of: (row: number) => string) => ({
    name,
    unit: "",
    label,
    values: Array.from({ length: look.count }, (_, row) => of(row)),
  });
  return table("cells", [
    number("id", "", "number of the cell", look.id),
    number("parent", "", "number of its mother", look.parent),
    text("type", "type", (row) => typeOf(look, row)),
    text("state", "state", (row) => states[look.state[row]]),
    text("phase", "phase", () => ""),
    number("x", "um", "x", look.x),
    number("y", "um", "y", look.y),
    number("z", "um", "z", look.z),
    number("radius", "um", "radius", look.radius),
    number("nuclear_radius", "um", "radius of the nucleus, by the kind of cell", Array.from(look.radius, nucleus)),
  ]);
}

function typeOf({ kind, antigens, levels, day }: TissueLook, row: number): string {
  const name = cellKindNames[kind[row]];
  const half = 128;
  const isBare = antigens.length > 0 && antigens.every((level) => level[row] < half);
  // What cells show is worked out in their first step: at the start it is 0 everywhere.
  const isHidden = day > 0 && levels["shown mhc"][row] < half;
  return name === "tumour" && (isBare || isHidden) ? fewAntigens : name;
}
