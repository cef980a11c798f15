/** How long a page cannot answer: while it opens, while it plays, and to a key that is pressed meanwhile. */
import type { Page } from "playwright-core";
import type { LabSite } from "../../tests/lab/lab-site.ts";

/** Collects, from a page's first moment, tasks above 50 ms and answers to keys that took 16 ms or more. */
function watch(): void {
  const seen = { tasks: [] as { at: number; lasts: number }[], keys: [] as number[] };
  (globalThis as unknown as { seen: typeof seen }).seen = seen;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push({ at: startTime, lasts: duration });
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === "keydown") seen.keys.push(duration);
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
}

interface Seen {
  readonly tasks: readonly { readonly at: number; readonly lasts: number }[];
  readonly keys: readonly number[];
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
  const overlay = await page.locator("[data-perf] dl > div").allTextContents();
  await close();
  // What was answered within 16 ms is not told by the browser.
  const waits = [...keys.slice(-words.length), ...Array(Math.max(0, words.length - keys.length)).fill(16)].sort(
    (a, b) => a - b,
  );
  return {
    task: longest(tasks.filter(({ at }) => at > start)),
    median: waits[Math.floor(waits.length / 2)],
    slowest: waits[waits.length - 1],
    overlay,
  };
}
