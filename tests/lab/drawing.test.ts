/** What draws the tissue, and what becomes of the picture when it gives up. */
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { type LabSite, startLabSite } from "./lab-site.ts";
import { labPath, smallDocument } from "./small-study.ts";

const site: LabSite | undefined = await startLabSite();
afterAll(() => site?.close());

const path = await labPath(smallDocument());
const opened = (query: string) => site!.open(path.replace("lab/", `lab/?perf=1${query}`));
const overlay = (page: Page) => page.locator("[data-perf]").textContent();
const picture = (page: Page) => page.locator("[data-tissue=main] canvas");

describe.skipIf(!site)("the picture in Chromium without a graphics card", () => {
  test("is drawn by Canvas2D where cells are few; the overlay tells by what, how fast, and is not announced", async () => {
    const { page, complaints, close } = await opened("");
    await expect.poll(() => overlay(page), { timeout: 30_000 }).toMatch(/Drawn byCanvas2D.*Longest task/);
    expect(await page.locator("[data-perf]").getAttribute("aria-live")).toBe("off");
    expect(complaints).toEqual([]);
    await close();
  });

  test("is drawn by WebGL where that is asked for, and without it when its context is lost", async () => {
    const { page, close } = await opened("&gl=on");
    await expect.poll(() => overlay(page), { timeout: 30_000 }).toContain("Drawn byWebGL2");
    await picture(page).evaluate((canvas) =>
      (canvas as HTMLCanvasElement).getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext(),
    );
    await page.getByRole("button", { name: "Try the graphics card again" }).waitFor();
    await expect.poll(() => overlay(page), { timeout: 30_000 }).toContain("Drawn byCanvas2D");
    await page.getByRole("button", { name: "Try the graphics card again" }).click();
    await expect.poll(() => overlay(page), { timeout: 30_000 }).toContain("Drawn byWebGL2");
    expect(await picture(page).count()).toBe(1);
    await close();
  });
});
