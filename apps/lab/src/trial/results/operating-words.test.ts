import { expect, test } from "vitest";
import type { OperatingResult, OperatingRow } from "../../../../../src/index.ts";
import { cohortIsSmall, operatingRows, operatingSentences } from "./operating-words.ts";

const row = (hypothesis: OperatingRow["hypothesis"], rate: number, cohortError: number): OperatingRow => ({
  arm: "new",
  reference: "old",
  endpoint: "OS",
  hypothesis,
  rejected: { x: rate * 1000, n: 1000, rate, lo: 0, hi: 1 },
  rejectedError: 0.01,
  favouring: rate,
  estimate: 0.64,
  estimateError: 0.004,
  lo: 0.45,
  hi: 0.92,
  spread: 0.2,
  estimated: 1000,
  events: 119,
  cohortEstimate: 0.63,
  cohortError,
});
const operating = (cohortError: number): OperatingResult => ({
  rows: [row("design", 0.68, cohortError), row("null", 0.05, 0)],
  trials: 1000,
  wanted: 1000,
  stopped: false,
  alpha: 0.05,
  seed: 1,
  arms: [],
});

test("power and type-I error stand in one row, each with its Monte Carlo error", () => {
  const table = operatingRows(operating(0.25));
  expect(table.rows).toBe(1);
  const cell = (name: string) => table.columns.find((column) => column.name === name)?.values[0];
  expect(cell("power")).toBe("68.0\u00a0% ± 1.0");
  expect(cell("typeOne")).toBe("5.0\u00a0% ± 1.0");
  expect(cell("estimate")).toBe("hazard ratio 0.64 ± 0.004");
});

test("a sentence has both sides of the power", () => {
  expect(operatingSentences(operating(0))).toEqual([
    "In this model, 68 of 100 trials of this size find a difference in overall survival between new and old; 32 miss it. With no difference, 5 of 100 find one all the same.",
  ]);
});

test("a small cohort is said to be small only where its error is the larger one", () => {
  expect([cohortIsSmall(operating(0.25)), cohortIsSmall(operating(0.015))]).toEqual([true, false]);
});
