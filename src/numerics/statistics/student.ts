import { betaQuantile } from "./beta-distribution.ts";

/**
 * How many standard errors of `freedom` degrees of freedom a two-sided interval of this confidence reaches: 1.96 at
 * 0.95 and very many, 2.23 at ten.
 *
 * Source: DLMF 8.17.1 with P(|T| > t) = I(freedom/2, 1/2) at freedom/(freedom + t²), https://dlmf.nist.gov/8.17
 */
export function studentReach(confidence: number, freedom: number): number {
  const x = betaQuantile(1 - confidence, freedom / 2, 0.5, confidence);
  return Math.sqrt((freedom * (1 - x)) / x);
}
