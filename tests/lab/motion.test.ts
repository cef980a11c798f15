/** Movement only when asked, and no flashes: check 19 of the lab. */
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { type LabSite, startLabSite } from "./lab-site.ts";
import { digestOn } from "./runs.ts";
import { labPath, smallDocument, smallStudy } from "./small-study.ts";

const site: LabSite | undefined = await startLabSite();
afterAll(() => site?.close());

const treated = await labPath(smallDocument());

describe.skipIf(!site)("movement in Chromium", () => {
  test.each([
    ["home", ""],
    ["lab", treated],
    ["lesson", "learn/fewer-targets/"],
    ["trial", "trial/"],
    ["scan", "scan/"],
    ["model", "model/"],
  ])("with less of it asked for, the page %s stands still until somebody acts", async (_, path) => {
    const { page, close } = await site!.open(path, { reducedMotion: "reduce" });
    if (path === treated) await digestOn(page);
    // What computes says how far it is: it stands still when it is done.
    const picture = async () => (await page.screenshot()).toString("base64");
    let before = "";
    await expect
      .poll(
        async () => {
          const last = before;
          before = await picture();
          return before === last;
        },
        { timeout: 60_000, interval: 1200 },
      )
      .toBe(true);
    await page.waitForTimeout(1500);
    expect((await picture()) === before).toBe(true);
    await close();
  });

  test("with less of it asked for, steps go on and back by one picture, and play goes from picture to picture", async () => {
    const { page, close } = await site!.open(treated, { reducedMotion: "reduce" });
    await digestOn(page);
    const day = page.getByRole("slider", { name: "Day", exact: true }).first();
    const shown = async () => Number(await day.getAttribute("aria-valuenow"));
    const cells = () => page.locator(".tissue-area").first().screenshot();
    const start = await cells();
    const step = async (name: string) => page.getByRole("button", { name, exact: true }).first().click();
    for (let n = 0; n < 4; n++) await step("On");
    expect(await shown()).toBe(1);
    expect(Buffer.compare(await cells(), start)).not.toBe(0);
    for (let n = 0; n < 4; n++) await step("Back");
    expect(await shown()).toBe(0);
    await close();
  });

  test("no part of the tissue flashes more than three times a second at 16 times", async () => {
    // A tissue where much dies: killing that was there from the start, and drugs that wake it.
    const study = {
      ...smallStudy,
      duration: "36 days",
      patches: [{ ...smallStudy.patches[0], cells: { tumour: 70, vessel: 3, "CD8 effector": 25, NK: 6 } }],
    };
    const { page, close } = await site!.open(await labPath({ version: 1, study: study as never, arm: "treated" }), {
      viewport: { width: 900, height: 600 },
    });
    await digestOn(page);
    const series = await lightOfFrames(page, { days: 36, daysPerFrame: 32 / 60 });
    expect(series.length).toBeGreaterThan(60);
    // There is a picture, and it changes.
    expect(Math.min(...series.flat())).toBeLessThan(0.6);
    expect(new Set(series.map((frame) => frame.join())).size).toBeGreaterThan(30);
    for (const block of series[0].keys()) {
      const light = series.map((frame) => frame[block]);
      expect(mostFlashes(light, 60), `block ${block}`).toBeLessThanOrEqual(3);
    }
    expect(
      mostFlashes(
        series.map((_, i) => (i % 8 < 4 ? 0.2 : 0.5)),
        60,
      ),
      "the measure sees flashes",
    ).toBeGreaterThan(3);
    await close();
  });
});

/**
 * Relative luminance of nine parts of the tissue, for each picture of a run as it is shown at 16 times and sixty
 * pictures a second: by the day, not by this machine's pace.
 */
function lightOfFrames(
  page: Page,
  plan: { readonly days: number; readonly daysPerFrame: number },
): Promise<number[][]> {
  return page.evaluate(async ({ days, daysPerFrame }) => {
    const canvas = document.querySelector<HTMLCanvasElement>("canvas.tissue-canvas")!;
    const slider = document.querySelector<HTMLElement>("[role=slider][aria-label=Day]")!;
    const small = new OffscreenCanvas(60, 60);
    const context = small.getContext("2d", { willReadFrequently: true })!;
    const linear = (byte: number) => (byte <= 10 ? byte / 3294.6 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
    const { left, width, top, height } = slider.getBoundingClientRect();
    const goTo = (day: number) => {
      const place = { clientX: left + (day / days) * width, clientY: top + height / 2, bubbles: true, pointerId: 1 };
      slider.dispatchEvent(new PointerEvent("pointermove", place));
    };
    slider.hasPointerCapture = () => true;
    const frames: number[][] = [];
    for (let day = 0; day < days; day += daysPerFrame) {
      goTo(day);
      // Read in the turn in which it is drawn: what is on a canvas of WebGL is gone after it.
      await new Promise<void>((done) =>
        requestAnimationFrame(() => {
          context.clearRect(0, 0, 60, 60);
          context.drawImage(canvas, 0, 0, 60, 60);
          done();
        }),
      );
      const { data } = context.getImageData(0, 0, 60, 60);
      const blocks = new Array<number>(9).fill(0);
      for (let at = 0; at < 60 * 60; at++) {
        const [r, g, b, a] = data.subarray(4 * at, 4 * at + 4);
        const light = (0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)) * (a / 255) + 1 - a / 255;
        blocks[3 * Math.floor(at / 60 / 20) + Math.floor((at % 60) / 20)] += light / 400;
      }
      frames.push(blocks);
    }
    return frames;
  }, plan);
}

/**
 * The most flashes within any second: pairs of opposing changes of luminance by 10 % of white or more, the darker below
 * 80 % (WCAG 2.3.1).
 */
function mostFlashes(light: readonly number[], perSecond: number): number {
  const turns: number[] = [];
  let extreme = light[0];
  let way = 0;
  light.forEach((value, at) => {
    const change = value - extreme;
    if (Math.sign(change) === way || change === 0) extreme = value;
    else if (Math.abs(change) >= 0.1 && Math.min(value, extreme) < 0.8) {
      turns.push(at);
      way = Math.sign(change);
      extreme = value;
    } else if (way === 0) extreme = way === 0 && Math.abs(change) < 0.1 ? extreme : value;
  });
  return Math.max(0, ...turns.map((from, i) => turns.slice(i).filter((at) => at < from + perSecond).length / 2));
}
