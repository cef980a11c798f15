import { InputError } from "./errors.ts";
import { exp, log, normalQuantile } from "./maths.ts";
import { binomial, poisson } from "./random/counts.ts";
import { block, unitInterval } from "./random/philox.ts";
import type { Stream } from "./streams.ts";

const words = new Uint32Array(4);

/**
 * A number in (0, 1), never 0 or 1, as a function of its address alone: nothing depends on what was drawn before.
 *
 * @param seed    integer, 0 ≤ seed < 2⁵³
 * @param stream  which use of chance this is
 * @param step    integer, 0 ≤ step < 2⁴⁸: a time step, a visit, a generation
 * @param cell    integer, 0 ≤ cell < 2⁴⁸: a cell, a patient, a lesion
 */
export function draw(seed: number, stream: Stream, step: number, cell: number): number {
  block(words, seed, stream, step, cell, 0);
  return unitInterval(words[0], words[1]);
}

/** Draws one after another from one address. Two generators of one address give the same draws. */
export interface RandomGenerator {
  /** In (0, 1), never 0 or 1. The first is `draw` of the same address. */
  uniform(): number;
  /** Standard normal. One uniform each, so that draws stay paired when a parameter changes. */
  normal(): number;
  /** Exponential with mean 1. */
  exponential(): number;
  /** Gamma with this shape > 0 and scale 1. */
  gamma(shape: number): number;
  /** Poisson count; mean ≥ 0, up to 10¹⁵, in constant time. */
  poisson(mean: number): number;
  /** Successes among n trials; integer n ≥ 0 up to 10¹⁵, p in [0, 1], in constant time. */
  binomial(n: number, p: number): number;
  /** Failures before success number `size` (> 0, not necessarily whole), each trial succeeding with p in (0, 1]. */
  negativeBinomial(size: number, p: number): number;
  /** Fractions that sum to 1, one for each concentration (> 0). */
  dirichlet(concentrations: readonly number[]): number[];
}

/** A generator for an address as `draw` takes it. */
export function generator(seed: number, stream: Stream, step: number, cell: number): RandomGenerator {
  whole("seed", seed, 9007199254740991);
  whole("step", step, 281474976710655);
  whole("cell", cell, 281474976710655);
  return new Sequence(seed, stream, step, cell);
}

function whole(name: string, value: number, largest: number): void {
  if (Number.isInteger(value) && value >= 0 && value <= largest) return;
  throw new InputError(`random ${name}`, String(value), `an integer from 0 to ${largest}`);
}

function demand(holds: boolean, place: string, value: unknown, expected: string): void {
  if (!holds) throw new InputError(place, String(value), expected);
}

class Sequence implements RandomGenerator {
  private readonly words = new Uint32Array(4);
  private index = 0;
  private half = false;

  constructor(
    private readonly seed: number,
    private readonly stream: number,
    private readonly step: number,
    private readonly cell: number,
  ) {}

  readonly uniform = (): number => {
    if (this.half) {
      this.half = false;
      return unitInterval(this.words[2], this.words[3]);
    }
    block(this.words, this.seed, this.stream, this.step, this.cell, this.index++);
    this.half = true;
    return unitInterval(this.words[0], this.words[1]);
  };

  normal(): number {
    return normalQuantile(this.uniform());
  }

  exponential(): number {
    return -log(this.uniform());
  }

  /** ln of a gamma variable, which does not underflow for tiny shapes. Marsaglia & Tsang (2000), https://doi.org/10.1145/358407.358414 */
  private logGamma(shape: number): number {
    demand(shape > 0 && shape < Number.POSITIVE_INFINITY, "gamma shape", shape, "a finite number above 0");
    const boost = shape < 1 ? log(this.uniform()) / shape : 0;
    const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const z = this.normal();
      const root = 1 + c * z;
      if (root <= 0) continue;
      const cube = root * root * root;
      const accepted = 0.5 * z * z + d - d * cube + d * log(cube);
      if (log(this.uniform()) < accepted) return log(d * cube) + boost;
    }
  }

  gamma(shape: number): number {
    return exp(this.logGamma(shape));
  }

  poisson(mean: number): number {
    demand(mean >= 0 && mean <= 1e15, "poisson mean", mean, "a number from 0 to 1e15");
    return poisson(this.uniform, mean);
  }

  binomial(n: number, p: number): number {
    demand(Number.isInteger(n) && n >= 0 && n <= 1e15, "binomial n", n, "an integer from 0 to 1e15");
    demand(p >= 0 && p <= 1, "binomial p", p, "a probability from 0 to 1");
    return binomial(this.uniform, n, p);
  }

  negativeBinomial(size: number, p: number): number {
    demand(p > 0 && p <= 1, "negative binomial p", p, "a probability above 0, at most 1");
    // A Poisson count whose mean is gamma-distributed.
    return this.poisson((this.gamma(size) * (1 - p)) / p);
  }

  dirichlet(concentrations: readonly number[]): number[] {
    const logs = concentrations.map((concentration) => this.logGamma(concentration));
    const largest = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const parts = logs.map((value) => exp(value - largest));
    const total = parts.reduce((a, b) => a + b, 0);
    return parts.map((part) => part / total);
  }
}
