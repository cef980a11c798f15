import { expect, test } from "vitest";
import type { ArmSummary } from "../../../../../src/index.ts";
import { contrastTable, milestoneTable, responseDifferences } from "./contrast-tables.ts";

const survival = (mean: number, error: number) => ({
  n: 100,
  events: 50,
  median: 10,
  lo: 8,
  hi: null,
  landmarks: [
    { months: 12, rate: 0.5, lo: 0.4, hi: 0.6 },
    { months: 24, rate: null, lo: null, hi: null },
  ],
  rmst: { tau: 24, mean, error },
});
const rate = (x: number) => ({ x, n: 100, rate: x / 100, lo: 0, hi: 1 });
const arm = (name: string, x: number, mean: number, error: number): ArmSummary => ({
  name,
  n: 100,
  orr: rate(x),
  cr: rate(0),
  dcr: rate(x),
  pfs: survival(mean, error),
  os: survival(mean, error),
  toxicity: rate(0),
});
const arms = [arm("new", 40, 15, 0.3), arm("old", 20, 10, 0.4)];
const pair = { arm: "new", reference: "old" };
const contrasts = [{ endpoint: "PFS" as const, ...pair, hr: 0.5, lo: 0.4, hi: 0.7, p: 0.0001, proportional: 0.4 }];
const cells = (table: { columns: readonly { values: ArrayLike<unknown> }[] }) =>
  table.columns.map(({ values }) => values[0]);

test("errors of restricted means add as those of different people", () => {
  // 1.96 · √(0.3² + 0.4²) = 0.98
  expect(cells(contrastTable({ arms, contrasts }))[3]).toBe("5.0 months (4.0 to 6.0) of 24");
});

test("a milestone beyond the follow-up is not estimable", () => {
  expect(cells(milestoneTable(arms, "OS"))).toEqual(["new", "50.0\u00a0% (40.0 to 60.0)", "not estimable"]);
});

test("a difference of rates stands with its interval, once a pair of arms", () => {
  const both = [...contrasts, { ...contrasts[0], endpoint: "OS" as const }];
  const table = responseDifferences({ arms, contrasts: both });
  expect(table.rows).toBe(1);
  expect(cells(table)[1]).toBe("40 of 100 against 20 of 100");
  expect(cells(table)[2]).toMatch(/^20\.0 percentage points \(7\.\d to 3\d\.\d\)$/);
});
