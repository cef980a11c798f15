/** A tab that the browser puts to sleep. */
import { setTimeout } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { type LabSite, startLabSite } from "./lab-site.ts";
import { openSleepyTab } from "./sleepy-tab.ts";

const site: LabSite | undefined = await startLabSite();
afterAll(() => site?.close());

/** When the page last kept a document of this name on the device, milliseconds since 1970. */
const keptAt = () =>
  new Promise<number | undefined>((resolve, reject) => {
    const open = indexedDB.open("immunarium-lab");
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const all = open.result.transaction("documents").objectStore("documents").getAll();
      all.onsuccess = () => resolve(all.result.find(({ name }: { name: string }) => name === "Slept upon")?.at);
      all.onerror = () => reject(all.error);
    };
  });

const daysComputed = () => document.querySelector<HTMLProgressElement>("progress[aria-label='Days computed']")?.value;
const note = () => document.querySelector("[data-testid=slept]")?.textContent ?? "";
const isPlaying = () => document.querySelector("button[aria-label=Pause]") !== null;

/** Plays, and gives the scenario another title. */
async function work(): Promise<void> {
  const press = (name: string) => document.querySelector<HTMLElement>(name)?.click();
  press("button[aria-label=Play]");
  press("[aria-label='Change the title']");
  await new Promise((resolve) => globalThis.setTimeout(resolve, 100));
  const field = document.querySelector<HTMLInputElement>("input[aria-label=Title]");
  if (field) field.value = "Slept upon";
  field?.form?.requestSubmit();
}

describe.skipIf(!site)("a tab that was put to sleep in Chromium", () => {
  test("has kept the work before, stands still, says so, and goes on with its run", async () => {
    const tab = await openSleepyTab(site!.browser, new URL("lab/", site!.address).href);
    const computed = async () => (await tab.evaluate(daysComputed)) ?? 0;
    await expect.poll(computed, { timeout: 60_000 }).toBeGreaterThan(0.2);
    await tab.evaluate(work);
    expect(await tab.evaluate(isPlaying)).toBe(true);
    await tab.freeze();
    await setTimeout(1200);
    const woken = Date.now();
    await tab.wake();
    await expect.poll(() => tab.evaluate(note)).toMatch(/sleep for \d+ s\. .*Nothing was lost/);
    expect(await tab.evaluate(keptAt)).toBeLessThan(woken);
    expect(await tab.evaluate(isPlaying)).toBe(false);
    const day = await computed();
    await expect.poll(computed, { timeout: 60_000 }).toBeGreaterThan(day);
    await tab.close();
  });
});
