import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { MicroenvironmentScenario } from "../../../../src/index.ts";
import type { LabDocument } from "../document/lab-document.ts";
import { announce } from "../kit/live-region.tsx";
import type { LabStore } from "../lab/lab-store.ts";
import { entriesOf } from "./canonical.ts";
import { allowedMove, copyDoses, type Doses, moveDoses, moved, replaceDoses, type Span } from "./change-doses.ts";
import { type Course, plural, type TherapyCards } from "./course.ts";
import { readCourses } from "./read-courses.ts";
import { type Side, sideLetter, sideName, treatmentsOf, withAntigens, withTreatments } from "./treatments-of.ts";
import { daysText, doseWords } from "./words.ts";

/** Treatments of one run on the screen. */
export interface Given {
  readonly side: Side;
  readonly name: string;
  readonly courses: readonly Course[];
  /** What was given before the days that can be changed: a fork has its past from the other run. */
  readonly past: readonly Course[];
  /** Days on which doses can be put. */
  readonly span: Span;
  readonly scenario: MicroenvironmentScenario | undefined;
}

/** A form that is open: for doses, or for new ones. */
export interface OpenForm {
  readonly side: Side;
  /** Absent: new doses like those of `course`. */
  readonly days?: readonly number[];
  readonly course: Course;
  /** Where on the screen, px. */
  readonly at: { readonly x: number; readonly y: number };
}

/** Doses that hang on a pointer. */
export interface Drag {
  readonly side: Side;
  readonly doses: Doses;
  readonly by: number;
  readonly copy: boolean;
}

/** Doses that should have the focus once they are drawn. */
export interface Focus {
  readonly side: Side;
  readonly therapy: string;
  readonly dose: string;
  readonly day: number;
}

export interface Antigens {
  readonly vaccine?: readonly string[];
  readonly car?: string;
}

/** Edits of treatments: each is one step that can be undone, said in words. */
export class TreatmentEditor {
  readonly cards = signal<TherapyCards | undefined>(undefined);
  /** Therapies could not be loaded. */
  readonly lost = signal(false);
  readonly form = signal<OpenForm | undefined>(undefined);
  readonly adding = signal<Side | undefined>(undefined);
  readonly drag = signal<Drag | undefined>(undefined);
  readonly focus = signal<Focus | undefined>(undefined);
  readonly given: ReadonlySignal<readonly Given[]>;

  constructor(readonly store: LabStore) {
    this.given = computed(() => {
      const cards = this.cards.value;
      const document = store.document.value;
      const duration = store.duration.value;
      if (!cards || duration === 0) return [];
      const sides: readonly Side[] = document.beside ? ["main", "beside"] : ["main"];
      return sides.map((side) => givenOn(store, document, side, cards, duration));
    });
  }

  async load(): Promise<void> {
    this.lost.value = false;
    try {
      this.cards.value = (await import("./therapy-cards.ts")).therapyCards;
    } catch {
      this.lost.value = true;
    }
  }

  on(side: Side): Given | undefined {
    return this.given.peek().find((one) => one.side === side);
  }

  move(side: Side, doses: Doses, by: number): void {
    const given = this.on(side);
    if (!given) return;
    const far = allowedMove(doses, by, given.span);
    if (Math.abs(far) < 1e-9) {
      announce(`${say(doses)} stays: ${by < 0 ? "this is as early as it can be" : "this is as late as it can be"}`);
      return;
    }
    const days = givenDays(moved(doses, by, given.span), given.span);
    this.commit(side, moveDoses(given.courses, doses, by, given.span), `${say(doses)}, moved to ${daysText(days)}`, {
      focus: focusOn(side, doses.course, days[0]),
    });
  }

  copy(side: Side, doses: Doses, by: number): void {
    const given = this.on(side);
    if (!given) return;
    const days = givenDays(moved(doses, by, given.span), given.span);
    this.commit(side, copyDoses(given.courses, doses, by, given.span), `${say(doses)}, again on ${daysText(days)}`);
  }

  /** Takes doses out; the focus goes to the nearest that is left of their kind, else to where doses are added. */
  remove(side: Side, doses: Doses): void {
    const given = this.on(side);
    if (!given) return;
    const [day] = doses.days;
    const words = `${say(doses)}, removed from ${daysText(doses.days)}`;
    const left = doses.course.days.filter((one) => !doses.days.includes(one) && one >= given.span.from);
    const near = left.sort((a, b) => Math.abs(a - day) - Math.abs(b - day))[0];
    this.commit(side, replaceDoses(given.courses, doses, undefined), words, {
      focus: focusOn(side, doses.course, near),
    });
    if (near === undefined) document.getElementById(addButton(side))?.focus();
  }

  /** Puts a course in the place of some doses, or adds it. */
  put(side: Side, from: Doses | undefined, by: Course, antigens: Antigens = {}): void {
    const given = this.on(side);
    if (!given) return;
    const words = `${by.therapy}, ${doseWords(by.dose)}, ${from ? "changed:" : "added:"} ${daysText(by.days)}`;
    this.commit(side, replaceDoses(given.courses, from, by), words, {
      focus: focusOn(side, by, by.days[0]),
      antigens,
    });
  }

  /** Other antigens in a vaccine, or another that CAR T cells see. */
  name(side: Side, antigens: Antigens): void {
    const given = this.on(side);
    const [what, names] = antigens.vaccine
      ? ["vaccine", antigens.vaccine.join(", ")]
      : ["CAR T cells see", antigens.car];
    if (given) this.commit(side, given.courses, `${what}: ${names || "no antigen"}`, { antigens });
  }

  private commit(
    side: Side,
    courses: readonly Course[],
    words: string,
    { focus, antigens = {} }: { readonly focus?: Focus; readonly antigens?: Antigens } = {},
  ): void {
    const document = this.store.document.peek();
    const next = withAntigens(withTreatments(document, side, entriesOf(courses)), side, antigens);
    if (JSON.stringify(next) === JSON.stringify(document)) return;
    this.focus.value = focus;
    this.store.edit(document.beside ? `${sideLetter(side)}: ${words}` : words, next);
    announce(words);
  }
}

function givenOn(store: LabStore, document: LabDocument, side: Side, cards: TherapyCards, duration: number): Given {
  const { beside } = document;
  const from = side === "beside" && beside?.kind === "fork" ? beside.day : 0;
  const on = (which: Side) => readCourses(treatmentsOf(document, which), cards, duration);
  return {
    side,
    name: sideName(document, side),
    courses: on(side),
    past: (from > 0 ? on("main") : []).map((course) => ({ ...course, days: course.days.filter((day) => day < from) })),
    span: { from, until: duration },
    scenario: store[side].opened.value?.scenario,
  };
}

/** `nivolumab, 3 mg/kg`, or how many of them. */
function say({ course: { therapy, dose }, days }: Doses): string {
  return `${therapy}, ${doseWords(dose)}${days.length > 1 ? `, ${plural(days.length, "dose")}` : ""}`;
}

/** Days on which doses are given: those of after the run are not. */
function givenDays({ days }: Course, { until }: Span): readonly number[] {
  return days.filter((day) => day < until);
}

function focusOn(side: Side, { therapy, dose }: Course, day: number): Focus {
  return { side, therapy, dose, day };
}

/** Id of the button that adds treatments to a run. */
export function addButton(side: Side): string {
  return `timeline-add-${side}`;
}
