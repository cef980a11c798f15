import type { CompiledSystem } from "./compile.ts";
import type { Trajectory } from "./trajectory.ts";

/** One attempted step of each trajectory, all in one run of the code. */
export function stepTogether(compiled: CompiledSystem, trajectories: readonly Trajectory[]): void {
  const { stepper } = compiled;
  let prepare = false;
  let linearise = false;
  let estimate = false;
  for (const one of trajectories) {
    prepare ||= one.parametersChanged;
    linearise ||= one.moved;
    estimate ||= one.starting;
  }
  if (prepare) stepper.prepare();
  if (prepare || linearise) stepper.linearise();
  if (estimate) stepper.estimate();
  for (const one of trajectories) {
    one.parametersChanged = false;
    if (one.starting) one.chooseStep();
    one.propose();
  }
  stepper.attempt();
  for (const one of trajectories) one.conclude();
}

/** Attempts steps of one trajectory alone until it has ended, or until this many were made. */
export function advance(trajectory: Trajectory, attempts = Number.POSITIVE_INFINITY): void {
  const alone = [trajectory];
  for (let made = 0; made < attempts && trajectory.status === undefined; made++) {
    stepTogether(trajectory.compiled, alone);
  }
}
