// Other laws of force. The plain twin is ../mechanics-laws.ts: the same operations in the same order.

const CLOSEST: f64 = 1e-5;
// @ts-ignore: decorator
@inline const LINEAR: i32 = 1;
// @ts-ignore: decorator
@inline const QUADRATIC: i32 = 2;

/** foundation/maths/logarithm.ts, for normal positive x. */
// @ts-ignore: decorator
@inline
function log(x: f64): f64 {
  const k = (<i32>(reinterpret<i64>(x) >> 32) - 0x3fe6a09e) >> 20;
  const f = x * reinterpret<f64>(<i64>(1023 - k) << 52) - 1;
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  const rest =
    z *
    (0.6666666666666666 + z * 0.4000000000000088 + z2 * (0.28571428570801954 + z * 0.22222222392089008) +
      z4 *
        (0.18181795600060793 + z * 0.15386241881938595 + z2 * (0.13268714792348096 + z * 0.1308723619665962)));
  const low = <f64>k * 1.9082149292705877e-10 - (half - s * (half + rest));
  const high = <f64>k * 0.6931471803691238;
  const sum = high + f;
  return sum + (f - (sum - high) + low);
}

/** Velocities by a law of d / R, out to the bodies' reach. */
export function pairForcesByLaw(
  bodies: usize, flags: usize, starts: usize, indices: usize, velocity: usize, law: i32, start: i32, end: i32,
): void {
  for (let i = start; i < end; i++) {
    const a = bodies + (<usize>i << 6);
    const v = velocity + <usize>i * 24;
    let x: f64 = 0, y: f64 = 0, z: f64 = 0;
    if ((load<u8>(flags + <usize>i) & 3) == 3) {
      const last = load<u32>(starts + (<usize>i << 2), 4);
      for (let e = load<u32>(starts + (<usize>i << 2)); e < last; e++) {
        const b = bodies + (<usize>load<u32>(indices + (<usize>e << 2)) << 6);
        const dx = load<f64>(a) - load<f64>(b);
        const dy = load<f64>(a, 8) - load<f64>(b, 8);
        const dz = load<f64>(a, 16) - load<f64>(b, 16);
        const d = max<f64>(sqrt<f64>(dx * dx + dy * dy + dz * dz), CLOSEST);
        if (!(d < load<f64>(a, 32) + load<f64>(b, 32))) continue;
        const u = d / (load<f64>(a, 24) + load<f64>(b, 24));
        const w = 1 - u;
        const g = law == LINEAR ? w : law == QUADRATIC ? w * abs<f64>(w) : -log(u);
        const f = (load<f64>(a, 40) * load<f64>(b, 40) * g) / d;
        x += dx * f;
        y += dy * f;
        z += dz * f;
      }
    }
    store<f64>(v, x);
    store<f64>(v, y, 8);
    store<f64>(v, z, 16);
  }
}

/**
 * Per block of bodies: a bound of the fastest rate at which forces between bodies, wall and springs undo a shift of a
 * body: the largest sum of a row of Σ k n nᵀ, twice for what two bodies share. Springs: none where `springStarts` is 0.
 */
export function measureStiffness(
  bodies: usize, flags: usize, starts: usize, indices: usize, box: usize, springStarts: usize, stiffness: usize, n: i32,
  block: i32, out: usize, start: i32, end: i32,
): void {
  for (let c = start; c < end; c++) {
    let most: f64 = 0;
    const lastBody = min<i32>(n, (c + 1) * block);
    for (let i = c * block; i < lastBody; i++) {
      if ((load<u8>(flags + <usize>i) & 3) != 3) continue;
      const a = bodies + (<usize>i << 6);
      let xx: f64 = 0, yy: f64 = 0, zz: f64 = 0, xy: f64 = 0, xz: f64 = 0, yz: f64 = 0;
      const last = load<u32>(starts + (<usize>i << 2), 4);
      for (let e = load<u32>(starts + (<usize>i << 2)); e < last; e++) {
        const b = bodies + (<usize>load<u32>(indices + (<usize>e << 2)) << 6);
        const dx = load<f64>(a) - load<f64>(b);
        const dy = load<f64>(a, 8) - load<f64>(b, 8);
        const dz = load<f64>(a, 16) - load<f64>(b, 16);
        const d2 = max<f64>(dx * dx + dy * dy + dz * dz, CLOSEST * CLOSEST);
        const R = load<f64>(a, 24) + load<f64>(b, 24);
        if (!(d2 < R * R)) continue;
        const k = (load<f64>(a, 40) * load<f64>(b, 40) * (1 - sqrt<f64>(d2) / R)) / R / d2;
        xx += k * dx * dx;
        yy += k * dy * dy;
        zz += k * dz * dz;
        xy += k * dx * dy;
        xz += k * dx * dz;
        yz += k * dy * dz;
      }
      let k = 4 * max<f64>(max<f64>(xx + abs<f64>(xy) + abs<f64>(xz), yy + abs<f64>(xy) + abs<f64>(yz)), zz + abs<f64>(xz) + abs<f64>(yz));
      if (box != 0) {
        const r = load<f64>(a, 24);
        const x = min<f64>(load<f64>(a) - load<f64>(box), load<f64>(box, 24) - load<f64>(a));
        const y = min<f64>(load<f64>(a, 8) - load<f64>(box, 8), load<f64>(box, 32) - load<f64>(a, 8));
        const z = min<f64>(load<f64>(a, 16) - load<f64>(box, 16), load<f64>(box, 40) - load<f64>(a, 16));
        const nearest = min<f64>(min<f64>(x, y), z);
        if (nearest < r) k += (200 * (1 - nearest / r)) / r;
      }
      if (springStarts != 0) {
        const lastSpring = load<u32>(springStarts + (<usize>i << 2), 4);
        for (let e = load<u32>(springStarts + (<usize>i << 2)); e < lastSpring; e++) k += 2 * load<f64>(stiffness + (<usize>e << 3));
      }
      if (k > most) most = k;
    }
    store<f64>(out + (<usize>c << 3), most);
  }
}
