import { exp, log } from "../foundation/maths.ts";
import { orderByTime, type SurvivalTimes } from "./survival-times.ts";

/**
 * Hazard ratio of a first group against a second one: Cox's model with the group alone and Efron's ties, from the
 * counts at each event time. The same number as `cox` gives, some twenty times faster: for bootstrap trials.
 *
 * @returns 0 or ∞ where one group has no event while the other is at risk; NaN without events
 */
export function hazardRatio(first: SurvivalTimes, second: SurvivalTimes): number {
  return ratioOf(eventRows(first, second));
}

/** The same within strata, each with its own baseline hazard: pairs of groups, one a stratum. */
export function stratifiedHazardRatio(strata: readonly (readonly [SurvivalTimes, SurvivalTimes])[]): number {
  return ratioOf(strata.flatMap(([first, second]) => eventRows(first, second)));
}

function ratioOf(rows: readonly EventRow[]): number {
  if (rows.length === 0) return Number.NaN;
  if (rows.every(({ d1, n2 }) => d1 === 0 || n2 === 0)) return 0;
  if (rows.every(({ d2, n1 }) => d2 === 0 || n1 === 0)) return Number.POSITIVE_INFINITY;
  let coefficient = 0;
  let current = likelihood(rows, coefficient);
  for (let iteration = 0; iteration < 50; iteration++) {
    const step = current.score / current.information;
    let length = 1;
    let next = likelihood(rows, coefficient + step);
    while (!(next.value >= current.value - 1e-12 * Math.abs(current.value)) && length > 1e-6) {
      length /= 2;
      next = likelihood(rows, coefficient + length * step);
    }
    coefficient += length * step;
    current = next;
    if (Math.abs(step) < 1e-12 * Math.max(1, Math.abs(coefficient))) break;
  }
  return exp(coefficient);
}

interface EventRow {
  readonly n1: number;
  readonly n2: number;
  readonly d1: number;
  readonly d2: number;
}

function eventRows(first: SurvivalTimes, second: SurvivalTimes): EventRow[] {
  const [one, two] = [orderByTime(first.time), orderByTime(second.time)];
  const rows: EventRow[] = [];
  let i = 0;
  let j = 0;
  while (i < one.length || j < two.length) {
    const now = Math.min(
      first.time[one[i]] ?? Number.POSITIVE_INFINITY,
      second.time[two[j]] ?? Number.POSITIVE_INFINITY,
    );
    const n1 = one.length - i;
    const n2 = two.length - j;
    let d1 = 0;
    let d2 = 0;
    for (; i < one.length && first.time[one[i]] === now; i++) d1 += first.event[one[i]];
    for (; j < two.length && second.time[two[j]] === now; j++) d2 += second.event[two[j]];
    if (d1 + d2 > 0) rows.push({ n1, n2, d1, d2 });
  }
  return rows;
}

function likelihood(rows: readonly EventRow[], coefficient: number) {
  const ratio = exp(coefficient);
  let value = 0;
  let score = 0;
  let information = 0;
  for (const { n1, n2, d1, d2 } of rows) {
    const d = d1 + d2;
    value += d1 * coefficient;
    score += d1;
    for (let step = 0; step < d; step++) {
      const taken = step / d;
      const risk1 = (n1 - taken * d1) * ratio;
      const total = risk1 + n2 - taken * d2;
      const share = risk1 / total;
      value -= log(total);
      score -= share;
      information += share * (1 - share);
    }
  }
  return { value, score, information };
}
