import { type Column, type Table, table } from "../../src/foundation/table.ts";

/**
 * Tables of a trial that never ran, from a small seeded generator: the report's tests need every kind of row (response,
 * progression, death, dropout, no scan, stop for toxicity), not biology.
 */
export interface ExampleTables {
  readonly subjects: Table;
  readonly visits: Table;
  readonly courses: Table;
  readonly kinetics: Table;
  readonly flow: Table;
}

/** Mulberry32: uniform numbers in [0, 1) from a 32-bit seed. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const month = 30.4375;

interface Kind {
  /** Chance of a response before the biomarker acts. */
  readonly response: number;
  readonly hazard: number;
  readonly toxicity: number;
}

const kinds: readonly Kind[] = [
  { response: 0.35, hazard: 0.032, toxicity: 0.12 },
  { response: 0.22, hazard: 0.035, toxicity: 0.06 },
  { response: 0.1, hazard: 0.05, toxicity: 0.1 },
];

const columns = (
  fields: Readonly<Record<string, readonly (number | string)[]>>,
  units: Readonly<Record<string, string>> = {},
) =>
  Object.entries(fields).map(
    ([name, values]): Column => ({
      name,
      unit: units[name] ?? "",
      label: name,
      values:
        typeof values[0] === "number" ? Float64Array.from(values as readonly number[]) : (values as readonly string[]),
    }),
  );

/** Appends one value to each named list. */
function push(lists: Record<string, (number | string)[]>, row: Readonly<Record<string, number | string>>): void {
  for (const [name, value] of Object.entries(row)) (lists[name] ??= []).push(value);
}

export function exampleTables(arms: readonly string[], size: number, seed: number, duration: number): ExampleTables {
  const subjects: Record<string, (number | string)[]> = {};
  const visits: Record<string, (number | string)[]> = {};
  const courses: Record<string, (number | string)[]> = {};
  arms.forEach((arm, index) => {
    const kind = kinds[index % kinds.length];
    for (let patient = 0; patient < size; patient++) {
      const draw = mulberry(seed + patient);
      const covariates = covariatesOf(draw);
      const own = mulberry(seed * 7919 + patient * 31 + index);
      follow({ subjects, visits, courses }, arm, patient, covariates, kind, own, duration);
    }
  });
  return {
    subjects: table("subjects", columns(subjects, subjectUnits)),
    visits: table("visits", columns(visits, { day: "day", sld: "mm", change: "1" })),
    courses: table("courses", columns(courses, { day: "day", sld: "mm", cd8: "cell" })),
    kinetics: kineticsOf(arms, duration),
    flow: flowOf(arms, size, subjects),
  };
}

const subjectUnits = {
  weight: "kg",
  age: "year",
  ldh: "1",
  albumin: "g/L",
  pdl1: "1",
  baselineSld: "mm",
  baselineCells: "cell",
  diagnosisYears: "year",
  bestChange: "1",
  responseDay: "day",
  progressionDay: "day",
  pfsDay: "day",
  osDay: "day",
  offTreatmentDay: "day",
};

function covariatesOf(draw: () => number) {
  return {
    weight: 55 + 45 * draw(),
    age: 35 + 45 * draw(),
    male: draw() < 0.6 ? 1 : 0,
    ecog: draw() < 0.3 ? 1 : 0,
    ldh: 0.6 + 1.6 * draw() * draw(),
    albumin: 32 + 14 * draw(),
    pdl1: draw() * draw(),
    clones: 1 + Math.floor(4 * draw()),
    baselineSld: 25 + 130 * draw(),
    baselineCells: 1e9 * (1 + 20 * draw()),
    diagnosisYears: 4 + 12 * draw(),
  };
}

function follow(
  out: Record<"subjects" | "visits" | "courses", Record<string, (number | string)[]>>,
  arm: string,
  patient: number,
  covariates: ReturnType<typeof covariatesOf>,
  kind: Kind,
  draw: () => number,
  duration: number,
): void {
  const responds = draw() < kind.response + 0.35 * covariates.pdl1;
  const deep = responds ? -0.3 - 0.75 * draw() : 0;
  const slow = draw() < 0.4;
  const change = responds ? Math.max(-1, deep) : slow ? -0.25 + 0.4 * draw() : 0.25 + 1.2 * draw() * draw();
  const hazard = kind.hazard * (responds ? 0.35 : slow ? 1 : 1.8) * (0.7 + 0.5 * covariates.ldh);
  const death = (-Math.log(1 - draw()) / hazard) * month;
  const dropout = (-Math.log(1 - draw()) / 0.004) * month;
  const osDay = Math.min(death, dropout, duration);
  const died = death <= Math.min(dropout, duration);
  const progression =
    (responds ? 300 + 900 * draw() : slow ? 120 + 250 * draw() : 50 + 60 * draw()) * (0.6 + 0.8 * draw());
  const unseen = osDay < 50;
  const progressed = !unseen && progression < osDay;
  const response = unseen ? "NE" : responds ? (change <= -0.999 ? "CR" : "PR") : slow ? "SD" : "PD";
  const responseDay = responds && !unseen ? Math.min(osDay, progression) * 0.9 * draw() : Number.NaN;
  const toxic = draw() < kind.toxicity;
  const toxicDay = 20 + 200 * draw();
  const off = Math.min(
    progressed ? progression : Number.POSITIVE_INFINITY,
    toxic ? toxicDay : Number.POSITIVE_INFINITY,
    osDay,
  );
  const reason =
    off === osDay
      ? died
        ? "death"
        : osDay === duration
          ? ""
          : "lost to follow-up"
      : toxic && off === toxicDay
        ? "toxicity"
        : "progression";
  const failing = ["killing below growth", "antigen presentation lost", "T cells excluded", "checkpoint not limiting"];
  push(out.subjects, {
    patient,
    arm,
    ...covariates,
    bestResponse: response,
    bestChange: unseen ? Number.NaN : change,
    responseDay,
    progressionDay: progressed ? progression : Number.NaN,
    pfsDay: progressed ? progression : osDay,
    pfsEvent: progressed || died ? 1 : 0,
    osDay,
    osEvent: died ? 1 : 0,
    offTreatmentDay: reason === "" ? Number.NaN : off,
    offTreatmentReason: reason,
    doses: 1 + Math.floor(Math.min(off, 700) / 21),
    pattern: responds ? (draw() < 0.7 ? "checkpoint released" : "new priming") : failing[Math.floor(draw() * 4)],
    status: "done",
  });
  if (unseen) return;
  const newLesion = progressed && draw() < 0.4;
  const nadir = 0.2 * duration * (0.3 + 0.4 * draw());
  for (let day = 84; day <= Math.min(osDay, duration); day += 84) {
    const toNadir = Math.min(1, day / nadir);
    const regrown = progressed && day > nadir ? ((day - nadir) / 400) * (0.4 + 0.5 * draw()) : 0;
    const value = Math.max(-1, change * (responds || slow ? toNadir : day / 120) + regrown);
    push(out.visits, {
      patient,
      arm,
      day,
      sld: covariates.baselineSld * (1 + value),
      change: value,
      newLesion: newLesion && progressed && day >= progression ? 1 : 0,
      response: value <= -0.3 ? "PR" : value >= 0.2 ? "PD" : "SD",
    });
    if (patient < 10)
      push(out.courses, { patient, arm, day, sld: covariates.baselineSld * (1 + value), cd8: 1e7 * (1 + draw()) });
    if (progressed && day > progression) break;
  }
}

function kineticsOf(arms: readonly string[], duration: number): Table {
  const rows: Record<string, (number | string)[]> = {};
  arms.forEach((arm, index) => {
    for (let day = 0; day <= duration; day += 7) {
      // A dose every 21 days for two years, then washout with a half-life of 25 days.
      const since = day < 730 ? day % 21 : day - 714;
      const level = (30 + 25 * index) * 2 ** (-since / 25);
      const push3 = (quantity: string, unit: string, median: number, lo: number, hi: number) =>
        push(rows, { arm, day, quantity, unit, median, lo, hi });
      push3(
        index === 2 ? "anti-CTLA-4 concentration" : "anti-PD-1 concentration",
        "mg/L",
        level,
        level * 0.55,
        level * 1.7,
      );
      if (index !== 2)
        push3(
          "PD-1 receptor occupancy",
          "1",
          level / (level + 0.5),
          (level * 0.55) / (level * 0.55 + 0.8),
          level / (level + 0.2),
        );
    }
  });
  return table("kinetics", columns(rows, { day: "day" }));
}

function flowOf(arms: readonly string[], size: number, subjects: Record<string, (number | string)[]>): Table {
  const rows: Record<string, (number | string)[]> = {};
  const add = (stage: string, arm: string, count: number, reason = "") => push(rows, { stage, arm, count, reason });
  add("virtual patients drawn", "", size * 3);
  add("not eligible", "", size, "tumour never became diagnosable");
  add("not eligible", "", size - 12, "doubling time outside the observed range");
  add("not eligible", "", 9, "eligibility of the protocol");
  add("not eligible", "", 3, "the solver failed while the tumour grew");
  add("randomised (each patient to every arm)", "", size);
  for (const arm of arms) {
    const reasons = new Map<string, number>();
    for (let row = 0; row < subjects.arm.length; row++) {
      const reason = String(subjects.offTreatmentReason[row]);
      if (subjects.arm[row] === arm) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    add("treated", arm, size);
    for (const [reason, count] of reasons) if (reason !== "") add("stopped treatment", arm, count, reason);
    add("analysed", arm, size);
  }
  return table("flow", columns(rows));
}
