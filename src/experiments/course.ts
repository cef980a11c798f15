import type { PreparedModel } from "../engine/prepare.ts";
import { exp } from "../foundation/maths.ts";
import { draw, generator } from "../foundation/random.ts";
import { streams } from "../foundation/streams.ts";
import { discontinuationHazard } from "../models/therapy/discontinuation.ts";
import { therapies } from "../models/therapy/index.ts";
import type { Treatment } from "./design.ts";
import { dosesKept, drugParameters, oneDose } from "./dosing.ts";
import type { Candidate } from "./patient.ts";
import { addressOf } from "./sample.ts";

/** Days in a month, as survival tables count them. */
export const monthDays = 30.4375;

export type OffReason = "" | "completed" | "progression" | "toxicity" | "death" | "left the study";

interface Line {
  readonly treatment: Treatment;
  readonly state: number;
  readonly amount: number;
  readonly days: readonly number[];
  readonly concentration: number;
  readonly toxicityThreshold: number;
  toxicity: number;
  given: number;
  off: number;
  reason: OffReason;
}

/**
 * One patient's treatments as they unfold: which doses fall when, what ends them, and the (proxy) toxicity that
 * accumulates meanwhile. Chance is keyed by patient and therapy, so the same patient meets the same luck in every arm.
 */
export class Course {
  private readonly lines: Line[] = [];
  private readonly concentrations: Float64Array;
  private readonly gauge;

  constructor(
    private readonly prepared: PreparedModel,
    private readonly patient: Candidate,
    private readonly seed: number,
    private readonly end: number,
    slots: readonly string[],
  ) {
    this.gauge = prepared.gauge(slots);
    this.concentrations = new Float64Array(slots.length);
    this.slots = slots;
  }
  private readonly slots: readonly string[];

  /** Begins treatments: writes the patient's drug parameters into `p` and plans the doses from day `from` on. */
  begin(treatments: readonly Treatment[], from: number, p: Float64Array): void {
    for (const treatment of treatments) {
      const therapy = therapies[treatment.therapy];
      const luck = { seed: this.seed, id: this.patient.id };
      const values = drugParameters(therapy, this.patient.covariates, luck);
      for (const [name, value] of Object.entries(values)) p[this.prepared.parameterIndex(name)] = value;
      const start = this.prepared.parameters.indexOf(`${therapy.slot}Start`);
      if (start >= 0) p[start] = from + treatment.start;
      const { state, amount } = oneDose(therapy, treatment, this.patient.covariates);
      this.lines.push({
        treatment,
        state: this.prepared.stateIndex(state),
        amount,
        days: dosesKept(treatment, this.end - from, luck).map((day) => from + day),
        concentration: this.slots.indexOf(`${therapy.slot}Concentration`),
        toxicityThreshold: generator(
          this.seed,
          streams.toxicity,
          addressOf(therapy.name),
          this.patient.id,
        ).exponential(),
        toxicity: 0,
        given: 0,
        off: Number.POSITIVE_INFINITY,
        reason: "",
      });
    }
  }

  nextDose(after: number): number {
    let next = Number.POSITIVE_INFINITY;
    for (const line of this.lines) {
      if (line.off <= after) continue;
      const day = firstAfter(line.days, after);
      if (day < next && day < line.off) next = day;
    }
    return next;
  }

  give(t: number, y: Float64Array): void {
    for (const line of this.lines) {
      const due = firstAfter(line.days, t - 1e-6);
      if (line.off <= t || Math.abs(due - t) > 1e-6) continue;
      y[line.state] += line.amount;
      line.given++;
    }
  }

  /** Accumulates toxicity over `days` up to `t` and ends what became intolerable. Returns whether anything ended. */
  endure(t: number, days: number, y: Float64Array, p: Float64Array): boolean {
    let ended = false;
    let gauged = false;
    for (const line of this.lines) {
      if (!line.treatment.stop.forToxicity || !this.isOn(line, t)) continue;
      const therapy = therapies[line.treatment.therapy];
      if (!gauged) this.gauge(t, y, p, this.concentrations);
      gauged = true;
      const level = line.concentration < 0 ? 0 : this.concentrations[line.concentration];
      line.toxicity += (discontinuationHazard(therapy, level) * days) / monthDays;
      if (line.toxicity < line.toxicityThreshold) continue;
      // Toxicity of a combination ends all of it.
      this.stopAll(t, "toxicity", () => true);
      ended = true;
      break;
    }
    return ended;
  }

  progress(t: number): void {
    this.stopAll(t, "progression", (treatment) => treatment.stop.atProgression);
  }

  private stopAll(t: number, reason: OffReason, which: (treatment: Treatment) => boolean): void {
    for (const line of this.lines) {
      if (line.reason !== "" || !which(line.treatment) || !this.isOn(line, t)) continue;
      line.off = t;
      line.reason = reason;
    }
  }

  private isOn(line: Line, t: number): boolean {
    const last = line.days[line.days.length - 1] ?? -1;
    const every = Number.isFinite(line.treatment.every) ? line.treatment.every : 0;
    return line.off > t && line.days.length > 0 && line.days[0] <= t && t <= last + every;
  }

  /** When the last treatment ended and why; the end of follow-up where one goes on. */
  off(t: number): { readonly day: number; readonly reason: OffReason } {
    let day = 0;
    let reason: OffReason = "";
    for (const line of this.lines) {
      if (line.days.length === 0) continue;
      const last = line.days[line.days.length - 1];
      const ends = line.reason !== "" ? line.off : Math.min(last, t);
      const why: OffReason = line.reason !== "" ? line.reason : last < t ? "completed" : "";
      if (ends >= day) {
        day = ends;
        reason = why;
      }
    }
    return { day, reason };
  }

  doses(): number {
    return this.lines.reduce((sum, line) => sum + line.given, 0);
  }
}

/** The first of the ascending `days` later than `after`, or Infinity. */
function firstAfter(days: readonly number[], after: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] > after) high = middle;
    else low = middle + 1;
  }
  return low < days.length ? days[low] : Number.POSITIVE_INFINITY;
}

/** Monthly hazard of leaving the study turned into a day, by the patient's own luck. */
export function dropoutDay(perMonth: number, seed: number, id: number): number {
  if (perMonth <= 0) return Number.POSITIVE_INFINITY;
  return (generator(seed, streams.dropout, 0, id).exponential() / perMonth) * monthDays;
}

/** Whether this patient crosses over at progression. */
export function crosses(fraction: number, seed: number, id: number): boolean {
  return draw(seed, streams.allocation, 0, id) < fraction;
}

/** Hazard multiplier: exp, kept finite. */
export function relativeHazard(logHazard: number): number {
  return exp(Math.min(logHazard, 20));
}
