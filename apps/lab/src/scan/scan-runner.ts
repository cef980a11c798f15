import type { MeasuredRun, MicroenvironmentScenario, measureTask } from "../../../../src/index.ts";
import { workers } from "../../../../src/platform/browser.ts";

/** Workers find a task by its name; the library's own would bring the engine to this thread as well. */
const measure: typeof measureTask = {
  name: "measure",
  prepare: () => {
    throw new Error("runs are done by workers");
  },
};

/** One run to be done; `key` is the caller's. */
export interface RunJob {
  readonly key: number;
  readonly scenario: MicroenvironmentScenario;
  readonly seed: number;
}

/** Runs jobs on lanes of one thread each, so that a pause lets the runs under way come to their end. */
export class ScanRunner {
  private paused = false;
  private readonly stop = new AbortController();
  private wake: () => void = () => undefined;
  private next = 0;

  constructor(
    private readonly jobs: readonly RunJob[],
    private readonly report: (key: number, measured: MeasuredRun) => void,
    private readonly lanes = Math.max(1, Math.min(navigator.hardwareConcurrency || 2, jobs.length)),
  ) {}

  /** Resolves when all is done, or after `end`. */
  async run(): Promise<void> {
    await Promise.all(Array.from({ length: this.lanes }, () => this.lane()));
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.wake();
  }

  /** Gives up the runs under way; what is done stays. */
  end(): void {
    this.stop.abort();
    this.resume();
  }

  private async lane(): Promise<void> {
    const pool = workers(1);
    const { signal } = this.stop;
    while (this.next < this.jobs.length && !signal.aborted) {
      const { key, scenario, seed } = this.jobs[this.next++];
      try {
        const [measured] = await pool(measure, [scenario], [{ point: 0, seed }], { signal });
        if (measured) this.report(key, measured);
      } catch (error) {
        this.report(key, { failed: error instanceof Error ? error.message : String(error) });
      }
      while (this.paused && !signal.aborted) await this.pauseEnds();
    }
    pool.close();
  }

  /** All lanes wait on one promise. */
  private ended: Promise<void> | undefined;
  private pauseEnds(): Promise<void> {
    this.ended ??= new Promise((resolve) => {
      this.wake = () => {
        this.ended = undefined;
        resolve();
      };
    });
    return this.ended;
  }
}
