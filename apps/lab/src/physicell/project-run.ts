import { signal } from "@preact/signals";
import type { ProjectAnswer, ProjectLook, ProjectQuestion, ReadTissue } from "./messages.ts";
import type { ProjectSource } from "./project-source.ts";

export type ProjectStage =
  | { readonly is: "empty" }
  | { readonly is: "reading" }
  | { readonly is: "refused"; readonly reasons: readonly string[] }
  | { readonly is: "running"; readonly time: number }
  | { readonly is: "stopped"; readonly time: number }
  | { readonly is: "ended" }
  | { readonly is: "failed"; readonly hint: string };

/** A PhysiCell project that runs in a thread, as the page sees it. `looks` grows in place; read `lookCount`. */
export class ProjectRun {
  readonly stage = signal<ProjectStage>({ is: "empty" });
  readonly tissue = signal<ReadTissue | undefined>(undefined);
  readonly lookCount = signal(0);
  readonly looks: ProjectLook[] = [];
  /** Which look is shown; the last one while it is followed. */
  readonly shown = signal(0);
  readonly following = signal(true);
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

  /** What was computed stays. */
  stop(): void {
    this.worker?.terminate();
    this.worker = undefined;
    if (this.stage.peek().is === "running") this.stage.value = { is: "stopped", time: this.looks.at(-1)?.time ?? 0 };
  }

  refuse(reason: string): void {
    this.stop();
    this.stage.value = { is: "refused", reasons: [reason] };
  }

  close(): void {
    this.stop();
    this.looks.length = 0;
    this.pieces = [];
    this.lookCount.value = 0;
    this.shown.value = 0;
    this.following.value = true;
    this.tissue.value = undefined;
    this.stage.value = { is: "empty" };
  }

  /** The whole trajectory, once the run has ended. */
  get simularium(): readonly string[] | undefined {
    return this.stage.value.is === "ended" ? this.pieces : undefined;
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
        this.pieces.push(answer.simularium);
        this.lookCount.value = this.looks.length;
        if (this.following.peek()) this.shown.value = this.looks.length - 1;
        break;
      case "progress":
        this.stage.value = { is: "running", time: answer.time };
        break;
      case "ended":
        this.pieces.push(answer.simularium);
        this.stage.value = answer.hint === undefined ? { is: "ended" } : { is: "failed", hint: answer.hint };
    }
  }
}
