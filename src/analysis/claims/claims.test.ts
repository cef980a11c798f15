import { describe, expect, test } from "vitest";
import { generator } from "../../foundation/random.ts";
import { table } from "../../foundation/table.ts";
import { judge, verdictOf } from "./judge.ts";
import { frequencyDifference, frequencyRatio } from "./paired-frequencies.ts";
import { meanEffect, meanRatio } from "./paired-means.ts";
import { readSeries } from "./read-series.ts";

const column = (name: string, values: readonly number[]) => ({
  name,
  unit: "1",
  label: name,
  values: Float64Array.from(values),
});
const series = table("series", [
  column("day", [0, 1, 2, 3]),
  column("tumour", [100, 40, 0, 0]),
  column("kills", [0, 60, 90, 92]),
  column("level", [1, 0.5, Number.NaN, Number.NaN]),
]);
const read = (measured: string, reading: Parameters<typeof readSeries>[1]["reading"], over?: string) =>
  readSeries(series, { measured: [measured], over: over === undefined ? undefined : [over], reading });

describe("a reading of a series", () => {
  test("takes the end, a day, extremes, and the mean of looks at which the quantity was there", () => {
    expect(read("kills", { kind: "end" })).toBe(92);
    expect(read("kills", { kind: "day", day: 1.4 })).toBe(60);
    expect(read("tumour", { kind: "maximum" })).toBe(100);
    expect(read("level", { kind: "mean" })).toBe(0.75);
    expect(read("level", { kind: "minimum" })).toBe(0.5);
  });

  test("is not a number where the quantity is gone, and nothing is made of it", () => {
    expect(read("level", { kind: "end" })).toBeNaN();
    expect(read("kills", { kind: "end" }, "tumour")).toBe(Number.POSITIVE_INFINITY);
  });

  test("finds the first day past a threshold, and the end of the run where there is none", () => {
    expect(read("tumour", { kind: "first", direction: "below", threshold: 50 })).toBe(1);
    expect(read("kills", { kind: "first", direction: "above", threshold: 1000 })).toBe(3);
  });
});

/** Pairs whose halves share a part of their chance, and whose second is `ratio` times the first on average. */
function simulated(seed: number, n: number, ratio: number): { first: number[]; second: number[] } {
  const random = generator(seed, 1, 1, 1);
  const first: number[] = [];
  const second: number[] = [];
  for (let i = 0; i < n; i++) {
    const shared = random.poisson(10);
    first.push(shared + random.poisson(5));
    second.push(Math.round(ratio * shared) + random.poisson(5 * ratio));
  }
  return { first, second };
}

describe("an interval", () => {
  test("of a ratio of means holds the true ratio in about 95 of 100 studies of 12 pairs", () => {
    let holds = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const { first, second } = simulated(seed, 12, 1);
      const { lo, hi } = meanRatio(first, second, 0.95);
      if (lo <= 1 && hi >= 1) holds++;
    }
    expect(holds / 400).toBeGreaterThan(0.92);
    expect(holds / 400).toBeLessThan(0.98);
  });

  test("of a mean is Student's: 1 to 5 have the mean 3 within 1.963", () => {
    const { value, lo, hi } = meanEffect([1, 2, 3, 4, 5], 0.95);
    expect(value).toBe(3);
    expect(hi - value).toBeCloseTo(1.9632, 4);
    expect(value - lo).toBeCloseTo(1.9632, 4);
  });

  test("of a ratio has no upper end where the second arm may be nothing", () => {
    const { lo, hi } = meanRatio([5, 6, 5, 6], [0, 0, 1, 0], 0.95);
    expect(hi).toBe(Number.POSITIVE_INFINITY);
    expect(lo).toBeGreaterThan(0);
    expect(meanRatio([0, 0, 0], [0, 0, 0], 0.95)).toEqual({ value: Number.NaN, lo: 0, hi: Number.POSITIVE_INFINITY });
  });

  test("of the difference of paired frequencies is where the likelihood's score test begins to reject", () => {
    // 3 pairs happened in the first arm alone, 1 in the second alone, of 20.
    const first = [...Array(3).fill(1), 0, ...Array(8).fill(1), ...Array(8).fill(0)];
    const second = [...Array(3).fill(0), 1, ...Array(8).fill(1), ...Array(8).fill(0)];
    const { value, lo, hi } = frequencyDifference(first, second, 0.95);
    expect(value).toBeCloseTo(0.1, 12);
    for (const delta of [lo, hi]) {
      // Restricted maximum likelihood by search: q = P(second alone), P(first alone) = q + delta.
      let best = { likelihood: Number.NEGATIVE_INFINITY, q: 0 };
      for (let i = 1; i < 100_000; i++) {
        const q = i / 100_000;
        const p = q + delta;
        if (p <= 0 || p + q >= 1) continue;
        const likelihood = 3 * Math.log(p) + Math.log(q) + 16 * Math.log(1 - p - q);
        if (likelihood > best.likelihood) best = { likelihood, q };
      }
      const variance = 20 * (2 * best.q + delta - delta * delta);
      expect(Math.abs(2 - 20 * delta) / Math.sqrt(variance)).toBeCloseTo(1.959964, 2);
    }
  });

  test("of the ratio of paired frequencies is where the likelihood's score test begins to reject", () => {
    // 9 in both, 6 in the first alone, 2 in the second alone, 13 in neither.
    const first = [...Array(15).fill(1), ...Array(15).fill(0)];
    const second = [...Array(9).fill(1), ...Array(6).fill(0), 1, 1, ...Array(13).fill(0)];
    const { value, lo, hi } = frequencyRatio(first, second, 0.95);
    expect(value).toBeCloseTo(15 / 11, 12);
    for (const ratio of [lo, hi]) {
      let best = { likelihood: Number.NEGATIVE_INFINITY, apart: 0 };
      for (let i = 1; i < 1000; i++) {
        for (let j = 1; j < 1000; j++) {
          const [both, second] = [i / 1000, j / 1000];
          const first = ratio * (both + second) - both;
          const none = 1 - both - first - second;
          if (first <= 0 || none <= 0) continue;
          const likelihood = 9 * Math.log(both) + 6 * Math.log(first) + 2 * Math.log(second) + 13 * Math.log(none);
          if (likelihood > best.likelihood) best = { likelihood, apart: first + second };
        }
      }
      const distance = (15 - ratio * 11) / 30;
      expect(Math.abs(distance) / Math.sqrt((ratio * best.apart) / 30)).toBeCloseTo(1.96, 1);
    }
  });

  test("of a frequency has a width even where every run agrees", () => {
    const all = Array(20).fill(1);
    const none = Array(20).fill(0);
    const one = frequencyDifference(all, all, 0.95);
    expect(one.lo).toBeLessThan(-0.1);
    expect(one.hi).toBeGreaterThan(0.1);
    const apart = frequencyDifference(all, none, 0.95);
    expect(apart.hi).toBe(1);
    expect(apart.lo).toBeLessThan(0.95);
    expect(frequencyRatio(all, none, 0.95).hi).toBe(Number.POSITIVE_INFINITY);
    expect(frequencyRatio(none, none, 0.95)).toEqual({ value: Number.NaN, lo: 0, hi: Number.POSITIVE_INFINITY });
  });
});

describe("a verdict", () => {
  const more = { effect: "ratio", expected: { lo: 1.2, hi: Number.POSITIVE_INFINITY }, confidence: 0.95 } as const;

  test("holds where the whole interval is in the range, fails where none is, and is weak between", () => {
    const expected = { lo: 1, hi: 2 };
    expect(verdictOf({ lo: 1.1, hi: 1.9 }, expected)).toBe("holds");
    expect(verdictOf({ lo: 2.1, hi: 3 }, expected)).toBe("fails");
    expect(verdictOf({ lo: 0.9, hi: 1.5 }, expected)).toBe("weak");
    expect(verdictOf({ lo: 0.5, hi: 3 }, expected)).toBe("weak");
  });

  test("of no effect at all, in runs that are all alike, is that any increase or decrease fails", () => {
    const same = [3, 3, 3, 3];
    const none = (effect: "ratio" | "difference", lo: number, hi: number) =>
      judge({ effect, expected: { lo, hi }, confidence: 0.95 }, same, same).verdict;
    expect(none("difference", 0, Number.POSITIVE_INFINITY)).toBe("fails");
    expect(none("difference", Number.NEGATIVE_INFINITY, 0)).toBe("fails");
    expect(none("ratio", 1, Number.POSITIVE_INFINITY)).toBe("fails");
    expect(none("ratio", 1, 1.2)).toBe("holds");
    expect(none("difference", -1, 1)).toBe("holds");
  });

  test("of a true effect is that it holds, of its opposite that it fails", () => {
    const { first, second } = simulated(3, 30, 2);
    expect(judge(more, second, first).verdict).toBe("holds");
    expect(judge(more, first, second).verdict).toBe("fails");
  });

  test("of no effect is never that it holds", () => {
    const verdicts = Array.from({ length: 100 }, (_, seed) => {
      const { first, second } = simulated(seed + 1, 20, 1);
      return judge(more, first, second).verdict;
    });
    expect(verdicts.filter((verdict) => verdict === "holds")).toEqual([]);
  });

  test("of no effect that is claimed as any increase holds in about one of forty studies, not more", () => {
    const any = { ...more, expected: { lo: 1, hi: Number.POSITIVE_INFINITY } };
    let holds = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const { first, second } = simulated(seed, 16, 1);
      if (judge(any, first, second).verdict === "holds") holds++;
    }
    expect(holds / 400).toBeLessThan(0.05);
  });

  test("leaves out pairs in which the quantity was not there, says how many, and is weak where too few are left", () => {
    const gone = Number.NaN;
    const found = judge({ ...more, effect: "difference", expected: { lo: 1, hi: 9 } }, [5, 6, gone, 7], [1, 2, 3, 3]);
    expect(found).toMatchObject({ used: 3, leftOut: 1, verdict: "holds" });
    expect(judge(more, [gone, gone, 3, 4], [1, 1, 1, 1]).verdict).toBe("weak");
  });

  test("is refused for arms of unequal numbers of runs", () => {
    expect(() => judge(more, [1, 2, 3], [1, 2])).toThrow("as many runs in both arms");
  });
});
