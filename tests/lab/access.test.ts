/** Every state of the lab for everybody: check 17, in more than the first picture of a page. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LabSite, type OpenPage, seriousInBothThemes, startLabSite, tooWide } from "./lab-site.ts";
import { digestOn } from "./runs.ts";
import { labPath, smallDocument } from "./small-study.ts";

const site: LabSite | undefined = await startLabSite();
afterAll(() => site?.close());

const treated = await labPath(smallDocument());
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();
const close = (page: Page) => page.keyboard.press("Escape");

interface State {
  readonly name: string;
  /** What is looked at; absent: the dialog that is open. */
  readonly within?: string;
  enter(page: Page): Promise<unknown>;
  leave(page: Page): Promise<unknown>;
}

const states: readonly State[] = [
  { name: "library", enter: (page) => press(page, "Library"), leave: close },
  {
    name: "history",
    within: ".document-bar",
    async enter(page) {
      await page
        .getByRole("button", { name: /^nivolumab, 240 mg, day / })
        .first()
        .focus();
      await page.keyboard.press("ArrowRight");
      await press(page, "History");
    },
    leave: close,
  },
  { name: "share", enter: (page) => press(page, "Share"), leave: close },
  { name: "export", within: ".document-bar", enter: (page) => press(page, "Export"), leave: close },
  {
    name: "virtual biopsy",
    async enter(page) {
      await press(page, "Export");
      await press(page, /Virtual biopsy/);
    },
    leave: close,
  },
  { name: "PhysiCell project", enter: (page) => press(page, /PhysiCell/), leave: close },
  { name: "add a treatment", enter: (page) => press(page, /^\+ Add/), leave: close },
  { name: "dose", enter: (page) => press(page, /^nivolumab, 240 mg, day /), leave: close },
  {
    name: "treatments as a list",
    within: "#timeline",
    enter: (page) => press(page, "Edit as list"),
    leave: (page) => press(page, "Edit as list"),
  },
  { name: "fork", enter: (page) => press(page, "Fork from this day"), leave: close },
  { name: "keys", enter: (page) => press(page, /^Keys/), leave: close },
  { name: "all values", enter: (page) => press(page, /^All values/), leave: close },
  {
    name: "one cell, every fold open",
    within: "main",
    async enter(page) {
      await page.getByRole("combobox", { name: "First" }).first().selectOption({ label: "killer T cell" });
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll("main details")) (fold as HTMLDetailsElement).open = true;
      });
    },
    async leave(page) {
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll("main details")) (fold as HTMLDetailsElement).open = false;
      });
      await press(page, "Let go");
    },
  },
  {
    name: "two runs, a layer, cells by PD-L1",
    within: "main",
    async enter(page) {
      await page.getByLabel("Layer").selectOption("oxygen");
      await page.getByLabel("Colour cells by").selectOption({ label: "Off-switch signal (PD-L1)" });
      await page.getByLabel("Beside it").selectOption("plain");
      await digestOn(page, "beside");
    },
    leave: async () => {},
  },
];

describe.skipIf(!site)("states of the lab in Chromium", () => {
  let open: OpenPage;
  beforeAll(async () => {
    open = await site!.open(treated);
    await digestOn(open.page);
  });
  afterAll(() => open?.close());

  test.each(states)("$name: axe finds nothing serious in either theme, and 320 px are wide enough", async (state) => {
    const { page } = open;
    await state.enter(page);
    const { within } = state;
    if (!within) await page.locator("dialog[open]").waitFor();
    await page.waitForTimeout(250);
    expect.soft(await seriousInBothThemes(page, within ?? "dialog[open]")).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    await page.waitForTimeout(150);
    expect.soft(await tooWide(page), "at 320 px").toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await state.leave(page);
    await page.locator("dialog[open]").waitFor({ state: "detached" });
  });

  test("nothing complained on the way", () => expect(open.complaints).toEqual([]));
});

/** What loses its text when lines, letters and words are spaced as WCAG 1.4.12 lets a reader do. */
async function lostTexts(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}",
    );
    document.adoptedStyleSheets = [sheet];
  });
  await page.waitForTimeout(300);
  return page.evaluate(() => {
    const cuts = (value: string) => value === "hidden" || value === "clip";
    return [...document.querySelectorAll<HTMLElement>("body *")]
      .filter((one) => one.checkVisibility() && one.textContent?.trim() && !one.closest(".visually-hidden, svg"))
      .filter((one) => {
        const { overflowX, overflowY } = getComputedStyle(one);
        return (
          (cuts(overflowX) && one.scrollWidth > one.clientWidth + 1) ||
          (cuts(overflowY) && one.scrollHeight > one.clientHeight + 1)
        );
      })
      .map((one) => `${one.tagName}.${one.className}: ${one.textContent?.trim().slice(0, 60)}`);
  });
}

describe.skipIf(!site)("text spaced as a reader may, in Chromium", () => {
  test.each([
    ["home", ""],
    ["lab", treated],
    ["trial", "trial/"],
    ["scan", "scan/"],
    ["model", "model/#view=parameters"],
    ["lesson", "learn/fewer-targets/"],
  ])("the page %s loses none of it, on a desk and at 320 px", async (_, path) => {
    const { page, close: leave } = await site!.open(path, {
      viewport: { width: 1280, height: 800 },
      reducedMotion: "reduce",
    });
    if (path === treated) await digestOn(page);
    else await page.waitForTimeout(600);
    expect.soft(await lostTexts(page)).toEqual([]);
    expect.soft(await tooWide(page), "on a desk").toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect.soft(await lostTexts(page), "at 320 px").toEqual([]);
    expect.soft(await tooWide(page), "at 320 px").toEqual([]);
    await leave();
  });
});
