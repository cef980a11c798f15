/**
 * A second opinion: the textbook Dormand-Prince pair of order 5(4), written out plainly and sharing nothing with the
 * library's solvers. The published equations, coded by hand in each test, are solved with it, and the library's run
 * of the model data is held against that.
 */
export type RightHandSide = (t: number, y: readonly number[]) => number[];

// Dormand & Prince (1980), https://doi.org/10.1016/0771-050X(80)90013-3
const nodes = [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1];
const weights = [
  [],
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];
const errorWeights = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];

function stages(f: RightHandSide, t: number, y: readonly number[], h: number): number[][] {
  const k: number[][] = [];
  for (let stage = 0; stage < 7; stage++) {
    const at = y.map((value, i) => value + h * weights[stage].reduce((sum, w, j) => sum + w * k[j][i], 0));
    k.push(f(t + nodes[stage] * h, at));
  }
  return k;
}

/**
 * The solution at each of `times` (ascending, the first is where `start` holds), each reached by a step of its own.
 */
export function dormandPrince(
  f: RightHandSide,
  start: readonly number[],
  times: readonly number[],
  tolerance = 1e-10,
): number[][] {
  const solution = [[...start]];
  let y = [...start];
  let t = times[0];
  let h = 1e-4;
  for (const end of times.slice(1)) {
    while (t < end) {
      const last = t + h * 1.0000001 >= end;
      const step = last ? end - t : h;
      const k = stages(f, t, y, step);
      const next = y.map((value, i) => value + step * weights[6].reduce((sum, w, j) => sum + w * k[j][i], 0));
      const error = y.map((value, i) => {
        const local = step * errorWeights.reduce((sum, w, j) => sum + w * k[j][i], 0);
        return Math.abs(local) / (1e-12 + tolerance * Math.max(Math.abs(value), Math.abs(next[i])));
      });
      const worst = Math.max(...error, 1e-10);
      if (worst <= 1) {
        t = last ? end : t + step;
        y = next;
      }
      if (worst > 1 || !last) h = step * Math.min(5, Math.max(0.2, 0.9 * worst ** -0.2));
      if (Number.isNaN(worst)) throw new Error(`the reference solution is lost at t = ${t}`);
    }
    solution.push([...y]);
  }
  return solution;
}
