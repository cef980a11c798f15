/** The thread that asks why: it runs up to the turn itself, and then the branches on threads of its own. */
import { explainWhy, inline } from "../../../../src/index.ts";
import { workers } from "../../../../src/platform/browser.ts";
import type { WhyAnswer, WhyQuestion } from "./why-messages.ts";

globalThis.onmessage = async ({ data }: MessageEvent<WhyQuestion>) => {
  const { scenario, ...options } = data;
  const tell = (answer: WhyAnswer) => globalThis.postMessage(answer);
  // Some browsers let no thread start another one: the branches then run here, one after another.
  const pool =
    typeof Worker === "undefined" ? undefined : workers(Math.max(1, (navigator.hardwareConcurrency || 2) - 1));
  try {
    const why = await explainWhy(
      scenario,
      { ...options, onProgress: (done, of) => tell({ tell: "progress", done, of }) },
      pool ?? inline,
    );
    if (why) tell({ tell: "found", why });
  } catch (error) {
    tell({ tell: "failed", message: error instanceof Error ? error.message : String(error) });
  } finally {
    pool?.close();
  }
};
