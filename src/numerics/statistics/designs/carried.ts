import { normalDensity, normalProbability } from "../normal.ts";

/**
 * Where the statistic of a trial that goes on stands: weights at points of Z, of which the sum is the probability that
 * it goes on. The joint distribution of Z at looks with information I is normal with means θ√I, variances 1 and
 * correlations √(I/I′), so that what happens until the next look is an independent increment.
 *
 * Sources: Armitage, McPherson & Rowe (1969), https://doi.org/10.2307/2343787; Jennison & Turnbull (2000), chapter 19
 */
export interface Carried {
  readonly information: number;
  readonly points: Float64Array;
  readonly weights: Float64Array;
}

/** Before the first look. */
export const beginning: Carried = {
  information: 0,
  points: Float64Array.of(0),
  weights: Float64Array.of(1),
};

/** Gauss–Legendre rule of eight points on [−1, 1]: positive nodes and their weights. */
const nodes = [0.18343464249564978, 0.525532409916329, 0.7966664774136267, 0.9602898564975363];
const nodeWeights = [0.362683783378362, 0.31370664587788727, 0.22238103445337448, 0.10122853629037626];
/** Standard deviations beyond which nothing of a normal distribution is left in 16 digits. */
const far = 8.5;

/** Probabilities of Z at the next look, and their derivative there, for a trial that has gone on so far. */
export interface NextLook {
  readonly below: number;
  readonly above: number;
  readonly density: number;
}

/** Chances that Z at the next look is at most, or above, a bound. @param drift  mean of Z for an information of 1 */
export function nextLook(carried: Carried, information: number, bound: number, drift: number): NextLook {
  const { scale, places } = steps(carried, information, drift);
  let below = 0;
  let above = 0;
  let density = 0;
  for (let i = 0; i < places.length; i++) {
    const x = bound * scale - places[i];
    below += carried.weights[i] * normalProbability(x);
    above += carried.weights[i] * normalProbability(-x);
    density += carried.weights[i] * scale * normalDensity(x);
  }
  return { below, above, density };
}

/** The trial after a look at which it goes on for Z between two bounds. */
export function carry(
  carried: Carried,
  information: number,
  [lower, upper]: readonly [number, number],
  drift: number,
): Carried {
  const mean = drift * Math.sqrt(information);
  const [from, to] = [Math.max(lower, mean - far), Math.min(upper, mean + far)];
  if (!(to > from)) return { information, points: new Float64Array(0), weights: new Float64Array(0) };
  const { scale, places } = steps(carried, information, drift);
  // Panels of at most a standard deviation of what is integrated: of Z itself, or of an increment where looks are close.
  const panels = Math.ceil((to - from) * Math.max(1, Math.min(scale, 40)));
  const half = (to - from) / panels / 2;
  const points = new Float64Array(8 * panels);
  const weights = new Float64Array(8 * panels);
  for (let panel = 0, at = 0; panel < panels; panel++) {
    const centre = from + (2 * panel + 1) * half;
    for (let node = 0; node < 8; node++, at++) {
      const place = node < 4 ? -nodes[3 - node] : nodes[node - 4];
      points[at] = centre + half * place;
      let density = 0;
      for (let i = 0; i < places.length; i++) {
        density += carried.weights[i] * normalDensity(points[at] * scale - places[i]);
      }
      weights[at] = half * nodeWeights[node < 4 ? 3 - node : node - 4] * scale * density;
    }
  }
  return { information, points, weights };
}

/** Z′ at the next look is standard normal as Z′·scale − place, for a trial that stands at a point now. */
function steps({ information: before, points }: Carried, information: number, drift: number) {
  const gained = information - before;
  const width = Math.sqrt(gained);
  const places = points.map((z) => (z * Math.sqrt(before) + drift * gained) / width);
  return { scale: Math.sqrt(information / gained), places };
}
