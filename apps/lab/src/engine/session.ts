import { signal } from "@preact/signals";
import type { SeriesEntry, TissueLook } from "../../../../src/index.ts";
import type { Answer, Fault, OpenedRun, Question } from "./messages.ts";

/** A run at one moment. */
export interface Frame {
  readonly day: number;
  /** By patch. */
  readonly looks: readonly TissueLook[];
  readonly row: readonly SeriesEntry[];
}

export type Phase =
  | { readonly is: "reading" }
  | { readonly is: "refused"; readonly message: string; readonly faults: readonly Fault[] }
  | { readonly is: "computing"; readonly day: number }
  | { readonly is: "ended"; readonly day: number; readonly digest: string; readonly notes: readonly string[] }
  | { readonly is: "failed"; readonly day: number; readonly hint: string }
  /** The thread died; the scenario is kept and can be run again. */
  | { readonly is: "lost"; readonly message: string };

/** A series that was replaced, for a grey line behind the present one. */
export interface Ghost {
  readonly rows: readonly (readonly SeriesEntry[])[];
}

/**
 * One arm that runs in a thread of its own, as screens see it: frames as they come, and how far it is. `frames` grows in
 * place; read `frameCount` to be told of it.
 */
export class Session {
  readonly phase = signal<Phase>({ is: "reading" });
  readonly opened = signal<OpenedRun | undefined>(undefined);
  readonly frameCount = signal(0);
  readonly ghost = signal<Ghost | undefined>(undefined);
  readonly frames: Frame[] = [];
  private worker: Worker | undefined;
  private last: Extract<Question, { readonly ask: "open" }> | undefined;

  /** Runs an arm; what is unchanged since the last time is not run again. */
  open(question: Omit<Extract<Question, { readonly ask: "open" }>, "ask">): void {
    this.last = { ask: "open", ...question };
    this.phase.value = { is: "reading" };
    this.ask(this.last);
  }

  /** Again from the start, in a new thread. */
  retry(): void {
    this.close();
    if (this.last) this.open(this.last);
  }

  runUntil(day: number): void {
    this.ask({ ask: "run until", day });
  }

  /** The frame that shows this day, or the last one before it. */
  frameAt(day: number): Frame | undefined {
    const every = this.opened.peek()?.frameEvery ?? 1;
    return this.frames[Math.max(0, Math.min(this.frames.length - 1, Math.floor(day / every + 1e-6)))];
  }

  close(): void {
    this.worker?.terminate();
    this.worker = undefined;
  }

  private ask(question: Question): void {
    this.worker ??= this.start();
    this.worker.postMessage(question);
  }

  private start(): Worker {
    const worker = new Worker(new URL("./engine-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.hear(data);
    const lost = (message: string) => {
      this.close();
      this.phase.value = { is: "lost", message };
    };
    worker.onerror = (event) => lost(event.message || "the thread that computes did not start");
    worker.onmessageerror = () => lost("a message between threads could not be read");
    return worker;
  }

  private hear(answer: Answer): void {
    switch (answer.tell) {
      case "opened":
        this.begin(answer);
        break;
      case "refused":
        this.phase.value = { is: "refused", message: answer.message, faults: answer.faults };
        break;
      case "frame":
        this.frames[answer.index] = { day: answer.day, looks: answer.looks, row: answer.row };
        this.frameCount.value = this.frames.length;
        break;
      // After a refusal the run of before goes on; what was refused still has to be said.
      case "computing":
        if (this.phase.peek().is !== "refused") this.phase.value = { is: "computing", day: answer.day };
        break;
      case "ended":
        if (this.phase.peek().is !== "refused")
          this.phase.value = { is: "ended", day: answer.day, digest: answer.digest.all, notes: answer.notes };
        break;
      case "failed":
        this.phase.value = { is: "failed", day: answer.day, hint: answer.hint };
    }
  }

  private begin(opened: OpenedRun): void {
    const rows = this.frames.map(({ row }) => row);
    if (opened.firstFrame > 0 && rows.length > opened.firstFrame) this.ghost.value = { rows };
    this.frames.length = Math.min(this.frames.length, opened.firstFrame);
    this.opened.value = opened;
    this.frameCount.value = this.frames.length;
    this.phase.value = { is: "computing", day: this.frames.at(-1)?.day ?? 0 };
  }
}
