import { describe, expect, test } from "vitest";
import { tumour } from "../body/tumour.ts";
import { cancers } from "./index.ts";
import { clonesByMutations, growthByDoubling } from "./solid-tumour.ts";

/**
 * Doubling time, days, of a tumour of a gram (5e8 cells) that grows from one cell by the tumour module's two equations,
 * net growth and vascular capacity, with half of the macrophages healing and nobody killing: small explicit steps, so
 * that nothing is shared with the closed form under test.
 */
function doublingByIntegration(angiogenesis: number): number {
  const { growthStiffness, vesselRegression, avascularCapacity, maximumCapacity } = tumour.parameters!;
  let cells = 1;
  let capacity = avascularCapacity.value;
  let half = Number.NaN;
  for (let day = 0; day < 20_000; day += 0.05) {
    if (Number.isNaN(half) && cells >= 2.5e8) half = day;
    if (cells >= 5e8) return day - half;
    const called = 1.25 * angiogenesis * cells * (1 - cells / maximumCapacity.value);
    const lost = vesselRegression.value * (capacity - cells - avascularCapacity.value);
    cells += 0.05 * growthStiffness.value * Math.log((capacity + 1) / (cells + 1)) * cells;
    capacity += 0.05 * (called - lost);
  }
  return Number.POSITIVE_INFINITY;
}

describe("growthByDoubling", () => {
  test.for([40, 97, 155])(
    "gives a tumour that doubles in about %i days, and a little sooner while it is small",
    (days) => {
      const found = doublingByIntegration(growthByDoubling(days, 0.7, "assumed: any").value!);
      expect(found / days).toBeGreaterThan(0.85);
      expect(found / days).toBeLessThan(1.05);
    },
  );
});

test("clones follow mutations in proportion, melanoma's 21 a megabase giving melanoma's clones", () => {
  const melanoma = cancers.melanoma.priors.cloneCount.value!;
  expect(clonesByMutations(21, 1, "").value).toBe(melanoma);
  expect(clonesByMutations(10.5, 1, "").value).toBeCloseTo(melanoma / 2, 10);
});

test("urothelial tumours keep T cells out more than melanoma does, renal ones less (the pictures their files describe)", () => {
  const exclusion = (name: string) => cancers[name].priors.exclusion.value!;
  expect(exclusion("urothelial-cancer")).toBeGreaterThan(exclusion("melanoma"));
  expect(exclusion("renal-cell-cancer")).toBeLessThan(exclusion("melanoma"));
});
