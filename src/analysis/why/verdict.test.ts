import { expect, test } from "vitest";
import { exactRate } from "../rate.ts";
import { pairedEffect } from "./paired-effect.ts";
import { causeVerdict, chanceShare, chanceVerdict } from "./verdict.ts";

const as = [100, 210, 55, 130, 90, 160];

test("pairs that differ by one factor give that factor, however much chance spreads them", () => {
  const effect = pairedEffect(
    as.map((n) => n / 4),
    as,
    1,
  );
  expect(effect.change).toBeCloseTo(-0.75, 12);
  expect(effect.changeHi - effect.changeLo).toBeLessThan(1e-9);
  expect(causeVerdict(effect, true)).toBe("made");
  expect(causeVerdict(effect, false)).toBe("against");
});

test("Student's interval of three pairs is that of the textbook", () => {
  const effect = pairedEffect([Math.E, Math.E ** 2, Math.E ** 3], [1, 1, 1], 1e-9);
  expect(effect.logRatio).toBeCloseTo(2, 10);
  // 4.3027 standard errors of 1/√3.
  expect(effect.hi - 2).toBeCloseTo(4.3027 / Math.sqrt(3), 3);
});

test("nothing left counts as half a cell", () => {
  expect(pairedEffect([0, 0], [10, 10], 2).change).toBeCloseTo(1 / 10 - 1, 12);
});

test("a small sure difference is little, a wide interval is open, and one pair tells nothing", () => {
  const little = pairedEffect([101, 212, 54, 133, 91, 158], as, 1);
  const wide = pairedEffect([20, 800, 30, 400, 30, 300], as, 1);
  expect([little, wide, pairedEffect([1], [100], 1)].map((one) => causeVerdict(one, true))).toEqual([
    "little",
    "open",
    "open",
  ]);
});

test("chance is mostly, some or none of it by how many turned and by what outweighs it", () => {
  expect(chanceVerdict(exactRate(9, 20), 0.9)).toBe("mostly");
  expect(chanceVerdict(exactRate(9, 20), 0.1)).toBe("some");
  expect(chanceVerdict(exactRate(18, 20), 0.9)).toBe("none");
});

test("the share of chance is its variance over that with the effect's square", () => {
  expect(chanceShare([0, 2], 0)).toBe(1);
  expect(chanceShare([0, 2], Math.sqrt(6))).toBeCloseTo(0.25, 12);
  expect(chanceShare([1], 1)).toBeNaN();
});
