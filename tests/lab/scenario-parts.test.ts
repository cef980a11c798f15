/** Clones, antigens, receptors and patches of the main screen: added, named, copied, taken out. */
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { type LabSite, seriousFindings, startLabSite } from "./lab-site.ts";
import { labPath, smallDocument } from "./small-study.ts";

const site: LabSite | undefined = await startLabSite();
afterAll(() => site?.close());
const treated = await labPath(smallDocument());

async function panelOf(page: Page) {
  await page.locator("[data-region=tissue-main] code[title]").waitFor({ timeout: 60_000 });
  const panel = page.locator("#scenario");
  await panel.getByText("Antigens and T-cell receptors").click();
  await panel.getByText("Patches of tissue").click();
  return panel;
}

describe.skipIf(!site)("parts of the scenario, in Chromium", () => {
  test("by keyboard a clone is added as a share, named anew and taken out; undo goes back step by step", async () => {
    const { page, complaints, close } = await site!.open(treated);
    const panel = await panelOf(page);
    await panel.getByRole("button", { name: "Add a clone…" }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Share of the founding cells").fill("0.25");
    await page.keyboard.press("Enter");
    const rename = panel.getByRole("button", { name: "Rename the clone new clone" });
    await expect.poll(() => rename.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await page.keyboard.type("wild");
    await page.keyboard.press("Enter");
    await panel.getByText(/"wild" again; expected a name of its own/).waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("escaped");
    await page.keyboard.press("Enter");
    await panel.getByRole("button", { name: "Rename the clone escaped" }).waitFor();
    expect(await panel.getByLabel("Share at the start", { exact: true }).last().inputValue()).toBe("0.25");
    await panel.getByRole("button", { name: "Remove the clone wild" }).click();
    expect(await panel.getByRole("button", { name: /^Rename the clone/ }).count()).toBe(1);
    for (let i = 0; i < 3; i++) await page.getByRole("button", { name: /^Undo/ }).first().click();
    await panel.getByRole("button", { name: "Rename the clone wild" }).waitFor();
    expect(await panel.getByRole("button", { name: /^Rename the clone/ }).count()).toBe(1);
    expect(complaints).toEqual([]);
    await close();
  });

  test("an antigen comes with its receptor, a patch is a copy; the scenario runs, and axe finds nothing serious", async () => {
    const { page, close } = await site!.open(treated);
    const panel = await panelOf(page);
    await panel.getByRole("button", { name: "Add an antigen…" }).click();
    await page.getByRole("button", { name: "Add the antigen" }).click();
    await panel.getByText("Receptor for new antigen", { exact: true }).waitFor();
    await panel.getByRole("button", { name: "Add a patch…" }).click();
    await page.getByRole("button", { name: "Add the patch" }).click();
    await panel.getByText("Patch tumour 2", { exact: true }).waitFor();
    await page.locator("[data-region=tissue-main] code[title]").waitFor({ timeout: 60_000 });
    expect(await page.getByTestId("refused").count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await close();
  });
});
