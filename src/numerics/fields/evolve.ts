import { cbrt } from "../../foundation/maths.ts";
import { type FieldStatus, Tally } from "./field-status.ts";
import { implicitStep, stepError } from "./implicit-step.ts";
import { seekSteady } from "./quasi-steady.ts";
import type { Mover, Workspace } from "./workspace.ts";

const SAFETY = 0.85;
const LARGEST_GROWTH = 4;
const LEAST_SHRINKAGE = 0.1;
const MOST_STEPS = 5000;

/**
 * Moves a substance over an interval: to its steady state where it will be there before the interval ends, else through
 * time in steps whose error is controlled. Both choices depend on the field and the parameters alone.
 */
export function evolve(workspace: Workspace, mover: Mover, interval: number): FieldStatus {
  const tally = new Tally();
  if (seekSteady(workspace, mover, interval, tally)) {
    return accept(workspace, mover) ? tally.status("done", "steady") : tally.status("not-finite", "steady");
  }
  return march(workspace, mover, interval, tally);
}

function march(workspace: Workspace, mover: Mover, interval: number, tally: Tally): FieldStatus {
  const { voxelwise, voxels, trial } = workspace;
  let left = interval;
  let h = interval;
  while (left > 0) {
    if (++tally.steps > MOST_STEPS) return tally.status("too-many-steps", "steps");
    const step = left / Math.ceil(left / h - 1e-9);
    const solved = implicitStep(workspace, mover, step, tally);
    const size = Math.max(voxelwise.norm(mover.density, voxels), voxelwise.norm(trial, voxels));
    if (Number.isNaN(size) || size === Number.POSITIVE_INFINITY) return tally.status("not-finite", "steps");
    if (!solved) return tally.status("not-converged", "steps");
    const error = stepError(workspace, mover, step, mover.tolerance * size) / (mover.tolerance * size || 1);
    const change = error > 0 ? SAFETY / cbrt(error) : LARGEST_GROWTH;
    h = step * Math.min(LARGEST_GROWTH, Math.max(LEAST_SHRINKAGE, change));
    if (error > 1) continue;
    accept(workspace, mover);
    left = step === left ? 0 : left - step;
  }
  return tally.status("done", "steps");
}

/**
 * Makes the trial the density. An error below the tolerance may leave a density below 0 where it should almost vanish;
 * where none was, it is set to 0, and where nothing is held, the others give what that adds.
 */
function accept({ voxelwise, voxels, trial }: Workspace, { density, positive, closed }: Mover): boolean {
  const { least, most } = voxelwise.extremes(trial, voxels);
  if (Number.isNaN(least) || !(Math.max(most, -least) < Number.POSITIVE_INFINITY)) return false;
  if (!positive || least >= 0) voxelwise.map(trial, density, voxels);
  else voxelwise.map(trial, density, voxels, closed ? scaleDown(voxelwise.sumsOf(trial)) : 1, 0, 0);
  return true;
}

const scaleDown = ({ sum, above }: { sum: number; above: number }) => (sum > 0 && above > 0 ? sum / above : 1);
