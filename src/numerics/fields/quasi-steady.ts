import { expm1 } from "../../foundation/maths.ts";
import type { Tally } from "./field-status.ts";
import type { Mover, Workspace } from "./workspace.ts";

/** A field may lag this many times the error of a step behind its steady state, and still count as steady. */
const LAG = 1.5;
/** Scaled residual at which the steady state counts as found, of the error of a step. */
const RESIDUAL = 5e-4;
const CYCLES = 40;
const DEEPEST = 2;

/**
 * Seeks the steady state under the present sinks and sources, from the present densities, and leaves it in
 * `workspace.trial`. The answer is no where the field would not be there after the interval, or cannot be solved for.
 */
export function seekSteady(workspace: Workspace, mover: Mover, interval: number, tally: Tally): boolean {
  const { multigrid, voxelwise, voxels, source, trial } = workspace;
  if (!isAbsorbing(mover)) return false;
  const gate = makeGate(workspace, mover, interval);
  if (!gate) return false;
  voxelwise.map(mover.density, trial, voxels);
  const solve = (cycles: number) => {
    const solved = multigrid.solve(0, trial, source, mover.decay, {
      relative: 0,
      absolute: RESIDUAL * mover.tolerance,
      cycles,
    });
    tally.cycles += solved.cycles;
    return solved.converged;
  };
  // The first cycle already shows most of the way to go: a field with a long way is not solved for in vain.
  const found = solve(1);
  const lag = LAG * mover.tolerance;
  if (!gate(lag)) return false;
  return found || (solve(CYCLES) && gate(lag));
}

/** A steady state exists where something takes the substance away wherever it diffuses to. */
function isAbsorbing({ diffusion, decay, closed, leastSink, mostSink }: Mover): boolean {
  return decay + leastSink > 0 || (diffusion > 0 && (!closed || mostSink > 0));
}

/** Tells whether the field lags less than `bound` behind the steady state in `trial`. */
type Gate = (bound: number) => boolean;

function makeGate(workspace: Workspace, mover: Mover, interval: number): Gate | undefined {
  const { voxelwise, voxels, trial, right } = workspace;
  const depth = blockDepth(workspace, mover, interval);
  const fading = expm1(interval * (mover.decay + mover.leastSink));
  if (depth === 0 && fading < 1) return undefined;
  return (bound) => {
    voxelwise.subtract(trial, mover.density, right);
    const way = voxelwise.norm(right, voxels);
    const allowed = bound * Math.max(mover.size, way);
    return way <= allowed * fading || (depth > 0 && driftLag(workspace, mover, interval, depth) <= allowed);
  };
}

/** The coarsest level (of the first few) within whose voxels diffusion evens all out during the interval; 0 if none. */
function blockDepth({ multigrid }: Workspace, { diffusion }: Mover, interval: number): number {
  const evened = diffusion * interval;
  const depth = multigrid.levels.findIndex(
    ({ axes }, i) => i > DEEPEST || axes.some(({ widths }) => widths.length > 1 && widths[0] ** 2 > evened),
  );
  return depth < 0 ? Math.min(DEEPEST, multigrid.levels.length - 1) : Math.max(0, depth - 1);
}

/**
 * How far the field would lag behind if the steady state moved on in every interval as it did in this one: an upper
 * bound of Σₖ exp(−k·interval·A) e = (exp(interval·A) − 1)⁻¹ e for the change e, from exp(z) − 1 ≥ z·(1 + z/4)², on
 * coarse voxels. Changes that even out within a coarse voxel count for nothing; slow ones count by how slow they are.
 */
function driftLag(workspace: Workspace, mover: Mover, interval: number, depth: number): number {
  const { multigrid, voxelwise, right } = workspace;
  multigrid.average(right, depth);
  const { field, right: f, voxels } = multigrid.levels[depth];
  const solve = (rate: number, scale: number, from: number) => {
    voxelwise.map(from, f, voxels, scale);
    voxelwise.clear(field, voxels);
    return multigrid.solve(depth, field, f, mover.decay + rate, { relative: 0.01, absolute: 0, cycles: 12 }).converged;
  };
  const rate = 4 / interval;
  if (!(solve(0, 1 / interval, f) && solve(rate, rate, field) && solve(rate, rate, field))) {
    return Number.POSITIVE_INFINITY;
  }
  return voxelwise.norm(field, voxels);
}
