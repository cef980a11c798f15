import { batch, computed, signal } from "@preact/signals";
import type { MeasuredRun } from "../../../../src/index.ts";
import { announce } from "../kit/live-region.tsx";
import { type PointRuns, prepareRuns } from "./point-runs.ts";
import type { ScanRunner } from "./scan-runner.ts";
import type { StudyReader } from "./study-reader.ts";

export type RunsPhase = "idle" | "reading" | "running" | "paused" | "stopped" | "done";

/** Many runs on all threads, which can be held and ended; what is done is kept. */
export class ManyRuns {
  readonly phase = signal<RunsPhase>("idle");
  /** Runs that came back; read it to be told of new ones. */
  readonly done = signal(0);
  readonly total = signal(0);
  /** Why a run failed: the first reason. */
  readonly failure = signal<string | undefined>(undefined);
  /** ms that runs took so far, for what is left. */
  readonly elapsed = signal(0);
  readonly busy = computed(() => ["reading", "running", "paused"].includes(this.phase.value));
  private runner: ScanRunner | undefined;
  private began = 0;

  /** @param what  how announcements call it: `scan` */
  constructor(
    private readonly what: string,
    private readonly reader: StudyReader,
  ) {}

  /**
   * Does the runs; resolves when they are done, or were stopped.
   *
   * @param keep  puts what a run came to in its place
   */
  async start(asked: PointRuns, keep: (run: number, measured: MeasuredRun) => void): Promise<void> {
    batch(() => {
      this.done.value = 0;
      this.total.value = asked.runs.length;
      this.elapsed.value = 0;
      this.failure.value = undefined;
      this.phase.value = "reading";
    });
    announce(`The ${this.what} has begun.`);
    const runner = await prepareRuns(this.reader, asked, (run, measured) => {
      keep(run, measured);
      this.count(measured);
    });
    // It may have been stopped meanwhile.
    if (this.phase.peek() !== "reading") return;
    this.runner = runner;
    this.began = performance.now();
    this.phase.value = "running";
    await runner.run();
    if (this.stopped) return;
    this.phase.value = "done";
    announce(`The ${this.what} is done: ${this.done.peek()} runs.`);
  }

  private get stopped(): boolean {
    return this.phase.peek() === "stopped";
  }

  private count(measured: MeasuredRun): void {
    batch(() => {
      if ("failed" in measured) this.failure.value ??= measured.failed;
      if (this.phase.peek() === "running") this.elapsed.value = performance.now() - this.began;
      this.done.value++;
    });
  }

  pause(): void {
    this.runner?.pause();
    this.phase.value = "paused";
  }

  resume(): void {
    this.began = performance.now() - this.elapsed.peek();
    this.runner?.resume();
    this.phase.value = "running";
  }

  stop(): void {
    this.phase.value = "stopped";
    this.runner?.end();
    announce(`The ${this.what} was stopped. ${this.done.peek()} runs are kept.`);
  }

  /** Shows runs that were done before. */
  restore(done: number, total: number): void {
    batch(() => {
      this.done.value = done;
      this.total.value = total;
      this.phase.value = done === total ? "done" : "stopped";
    });
  }

  close(): void {
    this.runner?.end();
  }
}
