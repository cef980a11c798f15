/** Doses moved in each way that there is, and every way back: checks 7 and 8 of the lab. */
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { type LabSite, startLabSite } from "./lab-site.ts";
import { digestOf, digestOn, manifestOn, otherDigest } from "./runs.ts";
import { labPath, smallDocument, smallStudy } from "./small-study.ts";

const site: LabSite | undefined = await startLabSite();
afterAll(() => site?.close());

const treated = await labPath(smallDocument());
const dose = (page: Page) => page.getByRole("button", { name: /^nivolumab, 240 mg, day / }).first();
const [start, end] = [7, 12];
const days = 21;

const ways: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async "by pointer"(page) {
    await dose(page).scrollIntoViewIfNeeded();
    const box = (await dose(page).boundingBox())!;
    const track = (await page.locator(".timeline-lane .timeline-track").first().boundingBox())!;
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    const far = ((end - start) * track.width) / days;
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
    await page.getByRole("button", { name: "Edit as list" }).click();
  },
};

/** Undoes all, or as much as is asked. */
async function undo(page: Page, steps = Number.POSITIVE_INFINITY): Promise<number> {
  const button = page.getByRole("button", { name: "Undo", exact: true });
  let done = 0;
  for (; done < steps && (await button.isEnabled()); done++) await button.click();
  return done;
}

describe.skipIf(!site)("doses in the lab in Chromium", () => {
  test("a dose moved by pointer, by keyboard and in the list: one scenario, one digest; the old curve stays", async () => {
    const { page, complaints, close } = await site!.open(treated);
    const before = await digestOn(page);
    const found = new Map<string, unknown>();
    for (const [way, move] of Object.entries(ways)) {
      await move(page);
      await otherDigest(page, before);
      found.set(way, await manifestOn(page));
      expect(await page.locator(".timeline-ghost-note").textContent(), way).toContain("the run before your change");
      expect(await page.getByLabel("Show the run before the last change").isChecked(), way).toBe(true);
      await undo(page);
      await expect.poll(() => digestOn(page), { timeout: 30_000 }).toBe(before);
    }
    const moved = { treatments: [{ therapy: "nivolumab", dose: "240 mg", days: [end] }] };
    const study = { ...smallStudy, arms: { ...smallStudy.arms, treated: moved } };
    expect(found.get("by pointer")).toMatchObject({ digest: digestOf(study, "treated") });
    expect(found.get("by keyboard")).toEqual(found.get("by pointer"));
    expect(found.get("in the list")).toEqual(found.get("by pointer"));
    expect(complaints).toEqual([]);
    await close();
  });

  test("ten undos and ten redos bring state and digest back; the day on the screen is no step and stays", async () => {
    const { page, complaints, close } = await site!.open(treated);
    const day = page.getByRole("slider", { name: "Day", exact: true }).first();
    const shown = () => day.getAttribute("aria-valuenow");
    const field = async (label: string, value: string) => {
      await page.getByRole("spinbutton", { name: label, exact: true }).fill(value);
      await page.keyboard.press("Tab");
    };
    await digestOn(page);
    const first = await manifestOn(page);
    await dose(page).focus();
    for (let n = 0; n < 3; n++) await page.keyboard.press("ArrowRight");
    await field("Flag flag", "0.5");
    await field("Seed", "6");
    await otherDigest(page, first.digest);
    // Somebody looks around between two changes.
    await day.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("PageUp");
    await page.keyboard.press("Shift+Tab");
    await expect.poll(shown).toBe("7");
    const middle = await manifestOn(page);
    await field("Length of the run", "14");
    await otherDigest(page, middle.digest);
    await dose(page).focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Delete");
    await page.getByRole("button", { name: "Change the title" }).click();
    await page.getByRole("textbox", { name: "Title" }).fill("Ten steps");
    await page.keyboard.press("Enter");
    await page.getByLabel("Arm on the screen").selectOption("plain");
    await digestOn(page);
    const last = await manifestOn(page);
    expect(last.scenario).not.toBe(first.scenario);

    const there = async (wanted: object) => {
      await digestOn(page);
      await expect.poll(() => manifestOn(page), { timeout: 30_000 }).toEqual(wanted);
    };
    await expect.poll(shown, { timeout: 30_000 }).toBe("7");
    expect(await undo(page, 5)).toBe(5);
    await there(middle);
    expect(await undo(page)).toBe(5);
    await there(first);
    expect(await shown()).toBe("7");
    const redo = page.getByRole("button", { name: "Redo", exact: true });
    for (let n = 0; n < 5; n++) await redo.click();
    await there(middle);
    for (let n = 0; n < 5; n++) await redo.click();
    await there(last);
    expect(await redo.isEnabled()).toBe(false);
    expect(complaints).toEqual([]);
    await close();
  });
});
