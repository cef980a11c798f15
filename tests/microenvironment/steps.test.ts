/** Usual steps of a microenvironment beside small ones; `immunarium bench steps` does the same with many replicates. */
import { expect, test } from "vitest";
import { compareSteps } from "../../src/experiments/small-steps/compare-steps.ts";

const differences = await compareSteps({ cells: 150, days: [1.25] }, ["usual"], 4);
const of = (reading: string) => differences.find((one) => one.reading === reading)!;

test("tumour cells are born about as often with usual steps as with small ones", () => {
  const { mean, reference } = of("tumour births");
  expect(reference).toBeGreaterThan(2);
  // A mass that is not at rest is under pressure, and has a third of the births.
  expect(mean / reference).toBeGreaterThan(0.55);
  expect(mean / reference).toBeLessThan(1.8);
});

test.each(["tumour cells", "CD8 T cells", "kills by T cells", "distance of effectors to tumour, um"])(
  "%s: the difference between usual and small steps is within the noise of replicates",
  (reading) => {
    const { lo, hi, difference, deviation } = of(reading);
    expect(Number.isFinite(difference)).toBe(true);
    // Three times the half-width at 95 %: chance does not go there once in a thousand times.
    const half = Math.max((hi - lo) / 2, 0.5, 0.25 * deviation);
    expect(Math.abs(difference)).toBeLessThan(3 * half);
  },
);
