// Forces between bodies. A body is a record of 8 f64: x, y, z, radius, reach, √repulsion, √adhesion, kind.
// The plain twin is ../mechanics-forces.ts: the same operations in the same order.

/** Bodies nearer than this count as this far apart. */
const CLOSEST: f64 = 1e-5;
const PRESSURE_SCALE: f64 = 0.027288820670331;
const WALL: f64 = 100;
/** Added to a small whole number, leaves it in the lowest bits of the sum. */
const WHOLE: f64 = 4503599627370496;

// @ts-ignore: decorator
@inline const UNIFORM: i32 = 0;
// @ts-ignore: decorator
@inline const TABLE: i32 = 1;
// @ts-ignore: decorator
@inline const OWN: i32 = 2;

// @ts-ignore: decorator
@inline
function kindOf(body: usize): usize {
  return <usize>(<u32>reinterpret<u64>(load<f64>(body, 56) + WHOLE)) << 3;
}

/**
 * Which of the voxels around its own a body looks into, as PhysiCell decides it: 27 bits, x fastest. `sight` is a record
 * of 7 f64: origin (3), edge, voxels along each axis (3). `reaches` holds the reach last recorded for each voxel.
 */
// @ts-ignore: decorator
@inline
function seen(body: usize, place: usize, sight: usize, reaches: usize): u32 {
  const edge = load<f64>(sight, 24);
  const nx = <i32>load<f64>(sight, 32), ny = <i32>load<f64>(sight, 40), nz = <i32>load<f64>(sight, 48);
  const vx = <i32>load<i16>(place), vy = <i32>load<i16>(place, 2), vz = <i32>load<i16>(place, 4);
  const reach = load<f64>(body, 32);
  let bits: u32 = 0;
  let bit: u32 = 1;
  for (let oz = -1; oz <= 1; oz++) {
    for (let oy = -1; oy <= 1; oy++) {
      for (let ox = -1; ox <= 1; ox++) {
        const x = vx + ox, y = vy + oy, z = vz + oz;
        if (x >= 0 && x < nx && y >= 0 && y < ny && z >= 0 && z < nz) {
          // To the face, edge or corner that both voxels have in common.
          const dx = ox == 0 ? 0 : load<f64>(body) - (load<f64>(sight) + <f64>(ox < 0 ? vx : x) * edge);
          const dy = oy == 0 ? 0 : load<f64>(body, 8) - (load<f64>(sight, 8) + <f64>(oy < 0 ? vy : y) * edge);
          const dz = oz == 0 ? 0 : load<f64>(body, 16) - (load<f64>(sight, 16) + <f64>(oz < 0 ? vz : z) * edge);
          const limit = reach + load<f64>(reaches + (<usize>((z * ny + y) * nx + x) << 3));
          if (dx * dx + dy * dy + dz * dz <= limit * limit || (ox == 0 && oy == 0 && oz == 0)) bits |= bit;
        }
        bit <<= 1;
      }
    }
  }
  return bits;
}

// @ts-ignore: decorator
@inline
function sees(bits: u32, place: usize, other: usize): bool {
  const x = <i32>load<i16>(other) - <i32>load<i16>(place) + 1;
  const y = <i32>load<i16>(other, 2) - <i32>load<i16>(place, 2) + 1;
  const z = <i32>load<i16>(other, 4) - <i32>load<i16>(place, 4) + 1;
  if (<u32>x > 2 || <u32>y > 2 || <u32>z > 2) return false;
  return ((bits >> (z * 9 + y * 3 + x)) & 1) != 0;
}

/**
 * `nobody` is a record far from all others: the second lane of the last, odd pair. A pair that does not touch adds +0,
 * which changes no sum: so that sums do not depend on what else the list holds.
 */
// @ts-ignore: decorator
@inline
function sums(
  mode: i32, bodies: usize, nobody: usize, flags: usize, starts: usize, indices: usize, velocity: usize, pressure: usize,
  affinities: usize, kinds: i32, box: usize, sight: usize, reaches: usize, places: usize, start: i32, end: i32,
): void {
  const none = f64x2.splat(0);
  const one = f64x2.splat(1);
  const closest = f64x2.splat(CLOSEST);
  for (let i = start; i < end; i++) {
    const v = velocity + <usize>i * 24;
    if ((load<u8>(flags + <usize>i) & 3) != 3) {
      store<f64>(v, 0);
      store<f64>(v, 0, 8);
      store<f64>(v, 0, 16);
      continue;
    }
    const a = bodies + (<usize>i << 6);
    const ax = v128.load_splat<f64>(a);
    const ay = v128.load_splat<f64>(a, 8);
    const az = v128.load_splat<f64>(a, 16);
    const ar = v128.load_splat<f64>(a, 24);
    const aReach = v128.load_splat<f64>(a, 32);
    const aRepulsion = v128.load_splat<f64>(a, 40);
    const aAdhesion = v128.load_splat<f64>(a, 48);
    let row: usize = 0;
    if (mode == TABLE) row = affinities + kindOf(a) * <usize>kinds;
    if (mode == OWN) row = affinities + ((<usize>i * <usize>kinds) << 3);
    const column = mode == OWN ? affinities + kindOf(a) : 0;
    let xy = none;
    let zp = none;
    if (box != 0) {
      let nearest = load<f64>(a) - load<f64>(box);
      let side = 0;
      let t = load<f64>(box, 24) - load<f64>(a);
      if (t < nearest) { nearest = t; side = 1; }
      t = load<f64>(a, 8) - load<f64>(box, 8);
      if (t < nearest) { nearest = t; side = 2; }
      t = load<f64>(box, 32) - load<f64>(a, 8);
      if (t < nearest) { nearest = t; side = 3; }
      t = load<f64>(a, 16) - load<f64>(box, 16);
      if (t < nearest) { nearest = t; side = 4; }
      t = load<f64>(box, 40) - load<f64>(a, 16);
      if (t < nearest) { nearest = t; side = 5; }
      const r = load<f64>(a, 24);
      if (nearest < r) {
        const q = 1 - nearest / r;
        const f = q * q * WALL;
        const g = (side & 1) != 0 ? -f : f;
        if (side < 2) xy = f64x2.replace_lane(xy, 0, g);
        else if (side < 4) xy = f64x2.replace_lane(xy, 1, g);
        else zp = f64x2.replace_lane(zp, 0, g);
      }
    }
    const place = places + (<usize>i << 3);
    const bits = sight != 0 ? seen(a, place, sight, reaches) : 0;
    let p = indices + (<usize>load<u32>(starts + (<usize>i << 2)) << 2);
    const last = indices + (<usize>load<u32>(starts + (<usize>i << 2), 4) << 2);
    while (p < last) {
      const j = <usize>load<u32>(p);
      const k = <usize>load<u32>(p, 4);
      const both = p + 4 < last;
      const b = bodies + (j << 6);
      const c = both ? bodies + (k << 6) : nobody;
      p += 8;
      const bxy = v128.load(b);
      const cxy = v128.load(c);
      const bzr = v128.load(b, 16);
      const czr = v128.load(c, 16);
      const bl = v128.load(b, 32);
      const cl = v128.load(c, 32);
      const dx = f64x2.sub(ax, v128.shuffle<f64>(bxy, cxy, 0, 2));
      const dy = f64x2.sub(ay, v128.shuffle<f64>(bxy, cxy, 1, 3));
      const dz = f64x2.sub(az, v128.shuffle<f64>(bzr, czr, 0, 2));
      const R = f64x2.pmax(f64x2.add(ar, v128.shuffle<f64>(bzr, czr, 1, 3)), closest);
      const A = f64x2.pmax(f64x2.add(aReach, v128.shuffle<f64>(bl, cl, 0, 2)), closest);
      const d2 = f64x2.add(f64x2.add(f64x2.mul(dx, dx), f64x2.mul(dy, dy)), f64x2.mul(dz, dz));
      const d = f64x2.pmax(f64x2.sqrt(d2), closest);
      let repels = f64x2.le(d, R);
      let adheres = f64x2.lt(d, A);
      if (sight != 0) {
        const s: i64 = sees(bits, place, places + (j << 3)) ? -1 : 0;
        const t: i64 = both && sees(bits, place, places + (k << 3)) ? -1 : 0;
        const visible = i64x2.replace_lane(i64x2.splat(s), 1, t);
        repels = v128.and(repels, visible);
        adheres = v128.and(adheres, visible);
      }
      if (!v128.any_true(v128.or(repels, adheres))) continue;
      const repulsion = f64x2.mul(aRepulsion, v128.shuffle<f64>(bl, cl, 1, 3));
      const bm = v128.load(b, 48);
      const cm = v128.load(c, 48);
      let adhesion = f64x2.mul(aAdhesion, v128.shuffle<f64>(bm, cm, 0, 2));
      if (mode == TABLE) {
        const s = v128.load_splat<f64>(row + kindOf(b));
        const t = v128.load_splat<f64>(row + kindOf(c));
        adhesion = f64x2.mul(adhesion, v128.shuffle<f64>(s, t, 0, 2));
      }
      if (mode == OWN) {
        const s = load<f64>(row + kindOf(b)) * load<f64>(column + ((j * <usize>kinds) << 3));
        const t = both ? load<f64>(row + kindOf(c)) * load<f64>(column + ((k * <usize>kinds) << 3)) : 0;
        adhesion = f64x2.mul(adhesion, f64x2.replace_lane(f64x2.splat(s), 1, t));
      }
      const RA = f64x2.mul(R, A);
      const inverse = f64x2.div(one, f64x2.mul(f64x2.mul(RA, RA), d));
      const r = f64x2.mul(f64x2.sub(R, d), A);
      const r2 = v128.and(f64x2.mul(r, r), repels);
      const s = f64x2.mul(f64x2.sub(A, d), R);
      const s2 = v128.and(f64x2.mul(s, s), adheres);
      const f = f64x2.mul(f64x2.sub(f64x2.mul(repulsion, r2), f64x2.mul(adhesion, s2)), inverse);
      const pressed = f64x2.mul(f64x2.mul(r2, d), inverse);
      const fx = f64x2.mul(dx, f);
      const fy = f64x2.mul(dy, f);
      const fz = f64x2.mul(dz, f);
      xy = f64x2.add(f64x2.add(xy, v128.shuffle<f64>(fx, fy, 0, 2)), v128.shuffle<f64>(fx, fy, 1, 3));
      zp = f64x2.add(f64x2.add(zp, v128.shuffle<f64>(fz, pressed, 0, 2)), v128.shuffle<f64>(fz, pressed, 1, 3));
    }
    v128.store(v, xy);
    store<f64>(v, f64x2.extract_lane(zp, 0), 16);
    store<f64>(pressure + (<usize>i << 3), f64x2.extract_lane(zp, 1) / PRESSURE_SCALE);
  }
}

export function pairForces(
  bodies: usize, nobody: usize, flags: usize, starts: usize, indices: usize, velocity: usize, pressure: usize, box: usize,
  start: i32, end: i32,
): void {
  sums(UNIFORM, bodies, nobody, flags, starts, indices, velocity, pressure, 0, 0, box, 0, 0, 0, start, end);
}

export function pairForcesOfKinds(
  bodies: usize, nobody: usize, flags: usize, starts: usize, indices: usize, velocity: usize, pressure: usize, box: usize,
  affinities: usize, kinds: i32, start: i32, end: i32,
): void {
  sums(TABLE, bodies, nobody, flags, starts, indices, velocity, pressure, affinities, kinds, box, 0, 0, 0, start, end);
}

export function pairForcesOfOwn(
  bodies: usize, nobody: usize, flags: usize, starts: usize, indices: usize, velocity: usize, pressure: usize, box: usize,
  affinities: usize, kinds: i32, start: i32, end: i32,
): void {
  sums(OWN, bodies, nobody, flags, starts, indices, velocity, pressure, affinities, kinds, box, 0, 0, 0, start, end);
}

/** `mode`: whose affinities, 0 none, 1 the kinds', 2 each body's own. A body feels those alone that PhysiCell lets it see. */
export function pairForcesInSight(
  bodies: usize, nobody: usize, flags: usize, starts: usize, indices: usize, velocity: usize, pressure: usize, box: usize,
  affinities: usize, kinds: i32, mode: i32, sight: usize, reaches: usize, places: usize, start: i32, end: i32,
): void {
  sums(
    mode, bodies, nobody, flags, starts, indices, velocity, pressure, affinities, kinds, box, sight, reaches, places, start, end,
  );
}

/** The voxel of each body, as 4 i16: x, y, z, 0. */
export function placeInSight(bodies: usize, sight: usize, places: usize, start: i32, end: i32): void {
  const edge = load<f64>(sight, 24);
  for (let i = start; i < end; i++) {
    const a = bodies + (<usize>i << 6);
    const p = places + (<usize>i << 3);
    store<i16>(p, <i16>(<i32>min<f64>(max<f64>((load<f64>(a) - load<f64>(sight)) / edge, 0), load<f64>(sight, 32) - 1)));
    store<i16>(p, <i16>(<i32>min<f64>(max<f64>((load<f64>(a, 8) - load<f64>(sight, 8)) / edge, 0), load<f64>(sight, 40) - 1)), 2);
    store<i16>(p, <i16>(<i32>min<f64>(max<f64>((load<f64>(a, 16) - load<f64>(sight, 16)) / edge, 0), load<f64>(sight, 48) - 1)), 4);
  }
}

export function springForces(
  bodies: usize, flags: usize, starts: usize, indices: usize, stiffness: usize, velocity: usize, start: i32, end: i32,
): void {
  for (let i = start; i < end; i++) {
    if ((load<u8>(flags + <usize>i) & 3) != 3) continue;
    const a = bodies + (<usize>i << 6);
    const v = velocity + <usize>i * 24;
    let x = load<f64>(v);
    let y = load<f64>(v, 8);
    let z = load<f64>(v, 16);
    const last = load<u32>(starts + (<usize>i << 2), 4);
    for (let e = load<u32>(starts + (<usize>i << 2)); e < last; e++) {
      const b = bodies + (<usize>load<u32>(indices + (<usize>e << 2)) << 6);
      const k = load<f64>(stiffness + (<usize>e << 3));
      x += k * (load<f64>(b) - load<f64>(a));
      y += k * (load<f64>(b, 8) - load<f64>(a, 8));
      z += k * (load<f64>(b, 16) - load<f64>(a, 16));
    }
    store<f64>(v, x);
    store<f64>(v, y, 8);
    store<f64>(v, z, 16);
  }
}
