/** Adding and taking away this number (1.5·2⁵²) rounds to the nearest integer, ties to even, for |x| < 2⁵¹. */
export const ROUNDER = 6755399441055744;

export const LOG2_E = Math.LOG2E;
/** ln 2 in two parts; the first has 32 bits, so that its product with an exponent is exact. */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;

const LOWEST = -1074;

/** 2^k for k = -1074 … 1023, each exact. */
const powers = ((): Float64Array => {
  const table = new Float64Array(1024 - LOWEST);
  table[-LOWEST] = 1;
  for (let k = 1; k < 1024; k++) table[k - LOWEST] = table[k - 1 - LOWEST] * 2;
  for (let k = -1; k >= LOWEST; k--) table[k - LOWEST] = table[k + 1 - LOWEST] / 2;
  return table;
})();

/** 2^k for an integer k from -1074 to 1023. A table: writing an exponent's bits and reading them back is slower here. */
export function powerOfTwo(k: number): number {
  return powers[k - LOWEST];
}

/** y·2^k for |k| ≤ 1100, in two steps, so that only the last one can round, overflow or become subnormal. */
export function scale(y: number, k: number): number {
  const half = k * 0.5 + ROUNDER - ROUNDER;
  return y * powers[half - LOWEST] * powers[k - half - LOWEST];
}
