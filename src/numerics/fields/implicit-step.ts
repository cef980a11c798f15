import type { Tally } from "./field-status.ts";
import type { Mover, Workspace } from "./workspace.ts";

/** 1 − 1/√2: both stages solve with the same operator, and the stiffest errors vanish. */
const GAMMA = 1 - Math.SQRT1_2;
const SECOND = (1 - GAMMA) / GAMMA;
/** Of the error h³A³/… in units of (γhA)³: (3γ² − 2γ³ − 1/6)/γ³. */
const ERROR = (3 * GAMMA ** 2 - 2 * GAMMA ** 3 - 1 / 6) / GAMMA ** 3;
/** Residuals of the stages, of those at their start, as a part of the step's tolerance. */
const RESIDUAL = 0.5;

/**
 * One step by `h` minutes of dc/dt = source − A c from `mover.density` to `workspace.trial`, by the L-stable singly
 * diagonally implicit Runge–Kutta method of order 2 with two stages. The answer is whether the stages were solved.
 *
 * Source: Alexander (1977), https://doi.org/10.1137/0714068
 */
export function implicitStep(workspace: Workspace, mover: Mover, h: number, tally: Tally): boolean {
  const { voxelwise, voxels, source: base, sink, right, trial } = workspace;
  const alpha = 1 / (GAMMA * h);
  const u = mover.density;
  voxelwise.map(u, trial, voxels);
  voxelwise.stage({ u, v: u, base, sink, to: right }, alpha, 0, voxels);
  if (!solve(workspace, mover, alpha, tally)) return false;
  voxelwise.stage({ u, v: trial, base, sink, to: right }, alpha, SECOND, voxels);
  return solve(workspace, mover, alpha, tally);
}

function solve(
  { multigrid, trial, right, sink, voxelwise, voxels }: Workspace,
  mover: Mover,
  rate: number,
  tally: Tally,
) {
  const alpha = rate + mover.decay;
  // The absolute tolerance is rounding.
  const tolerance = { relative: RESIDUAL * mover.tolerance, absolute: 1e-13, cycles: 40 };
  const { converged, cycles } = multigrid.solve(0, trial, right, alpha, tolerance);
  tally.cycles += cycles;
  // The best constant correction: where nothing is held, it leaves no amount to the solver's tolerance.
  if (mover.closed) voxelwise.map(trial, trial, voxels, 1, voxelwise.imbalance(trial, right, sink, alpha));
  return converged;
}

/**
 * Estimate of what is left, after another `remaining` minutes, of the step's largest local error, density; at most
 * `enough` means that it is surely below.
 *
 * The stages give d = (y/(1+y))² e, where y = γhA and e is the distance from steady state. The error is
 * ERROR·y³/(1+y)⁴ e within a few per cent for small and for large y: with q = d/(1+y), that is q − q/(1+y). What is left
 * of it is at most its multiple by (1 + remaining·A/2)⁻². All is found on the next coarser grid; what that grid cannot
 * show of d has a known range of y.
 */
export function stepError(workspace: Workspace, mover: Mover, h: number, remaining: number, enough: number): number {
  const { multigrid, voxelwise, voxels, source: base, sink, right: f, trial: v } = workspace;
  const alpha = 1 / (GAMMA * h);
  const scale = ERROR / SECOND;
  const whole = (scale * voxelwise.difference({ u: mover.density, v, base, sink, f }, alpha, SECOND)) / alpha;
  if (whole <= enough || multigrid.levels.length === 1) return whole;
  multigrid.average(f, 1);
  multigrid.spread(multigrid.levels[1].right, f, -1);
  const [slowest, fastest] = fineRates(multigrid.exchange(0), mover);
  const fine = worstBetween(GAMMA * h * slowest, GAMMA * h * fastest) / (1 + (remaining * slowest) / 2) ** 2;
  const smooth = smoothError(workspace, mover, alpha, remaining);
  return scale * ((fine * voxelwise.norm(f, voxels)) / alpha + smooth);
}

/** The same of alpha·d on the second level, without the factor. */
function smoothError({ multigrid, voxelwise }: Workspace, mover: Mover, alpha: number, remaining: number): number {
  const { right, field, sink, voxels } = multigrid.levels[1];
  const solve = (rate: number) =>
    multigrid.solve(1, field, right, rate + mover.decay, { relative: 0.03, absolute: 0, cycles: 8 });
  voxelwise.clear(field, voxels);
  solve(alpha);
  voxelwise.map(field, right, voxels, alpha);
  solve(alpha);
  voxelwise.stage({ u: field, v: field, base: right, sink, to: right }, -alpha, 0, voxels);
  if (remaining === 0) return voxelwise.norm(right, voxels) / alpha;
  const rate = 2 / remaining;
  voxelwise.map(right, right, voxels, rate / alpha);
  solve(rate);
  voxelwise.map(field, right, voxels, rate);
  solve(rate);
  return voxelwise.norm(field, voxels);
}

/** Range of the eigenvalues of A, 1/min, of what a coarse grid does not show. */
function fineRates(exchange: number, { decay, leastSink, mostSink }: Mover): [number, number] {
  return [exchange / 3 + decay + leastSink, 2 * exchange + decay + mostSink];
}

/** Largest y/(1+y)² of the range: it rises up to y = 1. */
function worstBetween(low: number, high: number): number {
  const y = Math.min(high, Math.max(low, 1));
  return y / (1 + y) ** 2;
}
