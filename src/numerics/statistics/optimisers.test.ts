import { expect, test } from "vitest";
import { CmaEs, minimiseByCmaEs } from "./cma-es.ts";
import { nelderMead } from "./nelder-mead.ts";

const rosenbrock = (x: Float64Array) => {
  let sum = 0;
  for (let i = 0; i + 1 < x.length; i++) sum += 100 * (x[i + 1] - x[i] ** 2) ** 2 + (1 - x[i]) ** 2;
  return sum;
};
/** Condition number 10⁶, turned out of the axes. */
const ellipsoid = (x: Float64Array) => {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const turned = x[i] + 0.5 * x[(i + 1) % x.length];
    sum += 10 ** ((6 * i) / (x.length - 1)) * turned ** 2;
  }
  return sum;
};

test("Nelder–Mead finds the valley's end of Rosenbrock's function", () => {
  const found = nelderMead(rosenbrock, [-1.2, 1]);
  expect(found.status).toBe("converged");
  expect(Array.from(found.x)).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6)]);
});

test("Nelder–Mead steps around values that are not numbers, and says when its budget is spent", () => {
  const found = nelderMead((x) => (x[0] < 0.5 ? Number.NaN : (x[0] - 0.6) ** 2 + x[1] ** 2), [2, 1]);
  expect(found.x[0]).toBeCloseTo(0.6, 6);
  expect(nelderMead(rosenbrock, [-1.2, 1], { maxEvaluations: 20 }).status).toBe("budget");
});

test("CMA-ES minimises Rosenbrock's function in 6 dimensions", () => {
  const found = minimiseByCmaEs(rosenbrock, new Float64Array(6), { seed: 4, maxEvaluations: 20_000 });
  expect(found.status).toBe("converged");
  expect(found.value).toBeLessThan(1e-15);
});

test("CMA-ES minimises an ellipsoid of condition 10⁶ in 10 dimensions within the tutorial's order of evaluations", () => {
  const found = minimiseByCmaEs(ellipsoid, new Float64Array(10).fill(3), { seed: 8, step: 1, maxEvaluations: 20_000 });
  expect(found.value).toBeLessThan(1e-10);
  expect(found.evaluations).toBeLessThan(10_000);
});

test("CMA-ES stays within its bounds and finds a minimum on one of them", () => {
  const seen: number[] = [];
  const found = minimiseByCmaEs(
    (x) => {
      seen.push(...x);
      return (x[0] + 1) ** 2 + (x[1] - 0.3) ** 2;
    },
    [0.5, 0.5],
    { seed: 1, lower: [0, 0], upper: [1, 1], maxEvaluations: 3000 },
  );
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...seen)).toBeLessThanOrEqual(1);
  expect(found.x[0]).toBeCloseTo(0, 5);
  expect(found.x[1]).toBeCloseTo(0.3, 5);
});

test("CMA-ES is a function of its seed", () => {
  const asked = (seed: number) => new CmaEs([0, 0, 0], { seed }).ask();
  expect(asked(3)).toEqual(asked(3));
  expect(asked(3)).not.toEqual(asked(4));
});

test("CMA-ES refuses values that do not match its candidates", () => {
  const search = new CmaEs([0, 0], { seed: 1 });
  search.ask();
  expect(() => search.tell([1, 2])).toThrow("one a candidate asked for");
});
