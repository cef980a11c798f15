import { describe, expect, test } from "vitest";
import { referenceModel } from "../../src/experiments/model.ts";
import { dormandPrince } from "../published/dormand-prince.ts";
import {
  body,
  course,
  courses,
  grow,
  ipilimumab,
  nivolumab,
  patientsOf,
  person,
  prepared,
  quantity,
  stateOf,
  tumourBody,
} from "./person.ts";

/** Nobody kills: what is left is the tumour's own growth. */
const noImmunity = { cytotoxicity: 0, killingByNk: 0, phagocytosis: 0, antibodyBoost: 0 };
const noMutation = { antigenLossRate: 0, mhcLossRate: 0 };
/** The tumour module's equations alone: no coupling to macrophages or inflammation. */
const alone = { ...noImmunity, ...noMutation, vesselByHealing: 0, growthByInflammation: 0 };

describe("a tumour that nobody attacks", () => {
  test("follows Gompertz' curve in closed form where its vessels do not change", () => {
    const p = person({ ...alone, angiogenesis: 0, vesselRegression: 0, growthStiffness: 0.01, oneCell: 1e-9 });
    const days = [0, 50, 200, 1000];
    const { cloneWild } = course(
      { parameters: p, initial: body(p, { cloneWild: 1e5, vascularCapacity: 1e10 }), tolerance: 1e-9 },
      days,
    );
    for (const [i, t] of days.entries()) {
      const expected = 1e10 * Math.exp(Math.log(1e5 / 1e10) * Math.exp(-0.01 * t));
      expect(Math.abs(cloneWild[i] / expected - 1)).toBeLessThan(1e-6);
    }
  });

  test("follows its two equations, coded by hand and solved by another method, with growing vessels", () => {
    const p = person({ ...alone, oneCell: 1 });
    const [stiffness, angiogenesis, regression, avascular, maximum] = [
      "growthStiffness",
      "angiogenesis",
      "vesselRegression",
      "avascularCapacity",
      "maximumCapacity",
    ].map((name) => p[prepared.parameterIndex(name)]);
    const equations = (_: number, [C, K]: readonly number[]) => [
      stiffness * Math.log((K + 1) / (C + 1)) * C,
      angiogenesis * C * (1 - K / maximum) - regression * (K - C - avascular),
    ];
    const days = [0, 100, 500, 1500];
    const expected = dormandPrince(equations, [1e4, 1e6], days);
    const initial = body(p, { cloneWild: 1e4, vascularCapacity: 1e6 });
    const { cloneWild, vascularCapacity } = course({ parameters: p, initial, tolerance: 1e-9 }, days);
    for (const i of days.keys()) {
      expect(Math.abs(cloneWild[i] / expected[i][0] - 1)).toBeLessThan(1e-6);
      expect(Math.abs(vascularCapacity[i] / expected[i][1] - 1)).toBeLessThan(1e-6);
    }
  });

  test("doubles its volume at clinical size within the 20 to 977 days of Ahn 2016, and no faster than it once did", () => {
    const p = person(noImmunity);
    const days = Array.from({ length: 61 }, (_, i) => i * 50);
    const grown = course({ parameters: p, initial: body(p, { cloneWild: 1e5 }) }, days);
    const volume = days.map((_, k) => quantity(p, stateOf(grown, k), "tumourVolume"));
    const doubling = (from: number) => {
      const i = volume.findIndex((size) => size > from);
      return (50 * Math.LN2) / Math.log(volume[i + 1] / volume[i]);
    };
    expect(doubling(10)).toBeGreaterThan(20);
    expect(doubling(10)).toBeLessThan(977);
    expect(doubling(100)).toBeGreaterThan(doubling(10));
  });
});

describe("nothing is lost and nothing is made", () => {
  test("killed cells are dead cells: living and dead add up where none grows and none is cleared", () => {
    const p = person({ ...noMutation, growthStiffness: 0, deadClearance: 0, necrosis: 0 });
    const days = [0, 1, 3, 10];
    const run = course({ parameters: p, initial: tumourBody(p), treatments: [nivolumab] }, days);
    const total = days.map((_, k) =>
      ["cloneWild", "cloneAntigenLow", "cloneMhcLow", "deadCells"].reduce((sum, name) => sum + run[name][k], 0),
    );
    expect(run.deadCells[3]).toBeGreaterThan(1e8);
    for (const sum of total) expect(Math.abs(sum / total[0] - 1)).toBeLessThan(1e-9);
  });

  test("T cells on the move are neither made nor lost: blood, periphery, memory and tumour add up", () => {
    const still = { tCellDeath: 0, progenitorLoss: 0, progenitorDivision: 0, exhaustedDeath: 0, memoryLoss: 0 };
    const p = person({ ...still, activation: 0, memoryRecall: 0, interleukin2Growth: 0 });
    const days = [0, 1, 10, 100];
    const initial = tumourBody(p, { cd8Blood: 1e8, cd8Periphery: 3e8, cd8Memory: 1e7, regulatoryBlood: 1e6 });
    const run = course({ parameters: p, initial }, days);
    const places = ["cd8Blood", "cd8Periphery", "cd8Memory", "cd8Progenitor", "cd8Effector", "cd8Exhausted"];
    const total = days.map((_, k) => places.reduce((sum, name) => sum + run[name][k], 0));
    expect(run.cd8Blood[3]).toBeLessThan(0.9 * run.cd8Blood[0]);
    for (const sum of total) expect(Math.abs(sum / total[0] - 1)).toBeLessThan(1e-9);
  });

  test("helper cells that turn regulatory are the same cells", () => {
    const still = { tCellDeath: 0, regulatoryDeath: 0, regulatoryProliferation: 0, regulatoryOutput: 0 };
    const p = person({ ...still, activation: 0, ctla4Killing: 0 });
    const days = [0, 10, 60];
    const run = course(
      { parameters: p, initial: tumourBody(p, { helperBlood: 1e7, regulatoryBlood: 1e6, tgfBeta: 1 }) },
      days,
    );
    const places = ["helperBlood", "helperTumour", "regulatoryBlood", "regulatoryTumour"];
    const total = days.map((_, k) => places.reduce((sum, name) => sum + run[name][k], 0));
    expect(run.regulatoryTumour[2]).toBeGreaterThan(run.regulatoryTumour[0]);
    for (const sum of total) expect(Math.abs(sum / total[0] - 1)).toBeLessThan(1e-9);
  });

  test("antibody given stays the same amount where none is cleared, however it spreads", () => {
    for (const slot of ["antiPD1", "antiPDL1", "antiCTLA4"]) {
      const p = person({ [`${slot}Clearance`]: 0, [`${slot}MaximumElimination`]: 0 });
      const added = [0, 14, 28].map((day) => ({ day, state: `${slot}Central`, amount: 1500 }));
      const run = course({ parameters: p, initial: body(p, { cloneWild: 1e9 }), added }, [0, 1, 13, 40]);
      const total = [0, 1, 2, 3].map((k) => run[`${slot}Central`][k] + run[`${slot}Peripheral`][k]);
      [1500, 1500, 1500, 4500].forEach((expected, k) => {
        expect(Math.abs(total[k] / expected - 1)).toBeLessThan(1e-9);
      });
    }
  });

  test("a clone's mutants come out of it: the sum of the clones does not know the mutation rates", () => {
    const total = (antigenLossRate: number, mhcLossRate: number) => {
      const p = person({ ...alone, antigenLossRate, mhcLossRate });
      const initial = body(p, { cloneWild: 1e9, cloneAntigenLow: 1e6, cloneMhcLow: 1e6, vascularCapacity: 2e9 });
      const run = course({ parameters: p, initial, tolerance: 1e-8 }, [0, 365]);
      return run.cloneWild[1] + run.cloneAntigenLow[1] + run.cloneMhcLow[1];
    };
    expect(Math.abs(total(1e-3, 1e-3) / total(0, 0) - 1)).toBeLessThan(1e-5);
  });
});

describe("numerics", () => {
  const patients = patientsOf(grow(0, 40));
  const days = [0, 1, 28, 84, 182, 365];
  const runs = patients.flatMap(({ parameters, state, id }) =>
    [[], [nivolumab], [nivolumab, ipilimumab]].map((treatments) => ({
      parameters,
      initial: state,
      treatments,
      patient: id,
    })),
  );
  const atTolerance = (tolerance: number) =>
    courses(
      runs.map((run) => ({ ...run, tolerance })),
      days,
    );
  const loose = atTolerance(1e-4);

  test("no state of any patient in any arm falls below zero", () => {
    expect(patients.length).toBeGreaterThan(5);
    const lowest = loose.flatMap((run) =>
      Object.entries(run)
        .filter(([name]) => !referenceModel.states[name].mayBeNegative)
        .map(([name, values]) => ({ name, value: Math.min(...values) })),
    );
    expect(lowest.filter(({ value }) => !(value >= -1e-6))).toEqual([]);
  });

  test("halving the tolerance moves no tumour volume by 1 %, wherever chance has no part in it", () => {
    const tight = atTolerance(5e-5);
    const volumes = (all: typeof loose, i: number) =>
      days.map((_, k) => quantity(patients[Math.floor(i / 3)].parameters, stateOf(all[i], k), "tumourVolume"));
    let compared = 0;
    const worst = runs.map((_, i) => {
      // A tumour of a few cells lives by chance, whose draws a rounding error changes.
      const byChance = loose[i].cloneWild.some((cells) => cells < 1e4);
      const [a, b] = [volumes(loose, i), volumes(tight, i)];
      if (byChance) return 0;
      compared++;
      return Math.max(...a.map((volume, k) => Math.abs(volume / b[k] - 1)));
    });
    expect(compared).toBeGreaterThan(10);
    expect(Math.max(...worst)).toBeLessThan(0.01);
  });
});
