/** The lesson "Fewer targets", as a reader meets it. */
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { type LabSite, startLabSite } from "./lab-site.ts";

const site: LabSite | undefined = await startLabSite();
afterAll(() => site?.close());

const path = "learn/fewer-targets/";
const day = async (page: Page) =>
  Number(await page.getByRole("slider", { name: "Day", exact: true }).first().inputValue());

/** Waits until both runs are computed, which the reason needs. */
async function computed(page: Page): Promise<void> {
  await page.getByText("Because:").waitFor({ timeout: 90_000 });
}

/** Mean number of flags that the histogram's words tell: now, and at the start. */
async function flags(page: Page): Promise<number[]> {
  const text =
    (await page.locator("figure", { hasText: "Flags on each tumour cell" }).locator("figcaption").textContent()) ?? "";
  const [, now, start] = /has (\d+) of 100 flags, at the start it had (\d+)/.exec(text) ?? [];
  return [Number(now), Number(start)];
}

describe.skipIf(!site)("the lesson in Chromium", () => {
  test("untouched, the prepared run plays once, and the answer is there without a click", async () => {
    const { page, complaints, close } = await site!.open(path);
    expect(await page.locator("h1").textContent()).toMatch(/\?$/);
    expect(await page.locator(".lesson-answer").textContent()).toContain("few flags are left");
    await expect.poll(() => day(page), { timeout: 60_000 }).toBeGreaterThan(2);
    expect(complaints).toEqual([]);
    await close();
  });

  test("with less motion asked for, nothing moves until somebody plays", async () => {
    const { page, close } = await site!.open(path, { reducedMotion: "reduce" });
    await page.waitForTimeout(4000);
    expect(await day(page)).toBe(0);
    await page.getByRole("button", { name: "Play" }).click();
    await expect.poll(() => day(page), { timeout: 30_000 }).toBeGreaterThan(0);
    await close();
  });

  test("a guess stays beside the result, the flags move left, and the reason is computed and named", async () => {
    const { page, close } = await site!.open(path, { reducedMotion: "reduce" });
    await page.getByLabel("The cells that are left have more flags").check();
    await computed(page);
    await page.getByRole("button", { name: "Skip", exact: true }).first().click();
    const [now, start] = await flags(page);
    expect(now).toBeLessThan(0.5 * start);
    const result = (await page.locator(".lesson-result").textContent()) ?? "";
    expect(result).toContain("You guessed: the cells that are left have more flags");
    expect(result).toContain("In this run: the cells that are left have fewer flags");
    const why = (await page.getByRole("region", { name: "What happened and why" }).textContent()) ?? "";
    const [, many, few] =
      /of 100 cells with many flags (\d+\.\d) died a day, of 100 with few flags (\d+\.\d)/.exec(why) ?? [];
    expect(Number(many)).toBeGreaterThan(1.5 * Number(few));
    expect(why).toMatch(/without killer T cells, went from \d+ to \d+ of 100 flags/);
    await close();
  });

  test("a guess can be skipped", async () => {
    const { page, close } = await site!.open(path, { reducedMotion: "reduce" });
    await page.locator(".lesson-guess").getByRole("button", { name: "Skip" }).click();
    await computed(page);
    expect(await page.locator(".lesson-result").textContent()).toContain("No guess.");
    await close();
  });

  test("a control answers at once, and Reset puts back controls, guess and day", async () => {
    const { page, close } = await site!.open(path, { reducedMotion: "reduce" });
    await computed(page);
    await page.getByRole("button", { name: "Skip", exact: true }).first().click();
    const slider = page.getByLabel("How unlike are the tumour cells at the start?");
    const words = page.locator("output[for=control-spread]");
    const answered = await slider.evaluate(async (input: HTMLInputElement) => {
      const start = performance.now();
      input.value = "0";
      input.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise(requestAnimationFrame);
      return performance.now() - start;
    });
    expect(await words.textContent()).toBe("all have many flags");
    // The figure is 100 ms; a busy test machine gets thrice that.
    expect(answered).toBeLessThan(300);
    await page.getByRole("button", { name: "Reset all" }).click();
    expect(await words.textContent()).toBe("some have few flags (1 in 6)");
    await close();
  });

  test("layers of reading change the text and are remembered", async () => {
    const { page, close } = await site!.open(path, { reducedMotion: "reduce" });
    await page.getByRole("button", { name: "Technical" }).click();
    expect(await page.locator(".lesson-answer").textContent()).toContain("Price equation");
    await page.reload();
    await expect.poll(() => page.locator(".lesson-answer").textContent()).toContain("Price equation");
    await close();
  });

  test("it goes on in the lab with the same scenario, to the same digest", async () => {
    const { page, close } = await site!.open(path, { reducedMotion: "reduce" });
    await computed(page);
    const digest = await page.locator(".lesson-text code").last().textContent();
    await page.getByRole("button", { name: "Open in the lab" }).click();
    await page.waitForURL(/\/lab\/#/);
    const told = page.locator("[data-tissue=main] code[title]");
    await told.waitFor({ timeout: 90_000 });
    expect(await told.textContent()).toBe(digest);
    await close();
  });

  test("on a phone everything can be reached: targets are large, nothing overlaps the tissue", async () => {
    const { page, close } = await site!.open(path, {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
      reducedMotion: "reduce",
    });
    await computed(page);
    const small = await page
      .locator("main")
      .evaluate((main) =>
        [...main.querySelectorAll<HTMLElement>("button, input[type=range], select")]
          .filter((one) => one.offsetParent !== null && one.getBoundingClientRect().height < 43.5)
          .map(
            (one) =>
              `${one.textContent?.trim() || one.getAttribute("aria-label") || one.id}: ${one.getBoundingClientRect().height}`,
          ),
      );
    expect(small).toEqual([]);
    await page.getByLabel("The flags stay as they are").tap();
    await page.locator(".lesson-guess").getByRole("button", { name: "Skip" }).tap();
    await close();
  });
});
