import { advance } from "./advance.ts";
import { alternative } from "./compile.ts";
import type { Snapshot } from "./snapshot.ts";
import type { Solution, StatusCode } from "./system.ts";
import { Trajectory } from "./trajectory.ts";

/** Failures that another way may avoid. Too many steps is one of them only where the method was explicit. */
const retried: ReadonlySet<StatusCode> = new Set(["step-too-small", "not-finite", "negative", "singular"]);

const tighter = 0.01;
const tinyShare = 1e-6;

/**
 * What follows a failure, always from the last good state, and recorded: first tolerances a hundred times tighter, then
 * another method, then that method from a tiny step.
 *
 * @returns the trajectory to go on with, in the same lane; or the solution, if there is nothing left to try
 */
export function afterFailure(failed: Trajectory): Trajectory | Solution {
  const solution = failed.solution();
  const { code } = solution.status;
  const explicit = failed.compiled.method.kind === "runge-kutta";
  if (!retried.has(code) && !(code === "too-many-steps" && explicit)) return solution;
  const { compiled, task, lane } = failed;
  const from = failed.snapshot();
  const name = compiled.method.name;
  if (from.retries.length === 0 && code !== "too-many-steps") {
    const what = `${name}: tolerances × ${tighter} ${reason(code, from)}`;
    return new Trajectory(compiled, task, lane, restart(from, what, tighter));
  }
  const other = alternative(compiled);
  let current: Snapshot = {
    ...restart(from, `${name} → ${other.method.name} ${reason(code, from)}`, tighter),
    attempts: 0,
  };
  let result: Solution | undefined;
  for (const last of [false, true]) {
    const trajectory = new Trajectory(other, task, 0, current);
    advance(trajectory);
    result = trajectory.solution();
    if (last || !retried.has(result.status.code)) break;
    const after = trajectory.snapshot();
    const what = `${other.method.name}: first step × ${tinyShare} ${reason(result.status.code, after)}`;
    current = { ...restart(after, what, tighter), restartShare: tinyShare };
  }
  return result!;
}

function reason(code: StatusCode, { time }: Snapshot): string {
  return `after ${code} at t = ${time}`;
}

function restart(from: Snapshot, what: string, toleranceFactor: number): Snapshot {
  return { ...from, toleranceFactor, starting: true, refused: false, retries: [...from.retries, { what }] };
}
