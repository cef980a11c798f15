import { describe, expect, test } from "vitest";
import {
  distanceToMargin,
  infiltration,
  marginDistances,
  marginProfile,
  polygonWindow,
  rectangleWindow,
  tumourRegion,
} from "../../src/analysis/spatial/index.ts";
import { numbers } from "../../src/foundation/table.ts";
import { between, type Group, roundTumour, scattered, square, together, within } from "./spatial-patterns.ts";

const tumour = roundTumour(300);

describe("a round tumour of radius 300 µm", () => {
  const pattern = together(square, [tumour]);
  const region = tumourRegion(pattern, "tumour");

  test("its margin is found to two pixels at every angle, inside and outside", () => {
    for (let k = 0; k < 60; k++) {
      const [c, s] = [Math.cos(k), Math.sin(k)];
      for (const from of [0, 100, 250, 290, 310, 350, 450]) {
        const away = distanceToMargin(region, from * c, from * s) - (from - 296); // the hull has the area of a disc of 295.9
        expect(Math.abs(away), `radius ${from}, angle ${k}`).toBeLessThan(10);
      }
    }
  });

  test("compartments have the areas of disc and rings, to 3 %", () => {
    const area = numbers(marginProfile(pattern, "tumour", region, [-50, 0, 50]).table, "area");
    const disc = (radius: number) => (Math.PI * radius * radius) / 1e6;
    const rings = [disc(246), disc(296) - disc(246), disc(346) - disc(296), 1 - disc(346)];
    rings.forEach((ring, k) => {
      expect(Math.abs(area[k] / ring - 1)).toBeLessThan(0.03);
    });
    expect(area.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });

  test("a stray tumour cell far away makes no margin", () => {
    const strayed = together(square, [tumour, { type: "tumour", places: [[450, 450]] }]);
    const other = tumourRegion(strayed, "tumour");
    expect(distanceToMargin(other, 450, 450)).toBeCloseTo(distanceToMargin(region, 450, 450), 9);
  });

  test("a lost cell inside makes no margin, a necrotic hole of radius 120 µm does", () => {
    const without = (inner: number): Group => ({
      type: "tumour",
      places: tumour.places.filter(([x, y]) => !within(inner)(x, y)),
    });
    const gap = tumourRegion(together(square, [without(20)]), "tumour");
    expect(distanceToMargin(gap, 0, 0)).toBeLessThan(-280);
    const hole = tumourRegion(together(square, [without(120)]), "tumour");
    expect(distanceToMargin(hole, 0, 0)).toBeGreaterThan(110);
    expect(distanceToMargin(hole, 200, 0)).toBeGreaterThan(-85);
  });

  test("a hole cut out of the window is not a margin", () => {
    const ring = (radius: number) =>
      Array.from({ length: 64 }, (_, k): [number, number] => {
        const angle = (2 * Math.PI * k) / 64;
        return [radius * Math.cos(angle), radius * Math.sin(angle)];
      });
    const window = polygonWindow([ring(500), ring(120)]);
    const places = tumour.places.filter(([x, y]) => window.contains(x, y));
    const region = tumourRegion(together(window, [{ type: "tumour", places }]), "tumour");
    expect(distanceToMargin(region, 130, 0)).toBeLessThan(-160);
  });

  test("where tumour meets the end of the window there is no margin", () => {
    const half = rectangleWindow({ xMin: 0, xMax: 500, yMin: -500, yMax: 500 });
    const places = tumour.places.filter(([x]) => x >= 0);
    const region = tumourRegion(together(half, [{ type: "tumour", places }]), "tumour");
    expect(distanceToMargin(region, 5, 0)).toBeLessThan(-285);
  });
});

test("fewer than 20 tumour cells give no region, no distances and no class, and the reason says so", () => {
  const pattern = together(square, [{ type: "tumour", places: tumour.places.slice(0, 19) }]);
  const region = tumourRegion(pattern, "tumour");
  expect(region.reason).toBe("19 cells of type tumour, fewer than 20");
  expect(marginDistances(pattern, region).every(Number.isNaN)).toBe(true);
  const result = infiltration(pattern, "CD8", region);
  expect([result.class, result.reason]).toEqual(["unknown", region.reason]);
});

describe("infiltration", () => {
  const classOf = (cd8: Group[], options = {}) => {
    const pattern = together(square, [tumour, ...cd8]);
    return infiltration(pattern, "CD8", tumourRegion(pattern, "tumour"), options);
  };
  const mixed = scattered("CD8", 300, 1);
  const ring = scattered("CD8", 300, 2, between(305, 400));
  const few = scattered("CD8", 30, 3);

  test("T cells everywhere are inflamed, in a ring excluded, and few a desert", () => {
    expect(classOf([mixed]).class).toBe("inflamed");
    expect(classOf([ring]).class).toBe("excluded");
    expect(classOf([few]).class).toBe("desert");
    expect(classOf([]).class).toBe("desert");
  });

  test("the ratio of core to surroundings is about 1 when mixed and 0 when excluded", () => {
    expect(Math.abs(classOf([mixed]).ratio - 1)).toBeLessThan(0.25);
    expect(classOf([ring]).ratio).toBe(0);
    expect(classOf([]).ratio).toBeNaN();
  });

  test("densities are those of the T cells put there, and thresholds stand in the result, with which were assumed", () => {
    const { table, thresholds, assumed } = classOf([mixed], { core: 400 });
    for (const density of numbers(table, "density")) expect(Math.abs(density - 300)).toBeLessThan(75);
    expect(thresholds).toEqual({ marginInside: 50, marginOutside: 50, stromaReach: 500, core: 400, stroma: 100 });
    expect(assumed).toEqual(["marginInside", "marginOutside", "stromaReach", "stroma"]);
  });

  test("the class depends on the thresholds alone when cells stay", () => {
    expect(classOf([mixed], { core: 400 }).class).toBe("excluded");
    expect(classOf([mixed], { core: 400, stroma: 400 }).class).toBe("desert");
  });

  test("a tumour without a core has no class, and the reason says so", () => {
    const pattern = together(square, [roundTumour(45), mixed]);
    const result = infiltration(pattern, "CD8", tumourRegion(pattern, "tumour"));
    expect(result.class).toBe("unknown");
    expect(result.reason).toMatch(/no core/);
  });

  test("is the same in millimetres, mirrored and turned by a right angle", () => {
    const densities = (change: (x: number, y: number) => [number, number], unit = "µm", scale = 1) => {
      const window = rectangleWindow({ xMin: -500 / scale, xMax: 500 / scale, yMin: -500 / scale, yMax: 500 / scale });
      const moved = [tumour, mixed].map(({ type, places }) => ({ type, places: places.map(([x, y]) => change(x, y)) }));
      const pattern = together(window, moved, unit);
      return numbers(infiltration(pattern, "CD8", tumourRegion(pattern, "tumour")).table, "density");
    };
    const plain = densities((x, y) => [x, y]);
    const same = (other: Float64Array) => {
      other.forEach((value, k) => {
        expect(Math.abs(value / plain[k] - 1)).toBeLessThan(0.01); // a cell or pixel on the very border may change sides
      });
    };
    same(densities((x, y) => [-x, y]));
    same(densities((x, y) => [y, -x]));
    same(densities((x, y) => [x / 1000, y / 1000], "mm", 1000));
  });
});
