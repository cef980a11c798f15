import type { MicroenvironmentScenario, Replicate, replicateTask } from "../../../../src/index.ts";
import { workers } from "../../../../src/platform/browser.ts";
import { type Measures, measuresOf } from "./outcomes.ts";

/** Workers find a task by its name; the library's own would bring the engine to this thread as well. */
const replicate: typeof replicateTask = {
  name: "replicate",
  prepare: () => {
    throw new Error("runs are done by workers");
  },
};

/** One run to be done; `key` is the caller's. */
export interface RunJob {
  readonly key: number;
  readonly scenario: MicroenvironmentScenario;
}

export interface RunReport {
  readonly key: number;
  readonly measures?: Measures;
  /** Why there are none. */
  readonly failed?: string;
}

/** Runs jobs on lanes of one thread each, so that a pause lets the runs under way come to their end. */
export class ScanRunner {
  private paused = false;
  private readonly stop = new AbortController();
  private wake: () => void = () => undefined;
  private next = 0;

  constructor(
    private readonly jobs: readonly RunJob[],
    private readonly report: (report: RunReport) => void,
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
      const { key, scenario } = this.jobs[this.next++];
      try {
        const [outcome] = await pool(replicate, { run: scenario }, [{ arm: "run", replicate: 0 }], { signal });
        if (outcome) this.report(read(key, outcome));
      } catch (error) {
        this.report({ key, failed: error instanceof Error ? error.message : String(error) });
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

function read(key: number, { status, series }: Replicate): RunReport {
  return status.code === "failed" ? { key, failed: status.hint } : { key, measures: measuresOf(series) };
}
