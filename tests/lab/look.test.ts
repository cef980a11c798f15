/** Palettes and patterns that somebody chooses on the main screen. */
import { afterAll, describe, expect, test } from "vitest";
import { type LabSite, seriousFindings, startLabSite } from "./lab-site.ts";
import { labPath, smallDocument } from "./small-study.ts";

const site: LabSite | undefined = await startLabSite();
afterAll(() => site?.close());
const treated = await labPath(smallDocument());

describe.skipIf(!site)("the look of cells, in Chromium", () => {
  test("a palette and patterns hold in legend and plots, are judged in words, and are there after a reload", async () => {
    const { page, complaints, close } = await site!.open(treated);
    await page.locator("[data-region=tissue-main] code[title]").waitFor({ timeout: 60_000 });
    const legend = page.locator(".tissue-legend li").first();
    const fill = () => legend.locator("path").first().getAttribute("fill");
    expect(await fill()).toBe("#FE6311");
    await page.getByRole("button", { name: "Look…" }).click();
    await page.getByLabel("High contrast").check();
    await page.getByText("All colours are 11 or more apart for every sight.").waitFor();
    await page.getByLabel("Greyscale").check();
    await page.getByText(/Warning: below 11.*Rely on shapes and patterns/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await fill()).toBe("#F4F4F4");
    expect(await legend.locator("clipPath").count()).toBe(1);
    expect(await page.locator(".plots-legend path[fill='#F4F4F4']").count()).toBeGreaterThan(0);
    await page.reload();
    await legend.waitFor({ timeout: 60_000 });
    expect(await fill()).toBe("#F4F4F4");
    expect(complaints).toEqual([]);
    await close();
  });

  test("where the system forces its colours, patterns are on and cells have them", async () => {
    const { page, close } = await site!.open(treated, { forcedColors: "active" });
    const legend = page.locator(".tissue-legend li").first();
    await legend.waitFor({ timeout: 60_000 });
    expect(await legend.locator("clipPath").count()).toBe(1);
    expect(await legend.locator("path").first().getAttribute("fill")).not.toBe("#FE6311");
    await close();
  });
});
