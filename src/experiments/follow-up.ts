import { log, pow } from "../foundation/maths.ts";
import { generator } from "../foundation/random.ts";
import { streams } from "../foundation/streams.ts";
import type { Cancer } from "../models/cancers/contract.ts";
import { type Course, crosses, dropoutDay, monthDays, type OffReason, relativeHazard } from "./course.ts";
import type { Arm, Treatment, TrialDesign } from "./design.ts";
import type { Candidate } from "./patient.ts";
import type { Reading } from "./sight.ts";

export interface Visit extends Reading {
  readonly day: number;
  readonly newLesion: boolean;
}

/** Days between looks at survival and tolerability. */
const lookEvery = 14;
/** Added to a burden in hazards, in its unit, so that disease that is gone leaves a small hazard and not none. */
const leastBurden = 5;

/** How the disease of one patient is seen, whatever it is simulated by. */
export interface Eyes<Value> {
  /** Without error, in the unit of hazards. */
  readonly burden: (value: Value) => number;
  /** With the reader's error; `gone`: one entry a lesion, kept between visits. */
  readonly read: (value: Value, normal: () => number, gone: boolean[]) => Reading;
  readonly progressing: (reading: Reading, nadir: number) => boolean;
}

/** What a patient's simulation does for a look. */
export interface Attending {
  /** Lets (proxy) toxicity of the last `days` add up. */
  readonly endure: (days: number) => void;
  /** Begins further treatments. */
  readonly begin: (treatments: readonly Treatment[], from: number) => void;
}

/** What came of following one patient. */
export interface Followed {
  readonly visits: readonly Visit[];
  /** Day of death, or NaN. */
  readonly death: number;
  readonly lastSeen: number;
  readonly off: { readonly day: number; readonly reason: OffReason };
  readonly doses: number;
}

/**
 * One patient in one arm as the trial sees it: visits with reader error, progression, new lesions, death, leaving. Chance
 * is keyed by the patient, so the same patient meets the same luck in every arm. Days count from randomisation.
 */
export class FollowUp<Value> {
  private readonly arm: Arm;
  private readonly visits: Visit[];
  private readonly visitDays: readonly number[];
  private readonly drop: number;
  private readonly deathThreshold: number;
  private readonly lesionThreshold: number;
  private readonly gone: boolean[];
  private readonly normal: () => number;
  private deathHazard = 0;
  private lesionHazard = 0;
  private nadir: number;
  private progressed = false;
  private death = Number.NaN;
  private lastLook = 0;
  private lastBurden: number;
  private lastHazard = -1;

  constructor(
    private readonly design: TrialDesign,
    private readonly cancer: Cancer,
    private readonly patient: Candidate,
    armIndex: number,
    private readonly course: Course,
    private readonly eyes: Eyes<Value>,
    baseline: Value,
  ) {
    const { seed } = design;
    const { id } = patient;
    this.arm = design.arms[armIndex];
    const readerChance = generator(seed, streams.readerError, 0, id);
    this.normal = () => readerChance.normal();
    this.gone = patient.lesions.diameters.map(() => false);
    this.visits = [{ day: 0, ...eyes.read(baseline, this.normal, this.gone), newLesion: false }];
    this.visitDays = scheduledVisits(design, id);
    this.drop = dropoutDay(design.dropoutPerMonth, seed, id);
    this.deathThreshold = generator(seed, streams.death, 0, id).exponential();
    this.lesionThreshold = generator(seed, streams.newLesions, 0, id).exponential();
    this.nadir = this.visits[0].burden;
    this.lastBurden = eyes.burden(baseline);
  }

  /** The next time at which the patient is looked at: every two weeks, at visits, on leaving, and at the end. */
  nextLook(after: number): number {
    const { visitDays, drop } = this;
    const end = this.design.duration;
    let next = (Math.floor(after / lookEvery) + 1) * lookEvery;
    for (const day of visitDays) {
      if (day > after) {
        next = Math.min(next, day);
        break;
      }
    }
    if (end > after) next = Math.min(next, end);
    return drop > after ? Math.min(next, drop) : next;
  }

  look(t: number, value: Value, attending: Attending): "continue" | "finish" {
    const { outcome } = this.cancer;
    const days = t - this.lastLook;
    const burden = this.eyes.burden(value);
    if (days > 0) {
      const growth = (log((burden + 1) / (this.lastBurden + 1)) / days) * monthDays;
      const hazard = this.hazardAt(burden, growth);
      const before = this.lastHazard < 0 ? hazard : this.lastHazard;
      const added = (((hazard + before) / 2) * days) / monthDays;
      if (this.deathHazard + added >= this.deathThreshold) {
        this.death = this.lastLook + (days * (this.deathThreshold - this.deathHazard)) / added;
        return "finish";
      }
      this.deathHazard += added;
      this.lastHazard = hazard;
      const lesionRate =
        outcome.newLesionHazard.value *
        pow((burden + 1) / 100, outcome.newLesionBySize.value) *
        (burden > this.lastBurden ? 1 : 0.1);
      this.lesionHazard += (lesionRate * days) / monthDays;
      attending.endure(days);
    }
    this.lastLook = t;
    this.lastBurden = burden;
    if (t >= this.drop) return "finish";
    if (this.visitDays.includes(t)) this.visit(t, value, attending);
    return "continue";
  }

  private hazardAt(burden: number, growth: number): number {
    const { outcome } = this.cancer;
    return (
      outcome.deathHazard.value *
        relativeHazard(
          outcome.deathBySize.value * log((burden + leastBurden) / 100) +
            outcome.deathBySeverity.value * this.patient.severity +
            outcome.deathByGrowth.value * Math.min(Math.max(growth, -0.5), 0.5),
        ) +
      outcome.backgroundHazard.value
    );
  }

  private visit(t: number, value: Value, { begin }: Attending): void {
    const newLesion = this.lesionHazard >= this.lesionThreshold;
    const seen: Visit = { day: t, ...this.eyes.read(value, this.normal, this.gone), newLesion };
    this.visits.push(seen);
    const grown = this.eyes.progressing(seen, this.nadir);
    this.nadir = Math.min(this.nadir, seen.burden);
    if (this.progressed || !(grown || seen.newLesion)) return;
    this.progressed = true;
    this.course.progress(t);
    const { crossover } = this.arm;
    if (crossover && crosses(crossover.fraction, this.design.seed, this.patient.id)) {
      const to = this.design.arms.find((candidate) => candidate.name === crossover.to);
      if (to) begin(to.treatments, t + lookEvery);
    }
  }

  /** @param end  day on which the simulation ended */
  outcome(end: number): Followed {
    const { death, course } = this;
    const lastSeen = Number.isNaN(death) ? Math.min(end, this.drop) : death;
    const off = course.off(lastSeen);
    return {
      visits: this.visits.filter((seen) => seen.day <= lastSeen),
      death,
      lastSeen,
      off: off.reason === "" && !Number.isNaN(death) ? { day: death, reason: "death" } : off,
      doses: course.doses(),
    };
  }
}

/** Days of this patient's assessments: the protocol's, shifted and sometimes missed. */
function scheduledVisits({ visits, duration, seed }: TrialDesign, id: number): number[] {
  const chance = generator(seed, streams.visits, 0, id);
  const days: number[] = [];
  let planned = visits.first;
  while (planned <= duration) {
    const shift = Math.round(
      Math.min(Math.max(visits.window * chance.normal(), -2 * visits.window), 2 * visits.window),
    );
    const day = Math.max(1, planned + shift);
    if (chance.uniform() >= visits.missed && day <= duration && day > (days[days.length - 1] ?? 0)) days.push(day);
    planned += planned < visits.until ? visits.every : visits.later;
  }
  return days;
}
