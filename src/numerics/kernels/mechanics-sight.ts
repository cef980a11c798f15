import type { LinearMemory } from "../memory.ts";

/**
 * Whom a body sees in PhysiCell: bodies in its own voxel, and in those of the 26 around it whose common face, edge or
 * corner is no farther than its reach and the reach last recorded for that voxel.
 *
 * @param sight    address of 7 f64: origin (3), edge, voxels along each axis (3)
 * @param reaches  address of an f64 a voxel
 * @param places   address of 4 i16 a body: its voxel
 */
export function sightOf(memory: LinearMemory, bodies: number, sight: number, reaches: number, places: number) {
  const f64 = new Float64Array(memory.buffer);
  const i16 = new Int16Array(memory.buffer);
  const s = sight / 8;
  const counts = f64.subarray(s + 4, s + 7);

  function looksInto(i: number, offsets: readonly number[]): boolean {
    const terms = [0, 0, 0];
    let voxel = 0;
    for (let axis = 2; axis >= 0; axis--) {
      const from = i16[places / 2 + i * 4 + axis];
      const to = from + offsets[axis];
      if (to < 0 || to >= counts[axis]) return false;
      const border = f64[s + axis] + Math.max(from, to) * f64[s + 3];
      const distance = offsets[axis] === 0 ? 0 : f64[bodies / 8 + i * 8 + axis] - border;
      voxel = voxel * counts[axis] + to;
      terms[axis] = distance * distance;
    }
    const squared = terms[0] + terms[1] + terms[2];
    const limit = f64[bodies / 8 + i * 8 + 4] + f64[reaches / 8 + voxel];
    return squared <= limit * limit || offsets.every((offset) => offset === 0);
  }

  return (i: number) => (j: number) => {
    const offsets = [0, 1, 2].map((axis) => i16[places / 2 + j * 4 + axis] - i16[places / 2 + i * 4 + axis]);
    return offsets.every((offset) => Math.abs(offset) <= 1) && looksInto(i, offsets);
  };
}
