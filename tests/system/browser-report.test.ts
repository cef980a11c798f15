/**
 * The report as its readers open it: a file on a disk, in a browser without a network. What a parser cannot see is
 * asked here: whether the page's own policy lets its style and script through, and whether anything is drawn.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { trialReport } from "../../src/report/trial-report.ts";
import { launchBrowser } from "../invariance/launch-browser.ts";
import { exampleParameters, exampleTrial } from "./example-trial.ts";

const browser: Browser | undefined = await launchBrowser();
if (!browser) console.warn("No Chromium or Chrome that starts was found: the report is NOT opened in a browser.");

const place = mkdtempSync(join(tmpdir(), "immunarium-page-"));
afterAll(async () => {
  await browser?.close();
  rmSync(place, { recursive: true, force: true });
});

describe.skipIf(!browser)("a report in Chromium", () => {
  let page: Page;
  const wrong: string[] = [];
  const asked: string[] = [];
  beforeAll(async () => {
    const path = join(place, "report.html");
    writeFileSync(path, trialReport(exampleTrial(), { parameters: exampleParameters() }));
    const context = await browser!.newContext({ offline: true, viewport: { width: 1200, height: 900 } });
    page = await context.newPage();
    page.on("pageerror", (error) => wrong.push(String(error)));
    // What the policy refuses is told in the console.
    page.on("console", (message) => wrong.push(message.text()));
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(path).href);
  });

  test("opens without a complaint and asks for nothing but itself", () => {
    expect(wrong).toEqual([]);
    expect(asked).toEqual([page.url()]);
  });

  test("shows every picture, at some size, inside the page", async () => {
    const boxes = await page.$$eval("figure > svg, figure div > svg", (pictures) =>
      pictures.map((picture) => {
        const { left, right, width, height } = picture.getBoundingClientRect();
        return { left, right, width, height, shapes: picture.querySelectorAll("path, line, rect, circle").length };
      }),
    );
    expect(boxes.length).toBeGreaterThan(8);
    for (const { left, right, width, height, shapes } of boxes) {
      expect(Math.min(width, height)).toBeGreaterThan(40);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(1200);
      expect(shapes).toBeGreaterThan(3);
    }
  });

  test("its script runs under its policy, and the files that it offers hold what the page shows", async () => {
    const figure = page.locator("figure").filter({ has: page.locator("table") });
    const first = figure.first();
    const saved = async (button: string) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        first.getByRole("button", { name: button }).click(),
      ]);
      return readFileSync(await download.path(), "utf8");
    };
    const head = await first.locator("table tr").first().locator("th, td").allTextContents();
    const csv = await saved("Save table (CSV)");
    expect(csv.split("\r\n")[0]).toBe(head.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","));
    expect(csv.trimEnd().split("\r\n")).toHaveLength(await first.locator("table tr").count());
    expect(await saved("Save picture (SVG)")).toMatch(/^<svg [\s\S]*<\/svg>$/);
    expect(wrong).toEqual([]);
  });
});
