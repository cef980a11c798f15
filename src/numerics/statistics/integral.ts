/** Positive abscissae of the 15-point Kronrod rule, its weights, and the weights of the 7-point Gauss rule within it. */
const nodes = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911,
  0.4058451513773972, 0.2077849550078985, 0,
];
const kronrod = [
  0.0229353220105292, 0.0630920926299786, 0.1047900103222502, 0.1406532597159259, 0.1690047266392679,
  0.1903505780647854, 0.2044329400752989, 0.2094821410847278,
];
const gauss = [0, 0.1294849661688697, 0, 0.2797053914892767, 0, 0.3818300505051189, 0, 0.4179591836734694];

/**
 * Integral of a smooth or piecewise smooth function by bisection with the Gauss–Kronrod 7–15 pair.
 *
 * @param tolerance  absolute error wanted of the whole
 *
 * Source: Piessens et al. (1983), QUADPACK
 */
export function adaptiveIntegral(
  integrand: (x: number) => number,
  from: number,
  to: number,
  tolerance: number,
  depth = 40,
): number {
  const centre = 0.5 * (from + to);
  const half = 0.5 * (to - from);
  const middle = integrand(centre);
  let fine = kronrod[7] * middle;
  let coarse = gauss[7] * middle;
  for (let i = 0; i < 7; i++) {
    const pair = integrand(centre - half * nodes[i]) + integrand(centre + half * nodes[i]);
    fine += kronrod[i] * pair;
    coarse += gauss[i] * pair;
  }
  if (depth === 0 || Math.abs(half * (fine - coarse)) <= tolerance) return half * fine;
  return (
    adaptiveIntegral(integrand, from, centre, tolerance / 2, depth - 1) +
    adaptiveIntegral(integrand, centre, to, tolerance / 2, depth - 1)
  );
}
