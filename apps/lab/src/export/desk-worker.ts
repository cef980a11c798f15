/** The thread of the desk. */
import { deskTasks } from "./desk-tasks.ts";

globalThis.onmessage = ({
  data,
}: MessageEvent<{ readonly id: number; readonly task: string; readonly given: never }>) => {
  const { id, task, given } = data;
  const progress = (done: number, all: number) => globalThis.postMessage({ id, done, all });
  try {
    const result = deskTasks[task as keyof typeof deskTasks](given, progress);
    globalThis.postMessage({ id, result });
  } catch (error) {
    globalThis.postMessage({ id, message: error instanceof Error ? error.message : String(error) });
  }
};
