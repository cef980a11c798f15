import { signal } from "@preact/signals";

/** A time for which the browser stopped all that the page does, in milliseconds since 1970. */
export interface Sleep {
  readonly from: number;
  readonly to: number;
}

/** The last one, until somebody has read of it. */
export const slept = signal<Sleep | undefined>(undefined);

let from: number | undefined;
const before = new Set<() => void>();
const after = new Set<() => void>();

/** Called when the tab is about to be stopped: frozen, or put aside for the way back. */
export const onSleep = (call: () => void) => remembered(before, call);
/** Called when it goes on. */
export const onWake = (call: () => void) => remembered(after, call);

function remembered(calls: Set<() => void>, call: () => void): () => void {
  calls.add(call);
  return () => calls.delete(call);
}

function sleep(): void {
  from ??= Date.now();
  for (const call of before) call();
}

function wake(): void {
  if (from === undefined) return;
  slept.value = { from, to: Date.now() };
  from = undefined;
  for (const call of after) call();
}

// Not in Node, where logic that knows of sleep is tested.
const page = globalThis.document;
page?.addEventListener("freeze", sleep);
page?.addEventListener("resume", wake);
if (page) {
  addEventListener("pagehide", ({ persisted }) => persisted && sleep());
  addEventListener("pageshow", ({ persisted }) => persisted && wake());
}

/** How long, in words. */
export function sleepWords({ from, to }: Sleep): string {
  const seconds = Math.max(1, Math.round((to - from) / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} hours`;
}
