import { computed, effect, signal } from "@preact/signals";
import { History } from "../document/history.ts";
import { forkName, type LabDocument, type Path, runningStudy, studyText, withValue } from "../document/lab-document.ts";
import { Session } from "../engine/session.ts";
import { Playback } from "./playback.ts";

/** A cell that somebody looks at. */
export interface Chosen {
  readonly side: "main" | "beside";
  readonly patch: string;
  readonly id: number;
}

/** All that a lab page knows: the document with its history, the runs of it, the day, what is chosen. */
export class LabStore {
  readonly history: History<LabDocument>;
  readonly main = new Session();
  readonly beside = new Session();
  readonly playback: Playback;
  /** Which patch is shown, by place. */
  readonly patch = signal(0);
  readonly chosen = signal<Chosen | undefined>(undefined);
  readonly document;

  constructor(document: LabDocument) {
    this.history = new History(document);
    this.document = this.history.state;
    this.playback = new Playback(
      () => this.lastDay.peek(),
      () => this.duration.peek(),
    );
    effect(() => this.run(this.document.value));
    effect(() => this.playback.follow(this.lastDay.value));
    effect(() => this.keepPatch(this.main.opened.value?.scenario.patches.length ?? 0));
  }

  readonly duration = computed(() => this.main.opened.value?.scenario.duration ?? 0);

  /** The last day that every run on the screen has reached. */
  readonly lastDay = computed(() => {
    const of = (session: Session) => (session.frameCount.value > 0 ? (session.frames.at(-1)?.day ?? 0) : 0);
    const { beside } = this.document.value;
    return beside ? Math.min(of(this.main), of(this.beside)) : of(this.main);
  });

  /** One step that can be undone. */
  edit(label: string, document: LabDocument): void {
    this.history.change(label, document);
  }

  /** Sets a value of the study; `undefined` takes it out. */
  set(label: string, path: Path, value: unknown): void {
    const document = this.document.peek();
    this.edit(label, { ...document, study: withValue(document.study, path, value) });
  }

  private run(document: LabDocument): void {
    const text = studyText(runningStudy(document));
    const { arm, beside } = document;
    this.main.open({ text, file: "scenario", arm });
    if (!beside) this.beside.close();
    else if (beside.kind === "arm") this.beside.open({ text, file: "scenario", arm: beside.arm });
    else {
      const { day, gene } = beside;
      this.beside.open({ text, file: "scenario", arm: forkName, fork: { of: arm, day, ...(gene && { gene }) } });
    }
  }

  /** The patch on the screen may be gone. */
  private keepPatch(patches: number): void {
    if (patches > 0 && this.patch.peek() >= patches) this.patch.value = patches - 1;
  }

  close(): void {
    this.playback.pause();
    this.main.close();
    this.beside.close();
  }
}
