import { trialBody } from "../experiments/model.ts";
import { InputError } from "../foundation/errors.ts";
import type { Therapy } from "../models/therapy/contract.ts";
import { doseAmount } from "../models/therapy/dose.ts";
import type { Fault } from "./read-shape.ts";
import { shown } from "./read-shape.ts";
import type { Path } from "./source-text.ts";
import type { Catalogue } from "./trial-catalogue.ts";
import { checkName, type TrialFrame, weekOrDay } from "./trial-checks.ts";
import type { TreatmentEntry } from "./trial-schema.ts";
import { doseDays, withRegimen } from "./trial-treatment.ts";

/** More doses than any course has: a mistyped interval would otherwise fill the memory. */
const mostDoses = 10_000;

/** Checks what one arm receives; shapes and names of therapies are right already. */
export function checkCourse(
  arm: string,
  entries: readonly TreatmentEntry[],
  path: Path,
  trial: TrialFrame,
  catalogue: Catalogue,
): Fault[] {
  const faults = entries.flatMap((entry, index) =>
    checkTreatment(arm, entry, [...path, index], trial, catalogue.therapies[entry.therapy]),
  );
  return faults.length > 0 ? faults : checkSlots(entries, path, catalogue);
}

function checkTreatment(
  arm: string,
  written: TreatmentEntry,
  path: Path,
  trial: TrialFrame,
  therapy: Therapy,
): Fault[] {
  const unknown = checkRegimen(written, path, therapy);
  if (unknown.length > 0) return unknown;
  const entry = withRegimen(written, therapy);
  return [
    ...checkAction(path, therapy, trial),
    ...checkAmount(entry, path, therapy),
    ...checkRoute(entry, path, therapy),
    ...checkSchedule(written, entry, path, trial),
    ...checkEnd(arm, entry, path, trial),
  ];
}

function checkRegimen({ use }: TreatmentEntry, path: Path, therapy: Therapy): Fault[] {
  return checkName([...path, "use"], use, `a regimen of ${therapy.name}`, Object.keys(therapy.regimens));
}

/** The cancer's body must have the place where the dose arrives. */
function checkAction(path: Path, therapy: Therapy, { cancer }: TrialFrame): Fault[] {
  if (cancer === undefined) return [];
  const { model } = trialBody(cancer);
  if (therapy.forms.some(({ into }) => into in model.states)) return [];
  const expected = `a therapy that acts there: the ${model.name} model has no place for this one`;
  return [{ path: [...path, "therapy"], found: `${therapy.name} in ${cancer.name}`, expected }];
}

// Any adult: whether a dose can be given does not depend on the patient's size.
const adult = { weight: 80, bsa: 1.9 };

/** The dose must be written in what the therapy is dosed in: a mass for an antibody, cells for a cell product. */
function checkAmount({ dose }: TreatmentEntry, path: Path, therapy: Therapy): Fault[] {
  const at = [...path, "dose"];
  if (dose === undefined)
    return [{ path: at, found: "no such key", expected: "one, or use: and the name of a regimen" }];
  if (dose.value === 0) return [{ path: at, found: "a dose of 0", expected: "a dose above 0" }];
  try {
    doseAmount(therapy, dose, adult);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [{ path: at, found: error.found, expected: error.expected }];
  }
}

function checkRoute({ route }: TreatmentEntry, path: Path, therapy: Therapy): Fault[] {
  const known = therapy.forms.map((form) => form.route);
  if (route === undefined || known.includes(route)) return [];
  return [
    { path: [...path, "route"], found: shown(route), expected: `a route of ${therapy.name}: ${known.join(", ")}` },
  ];
}

function checkSchedule(
  written: TreatmentEntry,
  entry: TreatmentEntry,
  path: Path,
  { followUp, span = "follow-up" }: TrialFrame,
): Fault[] {
  if (entry.days) {
    const other = (["every", "times", "blocks"] as const).find((key) => written[key] !== undefined);
    return other ? [{ path: [...path, other], found: `both days and ${other}`, expected: "one of them" }] : [];
  }
  if (entry.every === undefined && entry.times !== 1) {
    return [{ path: [...path, "every"], found: "no such key", expected: "the time between doses, or times: 1" }];
  }
  if (entry.every === 0 && entry.times !== 1) {
    return [{ path: [...path, "every"], found: "a time of 0 between doses", expected: "a time above 0" }];
  }
  const doses = entry.times ?? (followUp ?? 0) / (entry.every ?? Number.POSITIVE_INFINITY);
  if (doses > mostDoses) {
    const found = `${Math.floor(doses)} doses until ${span} ends`;
    return [{ path: [...path, "every"], found, expected: `at most ${mostDoses} doses` }];
  }
  return entry.blocks ? checkBlocks(entry, path) : [];
}

function checkBlocks(entry: TreatmentEntry, path: Path): Fault[] {
  if (entry.times === undefined) {
    return [{ path: [...path, "times"], found: "no such key", expected: "the number of doses in each block" }];
  }
  const blocks = Array.isArray(entry.blocks) ? entry.blocks.length : (entry.blocks?.times ?? 0);
  if (blocks * entry.times > mostDoses) {
    const found = `${blocks} blocks of ${entry.times} doses`;
    return [{ path: [...path, "blocks"], found, expected: `at most ${mostDoses} doses` }];
  }
  const days = doseDays(entry) ?? [];
  const back = days.findIndex((day, index) => index > 0 && day <= days[index - 1]);
  if (back < 0) return [];
  const found = `a block that begins at ${weekOrDay(days[back])}, before the last has ended`;
  return [{ path: [...path, "blocks"], found, expected: "blocks one after the other" }];
}

function checkEnd(
  arm: string,
  entry: TreatmentEntry,
  path: Path,
  { followUp, span = "follow-up" }: TrialFrame,
): Fault[] {
  const last = doseDays(entry)?.at(-1) ?? entry.start ?? 0;
  if (followUp === undefined || !(last > followUp)) return [];
  const key = (["days", "times", "start"] as const).find((name) => entry[name] !== undefined) ?? "therapy";
  const found = `a course that is too long: ${arm}'s last dose (${weekOrDay(last)}) is after ${span} ends (${weekOrDay(followUp)})`;
  return [{ path: [...path, key], found, expected: `fewer doses, or a longer ${span.replace("the ", "")}` }];
}

/** The body model has one place for each kind of drug: two of a kind at a time would overwrite one another. */
function checkSlots(entries: readonly TreatmentEntry[], path: Path, catalogue: Catalogue): Fault[] {
  const spans = entries.map((entry) => {
    const therapy = catalogue.therapies[entry.therapy];
    const full = withRegimen(entry, therapy);
    const days = doseDays(full);
    const first = days?.[0] ?? full.start ?? 0;
    const last = days?.at(-1) ?? Number.POSITIVE_INFINITY;
    return { name: entry.therapy, slot: therapy.slot, first, last };
  });
  return spans.flatMap((span, index) => {
    const clash = spans
      .slice(0, index)
      .find(
        (other) =>
          other.slot === span.slot && other.name !== span.name && span.first <= other.last && other.first <= span.last,
      );
    if (!clash) return [];
    const found = `${span.name} beside ${clash.name}, both ${span.slot}`;
    return [{ path: [...path, index, "therapy"], found, expected: "one therapy of a kind at a time" }];
  });
}
