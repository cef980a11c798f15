/** Doses moved in each way that there is, and every way back: checks 7 and 8. */
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { type LabSite, startLabSite } from "./lab-site.ts";
import { digestOf, digestOn, manifestOn, otherDigest } from "./runs.ts";
import { labPath, smallDocument, smallStudy } from "./small-study.ts";

const site: LabSite | undefined = await startLabSite();
afterAll(() => site?.close());

const treated = await labPath(smallDocument());
const dose = (page: Page) => page.getByRole("button", { name: /^nivolumab, 240 mg, day / }).first();
const start = 7;
const end = 12;

const ways: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async "by pointer"(page) {
    const mark = dose(page);
    await mark.scrollIntoViewIfNeeded();
    const box = (await mark.boundingBox())!;
    const track = (await page.locator(".timeline-lane .timeline-track").first().boundingBox())!;
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    const far = ((end - start) * track.width) / smallDays;
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + far / 2, y, { steps: 4 });
    await page.mouse.move(x + far, y, { steps: 4 });
    expect(await page.locator(".timeline-bubble").textContent()).toContain(`day ${end}`);
    await page.mouse.up();
  },
  async "by keyboard"(page) {
    await dose(page).focus();
    for (let day = start; day < end; day++) await page.keyboard.press("ArrowRight");
  },
  async "in the list"(page) {
    await page.getByRole("button", { name: "Edit as list" }).click();
    await page.locator(".timeline-list").getByLabel("First day").fill(String(end));
    await page.keyboard.press("Tab");
  },
};
const smallDays = 21;

describe.skipIf(!site)("doses in the lab in Chromium", () => {
  test("a dose moved by pointer, by keyboard and in the list: one scenario, one digest; the old curve stays", async () => {
    const found: unknown[] = [];
    for (const way of Object.values(ways)) {
      const { page, complaints, close } = await site!.open(treated);
      const before = await digestOn(page);
      await way(page);
      await otherDigest(page, before);
      found.push(await manifestOn(page));
      console.log(await page.locator(".timeline-label").nth(1).textContent(), JSON.stringify(found.at(-1)));
      expect(await page.locator(".timeline-ghost-note").textContent()).toContain("the run before your change");
      const ghost = page.getByLabel("Show the run before the last change");
      expect(await ghost.isChecked()).toBe(true);
      expect(complaints).toEqual([]);
      await close();
    }
    expect(new Set(found.map((one) => JSON.stringify(one))).size).toBe(1);
    const moved = { treatments: [{ therapy: "nivolumab", dose: "240 mg", days: [end] }] };
    const study = { ...smallStudy, arms: { ...smallStudy.arms, treated: moved } };
    expect(found[0]).toMatchObject({ digest: digestOf(study, "treated") });
  });
});
