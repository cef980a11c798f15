import { batch, signal } from "@preact/signals";
import type { SeriesEntry, TissueFrame, TissueLook } from "../../../../src/index.ts";
import type { Answer, Fault, OpenedRun, Question } from "./messages.ts";
import { isOutOfMemory } from "./out-of-memory.ts";

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
  /** The browser gave no more memory; what was computed before is kept. */
  | { readonly is: "full"; readonly day: number }
  /** The thread died; the scenario is kept and can be run again. */
  | { readonly is: "lost"; readonly message: string };

/** Why the study as it stands now is not run; what is on the screen is of before. */
export type Refusal = Omit<Extract<Phase, { readonly is: "refused" }>, "is">;

/** A series that was replaced, for a grey line behind the present one. */
export interface Ghost {
  readonly rows: readonly (readonly SeriesEntry[])[];
}

/** Milliseconds for which a thread that works may say nothing after a sleep. */
const PATIENCE = 15_000;

interface Waiting {
  resolve(frame: TissueFrame): void;
  reject(error: Error): void;
}

/**
 * One arm that runs in a thread of its own, as screens see it: frames as they come, and how far it is. `frames` grows in
 * place; read `frameCount` to be told of it.
 */
export class Session {
  readonly phase = signal<Phase>({ is: "reading" });
  /** Stays until another study is opened, also while the run of before goes on. */
  readonly refusal = signal<Refusal | undefined>(undefined);
  readonly opened = signal<OpenedRun | undefined>(undefined);
  readonly frameCount = signal(0);
  readonly ghost = signal<Ghost | undefined>(undefined);
  readonly frames: Frame[] = [];
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private tickets = 0;
  private patience: ReturnType<typeof setTimeout> | undefined;
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

  /** A patch on a day that was computed, with all that is known of its cells. */
  exportFrame(day: number, patch: number): Promise<TissueFrame> {
    const ticket = ++this.tickets;
    return new Promise((resolve, reject) => {
      this.waiting.set(ticket, { resolve, reject });
      this.ask({ ask: "export frame", ticket, day, patch });
    });
  }

  /** The frame that shows this day, or the last one before it. */
  frameAt(day: number): Frame | undefined {
    const every = this.opened.peek()?.frameEvery ?? 1;
    return this.frames[Math.max(0, Math.min(this.frames.length - 1, Math.floor(day / every + 1e-6)))];
  }

  /** After a sleep: some browsers end threads meanwhile, and tell nobody. */
  check(): void {
    if (!this.worker) return;
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.lose("the browser ended it while the tab slept"), PATIENCE);
    this.ask({ ask: "there" });
  }

  close(): void {
    clearTimeout(this.patience);
    this.worker?.terminate();
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(new Error("The run was closed before it answered."));
    this.waiting.clear();
  }

  private ask(question: Question): void {
    this.worker ??= this.start();
    this.worker.postMessage(question);
  }

  private start(): Worker {
    const worker = new Worker(new URL("./engine-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.hear(data);
    worker.onerror = (event) => this.lose(event.message || "the thread that computes did not start");
    // A message that this page has no room for arrives as one that cannot be read.
    worker.onmessageerror = () => this.lose("a message between threads could not be read");
    return worker;
  }

  private lose(message: string): void {
    if (isOutOfMemory(message)) this.fill();
    else {
      this.close();
      this.phase.value = { is: "lost", message };
    }
  }

  /** Ends the thread, which gives back all that it took; frames stay. */
  private fill(): void {
    this.close();
    this.phase.value = { is: "full", day: this.frames.at(-1)?.day ?? 0 };
  }

  private hear(answer: Answer): void {
    clearTimeout(this.patience);
    switch (answer.tell) {
      case "opened":
        this.begin(answer);
        break;
      case "refused":
        this.refusal.value = { message: answer.message, faults: answer.faults };
        this.phase.value = { is: "refused", ...this.refusal.value };
        break;
      case "frame":
        this.frames[answer.index] = { day: answer.day, looks: answer.looks, row: answer.row };
        this.frameCount.value = this.frames.length;
        break;
      case "there":
        break;
      case "thinned":
        this.thin(answer.frameEvery);
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
        break;
      case "out of memory":
        this.fill();
        break;
      case "export frame":
        this.settle(answer.ticket, (one) => one.resolve(answer.frame));
        break;
      case "no export frame":
        this.settle(answer.ticket, (one) => one.reject(new Error(answer.message)));
    }
  }

  private settle(ticket: number, how: (one: Waiting) => void): void {
    const one = this.waiting.get(ticket);
    this.waiting.delete(ticket);
    if (one) how(one);
  }

  private thin(frameEvery: number): void {
    const opened = this.opened.peek();
    if (!opened) return;
    const kept = this.frames.filter((_, index) => index % 2 === 0);
    this.frames.splice(0, this.frames.length, ...kept);
    batch(() => {
      this.opened.value = { ...opened, frameEvery };
      this.frameCount.value = this.frames.length;
    });
  }

  private begin(opened: OpenedRun): void {
    this.refusal.value = undefined;
    const rows = this.frames.map(({ row }) => row);
    const isOther = JSON.stringify(opened.scenario) !== JSON.stringify(this.opened.peek()?.scenario);
    if (isOther && opened.firstFrame > 0 && rows.length > opened.firstFrame) this.ghost.value = { rows };
    this.frames.length = Math.min(this.frames.length, opened.firstFrame);
    this.opened.value = opened;
    this.frameCount.value = this.frames.length;
    this.phase.value = { is: "computing", day: this.frames.at(-1)?.day ?? 0 };
  }
}
