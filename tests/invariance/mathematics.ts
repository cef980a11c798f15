import { digestNumbers } from "../../dist/src/foundation/digest.js";
import * as maths from "../../dist/src/foundation/maths.js";
import { generator } from "../../dist/src/foundation/random.js";
import { streams } from "../../dist/src/foundation/streams.js";
import {
  betaQuantile,
  binomialCumulative,
  studentTwoSided,
} from "../../dist/src/numerics/statistics/beta-distribution.js";
import { chiSquaredQuantile, chiSquaredUpper } from "../../dist/src/numerics/statistics/gamma-distribution.js";

/** Arguments for each function; far more than ten powers of ten in both directions, and what is special. */
const special = [
  0,
  -0,
  1,
  -1,
  Number.NaN,
  Infinity,
  -Infinity,
  5e-324,
  2.2e-308,
  Number.MAX_VALUE,
  0.5,
  709.78,
  -745.2,
];
const count = 1500;

/** Numbers between 10⁻²⁰ and 10²⁰ of both signs, and as many of moderate size. */
function argumentsFor(): number[] {
  const chance = generator(1, streams.bootstrap, 0, 0);
  const wide = Array.from({ length: count }, () => (chance.uniform() - 0.5) * maths.exp(92 * (chance.uniform() - 0.5)));
  const near = Array.from({ length: count }, () => 40 * (chance.uniform() - 0.5));
  const unit = Array.from({ length: count }, () => chance.uniform());
  return [...special, ...wide, ...near, ...unit];
}

/** A digest of the values of each deterministic function, of chance, and of the distributions behind intervals. */
export function mathematics(): Record<string, string> {
  const x = argumentsFor();
  const found: Record<string, string> = {};
  for (const [name, run] of Object.entries(maths)) {
    const values =
      run.length === 1
        ? x.map((value) => (run as (a: number) => number)(value))
        : x.map((value, i) => (run as (a: number, b: number) => number)(Math.abs(value), x[(7 * i + 3) % x.length]));
    found[name] = digestNumbers(values);
  }
  return { ...found, chance: digestNumbers(chance()), distributions: digestNumbers(distributions()) };
}

/** Every kind of draw, at many addresses. */
function chance(): number[] {
  return Array.from({ length: 200 }, (_, cell) => {
    const random = generator(5, streams.lesions, cell % 7, cell);
    const { uniform } = random;
    const size = 1 + 10 * uniform();
    return [
      random.normal(),
      random.exponential(),
      random.gamma(size / 4),
      random.poisson(size * 30),
      random.poisson(1e9 * size),
      random.binomial(1000 + cell, uniform()),
      random.negativeBinomial(size, 0.3),
      ...random.dirichlet([0.3, 1, size]),
    ];
  }).flat();
}

function distributions(): number[] {
  return Array.from({ length: 40 }, (_, i) => [
    betaQuantile(0.025, 1 + i, 41 - i),
    binomialCumulative(i, 50, 0.3),
    studentTwoSided(i / 8, 3 + i),
    chiSquaredUpper(i / 2, 1 + (i % 5)),
    chiSquaredQuantile((i + 0.5) / 40, 1 + (i % 5)),
  ]).flat();
}
