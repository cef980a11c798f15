import { advance } from "./advance.ts";
import type { CompiledSystem } from "./compile.ts";
import { afterFailure } from "./retry.ts";
import type { Snapshot } from "./snapshot.ts";
import type { Solution, Task } from "./system.ts";
import { checkTask } from "./task.ts";
import { Trajectory } from "./trajectory.ts";

/**
 * Solves one task to its end, or to where it stops or fails.
 *
 * @throws {InputError} if the task does not fit the system; failed numerics are a status
 */
export function solve(compiled: CompiledSystem, task: Task): Solution {
  const integration = new Integration(compiled, task);
  while (!integration.advance(Number.POSITIVE_INFINITY)) {}
  return integration.solution();
}

/** A solution that can be interrupted between any two steps, stored, and gone on with to the same bytes. */
export class Integration {
  private trajectory: Trajectory;
  private result: Solution | undefined;

  /** @param from a snapshot of the same system, method and task; from the task's start if absent */
  constructor(compiled: CompiledSystem, task: Task, from?: Snapshot) {
    checkTask(compiled.system, task);
    this.trajectory = new Trajectory(compiled, task, 0, from);
  }

  /**
   * Attempts up to this many steps. Nothing else may use the compiled system between two calls, unless a new
   * Integration goes on from a snapshot.
   *
   * @returns whether the solution has ended
   */
  advance(attempts: number): boolean {
    if (this.result) return true;
    advance(this.trajectory, attempts);
    if (this.trajectory.status === undefined) return false;
    const next = afterFailure(this.trajectory);
    if (next instanceof Trajectory) this.trajectory = next;
    else this.result = next;
    return this.result !== undefined;
  }

  snapshot(): Snapshot {
    return this.trajectory.snapshot();
  }

  /** The solution so far; its status is `interrupted` where it has not ended. */
  solution(): Solution {
    return this.result ?? this.trajectory.solution();
  }
}
