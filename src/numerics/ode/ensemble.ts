import { stepTogether } from "./advance.ts";
import type { CompiledSystem } from "./compile.ts";
import { afterFailure } from "./retry.ts";
import type { Solution, Task } from "./system.ts";
import { checkTask } from "./task.ts";
import { Trajectory } from "./trajectory.ts";

/** A task's place in the list, and its solution on the way. */
interface Running {
  readonly index: number;
  trajectory: Trajectory;
}

/**
 * Solves many tasks of one system, as many at once as the machine has lanes; a lane whose solution has ended takes the
 * next task. Each solution equals, to the byte, that of `solve` with the task alone.
 *
 * @param tasks read one by one as lanes become free
 * @param onDone called in the order in which solutions end, with the task's place in `tasks`; it must not solve with
 *   the same compiled system
 */
export function solveAll(
  compiled: CompiledSystem,
  tasks: Iterable<Task>,
  onDone: (index: number, solution: Solution) => void,
): void {
  const queue = tasks[Symbol.iterator]();
  let taken = 0;
  const take = (lane: number): Running | undefined => {
    const next = queue.next();
    if (next.done) return undefined;
    checkTask(compiled.system, next.value);
    return { index: taken++, trajectory: new Trajectory(compiled, next.value, lane) };
  };

  const lanes = Array.from({ length: compiled.stepper.machine.lanes }, (_, lane) => take(lane));
  for (;;) {
    for (const lane of lanes.keys()) lanes[lane] = settle(lanes[lane], () => take(lane), onDone);
    const trajectories = lanes.flatMap((running) => running?.trajectory ?? []);
    if (trajectories.length === 0) return;
    do stepTogether(compiled, trajectories);
    while (trajectories.every(({ status }) => status === undefined));
  }
}

/** What a lane goes on with: its solution, a retry of it where it failed, or when it has ended the next. */
function settle(
  running: Running | undefined,
  next: () => Running | undefined,
  onDone: (index: number, solution: Solution) => void,
): Running | undefined {
  let current = running;
  while (current && current.trajectory.status !== undefined) {
    const after = afterFailure(current.trajectory);
    if (after instanceof Trajectory) current.trajectory = after;
    else {
      onDone(current.index, after);
      current = next();
    }
  }
  return current;
}
