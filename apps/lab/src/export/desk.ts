import type { DeskTasks } from "./desk-tasks.ts";

type Given<Task extends keyof DeskTasks> = Parameters<DeskTasks[Task]>[0];
type Result<Task extends keyof DeskTasks> = ReturnType<DeskTasks[Task]>;

interface Told {
  readonly id: number;
  readonly done?: number;
  readonly all?: number;
  readonly result?: unknown;
  readonly message?: string;
}

export interface DeskOptions {
  /** Cancels: the thread is stopped. */
  readonly signal?: AbortSignal;
  /** Part done, 0 to 1. */
  readonly onProgress?: (part: number) => void;
}

/** Has a task done in a thread of its own, which begins with it and ends with it. */
export function atDesk<Task extends keyof DeskTasks>(
  task: Task,
  given: Given<Task>,
  { signal, onProgress }: DeskOptions = {},
): Promise<Result<Task>> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL("./desk-worker.ts", import.meta.url), { type: "module" });
    const end = (how: () => void) => {
      worker.terminate();
      signal?.removeEventListener("abort", stop);
      how();
    };
    const stop = () => end(() => reject(new DOMException("stopped", "AbortError")));
    signal?.addEventListener("abort", stop);
    worker.onerror = (event) => end(() => reject(new Error(event.message || "The thread did not start.")));
    worker.onmessageerror = () => end(() => reject(new Error("A message between threads could not be read.")));
    worker.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data.all !== undefined) onProgress?.((data.done ?? 0) / Math.max(1, data.all));
      else if (data.message !== undefined) end(() => reject(new Error(data.message)));
      else end(() => resolve(data.result as Result<Task>));
    };
    worker.postMessage({ id: 1, task, given });
  });
}
