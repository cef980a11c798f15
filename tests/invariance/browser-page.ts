/** What the page of the browser test offers to the test. */
import { inline, workers } from "../../dist/src/platform/browser.js";
import { calculations, smallTrial } from "./answers.ts";

const page = {
  calculations,
  isolated: () => globalThis.crossOriginIsolated,
  inLine: (text: string) => smallTrial(text, inline),
  async onWorkers(text: string, count: number): Promise<Record<string, string>> {
    const pool = workers(count);
    try {
      return await smallTrial(text, pool);
    } finally {
      pool.close();
    }
  },
};

export type Page = typeof page;

Object.assign(globalThis, { page });
