import { expect, test } from "vitest";
import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { allocate } from "./allocate.ts";
import { arrive } from "./arrive.ts";
import { levelOf, strataWords, stratumOf } from "./strata.ts";

const drawn = (count: number, strata: number) => {
  const random = generator(1, streams.bootstrap, 0, 0);
  return Array.from({ length: count }, () => Math.floor(random.uniform() * strata));
};

test("in every stratum, after each whole block, arms stand in the ratio exactly", () => {
  const strata = drawn(600, 5);
  const arms = allocate({ blocks: [6], ratio: [2, 1] }, strata, 3, 0);
  for (let stratum = 0; stratum < 5; stratum++) {
    const mine = [...arms].filter((_, i) => strata[i] === stratum);
    for (let end = 6; end <= mine.length; end += 6) {
      expect(mine.slice(0, end).filter((arm) => arm === 0).length).toBe((2 * end) / 3);
    }
  }
});

test("blocks of two sizes never let arms differ by more than half of the larger one", () => {
  const arms = [...allocate({ blocks: [2, 8], ratio: [1, 1] }, new Array(2000).fill(0), 5, 0)];
  let gap = 0;
  const gaps = arms.map((arm) => (gap += arm === 0 ? 1 : -1));
  expect(Math.max(...gaps.map(Math.abs))).toBeLessThanOrEqual(4);
  expect(Math.max(...gaps.map(Math.abs))).toBeGreaterThan(1);
});

test("the same seed allocates alike, another trial otherwise, and a stratum's list does not depend on the others", () => {
  const design = { blocks: [4], ratio: [1, 1] };
  const strata = drawn(200, 3);
  const arms = allocate(design, strata, 11, 0);
  expect(allocate(design, strata, 11, 0)).toEqual(arms);
  expect(allocate(design, strata, 11, 1)).not.toEqual(arms);
  const alone = strata.filter((one) => one === 2);
  expect([...allocate(design, alone, 11, 0)]).toEqual([...arms].filter((_, i) => strata[i] === 2));
});

test("all orders of a block of two and two come about as often", () => {
  const arms = [...allocate({ blocks: [4], ratio: [1, 1] }, new Array(24_000).fill(0), 2, 0)];
  const counts = new Map<string, number>();
  for (let i = 0; i < arms.length; i += 4) {
    const order = arms.slice(i, i + 4).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  // 1000 expected of each; a standard deviation is 29.
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
});

test("a value at a cut point is above it, and strata are named by all their levels", () => {
  const strata = [
    { covariate: "pdl1", cuts: [0.01, 0.5] },
    { covariate: "ecog", cuts: [1] },
  ];
  expect([0, 0.01, 0.49, 0.5].map((value) => levelOf(value, strata[0].cuts))).toEqual([0, 1, 1, 2]);
  const names = strataWords(strata);
  expect(names).toHaveLength(6);
  expect(names[stratumOf(strata, [0.3, 1])]).toBe("pdl1 0.01 to below 0.5, ecog 1 or more");
  expect(strataWords([])).toEqual(["everybody"]);
});

test("the trial of a result takes everybody once before anybody twice; simulated trials draw with replacement", () => {
  const once = arrive(50, 50, { over: 100, ramp: 0 }, 4, 0);
  expect(new Set(once.patient).size).toBe(50);
  const more = arrive(70, 50, { over: 100, ramp: 0 }, 4, 0);
  expect([new Set(more.patient.slice(0, 50)).size, more.repeated]).toEqual([50, 20]);
  expect(new Set(arrive(50, 50, { over: 100, ramp: 0 }, 4, 1).patient).size).toBeLessThan(45);
});

test("patients come evenly, or slowly at first where the pace has to rise; the first one comes on day 0", () => {
  const even = arrive(20_000, 10, { over: 100, ramp: 0 }, 4, 1).day;
  expect(even[0]).toBe(0);
  expect(even[10_000]).toBeGreaterThan(48.5);
  expect(even[10_000]).toBeLessThan(51.5);
  // A ramp over the whole time: half have come by √½ of it.
  const ramp = arrive(20_000, 10, { over: 100, ramp: 100 }, 4, 1).day;
  expect(Math.abs(ramp[10_000] - 70.71)).toBeLessThan(1.5);
  expect(arrive(5, 10, { over: 0, ramp: 0 }, 4, 1).day).toEqual(new Float64Array(5));
});
