import { expect } from "vitest";

/**
 * Equal to 1e-8, relative for numbers above 1; null in R's output (NA) stands for NaN.
 * A single number is taken as a list of one.
 */
export function expectSame(
  found: ArrayLike<number>,
  expected: number | null | readonly (number | null)[],
  name: string,
): void {
  const wanted = Array.isArray(expected) ? expected : [expected];
  expect(found.length, `${name}: how many`).toBe(wanted.length);
  wanted.forEach((value, i) => {
    if (value === null) expect(found[i], `${name}[${i}]`).toBeNaN();
    else
      expect(
        Math.abs(found[i] - value) / Math.max(1, Math.abs(value)),
        `${name}[${i}]: ${found[i]} for ${value}`,
      ).toBeLessThan(1e-8);
  });
}
