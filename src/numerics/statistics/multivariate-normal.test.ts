import { expect, test } from "vitest";
import { normalRectangle } from "./multivariate-normal.ts";
import { normalProbability } from "./normal.ts";

const matrix = (rows: number[][]) => rows.map((row) => Float64Array.from(row));
const box = (n: number, c: number) => [new Float64Array(n).fill(-c), new Float64Array(n).fill(c)] as const;

test("a quadrant of two variables with correlation r holds 1/4 + asin(r)/2π (Sheppard 1899)", () => {
  const p = normalRectangle(
    [0, 0],
    [Infinity, Infinity],
    matrix([
      [1, 0.6],
      [0.6, 1],
    ]),
  );
  expect(p).toBeCloseTo(0.25 + Math.asin(0.6) / (2 * Math.PI), 9);
});

test("an octant of three variables holds 1/8 + Σ asin(r)/4π", () => {
  const r = [0.5, 0.3, 0.7];
  const p = normalRectangle(
    [0, 0, 0],
    [Infinity, Infinity, Infinity],
    matrix([
      [1, 0.5, 0.3],
      [0.5, 1, 0.7],
      [0.3, 0.7, 1],
    ]),
  );
  expect(p).toBeCloseTo(1 / 8 + r.reduce((sum, x) => sum + Math.asin(x), 0) / (4 * Math.PI), 8);
});

test("a singular correlation costs nothing: a repeated variable adds no constraint, a negated one its mirror", () => {
  const [lower, upper] = box(3, 1.7);
  const p = normalRectangle(
    lower,
    upper,
    matrix([
      [1, 1, -1],
      [1, 1, -1],
      [-1, -1, 1],
    ]),
  );
  expect(p).toBeCloseTo(2 * normalProbability(1.7) - 1, 12);
});

test("a sum of two of the variables constrains both", () => {
  // Third = (first + second)/√2: against a fine grid over the first two.
  const s = Math.SQRT1_2;
  const [lower, upper] = box(3, 1.5);
  const p = normalRectangle(
    lower,
    upper,
    matrix([
      [1, 0, s],
      [0, 1, s],
      [s, s, 1],
    ]),
  );
  const density = (x: number) => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  let sum = 0;
  const steps = 4000;
  for (let i = 0; i < steps; i++) {
    const x = -1.5 + (3 * (i + 0.5)) / steps;
    const hi = Math.min(1.5, 1.5 / s - x);
    const lo = Math.max(-1.5, -1.5 / s - x);
    sum += (density(x) * (normalProbability(hi) - normalProbability(lo)) * 3) / steps;
  }
  expect(p).toBeCloseTo(sum, 6);
});

test("boxes around three and four correlated variables hold what R's mvtnorm gives (Miwa's and Genz's algorithms)", () => {
  const three = matrix([
    [1, 0.5, 0.3],
    [0.5, 1, 0.7],
    [0.3, 0.7, 1],
  ]);
  const [lower, upper] = box(3, 2);
  expect(normalRectangle(lower, upper, three)).toBeCloseTo(0.887908071357699, 8);
  expect(normalRectangle([-Infinity, -Infinity, -Infinity], [1.2, 0.4, 2], three)).toBeCloseTo(0.6187874489465665, 8);
  const four = matrix([
    [1, 0.8, 0.6, 0.2],
    [0.8, 1, 0.5, 0.4],
    [0.6, 0.5, 1, 0.1],
    [0.2, 0.4, 0.1, 1],
  ]);
  expect(normalRectangle(...box(4, 2.1), four, 1e-7)).toBeCloseTo(0.8872951510658937, 6);
});
