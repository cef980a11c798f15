import { numbers, type TissueFrame, texts, voxelCounts } from "../../../../src/index.ts";
import type { CellData, FieldLook, ProjectLook } from "./messages.ts";

const states = ["live", "apoptotic", "necrotic"];
/** Columns of cells that looks keep by themselves. */
const own = ["id", "type", "state", "phase", "x", "y", "z", "radius"];

/** What a page keeps of a frame. */
export function lookAt(frame: TissueFrame): ProjectLook {
  const { cells, cellTypes, time } = frame;
  const places = new Map(cellTypes.map((name, i) => [name, i]));
  const type = Uint8Array.from(texts(cells, "type"), (name) => places.get(name) ?? 0);
  const state = Uint8Array.from(texts(cells, "state"), (name) => Math.max(0, states.indexOf(name)));
  const counts = cellTypes.map(() => 0);
  type.forEach((one, row) => {
    if (state[row] === 0) counts[one]++;
  });
  const named = texts(cells, "phase");
  const phases = [...new Set(named)].sort();
  const column = (name: string) => Float32Array.from(numbers(cells, name));
  return {
    time,
    id: Uint32Array.from(numbers(cells, "id")),
    type,
    state,
    x: column("x"),
    y: column("y"),
    z: column("z"),
    radius: column("radius"),
    counts,
    phases,
    phase: Uint8Array.from(named, (name) => phases.indexOf(name)),
    data: dataOf(frame),
    fields: fieldsOf(frame),
  };
}

function dataOf({ cells }: TissueFrame): CellData {
  const columns = cells.columns.filter(({ name, values }) => values instanceof Float64Array && !own.includes(name));
  const values = new Float32Array(cells.rows * columns.length);
  columns.forEach((column, c) => {
    for (let row = 0; row < cells.rows; row++) values[row * columns.length + c] = Number(column.values[row]);
  });
  return { names: columns.map(({ name }) => name), units: columns.map(({ unit }) => unit), values };
}

function fieldsOf({ domain, fields }: TissueFrame): FieldLook[] {
  const [nx, ny, nz] = voxelCounts(domain);
  const start = Math.floor(nz / 2) * nx * ny;
  return fields.map(({ substance, unit, values }) => {
    const layer = Float32Array.from(values.subarray(start, start + nx * ny));
    const sum = values.reduce((total, value) => total + value, 0);
    return {
      substance,
      unit,
      size: [nx, ny],
      values: layer,
      most: layer.reduce((most, value) => Math.max(most, value), 0),
      mean: values.length > 0 ? sum / values.length : 0,
    };
  });
}

/** Memory that goes over with a look instead of being copied. */
export function buffersOf({ id, type, state, phase, x, y, z, radius, data, fields }: ProjectLook): ArrayBuffer[] {
  const columns = [id, type, state, phase, x, y, z, radius, ...fields.map(({ values }) => values)];
  return [...columns, ...(data ? [data.values] : [])].map(({ buffer }) => buffer as ArrayBuffer);
}
