/** How long a page cannot answer: while it opens, while it plays, and to a key that is pressed meanwhile. */
import type { Page } from "playwright-core";
import type { LabSite } from "../../tests/lab/lab-site.ts";

/** Collects, from a page's first moment, tasks above 50 ms and what became of keys. */
function watch(): void {
  const seen = { tasks: [] as { at: number; lasts: number }[], keys: [] as { handled: number; drawn: number }[] };
  (globalThis as unknown as { seen: typeof seen }).seen = seen;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push({ at: startTime, lasts: duration });
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration, processingEnd } of list.getEntries() as PerformanceEventTiming[])
      if (name === "keydown") seen.keys.push({ handled: processingEnd - startTime, drawn: duration });
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
}

interface Seen {
  readonly tasks: readonly { readonly at: number; readonly lasts: number }[];
  /** ms from the key to the end of its handling, and to the next picture of the whole page. */
  readonly keys: readonly { readonly handled: number; readonly drawn: number }[];
}

const told = (page: Page) => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);

async function openWatched(site: LabSite, path: string) {
  const context = await site.browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(new URL(path, site.address).href);
  return { page, close: () => context.close() };
}

/** Milliseconds after which a page is open. */
const OPEN = 5000;
const longest = (tasks: Seen["tasks"]) => Math.max(0, ...tasks.map(({ lasts }) => lasts));

/** The longest task until the tissue moves, or for five seconds where none does; 0: none was above 50 ms. */
export async function opening(site: LabSite, path: string): Promise<number> {
  const { page, close } = await openWatched(site, path);
  let end = OPEN;
  for (let waited = 0; waited < OPEN; waited += 50) {
    await page.waitForTimeout(50);
    const moved = await page.evaluate(() => {
      const day = document.querySelector(".tissue-day")?.textContent?.trim() ?? "Day 0";
      return day === "Day 0" ? undefined : performance.now();
    });
    end = moved ?? end;
    if (moved !== undefined) break;
  }
  // Entries come some time after their task.
  await page.waitForTimeout(500);
  const { tasks } = await told(page);
  await close();
  return longest(tasks.filter(({ at }) => at < end));
}

/** Median and most; the browser tells of keys that took 16 ms or more to the next picture. */
function spread(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 16, most: sorted.at(-1) ?? 16 };
}

/** Tasks while the lab plays and somebody types: the longest, and how long keys wait for their answer, ms. */
export async function typing(site: LabSite) {
  const { page, close } = await openWatched(site, "lab/?perf=1");
  await page.getByRole("button", { name: "Play", exact: true }).first().click();
  await page.waitForTimeout(OPEN);
  await page.getByRole("button", { name: "Change the title" }).click();
  await page.getByRole("textbox", { name: "Title" }).focus();
  const start = await page.evaluate(() => performance.now());
  const words = "typed while the tissue plays on";
  await page.keyboard.type(words, { delay: 120 });
  await page.waitForTimeout(500);
  const { tasks, keys } = await told(page);
  const overlay = (await page.locator("[data-perf] dl > div").allInnerTexts()).map((one) => one.replace(/\s+/g, " "));
  await close();
  return {
    task: longest(tasks.filter(({ at }) => at > start)),
    handled: spread(keys.map(({ handled }) => handled)),
    drawn: spread(keys.map(({ drawn }) => drawn)),
    overlay,
  };
}
