/** Everything by keyboard alone: check 15 of the lab, and the focus that shows where one is. */
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { type LabSite, startLabSite } from "./lab-site.ts";
import { digestOn } from "./runs.ts";
import { labPath, smallDocument } from "./small-study.ts";

const site: LabSite | undefined = await startLabSite();
afterAll(() => site?.close());

const treated = await labPath(smallDocument());

interface Stop {
  /** What has the focus; empty at the end of the page. */
  readonly name: string;
  /** What is wrong with how that is shown. */
  readonly faults: readonly string[];
}

/** What has the focus, and whether somebody sees that it has. */
function stop(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLElement | null;
    if (!at || at === document.body) return { name: "", faults: [] };
    const words = at.getAttribute("aria-label") ?? at.textContent?.trim().slice(0, 40) ?? "";
    const label = (at as HTMLInputElement).labels?.[0];
    const name = `${at.tagName.toLowerCase()}.${at.className || "-"} ${words || label?.textContent?.trim() || at.id}`;
    const faults: string[] = [];
    const isMarked = (one: Element | null | undefined) => {
      if (!one) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
    };
    // A control that is drawn by its neighbours may be marked there.
    const marked = [at, at.nextElementSibling, label, ...at.children].some(isMarked);
    if (!at.matches(":focus-visible")) faults.push("is not :focus-visible");
    if (!marked) faults.push("has no mark of focus");
    const hidden = getComputedStyle(at).opacity === "0" || getComputedStyle(at).clipPath !== "none";
    const shown = hidden ? (label ?? (at.nextElementSibling as HTMLElement | null) ?? at) : at;
    const { left, top, right, bottom } = shown.getBoundingClientRect();
    const [l, t] = [Math.max(left, 0), Math.max(top, 0)];
    const [r, b] = [Math.min(right, innerWidth), Math.min(bottom, innerHeight)];
    if (r - l < 1 || b - t < 1) faults.push("is out of sight");
    // What lets the pointer through is seen all the same.
    const { pointerEvents } = shown.style;
    shown.style.pointerEvents = "auto";
    const inside = [0.08, 0.5, 0.92].flatMap((u) =>
      [0.08, 0.5, 0.92].map((v) => document.elementFromPoint(l + u * (r - l), t + v * (b - t))),
    );
    shown.style.pointerEvents = pointerEvents;
    const mine = (one: Element | null) => one !== null && (shown.contains(one) || one.contains(shown));
    const own = (one: Element | null) => one !== null && (shown.contains(one) || label?.contains(one));
    if (!inside.some((one) => own(one)) && !inside.every(mine)) {
      faults.push(`is covered by ${inside[4]?.tagName}.${inside[4]?.className}`);
    }
    return { name, faults };
  });
}

/** Presses a key until something has the focus; every stop on the way must show it. */
async function goTo(page: Page, wanted: string | RegExp, key = "Tab", most = 120): Promise<string> {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press(key);
    const { name, faults } = await stop(page);
    expect(faults, name).toEqual([]);
    if (typeof wanted === "string" ? name.includes(wanted) : wanted.test(name)) return name;
  }
  throw new Error(`${most} times ${key} did not come to ${wanted}`);
}

/** All stops of Tab from the top of a page until it begins again. */
async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let presses = 0; presses < 400; presses++) {
    await page.keyboard.press("Tab");
    const now = await stop(page);
    if (now.name === "" || (stops.length > 1 && now.name === stops[0].name && now.name.includes("Skip"))) return stops;
    stops.push(now);
  }
  throw new Error(`Tab does not leave: ${stops.slice(-4).map(({ name }) => name)}`);
}

describe.skipIf(!site)("the keyboard alone in Chromium", () => {
  test.each([
    ["lab", treated],
    ["lesson", "learn/fewer-targets/"],
    ["trial", "trial/"],
    ["scan", "scan/"],
    ["model", "model/"],
    ["home", ""],
  ])("Tab goes through the page %s and out again, and each stop shows that it has the focus", async (_, path) => {
    const { page, close } = await site!.open(path, { reducedMotion: "reduce" });
    if (path === treated) await digestOn(page);
    else await page.waitForTimeout(500);
    const stops = await walk(page);
    expect(stops.length).toBeGreaterThan(8);
    expect(stops.filter(({ faults }) => faults.length > 0)).toEqual([]);
    await close();
  });

  test("from the lesson to the lab, a dose added, the run played, a plot read, the link shared; ? lists the keys", async () => {
    const { page, close } = await site!.open("learn/fewer-targets/", { reducedMotion: "reduce" });
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await goTo(page, "Open in the lab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/lab\/#/);
    // The same lab with a tissue that is quick to compute.
    await page.goto(new URL(treated, site!.address).href);
    await page.reload();
    const before = await digestOn(page);

    await page.keyboard.press("?");
    const keys = page.getByRole("dialog", { name: "Keys" });
    expect(await keys.textContent()).toMatch(/Space.*play or pause/);
    await page.keyboard.press("Escape");
    await keys.waitFor({ state: "hidden" });

    await goTo(page, "Time and treatment", "F6", 12);
    await goTo(page, "+ Add");
    await page.keyboard.press("Enter");
    await goTo(page, /ipilimumab|3 mg\/kg/);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await expect.poll(async () => (await stop(page)).name, { timeout: 10_000 }).toMatch(/ipilimumab|nivolumab/);
    expect((await stop(page)).faults).toEqual([]);
    await expect.poll(() => digestOn(page), { timeout: 60_000 }).not.toBe(before);

    await goTo(page, "Time and treatment", "F6", 12);
    await goTo(page, /timeline-playing (Play|Pause)$/);
    const day = page.getByRole("slider", { name: "Day", exact: true }).first();
    const shown = async () => Number(await day.getAttribute("aria-valuenow"));
    const start = await shown();
    await page.keyboard.press("Enter");
    await expect.poll(shown, { timeout: 20_000 }).toBeGreaterThan(start);
    await page.keyboard.press("Enter");

    await goTo(page, /^section\S* Plots/, "F6", 12);
    await goTo(page, "Day, on the plot Tumour cells");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    const cursor = page.getByRole("slider", { name: "Day, on the plot Tumour cells in this tissue" });
    await expect.poll(() => cursor.getAttribute("aria-valuetext")).toMatch(/^Day 1\. .*tumour cells \d+/i);
    await page.keyboard.press("ArrowDown");
    // One message in three seconds is said.
    await expect
      .poll(() => page.getByRole("status").allTextContents(), { timeout: 10_000 })
      .toContainEqual(expect.stringMatching(/cells/));

    await goTo(page, "Document", "F6", 12);
    await goTo(page, /button\S* Share$/);
    await page.keyboard.press("Enter");
    await goTo(page, "Copy link");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("lab/#1.");
    await page.keyboard.press("Escape");
    await expect.poll(async () => (await stop(page)).name).toMatch(/Share$/);
    await close();
  });
});
