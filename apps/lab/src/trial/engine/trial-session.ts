import { computed, signal } from "@preact/signals";
import type { OperatingResult, TrialDesign, TrialResult } from "../../../../../src/index.ts";
import type {
  Answer,
  Block,
  Catalogue,
  ExportName,
  FileMade,
  OperatingWish,
  PartName,
  PatientTissue,
  Question,
  TrialFault,
} from "./messages.ts";
import { type StageProgress, secondsLeft, wholeProgress } from "./time-left.ts";

/** What the reader of trial files says of the document at hand. */
export interface Checked {
  /** The last design that was sound: it stays on the screen while a value is being typed. */
  readonly design: TrialDesign | undefined;
  /** That design as the YAML of a trial file. */
  readonly yaml: string;
  /** How that design is conducted, a sentence each. */
  readonly conduct: readonly string[];
  readonly faults: readonly TrialFault[];
  /** Whether the answer belongs to an older text. */
  readonly waiting: boolean;
}

export type RunState =
  | { readonly is: "idle" }
  | ({ readonly is: "running"; readonly secondsLeft: number | undefined } & StageProgress)
  | { readonly is: "stopping" }
  | { readonly is: "stopped"; readonly message: string }
  | { readonly is: "failed"; readonly faults: readonly TrialFault[]; readonly message: string };

export interface Finished {
  readonly result: TrialResult;
  readonly seconds: number;
  /** Patients that were asked for, where the run was stopped before its end. */
  readonly stoppedOf?: number;
  /** The text that was run. */
  readonly text: string;
}

export type OperatingState =
  | { readonly is: "none" }
  | { readonly is: "running"; readonly done: number; readonly total: number }
  | { readonly is: "done"; readonly operating: OperatingResult }
  | { readonly is: "failed"; readonly message: string };

/** The coordinating thread as screens see it. */
export class TrialSession {
  readonly catalogue = signal<Catalogue | undefined>(undefined);
  readonly threads = signal(1);
  readonly checked = signal<Checked>({ design: undefined, yaml: "", conduct: [], faults: [], waiting: true });
  readonly run = signal<RunState>({ is: "idle" });
  readonly finished = signal<Finished | undefined>(undefined);
  readonly operating = signal<OperatingState>({ is: "none" });
  /** The file that is being made. */
  readonly making = signal<ExportName | undefined>(undefined);
  readonly fileFault = signal<string | undefined>(undefined);
  /** Why a file could not be read. */
  readonly unread = signal<string | undefined>(undefined);
  readonly busy = computed(() => this.run.value.is === "running" || this.run.value.is === "stopping");
  /** 0 to 1 while a trial runs. */
  readonly progress = computed(() => {
    const state = this.run.value;
    return state.is === "running" ? wholeProgress(state) : undefined;
  });

  private readonly parts = new Map<PartName, Promise<readonly Block[]>>();
  private readonly waiting = new Map<number, { resolve(blocks: readonly Block[]): void; reject(error: Error): void }>();
  private readonly tissues = new Map<number, (tissue: PatientTissue) => void>();
  private onData: (data: unknown) => void = () => undefined;
  private asked = 0;
  private worker: Worker | undefined;
  private checks = 0;
  private runText = "";
  private stageBegan = 0;

  constructor(private readonly save: (made: FileMade) => void) {
    this.ask({ ask: "catalogue" });
  }

  check(text: string): void {
    this.checked.value = { ...this.checked.peek(), waiting: true };
    this.ask({ ask: "check", number: ++this.checks, text });
  }

  /** Reads a file's data; `onData` hears of it. */
  read(text: string, name: string, onData: (data: unknown) => void): void {
    this.unread.value = undefined;
    this.onData = onData;
    this.ask({ ask: "data", text, name });
  }

  start(text: string): void {
    this.runText = text;
    this.stageBegan = performance.now();
    this.run.value = { is: "running", stage: "growing patients", done: 0, total: 0, secondsLeft: undefined };
    this.ask({ ask: "run", text, threads: this.threads.peek() });
  }

  stop(): void {
    if (this.run.peek().is === "running") this.run.value = { is: "stopping" };
    this.ask({ ask: "stop" });
  }

  operate(wish: OperatingWish): void {
    this.operating.value = { is: "running", done: 0, total: wish.trials };
    this.ask({ ask: "operate", ...wish });
  }

  make(file: ExportName, command: string): void {
    this.making.value = file;
    this.fileFault.value = undefined;
    this.ask({ ask: "file", file, command });
  }

  /** Figures and tables of the last result; made once. */
  part(part: PartName): Promise<readonly Block[]> {
    const known = this.parts.get(part);
    if (known) return known;
    const number = ++this.asked;
    const made = new Promise<readonly Block[]>((resolve, reject) => this.waiting.set(number, { resolve, reject }));
    this.parts.set(part, made);
    this.ask({ ask: "part", number, part });
    return made;
  }

  /** A patient's tissue for the lab, and whose it is. */
  tissue(patient: string, arm: string): Promise<PatientTissue> {
    const number = ++this.asked;
    const made = new Promise<PatientTissue>((resolve) => this.tissues.set(number, resolve));
    this.ask({ ask: "tissue", number, patient, arm });
    return made;
  }

  close(): void {
    this.worker?.terminate();
    this.worker = undefined;
  }

  private ask(question: Question): void {
    this.worker ??= this.begin();
    this.worker.postMessage(question);
  }

  private begin(): Worker {
    const worker = new Worker(new URL("./trial-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.hear(data);
    const lost = (why: string) => {
      this.close();
      const message = `The thread that computes ended (${why}). Your design is kept: run it again.`;
      if (this.busy.peek()) this.run.value = { is: "failed", faults: [], message };
      else this.checked.value = { ...this.checked.peek(), waiting: false, faults: [lostFault(why)] };
    };
    worker.onerror = (event) => lost(event.message || "it did not start");
    worker.onmessageerror = () => lost("a message between threads could not be read");
    return worker;
  }

  private hear(answer: Answer): void {
    switch (answer.tell) {
      case "catalogue":
        this.catalogue.value = answer.catalogue;
        this.threads.value = answer.threads;
        break;
      case "checked":
        if (answer.number !== this.checks) break;
        this.checked.value = {
          design: answer.design ?? this.checked.peek().design,
          yaml: answer.yaml ?? this.checked.peek().yaml,
          conduct: answer.conduct ?? this.checked.peek().conduct,
          faults: answer.faults,
          waiting: false,
        };
        break;
      case "data":
        this.onData(answer.data);
        break;
      case "no data":
        this.unread.value = `${answer.message} Your design is as it was.`;
        break;
      case "progress":
        this.move(answer);
        break;
      case "result": {
        const { result, seconds, stoppedOf } = answer;
        this.finished.value = {
          result,
          seconds,
          text: this.runText,
          ...(stoppedOf === undefined ? {} : { stoppedOf }),
        };
        this.parts.clear();
        this.operating.value = { is: "none" };
        this.run.value = { is: "idle" };
        break;
      }
      case "stopped":
        this.run.value = {
          is: "stopped",
          message: `Stopped after ${answer.done} of ${answer.total} parts, before two patients had been through every arm. What is done is kept: run again to go on from there.`,
        };
        break;
      case "failed":
        this.run.value = { is: "failed", faults: answer.faults, message: answer.message };
        break;
      case "operating progress":
        this.operating.value = { is: "running", done: answer.done, total: answer.total };
        break;
      case "operating":
        this.operating.value = { is: "done", operating: answer.operating };
        break;
      case "no operating":
        this.operating.value = { is: "failed", message: answer.message };
        break;
      case "tissue":
        this.tissues.get(answer.number)?.(answer.tissue);
        this.tissues.delete(answer.number);
        break;
      case "part": {
        const waits = this.waiting.get(answer.number);
        this.waiting.delete(answer.number);
        if (answer.blocks) waits?.resolve(answer.blocks);
        else waits?.reject(new Error(answer.message ?? "it could not be made"));
        break;
      }
      case "file":
        this.making.value = undefined;
        this.save(answer.made);
        break;
      case "no file":
        this.making.value = undefined;
        this.fileFault.value = answer.message;
    }
  }

  private move({ stage, done, total }: StageProgress): void {
    const before = this.run.peek();
    if (before.is !== "running") return;
    if (before.stage !== stage) this.stageBegan = performance.now();
    const passed = (performance.now() - this.stageBegan) / 1000;
    const left = secondsLeft(passed, { stage, done, total });
    this.run.value = { is: "running", stage, done, total, secondsLeft: left };
  }
}

const lostFault = (why: string): TrialFault => ({
  key: "",
  found: `a thread that ended (${why})`,
  expected: "one that checks the design; change anything to start it again",
});
