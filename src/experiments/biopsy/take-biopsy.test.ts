import { describe, expect, test } from "vitest";
import { digestTable } from "../../foundation/digest.ts";
import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { type Column, numbers, table, texts } from "../../foundation/table.ts";
import { type CellKind, cellKindNames, cellKinds } from "../../models/microenvironment/cell-kinds.ts";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import { takeBiopsy } from "./take-biopsy.ts";

interface PlacedKind {
  readonly kind: CellKind;
  readonly x: number;
  readonly y: number;
  readonly z?: number;
  readonly state?: string;
  readonly traits?: Readonly<Record<string, number>>;
}

const traits = ["pdl1", "shown mhc", "activity", "cycle entry"];

function frameOf(cells: readonly PlacedKind[], half: number, dimensions: 2 | 3): TissueFrame {
  const depth = dimensions === 2 ? 10 : half;
  const number = (name: string, of: (cell: PlacedKind, row: number) => number): Column => ({
    name,
    unit: "",
    label: name,
    values: Float64Array.from(cells, of),
  });
  const words = (name: string, of: (cell: PlacedKind) => string): Column => ({
    name,
    unit: "",
    label: name,
    values: cells.map(of),
  });
  const radius = (volume: number) => Math.cbrt((3 * volume) / (4 * Math.PI));
  return {
    time: 60,
    domain: { minimum: [-half, -half, -depth], maximum: [half, half, depth], spacing: [20, 20, 20], dimensions },
    cellTypes: cellKindNames,
    cells: table("cells", [
      number("id", (_, row) => row),
      words("type", ({ kind }) => kind),
      words("state", ({ state }) => state ?? "live"),
      number("x", ({ x }) => x),
      number("y", ({ y }) => y),
      number("z", ({ z }) => z ?? 0),
      number("radius", ({ kind }) => radius(cellKinds[kind].volume)),
      number("nuclear_radius", ({ kind }) => radius(0.3 * cellKinds[kind].volume)),
      ...traits.map((name) => number(name, (cell) => cell.traits?.[name] ?? 0)),
    ]),
    fields: [],
    graphs: [],
  };
}

/** A nest of tumour with a few of each other kind strewn over it, 17 µm apart on a lattice. */
function nest(): PlacedKind[] {
  const guests: CellKind[] = ["CD8 effector", "helper T", "regulatory T", "M2 macrophage", "B cell", "NK"];
  return Array.from({ length: 14 * 14 }, (_, i) => {
    const [x, y] = [17 * ((i % 14) - 6.5), 17 * (Math.floor(i / 14) - 6.5)];
    const guest = i % 5 === 0 ? guests[(i / 5) % guests.length] : undefined;
    const tumour = { pdl1: i % 2 === 0 ? 3 : 0, "shown mhc": 1 };
    return { kind: guest ?? (Math.abs(x) < 90 ? "tumour" : "healthy"), x, y, traits: guest ? {} : tumour };
  });
}

const accuracyOf = (biopsy: ReturnType<typeof takeBiopsy>, name: string) => {
  const row = texts(biopsy.errors.accuracy, "phenotype").indexOf(name);
  const at = (column: string) => numbers(biopsy.errors.accuracy, column)[row];
  return { truth: at("truth"), called: at("called"), recall: at("recall"), precision: at("precision") };
};

const statistic = (biopsy: ReturnType<typeof takeBiopsy>, name: string) => {
  const row = texts(biopsy.statistics, "statistic").indexOf(name);
  if (row < 0) throw new Error(name);
  return { called: numbers(biopsy.statistics, "called")[row], truth: numbers(biopsy.statistics, "truth")[row] };
};

describe("a section of a sparse flat tissue", () => {
  const biopsy = takeBiopsy(frameOf(nest(), 125, 2));

  test("counts called from the image are within a twentieth of the truth, and nine in ten calls are right", () => {
    for (const name of ["tumour", "other", "CD8 T", "helper T", "regulatory T", "M2-like macrophage", "B", "NK"]) {
      const { truth, called, recall, precision } = accuracyOf(biopsy, name);
      expect(truth, name).toBeGreaterThan(5);
      expect(Math.abs(called - truth), name).toBeLessThanOrEqual(Math.max(1, 0.05 * truth));
      expect(Math.min(recall, precision), name).toBeGreaterThanOrEqual(0.85);
    }
  });

  test("PD-L1 on every second tumour cell gives a TPS near one half, from the image as from the truth", () => {
    const { called, truth } = statistic(biopsy, "TPS-like");
    expect(truth).toBeGreaterThan(45);
    expect(truth).toBeLessThan(55);
    expect(Math.abs(called - truth)).toBeLessThan(6);
  });

  test("the confusion table holds every true cell once and every object once", () => {
    const { confusion, accuracy } = biopsy.errors;
    const rows = texts(confusion, "truth");
    const all = confusion.columns.slice(1).map(({ values }) => values as Float64Array);
    const inTruth = numbers(accuracy, "truth");
    const inCalls = numbers(accuracy, "called");
    rows.slice(0, -1).forEach((name, row) => {
      expect(
        all.reduce((sum, values) => sum + values[row], 0),
        name,
      ).toBe(inTruth[row]);
      expect(
        all[row].reduce((sum, value) => sum + value, 0),
        name,
      ).toBe(inCalls[row]);
    });
  });

  test("the same tissue and seed give the same bytes, another seed another image of the same truth", () => {
    const tissue = frameOf(nest().slice(0, 40), 125, 2);
    const [one, two, other] = [1, 1, 2].map((seed) => takeBiopsy(tissue, { seed, pixel: 1 }));
    expect(digestTable(two.cells)).toBe(digestTable(one.cells));
    const differ = (a: typeof one, b: typeof one) =>
      a.image.some((plane, m) => plane.some((value, at) => value !== b.image[m][at]));
    expect(differ(one, two)).toBe(false);
    expect(differ(one, other)).toBe(true);
    expect(numbers(other.truth, "id")).toEqual(numbers(one.truth, "id"));
  });

  test("dead cells are no part of the truth", () => {
    const cells = nest().map((cell, i) => (i === 31 ? { ...cell, state: "apoptotic" } : cell));
    const ids = numbers(takeBiopsy(frameOf(cells, 125, 2), { pixel: 1 }).truth, "id");
    expect(ids).toHaveLength(nest().length - 1);
    expect([...ids]).not.toContain(31);
  });
});

/** Cells anywhere in a box, kinds in turn. */
function mixed(half: number, count: number): PlacedKind[] {
  const chance = generator(5, streams.tissuePlacement, 0, 0);
  const along = () => half * (2 * chance.uniform() - 1);
  return Array.from({ length: count }, (_, i) => ({
    kind: i % 2 === 0 ? ("tumour" as const) : ("CD8 memory" as const),
    x: along(),
    y: along(),
    z: along(),
  }));
}

describe("a section of a well-mixed tissue in three dimensions", () => {
  const half = 250;
  const count = 36_000;
  const biopsy = takeBiopsy(frameOf(mixed(half, count), half, 3), { pixel: 5, place: [0, 0, 20] });

  test("shows as many nuclei as Abercrombie says: density times the thickness and a nucleus' diameter", () => {
    for (const [name, kind] of [
      ["tumour", "tumour"],
      ["CD8 T", "CD8 memory"],
    ] as const) {
      const diameter = 2 * Math.cbrt((3 * 0.3 * cellKinds[kind].volume) / (4 * Math.PI));
      const density = count / 2 / (2 * half) ** 3;
      const expected = density * (4 + diameter) * 1e6;
      const { truth } = statistic(biopsy, `density of ${name}`);
      const error = Math.sqrt(expected * 0.25) / 0.25;
      expect(Math.abs(truth - expected), name).toBeLessThan(3 * error);
    }
  });

  test("is mixed at random: mixing score 1, and cross-G as of a Poisson pattern", () => {
    expect(Math.abs(statistic(biopsy, "mixing score, tumour and CD8 T").truth - 1)).toBeLessThan(0.1);
    const density = statistic(biopsy, "density of tumour").truth / 1e6;
    let expected = 0;
    for (let k = 0; k < 2000; k++) {
      const r = (20 * (k + 0.5)) / 2000;
      expected += (1 - Math.exp(-density * Math.PI * r * r)) * (20 / 2000);
    }
    const { truth } = statistic(biopsy, "cross-G area, CD8 T to tumour");
    expect(Math.abs(truth / expected - 1)).toBeLessThan(0.1);
  });

  test("has the same density however it is cut", () => {
    const tilted = takeBiopsy(frameOf(mixed(half, count), half, 3), { pixel: 5, tilt: 35, turn: 70 });
    const [straight, other] = [biopsy, tilted].map((one) => statistic(one, "density of tumour").truth);
    expect(Math.abs(other / straight - 1)).toBeLessThan(0.15);
    expect(statistic(tilted, "area of the section").truth).toBeGreaterThan(0.26);
  });
});

test("what cannot be cut is refused: a tilted flat tissue, a plane beside the tissue, unknown cells", () => {
  const flat = frameOf(nest(), 125, 2);
  expect(() => takeBiopsy(flat, { tilt: 10 })).toThrow("this tissue is flat");
  expect(() => takeBiopsy(frameOf(mixed(50, 10), 50, 3), { place: [0, 0, 80] })).toThrow("a plane that meets");
  expect(() => takeBiopsy({ ...flat, cellTypes: ["cancer"] })).toThrow(
    '"cancer"; expected kinds of a microenvironment',
  );
  expect(() => takeBiopsy(flat, { pixel: 0 })).toThrow("biopsy, pixel");
});
