import { signal } from "@preact/signals";
import type { Why } from "../../../../src/index.ts";
import type { LabStore } from "../lab/lab-store.ts";
import { askedSeries, usualReplicates } from "./asked-series.ts";
import type { WhyAnswer, WhyQuestion } from "./why-messages.ts";

export type WhyPhase =
  | { readonly is: "idle" }
  | { readonly is: "running"; readonly done: number; readonly of?: number }
  | { readonly is: "found"; readonly why: Why; readonly replicates: number }
  | { readonly is: "stopped" }
  | { readonly is: "failed"; readonly message: string };

/** The question why, and its answer, for the run on the screen. */
export class WhyRun {
  readonly phase = signal<WhyPhase>({ is: "idle" });
  private worker: Worker | undefined;
  private of: unknown;

  constructor(private readonly store: LabStore) {}

  /** Runs with other chance that this tissue is asked with. */
  replicates(): number {
    const patches = this.store.main.opened.value?.scenario.patches ?? [];
    const cells = patches.reduce((sum, patch) => sum + Object.values(patch.cells).reduce((a, b) => a + b, 0), 0);
    return usualReplicates(cells);
  }

  /** An answer about another run is let go. */
  follow(): void {
    const opened = this.store.main.opened.value;
    if (this.of === undefined || this.of === opened) return;
    this.stop();
    this.of = undefined;
    this.phase.value = { is: "idle" };
  }

  ask(at?: number): void {
    const { main } = this.store;
    const opened = main.opened.peek();
    if (!opened) return;
    this.stop();
    this.of = opened;
    const replicates = this.replicates();
    const ended = main.phase.peek().is === "ended";
    const series = ended ? { series: askedSeries(main.frames, opened.scenario.saveEvery) } : {};
    const question: WhyQuestion = { scenario: opened.scenario, replicates, ...series, ...(at !== undefined && { at }) };
    const worker = new Worker(new URL("./why-worker.ts", import.meta.url), { type: "module" });
    this.worker = worker;
    this.phase.value = { is: "running", done: 0 };
    worker.onmessage = ({ data }: MessageEvent<WhyAnswer>) => this.hear(data, replicates);
    worker.onerror = ({ message }) => this.end({ is: "failed", message: message || "the thread did not start" });
    worker.postMessage(question);
  }

  stop(): void {
    if (!this.worker) return;
    this.end({ is: "stopped" });
  }

  private hear(answer: WhyAnswer, replicates: number): void {
    if (answer.tell === "progress") this.phase.value = { is: "running", done: answer.done, of: answer.of };
    else if (answer.tell === "failed") this.end({ is: "failed", message: answer.message });
    else this.end({ is: "found", why: answer.why, replicates });
  }

  private end(phase: WhyPhase): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.phase.value = phase;
  }
}

const made = new WeakMap<LabStore, WhyRun>();

/** The question of a store: its answer is kept while the panel is not there. */
export function whyOf(store: LabStore): WhyRun {
  const found = made.get(store) ?? new WhyRun(store);
  made.set(store, found);
  return found;
}
