import { log } from "../../foundation/maths.ts";
import type { LinearMemory } from "../memory.ts";

const CLOSEST = 1e-5;

/** Forces over strength, by the distance in units of that at which bodies touch; the law's number is its index. */
const laws = [undefined, (u: number) => 1 - u, (u: number) => (1 - u) * Math.abs(1 - u), (u: number) => -log(u)];

/** Other laws of force, and how stiff a tissue is, as plain loops: the twin, byte for byte, of assembly/mechanics-laws.ts. */
export function lawKernels(memory: LinearMemory) {
  const views = () => ({
    f64: new Float64Array(memory.buffer),
    u32: new Uint32Array(memory.buffer),
    u8: new Uint8Array(memory.buffer),
  });

  /** Distance to the nearest side of the box. */
  function toWall(f64: Float64Array, a: number, box: number): number {
    let nearest = Number.POSITIVE_INFINITY;
    for (let axis = 0; axis < 3; axis++) {
      nearest = Math.min(nearest, f64[a + axis] - f64[box + axis], f64[box + 3 + axis] - f64[a + axis]);
    }
    return nearest;
  }

  return {
    /** Velocities by a law of d / R, out to the bodies' reach. */
    pairForcesByLaw(
      bodies: number,
      flags: number,
      starts: number,
      indices: number,
      velocity: number,
      law: number,
      start: number,
      end: number,
    ): void {
      const { f64, u32, u8 } = views();
      const force = laws[law]!;
      for (let i = start; i < end; i++) {
        const a = bodies / 8 + i * 8;
        const v = velocity / 8 + i * 3;
        f64.fill(0, v, v + 3);
        if ((u8[flags + i] & 3) !== 3) continue;
        const last = u32[starts / 4 + i + 1];
        for (let e = u32[starts / 4 + i]; e < last; e++) {
          const b = bodies / 8 + u32[indices / 4 + e] * 8;
          const dx = f64[a] - f64[b];
          const dy = f64[a + 1] - f64[b + 1];
          const dz = f64[a + 2] - f64[b + 2];
          const d = Math.max(Math.sqrt(dx * dx + dy * dy + dz * dz), CLOSEST);
          if (!(d < f64[a + 4] + f64[b + 4])) continue;
          const f = (f64[a + 5] * f64[b + 5] * force(d / (f64[a + 3] + f64[b + 3]))) / d;
          f64[v] += dx * f;
          f64[v + 1] += dy * f;
          f64[v + 2] += dz * f;
        }
      }
    },

    /**
     * Per block of bodies: a bound of the fastest rate at which forces between bodies, wall and springs undo a shift of
     * a body: the largest sum of a row of Σ k n nᵀ, twice for what two bodies share. Springs: none where `springStarts`
     * is 0. Adhesion, which only softens, is left out.
     */
    measureStiffness(
      bodies: number,
      flags: number,
      starts: number,
      indices: number,
      box: number,
      springStarts: number,
      stiffness: number,
      n: number,
      block: number,
      out: number,
      start: number,
      end: number,
    ): void {
      const { f64, u32, u8 } = views();
      for (let c = start; c < end; c++) {
        let most = 0;
        for (let i = c * block; i < Math.min(n, (c + 1) * block); i++) {
          if ((u8[flags + i] & 3) !== 3) continue;
          const a = bodies / 8 + i * 8;
          let [xx, yy, zz, xy, xz, yz] = [0, 0, 0, 0, 0, 0];
          const last = u32[starts / 4 + i + 1];
          for (let e = u32[starts / 4 + i]; e < last; e++) {
            const b = bodies / 8 + u32[indices / 4 + e] * 8;
            const dx = f64[a] - f64[b];
            const dy = f64[a + 1] - f64[b + 1];
            const dz = f64[a + 2] - f64[b + 2];
            const d2 = Math.max(dx * dx + dy * dy + dz * dz, CLOSEST * CLOSEST);
            const R = f64[a + 3] + f64[b + 3];
            if (!(d2 < R * R)) continue;
            const k = (f64[a + 5] * f64[b + 5] * (1 - Math.sqrt(d2) / R)) / R / d2;
            xx += k * dx * dx;
            yy += k * dy * dy;
            zz += k * dz * dz;
            xy += k * dx * dy;
            xz += k * dx * dz;
            yz += k * dy * dz;
          }
          const row = Math.max(
            xx + Math.abs(xy) + Math.abs(xz),
            yy + Math.abs(xy) + Math.abs(yz),
            zz + Math.abs(xz) + Math.abs(yz),
          );
          let k = 4 * row;
          if (box !== 0) {
            const r = f64[a + 3];
            const nearest = toWall(f64, a, box / 8);
            if (nearest < r) k += (200 * (1 - nearest / r)) / r;
          }
          if (springStarts !== 0) {
            const lastSpring = u32[springStarts / 4 + i + 1];
            for (let e = u32[springStarts / 4 + i]; e < lastSpring; e++) k += 2 * f64[stiffness / 8 + e];
          }
          if (k > most) most = k;
        }
        f64[out / 8 + c] = most;
      }
    },
  };
}
