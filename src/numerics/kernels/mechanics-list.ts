import type { LinearMemory } from "../memory.ts";

/** Numbers of a level of the grid. */
const LEVEL = 12;
/** Entries of a draft of a list; the last one takes what has no room. */
const DRAFT = 32;
const NO_BIN = 0xffffffff;

/** Neighbour lists as plain loops: the twin, byte for byte, of assembly/mechanics-list.ts, where the records are told. */
export function listKernels(memory: LinearMemory) {
  const views = () => ({
    f64: new Float64Array(memory.buffer),
    u32: new Uint32Array(memory.buffer),
    u8: new Uint8Array(memory.buffer),
  });

  const cutOf = (f64: Float64Array, body: number) => Math.max(f64[body + 3], f64[body + 4]);

  function binAlong(f64: Float64Array, x: number, level: number, axis: number): number {
    const t = (x - f64[level + axis]) * f64[level + 3 + axis];
    return Math.min(Math.max(t, 0), f64[level + 7 + axis] - 1) | 0;
  }

  /**
   * Calls `met` with the place in the order of each body in the bins around the one at place `s`, and whether the two may
   * meet. Bodies are looked at in twos: the one behind an odd row is met, but never near.
   */
  function scan(
    { f64, u32 }: { readonly f64: Float64Array; readonly u32: Uint32Array },
    grid: { levels: number; levelCount: number; binStarts: number; sorted: number; room: number; skin: number },
    s: number,
    met: (place: number, near: boolean) => void,
  ): void {
    const { room } = grid;
    const first = grid.sorted / 8;
    const a = first + s;
    const base = f64[a + room * 3] + grid.skin;
    for (let l = 0; l < grid.levelCount; l++) {
      const level = grid.levels / 8 + l * LEVEL;
      const range = base + f64[level + 6];
      const [x0, y0, z0] = [0, 1, 2].map((axis) => binAlong(f64, f64[a + room * axis] - range, level, axis));
      const [x1, y1, z1] = [0, 1, 2].map((axis) => binAlong(f64, f64[a + room * axis] + range, level, axis));
      for (let iz = z0; iz <= z1; iz++) {
        for (let iy = y0; iy <= y1; iy++) {
          const row = grid.binStarts / 4 + f64[level + 10] + (iz * f64[level + 8] + iy) * f64[level + 7];
          const last = u32[row + x1 + 1];
          for (let t = u32[row + x0]; t < last; t++) {
            const b = first + t;
            const dx = f64[a] - f64[b];
            const dy = f64[a + room] - f64[b + room];
            const dz = f64[a + room * 2] - f64[b + room * 2];
            const cut = base + f64[b + room * 3];
            met(t, dx * dx + dy * dy + dz * dz < cut * cut);
          }
          if ((last - u32[row + x0]) % 2 === 1) met(last, false);
        }
      }
    }
  }

  return {
    /** Per block of bodies that take part: lowest and highest x, y, z, sum and maximum of their cut-offs, their number. */
    measureExtents(
      bodies: number,
      flags: number,
      n: number,
      block: number,
      out: number,
      start: number,
      end: number,
    ): void {
      const { f64, u8 } = views();
      for (let b = start; b < end; b++) {
        const o = out / 8 + b * 9;
        f64.fill(Number.MAX_VALUE, o, o + 3);
        f64.fill(-Number.MAX_VALUE, o + 3, o + 6);
        f64.fill(0, o + 6, o + 9);
        for (let i = b * block; i < Math.min(n, (b + 1) * block); i++) {
          if ((u8[flags + i] & 2) === 0) continue;
          const a = bodies / 8 + i * 8;
          for (let axis = 0; axis < 3; axis++) {
            if (f64[a + axis] < f64[o + axis]) f64[o + axis] = f64[a + axis];
            if (f64[a + axis] > f64[o + 3 + axis]) f64[o + 3 + axis] = f64[a + axis];
          }
          const cut = cutOf(f64, a);
          f64[o + 6] += cut;
          if (cut > f64[o + 7]) f64[o + 7] = cut;
          f64[o + 8]++;
        }
      }
    },

    /** The bin of each body, and its position and cut-off as they are now: x, y, z, cut-off (−1: takes no part). */
    binBodies(
      bodies: number,
      flags: number,
      levels: number,
      levelCount: number,
      bins: number,
      snapshot: number,
      start: number,
      end: number,
    ): void {
      const { f64, u32, u8 } = views();
      for (let i = start; i < end; i++) {
        const a = bodies / 8 + i * 8;
        const s = snapshot / 8 + i * 4;
        f64.copyWithin(s, a, a + 3);
        const takesPart = (u8[flags + i] & 2) !== 0;
        const cut = takesPart ? cutOf(f64, a) : -1;
        f64[s + 3] = cut;
        u32[bins / 4 + i] = NO_BIN;
        if (!takesPart) continue;
        let level = levels / 8;
        const lastLevel = level + (levelCount - 1) * LEVEL;
        while (level < lastLevel && cut > f64[level + 6]) level += LEVEL;
        const [x, y, z] = [0, 1, 2].map((axis) => binAlong(f64, f64[a + axis], level, axis));
        u32[bins / 4 + i] = f64[level + 10] + (z * f64[level + 8] + y) * f64[level + 7] + x;
      }
    },

    /**
     * Bodies in the order of their bins, and within a bin in their own order: `order`, and their positions and cut-offs
     * as four arrays of length `room` one behind the other. `binStarts` has binCount + 1 entries. One item.
     */
    sortBodies(
      n: number,
      bins: number,
      snapshot: number,
      binStarts: number,
      binCount: number,
      order: number,
      sorted: number,
      room: number,
    ): void {
      const { f64, u32 } = views();
      const starts = u32.subarray(binStarts / 4, binStarts / 4 + binCount + 1).fill(0);
      for (let i = 0; i < n; i++) {
        const bin = u32[bins / 4 + i];
        if (bin !== NO_BIN) starts[bin + 1]++;
      }
      let sum = 0;
      for (let bin = 0; bin < binCount; bin++) {
        const here = starts[bin + 1];
        starts[bin + 1] = sum;
        sum += here;
      }
      // Each start, held one place further on, moves to its bin's end, which is the start of the next.
      for (let i = 0; i < n; i++) {
        const bin = u32[bins / 4 + i];
        if (bin === NO_BIN) continue;
        const slot = starts[bin + 1]++;
        u32[order / 4 + slot] = i;
        for (let k = 0; k < 4; k++) f64[sorted / 8 + k * room + slot] = f64[snapshot / 8 + i * 4 + k];
      }
    },

    /**
     * For each place in the order, how many bodies its body may meet, and the first of them in a row of `drafts`, where
     * the body itself stands among them. What is behind them in the row means nothing.
     */
    findNeighbours(
      levels: number,
      levelCount: number,
      binStarts: number,
      order: number,
      sorted: number,
      room: number,
      skin: number,
      drafts: number,
      counts: number,
      start: number,
      end: number,
    ): void {
      const seen = views();
      const { u32 } = seen;
      const grid = { levels, levelCount, binStarts, sorted, room, skin };
      for (let s = start; s < end; s++) {
        const draft = drafts / 4 + s * DRAFT;
        let found = 0;
        scan(seen, grid, s, (place, near) => {
          u32[draft + Math.min(found, DRAFT - 1)] = u32[order / 4 + place];
          if (near) found++;
        });
        // The body itself is among them, unless it has no size and no skin.
        u32[counts / 4 + u32[order / 4 + s]] = Math.max(found, 1) - 1;
      }
    },

    /** `starts[i]`: sum of the counts before i; n + 1 entries, `starts` may be `counts`. One item. */
    accumulateCounts(n: number, counts: number, starts: number): void {
      const { u32 } = views();
      let sum = 0;
      for (let i = 0; i < n; i++) {
        const here = u32[counts / 4 + i];
        u32[starts / 4 + i] = sum;
        sum += here;
      }
      u32[starts / 4 + n] = sum;
    },

    /** Writes down whom `findNeighbours` found, in ascending order. */
    fillNeighbours(
      levels: number,
      levelCount: number,
      binStarts: number,
      order: number,
      sorted: number,
      room: number,
      skin: number,
      _drafts: number,
      starts: number,
      indices: number,
      start: number,
      end: number,
    ): void {
      const seen = views();
      const { u32 } = seen;
      const grid = { levels, levelCount, binStarts, sorted, room, skin };
      for (let s = start; s < end; s++) {
        const from = indices / 4 + u32[starts / 4 + u32[order / 4 + s]];
        let to = from;
        scan(seen, grid, s, (place, near) => {
          if (near && place !== s) u32[to++] = u32[order / 4 + place];
        });
        u32.subarray(from, to).sort();
      }
    },

    /**
     * Per block of bodies: how much less of the skin is left than at the snapshot, at most; infinite where a body has
     * joined or left those that take part.
     */
    measureDrift(
      bodies: number,
      flags: number,
      snapshot: number,
      n: number,
      block: number,
      out: number,
      start: number,
      end: number,
    ): void {
      const { f64, u8 } = views();
      for (let b = start; b < end; b++) {
        let most = 0;
        for (let i = b * block; i < Math.min(n, (b + 1) * block); i++) {
          const a = bodies / 8 + i * 8;
          const s = snapshot / 8 + i * 4;
          const cut = f64[s + 3];
          const inside = (u8[flags + i] & 2) !== 0;
          if (inside !== cut >= 0) most = Number.POSITIVE_INFINITY;
          if (!inside) continue;
          const dx = f64[a] - f64[s];
          const dy = f64[a + 1] - f64[s + 1];
          const dz = f64[a + 2] - f64[s + 2];
          const way = Math.sqrt(dx * dx + dy * dy + dz * dz) + (cutOf(f64, a) - cut);
          if (way > most) most = way;
        }
        f64[out / 8 + b] = most;
      }
    },
  };
}
