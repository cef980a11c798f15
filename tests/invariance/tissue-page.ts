/** What the page of the tissues' browser test offers to the test. */
import { type TissueTasks, tissueTasks } from "./tissue-tasks.ts";

const inWorker = (task: string, rest: readonly unknown[]) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./tissue-thread.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<{ readonly answer?: unknown; readonly error?: string }>) => {
      worker.terminate();
      if (data.error === undefined) resolve(data.answer);
      else reject(new Error(data.error));
    };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage([task, rest]);
  });

const worker = Object.fromEntries(
  Object.keys(tissueTasks).map((task) => [task, (...rest: readonly unknown[]) => inWorker(task, rest)]),
) as unknown as TissueTasks;

const tissuePage = { thread: tissueTasks, worker };

export type TissuePage = typeof tissuePage;

Object.assign(globalThis, { tissuePage });
