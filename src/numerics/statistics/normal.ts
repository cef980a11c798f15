import { exp } from "../../foundation/maths.ts";

export { normalProbability, normalQuantile } from "../../foundation/maths.ts";

/** 1/√(2π). */
const perRootTwoPi = 0.3989422804014327;

/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  // Squaring x rounds off up to x²·10⁻¹⁶ of the exponent; a short upper part squares exactly.
  const head = Math.trunc(x * 16) / 16;
  return perRootTwoPi * exp(-0.5 * head * head) * exp(-0.5 * (x - head) * (x + head));
}
