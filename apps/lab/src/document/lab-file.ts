import { effect, signal } from "@preact/signals";
import type { LabStore } from "../lab/lab-store.ts";
import { Keeper } from "./keeper.ts";
import type { LabDocument } from "./lab-document.ts";
import { type Opening, senderOf } from "./opening.ts";
import { IndexedBox, type SaveBox } from "./saves.ts";

/** What a link said beside its scenario. */
export interface Sender {
  readonly digest?: string;
  readonly engine?: string;
  /** Day that the link shows, until the run has reached it. */
  readonly day?: number | undefined;
  readonly patch?: number;
  readonly layers?: readonly string[];
}

/** The document of a page as people think of it: opened from somewhere, changed, kept, set back. */
export class LabFile {
  readonly keeper: Keeper;
  /** The document as it was opened: "Reset to start" goes there. */
  readonly start;
  /** Whoever sent it, where it came by a link. */
  readonly sender = signal<Sender | undefined>(undefined);
  private readonly stop: () => void;

  /** @param opening  where the document came from, if from a link */
  constructor(
    readonly store: LabStore,
    readonly opening?: Opening,
    box: () => Promise<SaveBox> = () => IndexedBox.open(),
  ) {
    this.start = signal(store.document.value);
    this.keeper = new Keeper(box);
    const stops = [this.keeper.watch(store.document), effect(() => this.showDay())];
    this.stop = () => {
      for (const stop of stops) stop();
    };
    if (opening?.link) this.sender.value = senderOf(opening.link);
    store.patch.value = this.sender.value?.patch ?? 0;
  }

  /** The day of a link is shown once the run has reached it. */
  private showDay(): void {
    const { day } = this.sender.value ?? {};
    if (day === undefined || this.store.lastDay.value < day) return;
    this.store.playback.seek(day);
    this.sender.value = { ...this.sender.peek(), day: undefined };
  }

  /** Another document in place of this one, which stays among what was kept. Undo cannot lose it. */
  async open(document: LabDocument, label: string, sender?: Sender): Promise<void> {
    await this.keeper.flush();
    this.store.playback.pause();
    this.keeper.startFrom(document);
    this.start.value = document;
    this.sender.value = sender;
    this.store.patch.value = sender?.patch ?? 0;
    this.store.chosen.value = undefined;
    this.store.playback.day.value = 0;
    this.store.edit(label, document);
  }

  /** One step that can be undone. */
  resetToStart(): void {
    if (this.store.document.peek() !== this.start.peek()) this.store.edit("reset to the start", this.start.peek());
  }

  close(): void {
    this.stop();
  }
}
