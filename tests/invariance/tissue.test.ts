/**
 * A tissue comes to the same bytes wherever it runs: in Node with WebAssembly and without, on any number of threads, in
 * a browser's page or worker, straight through or saved in the one and resumed in the other. Runs on the built files,
 * because worker threads and browsers load JavaScript.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { TissueRun } from "../../dist/src/engine/tissue/tissue-run.js";
import { linearMemory } from "../../dist/src/numerics/memory.js";
import { startCrew } from "../../dist/src/platform/node-crew.js";
import { type Site, serveSite } from "./browser-site.ts";
import { launchBrowser } from "./launch-browser.ts";
import {
  beginning,
  type Digests,
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
const inLine: Place = { start: startCrew, shares: false };

const browser: Browser | undefined = await launchBrowser();
if (!browser) console.warn("No Chromium or Chrome that starts was found: tissues are NOT compared with a browser's.");
afterAll(() => browser?.close());

const straight = {} as Record<TissueName, Digests>;
beforeAll(async () => {
  for (const name of tissueNames) straight[name] = (await tissueAnswer(inLine, 1, name)).digests;
});

const everyEvent = "attacked born bound died-apoptosis died-necrosis eaten fused released removed transformed".split(
  " ",
);

test.each(tissueNames)("%s: all happens that can, and to be told of it changes nothing", (name) => {
  const happened = new Set<string>();
  const run = new TissueRun(tissues[name], { tell: (event) => void happened.add(event) });
  while (run.status.code === "running") run.advance();
  expect([...happened].sort()).toEqual(everyEvent);
  const { meta, arrays } = run.save();
  expect(meta.counts.cells).toBeGreaterThan(name.startsWith("sheet") ? 2 * 512 : 512);
  expect(arrays.springs.length).toBeGreaterThan(100);
  expect(digestsOf({ meta, arrays })).toEqual(straight[name]);
});

test("an engine without WebAssembly comes to the same bytes", async () => {
  vi.stubGlobal("WebAssembly", undefined);
  vi.resetModules();
  try {
    const bare = await import("./tissue-answers.ts");
    const { startCrew: start } = await import("../../dist/src/platform/node-crew.js");
    const memory = (await import("../../dist/src/numerics/memory.js")).linearMemory(1, false);
    expect(Object.prototype.toString.call(memory)).not.toBe(Object.prototype.toString.call(linearMemory(1, false)));
    for (const name of tissueNames)
      expect((await bare.tissueAnswer({ start, shares: false }, 1, name)).digests).toEqual(straight[name]);
  } finally {
    vi.unstubAllGlobals();
    vi.resetModules();
  }
});

test.each([2, 4])("%i threads of Node come to the same bytes", async (threads) => {
  for (const name of tissueNames)
    expect(await tissueAnswer(node, threads, name)).toEqual({ threads, digests: straight[name] });
});

test("four threads come to the same bytes in each of twenty runs, also where there are fewer processors", async () => {
  const short = {
    ...tissues["sheet, accurate"],
    steps: { diffusion: 0.01, mechanics: 0.1, phenotype: 1 },
    duration: 2,
  };
  const alone = digestsOf((await runOn(inLine, 1, short)).snapshot);
  for (let run = 0; run < 20; run++) {
    const { threads, snapshot } = await runOn(node, 4, short);
    expect({ threads, ...digestsOf(snapshot) }).toEqual({ threads: 4, ...alone });
  }
});

test("a fork in which one rate is changed comes to other bytes", async () => {
  const scenario = tissues["sheet, accurate"];
  const { snapshot } = await runOn(inLine, 1, scenario, undefined, 1);
  const [tumour, killer, eater] = scenario.model.cellTypes;
  const treated = { ...killer, transformations: { eater: 0.1 } };
  const changed = { ...scenario, model: { ...scenario.model, cellTypes: [tumour, treated, eater] } };
  const [same, other] = [await runOn(inLine, 1, scenario, snapshot), await runOn(inLine, 1, changed, snapshot)];
  expect(digestsOf(same.snapshot)).toEqual(straight["sheet, accurate"]);
  expect(digestsOf(other.snapshot).type).not.toBe(straight["sheet, accurate"].type);
});

describe.skipIf(!browser)("Chromium and Node", () => {
  let site: Site;
  const pages = {} as Record<"plain" | "isolated", Page>;
  beforeAll(async () => {
    site = await serveSite("tissue-page", ["tissue-thread.ts", "../../dist/src/platform/browser-crew-worker.js"]);
    for (const kind of ["plain", "isolated"] as const) {
      pages[kind] = await browser!.newPage();
      await pages[kind].goto(site[kind]);
      await pages[kind].waitForFunction(() => "tissuePage" in globalThis);
    }
  });
  afterAll(() => site?.close());

  test.each([
    { where: "the thread of a plain page", page: "plain", within: "thread", threads: 1 },
    { where: "a worker of an isolated page, alone", page: "isolated", within: "worker", threads: 1 },
    { where: "a worker of an isolated page, on two threads", page: "isolated", within: "worker", threads: 2 },
    { where: "a worker of an isolated page, on four threads", page: "isolated", within: "worker", threads: 4 },
  ] as const)("$where comes to Node's bytes", async ({ page, within, threads }) => {
    for (const name of tissueNames) {
      const answer = await pages[page].evaluate(([within, threads, name]) => tissuePage[within].answer(threads, name), [
        within,
        threads,
        name,
      ] as const);
      expect(answer).toEqual({ threads, digests: straight[name] });
    }
  });

  test.each(["sheet, accurate", "ball, physicell"] as const)(
    "%s: saved in the one, it ends in the other as it does straight through",
    async (name) => {
      const fromNode = await beginning(node, 2, name);
      const inChromium = await pages.isolated.evaluate(([name, file]) => tissuePage.worker.ending(2, name, file), [
        name,
        fromNode,
      ] as const);
      expect(inChromium).toEqual(straight[name]);
      const fromChromium = await pages.plain.evaluate((name) => tissuePage.thread.beginning(1, name), name);
      expect(fromChromium).toBe(fromNode);
      expect(await ending(inLine, 1, name, fromChromium)).toEqual(straight[name]);
    },
  );
});
