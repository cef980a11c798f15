/** Every page of the lab, in a real browser. */
import { afterAll, describe, expect, test } from "vitest";
import { type LabSite, seriousFindings, startLabSite, tooWide } from "./lab-site.ts";
import { digestOn } from "./runs.ts";
import { labPath, smallDocument } from "./small-study.ts";

const pages = ["", "lab/", "trial/", "scan/", "model/", "learn/fewer-targets/"] as const;
const site: LabSite | undefined = await startLabSite();
afterAll(() => site?.close());

describe.skipIf(!site)("every page of the lab in Chromium", () => {
  describe.each(pages)("/%s", (path) => {
    test("opens without a complaint, asks nobody else, carries the safety wording", async () => {
      const { page, complaints, foreign, close } = await site!.open(path);
      await expect.poll(() => page.locator("footer").textContent()).toContain("It is not medical advice");
      await page.waitForTimeout(500);
      expect(complaints).toEqual([]);
      expect(foreign).toEqual([]);
      await close();
    });

    test.each(["light", "dark"] as const)("has no serious finding of axe in the %s theme", async (colorScheme) => {
      const { page, close } = await site!.open(path, { colorScheme });
      await page.waitForTimeout(1000);
      expect(await seriousFindings(page)).toEqual([]);
      await close();
    });

    test.each([
      ["a phone", 360],
      ["a laptop at 400 %", 320],
    ])("fits %s: nothing scrolls sideways", async (_, width) => {
      const { page, close } = await site!.open(path, { viewport: { width, height: 740 } });
      await page.waitForTimeout(500);
      expect(await tooWide(page)).toEqual([]);
      await close();
    });
  });

  test("after one visit everything opens and runs without a network", async () => {
    const { page, complaints, close } = await site!.open("");
    await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated");
    await page.context().setOffline(true);
    for (const path of pages) {
      await page.goto(new URL(path, site!.address).href);
      await page.locator("h1").first().waitFor();
      await expect.poll(() => page.locator(".chip").first().textContent()).toContain("Offline");
      const broken = await page.evaluate(() =>
        [...document.images]
          .filter(({ complete, naturalWidth }) => complete && naturalWidth === 0)
          .map(({ src }) => src),
      );
      expect(broken, path).toEqual([]);
    }
    await page.goto(new URL(await labPath(smallDocument()), site!.address).href);
    expect(await digestOn(page)).toHaveLength(64);
    await page.goto(new URL("trial/", site!.address).href);
    const size = page.getByLabel("Virtual patients", { exact: true }).first();
    if (!(await size.isVisible())) await page.locator("summary", { hasText: "Allocation" }).click();
    await size.fill("10");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: /^Run 10 patients/ }).click();
    await page.locator(".results-facts").waitFor({ timeout: 60_000 });
    await page.goto(new URL("model/#parameter=killHits", site!.address).href);
    await page.locator("#parameter-killHits").waitFor();
    expect(complaints.filter((text) => !text.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
    await close();
  });
});
