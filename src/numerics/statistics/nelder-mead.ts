/** What a minimiser found; `status` says why it stopped. */
export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  readonly evaluations: number;
  /** `converged`, or `budget`: give it more evaluations or a better start. */
  readonly status: "converged" | "budget";
}

export interface NelderMeadOptions {
  /** Size of the first simplex along each axis; default 5 % of the start, or 0.00025 at zero. */
  readonly step?: ArrayLike<number>;
  readonly maxEvaluations?: number;
  /** Stops when the simplex is this small in every coordinate … */
  readonly xTolerance?: number;
  /** … and its values differ by no more than this. */
  readonly fTolerance?: number;
}

interface Vertex {
  x: Float64Array;
  value: number;
}

/**
 * Minimises without derivatives. A value that is not a number counts as infinitely bad, so failed runs repel.
 *
 * Sources: Nelder & Mead (1965), https://doi.org/10.1093/comjnl/7.4.308; coefficients that adapt to the dimension:
 * Gao & Han (2012), https://doi.org/10.1007/s10589-010-9329-3
 */
export function nelderMead(
  objective: (x: Float64Array) => number,
  start: ArrayLike<number>,
  options: NelderMeadOptions = {},
): Minimum {
  const n = start.length;
  const { maxEvaluations = 400 * n, xTolerance = 1e-8, fTolerance = 1e-8 } = options;
  const expansion = n > 1 ? 1 + 2 / n : 2;
  const contraction = n > 1 ? 0.75 - 1 / (2 * n) : 0.5;
  const shrinkage = n > 1 ? 1 - 1 / n : 0.5;
  let evaluations = 0;
  const evaluate = (x: Float64Array): Vertex => {
    evaluations += 1;
    const value = objective(x);
    return { x, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const simplex = [evaluate(Float64Array.from(start))];
  for (let i = 0; i < n; i++) {
    const x = Float64Array.from(start);
    x[i] += options.step?.[i] ?? (x[i] !== 0 ? 0.05 * x[i] : 0.00025);
    simplex.push(evaluate(x));
  }
  let status: Minimum["status"] = "budget";
  while (evaluations < maxEvaluations) {
    simplex.sort((a, b) => a.value - b.value || 0);
    if (isSmall(simplex, xTolerance, fTolerance)) {
      status = "converged";
      break;
    }
    const best = simplex[0];
    const worst = simplex[n];
    const centre = centroid(simplex.slice(0, n));
    const along = (t: number) => evaluate(Float64Array.from(centre, (c, i) => c + t * (worst.x[i] - c)));
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-expansion);
      simplex[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex[n - 1].value) {
      simplex[n] = reflected;
    } else {
      const contracted = along(reflected.value < worst.value ? -contraction : contraction);
      if (contracted.value < Math.min(reflected.value, worst.value)) simplex[n] = contracted;
      else {
        for (let k = 1; k <= n; k++) {
          simplex[k] = evaluate(Float64Array.from(simplex[k].x, (xi, i) => best.x[i] + shrinkage * (xi - best.x[i])));
        }
      }
    }
  }
  simplex.sort((a, b) => a.value - b.value || 0);
  return { x: simplex[0].x, value: simplex[0].value, evaluations, status };
}

function centroid(vertices: readonly Vertex[]): Float64Array {
  const centre = new Float64Array(vertices[0].x.length);
  for (const { x } of vertices) for (let i = 0; i < x.length; i++) centre[i] += x[i] / vertices.length;
  return centre;
}

function isSmall([best, ...others]: readonly Vertex[], xTolerance: number, fTolerance: number): boolean {
  return others.every(
    ({ x, value }) =>
      Math.abs(value - best.value) <= fTolerance && x.every((xi, i) => Math.abs(xi - best.x[i]) <= xTolerance),
  );
}
