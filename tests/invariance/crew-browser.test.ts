/**
 * Crews in Chromium: of several threads within a worker of an isolated page, of one elsewhere; both compute what a crew
 * in Node does. Runs on the built files, bundled as a web page's author would.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Arena, linearMemory } from "../../dist/src/numerics/memory.js";
import { startCrew } from "../../dist/src/platform/node-crew.js";
import { type Site, serveSite } from "./browser-site.ts";
import { smoothed } from "./crew-answers.ts";
import type { CrewPage } from "./crew-page.ts";
import { launchBrowser } from "./launch-browser.ts";

declare const crewPage: CrewPage;

const browser: Browser | undefined = await launchBrowser();
if (!browser) console.warn("No Chromium or Chrome that starts was found: crews are NOT tried in a browser.");

afterAll(() => browser?.close());

describe.skipIf(!browser)("crews in Chromium", () => {
  let site: Site;
  let expected: string;
  beforeAll(async () => {
    site = await serveSite("crew-page", [
      "crew-thread.ts",
      "crew-kit.mjs",
      "../../dist/src/platform/browser-crew-worker.js",
    ]);
    const arena = new Arena(linearMemory(65536, false));
    const kit = new URL("./crew-kit.mjs", import.meta.url).href;
    expected = smoothed(await startCrew(1, kit, { order: arena.allocate(64) }, arena.memory), arena, 64);
  });
  afterAll(() => site?.close());

  test.each([
    { where: "a worker of an isolated page", page: "isolated", method: "inWorker", because: undefined },
    { where: "an isolated page's own thread", page: "isolated", method: "onPage", because: "may not wait for others" },
    { where: "a worker of a plain page", page: "plain", method: "inWorker", because: "not isolated" },
    { where: "a plain page's own thread", page: "plain", method: "onPage", because: "not isolated" },
  ] as const)("a crew of two that is asked for in $where computes what Node does", async (tried) => {
    const opened = await browser!.newPage();
    try {
      await opened.goto(site[tried.page]);
      await opened.waitForFunction(() => "crewPage" in globalThis);
      const answers = await opened.evaluate((method) => crewPage[method](2), tried.method);
      expect(answers.digests).toEqual([expected, expected, expected]);
      expect(answers.runs).toBeGreaterThan(1000);
      if (tried.because === undefined) {
        expect(answers).toMatchObject({ threads: 2, aloneBecause: undefined, failure: "RangeError: piece from 40" });
        expect(answers.helped, "runs in which the other thread was seen at work").toBeGreaterThan(0);
        expect(answers.helpedInGrown, "as many in memory that had just grown").toBeGreaterThan(0);
      } else {
        expect(answers).toMatchObject({ threads: 1, helped: 0, failure: "RangeError: piece from 0" });
        expect(answers.aloneBecause).toContain(tried.because);
      }
    } finally {
      await opened.close();
    }
  });
});
