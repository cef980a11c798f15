import { signal } from "@preact/signals";
import { roundUp } from "../tissue/scene/field-picture.ts";
import type { ProjectAnswer, ProjectLook, ProjectOrder, ProjectQuestion, ReadTissue } from "./messages.ts";
import type { ProjectSource } from "./project-source.ts";

export type ProjectStage =
  | { readonly is: "empty" }
  | { readonly is: "reading" }
  | { readonly is: "refused"; readonly reasons: readonly string[] }
  | { readonly is: "running"; readonly time: number }
  | { readonly is: "stopped"; readonly time: number }
  | { readonly is: "ended" }
  | { readonly is: "failed"; readonly hint: string };

/** Bytes that numbers of cells may take. */
const DATA_BUDGET = 128e6;

function endOf({ hint, stopped }: Extract<ProjectAnswer, { readonly tell: "ended" }>, time: number): ProjectStage {
  if (hint !== undefined) return { is: "failed", hint };
  return stopped ? { is: "stopped", time } : { is: "ended" };
}

/** A PhysiCell project that runs in a thread, as the page sees it. `looks` grows in place; read `lookCount`. */
export class ProjectRun {
  readonly stage = signal<ProjectStage>({ is: "empty" });
  readonly tissue = signal<ReadTissue | undefined>(undefined);
  readonly lookCount = signal(0);
  readonly looks: ProjectLook[] = [];
  /** Which look is shown; the last one while it is followed. */
  readonly shown = signal(0);
  readonly following = signal(true);
  /** Number of the cell that somebody looks at. */
  readonly chosen = signal<number | undefined>(undefined);
  /** The substrate that is shown. */
  readonly field = signal<string | undefined>(undefined);
  private pieces: string[] = [];
  private worker: Worker | undefined;

  open(source: ProjectSource, numerics: ProjectQuestion["numerics"]): void {
    this.close();
    this.stage.value = { is: "reading" };
    const worker = new Worker(new URL("./physicell-worker.ts", import.meta.url), { type: "module" });
    this.worker = worker;
    worker.onmessage = ({ data }: MessageEvent<ProjectAnswer>) => this.hear(data);
    worker.onerror = (event) => this.refuse(event.message || "The thread that computes did not start.");
    worker.onmessageerror = () => this.refuse("A message between threads could not be read.");
    worker.postMessage({ ...source, numerics } satisfies ProjectQuestion);
  }

  /** Asks the thread to stop; what was computed stays, whole files among it. */
  stop(): void {
    if (this.stage.peek().is !== "running") return;
    this.worker?.postMessage({ ask: "stop" } satisfies ProjectOrder);
  }

  private end(): void {
    this.worker?.terminate();
    this.worker = undefined;
  }

  refuse(reason: string): void {
    this.end();
    this.stage.value = { is: "refused", reasons: [reason] };
  }

  close(): void {
    this.end();
    this.chosen.value = undefined;
    this.field.value = undefined;
    this.looks.length = 0;
    this.pieces = [];
    this.lookCount.value = 0;
    this.shown.value = 0;
    this.following.value = true;
    this.tissue.value = undefined;
    this.stage.value = { is: "empty" };
  }

  /** The whole trajectory, once the run has ended or was stopped. */
  get simularium(): readonly string[] | undefined {
    const { is } = this.stage.value;
    return is === "ended" || is === "stopped" ? this.pieces : undefined;
  }

  /** The most of a substrate in any look so far, rounded up: its colours stand still while a run is watched. */
  topOf(substance: string): number {
    const of = ({ fields }: ProjectLook) => fields.find((one) => one.substance === substance)?.most ?? 0;
    return roundUp(this.looks.slice(0, this.lookCount.value).reduce((most, look) => Math.max(most, of(look)), 0));
  }

  /** Numbers of cells take the most memory: early looks give theirs up first. */
  private spare(): void {
    const bytesOf = ({ data }: ProjectLook) => data?.values.byteLength ?? 0;
    let bytes = this.looks.reduce((sum, look) => sum + bytesOf(look), 0);
    for (let i = 0; i < this.looks.length - 1 && bytes > DATA_BUDGET; i++) {
      bytes -= bytesOf(this.looks[i]);
      const { data: _data, ...left } = this.looks[i];
      this.looks[i] = left;
    }
  }

  private hear(answer: ProjectAnswer): void {
    switch (answer.tell) {
      case "read":
        this.tissue.value = answer;
        this.stage.value = { is: "running", time: 0 };
        break;
      case "refused":
        this.stage.value = { is: "refused", reasons: answer.reasons };
        break;
      case "look":
        this.looks.push(answer.look);
        this.spare();
        this.pieces.push(answer.simularium);
        this.lookCount.value = this.looks.length;
        if (this.following.peek()) this.shown.value = this.looks.length - 1;
        break;
      case "progress":
        this.stage.value = { is: "running", time: answer.time };
        break;
      case "ended":
        this.pieces.push(answer.simularium);
        this.end();
        this.stage.value = endOf(answer, this.looks.at(-1)?.time ?? 0);
    }
  }
}
