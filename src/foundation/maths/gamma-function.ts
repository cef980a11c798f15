import { log, log1p } from "./logarithm.ts";
import { sin } from "./trigonometry.ts";

/** (−1)^k (ζ(k) − 1)/k for k = 2, 3, …: the Taylor coefficients of ln Γ(2 + z) − (1 − γ)z (Abramowitz & Stegun 6.1.33). */
const ABOUT_TWO = [
  0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986, 0.0028905103307415234,
  -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-5, -4.492623673813314e-5,
  2.050721277567069e-5, -9.439488275268397e-6, 4.374866789907488e-6, -2.039215753801366e-6, 9.55141213040742e-7,
  -4.492469198764566e-7, 2.1207184805554665e-7, -1.0043224823968099e-7, 4.7698101693639804e-8, -2.2711094608943164e-8,
  1.0838659214896955e-8, -5.183475041970047e-9, 2.4836745438024785e-9, -1.1921401405860912e-9, 5.731367241678862e-10,
  -2.7595228851242334e-10, 1.330476437424449e-10, -6.4229645638381e-11, 3.1044247747322276e-11, -1.5021384080754142e-11,
];

const ONE_LESS_EULER = 0.42278433509846713;
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** Stirling's series without its leading terms: Bernoulli numbers B₂ₙ / (2n(2n − 1)) (Abramowitz & Stegun 6.1.40). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

/** ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π] for x ≥ 10, to 1e-17. */
export function stirlingRest(x: number): number {
  const inverse = 1 / x;
  const square = inverse * inverse;
  let sum = 0;
  for (let i = STIRLING.length - 1; i >= 0; i--) sum = sum * square + STIRLING[i];
  return sum * inverse;
}

/** ln Γ(2 + z) for |z| ≤ ½. */
function aboutTwo(z: number): number {
  let sum = 0;
  for (let i = ABOUT_TWO.length - 1; i >= 0; i--) sum = sum * z + ABOUT_TWO[i];
  return z * (ONE_LESS_EULER + z * sum);
}

/** ln |Γ(x)|: relative error about 1e-15 for x > 0; the poles at 0, −1, −2, … give Infinity. */
export function logGamma(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
  if (x < 0.5) {
    if (x <= 0 && Math.floor(x) === x) return Number.POSITIVE_INFINITY;
    if (x > 0) return logGamma(1 + x) - log(x);
    // Reflection: Γ(x)Γ(1 − x) = π / sin(πx). The angle is reduced before it meets π.
    const angle = Math.abs(sin(Math.PI * (x - 2 * Math.round(x * 0.5))));
    return log(Math.PI / angle) - logGamma(1 - x);
  }
  if (x < 1.5) return aboutTwo(x - 1) - log1p(x - 1);
  if (x <= 2.5) return aboutTwo(x - 2);
  if (x >= 10) return (x - 0.5) * (log(x) - 1) + (HALF_LOG_TWO_PI - 0.5) + stirlingRest(x);
  let product = 1;
  let shifted = x;
  while (shifted > 2.5) {
    shifted -= 1;
    product *= shifted;
  }
  return aboutTwo(shifted - 2) + log(product);
}
