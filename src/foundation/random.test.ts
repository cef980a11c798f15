import { describe, expect, test } from "vitest";
import { normalProbability } from "./maths.ts";
import { logBinomial, logPoisson } from "./random/counts.ts";
import { philox } from "./random/philox.ts";
import { draw, generator, type RandomGenerator } from "./random.ts";
import { streams } from "./streams.ts";

describe("philox", () => {
  // Known answers: kat_vectors of Random123 1.14, philox4x32 with 10 rounds.
  test.each([
    { counter: [0, 0, 0, 0], key: [0, 0], answer: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
    {
      counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      key: [0xffffffff, 0xffffffff],
      answer: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    },
    {
      counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      key: [0xa4093822, 0x299f31d0],
      answer: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    },
  ])("gives the published words for $counter", ({ counter, key, answer }) => {
    const words = Uint32Array.from(counter);
    philox(words, key[0], key[1]);
    expect(Array.from(words)).toEqual(answer);
  });
});

describe("addresses", () => {
  test("a draw does not depend on what was drawn before, nor by whom", () => {
    const order = [3, 1, 4, 1, 5, 9, 2, 6];
    const forward = order.map((cell) => draw(1, streams.death, 0, cell));
    const backward = [...order].reverse().map((cell) => draw(1, streams.death, 0, cell));
    expect(backward.reverse()).toEqual(forward);
    const a = generator(1, streams.death, 0, 3);
    const b = generator(1, streams.death, 0, 1);
    expect([a.uniform(), b.uniform(), a.uniform(), b.uniform()]).toEqual([
      forward[0],
      forward[1],
      secondOf(3),
      secondOf(1),
    ]);
    function secondOf(cell: number): number {
      const fresh = generator(1, streams.death, 0, cell);
      fresh.uniform();
      return fresh.uniform();
    }
  });

  test("large seeds, steps and cells have their own draws: no two of many addresses agree", () => {
    const seen = new Set<number>();
    let count = 0;
    for (const seed of [0, 1, 4294967296, 9007199254740991]) {
      for (const stream of [streams.death, streams.visits]) {
        for (const step of [0, 1, 4294967296, 281474976710655]) {
          for (const cell of [0, 1, 65536, 4294967296, 281474976710655]) {
            seen.add(draw(seed, stream, step, cell));
            count++;
          }
        }
      }
    }
    expect(seen.size).toBe(count);
  });

  test("an address that is no whole number in range is refused", () => {
    expect(() => generator(-1, streams.death, 0, 0)).toThrow("random seed: found -1");
    expect(() => generator(0, streams.death, 0.5, 0)).toThrow("random step: found 0.5");
    expect(() => generator(0, streams.death, 0, Number.NaN)).toThrow("random cell: found NaN");
  });
});

const SIZE = 40_000;

function sample(seed: number, next: (random: RandomGenerator) => number, size = SIZE): Float64Array {
  const random = generator(seed, streams.bootstrap, 0, 0);
  return Float64Array.from({ length: size }, () => next(random));
}

function moments(values: Float64Array): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) };
}

/** Within four standard errors: a right sampler fails once in 16 000 seeds. `kurtosis` is that of the law, 3 if normal. */
function expectMoments(values: Float64Array, mean: number, variance: number, kurtosis: number): void {
  const found = moments(values);
  expect(Math.abs(found.mean - mean)).toBeLessThan(4 * Math.sqrt(variance / values.length));
  expect(Math.abs(found.variance - variance)).toBeLessThan(4 * variance * Math.sqrt((kurtosis - 1) / values.length));
}

/** Largest distance between the sample's distribution and the law's; its 1e-4 quantile is 2.23/√n (Kolmogorov). */
function expectLaw(values: Float64Array, probability: (x: number) => number): void {
  const sorted = values.slice().sort();
  let distance = 0;
  sorted.forEach((value, i) => {
    const p = probability(value);
    distance = Math.max(distance, Math.abs(p - i / sorted.length), Math.abs(p - (i + 1) / sorted.length));
  });
  expect(distance).toBeLessThan(2.23 / Math.sqrt(sorted.length));
}

/** Pearson's X² over the counts that are expected five times or more; mean + 5 standard deviations of its law. */
function expectProbabilities(values: Float64Array, logProbability: (k: number) => number): void {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let statistic = 0;
  let cells = 0;
  const [low, high] = values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, 0]);
  for (let k = low; k <= high; k++) {
    const expected = values.length * Math.exp(logProbability(k));
    if (expected < 5) continue;
    statistic += ((counts.get(k) ?? 0) - expected) ** 2 / expected;
    cells++;
  }
  expect(cells).toBeGreaterThan(3);
  expect(statistic).toBeLessThan(cells + 5 * Math.sqrt(2 * cells));
}

describe("samples follow their law", () => {
  test("uniform", () =>
    expectLaw(
      sample(1, (random) => random.uniform()),
      (x) => x,
    ));

  test("normal", () =>
    expectLaw(
      sample(2, (random) => random.normal()),
      normalProbability,
    ));

  test("exponential", () =>
    expectLaw(
      sample(3, (random) => random.exponential()),
      (x) => 1 - Math.exp(-x),
    ));

  test.each([0.05, 0.7, 1, 3.5, 400])("gamma of shape %d", (shape) => {
    const values = sample(4, (random) => random.gamma(shape));
    expectMoments(values, shape, shape, 3 + 6 / shape);
  });

  test("gamma of shape 1 is exponential, of shape ½ half a squared normal", () => {
    expectLaw(
      sample(5, (random) => random.gamma(1)),
      (x) => 1 - Math.exp(-x),
    );
    expectLaw(
      sample(6, (random) => random.gamma(0.5)),
      (x) => 2 * normalProbability(Math.sqrt(2 * x)) - 1,
    );
  });

  test.each([0.1, 3, 9.9, 10.1, 30, 200])("poisson of mean %d", (mean) => {
    const values = sample(7, (random) => random.poisson(mean));
    expectProbabilities(values, (k) => logPoisson(k, mean));
    expectMoments(values, mean, mean, 3 + 1 / mean);
  });

  test.each([
    [1, 0.3],
    [20, 0.1],
    [40, 0.5],
    [100, 0.97],
    [1000, 0.3],
  ])("binomial of %d trials of probability %d", (n, p) => {
    const values = sample(8, (random) => random.binomial(n, p));
    if (n > 1) expectProbabilities(values, (k) => logBinomial(k, n, p));
    const variance = n * p * (1 - p);
    expectMoments(values, n * p, variance, 3 + (1 - 6 * p * (1 - p)) / variance);
  });

  test.each([1e6, 1e9, 1e12])("poisson and binomial counts near %d, in the time of small ones", (count) => {
    const poisson = sample(9, (random) => (random.poisson(count) - count) / Math.sqrt(count));
    expectLaw(poisson, (z) => normalProbability(z + 0.5 / Math.sqrt(count)));
    const deviation = Math.sqrt(count * 0.3 * 0.7);
    const binomial = sample(10, (random) => (random.binomial(count, 0.3) - count * 0.3) / deviation);
    expectLaw(binomial, (z) => normalProbability(z + 0.5 / deviation));
  });

  test("a binomial count of rare events among 10¹² is a Poisson count", () => {
    const values = sample(11, (random) => random.binomial(1e12, 4e-12));
    expectProbabilities(values, (k) => logPoisson(k, 4));
  });

  test.each([
    [3, 0.25],
    [0.5, 0.6],
    [40, 0.9],
  ])("negative binomial of size %d and probability %d", (size, p) => {
    const values = sample(12, (random) => random.negativeBinomial(size, p));
    const mean = (size * (1 - p)) / p;
    expectMoments(values, mean, mean / p, 3 + 6 / size + (p * p) / ((1 - p) * size));
  });

  test("dirichlet: fractions that sum to 1, with the means of their concentrations, even for tiny ones", () => {
    const random = generator(13, streams.bootstrap, 0, 0);
    const rows = Array.from({ length: 20_000 }, () => random.dirichlet([1, 2, 5]));
    for (const row of rows) expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 14);
    const first = Float64Array.from(rows, (row) => row[0]);
    // A Beta(1, 7) variable: mean 1/8, variance 7/576, kurtosis 6.2.
    expectMoments(first, 1 / 8, 7 / 576, 6.3);
    for (let i = 0; i < 200; i++) expect(random.dirichlet([1e-4, 1e-4]).some((x) => Number.isNaN(x))).toBe(false);
  });
});

describe("probabilities of counts", () => {
  test("match factorials written out, and sum to 1", () => {
    expect(Math.exp(logPoisson(3, 2))).toBeCloseTo((8 / 6) * Math.exp(-2), 14);
    expect(Math.exp(logBinomial(2, 5, 0.3))).toBeCloseTo(10 * 0.09 * 0.343, 14);
    const sum = Array.from({ length: 101 }, (_, k) => Math.exp(logBinomial(k, 100, 0.37))).reduce((a, b) => a + b);
    expect(sum).toBeCloseTo(1, 12);
  });

  test("keep ten digits among 10¹² cells, where a factorial's logarithm keeps two", () => {
    // De Moivre–Laplace with the next term vanishing at the mode: density 1/√(2π·mean).
    expect(logPoisson(1e12, 1e12)).toBeCloseTo(-0.5 * Math.log(2 * Math.PI * 1e12), 10);
    expect(logBinomial(0.25e12, 1e12, 0.25)).toBeCloseTo(-0.5 * Math.log(2 * Math.PI * 0.1875e12), 10);
  });
});

test("bounds: impossible and certain events, and wrong parameters", () => {
  const random = generator(1, streams.death, 0, 0);
  expect([random.poisson(0), random.binomial(0, 0.5), random.binomial(7, 0), random.binomial(7, 1)]).toEqual([
    0, 0, 0, 7,
  ]);
  expect(random.negativeBinomial(3, 1)).toBe(0);
  expect(() => random.poisson(-1)).toThrow("poisson mean: found -1");
  expect(() => random.poisson(Number.NaN)).toThrow("poisson mean: found NaN");
  expect(() => random.binomial(1.5, 0.5)).toThrow("binomial n: found 1.5");
  expect(() => random.binomial(5, 1.1)).toThrow("binomial p: found 1.1");
  expect(() => random.gamma(0)).toThrow("gamma shape: found 0");
});
