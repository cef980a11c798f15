import { readFileSync } from "node:fs";
import type { Download, Page } from "playwright-core";
import { expect } from "vitest";
import { studyText } from "../../apps/lab/src/document/lab-document.ts";
import { ArmRun } from "../../apps/lab/src/engine/arm-run.ts";
import type { Answer } from "../../apps/lab/src/engine/messages.ts";
import { readStudy } from "../../src/index.ts";

/** The digest on the screen, once the run that is shown has come to its end. */
export async function digestOn(page: Page, side: "main" | "beside" = "main"): Promise<string> {
  const told = page.locator(`[data-tissue=${side}] code[title]`);
  await told.waitFor({ timeout: 60_000 });
  return (await told.getAttribute("title")) ?? "";
}

/** Waits until the digest is another one. */
export async function otherDigest(page: Page, than: string): Promise<string> {
  await expect
    .poll(() => page.locator("[data-tissue=main] code[title]").first().getAttribute("title"), {
      timeout: 60_000,
    })
    .not.toBe(than);
  return digestOn(page);
}

/** The digest that the library comes to. */
export function digestOf(study: object, arm: string): string {
  let digest = "";
  const tell = (answer: Answer) => {
    if (answer.tell === "ended") digest = answer.digest.all;
  };
  const run = new ArmRun({ scenario: readStudy(studyText(study as never)).arms[arm] }, tell);
  while (run.advance(Number.POSITIVE_INFINITY));
  return digest;
}

/** What a page hands out when something is done. */
export async function saved(
  page: Page,
  act: () => Promise<unknown>,
): Promise<{ readonly name: string; readonly bytes: Uint8Array; readonly text: string }> {
  const [download] = await Promise.all([page.waitForEvent("download") as Promise<Download>, act()]);
  const bytes = readFileSync(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString("utf8") };
}

/** Takes something out of the lab by its menu. */
export function exported(page: Page, label: string | RegExp) {
  return saved(page, async () => {
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.locator(".export-choice").filter({ hasText: label }).first().click();
  });
}

/** What the manifest says of the run on the screen: hash of the scenario and digest. */
export async function manifestOn(page: Page): Promise<{ readonly scenario: string; readonly digest: string }> {
  const { scenario, digest } = JSON.parse((await exported(page, "Manifest")).text);
  return { scenario: scenario["SHA-256 of canonical JSON"], digest };
}
