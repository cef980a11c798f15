/** A phone in one hand: check 20, in the lab and on the other pages. */
import { type BrowserContextOptions, devices, type Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { type LabSite, startLabSite, tooWide } from "./lab-site.ts";
import { digestOn } from "./runs.ts";
import { labPath, smallDocument } from "./small-study.ts";

const site: LabSite | undefined = await startLabSite();
afterAll(() => site?.close());

const phone: BrowserContextOptions = {
  ...devices["Galaxy S9+"],
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  reducedMotion: "reduce",
};
const treated = await labPath(smallDocument());
const pages = [
  ["home", ""],
  ["lab", treated],
  ["trial", "trial/"],
  ["scan", "scan/"],
  ["model", "model/"],
  ["lesson", "learn/fewer-targets/"],
] as const;

async function opened(path: string) {
  const open = await site!.open(path, phone);
  if (path === treated) await digestOn(open.page);
  else await open.page.waitForTimeout(600);
  return open;
}

/** Controls that a thumb misses: less than 44 px high or wide with their label, and not a link within a text. */
function small(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("a, button, select, summary, input, [role=slider], [role=tab]")]
      .filter((one) => one.checkVisibility() && !one.closest(".visually-hidden, .skip-links, [inert]"))
      .filter((one) => !(one instanceof HTMLAnchorElement && getComputedStyle(one).display === "inline"))
      // Flags have a list of buttons below; the whole plot is what a thumb drags, not its cursor.
      .filter((one) => !one.matches(".timeline-flag") && getComputedStyle(one).pointerEvents !== "none")
      .flatMap((one) => {
        const label = (one as HTMLInputElement).labels?.[0];
        const boxes = [one, ...(label ? [label] : [])].map((part) => part.getBoundingClientRect());
        const width = Math.max(...boxes.map((box) => box.width));
        const height = Math.max(...boxes.map((box) => box.height));
        const words =
          one.getAttribute("aria-label") || one.textContent?.trim().slice(0, 30) || label?.textContent?.trim();
        const name = `${one.tagName}.${one.className} ${words}`;
        return width > 0 && Math.min(width, height) < 43.5
          ? [`${name}: ${Math.round(width)} by ${Math.round(height)}`]
          : [];
      }),
  );
}

/** Pairs of controls that lie on one another. */
function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = [
      ...document.querySelectorAll<HTMLElement>("main button, main select, main summary, header a, header button"),
    ]
      .filter((one) => one.checkVisibility() && !one.closest(".lab-phone, .tissue-frame, .timeline-track"))
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0);
    return all.flatMap(({ one, box }, i) =>
      all.slice(i + 1).flatMap(({ one: other, box: by }) => {
        const across = Math.min(box.right, by.right) - Math.max(box.left, by.left);
        const down = Math.min(box.bottom, by.bottom) - Math.max(box.top, by.top);
        const within = one.contains(other) || other.contains(one);
        return across > 1 && down > 1 && !within ? [`${one.textContent?.trim()} on ${other.textContent?.trim()}`] : [];
      }),
    );
  });
}

/** Rules that show something only to a pointer that hovers. */
function hoverOnly(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
    const flat = (list: CSSRule[]): CSSStyleRule[] =>
      list.flatMap((rule) =>
        rule instanceof CSSStyleRule ? [rule] : "cssRules" in rule ? flat([...(rule as CSSMediaRule).cssRules]) : [],
      );
    return flat(rules)
      .filter(({ selectorText }) => selectorText.includes(":hover") && !selectorText.includes(":focus"))
      .filter(({ style }) =>
        ["display", "visibility", "opacity", "clip-path"].some((name) => style.getPropertyValue(name)),
      )
      .map(({ selectorText }) => selectorText);
  });
}

describe.skipIf(!site)("a phone in Chromium", () => {
  test.each(pages)(
    "on the page %s a thumb hits everything, nothing lies on something else or waits for a hover",
    async (_, path) => {
      const { page, complaints, close } = await opened(path);
      expect.soft(await small(page)).toEqual([]);
      expect.soft(await overlaps(page)).toEqual([]);
      expect.soft(await hoverOnly(page)).toEqual([]);
      expect.soft(await tooWide(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  test("in the lab taps play, treat, and read; the sheet of a dose does not cover the tissue", async () => {
    const { page, close } = await opened(treated);
    await page.getByRole("button", { name: "Play" }).and(page.locator(":visible")).first().tap();
    const day = page.locator(".tissue-day").first();
    await expect.poll(() => day.textContent(), { timeout: 15_000 }).not.toBe("Day 0");
    await page.getByRole("button", { name: "Pause" }).and(page.locator(":visible")).first().tap();
    const before = await digestOn(page);
    const first = page.locator(".timeline-list").getByLabel("First day");
    await first.tap();
    await first.fill("3");
    await page.keyboard.press("Tab");
    await expect.poll(() => digestOn(page), { timeout: 60_000 }).not.toBe(before);
    await page.getByRole("button", { name: "Undo", exact: true }).tap();
    await expect.poll(() => digestOn(page), { timeout: 60_000 }).toBe(before);
    await close();
  });
});
