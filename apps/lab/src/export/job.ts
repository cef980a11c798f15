import { signal } from "@preact/signals";
import { announce } from "../kit/live-region.tsx";

interface Running {
  readonly label: string;
  /** Part done, 0 to 1; undefined where nobody knows. */
  readonly part: number | undefined;
  stop(): void;
}

/** The export that is being made, and what came of the last one. */
export const running = signal<Running | undefined>(undefined);
export const outcome = signal<{ readonly text: string; readonly failed: boolean } | undefined>(undefined);

export interface Job {
  readonly signal: AbortSignal;
  onProgress(part: number): void;
}

/** Does something long that can be watched and stopped. One at a time: a second one waits for nothing and is refused. */
export async function startJob(label: string, work: (job: Job) => Promise<void>): Promise<void> {
  if (running.peek()) {
    outcome.value = { text: `Wait for “${running.peek()?.label}” to end, or stop it.`, failed: true };
    return;
  }
  const control = new AbortController();
  const stop = () => control.abort();
  running.value = { label, part: undefined, stop };
  outcome.value = undefined;
  try {
    await work({ signal: control.signal, onProgress: (part) => (running.value = { label, part, stop }) });
    outcome.value = { text: `${label}: done.`, failed: false };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    outcome.value = control.signal.aborted
      ? { text: `${label}: stopped. Nothing was written.`, failed: false }
      : { text: `${label} did not work: ${why} Try again, or choose another kind of file.`, failed: true };
  } finally {
    running.value = undefined;
    if (outcome.peek()) announce(outcome.peek()?.text ?? "");
  }
}
