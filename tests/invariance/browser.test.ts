/**
 * Chromium computes what Node computes, to the byte: the promise that a stored result can be checked by anyone,
 * anywhere. Runs on the built files, bundled as a web page's author would. JavaScript engines differ between versions
 * in Math.exp and its kin, which is why the library has its own.
 */
import { readFileSync } from "node:fs";
import type { Browser, Page as BrowserPage } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inline } from "../../dist/src/platform/node.js";
import { calculations, smallTrial } from "./answers.ts";
import type { Page } from "./browser-page.ts";
import { type Site, serveSite } from "./browser-site.ts";
import { launchBrowser } from "./launch-browser.ts";

declare const page: Page;

const browser: Browser | undefined = await launchBrowser();
if (!browser) console.warn("No Chromium or Chrome that starts was found: the browser's answers are NOT compared.");
const text = readFileSync(new URL("../../trials/checkmate-067.yaml", import.meta.url), "utf8");

afterAll(() => browser?.close());

describe.skipIf(!browser)("Chromium and Node", () => {
  let site: Site;
  let node: Record<string, string>;
  beforeAll(async () => {
    site = await serveSite();
    node = await smallTrial(text, inline);
  }, 120_000);
  afterAll(() => site?.close());

  /** Opens a page, does something there, and demands that nothing went wrong in it and nothing was fetched from afar. */
  async function inPage<Answer>(address: string, ask: (page: BrowserPage) => Promise<Answer>): Promise<Answer> {
    const opened = await browser!.newPage();
    const wrong: string[] = [];
    opened.on("pageerror", (error) => wrong.push(String(error)));
    opened.on("console", (message) => void (message.type() === "error" && wrong.push(message.text())));
    opened.on("request", (request) => {
      if (!/^(http:\/\/127\.0\.0\.1:\d+\/|data:,$)/.test(request.url())) wrong.push(`asked for ${request.url()}`);
    });
    try {
      await opened.goto(address);
      await opened.waitForFunction(() => "page" in globalThis);
      const answer = await ask(opened);
      expect(wrong).toEqual([]);
      return answer;
    } finally {
      await opened.close();
    }
  }

  test("mathematics, chance, distributions, and a batch of solutions by every method and back end", async () => {
    const found = await inPage(site.plain, (opened) => opened.evaluate(() => page.calculations()));
    const expected = calculations();
    expect(Object.keys(expected).length).toBeGreaterThan(25);
    expect(expected["fastest back end"]).toBe("webassembly");
    expect(found).toEqual(expected);
  });

  test.each([
    { kind: "isolated", isolated: true },
    { kind: "plain", isolated: false },
  ] as const)("a trial read from its file, in line and on two workers of a page that is $kind", async (served) => {
    await inPage(site[served.kind], async (opened) => {
      expect(await opened.evaluate(() => page.isolated())).toBe(served.isolated);
      expect(await opened.evaluate((trial) => page.inLine(trial), text)).toEqual(node);
      expect(await opened.evaluate((trial) => page.onWorkers(trial, 2), text)).toEqual(node);
    });
  });
});
