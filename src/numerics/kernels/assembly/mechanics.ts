export function probe(a: usize, s: f64, start: i32, end: i32): void {
  for (let i = start; i < end; i++) {
    const p = a + (<usize>i << 4);
    v128.store(p, f64x2.mul(v128.load(p), f64x2.splat(s)));
  }
}
