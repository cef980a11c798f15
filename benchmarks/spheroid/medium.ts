import type { Snapshot } from "../../src/engine/tissue/snapshot.ts";
import { VOXEL } from "./model.ts";

const voxelsAlong = (half: number) => Math.round((2 * half) / VOXEL);

/** µm from the centre to the cell that is furthest out. */
export function reachOf({ arrays: { body } }: Snapshot): number {
  let square = 0;
  for (let i = 0; i < body.length; i += 8) {
    square = Math.max(square, body[i] * body[i] + body[i + 1] * body[i + 1] + body[i + 2] * body[i + 2]);
  }
  return Math.sqrt(square);
}

/** A cube with four free voxels around the spheroid; it grows by eight voxels at once on each side. */
export function halfFor(reach: number): number {
  const step = 8 * VOXEL;
  return step * Math.ceil((reach + 4 * VOXEL) / step);
}

/**
 * Stirred medium: oxygen is held in each voxel that is more than one voxel away from all that hold a cell, so that an
 * unstirred layer of 20 to 40 µm is left around the spheroid.
 */
export function stirredMedium(snapshot: Snapshot | undefined, half: number, oxygen: number): Float64Array {
  const n = voxelsAlong(half);
  const held = new Float64Array(n ** 3).fill(oxygen);
  const body = snapshot?.arrays.body ?? new Float64Array(8);
  const place = (x: number) => Math.min(n - 1, Math.max(0, Math.floor((x + half) / VOXEL)));
  for (let i = 0; i < body.length; i += 8) {
    const [x, y, z] = [place(body[i]), place(body[i + 1]), place(body[i + 2])];
    for (let k = Math.max(0, z - 1); k <= Math.min(n - 1, z + 1); k++)
      for (let j = Math.max(0, y - 1); j <= Math.min(n - 1, y + 1); j++)
        held.fill(Number.NaN, Math.max(0, x - 1) + n * (j + n * k), Math.min(n - 1, x + 1) + 1 + n * (j + n * k));
  }
  return held;
}

/** The same tissue in a larger cube, with medium in the room that is new. */
export function inLargerCube(snapshot: Snapshot, from: number, to: number, oxygen: number): Snapshot {
  const [n, m] = [voxelsAlong(from), voxelsAlong(to)];
  const before = snapshot.arrays["density of oxygen"];
  const after = new Float64Array(m ** 3).fill(oxygen);
  const margin = (m - n) / 2;
  for (let z = 0; z < n; z++)
    for (let y = 0; y < n; y++) {
      const row = n * (y + n * z);
      after.set(before.subarray(row, row + n), margin + m * (y + margin + m * (z + margin)));
    }
  return { ...snapshot, arrays: { ...snapshot.arrays, "density of oxygen": after } };
}
