import { expect, test } from "vitest";
import { streams } from "../../foundation/streams.ts";
import { latinHypercube } from "./latin-hypercube.ts";
import { sobol } from "./sobol.ts";

test("plain Sobol points are SciPy's (its 37th point in Gray order is the 55th in plain order)", () => {
  const point = sobol({ dimensions: 128 })(55);
  expect([0, 1, 2, 3, 9, 50, 127].map((d) => point[d])).toEqual([
    0.921875, 0.640625, 0.578125, 0.921875, 0.171875, 0.421875, 0.671875,
  ]);
});

test("scrambled points keep the balance: each of 256 equal intervals of every coordinate holds one of 256 points", () => {
  const at = sobol({ dimensions: 128, scramble: { seed: 5, stream: streams.patientParameters } });
  const points = Array.from({ length: 256 }, (_, i) => at(i));
  for (let d = 0; d < 128; d++) {
    expect(new Set(points.map((point) => Math.floor(point[d] * 256))).size).toBe(256);
  }
});

test("scrambled points integrate a smooth product 20 times better than chance would", () => {
  const dimensions = 6;
  const at = sobol({ dimensions, scramble: { seed: 9, stream: streams.patientParameters } });
  const size = 4096;
  let sum = 0;
  for (let i = 0; i < size; i++) sum += at(i).reduce((product, x) => product * (1 + (x - 0.5)), 1);
  // The variance of the product is (1 + 1/12)⁶ − 1.
  const chance = Math.sqrt(((13 / 12) ** 6 - 1) / size);
  expect(Math.abs(sum / size - 1)).toBeLessThan(chance / 20);
});

test("another seed gives another scramble, the same seed the same", () => {
  const at = (seed: number) => sobol({ dimensions: 3, scramble: { seed, stream: streams.patientParameters } })(11);
  expect(at(1)).toEqual(at(1));
  expect(at(1)).not.toEqual(at(2));
});

test("more dimensions than there are direction numbers are refused", () => {
  expect(() => sobol({ dimensions: 129 })).toThrow("a whole number from 1 to 128");
});

test("a Latin hypercube fills every stratum of every dimension once", () => {
  const points = latinHypercube(50, 7, 3, streams.patientParameters);
  for (let d = 0; d < 7; d++) expect(new Set(points.map((point) => Math.floor(point[d] * 50))).size).toBe(50);
});
