import { expect, test } from "vitest";
import {
  betaQuantile,
  betaTails,
  binomialCumulative,
  binomialQuantile,
  studentCumulative,
  studentQuantile,
  studentTwoSided,
} from "./beta-distribution.ts";
import { chiSquaredQuantile, chiSquaredUpper, gammaTails } from "./gamma-distribution.ts";
import { normalDensity } from "./normal.ts";

// Expected values: R 4.2.2 (pgamma, pchisq, qchisq, pbeta, qbeta, pt, qt, pbinom, qbinom, dnorm), 17 digits.

/** Equal to 12 significant digits. */
function expectClose(found: number, expected: number): void {
  expect(Math.abs(found / expected - 1), `${found} against ${expected}`).toBeLessThan(1e-12);
}

test.each([
  [0.5, 0.01, 0.1124629160182849],
  [3, 2, 0.3233235838169366],
  [10, 30, 0.99999287824913718],
  [0.1, 1e-5, 0.33239840504050333],
  [1000, 950, 0.055054686230738024],
  [1000, 1100, 0.99894067674607],
])("lower gamma tail of shape %d at %d", (shape, x, expected) => {
  expectClose(gammaTails(shape, x).lower, expected);
});

test.each([
  [0.5, 0.01, 0.88753708398171505],
  [10, 60, 2.8515077555520205e-16],
  [500, 700, 7.0321456418285883e-16],
])("upper gamma tail of shape %d at %d, without cancellation", (shape, x, expected) => {
  expectClose(gammaTails(shape, x).upper, expected);
});

test("gamma tails take their limits at 0 and infinity, and refuse a negative x by NaN", () => {
  expect(gammaTails(2, 0)).toMatchObject({ lower: 0, upper: 1 });
  expect(gammaTails(2, Number.POSITIVE_INFINITY)).toMatchObject({ lower: 1, upper: 0 });
  expect(gammaTails(2, -1).lower).toBeNaN();
});

test.each([
  [10.326741954886, 1, 0.0013111645203552273],
  [3.84, 1, 0.050043521248705224],
  [100, 3, 1.5541594313896051e-21],
])("p-value of chi-squared %d with %d degrees of freedom", (x, df, expected) => {
  expectClose(chiSquaredUpper(x, df), expected);
});

test.each([
  [0.95, 1, 3.841458820694124],
  [0.95, 10, 18.307038053275146],
  [1e-10, 3, 5.2093976214344798e-7],
  [0.999, 250, 324.83243656836299],
  [0.5, 0.2, 0.0011867822089204512],
])("chi-squared quantile of %d with %d degrees of freedom", (p, df, expected) => {
  expectClose(chiSquaredQuantile(p, df), expected);
});

test.each([
  [2, 3, 0.5, 0.6875],
  [0.5, 0.5, 0.1, 0.20483276469913345],
  [3, 5, 1e-8, 3.4999998949999915e-23],
  [40, 0.01, 0.999, 0.026643879145180682],
  [800, 1900, 0.3, 0.66499694194618897],
])("beta(%d, %d) at %d", (a, b, x, expected) => {
  expectClose(betaTails(a, b, x).lower, expected);
});

test.each([
  [0.025, 5, 16, 0.086571469101434539],
  [0.975, 6, 15, 0.49104587170795755],
  [0.025, 1, 400, 6.3292516904857218e-5],
  [1e-12, 3, 4, 3.6841332947388649e-5],
  [0.5, 1000, 2000, 0.33329629172475111],
])("beta quantile of %d for (%d, %d)", (p, a, b, expected) => {
  expectClose(betaQuantile(p, a, b), expected);
});

test.each([
  [-2.2, 5, 0.039546948951591138],
  [1, 1, 0.75],
  [-50, 3.5, 2.0095422238491094e-6],
  [0.3, 1000, 0.61788024791637786],
])("Student's t at %d with %d degrees of freedom", (t, df, expected) => {
  expectClose(studentCumulative(t, df), expected);
});

test.each([
  [0.975, 5, 2.5705818356363137],
  [0.999, 1, 318.30883898555015],
  [0.3, 3.5, -0.57533870177223101],
  [1e-8, 40, -6.9799457591217893],
])("Student quantile of %d with %d degrees of freedom", (p, df, expected) => {
  expectClose(studentQuantile(p, df), expected);
});

test("a two-sided Student p-value doubles one tail", () => {
  expectClose(studentTwoSided(2.2, 5), 2 * 0.039546948951591138);
});

test.each([
  [3, 10, 0.3, 0.64961071840000018],
  [50, 100, 0.5, 0.53979461869358913],
  [0, 20, 0.01, 0.81790693759723077],
  [980, 1000, 0.99, 0.0032883597877274916],
])("at most %d of %d at rate %d", (k, n, rate, expected) => {
  expectClose(binomialCumulative(k, n, rate), expected);
});

test("binomial quantiles are R's, and give a count back for its own cumulative probability", () => {
  expect([
    binomialQuantile(0.5, 10, 0.3),
    binomialQuantile(0.025, 100, 0.5),
    binomialQuantile(0.975, 250, 0.42),
  ]).toEqual([3, 40, 120]);
  expect(binomialQuantile(binomialCumulative(7, 20, 0.4), 20, 0.4)).toBe(7);
});

test.each([
  [1.7, 0.094049077376886947],
  [-12.3, 5.6066569263038402e-34],
  [30.1, 7.3002593842806113e-198],
])("normal density at %d keeps its digits in the tail", (x, expected) => {
  expectClose(normalDensity(x), expected);
});
