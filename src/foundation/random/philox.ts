/** High 32 bits of the product of two unsigned 32-bit numbers, by halves of 16 bits. */
function highProduct(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carry = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + (middle >>> 16) + (carry >>> 16)) >>> 0;
}

/**
 * Four random words from a counter of four and a key of two: Philox4x32 with ten rounds. The counter is replaced by the
 * result.
 *
 * Source: Salmon et al. (2011), https://doi.org/10.1145/2063384.2063405
 */
export function philox(words: Uint32Array, key0: number, key1: number): void {
  let [c0, c1, c2, c3] = words;
  let k0 = key0;
  let k1 = key1;
  for (let round = 0; round < 10; round++) {
    const high0 = highProduct(0xd2511f53, c0);
    const low0 = Math.imul(0xd2511f53, c0);
    const high1 = highProduct(0xcd9e8d57, c2);
    const low1 = Math.imul(0xcd9e8d57, c2);
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1 >>> 0;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0 >>> 0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  words[0] = c0;
  words[1] = c1;
  words[2] = c2;
  words[3] = c3;
}

const TWO_32 = 4294967296;

/**
 * The key for a seed below 2⁵³ and a stream below 2¹¹, and the counter for a step and a cell below 2⁴⁸ and a block
 * below 2³²: every combination has its own, so draws never repeat by accident.
 */
export function block(
  words: Uint32Array,
  seed: number,
  stream: number,
  step: number,
  cell: number,
  index: number,
): void {
  words[0] = index;
  words[1] = step;
  words[2] = cell;
  words[3] = Math.floor(step / TWO_32) + Math.floor(cell / TWO_32) * 65536;
  philox(words, seed | 0, (stream + Math.floor(seed / TWO_32) * 2048) | 0);
}

/** A number in (0, 1), never 0 or 1, from 52 random bits: the middle of one of 2⁵² equal intervals. */
export function unitInterval(high: number, low: number): number {
  return ((high >>> 6) * 67108864 + (low >>> 6) + 0.5) * 2.220446049250313e-16;
}
