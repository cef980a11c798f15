import type { Tally } from "./field-status.ts";
import type { Mover, Workspace } from "./workspace.ts";

/** 1 − 1/√2: both stages solve with the same operator, and the stiffest errors vanish. */
const GAMMA = 1 - Math.SQRT1_2;
const SECOND = (1 - GAMMA) / GAMMA;
/** Of the error h³A³/… in units of (γhA)³: (3γ² − 2γ³ − 1/6)/γ³. */
const ERROR = (3 * GAMMA ** 2 - 2 * GAMMA ** 3 - 1 / 6) / GAMMA ** 3;
/** Residuals of the stages, of those at their start; the second number is rounding. */
const TOLERANCE = { relative: 1e-4, absolute: 1e-13, cycles: 40 };

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
  const { converged, cycles } = multigrid.solve(0, trial, right, alpha, TOLERANCE);
  tally.cycles += cycles;
  // The best constant correction: where nothing is held, it leaves no amount to the solver's tolerance.
  if (mover.closed) voxelwise.map(trial, trial, voxels, 1, voxelwise.imbalance(trial, right, sink, alpha));
  return converged;
}

/**
 * Estimate of the step's largest local error, density; at most `enough` means that it is surely below.
 *
 * The stages give d = (y/(1+y))² e, where y = γhA and e is the distance from steady state. The error is
 * ERROR·y³/(1+y)⁴ e within a few per cent for small and for large y. So q = d/(1+y) bounds it for large y and d − q for
 * small: the lesser of the two norms is taken. They are found on the next coarser grid; what that grid cannot show of d
 * has a known range of y.
 */
export function stepError(workspace: Workspace, mover: Mover, h: number, enough: number): number {
  const { multigrid, voxelwise, voxels, source: base, sink, right: f, trial: v } = workspace;
  const alpha = 1 / (GAMMA * h);
  const scale = ERROR / (SECOND * alpha);
  const whole = scale * voxelwise.difference({ u: mover.density, v, base, sink, f }, alpha, SECOND);
  if (whole <= enough || multigrid.levels.length === 1) return whole;
  multigrid.average(f, 1);
  const { right: d, field: q, spare, sink: coarseSink, voxels: coarse } = multigrid.levels[1];
  multigrid.spread(d, f, -1);
  const fine = scale * voxelwise.norm(f, voxels) * worstFine(GAMMA * h * multigrid.exchange(multigrid.levels[0]));
  voxelwise.clear(q, coarse);
  multigrid.solve(1, q, d, alpha + mover.decay, { relative: 0.03, absolute: 0, cycles: 6 });
  const smoothed = scale * alpha * voxelwise.norm(q, coarse);
  voxelwise.stage({ u: q, v: q, base: d, sink: coarseSink, to: spare }, -alpha, 0, coarse);
  return Math.min(whole, fine + Math.min(smoothed, scale * voxelwise.norm(spare, coarse)));
}

/** Largest y/(1+y)² where y is from a third of to twice the given value: the eigenvalues of what is fine. */
function worstFine(y: number): number {
  const at = (value: number) => value / (1 + value) ** 2;
  if (y > 3) return at(y / 3);
  return y < 0.5 ? at(2 * y) : 0.25;
}
