import { describe, expect, test } from "vitest";
import { streams } from "../foundation/streams.ts";
import { numbers, table, texts } from "../foundation/table.ts";
import { elementaryEffects, meanSizeIntervals, morrisDesign, morrisEffects } from "./morris.ts";
import { partialRankCorrelation } from "./partial-rank-correlation.ts";

describe("partial rank correlation", () => {
  const index = Array.from({ length: 30 }, (_, i) => i + 1);
  const columns: Record<string, number[]> = {
    x: index.map((i) => (i * 7) % 31),
    y: index.map((i) => (i * 11) % 29),
    z: index.map((i) => (i * 5) % 23),
  };
  columns.o = index.map((i, k) => {
    const value = columns.x[k] ** 2 / 100 - 3 * Math.sqrt(columns.y[k]) + ((i * 13) % 7);
    return Math.round(1000 * value) / 1000;
  });
  const tableOf = (source: Record<string, number[]>) =>
    table(
      "samples",
      Object.entries(source).map(([name, values]) => ({
        name,
        unit: "1",
        label: name,
        values: Float64Array.from(values),
      })),
    );

  test("is the correlation of what linear regression leaves of the ranks, with its t-test (R 4.2.2, lm)", () => {
    const found = partialRankCorrelation(tableOf(columns), ["x", "y", "z"], "o");
    expect(texts(found, "input")).toEqual(["x", "y", "z"]);
    expect(Array.from(numbers(found, "correlation"))).toEqual(
      [0.697647339333795, -0.862675802764754, 0.190219056931179].map((value) => expect.closeTo(value, 12)),
    );
    const p = numbers(found, "p");
    [3.68308019626685e-5, 3.56237326155614e-9, 0.332273330229353].forEach((value, i) => {
      expect(p[i] / value).toBeCloseTo(1, 10);
    });
  });

  test("does not change when the output is bent by a monotone function", () => {
    const bent = { ...columns, o: columns.o.map((value) => Math.exp(value / 5)) };
    const of = (source: Record<string, number[]>) =>
      Array.from(numbers(partialRankCorrelation(tableOf(source), ["x", "y"], "o"), "correlation"));
    expect(of(bent)).toEqual(of(columns));
  });

  test("an input that repeats another, a missing value and too few samples are refused", () => {
    const twice = { ...columns, w: columns.x };
    expect(() => partialRankCorrelation(tableOf(twice), ["x", "w"], "o")).toThrow("independent columns");
    const holed = { ...columns, o: columns.o.map((value, i) => (i === 3 ? Number.NaN : value)) };
    expect(() => partialRankCorrelation(tableOf(holed), ["x"], "o")).toThrow("missing values");
    const few = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.slice(0, 4)]));
    expect(() => partialRankCorrelation(tableOf(few), ["x", "y", "z"], "o")).toThrow("more than 4");
  });
});

describe("Morris's screening", () => {
  const design = morrisDesign(["a", "b", "c", "d"], 20, { seed: 5, stream: streams.calibration });

  test("moves one input at a time, by 2/3, on four levels within the unit cube", () => {
    expect(design.points).toHaveLength(100);
    const levels = [0, 1 / 3, 2 / 3, 1];
    design.points.forEach((point, k) => {
      for (const value of point)
        expect(Math.min(...levels.map((level) => Math.abs(level - value)))).toBeLessThan(1e-15);
      if (k % 5 === 0) return;
      const moves = Array.from(point, (value, i) => Math.abs(value - design.points[k - 1][i])).filter(
        (move) => move > 0,
      );
      expect(moves).toEqual([expect.closeTo(2 / 3, 14)]);
    });
  });

  test("of a linear model the effects are its coefficients, without deviation", () => {
    const found = morrisEffects(
      design,
      design.points.map(([a, b, c]) => 3 * a - 2 * b + 0.5 * c),
    );
    expect(Array.from(numbers(found, "mean"))).toEqual([3, -2, 0.5, 0].map((value) => expect.closeTo(value, 12)));
    expect(Array.from(numbers(found, "meanSize"))).toEqual([3, 2, 0.5, 0].map((value) => expect.closeTo(value, 12)));
    for (const value of numbers(found, "deviation")) expect(value).toBeLessThan(1e-12);
  });

  test("an interaction shows as deviation, and a failed run costs the effects beside it only", () => {
    const outputs = design.points.map(([a, b]) => a * b);
    const found = morrisEffects(design, outputs);
    expect(numbers(found, "deviation")[0]).toBeGreaterThan(0.1);
    expect(numbers(found, "deviation")[2]).toBe(0);
    outputs[7] = Number.NaN;
    const counted = numbers(morrisEffects(design, outputs), "effects");
    expect(counted.reduce((sum, value) => sum + value, 0)).toBe(78);
  });

  test("intervals of μ* hold it, are those of the seed, shrink with trajectories, and are points without deviation", () => {
    const chance = { seed: 3, stream: streams.sensitivity };
    const of = (trajectories: number) => {
      const long = morrisDesign(["a", "b", "c", "d"], trajectories, { seed: 5, stream: streams.sensitivity });
      const outputs = long.points.map(([a, b, c]) => 10 * a * b + 2 * c);
      const intervals = meanSizeIntervals(elementaryEffects(long, outputs), chance);
      return { intervals, means: numbers(morrisEffects(long, outputs), "meanSize") };
    };
    const { intervals, means } = of(20);
    intervals.forEach(([low, high], i) => {
      expect(low).toBeLessThanOrEqual(means[i] + 1e-12);
      expect(high).toBeGreaterThanOrEqual(means[i] - 1e-12);
    });
    expect(intervals[2]).toEqual([expect.closeTo(2, 12), expect.closeTo(2, 12)]);
    expect(intervals[3]).toEqual([0, 0]);
    expect(of(20).intervals).toEqual(intervals);
    const [[low, high]] = of(320).intervals;
    const [[wideLow, wideHigh]] = intervals;
    expect((high - low) / (wideHigh - wideLow)).toBeLessThan(0.5);
  });

  test("an odd number of levels, and outputs that do not match the points, are refused", () => {
    expect(() => morrisDesign(["a"], 2, { seed: 1, stream: streams.calibration }, 3)).toThrow("an even whole number");
    expect(() => morrisEffects(design, [1, 2])).toThrow("100, one a point");
  });
});
