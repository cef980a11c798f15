import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { shuffled } from "./allocate.ts";
import type { Accrual } from "./conduct-design.ts";

/** Those who come to a trial, in their order: place in the cohort, and day after the first patient. */
export interface Arrivals {
  readonly patient: Int32Array;
  readonly day: Float64Array;
  /** Places that are filled by somebody who is in the trial already. */
  readonly repeated: number;
}

/**
 * A trial's patients in the order in which they come. The one trial of a result takes the cohort in an order that is
 * drawn, and again only where it needs more patients than there are; trials of operating characteristics (`trial` above
 * 0) draw with replacement, so that they are trials of the population and not of these patients.
 */
export function arrive(size: number, cohort: number, accrual: Accrual, seed: number, trial: number): Arrivals {
  const who = generator(seed, streams.arrival, trial, 0);
  const patient = new Int32Array(size);
  if (trial > 0) {
    for (let i = 0; i < size; i++) patient[i] = Math.floor(who.uniform() * cohort);
  } else {
    const everybody = Array.from({ length: cohort }, (_, i) => i);
    for (let from = 0; from < size; from += cohort) {
      patient.set(shuffled(everybody, who).slice(0, size - from), from);
    }
  }
  const when = generator(seed, streams.arrival, trial, 1);
  const day = Float64Array.from({ length: size }, () => arrivalDay(accrual, when.uniform())).sort();
  const first = day[0] ?? 0;
  return { patient, day: day.map((one) => one - first), repeated: Math.max(0, trial > 0 ? 0 : size - cohort) };
}

/** Day by which a part of the patients has come: a ramp of the rate, then an even pace. */
function arrivalDay({ over, ramp }: Accrual, part: number): number {
  const come = part * (over - ramp / 2);
  return come < ramp / 2 ? Math.sqrt(2 * ramp * come) : ramp / 2 + come;
}
