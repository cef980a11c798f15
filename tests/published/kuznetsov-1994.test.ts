import { describe, expect, test } from "vitest";
import { kuznetsov1994 } from "../../src/models/published/kuznetsov-1994.ts";
import { dormandPrince } from "./dormand-prince.ts";
import { jacobian, rightHandSide, valuesOf, withValues } from "./equations.ts";
import { relativeError } from "./relative-error.ts";
import { grid, peaks } from "./sampling.ts";
import { simulate } from "./simulate.ts";

// The paper's letters, from the model's data.
const p = valuesOf(kuznetsov1994);
const [s, d, a, b, m, n, g] = [
  p.inflow,
  p.effectorDeath,
  p.growth,
  p.crowding,
  p.inactivation,
  p.killing,
  p.halfRecruitment,
];
const recruitment = p.recruitment;

/** The paper's two equations, coded by hand. */
const paper = (_: number, [E, T]: readonly number[]) => [
  s + (recruitment * E * T) / (g + T) - m * E * T - d * E,
  a * T * (1 - b * T) - n * E * T,
];

// The paper's dimensionless parameters, with 1e6 cells and 1/(n·1e6) days as units.
const cells = 1e6;
const [sigma, rho, eta] = [s / (n * cells * cells), recruitment / (n * cells), g / cells];
const [mu, delta, alpha, beta] = [m / n, d / (n * cells), a / (n * cells), b * cells];

/** The steady states with a tumour: y solves a cubic, x = alpha·(1 - beta·y); by Viète's trigonometric formula. */
function tumourStates(): { effector: number; tumour: number }[] {
  const c3 = mu * beta;
  const c2 = (-mu + beta * (mu * eta + delta - rho)) / c3;
  const c1 = (sigma / alpha + rho - mu * eta - delta + delta * eta * beta) / c3;
  const c0 = (eta * (sigma / alpha - delta)) / c3;
  const q = (3 * c1 - c2 * c2) / 9;
  const r = (9 * c2 * c1 - 27 * c0 - 2 * c2 ** 3) / 54;
  const angle = Math.acos(r / Math.sqrt(-(q ** 3)));
  return [0, 1, 2]
    .map((k) => 2 * Math.sqrt(-q) * Math.cos((angle + 2 * Math.PI * k) / 3) - c2 / 3)
    .sort((first, second) => first - second)
    .map((y) => ({ effector: alpha * (1 - beta * y) * cells, tumour: y * cells }));
}

const [dormant, border, escaped] = tumourStates();

describe("Kuznetsov 1994", () => {
  test("the model's data are the paper's two equations", () => {
    const data = rightHandSide(kuznetsov1994);
    for (const state of [
      [3.2e5, 5e6],
      [1e3, 4e8],
      [2e6, 10],
    ]) {
      const expected = paper(0, state);
      expect(relativeError(data(0, state), expected)).toBeLessThan(1e-12);
    }
  });

  test("dimensionless, the parameters are the published 0.1181, 1.131, 20.19, 0.00311, 0.3743, 1.636, 0.002", () => {
    const published = [0.1181, 1.131, 20.19, 0.00311, 0.3743, 1.636, 0.002];
    // Rounding of the printed values (m/n and s/(n·1e12) to three and four digits): 0.1 %.
    expect(relativeError([sigma, rho, eta, mu, delta, alpha, beta], published)).toBeLessThan(1e-3);
  });

  test("steady states: none without, and at 8.19, 268 and 447 million tumour cells", () => {
    const data = rightHandSide(kuznetsov1994);
    for (const { effector, tumour } of [{ effector: s / d, tumour: 0 }, dormant, border, escaped]) {
      const [effectorRate, tumourRate] = data(0, [effector, tumour]);
      expect(Math.abs(effectorRate / (d * effector))).toBeLessThan(1e-11);
      expect(Math.abs(tumourRate)).toBeLessThan(1e-11 * a * Math.max(tumour, 1));
    }
    expect(dormant.tumour / 1e6).toBeCloseTo(8.19, 2);
    expect(border.tumour / 1e6).toBeCloseTo(268.0, 1);
    expect(escaped.tumour / 1e6).toBeCloseTo(447.0, 1);
  });

  test("the tumour-free state and the border are saddles; dormancy is a stable focus, escape a stable node", () => {
    const kind = ({ effector, tumour }: { effector: number; tumour: number }) => {
      const [[ee, et], [te, tt]] = jacobian(rightHandSide(kuznetsov1994), [effector, tumour]);
      const [trace, determinant] = [ee + tt, ee * tt - et * te];
      if (determinant < 0) return "saddle";
      const shape = trace * trace < 4 * determinant ? "focus" : "node";
      return trace < 0 ? `stable ${shape}` : `unstable ${shape}`;
    };
    expect(kind({ effector: s / d, tumour: 0 })).toBe("saddle");
    expect(kind(dormant)).toBe("stable focus");
    expect(kind(border)).toBe("saddle");
    expect(kind(escaped)).toBe("stable node");
  });

  test("day 9 from BioModels' start: 17.0 million tumour cells and 424 thousand effectors, as libRoadRunner has them", () => {
    const { tumour, effector } = simulate(kuznetsov1994, [0, 9]);
    expect(tumour[1] / 1e6).toBeCloseTo(17.0, 1);
    expect(effector[1] / 1e3).toBeCloseTo(424, 0);
  });

  test("from 5 million cells the tumour swings, about 99 days a swing, and comes to rest dormant", () => {
    const times = grid(0, 3000);
    const { tumour, effector } = simulate(kuznetsov1994, times);
    const swings = peaks(times, tumour);
    const [[ee, et], [te, tt]] = jacobian(paper, [dormant.effector, dormant.tumour]);
    const linearPeriod = (2 * Math.PI) / Math.sqrt(ee * tt - et * te - (ee + tt) ** 2 / 4);
    expect(linearPeriod).toBeCloseTo(99.1, 1);
    const late = swings.slice(5, 10);
    const period = (late[4].time - late[0].time) / 4;
    expect(Math.abs(period / linearPeriod - 1)).toBeLessThan(0.01);
    expect(Math.abs(tumour[3000] / dormant.tumour - 1)).toBeLessThan(1e-5);
    expect(Math.abs(effector[3000] / dormant.effector - 1)).toBeLessThan(1e-5);
  });

  test("the start decides: 50 million cells are held, 100 million escape, and enough effectors hold 260 million", () => {
    const end = (effector: number, tumour: number) =>
      simulate(withValues(kuznetsov1994, {}, { effector, tumour }), [0, 3000]).tumour[1];
    expect(Math.abs(end(3.2e5, 5e7) / dormant.tumour - 1)).toBeLessThan(1e-4);
    expect(Math.abs(end(3.2e5, 1e8) / escaped.tumour - 1)).toBeLessThan(1e-4);
    expect(Math.abs(end(3.2e5, 2.6e8) / escaped.tumour - 1)).toBeLessThan(1e-4);
    expect(Math.abs(end(1.1e6, 2.6e8) / dormant.tumour - 1)).toBeLessThan(1e-4);
  });

  test("the library's run is the second solver's run of the paper's equations, to 1e-6", () => {
    const times = grid(0, 400, 20);
    const run = simulate(kuznetsov1994, times);
    const second = dormandPrince(paper, [3.2e5, 5e6], times);
    for (const [j, name] of ["effector", "tumour"].entries()) {
      const expected = second.map((state) => state[j]);
      expect(relativeError(run[name], expected)).toBeLessThan(1e-6);
    }
  });

  describe("hours instead of days", () => {
    const hourly = Object.fromEntries(
      Object.entries(kuznetsov1994.parameters).map(([name, { value, unit }]) => [
        name,
        unit.includes("day") ? value / 24 : value,
      ]),
    );
    const days = grid(0, 300, 10);
    const inHours = days.map((day) => 24 * day);

    test("give the same tumour", () => {
      const daily = simulate(kuznetsov1994, days).tumour;
      const perHour = simulate(withValues(kuznetsov1994, hourly), inHours).tumour;
      expect(relativeError(perHour, daily)).toBeLessThan(1e-5);
    });

    test("one rate left in days gives another tumour, so the test above can fail", () => {
      const daily = simulate(kuznetsov1994, days).tumour;
      const slip = withValues(kuznetsov1994, {
        ...hourly,
        effectorDeath: kuznetsov1994.parameters.effectorDeath.value,
      });
      const perHour = simulate(slip, inHours).tumour;
      expect(Math.abs(perHour[30] / daily[30] - 1)).toBeGreaterThan(0.5);
    });
  });
});
