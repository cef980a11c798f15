/** Designs of trials on the page: allocation within strata, looks, two stages. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LabSite, type OpenPage, seriousFindings, startLabSite } from "./lab-site.ts";

const site: LabSite | undefined = await startLabSite();
afterAll(() => site?.close());

async function begin(page: Page, starter: string): Promise<void> {
  await page.getByLabel("Start from").selectOption({ label: starter });
  const patients = page.getByLabel("Virtual patients", { exact: true }).first();
  if (!(await patients.isVisible())) await page.locator("summary", { hasText: "Allocation" }).click();
  await patients.fill("40");
}

describe.skipIf(!site)("designs of a virtual trial in Chromium", () => {
  let open: OpenPage;
  beforeAll(async () => {
    open = await site!.open("trial/");
  });
  afterAll(() => open?.close());

  test("two stages are looked for and told; a first stage larger than both is named at its field", async () => {
    const { page } = open;
    await begin(page, "one arm in two stages (Simon)");
    const words = page.getByRole("list", { name: "The design in words" });
    await expect.poll(() => words.textContent()).toContain("ends with 3 or fewer responses of 13 patients");
    await page.getByLabel("Stages", { exact: true }).selectOption("own");
    await page.getByLabel("Patients of stage one").fill("50");
    const fault = page.locator(".setup-fault", { hasText: "more than the whole trial" });
    await expect.poll(() => fault.textContent()).toContain("50 patients in stage one, more than the whole trial’s 43");
    await page.getByLabel("Patients of stage one").fill("13");
    await expect.poll(() => page.locator(".setup-fault").count()).toBe(0);
  });

  test("looks are sketched, run, and shown against their bounds, in a picture and in a table", async () => {
    const { page } = open;
    await begin(page, "two arms, allocated within strata, looked at three times");
    const sketch = page.getByRole("region", { name: "Design sketch", exact: true }).getByRole("img");
    await expect.poll(() => sketch.getAttribute("aria-label")).toContain("one arm each, 1:1 in 2 strata");
    expect(await sketch.getAttribute("aria-label")).toContain("60, 90, 120");
    await expect.poll(() => page.locator(".sketch-notes").textContent()).toContain("enrols 200 of 40 virtual patients");
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("button", { name: /^Run 40 patients/ }).click();
    await page.getByRole("tab", { name: "As conducted", exact: true }).click({ timeout: 90_000 });
    const panel = page.getByRole("tabpanel");
    await panel.locator("#figure-looks svg desc").waitFor({ state: "attached", timeout: 20_000 });
    expect(await panel.locator("#figure-looks svg desc").textContent()).toMatch(/Look 1, 60 events: bound 2\.96/);
    await panel.locator("summary", { hasText: "Table: Looks at PFS" }).click();
    await expect.poll(() => panel.locator("#figure-looks table tbody tr").count()).toBe(3);
    expect(await panel.textContent()).toContain("In this model");
    // Boxes learn a moment later whether there is something to scroll.
    await page.waitForTimeout(300);
    expect(await seriousFindings(page)).toEqual([]);
  });

  test("operating characteristics say where trials end, each share with its error", async () => {
    const { page } = open;
    await page.getByRole("tab", { name: "Operating characteristics", exact: true }).click();
    const panel = page.getByRole("tabpanel");
    expect(await panel.getByLabel("Alpha, two-sided").count()).toBe(0);
    await panel.getByRole("combobox", { name: /^Trials/ }).selectOption("200");
    await panel.getByRole("button", { name: "Run 200 trials" }).click();
    const looks = panel.getByRole("table", { name: /^Trials that end at each look/ });
    await looks.waitFor({ timeout: 90_000 });
    expect(await looks.locator("tbody tr").count()).toBe(3);
    expect(await looks.textContent()).toMatch(/\d\.\d\s% ± \d\.\d/);
    expect(open.complaints).toEqual([]);
    expect(open.foreign).toEqual([]);
  });
});
