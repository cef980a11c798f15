/**
 * The lab in headless Chromium, without a graphics card: what a first visit costs, how soon cells move, how long pictures and
 * answers take while a page opens and while it plays, whether memory stays.
 *
 *   immunarium bench lab [-- --minutes 1 --json --imitated]
 *
 * Needs the built lab (`npm run build:lab`). Times are of this machine without a graphics card; what is asked of machines
 * with one is written beside them. A network is simulated by the browser: 9 Mbit/s and 170 ms (4G).
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { type LabSite, startLabSite } from "../../tests/lab/lab-site.ts";
import { opening, typing } from "./answering.ts";

const { values: options } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
    imitated: { type: "boolean", default: false },
  },
});

const folder = fileURLToPath(new URL("../../dist-lab", import.meta.url));
// As on a machine without a graphics card: an imitated one takes the processor from the page (`--imitated` shows it).
const found = await startLabSite(options.imitated ? "software" : "none");
if (!found) throw new Error("no browser, or no built lab");
const site = found;

/** Script and style that a page asks for before anything else, kB gzip. */
function firstLoad(path: string): number {
  const page = join(folder, path, "index.html");
  // What is fetched beside it, the engine's thread, is told by itself.
  const html = readFileSync(page, "utf8").replaceAll(/<link rel="prefetch"[^>]*>/g, "");
  const files = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, file]) => join(folder, path, file));
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1000;
}

const pages = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("index.html"))
  .map((file) => file.replace(/index\.html$/, ""));

interface Visit {
  readonly firstPaint: number;
  readonly tissue: number;
}

/** Asks until it is so; the pages' policy forbids the evaluations that the driver's own waiting needs. */
async function until(page: Page, isSo: () => boolean): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await page.evaluate(isSo))) {
    if (Date.now() > end) throw new Error("waited for a minute");
    await page.waitForTimeout(20);
  }
}

const hasMoved = () => (document.querySelector(".tissue-day")?.textContent ?? "Day 0").trim() !== "Day 0";

/** ms from the request to the first words, and to a tissue that moves, on a slow network with an empty cache. */
async function visit(path: string): Promise<Visit> {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 170,
    downloadThroughput: 9e6 / 8,
    uploadThroughput: 9e6 / 8,
  });
  await page.goto(new URL(path, site.address).href, { waitUntil: "commit" });
  await page.locator("canvas").first().waitFor({ timeout: 60_000 });
  // The other pages play by themselves.
  if (path === "lab/") await page.getByRole("button", { name: "Play", exact: true }).first().click();
  await until(page, hasMoved);
  const told = await page.evaluate(() => ({
    firstPaint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    tissue: performance.now(),
  }));
  await context.close();
  return told;
}

/** The middle one of three visits, each number by itself. */
async function middleOf(path: string): Promise<Visit> {
  const three = [await visit(path), await visit(path), await visit(path)];
  const middle = (of: (one: Visit) => number) => three.map(of).sort((a, b) => a - b)[1];
  return { firstPaint: middle(({ firstPaint }) => firstPaint), tissue: middle(({ tissue }) => tissue) };
}

/** Longest time for which the page could not answer while it plays and computes, ms; and the script's memory, MB. */
async function play(minutes: number) {
  const { page, close } = await site.open("learn/fewer-targets/");
  await until(page, hasMoved);
  await page.evaluate(() => {
    const seen = { longest: 0 };
    (globalThis as unknown as { seen: typeof seen }).seen = seen;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ type: "longtask" });
  });
  const memory: number[] = [];
  const end = Date.now() + minutes * 60_000;
  while (Date.now() < end) {
    await page.waitForTimeout(Math.min(10_000, (minutes * 60_000) / 6));
    memory.push(await heap(page));
    const again = page.getByRole("button", { name: "Play", exact: true }).first();
    if (await again.isVisible().catch(() => false)) await again.click();
  }
  const longest = await page.evaluate(() => (globalThis as unknown as { seen: { longest: number } }).seen.longest);
  await close();
  return { longest, memory };
}

async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1e6;
}

/** Frame times of made-up cells: what the lab's own measurement page tells. */
async function drawing({ browser, address }: LabSite): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(new URL("lab/?bench=cells", address).href);
  await page.locator("[data-bench]").waitFor({ timeout: 300_000 });
  await until(page, () => !/running|…/i.test(document.querySelector("[data-bench]")?.textContent ?? "…"));
  const text = await page
    .locator("[data-bench] tr")
    .evaluateAll((rows) =>
      rows.map((row) => `  ${[...row.children].map((cell) => (cell.textContent ?? "").trim()).join(", ")}`).join("\n"),
    );
  await context.close();
  return text;
}

/** The script of the thread that computes, kB gzip. */
const engine = readdirSync(join(folder, "assets"))
  .filter((file) => file.startsWith("engine-worker-"))
  .reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, "assets", file))).length, 0);
const sizes = Object.fromEntries(pages.map((path) => [`/${path}`, Number(firstLoad(path).toFixed(1))]));
const visits = {
  "/": await middleOf(""),
  "/learn/fewer-targets/": await middleOf("learn/fewer-targets/"),
  "/lab/": await middleOf("lab/"),
};
const opened: Record<string, number> = {};
for (const path of pages.filter((one) => !/^learn\/(?!fewer-targets)/.test(one)))
  opened[`/${path}`] = await opening(site, path);
const typed = await typing(site);
const { longest, memory } = await play(Number(options.minutes));
const frames = await drawing(site).catch((error: unknown) => String(error));
const imitated = await startLabSite("software");
const framesImitated = imitated && (await drawing(imitated).catch((error: unknown) => String(error)));
await imitated?.close();
const result = { sizes, engine, visits, opened, typed, longest, memory, frames, framesImitated };
if (options.json) console.log(JSON.stringify(result, null, 1));
else {
  console.log("First load, script and style, kB gzip (asked: under 250)");
  for (const [path, size] of Object.entries(sizes)) console.log(`  ${path.padEnd(24)} ${size}`);
  console.log(`  the engine's thread, fetched beside: ${(engine / 1000).toFixed(1)}`);
  console.log("First visit on 4G (asked: words in 1.5 s, a tissue that moves in 3 s)");
  for (const [path, { firstPaint, tissue }] of Object.entries(visits)) {
    console.log(
      `  ${path.padEnd(24)} words ${(firstPaint / 1000).toFixed(2)} s, moving ${(tissue / 1000).toFixed(2)} s`,
    );
  }
  const task = (lasts: number) => (lasts === 0 ? "under 50 ms" : `${lasts.toFixed(0)} ms`);
  console.log("Longest time without an answer (asked: 100 ms)");
  for (const [path, lasts] of Object.entries(opened)) console.log(`  opening ${path.padEnd(24)} ${task(lasts)}`);
  console.log(`  playing /learn/fewer-targets/    ${task(longest)}`);
  console.log(`  playing /lab/ while typing       ${task(typed.task)}`);
  const { handled, drawn } = typed;
  console.log("A key in /lab/ while it plays (asked: 100 ms)");
  console.log(`  handled after ${handled.median.toFixed(0)} ms, at most ${handled.most.toFixed(0)}`);
  console.log(`  on the screen after ${drawn.median.toFixed(0)} ms, at most ${drawn.most.toFixed(0)}`);
  console.log(`  ${typed.overlay.join("; ")}`);
  console.log(`Script memory over ${options.minutes} min, MB: ${memory.map((one) => one.toFixed(1)).join(" ")}`);
  console.log("Frames (asked with a graphics card: 16.7 ms at 5,000 cells, 33 ms at 100,000)");
  console.log(` without a graphics card\n${frames}\n with an imitated one\n${framesImitated}`);
}
await site.close();
process.exit(0);
