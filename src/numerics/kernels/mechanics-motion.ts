import type { LinearMemory } from "../memory.ts";

/** Motion of bodies as plain loops: the twin, byte for byte, of assembly/mechanics-motion.ts. */
export function motionKernels(memory: LinearMemory) {
  const views = () => ({ f64: new Float64Array(memory.buffer), u8: new Uint8Array(memory.buffer) });

  /** Bit 1 of a body's flags is cleared where it lies outside of the box. */
  function leave(f64: Float64Array, u8: Uint8Array, box: number, flag: number, a: number): void {
    for (let axis = 0; axis < 3; axis++) {
      const x = f64[a + axis];
      if (!(x >= f64[box / 8 + axis] && x <= f64[box / 8 + 3 + axis])) u8[flag] &= 0xfd;
    }
  }

  return {
    /** Adams and Bashforth's second-order step on the whole velocity, force and own: x += dt (3 v − v′) / 2. */
    moveWhole(
      bodies: number,
      flags: number,
      velocity: number,
      previous: number,
      extra: number,
      box: number,
      axes: number,
      dt: number,
      start: number,
      end: number,
    ): void {
      const { f64, u8 } = views();
      const now = 1.5 * dt;
      const before = -0.5 * dt;
      for (let i = start; i < end; i++) {
        if ((u8[flags + i] & 3) !== 3) continue;
        const a = bodies / 8 + i * 8;
        for (let axis = 0; axis < axes; axis++) {
          const at = i * 3 + axis;
          const v = f64[velocity / 8 + at] + f64[extra / 8 + at];
          const x = f64[a + axis] + now * v;
          f64[a + axis] = x + before * f64[previous / 8 + at];
          f64[previous / 8 + at] = v;
        }
        leave(f64, u8, box, flags + i, a);
      }
    },

    /**
     * The same of variable step on the force velocity F, and Euler's on the own velocity m:
     * x += dt ((1 + ρ/2) F − ρ/2 F′ + m), ρ: this step over the one before; 0 for bodies that are fresh (bit 2).
     */
    moveForces(
      bodies: number,
      flags: number,
      velocity: number,
      previous: number,
      extra: number,
      box: number,
      axes: number,
      dt: number,
      ratio: number,
      start: number,
      end: number,
    ): void {
      const { f64, u8 } = views();
      for (let i = start; i < end; i++) {
        const bits = u8[flags + i];
        if ((bits & 3) !== 3) continue;
        const half = (bits & 4) !== 0 ? 0 : 0.5 * ratio;
        u8[flags + i] = bits & 0xfb;
        const a = bodies / 8 + i * 8;
        for (let axis = 0; axis < axes; axis++) {
          const at = i * 3 + axis;
          const F = f64[velocity / 8 + at];
          const v = F + half * (F - f64[previous / 8 + at]) + f64[extra / 8 + at];
          f64[a + axis] += dt * v;
          f64[previous / 8 + at] = F;
        }
        leave(f64, u8, box, flags + i, a);
      }
    },

    /**
     * Per block of bodies, squared: the largest change of a force velocity since the step before, and the largest force
     * velocity of a fresh body, which has none from before.
     */
    measureChanges(
      flags: number,
      velocity: number,
      previous: number,
      axes: number,
      n: number,
      block: number,
      out: number,
      start: number,
      end: number,
    ): void {
      const { f64, u8 } = views();
      for (let b = start; b < end; b++) {
        const most = [0, 0];
        for (let i = b * block; i < Math.min(n, (b + 1) * block); i++) {
          if ((u8[flags + i] & 3) !== 3) continue;
          const fresh = (u8[flags + i] & 4) >> 2;
          let squared = 0;
          for (let axis = 0; axis < axes; axis++) {
            const v = f64[velocity / 8 + i * 3 + axis];
            const change = fresh === 1 ? v : v - f64[previous / 8 + i * 3 + axis];
            squared += change * change;
          }
          most[fresh] = Math.max(most[fresh], squared);
        }
        f64.set(most, out / 8 + b * 2);
      }
    },
  };
}
