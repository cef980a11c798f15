import type { Crew } from "../../foundation/crew.ts";
import { WaitingCalls } from "../kernels/fields-calls.ts";
import type { Arena } from "../memory.ts";
import { type Level, setDiffusion, strengths } from "./levels.ts";
import { chebyshevDamping, chebyshevWeights } from "./smoothing.ts";

/** Voxels that a thread takes at a time. */
const PIECE = 16384;
/** A grid on which the slowest error is at least this far from 0, scaled, needs no coarser one. */
const DOMINANT = 0.25;
const COARSEST_DAMPING = 0.1;
const MOST_SWEEPS = 8;
const DIVERGED = 1e6;
/** Density that is nothing: a substance that fades away for long would else come to numbers that hold no digits. */
const NOTHING = 1e-250;

export interface Tolerance {
  /** Of the residual before. */
  readonly relative: number;
  /** Of the largest density. */
  readonly absolute: number;
  readonly cycles: number;
}

export interface Solved {
  readonly converged: boolean;
  readonly cycles: number;
  /** Largest scaled residual: what a Jacobi sweep would still change. */
  readonly residual: number;
}

/**
 * Geometric multigrid for (alpha + sink − D∇²) u = f on a regular grid with zero flux through the sides: V-cycles of
 * two Chebyshev–Jacobi sweeps before and after, mean restriction, linear interpolation, and the same equation on coarse
 * cells. Where the sink varies between the voxels of a coarse cell, or a voxel is held (an enormous sink), a voxel takes
 * away at most what diffusion brings to it: without that, point sinks would swallow their coarse cells.
 *
 * Source: Wesseling (1988), cell-centred multigrid, https://doi.org/10.1016/0377-0427(88)90339-1; the limited sinks are
 * ours.
 */
export class Multigrid {
  private diffusion = Number.NaN;
  /** Least sink, 1/min. */
  private least = 0;
  private readonly norms: number;
  private rates: readonly LevelRates[] = [];
  private plans = new Map<number, readonly LevelPlan[]>();
  private readonly waiting: WaitingCalls;
  private seen: { readonly version: number; readonly norms: Float64Array } = {
    version: -1,
    norms: new Float64Array(0),
  };

  constructor(
    private readonly arena: Arena,
    private readonly crew: Crew,
    readonly levels: readonly Level[],
  ) {
    this.norms = arena.allocate(16 * levels[0].rows);
    this.waiting = new WaitingCalls(arena, crew);
  }

  /** Takes over the present sinks, of which none is below `least`. */
  prepare(diffusion: number, least: number): void {
    if (diffusion !== this.diffusion) {
      for (const level of this.levels) setDiffusion(this.arena, level, diffusion);
      this.rates = this.levels.map((level) => ratesOf(level, diffusion));
    }
    this.diffusion = diffusion;
    this.least = least;
    this.plans.clear();
    for (const [depth, coarse] of this.levels.slice(1).entries()) {
      const fine = this.levels[depth];
      this.run("fieldsCoarsen", coarse, [fine.record, coarse.record, this.exchange(depth)], fine.voxels);
    }
    this.waiting.flush();
  }

  /** What a voxel with all neighbours exchanges with them, 1/min. */
  exchange(depth: number): number {
    return this.rates[depth].exchange;
  }

  /** Improves u on a level until the tolerance is met. `alpha` in 1/min. */
  solve(depth: number, u: number, f: number, alpha: number, tolerance: Tolerance): Solved {
    const level = this.levels[depth];
    const probe = this.measured(level, u, f, level.spare, alpha, 1);
    let { residual, largest } = probe;
    const goal = () => Math.max(tolerance.relative * probe.residual, tolerance.absolute * largest, NOTHING);
    let cycles = 0;
    while (residual > goal() && cycles < tolerance.cycles) {
      ({ residual, largest } = this.cycle(depth, u, f, alpha));
      cycles++;
      if (!(residual < DIVERGED * (probe.residual + largest))) break;
    }
    return { converged: residual <= goal(), cycles, residual };
  }

  /** Restricts a fine field through the levels into the right-hand side of one of them. */
  average(from: number, depth: number): void {
    let array = from;
    for (let i = 0; i < depth; i++) {
      const [fine, coarse] = [this.levels[i], this.levels[i + 1]];
      this.run("fieldsAverage", coarse, [fine.record, coarse.record, array, coarse.right], fine.voxels);
      array = coarse.right;
    }
    this.waiting.flush();
  }

  /** Adds a field of the second level, interpolated, times a factor to a fine one. */
  spread(from: number, to: number, factor: number): void {
    const [fine, coarse] = this.levels;
    this.run("fieldsProlong", fine, [fine.record, coarse.record, from, to, factor, this.exchange(0)]);
    this.waiting.flush();
  }

  private cycle(depth: number, u: number, f: number, alpha: number): { residual: number; largest: number } {
    const level = this.levels[depth];
    const { weights, isLast } = this.plan(alpha)[depth];
    if (isLast) {
      for (let i = 0; i < weights.length - 2; i += 2) this.twice(level, u, f, alpha, weights[i], weights[i + 1]);
    } else {
      this.twice(level, u, f, alpha, weights[0], weights[1]);
      this.correct(depth, u, f, alpha);
    }
    const [first, second] = weights.slice(-2);
    this.smooth(level, u, f, level.spare, alpha, first);
    return this.measured(level, level.spare, f, u, alpha, second);
  }

  private correct(depth: number, u: number, f: number, alpha: number): void {
    const fine = this.levels[depth];
    const coarse = this.levels[depth + 1];
    this.run(
      "fieldsRestrict",
      coarse,
      [fine.record, coarse.record, u, f, coarse.right, alpha, this.exchange(depth)],
      fine.voxels,
    );
    this.fromZero(depth + 1, alpha);
    this.run("fieldsProlong", fine, [fine.record, coarse.record, coarse.field, u, 1, this.exchange(depth)]);
  }

  /** One cycle on a coarse level, whose field is 0 at first. */
  private fromZero(depth: number, alpha: number): void {
    const level = this.levels[depth];
    const { field: u, right: f, spare } = level;
    const { weights, isLast } = this.plan(alpha)[depth];
    this.run("fieldsSmoothZero", level, [level.record, f, spare, alpha, weights[0]]);
    this.smooth(level, spare, f, u, alpha, weights[1]);
    if (!isLast) this.correct(depth, u, f, alpha);
    for (let i = 2; i < weights.length; i += 2) this.twice(level, u, f, alpha, weights[i], weights[i + 1]);
  }

  private twice(level: Level, u: number, f: number, alpha: number, first: number, second: number): void {
    this.smooth(level, u, f, level.spare, alpha, first);
    this.smooth(level, level.spare, f, u, alpha, second);
  }

  private smooth(level: Level, u: number, f: number, to: number, alpha: number, weight: number): void {
    this.run("fieldsSmooth", level, [level.record, u, f, to, alpha, weight]);
  }

  private measured(level: Level, u: number, f: number, to: number, alpha: number, weight: number) {
    this.run("fieldsSmoothMeasured", level, [level.record, u, f, to, alpha, weight, this.norms]);
    this.waiting.flush();
    const norms = this.normsNow();
    return { residual: largestOf(norms, 0, level.rows), largest: largestOf(norms, level.rows, 2 * level.rows) };
  }

  private normsNow(): Float64Array {
    const { arena } = this;
    if (this.seen.version !== arena.version) {
      this.seen = { version: arena.version, norms: arena.f64(this.norms, 2 * this.levels[0].rows) };
    }
    return this.seen.norms;
  }

  private plan(alpha: number): readonly LevelPlan[] {
    const kept = alpha + this.least;
    const plan = this.plans.get(alpha) ?? this.rates.map((rates) => planOf(rates, kept));
    this.plans.set(alpha, plan);
    return plan;
  }

  /** Runs a kernel over the rows of a level, or lets it wait where it is too small to share; `voxels` is the work in all. */
  private run(kernel: string, level: Level, args: readonly number[], voxels = level.voxels): void {
    if (voxels <= PIECE) {
      this.waiting.add(kernel, args, level.rows);
      return;
    }
    this.waiting.flush();
    this.crew.run(kernel, args, level.rows, Math.max(1, Math.ceil((PIECE * level.rows) / voxels)));
  }
}

/** The largest of numbers ≥ 0; NaN if one is. */
function largestOf(numbers: Float64Array, start: number, end: number): number {
  let largest = 0;
  for (let i = start; i < end; i++) {
    const value = numbers[i];
    if (value > largest || Number.isNaN(value)) largest = value;
  }
  return largest;
}

/** Rates of a level, 1/min: what a voxel exchanges with all its neighbours, and with one along the weakest halved axis. */
interface LevelRates {
  readonly exchange: number;
  readonly weakest: number;
  readonly coarsest: boolean;
}

function ratesOf(level: Level, diffusion: number): LevelRates {
  const along = strengths(level, diffusion);
  const halved = along.filter((value, axis) => value > 0 && level.axes[axis].factor === 2);
  return {
    exchange: 2 * along.reduce((a, b) => a + b, 0),
    weakest: Math.min(...halved),
    coarsest: level.voxels === 1,
  };
}

/** How a cycle smooths on a level: an even number of sweeps in all, half of them before the coarser level if there is. */
interface LevelPlan {
  readonly weights: readonly number[];
  readonly isLast: boolean;
}

/** The range of errors to damp is that of the eigenvalues of the operator scaled by its diagonal. */
function planOf({ exchange, weakest, coarsest }: LevelRates, kept: number): LevelPlan {
  const whole = exchange + kept;
  const isLast = coarsest || kept >= DOMINANT * whole;
  if (exchange === 0) return { weights: [1, 1], isLast };
  const high = (2 * exchange + kept) / whole;
  if (!isLast) {
    const weights = chebyshevWeights(2, (2 * weakest + kept) / whole, high);
    return { weights: [...weights, ...weights], isLast };
  }
  const low = kept / whole;
  let sweeps = 2;
  while (sweeps < MOST_SWEEPS && chebyshevDamping(sweeps, low, high) > COARSEST_DAMPING) sweeps += 2;
  return { weights: chebyshevWeights(sweeps, low, high), isLast };
}
