import { batch, computed, effect, signal } from "@preact/signals";
import { History } from "../document/history.ts";
import { announce } from "../kit/live-region.tsx";
import { download } from "../kit/save.ts";
import { remember, remembered } from "../kit/theme.ts";
import { blankTrial, type TrialData, type TrialDocument, trialText, withEdit } from "./document/trial-document.ts";
import { type CardName, cardOf, fieldOf, keyOf, type Path } from "./engine/faults.ts";
import type { FileMade, TrialFault } from "./engine/messages.ts";
import { type Finished, TrialSession } from "./engine/trial-session.ts";
import { learnPace } from "./run/estimate.ts";

export type View = "set-up" | "results";

/** Milliseconds in which keystrokes in one field are one step of the history. */
const TOGETHER = 1500;
/** Where the last design is kept. */
const KEPT = "immunarium.trial.design";

/** All that the trial page knows: the document with its history, what the engine says of it, the result. */
export class TrialStore {
  readonly history: History<TrialDocument>;
  readonly document;
  readonly session = new TrialSession(saveFile);
  readonly view = signal<View>("set-up");
  /** Keys of the fields on the page, so that a fault finds its own. */
  readonly fields = signal<ReadonlySet<string>>(new Set());
  /** The patient that is looked at. */
  readonly patient = signal<{ readonly name: string; readonly arm: string } | undefined>(undefined);
  private lastKey = "";
  private lastTime = Number.NEGATIVE_INFINITY;

  constructor(document: TrialDocument = { version: 1, trial: blankTrial }) {
    this.history = new History(document);
    this.document = this.history.state;
    effect(() => this.session.check(trialText(this.trial.value)));
    effect(() => this.keep());
    effect(() => this.show(this.session.finished.value));
  }

  readonly trial = computed<TrialData>(() => this.document.value.trial);

  /** Faults by the key of the field that shows them; those without a field by their card. */
  readonly faults = computed(() => {
    const { fields } = this;
    const byField = new Map<string, TrialFault[]>();
    const byCard = new Map<CardName, TrialFault[]>();
    for (const fault of this.session.checked.value.faults) {
      const field = fieldOf(fault, fields.value);
      if (field !== undefined) byField.set(field, [...(byField.get(field) ?? []), fault]);
      const card = cardOf(fault.key);
      byCard.set(card, [...(byCard.get(card) ?? []), fault]);
    }
    return { byField, byCard };
  });

  readonly cancer = computed(() =>
    this.session.catalogue.value?.cancers.find(({ name }) => name === this.trial.value.cancer),
  );

  /** Whether the result on the screen is of another design than the one on the form. */
  readonly resultIsOlder = computed(() => {
    const { value: finished } = this.session.finished;
    return finished !== undefined && finished.text !== trialText(this.trial.value);
  });

  /** Sets a value; keystrokes in one field are one step. `undefined` takes the key out. */
  set(label: string, path: Path, value: unknown): void {
    this.edit(label, withEdit(this.trial.peek(), path, value), keyOf(path));
  }

  /** One step that can be undone. */
  edit(label: string, trial: TrialData, key = ""): void {
    const now = performance.now();
    const sameField = key !== "" && key === this.lastKey && now - this.lastTime < TOGETHER;
    batch(() => {
      if (sameField && this.history.canUndo.peek() && this.history.labels.peek()[0] === label) this.history.undo();
      this.history.change(label, { version: 1, trial });
    });
    this.lastKey = key;
    this.lastTime = now;
  }

  undo(): void {
    this.lastKey = "";
    announce(`Undone: ${this.history.labels.peek()[0]}`);
    this.history.undo();
  }

  redo(): void {
    this.lastKey = "";
    this.history.redo();
    announce(`Done again: ${this.history.labels.peek()[0]}`);
  }

  open(trial: TrialData, label: string): void {
    this.lastKey = "";
    this.history.change(label, { version: 1, trial });
  }

  /** The design as it stood when this page was last left on this device. */
  readonly left = remembered(KEPT) ?? "";

  private keep(): void {
    const { trial } = this;
    if (trial.value !== blankTrial) remember(KEPT, trialText(trial.value));
  }

  /** Opens a file of somebody's own; what is wrong in it is shown at its fields. */
  read(text: string, name: string): void {
    this.session.read(text, name, (data) => {
      if (typeof data !== "object" || data === null || Array.isArray(data)) {
        this.session.unread.value = `${name} holds no keys with values: a trial file begins like “title: …”. Your design is as it was.`;
        return;
      }
      const named = {
        name: name
          .replace(/\.[a-z]+$/i, "")
          .toLowerCase()
          .replaceAll(/[^a-z0-9-]+/g, "-"),
      };
      this.open({ ...named, ...(data as TrialData) }, `opened ${name}`);
      this.view.value = "set-up";
    });
  }

  private show(finished: Finished | undefined): void {
    if (!finished) return;
    const { result, seconds, stoppedOf } = finished;
    this.view.value = "results";
    announce(
      stoppedOf === undefined ? "The trial is done." : `Stopped: results of ${result.design.patients} patients.`,
    );
    // A run that goes on, or patients grown before, say little of the pace.
    if (stoppedOf === undefined && seconds > 1.5) learnPace(result.design, this.session.threads.peek(), seconds);
  }

  start(): void {
    this.session.start(trialText(this.trial.peek()));
    announce("The trial runs.");
  }

  /** A field that is on the page; gives back what takes it off again. */
  place(key: string): () => void {
    this.fields.value = new Set([...this.fields.peek(), key]);
    return () => {
      const rest = new Set(this.fields.peek());
      rest.delete(key);
      this.fields.value = rest;
    };
  }
}

function saveFile({ name, type, content }: FileMade): void {
  download(name, new Blob([content], { type }));
  announce(`Saved ${name}.`);
}
