/** The trial pages: set-up, run, results, exports; and the pages of scans and of the model. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Ajv } from "ajv";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { studyText } from "../../apps/lab/src/document/lab-document.ts";
import { starterStudy } from "../../apps/lab/src/scan/starter-study.ts";
import { readZip } from "../../apps/lab/src/share/zip.ts";
import { datasetJsonSchema } from "../conformance/dataset-json-schema.ts";
import { type LabSite, type OpenPage, seriousInBothThemes, startLabSite, tooWide } from "./lab-site.ts";
import { saved } from "./runs.ts";

const site: LabSite | undefined = await startLabSite();
afterAll(() => site?.close());

const hasSurvival = spawnSync("Rscript", ["-e", "library(survival)"]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "immunarium-trial-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Saves what a button above the results hands out. */
function result(page: Page, button: string) {
  return saved(page, () => page.locator(".results-head").getByRole("button", { name: button, exact: true }).click());
}

const immunarium = fileURLToPath(new URL("../../bin/immunarium", import.meta.url));

/** What a command of the scan page comes to in Node, beside the starter as the page saves it. */
function digestOf(command: string): string {
  const place = mkdtempSync(join(tmpdir(), "immunarium-page-"));
  try {
    const [, file] = / (\S+\.json)/.exec(command) ?? [];
    writeFileSync(join(place, file), studyText(starterStudy));
    const typed = command.replace("npx immunarium", `"${process.execPath}" "${immunarium}"`);
    const out = execFileSync("/bin/sh", ["-c", `${typed} --json -q`], { cwd: place, maxBuffer: 1e8 });
    return JSON.parse(out.toString()).digest;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

describe.skipIf(!site)("a virtual trial in Chromium", () => {
  let open: OpenPage;
  beforeAll(async () => {
    open = await site!.open("trial/");
    const { page } = open;
    const size = page.getByLabel("Virtual patients", { exact: true }).first();
    if (!(await size.isVisible())) await page.locator("summary", { hasText: "Allocation" }).click();
    await size.fill("40");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: /^Run 40 patients/ }).click();
    await page.locator(".results-facts").waitFor({ timeout: 90_000 });
  });
  afterAll(() => open?.close());

  test("is marked as simulated, with its limits before its answer", async () => {
    const text = (await open.page.locator("main").textContent()) ?? "";
    expect(text).toContain("SIMULATED");
    expect(text.indexOf("Limits first")).toBeGreaterThan(0);
    expect(text.indexOf("Limits first")).toBeLessThan(text.indexOf("Question and answer"));
    expect(open.complaints).toEqual([]);
    expect(open.foreign).toEqual([]);
  });

  test.each(["Flow", "Baseline", "Response", "Tumour size", "Survival", "Subgroups", "Exposure", "Safety"])(
    "the tab %s has its pictures in words and as tables, and axe finds nothing serious",
    async (name) => {
      const { page } = open;
      await page.getByRole("tab", { name, exact: true }).click();
      const panel = page.getByRole("tabpanel");
      // Tables are made when their fold is opened; a flow is told in words.
      const folds = panel.locator("summary", { hasText: /^(Table|In words)/ });
      const told = panel.locator("table, summary");
      await expect.poll(() => told.count(), { timeout: 20_000 }).toBeGreaterThan(0);
      await expect.poll(() => panel.locator(".results-waits").count(), { timeout: 20_000 }).toBe(0);
      for (const fold of await folds.all()) await fold.click();
      await expect.poll(() => panel.locator("tr, li").count(), { timeout: 20_000 }).toBeGreaterThan(1);
      // Boxes learn a moment later whether there is something to scroll.
      await page.waitForTimeout(300);
      for (const picture of await panel.locator("svg[role=img]").all()) {
        expect((await picture.locator("desc").first().textContent())?.length).toBeGreaterThan(30);
      }
      expect.soft(await seriousInBothThemes(page, "main")).toEqual([]);
      await page.setViewportSize({ width: 320, height: 800 });
      await page.waitForTimeout(200);
      expect.soft(await tooWide(page), "at 320 px").toEqual([]);
      await page.setViewportSize({ width: 1440, height: 900 });
    },
  );

  test("survival has numbers at risk, censored and with events; baseline has no p values", async () => {
    const { page } = open;
    await page.getByRole("tab", { name: "Survival", exact: true }).click();
    await expect.poll(() => page.getByRole("tabpanel").textContent()).toMatch(/at risk[\s\S]*censored[\s\S]*events/i);
    await page.getByRole("tab", { name: "Baseline", exact: true }).click();
    await expect.poll(() => page.getByRole("tabpanel").textContent()).toMatch(/SMD|standardised/i);
    expect(await page.getByRole("tabpanel").textContent()).not.toMatch(/\bp\s*[=<]/);
  });

  test("a bar leads to its patient, and the patient to a tissue", async () => {
    const { page } = open;
    await page.getByRole("tab", { name: "Tumour size", exact: true }).click();
    await page.locator("[data-patient]").first().waitFor();
    await page.locator("[data-patient]").first().dispatchEvent("click");
    const dialog = page.locator("dialog[open]");
    await dialog.waitFor();
    await expect.poll(() => dialog.textContent()).toMatch(/patient/i);
    await page.waitForTimeout(300);
    expect.soft(await seriousInBothThemes(page, "dialog[open]")).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect.soft(await tooWide(page), "at 320 px").toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.keyboard.press("Escape");
  });

  test("exports open elsewhere: datasets that say they are simulated, a bundle with its parts, a report", async () => {
    const { page } = open;
    const bundle = await readZip((await result(page, "Bundle")).bytes);
    const names = bundle.map(({ path }) => path);
    for (const part of ["README", "rederive.R", "adtte", "report"]) {
      expect(names.some((name) => name.toLowerCase().includes(part.toLowerCase()))).toBe(true);
    }
    for (const { path, bytes } of bundle) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const valid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(datasetJsonSchema);
    const datasets = names.filter((name) => /ad\w+\.json$/.test(name));
    expect(datasets.length).toBe(5);
    for (const name of datasets) {
      expect([valid(JSON.parse(readFileSync(join(folder, name), "utf8"))), valid.errors], name).toEqual([true, null]);
    }
  });

  test("the report opens from a file without a network: limits first, seed and digest, pictures with real text", async () => {
    const report = await result(open.page, "Report");
    expect(report.text).toContain("not evidence about a real treatment");
    const file = join(folder, "alone.html");
    writeFileSync(file, report.bytes);
    const context = await site!.browser.newContext({ offline: true });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    const headings = await page.locator("h2").allTextContents();
    expect(headings[0]).toMatch(/limit|can and cannot|not tell/i);
    expect(await page.locator("body").textContent()).toMatch(/seed[\s\S]*digest|digest[\s\S]*seed/i);
    expect(await page.locator("svg text").count()).toBeGreaterThan(20);
    expect(asked.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
    await context.close();
  });

  test.skipIf(!hasSurvival)("the bundle's R script comes to the figures of the page", async () => {
    const [script] = execFileSync("find", [folder, "-name", "rederive.R"], { encoding: "utf8" }).trim().split("\n");
    const out = execFileSync("Rscript", ["rederive.R"], { cwd: dirname(script), encoding: "utf8", stdio: "pipe" });
    const [, agreeing, all] = /(\d+) of (\d+) figures agree/.exec(out) ?? [];
    expect(Number(all)).toBeGreaterThan(10);
    expect(agreeing).toBe(all);
  });
});

describe.skipIf(!site)("scans and the model in Chromium", () => {
  test("a scan of the starter runs, and its point opens the run in the lab", async () => {
    const { page, complaints, close } = await site!.open("scan/");
    await page.getByLabel("Values", { exact: true }).first().fill("3");
    await page.getByLabel("Runs at each point", { exact: true }).first().fill("2");
    await page.getByRole("button", { name: /^Run \d+ runs/ }).click();
    const point = page.locator(".scan-point").first();
    await point.waitFor({ timeout: 90_000 });
    await expect
      .poll(() => page.getByRole("button", { name: /^Run \d+ runs/ }).isEnabled(), { timeout: 90_000 })
      .toBe(true);
    await point.focus();
    await page.keyboard.press("Enter");
    const link = page.getByRole("link", { name: /Open the middle run in the lab/ });
    await link.waitFor();
    expect.soft(await seriousInBothThemes(page, "main")).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    await page.waitForTimeout(200);
    expect.soft(await tooWide(page), "at 320 px").toEqual([]);
    expect(await link.getAttribute("href")).toMatch(/lab\/#1\./);
    await page.getByText("The same as a command").click();
    const command = await page.getByLabel("As a command").inputValue();
    const digest = await page.locator(".scan-digest").textContent();
    expect(digestOf(command)).toBe(digest);
    expect(complaints).toEqual([]);
    await close();
  });

  test("a tornado of the starter runs, tells chance apart, and an end leads to its runs", async () => {
    const { page, complaints, close } = await site!.open("scan/?sensitivity");
    await page.getByLabel("Add a quantity").waitFor();
    // What is chosen at the start is too much for here.
    const leaveOut = page.getByRole("button", { name: /^Leave out/ });
    await leaveOut.nth(7).waitFor();
    for (let left = await leaveOut.count(); left > 2; left--) await leaveOut.nth(2).click();
    await page.getByLabel("Runs at each point").fill("2");
    await page.getByRole("button", { name: /^Run \d+ runs/ }).click();
    await page.getByText(/^Done: \d+ of \d+ runs/).waitFor({ timeout: 90_000 });
    await page.locator(".scan-point").first().focus();
    await page.keyboard.press("Enter");
    const link = page.getByRole("link", { name: /Open in the lab: the run with seed 1/ }).first();
    await link.waitFor();
    expect(await link.getAttribute("href")).toMatch(/lab\/#1\./);
    expect(await page.locator(".scan-words").textContent()).toContain("2 runs at each end");
    await page.getByText("The same as a command").click();
    const command = await page.getByLabel("As a command").inputValue();
    expect(digestOf(command)).toBe(await page.locator(".scan-digest").textContent());
    expect(await seriousInBothThemes(page, "main")).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  test("every parameter of the model page has value, unit, evidence and source; a link leads to one", async () => {
    const { page, complaints, close } = await site!.open("model/#parameter=killHits");
    const entry = page.locator("#parameter-killHits");
    await entry.waitFor({ timeout: 30_000 });
    expect(await entry.textContent()).toMatch(/measured|fitted|assumed/);
    expect.soft(await seriousInBothThemes(page, "#parameter-killHits")).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    await page.waitForTimeout(200);
    expect.soft(await tooWide(page), "at 320 px").toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});
