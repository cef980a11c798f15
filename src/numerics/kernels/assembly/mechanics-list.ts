// Neighbour lists. The plain twin is ../mechanics-list.ts: the same operations in the same order.
// A level of the grid is a record of 12 f64: origin (3), bins a µm (3), longest cut-off radius, bins along each axis (3),
// number of its first bin, unused.

// @ts-ignore: decorator
@inline const LEVEL: usize = 96;
/** Entries of a draft of a list; the last one takes what has no room. */
// @ts-ignore: decorator
@inline const DRAFT: u32 = 32;

/** How far a body is felt. */
// @ts-ignore: decorator
@inline
function cutOf(body: usize): f64 {
  const radius = load<f64>(body, 24);
  const reach = load<f64>(body, 32);
  return radius > reach ? radius : reach;
}

// @ts-ignore: decorator
@inline
function binAlong(x: f64, level: usize, axis: usize): i32 {
  const t = (x - load<f64>(level + (axis << 3))) * load<f64>(level + (axis << 3), 24);
  return <i32>min<f64>(max<f64>(t, 0), load<f64>(level + (axis << 3), 56) - 1);
}

/** Per block of bodies that take part: lowest x, y, z, highest x, y, z, sum and maximum of their cut-offs, their number. */
export function measureExtents(bodies: usize, flags: usize, n: i32, block: i32, out: usize, start: i32, end: i32): void {
  for (let b = start; b < end; b++) {
    let x0 = f64.MAX_VALUE, y0 = f64.MAX_VALUE, z0 = f64.MAX_VALUE;
    let x1 = -f64.MAX_VALUE, y1 = -f64.MAX_VALUE, z1 = -f64.MAX_VALUE;
    let sum: f64 = 0, most: f64 = 0, count: f64 = 0;
    const last = min<i32>(n, (b + 1) * block);
    for (let i = b * block; i < last; i++) {
      if ((load<u8>(flags + <usize>i) & 2) == 0) continue;
      const a = bodies + (<usize>i << 6);
      const x = load<f64>(a), y = load<f64>(a, 8), z = load<f64>(a, 16), c = cutOf(a);
      if (x < x0) x0 = x;
      if (y < y0) y0 = y;
      if (z < z0) z0 = z;
      if (x > x1) x1 = x;
      if (y > y1) y1 = y;
      if (z > z1) z1 = z;
      sum += c;
      if (c > most) most = c;
      count += 1;
    }
    const o = out + <usize>b * 72;
    store<f64>(o, x0);
    store<f64>(o, y0, 8);
    store<f64>(o, z0, 16);
    store<f64>(o, x1, 24);
    store<f64>(o, y1, 32);
    store<f64>(o, z1, 40);
    store<f64>(o, sum, 48);
    store<f64>(o, most, 56);
    store<f64>(o, count, 64);
  }
}

/** The bin of each body, and its position and cut-off as they are now: x, y, z, cut-off (−1: takes no part). */
export function binBodies(
  bodies: usize, flags: usize, levels: usize, levelCount: i32, bins: usize, snapshot: usize, start: i32, end: i32,
): void {
  for (let i = start; i < end; i++) {
    const a = bodies + (<usize>i << 6);
    const s = snapshot + (<usize>i << 5);
    v128.store(s, v128.load(a));
    store<f64>(s, load<f64>(a, 16), 16);
    if ((load<u8>(flags + <usize>i) & 2) == 0) {
      store<f64>(s, -1, 24);
      store<u32>(bins + (<usize>i << 2), 0xffffffff);
      continue;
    }
    const cut = cutOf(a);
    store<f64>(s, cut, 24);
    let level = levels;
    const lastLevel = levels + <usize>(levelCount - 1) * LEVEL;
    while (level < lastLevel && cut > load<f64>(level, 48)) level += LEVEL;
    const x = binAlong(load<f64>(a), level, 0);
    const y = binAlong(load<f64>(a, 8), level, 1);
    const z = binAlong(load<f64>(a, 16), level, 2);
    const nx = <i32>load<f64>(level, 56);
    const ny = <i32>load<f64>(level, 64);
    store<u32>(bins + (<usize>i << 2), <u32>(<i32>load<f64>(level, 80) + (z * ny + y) * nx + x));
  }
}

/**
 * Bodies in the order of their bins, and within a bin in their own order: `order`, and their positions and cut-offs as
 * four arrays of length `room` one behind the other. `binStarts` has binCount + 1 entries. One item.
 */
export function sortBodies(
  n: i32, bins: usize, snapshot: usize, binStarts: usize, binCount: i32, order: usize, sorted: usize, room: i32,
  start: i32, end: i32,
): void {
  memory.fill(binStarts, 0, (<usize>binCount + 1) << 2);
  for (let i = 0; i < n; i++) {
    const bin = load<u32>(bins + (<usize>i << 2));
    if (bin == 0xffffffff) continue;
    const at = binStarts + (<usize>bin << 2);
    store<u32>(at, load<u32>(at, 4) + 1, 4);
  }
  let sum: u32 = 0;
  for (let bin = 0; bin < binCount; bin++) {
    const at = binStarts + (<usize>bin << 2);
    const here = load<u32>(at, 4);
    store<u32>(at, sum, 4);
    sum += here;
  }
  const stride = <usize>room << 3;
  for (let i = 0; i < n; i++) {
    const bin = load<u32>(bins + (<usize>i << 2));
    if (bin == 0xffffffff) continue;
    const at = binStarts + (<usize>bin << 2);
    const slot = load<u32>(at, 4);
    store<u32>(at, slot + 1, 4);
    store<u32>(order + (<usize>slot << 2), i);
    const s = snapshot + (<usize>i << 5);
    let o = sorted + (<usize>slot << 3);
    store<f64>(o, load<f64>(s));
    store<f64>((o += stride), load<f64>(s, 8));
    store<f64>((o += stride), load<f64>(s, 16));
    store<f64>((o += stride), load<f64>(s, 24));
  }
}

/**
 * For each place in the order, how many bodies its body may meet, and the first of them in a row of `drafts`, where the
 * body itself stands among them. What is behind them in the row means nothing.
 */
export function findNeighbours(
  levels: usize, levelCount: i32, binStarts: usize, order: usize, sorted: usize, room: i32, skin: f64, drafts: usize,
  counts: usize, start: i32, end: i32,
): void {
  const stride = <usize>room << 3;
  for (let s = start; s < end; s++) {
    const a = sorted + (<usize>s << 3);
    const x = load<f64>(a), y = load<f64>(a + stride), z = load<f64>(a + stride * 2);
    const base = load<f64>(a + stride * 3) + skin;
    const vx = f64x2.splat(x), vy = f64x2.splat(y), vz = f64x2.splat(z), vBase = f64x2.splat(base);
    const draft = drafts + <usize>s * (DRAFT << 2);
    let found: u32 = 0;
    for (let l = 0; l < levelCount; l++) {
      const level = levels + <usize>l * LEVEL;
      const range = base + load<f64>(level, 48);
      const x0 = binAlong(x - range, level, 0), x1 = binAlong(x + range, level, 0) + 1;
      const y0 = binAlong(y - range, level, 1), y1 = binAlong(y + range, level, 1);
      const z0 = binAlong(z - range, level, 2), z1 = binAlong(z + range, level, 2);
      const nx = <i32>load<f64>(level, 56), ny = <i32>load<f64>(level, 64), first = <i32>load<f64>(level, 80);
      for (let iz = z0; iz <= z1; iz++) {
        for (let iy = y0; iy <= y1; iy++) {
          const at = binStarts + (<usize>(first + (iz * ny + iy) * nx) << 2);
          let p = sorted + (<usize>load<u32>(at + (<usize>x0 << 2)) << 3);
          const last = sorted + (<usize>load<u32>(at + (<usize>x1 << 2)) << 3);
          let q = order + ((p - sorted) >> 1);
          while (p < last) {
            const dx = f64x2.sub(vx, v128.load(p));
            const dy = f64x2.sub(vy, v128.load(p + stride));
            const dz = f64x2.sub(vz, v128.load(p + stride * 2));
            const cut = f64x2.add(vBase, v128.load(p + stride * 3));
            const d2 = f64x2.add(f64x2.add(f64x2.mul(dx, dx), f64x2.mul(dy, dy)), f64x2.mul(dz, dz));
            // No branches: which candidates are near is no pattern that a processor could guess.
            const hit = <u32>i64x2.bitmask(f64x2.lt(d2, f64x2.mul(cut, cut)));
            store<u32>(draft + (<usize>min<u32>(found, DRAFT - 1) << 2), load<u32>(q));
            found += hit & 1;
            store<u32>(draft + (<usize>min<u32>(found, DRAFT - 1) << 2), load<u32>(q, 4));
            found += p + 8 == last ? 0 : hit >> 1;
            p += 16;
            q += 8;
          }
        }
      }
    }
    // The body itself is among them, unless it has no size and no skin.
    store<u32>(counts + (<usize>load<u32>(order + (<usize>s << 2)) << 2), max<u32>(found, 1) - 1);
  }
}

/** `starts[i]`: sum of the counts before i; n + 1 entries, `starts` may be `counts`. One item. */
export function accumulateCounts(n: i32, counts: usize, starts: usize, start: i32, end: i32): void {
  let sum: u32 = 0;
  for (let i = 0; i < n; i++) {
    const here = load<u32>(counts + (<usize>i << 2));
    store<u32>(starts + (<usize>i << 2), sum);
    sum += here;
  }
  store<u32>(starts + (<usize>n << 2), sum);
}

/** Writes down whom `findNeighbours` found, in ascending order: from the draft, or by another look where that was short. */
export function fillNeighbours(
  levels: usize, levelCount: i32, binStarts: usize, order: usize, sorted: usize, room: i32, skin: f64, drafts: usize,
  starts: usize, indices: usize, start: i32, end: i32,
): void {
  const stride = <usize>room << 3;
  for (let s = start; s < end; s++) {
    const a = sorted + (<usize>s << 3);
    const body = load<u32>(order + (<usize>s << 2));
    const from = indices + (<usize>load<u32>(starts + (<usize>body << 2)) << 2);
    let o = from;
    const count = load<u32>(starts + (<usize>body << 2), 4) - load<u32>(starts + (<usize>body << 2));
    if (count + 1 < DRAFT) {
      let draft = drafts + <usize>s * (DRAFT << 2);
      const to = from + (<usize>count << 2);
      while (o < to) {
        const value = load<u32>(draft);
        draft += 4;
        if (value == body) continue;
        let q = o;
        while (q > from && load<u32>(q - 4) > value) {
          store<u32>(q, load<u32>(q - 4));
          q -= 4;
        }
        store<u32>(q, value);
        o += 4;
      }
      continue;
    }
    const x = load<f64>(a), y = load<f64>(a + stride), z = load<f64>(a + stride * 2);
    const base = load<f64>(a + stride * 3) + skin;
    const vx = f64x2.splat(x), vy = f64x2.splat(y), vz = f64x2.splat(z), vBase = f64x2.splat(base);
    for (let l = 0; l < levelCount; l++) {
      const level = levels + <usize>l * LEVEL;
      const range = base + load<f64>(level, 48);
      const x0 = binAlong(x - range, level, 0), x1 = binAlong(x + range, level, 0) + 1;
      const y0 = binAlong(y - range, level, 1), y1 = binAlong(y + range, level, 1);
      const z0 = binAlong(z - range, level, 2), z1 = binAlong(z + range, level, 2);
      const nx = <i32>load<f64>(level, 56), ny = <i32>load<f64>(level, 64), first = <i32>load<f64>(level, 80);
      for (let iz = z0; iz <= z1; iz++) {
        for (let iy = y0; iy <= y1; iy++) {
          const at = binStarts + (<usize>(first + (iz * ny + iy) * nx) << 2);
          let p = sorted + (<usize>load<u32>(at + (<usize>x0 << 2)) << 3);
          const last = sorted + (<usize>load<u32>(at + (<usize>x1 << 2)) << 3);
          let q = order + ((p - sorted) >> 1);
          while (p < last) {
            const dx = f64x2.sub(vx, v128.load(p));
            const dy = f64x2.sub(vy, v128.load(p + stride));
            const dz = f64x2.sub(vz, v128.load(p + stride * 2));
            const cut = f64x2.add(vBase, v128.load(p + stride * 3));
            const d2 = f64x2.add(f64x2.add(f64x2.mul(dx, dx), f64x2.mul(dy, dy)), f64x2.mul(dz, dz));
            const hit = i64x2.bitmask(f64x2.lt(d2, f64x2.mul(cut, cut)));
            if (hit != 0) {
              if ((hit & 1) != 0 && p != a) {
                store<u32>(o, load<u32>(q));
                o += 4;
              }
              if ((hit & 2) != 0 && p + 8 < last && p + 8 != a) {
                store<u32>(o, load<u32>(q, 4));
                o += 4;
              }
            }
            p += 16;
            q += 8;
          }
        }
      }
    }
    ascend(from, o);
  }
}

/** Shell's sort: bins are ascending runs, so that short rows take few moves. */
// @ts-ignore: decorator
@inline
function ascend(from: usize, to: usize): void {
  let gap: usize = to - from > 256 ? 4 * 1093 : 4;
  while (gap > 4 && gap >= to - from) gap = ((gap >> 2) / 3) << 2;
  while (true) {
    for (let p = from + gap; p < to; p += 4) {
      const value = load<u32>(p);
      let q = p;
      while (q >= from + gap && load<u32>(q - gap) > value) {
        store<u32>(q, load<u32>(q - gap));
        q -= gap;
      }
      store<u32>(q, value);
    }
    if (gap == 4) break;
    gap = ((gap >> 2) / 3) << 2;
  }
}

/**
 * Per block of bodies: how much less of the skin is left than at the snapshot, at most; infinite where a body has
 * joined or left those that take part.
 */
export function measureDrift(bodies: usize, flags: usize, snapshot: usize, n: i32, block: i32, out: usize, start: i32, end: i32): void {
  for (let b = start; b < end; b++) {
    let most: f64 = 0;
    const last = min<i32>(n, (b + 1) * block);
    for (let i = b * block; i < last; i++) {
      const a = bodies + (<usize>i << 6);
      const s = snapshot + (<usize>i << 5);
      const cut = load<f64>(s, 24);
      const inside = (load<u8>(flags + <usize>i) & 2) != 0;
      if (inside != cut >= 0) most = Infinity;
      if (!inside) continue;
      const dx = load<f64>(a) - load<f64>(s);
      const dy = load<f64>(a, 8) - load<f64>(s, 8);
      const dz = load<f64>(a, 16) - load<f64>(s, 16);
      const way = sqrt<f64>(dx * dx + dy * dy + dz * dz) + (cutOf(a) - cut);
      if (way > most) most = way;
    }
    store<f64>(out + (<usize>b << 3), most);
  }
}
