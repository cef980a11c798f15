import type { CompiledSystem } from "./compile.ts";
import type { Solution, Task } from "./system.ts";
import { Trajectory } from "./trajectory.ts";

/** One attempted step of each trajectory, all in one run of the code. */
export function stepTogether(compiled: CompiledSystem, trajectories: readonly Trajectory[]): void {
  const { stepper } = compiled;
  if (trajectories.some((one) => one.parametersChanged)) stepper.run("prepare");
  if (trajectories.some((one) => one.moved)) stepper.run("linearise");
  if (trajectories.some((one) => one.starting)) stepper.run("estimate");
  for (const one of trajectories) {
    one.parametersChanged = false;
    if (one.starting) one.chooseStep();
    one.propose();
  }
  stepper.run("attempt");
  for (const one of trajectories) one.conclude();
}

/** Solves one task to its end, or to where it stops or fails. */
export function solve(compiled: CompiledSystem, task: Task): Solution {
  const trajectory = new Trajectory(compiled, task, 0);
  const alone = [trajectory];
  while (trajectory.status === undefined) stepTogether(compiled, alone);
  return trajectory.solution();
}
