/** The main screen, as somebody uses it: acceptance checks that a browser can see. */
import { afterAll, describe, expect, test } from "vitest";
import { type LabSite, seriousInBothThemes, startLabSite } from "./lab-site.ts";
import { digestOf, digestOn, otherDigest } from "./runs.ts";
import { labPath, smallDocument, smallStudy } from "./small-study.ts";

const site: LabSite | undefined = await startLabSite();
afterAll(() => site?.close());

const treated = await labPath(smallDocument());

const withDose = (treatments: readonly object[]) => ({
  ...smallStudy,
  arms: { ...smallStudy.arms, treated: { treatments } },
});

describe.skipIf(!site)("the lab in Chromium", () => {
  test("a link opens its scenario and comes to the same digest as the library in Node", async () => {
    const { page, complaints, foreign, close } = await site!.open(treated);
    expect(await digestOn(page)).toBe(digestOf(smallStudy, "treated"));
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
    await close();
  });

  test("the same seed gives the same run, a new one another", async () => {
    const { page, close } = await site!.open(treated);
    const first = await digestOn(page);
    await page.reload();
    expect(await digestOn(page)).toBe(first);
    await page.getByRole("button", { name: "New seed" }).click();
    expect(await otherDigest(page, first)).not.toBe(first);
    await close();
  });

  test("a dose moved by keyboard or in the list gives one result; undo and redo bring digests back", async () => {
    const { page, close } = await site!.open(treated);
    const before = await digestOn(page);
    const moved = withDose([{ therapy: "nivolumab", dose: "240 mg", days: [10] }]);
    const expected = digestOf(moved, "treated");
    const dose = page.getByRole("button", { name: /nivolumab.*day 7/ }).first();
    await dose.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
    const byKeys = await otherDigest(page, before);
    expect(byKeys).toBe(expected);
    for (let i = 0; i < 3; i++) await page.keyboard.press("Control+z");
    expect(await otherDigest(page, byKeys)).toBe(before);
    for (let i = 0; i < 3; i++) await page.keyboard.press("Control+Shift+z");
    expect(await otherDigest(page, before)).toBe(byKeys);
    await close();
  });

  test("scrubbing shows the same tissue, counts and words at each stop, and at once the second time", async () => {
    const { page, close } = await site!.open(treated);
    await digestOn(page);
    const day = page.getByRole("slider", { name: "Day", exact: true }).first();
    const counts = () => page.locator("[data-tissue=main] .tissue-count").allTextContents();
    await day.focus();
    await page.keyboard.press("End");
    const late = await counts();
    await page.keyboard.press("Home");
    await expect.poll(counts).not.toEqual(late);
    const start = await page.evaluate(() => performance.now());
    await page.keyboard.press("End");
    await expect.poll(counts, { interval: 5 }).toEqual(late);
    expect((await page.evaluate(() => performance.now())) - start).toBeLessThan(1000);
    await close();
  });

  test("two arms stand side by side, locked to one clock, with what differs in words", async () => {
    const { page, close } = await site!.open(treated);
    await page.getByLabel("Beside it").selectOption("plain");
    expect(await digestOn(page, "beside")).toBe(digestOf(smallStudy, "plain"));
    const compare = page.getByRole("region", { name: "Compare" });
    await expect.poll(() => compare.textContent()).toMatch(/nivolumab/);
    await page.getByRole("slider", { name: "Day", exact: true }).first().focus();
    await page.keyboard.press("End");
    const days = await page.locator(".tissue-day").allTextContents();
    expect(new Set(days).size).toBe(1);
    expect(days.length).toBe(2);
    await close();
  });

  test("a fork with a lost antigen runs again from its day only, and differs from there", async () => {
    const { page, close } = await site!.open(treated);
    const main = await digestOn(page);
    const day = page.getByRole("slider", { name: "Day", exact: true }).first();
    await day.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("PageUp");
    await page.getByRole("button", { name: "Fork from this day" }).first().click();
    const dialog = page.getByRole("dialog", { name: /Fork from day 7/ });
    await dialog.getByLabel("Antigen flag").selectOption("0");
    await dialog.getByRole("button", { name: "Run both" }).click();
    expect(await digestOn(page, "beside")).not.toBe(main);
    expect(await digestOn(page)).toBe(main);
    await close();
  });

  test("a value that cannot be is refused beside its field, and the last run stays on the screen", async () => {
    const { page, close } = await site!.open(treated);
    const digest = await digestOn(page);
    const tumour = page
      .getByRole("textbox", { name: /Tumour in the body/ })
      .or(page.getByLabel("Tumour in the body", { exact: true }));
    await tumour.first().fill("-5");
    await page.keyboard.press("Tab");
    await expect.poll(() => page.locator("[data-testid=refused], [role=alert]").count()).toBeGreaterThan(0);
    expect(await page.locator("canvas").count()).toBeGreaterThan(0);
    await page.keyboard.press("Control+z");
    expect(await digestOn(page)).toBe(digest);
    await close();
  });

  test("a damaged link explains itself and leaves a lab to work with", async () => {
    const { page, close } = await site!.open(`${treated.slice(0, -30)}`);
    await expect.poll(() => page.getByRole("dialog").textContent()).toMatch(/link/i);
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).first().click();
    expect(await page.locator("h1").first().textContent()).not.toBe("");
    await close();
  });

  test("without WebGL cells are drawn all the same", async () => {
    const { page, complaints, close } = await site!.open(treated.replace("lab/", "lab/?gl=off"));
    await digestOn(page);
    const drawn = await page
      .locator("canvas")
      .first()
      .evaluate((canvas) => {
        const { width, height } = canvas as HTMLCanvasElement;
        const image = (canvas as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
        return new Set(Array.from({ length: image.length / 4 }, (_, i) => `${image[4 * i]},${image[4 * i + 1]}`)).size;
      });
    expect(drawn).toBeGreaterThan(5);
    expect(complaints).toEqual([]);
    await close();
  });

  test("without WebAssembly the run comes to the same digest", async () => {
    const context = await site!.browser.newContext({ serviceWorkers: "block" });
    await context.route("**/engine-worker-*.js", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `delete globalThis.WebAssembly;\n${await response.text()}` });
    });
    const page = await context.newPage();
    await page.goto(new URL(treated, site!.address).href);
    expect(await digestOn(page)).toBe(digestOf(smallStudy, "treated"));
    expect(await page.workers()[0].evaluate(() => typeof WebAssembly)).toBe("undefined");
    await context.close();
  });

  test("where storage is denied the lab works, and says that nothing is kept", async () => {
    const { page, close } = await site!.open("");
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, "indexedDB", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
    await page.goto(new URL(treated, site!.address).href);
    await digestOn(page);
    await expect
      .poll(() => page.locator("main").textContent())
      .toMatch(/not (be )?(kept|saved)|until the page closes/i);
    await close();
  });

  test("a thread that dies is told, and the scenario runs again from where it was kept", async () => {
    const { page, close } = await site!.open(treated);
    const digest = await digestOn(page);
    await page.workers()[0].evaluate(() => {
      setTimeout(() => {
        throw new Error("no memory left");
      });
    });
    await page.getByRole("button", { name: "Run again" }).click();
    expect(await digestOn(page)).toBe(digest);
    await close();
  });

  test("more cells than a tab can hold are refused with the number that it can", async () => {
    const huge = [{ ...smallStudy.patches[0], size: ["9 mm", "9 mm"], cells: { tumour: 400_000 } }];
    const study = { ...smallStudy, tumour: "1e9 cell", patches: huge };
    const { page, close } = await site!.open(await labPath({ version: 1, study, arm: "plain" }));
    await expect
      .poll(() => page.locator("[role=alert]").first().textContent(), { timeout: 30_000 })
      .toMatch(/cells in a tab/);
    await close();
  });

  test("twenty runs of two arms are told with one denominator and an interval", async () => {
    const { page, close } = await site!.open(treated);
    await page.getByLabel("Beside it").selectOption("plain");
    await digestOn(page, "beside");
    const compare = page.getByRole("region", { name: "Compare" });
    await compare.getByLabel("Runs of each").selectOption("20");
    await compare.getByRole("button", { name: "Run 20 each" }).click();
    await expect.poll(() => compare.textContent(), { timeout: 100_000 }).toMatch(/of 20/);
    await expect.poll(() => compare.textContent(), { timeout: 100_000 }).toMatch(/\d+ to \d+/);
    const icons = compare.locator(".compare-icons svg[role=img]");
    expect(await icons.count()).toBe(2);
    for (const icon of await icons.all()) expect(await icon.locator("> g").count()).toBe(20);
    expect(await seriousInBothThemes(page, "[aria-label=Compare]")).toEqual([]);
    await close();
  });

  test("why something happened is answered with a test by runs, or said to be unclear", async () => {
    const { page, close } = await site!.open(treated);
    await digestOn(page);
    const why = page.getByRole("region", { name: "Why did this happen?" });
    await why.getByRole("button", { name: /Ask about the main turning point/ }).click();
    await expect
      .poll(() => why.textContent(), { timeout: 110_000 })
      .toMatch(/\d+ of (these )?\d+ runs|mostly chance|No turning point|no clear cause|none of these runs/i);
    expect(await seriousInBothThemes(page, "#why")).toEqual([]);
    await close();
  });

  test("a plot prints alone on a page of its size, with text that can be searched", async () => {
    const { page, close } = await site!.open(treated);
    await digestOn(page);
    await page.evaluate(() => {
      window.print = () => document.body.classList.add("printed");
    });
    const plot = page.getByRole("region", { name: "Plots" }).getByRole("figure").first();
    await plot.getByText("Table and files").click();
    await plot.getByRole("button", { name: "Save PDF" }).click();
    await page.locator("body.printed").waitFor();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".print-alone svg text").first().isVisible()).toBe(true);
    expect(await page.locator("h1").first().isVisible()).toBe(false);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf).toContain("/ToUnicode");
    expect([...pdf.matchAll(/\/Type\s*\/Page\b/g)]).toHaveLength(1);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    expect(await page.locator(".print-alone").count()).toBe(0);
    await close();
  });
});
