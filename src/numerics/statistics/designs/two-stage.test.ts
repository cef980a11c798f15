import { expect, test } from "vitest";
import { InputError } from "../../../foundation/errors.ts";
import { simonTwoStage, twoStageChances } from "./two-stage.ts";

// Simon (1989), https://doi.org/10.1016/0197-2456(89)90015-9, Tables 1 and 2: r1/n1, r/n and expected patients at p0
// (which hold the chance of early termination); for each pair of rates the errors (0.10, 0.10), (0.05, 0.20) and (0.05, 0.10).
// Quoted at second hand: the paper was not at hand.
const table = [
  [0.05, 0.25, 0.1, 0.1, [0, 9, 2, 24, 14.5], [0, 13, 2, 20, 16.4]],
  [0.05, 0.25, 0.05, 0.2, [0, 9, 2, 17, 12.0], [0, 12, 2, 16, 13.8]],
  [0.05, 0.25, 0.05, 0.1, [0, 9, 3, 30, 16.8], [0, 15, 3, 25, 20.4]],
  [0.1, 0.3, 0.1, 0.1, [1, 12, 5, 35, 19.8], [1, 16, 4, 25, 20.4]],
  [0.1, 0.3, 0.05, 0.2, [1, 10, 5, 29, 15.0], [1, 15, 5, 25, 19.5]],
  [0.1, 0.3, 0.05, 0.1, [2, 18, 6, 35, 22.5], [2, 22, 6, 33, 26.2]],
  [0.2, 0.4, 0.1, 0.1, [3, 17, 10, 37, 26.0], [3, 19, 10, 36, 28.3]],
  [0.2, 0.4, 0.05, 0.2, [3, 13, 12, 43, 20.6], [4, 18, 10, 33, 22.3]],
  [0.2, 0.4, 0.05, 0.1, [4, 19, 15, 54, 30.4], [5, 24, 13, 45, 31.2]],
  [0.3, 0.5, 0.1, 0.1, [7, 22, 17, 46, 29.9], [7, 28, 15, 39, 35.0]],
  [0.3, 0.5, 0.05, 0.2, [5, 15, 18, 46, 23.6], [6, 19, 16, 39, 25.7]],
  [0.3, 0.5, 0.05, 0.1, [8, 24, 24, 63, 34.7], [7, 24, 21, 53, 36.6]],
  [0.4, 0.6, 0.05, 0.2, [7, 16, 23, 46, 24.5], [17, 34, 20, 39, 34.4]],
  [0.05, 0.2, 0.05, 0.2, [0, 10, 3, 29, 17.6], [0, 13, 3, 27, 19.8]],
  [0.1, 0.25, 0.05, 0.2, [2, 18, 7, 43, 24.7], [2, 22, 7, 40, 28.8]],
] as const;

test.each(table)(
  "the designs of Simon's tables for rates %d and %d, errors %d and %d",
  (p0, p1, alpha, beta, ...rows) => {
    const { optimal, minimax } = simonTwoStage({ p0, p1, alpha, beta });
    [optimal, minimax].forEach((stages, i) => {
      const [r1, n1, r, n, expected] = rows[i];
      expect(stages).toEqual({ r1, n1, r, n });
      const chances = twoStageChances(stages, p0);
      expect(chances.patients).toBeCloseTo(expected, 1);
      expect(chances.success).toBeLessThanOrEqual(alpha);
      expect(twoStageChances(stages, p1).success).toBeGreaterThanOrEqual(1 - beta);
    });
  },
);

test("chances of two stages are those of counting every outcome of four patients", () => {
  const outcomes = Array.from({ length: 16 }, (_, i) => [8, 4, 2, 1].map((bit) => (i & bit ? 1 : 0)));
  const early = outcomes.filter(([a, b]) => a + b === 0).length;
  const success = outcomes.filter(([a, b, c, d]) => a + b > 0 && a + b + c + d > 2).length;
  expect(twoStageChances({ n1: 2, r1: 0, n: 4, r: 2 }, 0.5)).toEqual({
    early: early / 16,
    success: success / 16,
    patients: 2 + (1 - early / 16) * 2,
  });
});

test("rates in the wrong order and errors above a half are refused, as is a design of thousands", () => {
  const aims = { p0: 0.2, p1: 0.4, alpha: 0.05, beta: 0.2 };
  expect(() => simonTwoStage({ ...aims, p0: 0.5 })).toThrow("0.5 and 0.4");
  expect(() => simonTwoStage({ ...aims, alpha: 0.9 })).toThrow(InputError);
  expect(() => simonTwoStage({ ...aims, p1: 0.21 })).toThrow("300 patients");
});
