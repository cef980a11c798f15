import { describe, expect, test } from "vitest";
import {
  clarkEvans,
  coOccurrence,
  crossG,
  crossGArea,
  crossJ,
  crossK,
  crossKArea,
  crossKIntersection,
  discWindow,
  envelope,
  immunoscoreLike,
  mixingScore,
  morisitaHorn,
  neighbourhoodEnrichment,
  neighbourhoodPercentage,
  type PointPattern,
  pairCorrelation,
  patternOf,
  pointPattern,
  radiusGraph,
  randomLabels,
  randomPlaces,
  rectangleWindow,
  section,
  weightedPairCorrelation,
} from "../../src/analysis/spatial/index.ts";
import { numbers, table, texts } from "../../src/foundation/table.ts";
import { parseUnit } from "../../src/foundation/units.ts";
import { between, type Group, roundTumour, scattered, square, together, within } from "./spatial-patterns.ts";

// Patterns whose statistics are known from how they were made.

const r = [5, 10, 20, 40, 80];
const curve = (of: { table: ReturnType<typeof table> }, name: string) => numbers(of.table, name);
const independent = together(square, [scattered("a", 800, 1), scattered("b", 600, 2)]);

/** Each cell of a group with three more close to it. */
function clustered(type: string, seed: number): Group {
  const parents = scattered(type, 60, seed, between(0, 480)).places;
  const offsets = scattered(type, 600, seed + 1, within(15)).places;
  return { type, places: offsets.map(([x, y], k) => [parents[k % 60][0] + x, parents[k % 60][1] + y]) };
}

/** Cells taken one by one, unless nearer than this to one already there. */
function spaced(type: string, distance: number, seed: number): Group {
  const places: (readonly [number, number])[] = [];
  for (const [x, y] of scattered(type, 3000, seed).places) {
    if (places.every(([u, v]) => !within(distance)(u - x, v - y))) places.push([x, y]);
  }
  return { type, places };
}

describe("independent cells", () => {
  test.each(["border", "translation", "isotropic"] as const)(
    "have K = πr² within 10 %% with %s correction",
    (correction) => {
      const k = crossK(independent, "a", "b", { r: [40, 80, 160], correction });
      curve(k, "K").forEach((value, at) => {
        expect(Math.abs(value / curve(k, "expected")[at] - 1)).toBeLessThan(0.1);
      });
    },
  );

  test("without correction lose 8 r / (3π L) of the pairs in a square of side L, which corrections give back", () => {
    const at80 = (correction: "none" | "isotropic") =>
      curve(crossK(independent, "a", "b", { r: [80], correction }), "K")[0];
    expect(at80("none") / at80("isotropic")).toBeCloseTo(1 - (8 * 80) / (3 * Math.PI * 1000), 2);
  });

  test("stay inside the envelope of complete randomness, clusters leave it", () => {
    const l = (pattern: PointPattern) => crossK(pattern, "a", "a", { r, correction: "translation" });
    const options = { null: "places", simulations: 39, seed: 7 } as const;
    const free = envelope(independent, l, "L", options);
    expect(free.p).toBeGreaterThan(0.05);
    const found = envelope(together(square, [clustered("a", 3)]), l, "L", options);
    expect(found.p).toBe(1 / 40);
    expect(curve(found, "observed")[2]).toBeGreaterThan(curve(found, "hi")[2]);
  });

  test("are neither attracted nor avoided under random labels", () => {
    const l = (pattern: PointPattern) => crossK(pattern, "a", "b", { r });
    expect(envelope(independent, l, "L", { null: "labels", simulations: 39, seed: 7 }).p).toBeGreaterThan(0.05);
  });

  test("have G and J as expected, and a Clark–Evans index of 1", () => {
    const g = crossG(independent, "a", "b", { r });
    curve(g, "G").forEach((value, at) => {
      expect(Math.abs(value - curve(g, "expected")[at])).toBeLessThan(0.05);
    });
    expect(Math.abs(curve(crossJ(independent, "a", "b", { r: [20] }), "J")[0] - 1)).toBeLessThan(0.1);
    expect(Math.abs(clarkEvans(independent, "a", { correction: "donnelly" }).value - 1)).toBeLessThan(0.05);
  });
});

describe("clusters and spaced cells", () => {
  const cluster = together(square, [clustered("a", 3)]);
  const hardCore = together(square, [spaced("a", 20, 5)]);

  test("K, g, J and Clark–Evans tell them from independent cells", () => {
    const l = (pattern: PointPattern) => curve(crossK(pattern, "a", "a", { r: [15] }), "L")[0];
    const g = (pattern: PointPattern) => curve(pairCorrelation(pattern, "a", "a", { r: [10], halfWidth: 5 }), "g")[0];
    const j = (pattern: PointPattern) => curve(crossJ(pattern, "a", "a", { r: [15] }), "J")[0];
    expect(l(cluster)).toBeGreaterThan(30);
    expect(g(cluster)).toBeGreaterThan(5);
    expect(j(cluster)).toBeLessThan(0.5);
    expect(clarkEvans(cluster, "a").value).toBeLessThan(0.6);
    expect(l(hardCore)).toBe(0);
    expect(g(hardCore)).toBe(0);
    expect(j(hardCore)).toBeGreaterThan(1.5);
    expect(clarkEvans(hardCore, "a").value).toBeGreaterThan(1.2);
  });
});

// After Feng et al. (2023), figure 3: what each number says of T cells among, around, at one side of, and without a tumour.
describe("T cells mixed into a tumour, in a ring about it, and apart", () => {
  const tumour: Group = { type: "tumour", places: scattered("", 1500, 11, within(250)).places };
  const arrange = (where: (x: number, y: number) => boolean) =>
    together(square, [tumour, scattered("T", 400, 12, where), scattered("other", 2000, 13)]);
  const mixed = arrange(within(250));
  const ring = arrange(between(260, 310));
  const apart = arrange((x) => x > 350);
  const all = [mixed, ring, apart];
  const falls = (values: number[]) => expect(values).toEqual([...values].sort((a, b) => b - a));

  test("mixing score, area of cross-G and of cross-K, percentage and co-occurrence fall in this order", () => {
    falls(all.map((pattern) => mixingScore(pattern, "tumour", "T", 30).normalised));
    falls(all.map((pattern) => crossGArea(pattern, "tumour", "T", 30).value));
    falls(all.map((pattern) => crossKArea(pattern, "tumour", "T", 100).value));
    falls(all.map((pattern) => neighbourhoodPercentage(pattern, "tumour", "T", 50).value));
    falls(all.map((pattern) => curve(coOccurrence(pattern, "T", "tumour", { r: [50] }), "ratio")[0]));
  });

  test("Morisita–Horn is near 1 when mixed and 0 when apart, on squares and hexagons", () => {
    for (const shape of ["square", "hexagon"] as const) {
      const [m, , a] = all.map((pattern) => morisitaHorn(pattern, "tumour", "T", { shape, size: 100 }).value);
      expect(m).toBeGreaterThan(0.9);
      expect(a).toBe(0);
    }
  });

  test("only the ring has a crossing of cross-K", () => {
    expect(crossKIntersection(ring, "tumour", "T", 300).value).toBeGreaterThan(0.1);
    expect(crossKIntersection(mixed, "tumour", "T", 300).reason).toMatch(/0 crossings/);
    expect(crossKIntersection(apart, "tumour", "T", 240).reason).toMatch(/0 crossings/);
  });

  test("neighbours are enriched when mixed, depleted when apart, and random labels are neither", () => {
    const z = (pattern: PointPattern) => {
      const { table: rows } = neighbourhoodEnrichment(pattern.type, radiusGraph(pattern, 20), {
        seed: 3,
        permutations: 200,
      });
      const at = texts(rows, "one").findIndex((one, row) => one === "T" && texts(rows, "other")[row] === "tumour");
      return numbers(rows, "z")[at];
    };
    expect(z(mixed)).toBeGreaterThan(5);
    expect(z(apart)).toBeLessThan(-5);
    expect(Math.abs(z(randomLabels(mixed, 9, 0)))).toBeLessThan(3.5);
  });
});

test("a mixing score counts each pair once, is 0 without reference pairs, and 1 when normalised at random", () => {
  const places: [number, number][] = [
    [0, 0],
    [10, 0],
    [100, 0],
  ];
  const few = together(square, [
    { type: "a", places },
    {
      type: "b",
      places: [
        [5, 5],
        [5, -5],
      ],
    },
  ]);
  expect(mixingScore(few, "a", "b", 20, 1)).toEqual({
    score: 4,
    normalised: 2,
    referenceTargetPairs: 4,
    referenceReferencePairs: 1,
    reason: "",
  });
  expect(mixingScore(few, "a", "b", 8, 1).score).toBe(0);
  expect(Math.abs(mixingScore(independent, "a", "b", 40).normalised - 1)).toBeLessThan(0.1);
  expect(mixingScore(independent, "a", "a", 40).reason).toMatch(/with itself/);
});

describe("weighted pair correlation", () => {
  // Macrophages near the tumour have a mark near 1, far ones near 0.
  const pattern = together(square, [roundTumour(150), scattered("m", 500, 21)]);
  const mark = pattern.x.map((x, cell) => (within(200)(x, pattern.y[cell]) ? 1 : 0));
  const options = { r: [0, 25, 50], width: 0.5 };
  const at = (marks: number[], values: ArrayLike<number> = mark) =>
    curve(weightedPairCorrelation(pattern, "tumour", "m", values, { ...options, marks }), "g");

  test("finds those with one mark near, those with the other far", () => {
    const [near, , far] = at([1, 0]);
    expect(near).toBeGreaterThan(5);
    expect(far).toBe(0);
  });

  test("is the pair correlation on annuli when all marks are alike, about 1 for independent cells", () => {
    const even = weightedPairCorrelation(independent, "a", "b", new Float64Array(1400), {
      r: [0, 40, 80],
      marks: [0],
      width: 1,
    });
    for (const value of curve(even, "g")) expect(Math.abs(value - 1)).toBeLessThan(0.1);
    const alike = pattern.x.map(() => 0.3);
    at([0.5], alike).forEach((value, k) => {
      expect(value).toBeCloseTo(at([0.3], alike)[k], 12);
    });
  });

  test("is NaN where no cell has a mark near the value", () => {
    expect([...at([3])]).toEqual([Number.NaN, Number.NaN]);
  });
});

describe("invariance", () => {
  const window = discWindow(0, 0, 450);
  const places = (type: string, seed: number) => scattered(type, 300, seed, within(450)).places;
  const groups = [
    { type: "a", places: places("a", 31) },
    { type: "b", places: places("b", 32) },
  ];
  const moved = (change: (x: number, y: number) => [number, number], scale = 1, unit = "µm") => {
    const [x0, y0] = change(0, 0);
    const other = discWindow(x0, y0, 450 / scale);
    return together(
      other,
      groups.map(({ type, places: all }) => ({ type, places: all.map(([x, y]) => change(x, y)) })),
      unit,
    );
  };
  const numbersOf = (pattern: PointPattern, scale = 1) => {
    const at = [10, 30, 60].map((value) => value / scale);
    return [
      ...["none", "border", "translation", "isotropic"].flatMap((correction) => [
        ...curve(crossK(pattern, "a", "b", { r: at, correction: correction as "none" }), "K").map(
          (k) => k * scale * scale,
        ),
      ]),
      ...curve(pairCorrelation(pattern, "a", "b", { r: at }), "g"),
      ...curve(crossG(pattern, "a", "b", { r: at }), "G"),
      clarkEvans(pattern, "a").value,
      mixingScore(pattern, "a", "b", 40 / scale).normalised,
      crossGArea(pattern, "a", "b").value * scale,
    ];
  };
  const plain = numbersOf(together(window, groups));

  test.each([
    ["turned", moved((x, y) => [0.6 * x - 0.8 * y, 0.8 * x + 0.6 * y]), 1],
    ["moved", moved((x, y) => [x + 3000, y - 700]), 1],
    ["mirrored", moved((x, y) => [-x, y]), 1],
    ["in millimetres", moved((x, y) => [x / 1000, y / 1000], 1000, "mm"), 1000],
  ])("%s, a pattern has the same statistics", (_, pattern, scale) => {
    numbersOf(pattern, scale).forEach((value, k) => {
      expect(Math.abs(value / plain[k] - 1), `number ${k}`).toBeLessThan(1e-9);
    });
  });

  test("cross-K from a to b is that from b to a, exactly by pairs for translation and none", () => {
    const pattern = together(window, groups);
    for (const correction of ["none", "translation", "isotropic"] as const) {
      const [ab, ba] = [crossK(pattern, "a", "b", { r, correction }), crossK(pattern, "b", "a", { r, correction })];
      curve(ab, "K").forEach((value, k) => {
        const tolerance = correction === "isotropic" ? 0.1 : 1e-12;
        expect(Math.abs(value - curve(ba, "K")[k])).toBeLessThanOrEqual(tolerance * value);
      });
    }
  });
});

describe("too few cells", () => {
  const sparse = together(square, [scattered("a", 19, 41), scattered("b", 100, 42)]);

  test("give NaN and say so", () => {
    const reason = "19 cells of type a, fewer than 20";
    const found = crossK(sparse, "a", "b", { r });
    expect(found.reason).toBe(reason);
    expect(curve(found, "K").every(Number.isNaN)).toBe(true);
    expect(clarkEvans(sparse, "a")).toEqual({ value: Number.NaN, unit: "1", reason });
    expect(crossGArea(sparse, "a", "b").reason).toBe(reason);
    expect(morisitaHorn(sparse, "a", "b", { shape: "square", size: 50 }).reason).toBe(reason);
    expect(envelope(sparse, (p) => crossK(p, "a", "b"), "L", { null: "labels", seed: 1 }).p).toBeNaN();
    expect(crossK(sparse, "a", "c").reason).toBe(`${reason}; 0 cells of type c, fewer than 20`);
  });

  test("are enough where the caller says so", () => {
    expect(crossK(sparse, "a", "b", { r, least: 19 }).reason).toBe("");
  });
});

describe("null models", () => {
  test("are the same for the same seed and simulation, and differ between simulations", () => {
    expect(randomPlaces(independent, 1, 2).x).toEqual(randomPlaces(independent, 1, 2).x);
    expect(randomPlaces(independent, 1, 2).x).not.toEqual(randomPlaces(independent, 1, 3).x);
    expect(randomLabels(independent, 1, 2).type).toEqual(randomLabels(independent, 1, 2).type);
    expect(randomLabels(independent, 1, 2).type).not.toEqual(randomLabels(independent, 2, 2).type);
  });

  test("keep the numbers of cells of each type; labels can be dealt among some types only", () => {
    const three = together(square, [scattered("a", 50, 51), scattered("b", 60, 52), scattered("c", 70, 53)]);
    const dealt = randomLabels(three, 1, 0, ["a", "b"]);
    expect(dealt.type.slice(110)).toEqual(three.type.slice(110));
    expect(dealt.type.toSorted()).toEqual(three.type.toSorted());
    expect(dealt.type).not.toEqual(three.type);
  });
});

test("a section has the cells whose centre, or whose body, is in the slab", () => {
  const cells = table("cells", [
    { name: "x", unit: "µm", label: "x", values: Float64Array.of(1, 2, 3, 4) },
    { name: "y", unit: "µm", label: "y", values: Float64Array.of(1, 2, 3, 4) },
    { name: "z", unit: "µm", label: "z", values: Float64Array.of(-2, 2, 6, 30) },
    { name: "radius", unit: "µm", label: "radius", values: Float64Array.of(8, 8, 8, 8) },
    { name: "type", unit: "", label: "type", values: ["a", "b", "a", "b"] },
  ]);
  expect([...numbers(section(cells, { z: 0, thickness: 4 }), "x")]).toEqual([1]);
  expect([...numbers(section(cells, { z: 0, thickness: 4, radius: "radius" }), "x")]).toEqual([1, 2, 3]);
  const window = rectangleWindow({ xMin: 0, xMax: 2.5, yMin: 0, yMax: 5 });
  const pattern = patternOf(section(cells, { z: 0, thickness: 4, radius: "radius" }), window);
  expect([[...pattern.x], pattern.type, pattern.unit]).toEqual([[1, 2], ["a", "b"], "µm"]);
});

test("an IS-like score is the mean of four percentiles, with the published cuts", () => {
  const score = (a: number, b: number, c: number, d: number) =>
    immunoscoreLike({ cd3Core: a, cd3Margin: b, cd8Core: c, cd8Margin: d });
  expect(score(10, 20, 30, 40)).toEqual({ score: 25, class: "low" });
  expect(score(70, 70, 70, 70).class).toBe("intermediate");
  expect(score(70, 70, 70, 71).class).toBe("high");
  expect(() => score(10, 20, 30, 140)).toThrow(/cd8Margin: found 140/);
});

test("a cell outside the window and falling distances are refused, and the message says which", () => {
  expect(() => pointPattern([0, 900], [0, 0], ["a", "a"], square)).toThrow(/cell 1: found \(900, 0\)/);
  expect(() => crossK(independent, "a", "b", { r: [1, 3, 2] })).toThrow(/distances\[2\]: found 2/);
});

test("every unit that a result names can be read", () => {
  for (const { unit } of crossK(independent, "a", "b").table.columns) expect(() => parseUnit(unit)).not.toThrow();
});
