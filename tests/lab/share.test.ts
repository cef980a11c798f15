/** What goes out of the lab and comes in again: links, days, files, commands. Checks 9, 11, 12, 13, 24 and 25 of the lab. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readZip } from "../../apps/lab/src/share/zip.ts";
import { type LabSite, type OpenPage, startLabSite } from "./lab-site.ts";
import { digestOn, exported, manifestOn, saved } from "./runs.ts";
import { labPath, smallDocument } from "./small-study.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const site: LabSite | undefined = await startLabSite();
afterAll(() => site?.close());

const treated = await labPath(smallDocument());
const folder = mkdtempSync(join(tmpdir(), "immunarium-lab-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Goes to a day by the scrubber's keys. */
async function goTo(page: Page, day: number): Promise<void> {
  await page.getByRole("slider", { name: "Day", exact: true }).first().focus();
  await page.keyboard.press("Home");
  for (let week = 0; week < Math.floor(day / 7); week++) await page.keyboard.press("PageUp");
  for (let step = 0; step < 4 * (day % 7); step++) await page.keyboard.press("ArrowRight");
}

/** Tumour cells of the day on the screen, as legend, plot, table of the plot and words each tell it. */
async function tumourCells(page: Page) {
  const legend = page.locator("[data-tissue=main] .tissue-legend li", { hasText: /^tumour cell\d/ });
  const plot = page.locator("#plot-tumour .plots-legend li, figure[aria-label^='Tumour cells in this'] li").first();
  const words = page.getByRole("region", { name: "The picture in words" }).first();
  return {
    legend: Number(/(\d+)$/.exec((await legend.textContent())?.trim() ?? "")?.[1]),
    plot: Number(/(\d+)$/.exec((await plot.textContent())?.trim() ?? "")?.[1]),
    words: (await words.textContent()) ?? "",
    day: await page.locator(".tissue-day").first().textContent(),
  };
}

describe.skipIf(!site)("what leaves the lab and comes back, in Chromium", () => {
  let open: OpenPage;
  const asked: string[] = [];
  beforeAll(async () => {
    open = await site!.open(treated);
    open.page.context().on("request", (request) => asked.push(request.url() + (request.postData() ?? "")));
    await digestOn(open.page);
  });
  afterAll(() => open?.close());

  test("on each day picture, plot and words tell the same, there and back", async () => {
    const { page } = open;
    const seen = new Map<number, unknown>();
    for (const day of [14, 7, 3, 7, 14]) {
      await goTo(page, day);
      await expect
        .poll(async () => (await tumourCells(page)).words, { timeout: 15_000 })
        .toContain(`Day ${day}, paused`);
      const told = await tumourCells(page);
      expect(told.day).toBe(`Day ${day}`);
      expect(told.plot).toBe(told.legend);
      expect(told.words).toMatch(new RegExp(`(About )?${told.legend} tumour cells|About \\d+ tumour cells`));
      if (seen.has(day)) expect({ ...told, words: "" }).toEqual(seen.get(day));
      seen.set(day, { ...told, words: "" });
    }
  });

  test("a link brings scenario, title, day and layers to another profile and a phone, and no server sees it", async () => {
    const { page } = open;
    await goTo(page, 7);
    await page.getByLabel("Layer").selectOption("oxygen");
    await page.getByLabel("Colour cells by").selectOption("pdl1");
    await page.getByRole("button", { name: "Share", exact: true }).click();
    const field = page.getByRole("dialog", { name: "Share" }).getByLabel("Link", { exact: true });
    await expect.poll(() => field.inputValue()).toContain("#1.");
    const link = await field.inputValue();
    const embed = await page.getByRole("dialog").getByLabel("For another web page").inputValue();
    expect(embed).toContain(link.split("#")[1].slice(0, 40));
    await page.keyboard.press("Escape");
    const sent = await manifestOn(page);
    const fragment = link.split("#")[1].slice(0, 24);
    for (const options of [{}, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }]) {
      const other = await site!.open("", options);
      const requests: string[] = [];
      other.page.context().on("request", (request) => requests.push(request.url() + (request.postData() ?? "")));
      await other.page.goto(link);
      expect(await digestOn(other.page)).toBe(sent.digest);
      expect(await other.page.locator("h1").first().textContent()).toBe("Small and quick");
      await expect.poll(() => other.page.locator(".tissue-day").first().textContent()).toBe("Day 7");
      expect(await other.page.getByLabel("Layer").inputValue()).toBe("oxygen");
      expect(await other.page.getByLabel("Colour cells by").inputValue()).toBe("pdl1");
      await expect.poll(() => other.page.locator(".share-verdict").textContent()).toContain("same result");
      expect(await manifestOn(other.page)).toEqual(sent);
      expect(requests.length).toBeGreaterThan(3);
      expect(requests.filter((one) => one.includes(fragment))).toEqual([]);
      expect(other.complaints).toEqual([]);
      expect(other.foreign).toEqual([]);
      await other.close();
    }
    expect(asked.filter((one) => one.includes(fragment))).toEqual([]);
    await page.getByLabel("Layer").selectOption("");
    await page.getByLabel("Colour cells by").selectOption("kind");
  });

  test.each([
    ["cut short", (link: string) => link.slice(0, -40)],
    ["with a letter changed", (link: string) => link.replace(/(.{60})./, "$1~")],
    ["of a later format", (link: string) => link.replace("#1.", "#9.")],
    ["empty", (link: string) => link.replace(/#1\..*/, "#1.")],
  ])("a link that is %s is explained, and leaves a lab to work with", async (_, damage) => {
    const { page, complaints, close } = await site!.open(damage(treated));
    await expect.poll(() => page.getByRole("dialog").textContent(), { timeout: 10_000 }).toMatch(/link/i);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await expect.poll(() => page.locator("canvas.tissue-canvas").count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await close();
  });

  test("the command comes to the digest of the browser, from the file that the page hands out", async () => {
    const { page } = open;
    const { digest } = await manifestOn(page);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    const command = await page.getByRole("dialog").getByLabel("As a command").inputValue();
    const file = await saved(page, () => page.getByRole("button", { name: "Save scenario.json" }).click());
    await page.keyboard.press("Escape");
    const [, name, arm] = /^npx immunarium run (\S+\.json) --arm (\S+)$/.exec(command) ?? [];
    expect(file.name).toBe(name);
    writeFileSync(join(folder, name), file.bytes);
    const words = ["run", name, "--arm", arm, "-o", "result"];
    execFileSync(process.execPath, [join(root, "bin/immunarium"), ...words], { cwd: folder, stdio: "pipe" });
    const found = execFileSync("grep", ["-rlF", digest, join(folder, "result")], { encoding: "utf8" });
    expect(found.trim()).not.toBe("");
  });

  test("pictures have text that can be marked, tables have units, works have their identifiers", async () => {
    const { page } = open;
    const svg = (await exported(page, /^SVG/)).text;
    expect(svg.slice(0, 200)).toContain('xmlns="http://www.w3.org/2000/svg"');
    const words = [...svg.matchAll(/<text[^>]*>([^<]+)/g)].map(([, text]) => text);
    expect(words).toEqual(expect.arrayContaining(["50 µm", "tumour", "NK"]));
    // A layer is a picture of its own in it; nothing is fetched.
    expect(/<script|href="(?!data:)/.test(svg)).toBe(false);
    const tables = await readZip((await exported(page, "CSV and codebook")).bytes);
    const text = (path: string) => new TextDecoder().decode(tables.find((one) => one.path === path)?.bytes);
    const rows = text("series.csv").trim().split("\n");
    expect(rows.length).toBe(2 + 21 * 4);
    expect(new Set(rows.map((row) => row.split(",").length)).size).toBe(1);
    expect(text("columns.csv")).toMatch(/unit/);
    for (const column of rows[0].split(",")) expect(text("columns.csv")).toContain(column);
    const works = (await exported(page, /^Works \(BibTeX\)/)).text;
    expect(works).toMatch(/@\w+\{[\s\S]*doi\s*=/i);
    const citation = readFileSync(join(root, "CITATION.cff"), "utf8");
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(citation).toContain(`version: ${version}`);
  });

  test("a plot is saved with real text and its numbers", async () => {
    const { page } = open;
    const figure = page.getByRole("figure", { name: "Tumour cells in this tissue" });
    await figure.locator("summary").click();
    const svg = await saved(page, () => figure.getByRole("button", { name: "Save SVG" }).click());
    expect(svg.text).toMatch(/<text[\s\S]*Tumour cells/);
    const csv = await saved(page, () => figure.getByRole("button", { name: "Save CSV" }).click());
    expect(csv.text.trim().split("\n").length).toBeGreaterThan(80);
    await figure.locator("summary").click();
  });

  test("a new seed is another run, and the page says that chance differs; the old seed brings the old run back", async () => {
    const { page } = open;
    const first = await manifestOn(page);
    const counts = () => page.locator("[data-tissue=main] .tissue-count").allTextContents();
    await page.getByRole("slider", { name: "Day", exact: true }).first().focus();
    await page.keyboard.press("End");
    const ends = await counts();
    await page.getByRole("button", { name: "New seed" }).click();
    await expect.poll(() => digestOn(page), { timeout: 60_000 }).not.toBe(first.digest);
    expect(await page.getByRole("region", { name: "Scenario" }).textContent()).toContain(
      "Same scenario, other chance.",
    );
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect.poll(() => digestOn(page), { timeout: 60_000 }).toBe(first.digest);
    await page.getByRole("slider", { name: "Day", exact: true }).first().focus();
    await page.keyboard.press("End");
    await expect.poll(counts).toEqual(ends);
  });

  test("two runs share clock and camera", async () => {
    const { page, close } = await site!.open(
      await labPath({ ...smallDocument(), beside: { kind: "arm", arm: "plain" } }),
    );
    await digestOn(page, "beside");
    await goTo(page, 7);
    await page.getByRole("button", { name: "Zoom in" }).click();
    const days = await page.locator(".tissue-day").allTextContents();
    expect(days).toEqual(["Day 7", "Day 7"]);
    const bars = await page.locator(".tissue-scale, .tissue-scale-bar").allTextContents();
    expect(bars.length).toBe(2);
    expect(bars[0]).toBe(bars[1]);
    await close();
  });

  test("nothing was asked of anybody else, and nothing complained", () => {
    expect(open.foreign).toEqual([]);
    expect(open.complaints).toEqual([]);
    expect(existsSync(folder)).toBe(true);
  });
});
