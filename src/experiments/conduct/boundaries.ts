import { exp } from "../../foundation/maths.ts";
import {
  conditionalPowerBound,
  efficacyBounds,
  futilityBounds,
  interimFutility,
  stageWiseDrift,
  stageWiseP,
} from "../../numerics/statistics/designs/group-sequential.ts";
import { spent } from "../../numerics/statistics/designs/spending.ts";
import { plannedEvents, type SequentialDesign } from "./conduct-design.ts";

/** Bounds of Z at looks that were held, where a large Z speaks for the arm. */
export interface Boundaries {
  /** Error spent by then, of both sides together. */
  readonly spent: readonly number[];
  readonly efficacy: readonly number[];
  /** −∞ where a look cannot stop for futility. */
  readonly futility: readonly number[];
}

/** Bounds of a design at the events that looks had; the last one of `final` spends what is left. */
export type BoundariesAt = (events: readonly number[], final: boolean) => Boundaries;

/**
 * What a design's looks hold Z against, remembered by the events that they had: trials that look at the same events
 * need the same bounds.
 */
export function boundariesOf(design: SequentialDesign): BoundariesAt {
  const known = new Map<string, Boundaries>();
  const plan = planOf(design);
  return (events, final) => {
    const key = `${events.join(" ")} ${final}`;
    const found = known.get(key);
    if (found) return found;
    const fractions = fractionsOf(design, events, final);
    const alpha = spending(design, fractions);
    const efficacy = efficacyBounds(events, alpha, design.sides);
    const early = final ? events.length - 1 : events.length;
    const futility = [
      ...futilityAt(design, plan, events.slice(0, early), fractions, efficacy),
      ...(final ? [Number.NEGATIVE_INFINITY] : []),
    ];
    const made = { spent: alpha, efficacy, futility };
    known.set(key, made);
    return made;
  };
}

/** Parts of the information that looks had; the last look of a trial counts as whole. */
function fractionsOf(design: SequentialDesign, events: readonly number[], final: boolean): number[] {
  const planned = plannedEvents(design);
  return events.map((count, look) => (final && look === events.length - 1 ? 1 : Math.min(count / planned, mostEarly)));
}

/** A look before the last one never counts as whole, however many events it has: something is left to spend. */
const mostEarly = 0.999;

function spending(design: SequentialDesign, fractions: readonly number[]): number[] {
  const { spending, alpha, sides } = design;
  return fractions.map((fraction) => sides * spent(spending, fraction, alpha / sides));
}

/** Bounds at looks before the last one. */
function futilityAt(
  { futility }: SequentialDesign,
  plan: Plan,
  events: readonly number[],
  fractions: readonly number[],
  efficacy: readonly number[],
): readonly number[] {
  if (!futility || events.length === 0) return events.map(() => Number.NEGATIVE_INFINITY);
  if (futility.by === "conditional power") {
    return events.map((_, look) => conditionalPowerBound(fractions[look], plan.lastBound, futility.power));
  }
  const beta = events.map((_, look) => spent(futility.spending, fractions[look], futility.beta));
  return interimFutility(events, efficacy, beta, plan.drift);
}

/** What planning fixes for later looks. */
interface Plan {
  /** Efficacy bound of the final analysis. */
  readonly lastBound: number;
  /** Mean of Z for one event at which the power is the one that futility counts on; 0 where it counts on none. */
  readonly drift: number;
}

function planOf(design: SequentialDesign): Plan {
  const events = plannedLooks(design);
  const planned = events[events.length - 1];
  // By parts of the whole, so that the drift is of the order of 1 while it is looked for.
  const parts = events.map((count) => count / planned);
  const efficacy = efficacyBounds(parts, spending(design, fractionsOf(design, events, true)), design.sides);
  const lastBound = efficacy[efficacy.length - 1];
  const { futility } = design;
  if (futility?.by !== "beta") return { lastBound, drift: 0 };
  const beta = parts.map((part) => spent(futility.spending, part, futility.beta));
  return { lastBound, drift: futilityBounds(parts, efficacy, beta).drift / Math.sqrt(planned) };
}

/** Events at each look as planned; for looks at days, as if events came evenly until the last one. */
function plannedLooks(design: SequentialDesign): number[] {
  const { looks } = design;
  if (looks.by === "events") return [...looks.events];
  const last = looks.days[looks.days.length - 1];
  return looks.days.map((day) => (looks.events * day) / last);
}

/** Bounds as planned. */
export function plannedBoundaries(design: SequentialDesign): Boundaries & { readonly events: readonly number[] } {
  const events = plannedLooks(design);
  return { events, ...boundariesOf(design)(events, true) };
}

/** A hazard ratio that takes the looks into account, with its limits. */
export interface AdjustedRatio {
  readonly hr: number;
  readonly lo: number;
  readonly hi: number;
}

/**
 * Median-unbiased hazard ratio and 95 % limits by the stage-wise order, for a trial that ended at its last look here. By
 * the first-order relation of Z to the ratio: a mean of ln(ratio)·√(events·share·(1 − share)).
 *
 * @param share  of patients in the arm, of those compared
 *
 * Source: Jennison & Turnbull (2000), sections 8.3 and 8.5
 */
export function adjustedRatio(
  events: readonly number[],
  efficacy: readonly number[],
  z: number,
  share: number,
): AdjustedRatio {
  if (!Number.isFinite(z)) return { hr: Number.NaN, lo: Number.NaN, hi: Number.NaN };
  const ratio = (probability: number) =>
    exp(-stageWiseDrift(events, efficacy, z, probability) / Math.sqrt(share * (1 - share)));
  return { hr: ratio(0.5), lo: ratio(0.975), hi: ratio(0.025) };
}

/** p-value of a trial that ended at its last look here; two-sided ones double the side that Z is on. */
export function sequentialP(events: readonly number[], efficacy: readonly number[], z: number, sides: 1 | 2): number {
  if (!Number.isFinite(z)) return Number.NaN;
  if (sides === 1) return stageWiseP(events, efficacy, z);
  return Math.min(1, 2 * stageWiseP(events, efficacy, Math.abs(z)));
}
