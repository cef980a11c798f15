import { InputError } from "../../foundation/errors.ts";
import { exp, log } from "../../foundation/maths.ts";
import { generator } from "../../foundation/random.ts";
import { type Stream, streams } from "../../foundation/streams.ts";
import type { Minimum } from "./nelder-mead.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

export interface CmaEsOptions {
  readonly seed: number;
  readonly stream?: Stream;
  /** First standard deviation along each axis, > 0: about a third of the plausible range. Default 0.3. */
  readonly step?: ArrayLike<number> | number;
  /** Candidates a generation; default 4 + ⌊3 ln n⌋. */
  readonly population?: number;
  /** Bounds of each coordinate. Candidates outside are folded back inside before they are evaluated. */
  readonly lower?: ArrayLike<number>;
  readonly upper?: ArrayLike<number>;
}

/**
 * Covariance matrix adaptation evolution strategy: minimises rugged, noisy or badly scaled functions of up to some tens
 * of variables without derivatives. Ask for a generation, evaluate it in any order and on any thread, and tell the
 * values; the same seed and values give the same search.
 *
 * Source: Hansen (2016), The CMA evolution strategy: a tutorial, https://arxiv.org/abs/1604.00772, with active
 * (negative) weights and its default settings
 */
export class CmaEs {
  private readonly weights: Float64Array;
  private readonly selected: number;
  private readonly rates: Rates;
  private readonly scale: Float64Array;
  private readonly mean: Float64Array;
  private readonly pathStep: Float64Array;
  private readonly pathShape: Float64Array;
  private covariance: Float64Array[];
  private axes: Float64Array[];
  private lengths: Float64Array;
  private sigma = 1;
  private generation = 0;
  private steps: Float64Array[] = [];
  private asked: Float64Array[] = [];

  /** Best point told so far, and its value. */
  best: { x: Float64Array; value: number };

  constructor(
    start: ArrayLike<number>,
    private readonly options: CmaEsOptions,
  ) {
    const n = start.length;
    const { step = 0.3, population = 4 + Math.floor(3 * log(n)) } = options;
    this.scale = Float64Array.from(start, (_, i) => (typeof step === "number" ? step : step[i]));
    if (!this.scale.every((value) => value > 0)) throw new InputError("CMA-ES step", String(step), "numbers above 0");
    // The search runs in units of the first step, so that its covariance starts as the identity.
    this.mean = Float64Array.from(start, (value, i) => value / this.scale[i]);
    this.selected = Math.floor(population / 2);
    const raw = Float64Array.from({ length: population }, (_, i) => log((population + 1) / 2) - log(i + 1));
    this.rates = ratesFor(n, effective(raw.subarray(0, this.selected)));
    this.weights = normalised(raw, this.selected, n, this.rates);
    this.pathStep = new Float64Array(n);
    this.pathShape = new Float64Array(n);
    this.covariance = identity(n);
    this.axes = identity(n);
    this.lengths = new Float64Array(n).fill(1);
    this.best = { x: Float64Array.from(start), value: Number.POSITIVE_INFINITY };
  }

  /** Candidates of the next generation, shape [population][n]. */
  ask(): Float64Array[] {
    const n = this.mean.length;
    const { seed, stream = streams.calibration } = this.options;
    this.steps = Array.from(this.weights, (_, k) => {
      const random = generator(seed, stream, this.generation, k);
      const y = new Float64Array(n);
      for (let a = 0; a < n; a++) {
        const length = this.lengths[a] * random.normal();
        for (let i = 0; i < n; i++) y[i] += length * this.axes[a][i];
      }
      return y;
    });
    this.asked = this.steps.map((y) => this.candidate(y));
    return this.asked.map((x) => Float64Array.from(x));
  }

  /** Values of the candidates last asked for, in their order; NaN counts as infinitely bad. */
  tell(values: ArrayLike<number>): void {
    const costs = Array.from(values, (value) => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : value));
    if (costs.length !== this.steps.length) {
      throw new InputError("CMA-ES tell", `${costs.length} values`, `${this.steps.length}, one a candidate asked for`);
    }
    const order = Array.from(costs.keys()).sort((i, j) => costs[i] - costs[j] || i - j);
    if (costs[order[0]] < this.best.value) this.best = { x: this.asked[order[0]], value: costs[order[0]] };
    const ranked = order.map((k) => this.steps[k]);
    const move = this.moveMean(ranked);
    const stalled = this.movePaths(move);
    this.adaptCovariance(ranked, stalled);
    this.generation += 1;
    const { values: squares, vectors } = symmetricEigen(this.covariance);
    this.axes = vectors;
    this.lengths = squares.map((square) => Math.sqrt(Math.max(square, 1e-30)));
  }

  /** Largest standard deviation of the search in any coordinate, in units of the first step. */
  get spread(): number {
    return this.sigma * Math.sqrt(Math.max(...this.covariance.map((row, i) => row[i])));
  }

  private candidate(y: Float64Array): Float64Array {
    const { lower, upper } = this.options;
    return Float64Array.from(y, (yi, i) =>
      fold((this.mean[i] + this.sigma * yi) * this.scale[i], lower?.[i], upper?.[i]),
    );
  }

  private moveMean(ranked: readonly Float64Array[]): Float64Array {
    const move = new Float64Array(this.mean.length);
    for (let k = 0; k < this.selected; k++) {
      for (let i = 0; i < move.length; i++) move[i] += this.weights[k] * ranked[k][i];
    }
    for (let i = 0; i < move.length; i++) this.mean[i] += this.sigma * move[i];
    return move;
  }

  /** Moves both evolution paths and the step size; true where the step path is so long that the shape must wait. */
  private movePaths(move: Float64Array): boolean {
    const n = move.length;
    const { stepPath, stepDamping, shapePath, mass } = this.rates;
    const white = this.whiten(move);
    let square = 0;
    for (let i = 0; i < n; i++) {
      this.pathStep[i] = (1 - stepPath) * this.pathStep[i] + Math.sqrt(stepPath * (2 - stepPath) * mass) * white[i];
      square += this.pathStep[i] * this.pathStep[i];
    }
    const expected = Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));
    const length = Math.sqrt(square);
    const remembered = 1 - exp(2 * (this.generation + 1) * log(1 - stepPath));
    const stalled = length / Math.sqrt(remembered) >= (1.4 + 2 / (n + 1)) * expected;
    for (let i = 0; i < n; i++) {
      this.pathShape[i] *= 1 - shapePath;
      if (!stalled) this.pathShape[i] += Math.sqrt(shapePath * (2 - shapePath) * mass) * move[i];
    }
    this.sigma *= exp(Math.min(1, (stepPath / stepDamping) * (length / expected - 1)));
    return stalled;
  }

  private adaptCovariance(ranked: readonly Float64Array[], stalled: boolean): void {
    const n = this.mean.length;
    const { rankOne, rankMany, shapePath } = this.rates;
    // A bad step counts by its direction only, in the metric of the search: the covariance then stays positive definite.
    const counted = this.weights.map((weight, k) => {
      if (weight >= 0) return weight;
      const white = this.whiten(ranked[k]);
      return (weight * n) / white.reduce((sum, value) => sum + value * value, 0);
    });
    const total = this.weights.reduce((sum, weight) => sum + weight, 0);
    const keep = 1 + (stalled ? rankOne * shapePath * (2 - shapePath) : 0) - rankOne - rankMany * total;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        let many = 0;
        for (let k = 0; k < counted.length; k++) many += counted[k] * ranked[k][i] * ranked[k][j];
        const one = this.pathShape[i] * this.pathShape[j];
        this.covariance[i][j] = keep * this.covariance[i][j] + rankOne * one + rankMany * many;
        this.covariance[j][i] = this.covariance[i][j];
      }
    }
  }

  /** C^(−½)·y. */
  private whiten(y: Float64Array): Float64Array {
    const result = new Float64Array(y.length);
    this.axes.forEach((axis, a) => {
      let along = 0;
      for (let i = 0; i < y.length; i++) along += axis[i] * y[i];
      for (let i = 0; i < y.length; i++) result[i] += (axis[i] * along) / this.lengths[a];
    });
    return result;
  }
}

export interface CmaEsLimits extends CmaEsOptions {
  readonly maxEvaluations?: number;
  /** Converged when the search has shrunk to this part of its first step; default 1e-10. */
  readonly tolerance?: number;
}

/** Runs `CmaEs` on a function of this thread until it converges or its budget is spent. */
export function minimiseByCmaEs(
  objective: (x: Float64Array) => number,
  start: ArrayLike<number>,
  options: CmaEsLimits,
): Minimum {
  const { maxEvaluations = 1000 * start.length, tolerance = 1e-10 } = options;
  const search = new CmaEs(start, options);
  let evaluations = 0;
  while (evaluations < maxEvaluations) {
    const candidates = search.ask();
    search.tell(candidates.map(objective));
    evaluations += candidates.length;
    if (search.spread < tolerance) return { ...search.best, evaluations, status: "converged" };
  }
  return { ...search.best, evaluations, status: "budget" };
}

interface Rates {
  readonly mass: number;
  readonly stepPath: number;
  readonly stepDamping: number;
  readonly shapePath: number;
  readonly rankOne: number;
  readonly rankMany: number;
}

/** (Σw)²/Σw²: how many parents the weights amount to. */
function effective(weights: Float64Array): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return (sum * sum) / weights.reduce((total, weight) => total + weight * weight, 0);
}

/** Table 1 of the tutorial. */
function ratesFor(n: number, mass: number): Rates {
  const stepPath = (mass + 2) / (n + mass + 5);
  const rankOne = 2 / ((n + 1.3) * (n + 1.3) + mass);
  const rankMany = Math.min(1 - rankOne, (2 * (0.25 + mass + 1 / mass - 2)) / ((n + 2) * (n + 2) + mass));
  return {
    mass,
    stepPath,
    stepDamping: 1 + 2 * Math.max(0, Math.sqrt((mass - 1) / (n + 1)) - 1) + stepPath,
    shapePath: (4 + mass / n) / (n + 4 + (2 * mass) / n),
    rankOne,
    rankMany,
  };
}

/** Positive weights add up to 1; the negative ones are as large as a positive definite covariance allows. */
function normalised(raw: Float64Array, selected: number, n: number, { rankOne, rankMany, mass }: Rates): Float64Array {
  const negative = raw.filter((weight) => weight < 0);
  const positiveSum = raw.subarray(0, selected).reduce((sum, weight) => sum + weight, 0);
  const negativeSum = -negative.reduce((sum, weight) => sum + weight, 0);
  const negativeMass = negative.length > 0 ? effective(negative) : 0;
  const share = Math.min(
    1 + rankOne / rankMany,
    1 + (2 * negativeMass) / (mass + 2),
    (1 - rankOne - rankMany) / (n * rankMany),
  );
  return raw.map((weight, i) =>
    i < selected ? weight / positiveSum : weight < 0 ? (weight * share) / negativeSum : 0,
  );
}

/** Reflects a value at its bounds until it lies between them. */
function fold(value: number, lower = Number.NEGATIVE_INFINITY, upper = Number.POSITIVE_INFINITY): number {
  let x = value;
  if (x >= lower && x <= upper) return x;
  if (Number.isFinite(lower) && Number.isFinite(upper)) {
    const width = upper - lower;
    const offset = (((x - lower) % (2 * width)) + 2 * width) % (2 * width);
    return lower + (offset <= width ? offset : 2 * width - offset);
  }
  x = x < lower ? 2 * lower - x : 2 * upper - x;
  return x;
}

function identity(n: number): Float64Array[] {
  return Array.from({ length: n }, (_, i) => {
    const row = new Float64Array(n);
    row[i] = 1;
    return row;
  });
}
