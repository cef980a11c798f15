import { describe, expect, test } from "vitest";
import { stein2019 } from "../../src/models/published/stein-2019.ts";
import { valuesOf, withValues } from "./equations.ts";
import { relativeError } from "./relative-error.ts";
import { grid } from "./sampling.ts";
import { simulate } from "./simulate.ts";

const { foldExpansion, timeOfMaximum, peak, contraction, memoryFraction, memoryLoss } = valuesOf(stein2019);

/** The paper's closed form (supplement, analytical solution for the compartmental model). */
function closedForm(t: number): number {
  const rho = Math.log(foldExpansion) / timeOfMaximum;
  if (t < timeOfMaximum) return (peak / foldExpansion) * Math.exp(rho * t);
  const since = t - timeOfMaximum;
  return (
    peak * ((1 - memoryFraction) * Math.exp(-contraction * since) + memoryFraction * Math.exp(-memoryLoss * since))
  );
}

describe("Stein 2019", () => {
  test("the library's run is the paper's closed form, to 1e-6, over two years", () => {
    const times = [0, 1, 5, 9, 9.3, 9.31, 10, 14, 21, 28, 60, 90, 180, 365, 730];
    const { carT } = simulate(stein2019, times);
    expect(relativeError(carT, times.map(closedForm))).toBeLessThan(1e-6);
  });

  test("expansion is 3,900-fold to a peak of 24,000 copies a microgram at day 9.3, doubling in 0.78 days", () => {
    const times = [0, ...grid(1, 28, 0.05)];
    const { carT, expansion } = simulate(stein2019, times);
    const highest = carT.indexOf(Math.max(...carT));
    expect(times[highest]).toBeCloseTo(9.3, 9);
    expect(carT[highest] / 24000).toBeCloseTo(1, 6);
    expect(carT[highest] / carT[0] / 3900).toBeCloseTo(1, 6);
    expect(Math.LN2 / expansion[0]).toBeCloseTo(0.78, 2);
  });

  test("the decline halves in 4.3 days at first and in 217 days at last (220 as the paper rounds it)", () => {
    const { effector, memory } = simulate(stein2019, [0, 10, 10.5, 700, 701]);
    const halving = (from: number, to: number, days: number) => (days * Math.LN2) / Math.log(from / to);
    expect(halving(effector[1], effector[2], 0.5)).toBeCloseTo(4.33, 2);
    expect(halving(memory[3], memory[4], 1)).toBeCloseTo(216.6, 1);
    expect(Math.abs(halving(memory[3], memory[4], 1) / 220 - 1)).toBeLessThan(0.02);
  });

  test("the area to day 28 is 172,000 copies a microgram times days, as PKNCA computes it in nlmixr2lib", () => {
    const times = grid(0, 28, 0.1);
    const { carT } = simulate(stein2019, times);
    const area = times.slice(1).reduce((sum, _, i) => sum + 0.05 * (carT[i] + carT[i + 1]), 0);
    expect(Math.round(area / 1000)).toBe(172);
  });

  test("a patient whose peak comes late expands until then, and to that patient's peak", () => {
    const late = withValues(stein2019, { timeOfMaximum: 14.7, peak: 5000 });
    const { carT } = simulate(late, [0, 14.6, 14.7, 14.8]);
    expect(carT[2] / 5000).toBeCloseTo(1, 6);
    expect(carT[1]).toBeLessThan(carT[2]);
    expect(carT[3]).toBeLessThan(carT[2]);
  });
});
