import { InputError } from "../../foundation/errors.ts";
import { type Column, type Table, table } from "../../foundation/table.ts";
import type { Domain } from "../../models/tissue/contract.ts";
import { type TissueFrame, voxelCounts } from "../../models/tissue/frame.ts";
import { readFrame } from "./read-frame.ts";

/**
 * The cells of one frame or of many: a row a cell and frame, all columns of the frames' tables behind `time`.
 *
 * @throws {InputError} as `readFrame` does, and where frames differ in their columns
 */
export function cellTable(frames: readonly TissueFrame[]): Table {
  for (const frame of frames) readFrame(frame);
  return stacked(
    "cells",
    frames,
    frames.map((frame) => frame.cells),
  );
}

/**
 * The densities of one frame or of many: a row a voxel and frame, with the voxel's centre and a column a substance.
 *
 * @throws {InputError} as `readFrame` does, and where frames differ in their substances
 */
export function fieldTable(frames: readonly TissueFrame[]): Table {
  const tables = frames.map((frame) => {
    readFrame(frame);
    return table("fields", [...centres(frame.domain), ...frame.fields.map(density)]);
  });
  return stacked("fields", frames, tables);
}

function density({ substance, unit, values }: TissueFrame["fields"][number]): Column {
  return { name: substance, unit, label: substance, values };
}

/** Columns x, y and z of the centres of all voxels, x fastest. */
function centres(domain: Domain): Column[] {
  const counts = voxelCounts(domain);
  const [nx, ny, nz] = counts;
  const strides = [1, nx, nx * ny];
  return (["x", "y", "z"] as const).map((name, axis) => ({
    name,
    unit: "µm",
    label: `Centre of the voxel, ${name}`,
    values: Float64Array.from({ length: nx * ny * nz }, (_, voxel) => {
      const along = Math.floor(voxel / strides[axis]) % counts[axis];
      return domain.minimum[axis] + (along + 0.5) * domain.spacing[axis];
    }),
  }));
}

function stacked(name: string, frames: readonly TissueFrame[], tables: readonly Table[]): Table {
  if (frames.length === 0) throw new InputError(name, "no frame", "one or more");
  const names = tables[0].columns.map((entry) => entry.name);
  tables.forEach((own, i) => {
    const found = own.columns.map((entry) => entry.name);
    if (found.length === names.length && found.every((text, at) => text === names[at])) return;
    throw new InputError(`${name} at ${frames[i].time} min`, found.join(", "), `the columns ${names.join(", ")}`);
  });
  const columns = tables[0].columns.map((first, at) => ({
    ...first,
    values: joined(tables.map((own) => own.columns[at].values)),
  }));
  const times = frames.map((frame, i) => new Float64Array(tables[i].rows).fill(frame.time));
  return table(name, [{ name: "time", unit: "min", label: "Time", values: joined(times) }, ...columns]);
}

function joined(parts: readonly Column["values"][]): Column["values"] {
  if (parts.length === 1) return parts[0];
  if (!parts.every((part) => part instanceof Float64Array)) return parts.flatMap((part) => [...(part as string[])]);
  const all = new Float64Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
