// Substances on a grid: smoothing, coarsening, stages and PhysiCell's sweeps. The readable twin is ../fields-reference.ts;
// both do the same operations in the same order. A level of the multigrid is a record of 32-bit words, see
// ../../fields/levels.ts. One file, because every kernel here reads the same level record through the same inlined words.

// A voxel with a sink at least this large is held: its density is never corrected.
const HELD: f64 = 1e200;
const BLOCK: i32 = 1024;

// @ts-ignore: decorator
@inline
function word(record: usize, index: i32): i32 {
  return load<i32>(record + (<usize>index << 2));
}

// @ts-ignore: decorator
@inline
function address(record: usize, index: i32): usize {
  return <usize>load<u32>(record + (<usize>index << 2));
}

// @ts-ignore: decorator
@inline
function at(array: usize, index: i32): f64 {
  return load<f64>(array + (<usize>index << 3));
}

// @ts-ignore: decorator
@inline
function put(array: usize, index: i32, value: f64): void {
  store<f64>(array + (<usize>index << 3), value);
}

// @ts-ignore: decorator
@inline
function pair(array: usize, index: i32): v128 {
  return v128.load(array + (<usize>index << 3));
}

// The row that is worked on, and its neighbours: byte distances and couplings. An outside neighbour is the row itself,
// with a coupling of 0.
let up: isize = 0;
let down: isize = 0;
let back: isize = 0;
let front: isize = 0;
let cUp: f64 = 0;
let cDown: f64 = 0;
let cBack: f64 = 0;
let cFront: f64 = 0;
let cRow: f64 = 0;

function locate(level: usize, j: i32, k: i32): void {
  const nx = word(level, 0);
  const ny = word(level, 1);
  const row = <isize>nx << 3;
  const plane = row * <isize>ny;
  up = j > 0 ? -row : 0;
  down = j < ny - 1 ? row : 0;
  back = k > 0 ? -plane : 0;
  front = k < word(level, 2) - 1 ? plane : 0;
  cUp = at(address(level, 7), j);
  cDown = at(address(level, 8), j);
  cBack = at(address(level, 10), k);
  cFront = at(address(level, 11), k);
  cRow = at(address(level, 9), j) + at(address(level, 12), k);
}

// The one coupling of a level whose voxels are equal cubes, and the whole exchange of a voxel with all neighbours. There,
// an outside neighbour is the voxel itself: it gives what it takes.
let cAll: f64 = 0;

function isEven(level: usize): bool {
  cAll = load<f64>(address(level, 22));
  return cAll != 0;
}

// @ts-ignore: decorator
@inline
function diagonalBase(even: bool, flat: bool, alpha: f64): f64 {
  return even ? alpha + (flat ? 4 : 6) * cAll : alpha + cRow;
}

// Source plus inflow from the neighbours, at voxel i of the row at u.
// @ts-ignore: decorator
@inline
function inflow(
  flat: bool, even: bool, u: usize, f: usize, xm: usize, xp: usize, i: i32, left: f64, right: f64,
): f64 {
  const p = u + (<usize>i << 3);
  if (even) {
    let all = left + right + (load<f64>(p + up) + load<f64>(p + down));
    if (!flat) all = all + (load<f64>(p + back) + load<f64>(p + front));
    return at(f, i) + cAll * all;
  }
  let sum = at(f, i) + at(xm, i) * left + at(xp, i) * right + cUp * load<f64>(p + up) + cDown * load<f64>(p + down);
  if (!flat) sum = sum + cBack * load<f64>(p + back) + cFront * load<f64>(p + front);
  return sum;
}

// @ts-ignore: decorator
@inline
function inflowEdge(flat: bool, even: bool, u: usize, f: usize, xm: usize, xp: usize, i: i32, nx: i32): f64 {
  return inflow(flat, even, u, f, xm, xp, i, at(u, i > 0 ? i - 1 : i), at(u, i < nx - 1 ? i + 1 : i));
}

// @ts-ignore: decorator
@inline
function inflowPair(
  flat: bool, even: bool, u: usize, f: usize, xm: usize, xp: usize, i: i32,
  u_: isize, d_: isize, b_: isize, f_: isize, cu: v128, cd: v128, cb: v128, cf: v128,
): v128 {
  const p = u + (<usize>i << 3);
  if (even) {
    let all = f64x2.add(
      f64x2.add(v128.load(p - 8), v128.load(p + 8)), f64x2.add(v128.load(p + u_), v128.load(p + d_)),
    );
    if (!flat) all = f64x2.add(all, f64x2.add(v128.load(p + b_), v128.load(p + f_)));
    return f64x2.add(pair(f, i), f64x2.mul(cu, all));
  }
  let sum = f64x2.add(pair(f, i), f64x2.mul(pair(xm, i), v128.load(p - 8)));
  sum = f64x2.add(sum, f64x2.mul(pair(xp, i), v128.load(p + 8)));
  sum = f64x2.add(sum, f64x2.mul(cu, v128.load(p + u_)));
  sum = f64x2.add(sum, f64x2.mul(cd, v128.load(p + d_)));
  if (!flat) {
    sum = f64x2.add(sum, f64x2.mul(cb, v128.load(p + b_)));
    sum = f64x2.add(sum, f64x2.mul(cf, v128.load(p + f_)));
  }
  return sum;
}

// The same on an even level for the pair at byte 8 + offset behind q, which is one voxel before them. Constant offsets
// share the addresses of neighbouring pairs.
// @ts-ignore: decorator
@inline
function inflowEven(
  flat: bool, second: bool, q: usize, f: usize, a: usize, b: usize, c: usize, d: usize, coupling: v128,
): v128 {
  let all: v128;
  if (second) {
    all = f64x2.add(f64x2.add(v128.load(q, 16), v128.load(q, 32)), f64x2.add(v128.load(a, 16), v128.load(b, 16)));
    if (!flat) all = f64x2.add(all, f64x2.add(v128.load(c, 16), v128.load(d, 16)));
    return f64x2.add(v128.load(f, 16), f64x2.mul(coupling, all));
  }
  all = f64x2.add(f64x2.add(v128.load(q), v128.load(q, 16)), f64x2.add(v128.load(a), v128.load(b)));
  if (!flat) all = f64x2.add(all, f64x2.add(v128.load(c), v128.load(d)));
  return f64x2.add(v128.load(f), f64x2.mul(coupling, all));
}

let worst: f64 = 0;
let largest: f64 = 0;

// @ts-ignore: decorator
@inline
function larger(a: f64, b: f64): f64 {
  return a < b ? b : a;
}

// @ts-ignore: decorator
@inline
function smoothRow(
  flat: bool, even: bool, measured: bool, nx: i32, u: usize, f: usize, s: usize, out: usize,
  xm: usize, xp: usize, xc: usize, alpha: f64, omega: f64,
): void {
  const base = diagonalBase(even, flat, alpha);
  const baseV = f64x2.splat(base);
  const omegaV = f64x2.splat(omega);
  const u_ = up, d_ = down, b_ = back, f_ = front;
  const cu = f64x2.splat(even ? cAll : cUp), cd = f64x2.splat(cDown), cb = f64x2.splat(cBack), cf = f64x2.splat(cFront);
  let worstV = f64x2.splat(0);
  let largestV = f64x2.splat(0);
  let worstW = f64x2.splat(0);
  let largestW = f64x2.splat(0);
  let w: f64 = 0;
  let l: f64 = 0;
  {
    const jacobi = inflowEdge(flat, even, u, f, xm, xp, 0, nx) / (at(s, 0) + (even ? base : at(xc, 0) + base));
    const change = jacobi - at(u, 0);
    put(out, 0, at(u, 0) + omega * change);
    if (measured) {
      w = larger(Math.abs(change), w);
      l = larger(Math.abs(jacobi), l);
    }
  }
  let i: i32 = 1;
  if (even) {
    for (; i < nx - 4; i += 4) {
      const o = <usize>i << 3;
      const q = u + o - 8, fo = f + o, so = s + o, to = out + o;
      const a = u + o + u_, b = u + o + d_, c = u + o + b_, d = u + o + f_;
      const sum0 = inflowEven(flat, false, q, fo, a, b, c, d, cu);
      const sum1 = inflowEven(flat, true, q, fo, a, b, c, d, cu);
      const jacobi0 = f64x2.div(sum0, f64x2.add(v128.load(so), baseV));
      const jacobi1 = f64x2.div(sum1, f64x2.add(v128.load(so, 16), baseV));
      const old0 = v128.load(q, 8), old1 = v128.load(q, 24);
      const change0 = f64x2.sub(jacobi0, old0), change1 = f64x2.sub(jacobi1, old1);
      v128.store(to, f64x2.add(old0, f64x2.mul(omegaV, change0)));
      v128.store(to, f64x2.add(old1, f64x2.mul(omegaV, change1)), 16);
      if (measured) {
        worstV = f64x2.pmax(f64x2.abs(change0), worstV);
        largestV = f64x2.pmax(f64x2.abs(jacobi0), largestV);
        worstW = f64x2.pmax(f64x2.abs(change1), worstW);
        largestW = f64x2.pmax(f64x2.abs(jacobi1), largestW);
      }
    }
  }
  for (; i < nx - 2; i += 2) {
    const sum = inflowPair(flat, even, u, f, xm, xp, i, u_, d_, b_, f_, cu, cd, cb, cf);
    const jacobi = f64x2.div(sum, f64x2.add(pair(s, i), even ? baseV : f64x2.add(pair(xc, i), baseV)));
    const old = pair(u, i);
    const change = f64x2.sub(jacobi, old);
    v128.store(out + (<usize>i << 3), f64x2.add(old, f64x2.mul(omegaV, change)));
    if (measured) {
      worstV = f64x2.pmax(f64x2.abs(change), worstV);
      largestV = f64x2.pmax(f64x2.abs(jacobi), largestV);
    }
  }
  for (; i < nx; i++) {
    const jacobi = inflowEdge(flat, even, u, f, xm, xp, i, nx) / (at(s, i) + (even ? base : at(xc, i) + base));
    const change = jacobi - at(u, i);
    put(out, i, at(u, i) + omega * change);
    if (measured) {
      w = larger(Math.abs(change), w);
      l = larger(Math.abs(jacobi), l);
    }
  }
  if (measured) {
    worstV = f64x2.pmax(worstW, worstV);
    largestV = f64x2.pmax(largestW, largestV);
    worst = larger(larger(f64x2.extract_lane(worstV, 0), f64x2.extract_lane(worstV, 1)), w);
    largest = larger(larger(f64x2.extract_lane(largestV, 0), f64x2.extract_lane(largestV, 1)), l);
  }
}

// One function a case, so that each is compiled on its own: in one large function, the inner loops lose their registers.
function smoothFlatEven(
  nx: i32, u: usize, f: usize, s: usize, out: usize, xm: usize, xp: usize, xc: usize, alpha: f64, omega: f64,
): void {
  smoothRow(true, true, false, nx, u, f, s, out, xm, xp, xc, alpha, omega);
}

function smoothFlatUneven(
  nx: i32, u: usize, f: usize, s: usize, out: usize, xm: usize, xp: usize, xc: usize, alpha: f64, omega: f64,
): void {
  smoothRow(true, false, false, nx, u, f, s, out, xm, xp, xc, alpha, omega);
}

function smoothDeepEven(
  nx: i32, u: usize, f: usize, s: usize, out: usize, xm: usize, xp: usize, xc: usize, alpha: f64, omega: f64,
): void {
  smoothRow(false, true, false, nx, u, f, s, out, xm, xp, xc, alpha, omega);
}

function smoothDeepUneven(
  nx: i32, u: usize, f: usize, s: usize, out: usize, xm: usize, xp: usize, xc: usize, alpha: f64, omega: f64,
): void {
  smoothRow(false, false, false, nx, u, f, s, out, xm, xp, xc, alpha, omega);
}

function smoothFlatEvenMeasured(
  nx: i32, u: usize, f: usize, s: usize, out: usize, xm: usize, xp: usize, xc: usize, alpha: f64, omega: f64,
): void {
  smoothRow(true, true, true, nx, u, f, s, out, xm, xp, xc, alpha, omega);
}

function smoothFlatUnevenMeasured(
  nx: i32, u: usize, f: usize, s: usize, out: usize, xm: usize, xp: usize, xc: usize, alpha: f64, omega: f64,
): void {
  smoothRow(true, false, true, nx, u, f, s, out, xm, xp, xc, alpha, omega);
}

function smoothDeepEvenMeasured(
  nx: i32, u: usize, f: usize, s: usize, out: usize, xm: usize, xp: usize, xc: usize, alpha: f64, omega: f64,
): void {
  smoothRow(false, true, true, nx, u, f, s, out, xm, xp, xc, alpha, omega);
}

function smoothDeepUnevenMeasured(
  nx: i32, u: usize, f: usize, s: usize, out: usize, xm: usize, xp: usize, xc: usize, alpha: f64, omega: f64,
): void {
  smoothRow(false, false, true, nx, u, f, s, out, xm, xp, xc, alpha, omega);
}

// out = u + omega·(Jacobi's u − u).
export function fieldsSmooth(
  level: usize, u: usize, f: usize, out: usize, alpha: f64, omega: f64, start: i32, end: i32,
): void {
  const nx = word(level, 0);
  const ny = word(level, 1);
  const flat = word(level, 2) == 1;
  const even = isEven(level);
  const s = address(level, 3), xm = address(level, 4), xp = address(level, 5), xc = address(level, 6);
  for (let row = start; row < end; row++) {
    locate(level, row % ny, row / ny);
    const o = (<usize>row * <usize>nx) << 3;
    if (even) {
      if (flat) smoothFlatEven(nx, u + o, f + o, s + o, out + o, xm, xp, xc, alpha, omega);
      else smoothDeepEven(nx, u + o, f + o, s + o, out + o, xm, xp, xc, alpha, omega);
    } else {
      if (flat) smoothFlatUneven(nx, u + o, f + o, s + o, out + o, xm, xp, xc, alpha, omega);
      else smoothDeepUneven(nx, u + o, f + o, s + o, out + o, xm, xp, xc, alpha, omega);
    }
  }
}

// The same, and the row's largest |Jacobi's u − u| and |Jacobi's u| to `norms`.
export function fieldsSmoothMeasured(
  level: usize, u: usize, f: usize, out: usize, alpha: f64, omega: f64, norms: usize, start: i32, end: i32,
): void {
  const nx = word(level, 0);
  const ny = word(level, 1);
  const rows = ny * word(level, 2);
  const flat = word(level, 2) == 1;
  const even = isEven(level);
  const s = address(level, 3), xm = address(level, 4), xp = address(level, 5), xc = address(level, 6);
  for (let row = start; row < end; row++) {
    locate(level, row % ny, row / ny);
    const o = (<usize>row * <usize>nx) << 3;
    if (even) {
      if (flat) smoothFlatEvenMeasured(nx, u + o, f + o, s + o, out + o, xm, xp, xc, alpha, omega);
      else smoothDeepEvenMeasured(nx, u + o, f + o, s + o, out + o, xm, xp, xc, alpha, omega);
    } else {
      if (flat) smoothFlatUnevenMeasured(nx, u + o, f + o, s + o, out + o, xm, xp, xc, alpha, omega);
      else smoothDeepUnevenMeasured(nx, u + o, f + o, s + o, out + o, xm, xp, xc, alpha, omega);
    }
    put(norms, row, worst);
    put(norms, rows + row, largest);
  }
}

// What fieldsSmooth does to a field of zeros.
export function fieldsSmoothZero(
  level: usize, f: usize, out: usize, alpha: f64, omega: f64, start: i32, end: i32,
): void {
  const nx = word(level, 0);
  const ny = word(level, 1);
  const flat = word(level, 2) == 1;
  const even = isEven(level);
  const s = address(level, 3), xc = address(level, 6);
  for (let row = start; row < end; row++) {
    cRow = at(address(level, 9), row % ny) + at(address(level, 12), row / ny);
    const base = diagonalBase(even, flat, alpha);
    const baseV = f64x2.splat(base);
    const omegaV = f64x2.splat(omega);
    const o = (<usize>row * <usize>nx) << 3;
    let i: i32 = 0;
    for (; i < nx - 1; i += 2) {
      const diagonal = f64x2.add(pair(s + o, i), even ? baseV : f64x2.add(pair(xc, i), baseV));
      v128.store(out + o + (<usize>i << 3), f64x2.mul(omegaV, f64x2.div(pair(f + o, i), diagonal)));
    }
    for (; i < nx; i++) put(out + o, i, omega * (at(f + o, i) / (at(s + o, i) + (even ? base : at(xc, i) + base))));
  }
}

// What a coarse grid knows of a voxel: nothing where a sink is far stronger than its exchange with its neighbours, kappa.
// There, errors die out by smoothing; their enormous residuals would only mislead the coarse grid.
// @ts-ignore: decorator
@inline
function visibility(sink: f64, kappa: f64): f64 {
  if (sink <= 0.125 * kappa) return 1;
  const ratio = sink / kappa;
  return 1 / (1 + ratio * ratio);
}

// @ts-ignore: decorator
@inline
function visibilityPair(sink: v128, kappa: v128): v128 {
  const ratio = f64x2.div(sink, kappa);
  const one = f64x2.splat(1);
  const visible = f64x2.div(one, f64x2.add(one, f64x2.mul(ratio, ratio)));
  return v128.bitselect(one, visible, f64x2.le(sink, f64x2.mul(f64x2.splat(0.125), kappa)));
}

// @ts-ignore: decorator
@inline
function residualEdge(
  flat: bool, even: bool, u: usize, f: usize, s: usize, xm: usize, xp: usize, xc: usize, base: f64, kappa: f64, i: i32,
  nx: i32,
): f64 {
  const sink = at(s, i);
  const residual = inflowEdge(flat, even, u, f, xm, xp, i, nx) - (sink + (even ? base : at(xc, i) + base)) * at(u, i);
  return residual * visibility(sink, kappa);
}

// Adds weight·residual of a fine row to the coarse row at out.
// @ts-ignore: decorator
@inline
function restrictPlace(
  flat: bool, even: bool, halve: bool, nx: i32, u: usize, f: usize, s: usize, out: usize,
  xm: usize, xp: usize, xc: usize, wx: usize, base: f64, kappa: f64, weight: f64, i: i32,
): i32 {
  const c = halve ? i >> 1 : i;
  let sum = weight * (at(wx, i) * residualEdge(flat, even, u, f, s, xm, xp, xc, base, kappa, i, nx));
  i++;
  if (halve && i < nx) {
    sum = sum + weight * (at(wx, i) * residualEdge(flat, even, u, f, s, xm, xp, xc, base, kappa, i, nx));
    i++;
  }
  put(out, c, at(out, c) + sum);
  return i;
}

// On an even level whose axis x is halved: two coarse voxels at a time.
// @ts-ignore: decorator
@inline
function restrictEven(
  flat: bool, nx: i32, u: usize, f: usize, s: usize, out: usize, wx: usize, alpha: f64, kappa: f64, weight: f64,
): void {
  const base = diagonalBase(true, flat, alpha);
  const baseV = f64x2.splat(base), weightV = f64x2.splat(weight), cu = f64x2.splat(cAll);
  const kappaV = f64x2.splat(kappa), plainV = f64x2.splat(0.125 * kappa);
  const u_ = up, d_ = down, b_ = back, f_ = front;
  let i = restrictPlace(flat, true, true, nx, u, f, s, out, 0, 0, 0, wx, base, kappa, weight, 0);
  for (; i < nx - 4; i += 4) {
    const o = <usize>i << 3;
    const q = u + o - 8, fo = f + o, so = s + o, wo = wx + o, to = out + (o >> 1);
    const a = u + o + u_, b = u + o + d_, e = u + o + b_, d = u + o + f_;
    const sink0 = v128.load(so), sink1 = v128.load(so, 16);
    let r0 = inflowEven(flat, false, q, fo, a, b, e, d, cu);
    let r1 = inflowEven(flat, true, q, fo, a, b, e, d, cu);
    r0 = f64x2.sub(r0, f64x2.mul(f64x2.add(sink0, baseV), v128.load(q, 8)));
    r1 = f64x2.sub(r1, f64x2.mul(f64x2.add(sink1, baseV), v128.load(q, 24)));
    if (v128.any_true(f64x2.gt(f64x2.pmax(sink0, sink1), plainV))) {
      r0 = f64x2.mul(r0, visibilityPair(sink0, kappaV));
      r1 = f64x2.mul(r1, visibilityPair(sink1, kappaV));
    }
    r0 = f64x2.mul(weightV, f64x2.mul(v128.load(wo), r0));
    r1 = f64x2.mul(weightV, f64x2.mul(v128.load(wo, 16), r1));
    const sums = f64x2.add(v128.shuffle<f64>(r0, r1, 0, 2), v128.shuffle<f64>(r0, r1, 1, 3));
    v128.store(to, f64x2.add(v128.load(to), sums));
  }
  while (i < nx) i = restrictPlace(flat, true, true, nx, u, f, s, out, 0, 0, 0, wx, base, kappa, weight, i);
}

function restrictFlatEven(
  nx: i32, u: usize, f: usize, s: usize, out: usize, wx: usize, alpha: f64, kappa: f64, weight: f64,
): void {
  restrictEven(true, nx, u, f, s, out, wx, alpha, kappa, weight);
}

function restrictDeepEven(
  nx: i32, u: usize, f: usize, s: usize, out: usize, wx: usize, alpha: f64, kappa: f64, weight: f64,
): void {
  restrictEven(false, nx, u, f, s, out, wx, alpha, kappa, weight);
}

function restrictUneven(
  flat: bool, even: bool, halve: bool, nx: i32, u: usize, f: usize, s: usize, out: usize,
  xm: usize, xp: usize, xc: usize, wx: usize, alpha: f64, kappa: f64, weight: f64,
): void {
  const base = diagonalBase(even, flat, alpha);
  let i: i32 = 0;
  while (i < nx) i = restrictPlace(flat, even, halve, nx, u, f, s, out, xm, xp, xc, wx, base, kappa, weight, i);
}

// Mean residual f − A·u of the fine voxels in each coarse one. Items are the coarse level's rows.
export function fieldsRestrict(
  level: usize, coarse: usize, u: usize, f: usize, out: usize, alpha: f64, kappa: f64, start: i32, end: i32,
): void {
  const nx = word(level, 0), ny = word(level, 1), nz = word(level, 2);
  const s = address(level, 3), xm = address(level, 4), xp = address(level, 5), xc = address(level, 6);
  const fy = word(level, 14), fz = word(level, 15);
  const halve = word(level, 13) == 2;
  const wx = address(level, 16), wy = address(level, 17), wz = address(level, 18);
  const cnx = word(coarse, 0), cny = word(coarse, 1);
  const flat = nz == 1;
  const even = isEven(level);
  for (let row = start; row < end; row++) {
    const j0 = (row % cny) * fy;
    const k0 = (row / cny) * fz;
    const to = out + ((<usize>row * <usize>cnx) << 3);
    const j1 = min(j0 + fy, ny);
    const k1 = min(k0 + fz, nz);
    for (let c: i32 = 0; c < cnx; c++) put(to, c, 0);
    for (let k = k0; k < k1; k++) {
      for (let j = j0; j < j1; j++) {
        locate(level, j, k);
        const weight = at(wy, j) * at(wz, k);
        const o = (<usize>(j + ny * k) * <usize>nx) << 3;
        if (even && halve) {
          if (flat) restrictFlatEven(nx, u + o, f + o, s + o, to, wx, alpha, kappa, weight);
          else restrictDeepEven(nx, u + o, f + o, s + o, to, wx, alpha, kappa, weight);
        } else restrictUneven(flat, even, halve, nx, u + o, f + o, s + o, to, xm, xp, xc, wx, alpha, kappa, weight);
      }
    }
  }
}

// Mean of x over the fine voxels in each coarse one. Items are the coarse level's rows.
export function fieldsAverage(
  level: usize, coarse: usize, x: usize, out: usize, start: i32, end: i32,
): void {
  const nx = word(level, 0), ny = word(level, 1), nz = word(level, 2);
  const fx = word(level, 13), fy = word(level, 14), fz = word(level, 15);
  const wx = address(level, 16), wy = address(level, 17), wz = address(level, 18);
  const cnx = word(coarse, 0), cny = word(coarse, 1);
  for (let row = start; row < end; row++) {
    const j0 = (row % cny) * fy;
    const k0 = (row / cny) * fz;
    const to = out + ((<usize>row * <usize>cnx) << 3);
    for (let c: i32 = 0; c < cnx; c++) put(to, c, 0);
    for (let k = k0; k < min(k0 + fz, nz); k++) {
      for (let j = j0; j < min(j0 + fy, ny); j++) {
        const weight = at(wy, j) * at(wz, k);
        const o = (<usize>(j + ny * k) * <usize>nx) << 3;
        for (let i: i32 = 0; i < nx; i++) {
          const c = fx == 2 ? i >> 1 : i;
          put(to, c, at(to, c) + weight * at(wx, i) * at(x + o, i));
        }
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function across(e: usize, c: i32, e1: usize, e2: usize, e3: usize, a: f64, b1: f64, b2: f64, b3: f64): f64 {
  return a * at(e, c) + b1 * at(e1, c) + (b2 * at(e2, c) + b3 * at(e3, c));
}

// u += factor·(e, interpolated linearly between the centres of coarse voxels), as far as they see u.
export function fieldsProlong(
  level: usize, coarse: usize, e: usize, u: usize, factor: f64, kappa: f64, start: i32, end: i32,
): void {
  const nx = word(level, 0), ny = word(level, 1);
  const s = address(level, 3);
  const fx = word(level, 13), fy = word(level, 14), fz = word(level, 15);
  const px = address(level, 19), py = address(level, 20), pz = address(level, 21);
  const cnx = word(coarse, 0), cny = word(coarse, 1), cnz = word(coarse, 2);
  const kappaV = f64x2.splat(kappa), plainV = f64x2.splat(0.125 * kappa);
  for (let row = start; row < end; row++) {
    const j = row % ny, k = row / ny;
    const cj = fy == 2 ? j >> 1 : j, ck = fz == 2 ? k >> 1 : k;
    const nj = fy == 2 ? max(0, min(cny - 1, j & 1 ? cj + 1 : cj - 1)) : cj;
    const nk = fz == 2 ? max(0, min(cnz - 1, k & 1 ? ck + 1 : ck - 1)) : ck;
    const q = at(py, j), r = at(pz, k);
    const a = factor * ((1 - q) * (1 - r)), b1 = factor * (q * (1 - r)), b2 = factor * ((1 - q) * r), b3 = factor * (q * r);
    const e0 = e + ((<usize>(cj + cny * ck) * <usize>cnx) << 3);
    const e1 = e + ((<usize>(nj + cny * ck) * <usize>cnx) << 3);
    const e2 = e + ((<usize>(cj + cny * nk) * <usize>cnx) << 3);
    const e3 = e + ((<usize>(nj + cny * nk) * <usize>cnx) << 3);
    const o = (<usize>row * <usize>nx) << 3;
    const ur = u + o, sr = s + o;
    if (fx == 1) {
      for (let i: i32 = 0; i < nx; i++) {
        put(ur, i, at(ur, i) + across(e0, i, e1, e2, e3, a, b1, b2, b3) * visibility(at(sr, i), kappa));
      }
      continue;
    }
    let here = across(e0, 0, e1, e2, e3, a, b1, b2, b3);
    let before = here;
    for (let c: i32 = 0; c < cnx; c++) {
      const after = c + 1 < cnx ? across(e0, c + 1, e1, e2, e3, a, b1, b2, b3) : here;
      const i = c << 1;
      if (i + 1 < nx) {
        const hereV = f64x2.splat(here);
        const beside = f64x2.replace_lane(f64x2.splat(before), 1, after);
        let gain = f64x2.add(hereV, f64x2.mul(pair(px, i), f64x2.sub(beside, hereV)));
        const sink = pair(sr, i);
        if (v128.any_true(f64x2.gt(sink, plainV))) gain = f64x2.mul(gain, visibilityPair(sink, kappaV));
        v128.store(ur + (<usize>i << 3), f64x2.add(pair(ur, i), gain));
      } else {
        const gain = here + at(px, i) * (before - here);
        put(ur, i, at(ur, i) + gain * visibility(at(sr, i), kappa));
      }
      before = here;
      here = after;
    }
  }
}

// What of a neighbour's exchange c is left to a voxel that a sink empties: all of it, unless the neighbour's sink is as
// strong and empties it first.
// @ts-ignore: decorator
@inline
function unshielded(c: f64, sink: f64, beside: f64, margin: f64): f64 {
  return c * (sink + margin - (beside < sink ? beside : sink));
}

// Sinks of the coarse level: means where they are similar. Else, what a voxel takes above the least of its coarse cell is limited by what diffusion brings.
export function fieldsCoarsen(level: usize, coarse: usize, kappa: f64, start: i32, end: i32): void {
  const nx = word(level, 0), ny = word(level, 1), nz = word(level, 2);
  const s = address(level, 3), xm = address(level, 4), xp = address(level, 5);
  const fx = word(level, 13), fy = word(level, 14), fz = word(level, 15);
  const wx = address(level, 16), wy = address(level, 17), wz = address(level, 18);
  const cnx = word(coarse, 0), cny = word(coarse, 1);
  const out = address(coarse, 3);
  const margin = 0.05 * kappa;
  for (let row = start; row < end; row++) {
    const j0 = (row % cny) * fy, k0 = (row / cny) * fz;
    const j1 = min(j0 + fy, ny), k1 = min(k0 + fz, nz);
    const to = out + ((<usize>row * <usize>cnx) << 3);
    for (let c: i32 = 0; c < cnx; c++) {
      const i0 = c * fx, i1 = min(i0 + fx, nx);
      let leastV = f64x2.splat(Infinity);
      let mostV = f64x2.splat(0);
      let meanV = f64x2.splat(0);
      const two = i1 - i0 == 2;
      const shares = two ? pair(wx, i0) : f64x2.replace_lane(v128.load64_splat(wx + (<usize>i0 << 3)), 1, 0);
      for (let k = k0; k < k1; k++) {
        for (let j = j0; j < j1; j++) {
          const o = s + ((<usize>(j + ny * k) * <usize>nx) << 3);
          const sinks = two ? pair(o, i0) : v128.load64_splat(o + (<usize>i0 << 3));
          leastV = f64x2.pmin(sinks, leastV);
          mostV = f64x2.pmax(sinks, mostV);
          meanV = f64x2.add(meanV, f64x2.mul(f64x2.mul(f64x2.splat(at(wy, j) * at(wz, k)), shares), sinks));
        }
      }
      const least = min<f64>(f64x2.extract_lane(leastV, 0), f64x2.extract_lane(leastV, 1));
      const most = larger(f64x2.extract_lane(mostV, 0), f64x2.extract_lane(mostV, 1));
      if (!(most > least)) {
        put(to, c, least);
        continue;
      }
      let sum: f64 = 0;
      if (most - least <= 0.01 * kappa) {
        put(to, c, f64x2.extract_lane(meanV, 0) + f64x2.extract_lane(meanV, 1));
        continue;
      }
      for (let k = k0; k < k1; k++) {
        for (let j = j0; j < j1; j++) {
          locate(level, j, k);
          const o = s + ((<usize>(j + ny * k) * <usize>nx) << 3);
          const weight = at(wy, j) * at(wz, k);
          for (let i = i0; i < i1; i++) {
            const p = o + (<usize>i << 3);
            const sink = load<f64>(p);
            const excess = sink - least;
            if (!(excess > 0)) continue;
            let open = unshielded(at(xm, i), sink, at(o, i > 0 ? i - 1 : i), margin);
            open += unshielded(at(xp, i), sink, at(o, i < nx - 1 ? i + 1 : i), margin);
            open += unshielded(cUp, sink, load<f64>(p + up), margin);
            open += unshielded(cDown, sink, load<f64>(p + down), margin);
            open += unshielded(cBack, sink, load<f64>(p + back), margin);
            open += unshielded(cFront, sink, load<f64>(p + front), margin);
            const most = (2 * open) / (sink + margin);
            const limit = min<f64>(most, kappa);
            sum += weight * at(wx, i) * ((excess * limit) / (excess + limit));
          }
        }
      }
      put(to, c, least + sum);
    }
  }
}

// out = g + alpha·(u + c·(v − u)); g where held. Items of this and the following are blocks of voxels.
export function fieldsStage(
  u: usize, v: usize, g: usize, s: usize, out: usize, alpha: f64, c: f64, n: i32, start: i32, end: i32,
): void {
  const alphaV = f64x2.splat(alpha), cV = f64x2.splat(c), heldV = f64x2.splat(HELD);
  const stop = min(end * BLOCK, n);
  let i = start * BLOCK;
  for (; i < stop - 1; i += 2) {
    const old = pair(u, i);
    const term = f64x2.mul(alphaV, f64x2.add(old, f64x2.mul(cV, f64x2.sub(pair(v, i), old))));
    const free = f64x2.lt(pair(s, i), heldV);
    v128.store(out + (<usize>i << 3), f64x2.add(pair(g, i), v128.and(term, free)));
  }
  for (; i < stop; i++) {
    const term = alpha * (at(u, i) + c * (at(v, i) - at(u, i)));
    put(out, i, at(g, i) + (at(s, i) < HELD ? term : 0));
  }
}

// out = x − y.
export function fieldsSubtract(x: usize, y: usize, out: usize, n: i32, start: i32, end: i32): void {
  const stop = min(end * BLOCK, n);
  let i = start * BLOCK;
  for (; i < stop - 1; i += 2) v128.store(out + (<usize>i << 3), f64x2.sub(pair(x, i), pair(y, i)));
  for (; i < stop; i++) put(out, i, at(x, i) - at(y, i));
}

// f = alpha·((v − w) − (w − u)/c) with w = (f − g)/alpha; 0 where held. The block's largest |f| to `norms`.
export function fieldsDifference(
  u: usize, v: usize, g: usize, s: usize, f: usize, alpha: f64, c: f64, n: i32, norms: usize, start: i32, end: i32,
): void {
  const alphaV = f64x2.splat(alpha), cV = f64x2.splat(c), heldV = f64x2.splat(HELD);
  for (let block = start; block < end; block++) {
    const stop = min((block + 1) * BLOCK, n);
    let most = f64x2.splat(0);
    let i = block * BLOCK;
    for (; i < stop - 1; i += 2) {
      const w = f64x2.div(f64x2.sub(pair(f, i), pair(g, i)), alphaV);
      const d = f64x2.sub(f64x2.sub(pair(v, i), w), f64x2.div(f64x2.sub(w, pair(u, i)), cV));
      const value = v128.and(f64x2.mul(alphaV, d), f64x2.lt(pair(s, i), heldV));
      v128.store(f + (<usize>i << 3), value);
      most = f64x2.pmax(f64x2.abs(value), most);
    }
    let m = larger(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1));
    for (; i < stop; i++) {
      const w = (at(f, i) - at(g, i)) / alpha;
      const d = at(v, i) - w - (w - at(u, i)) / c;
      const value = at(s, i) < HELD ? alpha * d : 0;
      put(f, i, value);
      m = larger(Math.abs(value), m);
    }
    put(norms, block, m);
  }
}

// Largest and smallest value of each block; both are NaN where a value is.
export function fieldsExtremes(x: usize, n: i32, out: usize, start: i32, end: i32): void {
  const blocks = (n + BLOCK - 1) / BLOCK;
  for (let block = start; block < end; block++) {
    let i = block * BLOCK;
    const stop = min(i + BLOCK, n);
    let high = at(x, i), low = high;
    let bad = !(high == high);
    let highV = f64x2.splat(high), lowV = highV, highW = highV, lowW = highV;
    let badV = f64x2.splat(0), badW = badV;
    for (; i < stop - 3; i += 4) {
      const a = pair(x, i), b = pair(x, i + 2);
      highV = f64x2.pmax(a, highV);
      lowV = f64x2.pmin(a, lowV);
      badV = v128.or(badV, f64x2.ne(a, a));
      highW = f64x2.pmax(b, highW);
      lowW = f64x2.pmin(b, lowW);
      badW = v128.or(badW, f64x2.ne(b, b));
    }
    for (; i < stop; i++) {
      const value = at(x, i);
      high = larger(value, high);
      low = value > low ? low : value;
      bad = bad || !(value == value);
    }
    highV = f64x2.pmax(highW, highV);
    lowV = f64x2.pmin(lowW, lowV);
    high = larger(larger(f64x2.extract_lane(highV, 0), f64x2.extract_lane(highV, 1)), high);
    low = min<f64>(low, min<f64>(f64x2.extract_lane(lowV, 0), f64x2.extract_lane(lowV, 1)));
    if (v128.any_true(v128.or(badV, badW))) bad = true;
    put(out, block, bad ? NaN : high);
    put(out, blocks + block, bad ? NaN : low);
  }
}

// Sums over each block of f − (s + alpha)·v and of s + alpha.
export function fieldsImbalance(
  v: usize, f: usize, s: usize, alpha: f64, n: i32, out: usize, start: i32, end: i32,
): void {
  const blocks = (n + BLOCK - 1) / BLOCK;
  const alphaV = f64x2.splat(alpha);
  for (let block = start; block < end; block++) {
    let i = block * BLOCK;
    const stop = min(i + BLOCK, n);
    let sumV = f64x2.splat(0), weightV = f64x2.splat(0);
    for (; i < stop - 1; i += 2) {
      const weight = f64x2.add(pair(s, i), alphaV);
      sumV = f64x2.add(sumV, f64x2.sub(pair(f, i), f64x2.mul(weight, pair(v, i))));
      weightV = f64x2.add(weightV, weight);
    }
    let sum = f64x2.extract_lane(sumV, 0) + f64x2.extract_lane(sumV, 1);
    let total = f64x2.extract_lane(weightV, 0) + f64x2.extract_lane(weightV, 1);
    for (; i < stop; i++) {
      const weight = at(s, i) + alpha;
      sum += at(f, i) - weight * at(v, i);
      total += weight;
    }
    put(out, block, sum);
    put(out, blocks + block, total);
  }
}

// out = scale·x + shift, at least `floor`.
export function fieldsMap(
  x: usize, out: usize, scale: f64, shift: f64, floor: f64, n: i32, start: i32, end: i32,
): void {
  const scaleV = f64x2.splat(scale), shiftV = f64x2.splat(shift), floorV = f64x2.splat(floor);
  const stop = min(end * BLOCK, n);
  let i = start * BLOCK;
  for (; i < stop - 1; i += 2) {
    const value = f64x2.add(f64x2.mul(scaleV, pair(x, i)), shiftV);
    v128.store(out + (<usize>i << 3), f64x2.pmax(value, floorV));
  }
  for (; i < stop; i++) put(out, i, larger(scale * at(x, i) + shift, floor));
}

// Sum of each block, and the sum of what is above 0 in it.
export function fieldsSums(x: usize, n: i32, out: usize, start: i32, end: i32): void {
  const blocks = (n + BLOCK - 1) / BLOCK;
  const zero = f64x2.splat(0);
  for (let block = start; block < end; block++) {
    let i = block * BLOCK;
    const stop = min(i + BLOCK, n);
    let sumV = zero, aboveV = zero;
    for (; i < stop - 1; i += 2) {
      const value = pair(x, i);
      sumV = f64x2.add(sumV, value);
      aboveV = f64x2.add(aboveV, f64x2.pmax(value, zero));
    }
    let sum = f64x2.extract_lane(sumV, 0) + f64x2.extract_lane(sumV, 1);
    let above = f64x2.extract_lane(aboveV, 0) + f64x2.extract_lane(aboveV, 1);
    for (; i < stop; i++) {
      sum += at(x, i);
      above += larger(at(x, i), 0);
    }
    put(out, block, sum);
    put(out, blocks + block, above);
  }
}

// x[index[i]] = factor·value[i], where value = 0 stands for ones. Items are entries of the list.
export function fieldsHold(
  x: usize, index: usize, value: usize, factor: f64, start: i32, end: i32,
): void {
  for (let i = start; i < end; i++) put(x, word(index, i), value == 0 ? factor : factor * at(value, i));
}

// Thomas' algorithm along x, in place, with coefficients that are the same for all rows: pivots' reciprocals and
// coupling/pivot, by place along the row.
export function fieldsSweepRows(
  x: usize, n: i32, inverse: usize, ratio: usize, start: i32, end: i32,
): void {
  const bytes = <usize>n << 3;
  let row = start;
  for (; row + 4 <= end; row += 4) sweepFour(x + <usize>row * bytes, n, bytes, inverse, ratio);
  for (; row < end; row++) {
    const p = x + <usize>row * bytes;
    let last: f64 = 0;
    for (let i: i32 = 0; i < n; i++) {
      last = at(p, i) * at(inverse, i) + at(ratio, i) * last;
      put(p, i, last);
    }
    for (let i = n - 2; i >= 0; i--) {
      last = at(p, i) + at(ratio, i) * last;
      put(p, i, last);
    }
  }
}

// @ts-ignore: decorator
@inline
function gather(a: usize, b: usize, i: i32): v128 {
  return v128.load64_lane(b + (<usize>i << 3), v128.load64_zero(a + (<usize>i << 3)), 1);
}

// @ts-ignore: decorator
@inline
function scatter(a: usize, b: usize, i: i32, value: v128): void {
  v128.store64_lane(a + (<usize>i << 3), value, 0);
  v128.store64_lane(b + (<usize>i << 3), value, 1);
}

// Four rows at a time, two to a vector: each recurrence waits for itself only.
function sweepFour(a: usize, n: i32, bytes: usize, inverse: usize, ratio: usize): void {
  const b = a + bytes, c = b + bytes, d = c + bytes;
  let ab = f64x2.splat(0), cd = f64x2.splat(0);
  for (let i: i32 = 0; i < n; i++) {
    const pivot = v128.load64_splat(inverse + (<usize>i << 3)), r = v128.load64_splat(ratio + (<usize>i << 3));
    ab = f64x2.add(f64x2.mul(gather(a, b, i), pivot), f64x2.mul(r, ab));
    cd = f64x2.add(f64x2.mul(gather(c, d, i), pivot), f64x2.mul(r, cd));
    scatter(a, b, i, ab);
    scatter(c, d, i, cd);
  }
  for (let i = n - 2; i >= 0; i--) {
    const r = v128.load64_splat(ratio + (<usize>i << 3));
    ab = f64x2.add(gather(a, b, i), f64x2.mul(r, ab));
    cd = f64x2.add(gather(c, d, i), f64x2.mul(r, cd));
    scatter(a, b, i, ab);
    scatter(c, d, i, cd);
  }
}

// The same along y or z: `n` places `stride` voxels apart; items are pieces of up to `width` voxels of the `nx` along x,
// of lines that begin `outer` voxels apart.
export function fieldsSweepLines(
  x: usize, n: i32, stride: i32, outer: i32, nx: i32, width: i32, inverse: usize, ratio: usize, start: i32, end: i32,
): void {
  const pieces = (nx + width - 1) / width;
  const step = <usize>stride << 3;
  for (let item = start; item < end; item++) {
    const from = (item % pieces) * width;
    const count = min(width, nx - from);
    let p = x + ((<usize>(item / pieces) * <usize>outer + <usize>from) << 3);
    scaleLine(p, count, at(inverse, 0));
    for (let j: i32 = 1; j < n; j++) {
      p += step;
      sweepLine(p, p - step, count, at(inverse, j), at(ratio, j));
    }
    for (let j = n - 2; j >= 0; j--) {
      p -= step;
      sweepLine(p, p + step, count, 1, at(ratio, j));
    }
  }
}

function scaleLine(p: usize, count: i32, factor: f64): void {
  for (let i: i32 = 0; i < count; i++) put(p, i, at(p, i) * factor + 0);
}

// @ts-ignore: decorator
@inline
function sweepLine(p: usize, q: usize, count: i32, pivot: f64, r: f64): void {
  const pivotV = f64x2.splat(pivot), rV = f64x2.splat(r);
  let i: i32 = 0;
  for (; i < count - 1; i += 2) {
    const value = f64x2.add(f64x2.mul(pair(p, i), pivotV), f64x2.mul(rV, pair(q, i)));
    v128.store(p + (<usize>i << 3), value);
  }
  for (; i < count; i++) put(p, i, at(p, i) * pivot + r * at(q, i));
}

// Bytes of a call: the kernel's number and ten arguments, as doubles.
const CALL: usize = 88;

// @ts-ignore: decorator
@inline
function place(call: usize, index: i32): usize {
  return <usize>at(call, index);
}

// @ts-ignore: decorator
@inline
function whole(call: usize, index: i32): i32 {
  return <i32>at(call, index);
}

// Kernels in turn, each on all of its rows; their numbers are their places in ../fields-calls.ts. One item: calls
// depend on those before them.
export function fieldsInTurn(calls: usize, n: i32, start: i32, end: i32): void {
  if (start > 0) return;
  for (let item: i32 = 0; item < n; item++) {
    const c = calls + <usize>item * CALL;
    const a = place(c, 1), b = place(c, 2), d = place(c, 3);
    switch (whole(c, 0)) {
      case 0: fieldsCoarsen(a, b, at(c, 3), 0, whole(c, 5)); break;
      case 1: fieldsSmooth(a, b, d, place(c, 4), at(c, 5), at(c, 6), 0, whole(c, 8)); break;
      case 2: fieldsSmoothMeasured(a, b, d, place(c, 4), at(c, 5), at(c, 6), place(c, 7), 0, whole(c, 9)); break;
      case 3: fieldsSmoothZero(a, b, d, at(c, 4), at(c, 5), 0, whole(c, 7)); break;
      case 4: fieldsRestrict(a, b, d, place(c, 4), place(c, 5), at(c, 6), at(c, 7), 0, whole(c, 9)); break;
      case 5: fieldsProlong(a, b, d, place(c, 4), at(c, 5), at(c, 6), 0, whole(c, 8)); break;
      default: fieldsAverage(a, b, d, place(c, 4), 0, whole(c, 6));
    }
  }
}
