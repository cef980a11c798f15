import { InputError } from "../../foundation/errors.ts";
import { numbers, texts } from "../../foundation/table.ts";
import { type TissueFrame, voxelCounts } from "../../models/tissue/frame.ts";

/** In the order of their codes. */
export const cellStates = ["live", "apoptotic", "necrotic"] as const;

/** The columns of a frame that every writer needs, checked: shape [cells] each. */
export interface FrameCells {
  readonly count: number;
  readonly id: Float64Array;
  /** Row of the frame's `cellTypes`. */
  readonly type: Uint16Array;
  /** Index in `cellStates`. */
  readonly state: Uint8Array;
  /** µm. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly radius: Float64Array;
  readonly nuclearRadius: Float64Array;
}

/**
 * The cells of a frame as writers use them.
 *
 * @throws {InputError} where the time, a position, a radius or a density is not finite, a radius is negative, a type or
 *   state is unknown, ids are not whole numbers in rising order, or a field has not one value a voxel
 */
export function readFrame(frame: TissueFrame): FrameCells {
  if (!Number.isFinite(frame.time)) throw new InputError("time of a frame", String(frame.time), "minutes");
  const cells = {
    count: frame.cells.rows,
    id: numbers(frame.cells, "id"),
    type: Uint16Array.from(codes(frame, "type", frame.cellTypes)),
    state: Uint8Array.from(codes(frame, "state", cellStates)),
    x: finite(frame, "x"),
    y: finite(frame, "y"),
    z: finite(frame, "z"),
    radius: size(frame, "radius"),
    nuclearRadius: size(frame, "nuclear_radius"),
  };
  checkIds(frame, cells.id);
  checkParents(frame);
  checkFields(frame);
  return cells;
}

/** `frame at 60 min, x of cell 12`. */
function place(frame: TissueFrame, name: string, row: number): string {
  return `frame at ${frame.time} min, ${name} of cell ${numbers(frame.cells, "id")[row]}`;
}

function codes(frame: TissueFrame, name: string, known: readonly string[]): number[] {
  const code = new Map(known.map((text, i) => [text, i]));
  return texts(frame.cells, name).map((text, row) => {
    const found = code.get(text);
    if (found === undefined) throw new InputError(place(frame, name, row), `"${text}"`, known.join(", "));
    return found;
  });
}

/** A column of numbers none of which is missing or infinite. */
export function finite(frame: TissueFrame, name: string): Float64Array {
  const values = numbers(frame.cells, name);
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new InputError(place(frame, name, bad), String(values[bad]), "a finite number");
  return values;
}

function size(frame: TissueFrame, name: string): Float64Array {
  const values = finite(frame, name);
  const bad = values.findIndex((value) => value < 0);
  if (bad >= 0) throw new InputError(place(frame, name, bad), String(values[bad]), "µm ≥ 0");
  return values;
}

function checkIds(frame: TissueFrame, id: Float64Array): void {
  for (let row = 0; row < id.length; row++) {
    const rising = row === 0 ? id[row] >= 0 : id[row] > id[row - 1];
    if (Number.isSafeInteger(id[row]) && rising) continue;
    const where = `frame at ${frame.time} min, id in row ${row}`;
    throw new InputError(where, String(id[row]), "whole numbers ≥ 0 in rising order");
  }
}

function checkParents(frame: TissueFrame): void {
  const parent = numbers(frame.cells, "parent");
  const bad = parent.findIndex((id) => !Number.isSafeInteger(id));
  if (bad >= 0) throw new InputError(place(frame, "parent", bad), String(parent[bad]), "a whole number");
}

function checkFields(frame: TissueFrame): void {
  const [nx, ny, nz] = voxelCounts(frame.domain);
  for (const { substance, values } of frame.fields) {
    const where = `frame at ${frame.time} min, ${substance}`;
    if (values.length !== nx * ny * nz) {
      throw new InputError(where, `${values.length} values`, `${nx} × ${ny} × ${nz} voxels`);
    }
    const bad = values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) throw new InputError(`${where}, voxel ${bad}`, String(values[bad]), "a finite density");
  }
}
