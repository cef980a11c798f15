import { decode } from "fast-png";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { cellStyles, rgb, stateColour } from "./cell-palette.ts";
import { movieArguments, pictureName } from "./movie.ts";
import { clock, scaleBar, shortened } from "./picture-legend.ts";
import { frameOf, sampleFrame } from "./sample-frame.ts";
import { textStrokes, textWidth } from "./stroke-font.ts";
import { type PictureOptions, tissuePng, tissueSvg } from "./tissue-picture.ts";

/** Where a point of the box is on a picture of 1010 units across, as drawn at twice that size. */
function pixel(frame: ReturnType<typeof frameOf>, options: PictureOptions, x: number, y: number): number[] {
  const { data, width } = decode(tissuePng(frame, { ...options, width: 2020 }));
  const { minimum, maximum } = frame.domain;
  const scale = 720 / Math.max(maximum[0] - minimum[0], maximum[1] - minimum[1]);
  const column = Math.round(2 * (20 + (x - minimum[0]) * scale));
  const row = Math.round(2 * (46 + (maximum[1] - y) * scale));
  return [...data.slice(4 * (row * width + column), 4 * (row * width + column) + 3)];
}

describe("a section", () => {
  const [style] = cellStyles(["tumour"]);
  const place = { x: 30, y: 50 };

  test.each(["live", "apoptotic", "necrotic"])(
    "%s cells have the colour of their type and state, at their place",
    (state) => {
      const frame = frameOf({ reach: 100, cells: [{ ...place, radius: 10, state }] });
      // Between the nucleus and the outline.
      const colour = pixel(frame, {}, place.x + 7.5, place.y);
      expect(colour).toEqual([...rgb(stateColour(style.colour, ["live", "apoptotic", "necrotic"].indexOf(state)))]);
      expect(pixel(frame, {}, -place.x, -place.y)).toEqual([255, 255, 255]);
    },
  );

  test("a ball is cut where the section is: its disc is smaller off the middle, and gone beyond the radius", () => {
    const frame = frameOf({ dimensions: 3, reach: 100, cells: [{ radius: 20 }] });
    const radii = [0, 12, 20.5].map((at) => {
      const circles = tissueSvg(frame, { view: "section", at }).match(/clip-path[\s\S]*?<\/g>\n<\/g>/)?.[0] ?? "";
      return Number(circles.match(/ r="([\d.]+)"/)?.[1] ?? 0) / 3.6;
    });
    expect(radii[0]).toBeCloseTo(20, 2);
    expect(radii[1]).toBeCloseTo(16, 2);
    expect(radii[2]).toBe(0);
  });

  test("the substance lies behind the cells, darker where there is more of it, with its name and unit", () => {
    const frame = frameOf({ reach: 100, cells: [], fields: [{ substance: "O2", unit: "mmHg", density: (x) => x }] });
    const [low, high] = [-90, 90].map((x) => pixel(frame, {}, x, 0)[0]);
    expect(low - high).toBeGreaterThan(60);
    expect(pixel(frame, { substance: "" }, 90, 0)).toEqual([255, 255, 255]);
    expect(tissueSvg(frame)).toContain(">O2 (mmHg)</text>");
    expect(() => tissueSvg(frame, { substance: "O3" })).toThrow('found "O3"; expected O2');
  });

  test("a long title ends before the time, and a long name of a substance keeps its unit", () => {
    const fields = [{ substance: "oxygen ".repeat(9).trim(), unit: "mmHg", density: () => 1 }];
    const frame = frameOf({ reach: 100, cells: [], fields });
    const svg = tissueSvg(frame, { title: "Figure 7 ".repeat(30) });
    const title = />(Figure 7[^<]*…)<\/text>/.exec(svg)?.[1] ?? "";
    expect(textWidth(title, 15)).toBeGreaterThan(400);
    expect(textWidth(title, 15)).toBeLessThan(720 - textWidth(clock(frame.time), 21));
    expect(svg).toMatch(/>oxygen oxygen[^<]*… \(mmHg\)<\/text>/);
  });

  test("as SVG it is well-formed, holds every cell, and says in words what it shows", () => {
    const frame = sampleFrame(1590);
    const svg = tissueSvg(frame, { title: "a < b & c" });
    const names: string[] = [];
    const parser = new SaxesParser();
    parser.on("opentag", ({ name }) => names.push(name));
    parser.on("error", (error) => {
      throw error;
    });
    parser.write(svg).close();
    // Three types and three states in the legend, one of each is a circle in a circle.
    expect(names.filter((name) => name === "circle").length).toBeGreaterThanOrEqual(24 + 6);
    expect(svg).toContain('<title id="title">a &lt; b &amp; c at 1 d 2 h 30 min</title>');
    expect(svg).toContain("24 cells at 1590 min. tumour: 4 live, 2 apoptotic, 2 necrotic;");
  });
});

describe("balls", () => {
  const frame = frameOf({ dimensions: 3, reach: 50, cells: [{ radius: 40 }] });
  const middle = (options: PictureOptions) => {
    const { data, width } = decode(tissuePng(frame, { ...options, width: 1010 }));
    const at = 4 * ((46 + 360) * width + 20 + 360);
    return [...data.slice(at, at + 3)];
  };

  test("the cut shows the nucleus in the middle of a cell, the whole ball its outside", () => {
    const [cut, whole] = [true, false].map((cutAway) => middle({ cutAway }));
    const sum = (colour: number[]) => colour.reduce((total, value) => total + value, 0);
    expect(sum(cut)).toBeLessThan(sum(whole) - 60);
    expect(whole[0]).toBeGreaterThan(2 * whole[2]);
  });

  test("a nearer cell hides one behind it, whichever comes first", () => {
    const towards = [0.7208, 0.5237, 0.454].map((part) => part * 30);
    const [x, y, z] = towards;
    const near = { x, y, z, type: "CD8 T cell", radius: 12 };
    const far = { x: -x, y: -y, z: -z, radius: 12 };
    const cellTypes = ["tumour", "CD8 T cell"];
    for (const cells of [
      [near, far],
      [far, near],
    ]) {
      const own = frameOf({ dimensions: 3, reach: 50, cellTypes, cells });
      const { data, width } = decode(tissuePng(own, { width: 1010, cutAway: false }));
      const at = 4 * ((46 + 360) * width + 20 + 360);
      expect(data[at + 2]).toBeGreaterThan(data[at]);
    }
  });
});

test("styles: no two of twelve types share a colour, and types that share one differ in shape", () => {
  const twelve = cellStyles(Array.from({ length: 12 }, (_, i) => `type ${i}`));
  expect(new Set(twelve.map((style) => style.colour)).size).toBe(12);
  const many = cellStyles(Array.from({ length: 60 }, (_, i) => `type ${i}`));
  expect(new Set(many.map((style) => style.colour + style.shape)).size).toBe(60);
});

test("styles: names of the clinic have the same colour in every model", () => {
  const [m0, m1, tumour] = cellStyles(["M0 macrophage", "M1 macrophage", "malignant epithelial cell"]);
  const [carcinoma, macrophage] = cellStyles(["carcinoma", "macrophage"]);
  expect(tumour).toEqual(carcinoma);
  expect(m1).toEqual(macrophage);
  expect(m0.colour).not.toBe(m1.colour);
});

test("letters of all names that we know of are drawn, with or without accents", () => {
  const box = textStrokes("\u4e2d", 14);
  for (const sign of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;-–+=()[]/%·×°'\"!?<>#&*@$_µ²³αβγδεκλωéü") {
    if (sign !== " ") expect(textStrokes(sign, 14), sign).not.toEqual(box);
  }
  expect(textWidth("wide", 20)).toBeCloseTo(2 * textWidth("wide", 10), 12);
  expect(shortened("a very long name of a cell", 60, 13)).toMatch(/^a very.*…$/);
});

test("scale bars are round and never longer than asked", () => {
  for (const scale of [0.013, 0.36, 0.72, 1.44, 25]) {
    const [bar] = scaleBar(scale, 0, 0, 190) as { x2: number }[];
    expect(bar.x2).toBeLessThanOrEqual(190);
    expect(bar.x2).toBeGreaterThan(190 / 2.6);
  }
});

test("times are days, hours and minutes", () => {
  expect([0, 6, 60, 1590, 0.1 + 0.2].map(clock)).toEqual(["0 min", "6 min", "1 h", "1 d 2 h 30 min", "0.3 min"]);
});

test("pictures of a run are numbered as the movie maker expects", () => {
  expect(pictureName(12)).toBe("tissue_00000012.png");
  expect(movieArguments("run.mp4")).toContain("tissue_%08d.png");
  expect(movieArguments("run.gif", { format: "gif" })).toContain("-loop");
  expect(() => movieArguments("run.mp4", { rate: 0 })).toThrow("pictures a second");
});
