import { InputError } from "../../foundation/errors.ts";
import { draw } from "../../foundation/random.ts";
import type { Stream } from "../../foundation/streams.ts";
import { joeKuo } from "./joe-kuo.ts";

/** Binary digits of a coordinate, and of an index. */
const bits = 32;
const cells = 4294967296;

export interface SobolOptions {
  /** 1 to 128. */
  readonly dimensions: number;
  /** Owen's nested scramble with this seed: points become uniform, their even spread stays. Without: the plain sequence. */
  readonly scramble?: { readonly seed: number; readonly stream: Stream };
}

/**
 * Sobol's low-discrepancy sequence: point `index` is a function of the index alone, so any part may be made anywhere.
 * Take 2ᵏ points from index 0 for the full balance; the first plain point is the origin.
 *
 * @returns a function from index (0 to 2³² − 1) to a point, shape [dimensions], each in [0, 1); scrambled ones in (0, 1)
 *
 * Sources: Joe & Kuo (2008), https://doi.org/10.1137/070709359; Owen (1998), https://doi.org/10.1006/jcom.1998.0487
 */
export function sobol({ dimensions, scramble }: SobolOptions): (index: number) => Float64Array {
  if (!(Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= joeKuo.length + 1)) {
    throw new InputError("sobol dimensions", String(dimensions), `a whole number from 1 to ${joeKuo.length + 1}`);
  }
  const directions = Array.from({ length: dimensions }, (_, d) => directionNumbers(d));
  const keys = Array.from({ length: dimensions }, (_, d) =>
    scramble ? Math.floor(draw(scramble.seed, scramble.stream, d, 0) * cells) : 0,
  );
  return (index) =>
    Float64Array.from(directions, (numbers, d) => {
      let word = 0;
      for (let bit = 0; bit < bits; bit++) if ((index >>> bit) & 1) word ^= numbers[bit];
      if (!scramble) return (word >>> 0) / cells;
      // The middle of the smallest cell: a normal quantile of 0 would be infinite.
      return ((nestedFlips(word, keys[d]) >>> 0) + 0.5) / cells;
    });
}

function directionNumbers(dimension: number): Int32Array {
  const numbers = new Int32Array(bits);
  if (dimension === 0) {
    for (let k = 0; k < bits; k++) numbers[k] = 1 << (bits - 1 - k);
    return numbers;
  }
  const { polynomial, initial } = joeKuo[dimension - 1];
  const degree = initial.length;
  for (let k = 0; k < bits; k++) {
    if (k < degree) {
      numbers[k] = initial[k] << (bits - 1 - k);
      continue;
    }
    numbers[k] = numbers[k - degree] ^ (numbers[k - degree] >>> degree);
    for (let j = 1; j < degree; j++) if ((polynomial >>> (degree - j)) & 1) numbers[k] ^= numbers[k - j];
  }
  return numbers;
}

/** Flips each bit by a hash of the bits above it: one random flip for each node of the binary tree. */
function nestedFlips(word: number, key: number): number {
  let result = 0;
  let prefix = 1; // a leading 1 tells prefixes of different length apart
  for (let bit = bits - 1; bit >= 0; bit--) {
    const digit = (word >>> bit) & 1;
    result |= (digit ^ (mix(Math.imul(prefix, 0x9e3779b1) ^ mix(key + bit)) & 1)) << bit;
    prefix = (prefix << 1) | digit;
  }
  return result;
}

/** Murmur3's 32-bit finaliser (Appleby, public domain): every input bit moves every output bit. */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
