/** Kinds of cells without colour: check 18 of the lab. Shape carries identity, in every way of seeing. */
import { decode } from "fast-png";
import type { CDPSession, Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { type LabSite, startLabSite } from "./lab-site.ts";
import { labPath, smallStudy } from "./small-study.ts";

const site: LabSite | undefined = await startLabSite();
afterAll(() => site?.close());

/** Each kind that a legend can show; the twelve colours of the palette are among them. */
const cells = {
  tumour: 8,
  healthy: 2,
  fibroblast: 2,
  vessel: 1,
  "CD8 progenitor": 2,
  "CD8 effector": 2,
  "CD8 exhausted": 2,
  "CD8 memory": 2,
  "helper T": 2,
  "regulatory T": 2,
  NK: 2,
  dendritic: 2,
  "mature dendritic": 2,
  "M1 macrophage": 2,
  "M2 macrophage": 2,
  MDSC: 2,
  "B cell": 2,
  "plasma cell": 2,
  "CAR T": 2,
};
const everyKind = {
  ...smallStudy,
  microenvironment: "Every kind of cell",
  duration: "1 day",
  clones: [
    { name: "wild", share: 0.5, antigens: { flag: 1 } },
    { name: "poor", share: 0.5, antigens: { flag: 0.1 } },
  ],
  "car-antigen": "flag",
  patches: [{ ...smallStudy.patches[0], cells }],
  arms: { plain: {} },
};
const kinds = Object.keys(cells).length + 1;
const sharp = 3;
/** Luminance of lines and ink, of 255. */
const ink = 22;

/** How somebody may see: an emulated deficiency, or the system's own few colours. */
const sights = ["none", "protanopia", "deuteranopia", "tritanopia", "achromatopsia"] as const;

/**
 * The glyphs of the legend as they are on the screen, without colour: each pixel is ground (0), body (1), or line and ink
 * (2).
 */
async function prints(page: Page): Promise<Map<string, number[]>> {
  const places = await page.locator(".tissue-legend").evaluate((legend) => {
    const { left, top } = legend.getBoundingClientRect();
    return [...legend.querySelectorAll("ul button")].map((row) => {
      const box = row.querySelector("svg")!.getBoundingClientRect();
      return { name: row.querySelector(".tissue-names")?.textContent ?? "", x: box.left - left, y: box.top - top };
    });
  });
  const { data, channels, width } = decode(await page.locator(".tissue-legend").screenshot());
  const side = 22 * sharp;
  const light = (x: number, y: number) => {
    const [r, g, b] = [0, 1, 2].map((c) => Number(data[(y * width + x) * channels + c]));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return new Map(
    places.map(({ name, x, y }) => {
      const [left, top] = [Math.round(x * sharp), Math.round(y * sharp)];
      const ground = light(left, top);
      const pixels = Array.from({ length: side * side }, (_, i) =>
        light(left + (i % side), top + Math.floor(i / side)),
      );
      return [name, pixels.map((value) => (Math.abs(value - ground) < 14 ? 0 : Math.abs(value - ink) < 40 ? 2 : 1))];
    }),
  );
}

/** Pairs that can be taken for one another: less than a tenth of what either covers differs. */
function alike(all: ReadonlyMap<string, number[]>): string[] {
  const names = [...all.keys()];
  return names.flatMap((one, i) =>
    names.slice(i + 1).flatMap((other) => {
      const [a, b] = [all.get(one)!, all.get(other)!];
      const covered = a.filter((value, at) => value > 0 || b[at] > 0).length;
      const differ = a.filter((value, at) => value !== b[at]).length / covered;
      return differ < 0.1 ? [`${one} and ${other}: ${(100 * differ).toFixed(1)} % differ`] : [];
    }),
  );
}

async function legend(options: Parameters<LabSite["open"]>[1]) {
  const open = await site!.open(await labPath({ version: 1, study: everyKind as never, arm: "plain" }), {
    deviceScaleFactor: sharp,
    viewport: { width: 1440, height: 1400 },
    ...options,
  });
  await expect.poll(() => open.page.locator(".tissue-legend ul button").count(), { timeout: 30_000 }).toBe(kinds);
  return open;
}

describe.skipIf(!site)("kinds of cells in Chromium", () => {
  test.each(["light", "dark"] as const)(
    "are told apart by shape in every way of seeing, %s theme",
    async (colorScheme) => {
      const { page, close } = await legend({ colorScheme });
      const devtools: CDPSession = await page.context().newCDPSession(page);
      // Another ground changes what stands out from it, not how colours fade.
      for (const type of colorScheme === "light" ? sights : (["achromatopsia"] as const)) {
        await devtools.send("Emulation.setEmulatedVisionDeficiency", { type });
        expect.soft(alike(await prints(page)), type).toEqual([]);
      }
      await close();
    },
  );

  test("are told apart by shape in the system's few colours, and keep names and counts", async () => {
    const { page, close } = await legend({ forcedColors: "active" });
    expect(alike(await prints(page))).toEqual([]);
    const names = await page.locator(".tissue-names").allTextContents();
    expect(new Set(names).size).toBe(kinds);
    await close();
  });

  test("the measure finds glyphs that are alike: without shape, colour alone does not count", async () => {
    const disc = Array.from({ length: 400 }, (_, i) => ((i % 20) - 10) ** 2 + (Math.floor(i / 20) - 10) ** 2 < 60);
    const print = disc.map((inside) => (inside ? 1 : 0));
    expect(
      alike(
        new Map([
          ["one", print],
          ["other", [...print]],
        ]),
      ),
    ).toHaveLength(1);
  });
});
