import type { CompiledSystem } from "./compile.ts";
import { stepTogether } from "./solve.ts";
import type { Solution, Task } from "./system.ts";
import { Trajectory } from "./trajectory.ts";

/**
 * Solves many tasks of one system, as many at once as the machine has lanes; a lane whose solution has ended takes the
 * next task. Each solution equals, to the byte, that of `solve` with the task alone.
 *
 * @param tasks read one by one as lanes become free
 * @param onDone called in the order in which solutions end, with the task's place in `tasks`
 */
export function solveAll(
  compiled: CompiledSystem,
  tasks: Iterable<Task>,
  onDone: (index: number, solution: Solution) => void,
): void {
  const queue = tasks[Symbol.iterator]();
  let taken = 0;
  const running: { index: number; trajectory: Trajectory }[] = [];
  const fill = (lane: number) => {
    for (;;) {
      const next = queue.next();
      if (next.done) return undefined;
      const index = taken++;
      const trajectory = new Trajectory(compiled, next.value, lane);
      if (trajectory.status === undefined) return { index, trajectory };
      onDone(index, trajectory.solution());
    }
  };
  for (let lane = 0; lane < compiled.stepper.machine.lanes; lane++) {
    const first = fill(lane);
    if (first) running[lane] = first;
  }
  let active = running.filter(Boolean);
  while (active.length > 0) {
    const trajectories = active.map(({ trajectory }) => trajectory);
    while (trajectories.every(({ status }) => status === undefined)) stepTogether(compiled, trajectories);
    for (const [lane, current] of running.entries()) {
      if (current?.trajectory.status === undefined) continue;
      onDone(current.index, current.trajectory.solution());
      const next = fill(lane);
      if (next) running[lane] = next;
      else delete running[lane];
    }
    active = running.filter(Boolean);
  }
}
