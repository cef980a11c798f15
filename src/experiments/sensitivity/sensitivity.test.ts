import { describe, expect, test } from "vitest";
import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import type { MeasuredRun } from "../scan/measured-run.ts";
import type { Measures } from "../scan/outcomes.ts";
import type { Quantity } from "../scan/quantity.ts";
import { largestStep, screened, screenedTable } from "./elementary-effects.ts";
import { chanceAlone, type SensitivityPlan, sensitivityFaults } from "./sensitivity-plan.ts";
import {
  emptySensitivity,
  type SensitivityResult,
  sensitivityDigest,
  sensitivityResult,
  sensitivityRunsTable,
} from "./sensitivity-result.ts";
import { tornado, tornadoTable } from "./tornado.ts";
import { rangeAround, type VariedRange } from "./varied-range.ts";

const quantity = (name: string, value: number, rest: Partial<Quantity> = {}): Quantity => ({
  id: name,
  label: name,
  unit: "1",
  place: ["parameters", name],
  value,
  whole: false,
  least: 0,
  most: Number.POSITIVE_INFINITY,
  ...rest,
});
const range = (name: string, value: number, low: number, high: number): VariedRange => ({
  quantity: quantity(name, value),
  low,
  high,
  spacing: "even",
});
const [a, b, none] = [range("a", 2, 1, 3), range("b", 10, 0, 10), range("none", 1, 0, 2)];
const plan: SensitivityPlan = { method: "tornado", ranges: [b, none, a], replicates: 6, trajectories: 12, seed: 100 };

/** 1000 + 50·a + 3·b, and chance by seed alone: it falls out of pairs. */
function answered(of: SensitivityPlan, noise = 20, ownNoise = 0): SensitivityResult {
  const { points, runs } = emptySensitivity(of);
  const measured = runs.map(({ point, seed }): MeasuredRun => {
    const at = (name: string, usual: number) => {
      const place = points[point].quantities.findIndex(({ id }) => id === name);
      return place < 0 ? usual : points[point].values[place];
    };
    const draw = (cell: number) => generator(seed, streams.contact, 0, cell).normal();
    const final = 1000 + 50 * at("a", 2) + 3 * at("b", 10) + noise * draw(0) + ownNoise * draw(point + 1);
    return { measures: { final } as Measures };
  });
  return sensitivityResult(of, measured);
}

describe("a range around a value", () => {
  const options = { factor: 2, stated: true };

  test("is the value over and times a factor, within what it can be; of whole numbers at least one away", () => {
    expect(rangeAround(quantity("x", 3), options)).toMatchObject({ low: 1.5, high: 6, spacing: "factor" });
    expect(rangeAround(quantity("x", 0.8, { most: 1 }), options)).toMatchObject({ low: 0.4, high: 1 });
    expect(rangeAround(quantity("x", 1, { whole: true }), { factor: 1.1, stated: false })).toMatchObject({
      low: 0,
      high: 2,
      spacing: "even",
    });
    expect(rangeAround(quantity("x", -2, { least: Number.NEGATIVE_INFINITY }), options)).toMatchObject({
      low: -4,
      high: -1,
      spacing: "even",
    });
  });

  test("is what the model states, where that is asked for", () => {
    const stated = quantity("x", 3, { stated: [1, 9] });
    expect(rangeAround(stated, options)).toMatchObject({ low: 1, high: 9 });
    expect(rangeAround(stated, { ...options, stated: false })).toMatchObject({ low: 1.5, high: 6 });
  });

  test("cannot be made around 0", () => {
    expect(() => rangeAround(quantity("x", 0), options)).toThrow("x: found 0, from which no factor leads away");
  });
});

describe("a tornado", () => {
  const result = answered(plan);
  const { base, bars, runs } = tornado(result, "final");

  test("has the widest bar first, and effects of pairs that chance falls out of", () => {
    expect(bars.map(({ range: { quantity: one } }) => one.id)).toEqual(["a", "b", "none"]);
    expect(bars[0].low?.effect).toMatchObject({ value: expect.closeTo(-50, 9), lo: expect.closeTo(-50, 9) });
    expect(bars[0].high?.effect.value).toBeCloseTo(50, 9);
    expect(bars[1].low?.effect.value).toBeCloseTo(-30, 9);
    expect(runs).toBe(6);
    expect(base.hi - base.lo).toBeGreaterThan(5);
  });

  test("has no runs for an end at which the scenario is already, and says where no run changed", () => {
    expect(bars[1].high).toBeUndefined();
    expect(result.points).toHaveLength(6);
    expect(bars.map(({ verdict }) => verdict)).toEqual(["moves", "moves", "none"]);
  });

  test("says of a bar whose interval contains 0 that it may be chance", () => {
    const noisy = tornado(answered(plan, 20, 200), "final").bars;
    const verdicts = Object.fromEntries(noisy.map(({ range: { quantity: one }, verdict }) => [one.id, verdict]));
    expect(verdicts.none).toBe("may be chance");
    for (const { low, high } of noisy) {
      for (const end of [low, high]) {
        if (!end) continue;
        expect(end.verdict).toBe(end.effect.lo > 0 || end.effect.hi < 0 ? "moves" : "may be chance");
      }
    }
  });

  test("does without runs that failed, and tells how many pairs are left", () => {
    const holed = answered(plan);
    holed.measures[0] = undefined;
    holed.failures[0] = "the numerics failed";
    const found = tornado(holed, "final");
    expect(found.runs).toBe(5);
    expect(found.bars[0].low?.pairs).toBe(5);
    expect(sensitivityRunsTable(holed).rows).toBe(36);
  });

  test("every point meets the same seeds", () => {
    for (let point = 0; point < 6; point++) {
      const seeds = result.runs.filter((run) => run.point === point).map(({ seed }) => seed);
      expect(seeds).toEqual([100, 101, 102, 103, 104, 105]);
    }
    expect(tornadoTable(result, "final").rows).toBe(3);
  });
});

describe("Morris's screening of a scenario", () => {
  const screening: SensitivityPlan = { ...plan, method: "morris", replicates: 2 };
  const found = screened(answered(screening), "final");
  const of = (name: string) => found.find(({ range: one }) => one?.quantity.id === name)!;

  test("finds how much the outcome moves over each whole range, the largest first, and chance alone last", () => {
    expect(found.map(({ range: one }) => one?.quantity.id)).toEqual(["a", "b", "none", undefined]);
    expect(of("a").size.value).toBeCloseTo(100, 2);
    expect(of("a").mean).toBeCloseTo(100, 2);
    expect(of("b").size.value).toBeCloseTo(30, 2);
    expect(of("none")).toMatchObject({ verdict: "none", effects: 12 });
    expect(screenedTable(answered(screening), "final").columns[0].values[3]).toBe(chanceAlone);
  });

  test("leads to the step at which an input did most", () => {
    const result = answered(screening);
    const step = largestStep(result, "final", 2);
    if (!step) throw new Error("no step");
    const [before, after] = [result.points[step.before].values, result.points[step.after].values];
    expect(before.map((value, i) => value !== after[i])).toEqual([false, false, true]);
  });

  test("holds effects against what other seeds alone do", () => {
    const noisy = screened(answered(screening, 20, 60), "final");
    const chance = noisy[noisy.length - 1];
    expect(chance.range).toBeUndefined();
    expect(chance.size.value).toBeGreaterThan(20);
    const verdict = Object.fromEntries(noisy.map((one) => [one.range?.quantity.id ?? chanceAlone, one.verdict]));
    expect(verdict.none).toBe("may be chance");
    for (const { range: one, size, verdict: said } of noisy) {
      if (one) expect(said).toBe(size.lo > chance.size.hi ? "moves" : "may be chance");
    }
  });

  test("has seeds that trajectories do not share, and that change within one at the step of chance alone", () => {
    const { runs } = emptySensitivity(screening);
    const seeds = (trajectory: number) =>
      new Set(runs.filter((run) => run.trajectory === trajectory).map(({ seed }) => seed));
    expect(seeds(0).size).toBe(4);
    expect([...seeds(0)].some((seed) => seeds(1).has(seed))).toBe(false);
    expect(runs).toHaveLength(12 * 5 * 2);
  });
});

test("digests tell seeds, ranges and methods apart, and nothing else", () => {
  const digest = (change: Partial<SensitivityPlan>) => sensitivityDigest(answered({ ...plan, ...change }));
  expect(digest({})).toBe(digest({ trajectories: 5 }));
  const others = [digest({}), digest({ seed: 101 }), digest({ ranges: [a, b, none] }), digest({ method: "morris" })];
  expect(new Set(others).size).toBe(4);
});

test("a plan that cannot run says what to give", () => {
  expect(sensitivityFaults(plan)).toEqual([]);
  expect(sensitivityFaults({ ...plan, replicates: 1 })[0]).toContain("from 2 to 1000");
  expect(sensitivityFaults({ ...plan, ranges: [a, a] })[0]).toContain("a is varied twice");
  expect(sensitivityFaults({ ...plan, ranges: [] })[0]).toContain("at least one");
  expect(sensitivityFaults({ ...plan, method: "morris", trajectories: 1 })[0]).toContain("from 2 to 1000");
});
