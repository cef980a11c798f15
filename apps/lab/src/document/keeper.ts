import { effect, signal } from "@preact/signals";
import { alike, titleOf } from "./canonical.ts";
import type { LabDocument } from "./lab-document.ts";
import { MemoryBox, type SaveBox, type Saved } from "./saves.ts";

/** Milliseconds without a change after which a document is kept. */
const PAUSE = 800;
/** Documents that are kept by themselves; the oldest goes. */
const MOST = 6;

export type Keeping = "opening" | "saved" | "saving" | "in memory";

/**
 * Keeps documents on this device: the one at hand by itself, others by name. Where storage is denied they are kept as
 * long as the page is open, and the page says so.
 */
export class Keeper {
  readonly keeping = signal<Keeping>("opening");
  /** Why storage is denied. */
  readonly denied = signal("");
  /** The latest first. */
  readonly saves = signal<readonly Saved[]>([]);
  private box: SaveBox = new MemoryBox();
  private handle: ReturnType<typeof setTimeout> | undefined;
  private waiting: LabDocument | undefined;
  private first: LabDocument | undefined;
  readonly ready: Promise<void>;

  /**
   * @param open  the browser's storage; it may throw
   * @param tab  tells tabs apart
   */
  constructor(
    open: () => Promise<SaveBox>,
    private readonly tab: string = crypto.randomUUID?.() ?? String(Math.random()),
    private readonly pause = PAUSE,
  ) {
    this.ready = this.begin(open);
  }

  private async begin(open: () => Promise<SaveBox>): Promise<void> {
    try {
      this.box = await open();
      this.saves.value = latestFirst(await this.box.all());
      this.keeping.value = "saved";
    } catch (error) {
      this.deny(error);
    }
  }

  /** Keeps what a document becomes; the document as it was opened is not worth keeping. Returns how to stop. */
  watch(document: { readonly value: LabDocument }): () => void {
    this.first = document.value;
    const stop = effect(() => this.keepSoon(document.value));
    const now = () => void this.flush();
    globalThis.addEventListener?.("pagehide", now);
    globalThis.document?.addEventListener("visibilitychange", now);
    globalThis.document?.addEventListener("freeze", now);
    return () => {
      stop();
      now();
      globalThis.removeEventListener?.("pagehide", now);
      globalThis.document?.removeEventListener("visibilitychange", now);
      globalThis.document?.removeEventListener("freeze", now);
    };
  }

  /** From here on this document is the beginning: it is kept only when it changes. */
  startFrom(document: LabDocument): void {
    this.first = document;
  }

  private keepSoon(document: LabDocument): void {
    clearTimeout(this.handle);
    if (document === this.first) return;
    this.waiting = document;
    if (this.keeping.peek() === "saved") this.keeping.value = "saving";
    this.handle = setTimeout(() => void this.flush(), this.pause);
  }

  /** What waits is kept now. */
  async flush(): Promise<void> {
    clearTimeout(this.handle);
    const document = this.waiting;
    this.waiting = undefined;
    if (!document) return;
    await this.ready;
    await this.put({ id: `auto ${this.tab}`, name: titleOf(document), kind: "auto", at: Date.now(), document });
    for (const { id } of this.saves
      .peek()
      .filter(({ kind }) => kind === "auto")
      .slice(MOST))
      await this.remove(id);
  }

  /** Keeps a document under a name; another of the same name gives way. */
  async save(name: string, document: LabDocument): Promise<void> {
    await this.ready;
    const id = `named ${name.trim() || titleOf(document)}`;
    await this.put({ id, name: id.slice("named ".length), kind: "named", at: Date.now(), document });
  }

  async remove(id: string): Promise<void> {
    await this.box.remove(id).catch((error) => this.deny(error));
    this.saves.value = this.saves.peek().filter((one) => one.id !== id);
  }

  /** What somebody worked on last, in this tab or another one, unless it is just this document. */
  lastWork(now: LabDocument): Saved | undefined {
    return this.saves.value.find((one) => one.kind === "auto" && !alike(one.document, now));
  }

  private async put(saved: Saved): Promise<void> {
    try {
      await this.box.put(saved);
      if (this.keeping.peek() !== "in memory") this.keeping.value = this.waiting ? "saving" : "saved";
    } catch (error) {
      this.deny(error);
      await this.box.put(saved);
    }
    this.saves.value = latestFirst([saved, ...this.saves.peek().filter(({ id }) => id !== saved.id)]);
  }

  /** What was kept so far stays in the list, and can be opened as long as the page is. */
  private deny(error: unknown): void {
    this.denied.value = error instanceof Error ? error.message : String(error);
    this.keeping.value = "in memory";
    const box = new MemoryBox();
    for (const one of this.saves.peek()) void box.put(one);
    this.box = box;
  }
}

function latestFirst(saves: readonly Saved[]): Saved[] {
  return saves.filter(isSaved).sort((a, b) => b.at - a.at);
}

/** Other versions of this site may have written into the same database. */
function isSaved(one: Saved): boolean {
  return one?.document?.version === 1 && typeof one.document.arm === "string" && typeof one.at === "number";
}
