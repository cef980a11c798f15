// Motion of bodies. The plain twin is ../mechanics-motion.ts: the same operations in the same order.

/** Bit 1 of the flags of a body at x, y, z is cleared where it lies outside of the box. */
// @ts-ignore: decorator
@inline
function leave(box: usize, flag: usize, x: f64, y: f64, z: f64): void {
  const inside =
    x >= load<f64>(box) && x <= load<f64>(box, 24) &&
    y >= load<f64>(box, 8) && y <= load<f64>(box, 32) &&
    z >= load<f64>(box, 16) && z <= load<f64>(box, 40);
  if (!inside) store<u8>(flag, load<u8>(flag) & 0xfd);
}

/** Adams and Bashforth's second-order step on the whole velocity, force and own: x += dt (3 v − v′) / 2. */
export function moveWhole(
  bodies: usize, flags: usize, velocity: usize, previous: usize, extra: usize, box: usize, axes: i32, dt: f64,
  start: i32, end: i32,
): void {
  const now = 1.5 * dt;
  const before = -0.5 * dt;
  for (let i = start; i < end; i++) {
    const flag = flags + <usize>i;
    if ((load<u8>(flag) & 3) != 3) continue;
    const a = bodies + (<usize>i << 6);
    const at = <usize>i * 24;
    for (let axis: usize = 0; axis < <usize>axes << 3; axis += 8) {
      const v = load<f64>(velocity + at + axis) + load<f64>(extra + at + axis);
      const x = load<f64>(a + axis) + now * v;
      store<f64>(a + axis, x + before * load<f64>(previous + at + axis));
      store<f64>(previous + at + axis, v);
    }
    leave(box, flag, load<f64>(a), load<f64>(a, 8), load<f64>(a, 16));
  }
}

/**
 * The same of variable step on the force velocity F, and Euler's on the own velocity m:
 * x += dt ((1 + ρ/2) F − ρ/2 F′ + m), ρ: this step over the one before; 0 for bodies that are fresh (bit 2).
 */
export function moveForces(
  bodies: usize, flags: usize, velocity: usize, previous: usize, extra: usize, box: usize, axes: i32, dt: f64, ratio: f64,
  start: i32, end: i32,
): void {
  for (let i = start; i < end; i++) {
    const flag = flags + <usize>i;
    const bits = load<u8>(flag);
    if ((bits & 3) != 3) continue;
    const half = (bits & 4) != 0 ? 0 : 0.5 * ratio;
    store<u8>(flag, bits & 0xfb);
    const a = bodies + (<usize>i << 6);
    const at = <usize>i * 24;
    for (let axis: usize = 0; axis < <usize>axes << 3; axis += 8) {
      const F = load<f64>(velocity + at + axis);
      const v = F + half * (F - load<f64>(previous + at + axis)) + load<f64>(extra + at + axis);
      store<f64>(a + axis, load<f64>(a + axis) + dt * v);
      store<f64>(previous + at + axis, F);
    }
    leave(box, flag, load<f64>(a), load<f64>(a, 8), load<f64>(a, 16));
  }
}

/**
 * Per block of bodies, squared: the largest change of a force velocity since the step before, and the largest force
 * velocity of a fresh body, which has none from before.
 */
export function measureChanges(
  flags: usize, velocity: usize, previous: usize, axes: i32, n: i32, block: i32, out: usize, start: i32, end: i32,
): void {
  for (let b = start; b < end; b++) {
    let most: f64 = 0, mostFresh: f64 = 0;
    const last = min<i32>(n, (b + 1) * block);
    for (let i = b * block; i < last; i++) {
      const bits = load<u8>(flags + <usize>i);
      if ((bits & 3) != 3) continue;
      const at = <usize>i * 24;
      const isFresh = (bits & 4) != 0;
      let x = load<f64>(velocity + at), y = load<f64>(velocity + at, 8), z = axes == 3 ? load<f64>(velocity + at, 16) : 0;
      if (!isFresh) {
        x -= load<f64>(previous + at);
        y -= load<f64>(previous + at, 8);
        if (axes == 3) z -= load<f64>(previous + at, 16);
      }
      const d = x * x + y * y + z * z;
      if (isFresh) mostFresh = max<f64>(mostFresh, d);
      else most = max<f64>(most, d);
    }
    store<f64>(out + (<usize>b << 4), most);
    store<f64>(out + (<usize>b << 4), mostFresh, 8);
  }
}
