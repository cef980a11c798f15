import { log, log1p } from "../../foundation/maths.ts";

/**
 * What Stirling's formula leaves over: ln Γ(a) − (a − ½)·ln a + a − ½·ln 2π, for a > 0.
 *
 * Densities written with this remainder keep full relative precision where differences of large ln Γ would lose it.
 * Source: Loader (2000), Fast and accurate computation of binomial probabilities.
 */
export function stirlingRemainder(a: number): number {
  let shifted = a;
  let sum = 0;
  // One step of the recurrence Γ(a + 1) = a·Γ(a); the series below wants a large argument.
  while (shifted < 16) {
    sum += (shifted + 0.5) * log1p(1 / shifted) - 1;
    shifted += 1;
  }
  const s = 1 / (shifted * shifted);
  const series = 1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360360))));
  return sum + series / shifted;
}

/** a·ln(a/m) + m − a ≥ 0, without cancellation where a and m are close: the exponent of a Poisson term. */
export function devianceTerm(a: number, m: number): number {
  const difference = a - m;
  if (Math.abs(difference) > 0.1 * (a + m)) return a * log(a / m) - difference;
  // ln((1 + v)/(1 − v)) = 2·Σ v^(2k+1)/(2k+1) with v = (a − m)/(a + m); the first term is taken out by hand.
  const v = difference / (a + m);
  let sum = difference * v;
  let power = 2 * a * v;
  for (let odd = 3; ; odd += 2) {
    power *= v * v;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}
