import { InputError } from "../../../foundation/errors.ts";
import { pow } from "../../../foundation/maths.ts";
import { normalQuantile } from "../normal.ts";

/** Stop after `n1` patients with at most `r1` successes; after `n`, more than `r` successes speak for the rate. */
export interface TwoStages {
  readonly n1: number;
  readonly r1: number;
  readonly n: number;
  readonly r: number;
}

/** How two stages behave at a rate of success. */
export interface TwoStageChances {
  /** Chance of ending after the first stage. */
  readonly early: number;
  /** Chance of more than `r` successes in the end. */
  readonly success: number;
  /** Expected number of patients. */
  readonly patients: number;
}

/** Chances of 0 … n successes in n patients. */
function binomial(n: number, p: number): Float64Array {
  if (p > 0.5) return binomial(n, 1 - p).reverse();
  const chances = new Float64Array(n + 1);
  chances[0] = pow(1 - p, n);
  for (let x = 1; x <= n; x++) chances[x] = (((chances[x - 1] * (n - x + 1)) / x) * p) / (1 - p);
  return chances;
}

/** Chances of two stages at a rate. */
export function twoStageChances({ n1, r1, n, r }: TwoStages, rate: number): TwoStageChances {
  const [first, second] = [binomial(n1, rate), binomial(n - n1, rate)];
  let early = 0;
  for (let x = 0; x <= r1; x++) early += first[x];
  let success = 0;
  for (let x = r1 + 1; x <= n1; x++) {
    for (let y = Math.max(0, r + 1 - x); y <= n - n1; y++) success += first[x] * second[y];
  }
  return { early, success, patients: n1 + (1 - early) * (n - n1) };
}

export interface TwoStageAims {
  /** Rate that is not worth while, and rate that is. */
  readonly p0: number;
  readonly p1: number;
  /** Largest chance of success at `p0`, and of no success at `p1`. */
  readonly alpha: number;
  readonly beta: number;
}

export interface TwoStageSearch {
  /** Fewest patients expected at `p0`. */
  readonly optimal: TwoStages;
  /** Fewest patients in all; among those, fewest expected at `p0`. */
  readonly minimax: TwoStages;
}

/** Most patients of a design that is looked for. */
const most = 300;

/**
 * Simon's two-stage designs, by looking at all of them. The optimal one is looked for among designs of up to twice the
 * size of the smallest that will do, as in the original tables.
 *
 * @throws {InputError} for rates or errors that make no design, or where one would need more than 300 patients
 *
 * Source: Simon (1989), https://doi.org/10.1016/0197-2456(89)90015-9
 */
export function simonTwoStage(aims: TwoStageAims): TwoStageSearch {
  checkAims(aims);
  if (oneStage(aims) > 1.2 * most) throw tooLarge(aims);
  let optimal: Found | undefined;
  let minimax: Found | undefined;
  for (let n = 2; n <= Math.min(most, minimax ? 2 * minimax.stages.n : most); n++) {
    const best = bestOfSize(n, aims, optimal?.expected ?? Number.POSITIVE_INFINITY, minimax === undefined);
    if (!best) continue;
    minimax ??= best;
    if (!optimal || best.expected < optimal.expected) optimal = best;
  }
  if (!optimal || !minimax) throw tooLarge(aims);
  return { optimal: optimal.stages, minimax: minimax.stages };
}

/** About the patients that one stage would need, so that a hopeless search is not begun. */
function oneStage({ p0, p1, alpha, beta }: TwoStageAims): number {
  const needed =
    normalQuantile(1 - alpha) * Math.sqrt(p0 * (1 - p0)) + normalQuantile(1 - beta) * Math.sqrt(p1 * (1 - p1));
  return (needed / (p1 - p0)) ** 2;
}

function tooLarge({ p0, p1, alpha, beta }: TwoStageAims): InputError {
  const found = `rates ${p0} and ${p1}, errors ${alpha} and ${beta}`;
  return new InputError("two stages", found, `aims that a design of ${most} patients or fewer meets`);
}

interface Found {
  readonly stages: TwoStages;
  readonly expected: number;
}

function checkAims({ p0, p1, alpha, beta }: TwoStageAims): void {
  if (!(p0 > 0 && p1 < 1 && p0 < p1)) {
    throw new InputError("rates", `${p0} and ${p1}`, "a lower and a higher rate, between 0 and 1");
  }
  for (const [name, error] of [
    ["alpha", alpha],
    ["beta", beta],
  ] as const) {
    if (!(error > 0 && error < 0.5)) throw new InputError(name, String(error), "a number between 0 and 0.5");
  }
}

/** The design of `n` patients that expects fewest at p0; `any` also one that expects more than `limit`. */
function bestOfSize(n: number, { p0, p1, alpha, beta }: TwoStageAims, limit: number, any: boolean): Found | undefined {
  let best: Found | undefined;
  const bound = () => best?.expected ?? (any ? Number.POSITIVE_INFINITY : limit);
  for (let n1 = 1; n1 < n && n1 < bound(); n1++) {
    const [first0, second0] = [binomial(n1, p0), binomial(n - n1, p0)];
    const [first1, second1] = [binomial(n1, p1), binomial(n - n1, p1)];
    // Successes in all, of trials that go on past r1: built from the largest r1 downwards.
    const all0 = new Float64Array(n + 1);
    const all1 = new Float64Array(n + 1);
    let goesOn0 = 0;
    let goesOn1 = 0;
    for (let r1 = n1 - 1; r1 >= 0; r1--) {
      const x = r1 + 1;
      goesOn0 += first0[x];
      goesOn1 += first1[x];
      for (let y = 0; y <= n - n1; y++) {
        all0[x + y] += first0[x] * second0[y];
        all1[x + y] += first1[x] * second1[y];
      }
      const expected = n1 + goesOn0 * (n - n1);
      // Further down, more trials go on: nothing better comes.
      if (expected >= bound()) break;
      if (goesOn1 < 1 - beta) continue;
      let r = n;
      let size = 0;
      while (r > r1 && size + all0[r] <= alpha) size += all0[r--];
      let power = 0;
      for (let successes = n; successes > r; successes--) power += all1[successes];
      if (power >= 1 - beta) best = { stages: { n1, r1, n, r }, expected };
    }
  }
  return best;
}
