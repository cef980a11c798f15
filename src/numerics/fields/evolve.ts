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
  if (!seekSteady(workspace, mover, interval, tally)) return march(workspace, mover, interval, tally);
  const range = workspace.voxelwise.extremes(workspace.trial, workspace.voxels);
  if (!isBounded(range)) return tally.status("not-finite", "steady");
  accept(workspace, mover, range.least);
  return tally.status("done", "steady");
}

interface Range {
  readonly least: number;
  readonly most: number;
}

const sizeOf = ({ least, most }: Range) => Math.max(most, -least);

const isBounded = (range: Range) => sizeOf(range) < Number.POSITIVE_INFINITY;

function march(workspace: Workspace, mover: Mover, interval: number, tally: Tally): FieldStatus {
  const { voxelwise, voxels, trial } = workspace;
  let { size } = mover;
  let left = interval;
  let h = interval;
  while (left > 0) {
    if (++tally.steps > MOST_STEPS) return tally.status("too-many-steps", "steps");
    const step = left / Math.ceil(left / h - 1e-9);
    const after = step === left ? 0 : left - step;
    const solved = implicitStep(workspace, mover, step, tally);
    const range = voxelwise.extremes(trial, voxels);
    if (!isBounded(range)) return tally.status("not-finite", "steps");
    if (!solved) return tally.status("not-converged", "steps");
    const allowed = mover.tolerance * Math.max(size, sizeOf(range));
    const error = stepError(workspace, mover, step, after, allowed) / (allowed || 1);
    if (Number.isNaN(error)) return tally.status("not-finite", "steps");
    const change = error > 0 ? SAFETY / cbrt(error) : LARGEST_GROWTH;
    h = step * Math.min(LARGEST_GROWTH, Math.max(LEAST_SHRINKAGE, change));
    if (error > 1) continue;
    accept(workspace, mover, range.least);
    size = sizeOf(range);
    left = after;
  }
  return tally.status("done", "steps");
}

/**
 * Makes the trial the density. An error below the tolerance may leave a density below 0 where it should almost vanish;
 * where none was, it is set to 0, and where nothing is held, the others give what that adds.
 */
function accept({ voxelwise, voxels, trial }: Workspace, { density, positive, closed }: Mover, least: number): void {
  if (!positive || least >= 0) voxelwise.map(trial, density, voxels);
  else voxelwise.map(trial, density, voxels, closed ? scaleDown(voxelwise.sumsOf(trial)) : 1, 0, 0);
}

const scaleDown = ({ sum, above }: { sum: number; above: number }) => (sum > 0 && above > 0 ? sum / above : 1);
