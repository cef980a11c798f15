/** A worker of the page of the tissues' browser test: does one task. */
import { type TissueTasks, tissueTasks } from "./tissue-tasks.ts";

type Ask = (...rest: readonly unknown[]) => Promise<unknown>;

globalThis.onmessage = ({ data: [task, rest] }: MessageEvent<[keyof TissueTasks, readonly unknown[]]>) =>
  (tissueTasks[task] as Ask)(...rest).then(
    (answer) => globalThis.postMessage({ answer }),
    (error: unknown) => globalThis.postMessage({ error: String(error) }),
  );
