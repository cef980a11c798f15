import type { LinearMemory } from "../memory.ts";
import { sightOf } from "./mechanics-sight.ts";

/** Bodies nearer than this count as this far apart, µm. */
const CLOSEST = 1e-5;
/** Pressure of a neighbour that would overlap wholly, in the unit in which a cell in a dense packing feels about 1. */
const PRESSURE_SCALE = 0.027288820670331;
/** µm/min. */
const WALL = 100;

type Affinity = (i: number, j: number, kind: number, otherKind: number) => number;

/** Forces between bodies as plain loops: the twin, byte for byte, of assembly/mechanics-forces.ts. */
export function forceKernels(memory: LinearMemory) {
  /** The force of the wall's nearest side alone, in `push`. */
  const push = new Float64Array(3);
  function wall(f64: Float64Array, a: number, box: number): void {
    let nearest = Number.POSITIVE_INFINITY;
    let side = 0;
    for (let s = 0; s < 6; s++) {
      const axis = s >> 1;
      const distance = s % 2 === 0 ? f64[a + axis] - f64[box + axis] : f64[box + 3 + axis] - f64[a + axis];
      if (distance < nearest) {
        nearest = distance;
        side = s;
      }
    }
    push.fill(0);
    const radius = f64[a + 3];
    if (!(nearest < radius)) return;
    const q = 1 - nearest / radius;
    const f = q * q * WALL;
    push[side >> 1] = side % 2 === 0 ? f : -f;
  }

  function ofKinds(affinities: number, kinds: number): Affinity {
    const table = new Float64Array(memory.buffer as ArrayBuffer, affinities, kinds * kinds);
    return (_i, _j, kind, other) => table[kind * kinds + other];
  }

  function ofOwn(affinities: number, kinds: number): Affinity {
    const own = new Float64Array(memory.buffer as ArrayBuffer, affinities);
    return (i, j, kind, other) => own[i * kinds + other] * own[j * kinds + kind];
  }

  function sums(
    bodies: number,
    flags: number,
    starts: number,
    indices: number,
    velocity: number,
    pressure: number,
    box: number,
    affinity: Affinity | undefined,
    sees: ((i: number) => (j: number) => boolean) | undefined,
    start: number,
    end: number,
  ): void {
    const f64 = new Float64Array(memory.buffer);
    const u32 = new Uint32Array(memory.buffer);
    const u8 = new Uint8Array(memory.buffer);
    const first = bodies / 8;
    for (let i = start; i < end; i++) {
      const v = velocity / 8 + i * 3;
      if ((u8[flags + i] & 3) !== 3) {
        f64.fill(0, v, v + 3);
        continue;
      }
      const a = first + i * 8;
      push.fill(0);
      if (box !== 0) wall(f64, a, box / 8);
      let [x, y, z] = push;
      let p = 0;
      const seen = sees?.(i);
      const last = u32[starts / 4 + i + 1];
      for (let e = u32[starts / 4 + i]; e < last; e++) {
        const j = u32[indices / 4 + e];
        const b = first + j * 8;
        const dx = f64[a] - f64[b];
        const dy = f64[a + 1] - f64[b + 1];
        const dz = f64[a + 2] - f64[b + 2];
        const R = Math.max(f64[a + 3] + f64[b + 3], CLOSEST);
        const A = Math.max(f64[a + 4] + f64[b + 4], CLOSEST);
        const d = Math.max(Math.sqrt(dx * dx + dy * dy + dz * dz), CLOSEST);
        if (!(d <= R || d < A) || (seen && !seen(j))) continue;
        const repulsion = f64[a + 5] * f64[b + 5];
        let adhesion = f64[a + 6] * f64[b + 6];
        if (affinity) adhesion *= affinity(i, j, f64[a + 7], f64[b + 7]);
        const RA = R * A;
        const inverse = 1 / (RA * RA * d);
        const r = (R - d) * A;
        const r2 = d <= R ? r * r : 0;
        const s = (A - d) * R;
        const s2 = d < A ? s * s : 0;
        const f = (repulsion * r2 - adhesion * s2) * inverse;
        x += dx * f;
        y += dy * f;
        z += dz * f;
        p += r2 * d * inverse;
      }
      f64[v] = x;
      f64[v + 1] = y;
      f64[v + 2] = z;
      f64[pressure / 8 + i] = p / PRESSURE_SCALE;
    }
  }

  return {
    /** Velocities and pressures by the neighbours and, where `box` is not 0, by the wall. All affinities are 1. */
    pairForces(
      bodies: number,
      _nobody: number,
      flags: number,
      starts: number,
      indices: number,
      velocity: number,
      pressure: number,
      box: number,
      start: number,
      end: number,
    ): void {
      sums(bodies, flags, starts, indices, velocity, pressure, box, undefined, undefined, start, end);
    },

    /** The same, with a table of the kinds' mutual affinities. */
    pairForcesOfKinds(
      bodies: number,
      _nobody: number,
      flags: number,
      starts: number,
      indices: number,
      velocity: number,
      pressure: number,
      box: number,
      affinities: number,
      kinds: number,
      start: number,
      end: number,
    ): void {
      sums(bodies, flags, starts, indices, velocity, pressure, box, ofKinds(affinities, kinds), undefined, start, end);
    },

    /** The same, with the root of each body's own affinity to each kind. */
    pairForcesOfOwn(
      bodies: number,
      _nobody: number,
      flags: number,
      starts: number,
      indices: number,
      velocity: number,
      pressure: number,
      box: number,
      affinities: number,
      kinds: number,
      start: number,
      end: number,
    ): void {
      sums(bodies, flags, starts, indices, velocity, pressure, box, ofOwn(affinities, kinds), undefined, start, end);
    },

    /**
     * The same, but a body feels those alone that PhysiCell lets it see. `mode`: whose affinities, 0 none, 1 the kinds',
     * 2 each body's own.
     */
    pairForcesInSight(
      bodies: number,
      _nobody: number,
      flags: number,
      starts: number,
      indices: number,
      velocity: number,
      pressure: number,
      box: number,
      affinities: number,
      kinds: number,
      mode: number,
      sight: number,
      reaches: number,
      places: number,
      start: number,
      end: number,
    ): void {
      const affinity = [undefined, ofKinds, ofOwn][mode]?.(affinities, kinds);
      const sees = sightOf(memory, bodies, sight, reaches, places);
      sums(bodies, flags, starts, indices, velocity, pressure, box, affinity, sees, start, end);
    },

    /** The voxel of each body, as 4 i16: x, y, z, 0. */
    placeInSight(bodies: number, sight: number, places: number, start: number, end: number): void {
      const f64 = new Float64Array(memory.buffer);
      const i16 = new Int16Array(memory.buffer);
      const s = sight / 8;
      for (let i = start; i < end; i++) {
        for (let axis = 0; axis < 3; axis++) {
          const at = (f64[bodies / 8 + i * 8 + axis] - f64[s + axis]) / f64[s + 3];
          i16[places / 2 + i * 4 + axis] = Math.min(Math.max(at, 0), f64[s + 4 + axis] - 1);
        }
      }
    },

    /** Adds the pull of springs of no length at rest. */
    springForces(
      bodies: number,
      flags: number,
      starts: number,
      indices: number,
      stiffness: number,
      velocity: number,
      start: number,
      end: number,
    ): void {
      const f64 = new Float64Array(memory.buffer);
      const u32 = new Uint32Array(memory.buffer);
      const u8 = new Uint8Array(memory.buffer);
      for (let i = start; i < end; i++) {
        if ((u8[flags + i] & 3) !== 3) continue;
        const a = bodies / 8 + i * 8;
        const v = velocity / 8 + i * 3;
        const last = u32[starts / 4 + i + 1];
        for (let e = u32[starts / 4 + i]; e < last; e++) {
          const b = bodies / 8 + u32[indices / 4 + e] * 8;
          const k = f64[stiffness / 8 + e];
          for (let axis = 0; axis < 3; axis++) f64[v + axis] += k * (f64[b + axis] - f64[a + axis]);
        }
      }
    },
  };
}
