import * as v from "valibot";
import { seeing } from "../experiments/sight.ts";
import { didYouMean } from "../foundation/near-names.ts";
import type { Cancer } from "../models/cancers/contract.ts";
import { checkConduct } from "./conduct-checks.ts";
import { checkCourse } from "./course-checks.ts";
import { checkFormula } from "./formula-checks.ts";
import { checkPublished } from "./published-checks.ts";
import { duration } from "./quantity.ts";
import { type Fault, readShape, shown } from "./read-shape.ts";
import type { Path } from "./source-text.ts";
import { type Catalogue, entryCovariates, sampledCovariates } from "./trial-catalogue.ts";
import { arm as armSchema, response as responseSchema, visits as visitsSchema } from "./trial-schema.ts";

/**
 * What shapes cannot say: names that exist, times that fit into the follow-up, arms that are there. Each part is
 * looked at on its own, so that one mistake does not hide the others.
 *
 * @param data  a trial file's plain data, right or wrong
 */
export function checkTrial(data: unknown, catalogue: Catalogue): Fault[] {
  if (!isRecord(data)) return [];
  const followUp = readDays(data["follow-up"]);
  const arms = list(data.arms);
  const names = arms.map((arm) => (isRecord(arm) ? arm.name : undefined));
  const cancer = typeof data.cancer === "string" ? catalogue.cancers[data.cancer] : undefined;
  const trial: TrialFrame = { followUp, arms: names.filter((name) => typeof name === "string"), cancer };
  return [
    ...checkName(["cancer"], data.cancer, "a cancer", Object.keys(catalogue.cancers)),
    ...checkFollowUp(data["follow-up"], followUp),
    ...duplicates(names),
    ...arms.flatMap((arm, index) => checkArm(arm, ["arms", index], trial, catalogue)),
    ...checkVisits(data.visits, followUp),
    ...checkCriteria(data.response, cancer),
    ...list(data.landmarks).flatMap((landmark, index) => checkWithin(["landmarks", index], landmark, followUp)),
    ...list(data.contrasts).flatMap((contrast, index) => checkContrast(contrast, ["contrasts", index], trial)),
    ...checkConduct(data, trial),
    ...list(data.published).flatMap((entry, index) => checkPublished(entry, ["published", index], trial)),
    ...list(data.eligibility).flatMap((rule, index) =>
      checkFormula(rule, ["eligibility", index], entryCovariates(cancer)),
    ),
    ...covariates(data.population).flatMap((key) =>
      checkName(["population", key], key, "severity or a covariate", ["severity", ...sampledCovariates(cancer)]),
    ),
  ];
}

/** What the parts of a file need to know of the whole. */
export interface TrialFrame {
  /** Days; undefined where the file gives none that can be read. */
  readonly followUp: number | undefined;
  /** What that time is, for messages. Absent: follow-up. */
  readonly span?: string;
  readonly arms: readonly string[];
  /** Undefined where the file names none that is known. */
  readonly cancer: Cancer | undefined;
}

export const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === "object" && data !== null && !Array.isArray(data);

const list = (data: unknown): readonly unknown[] => (Array.isArray(data) ? data : []);
const covariates = (data: unknown) => (isRecord(data) ? Object.keys(data) : []);

function readDays(data: unknown): number | undefined {
  const result = v.safeParse(duration, data);
  return result.success ? result.output : undefined;
}

/** `week 48`, or `day 3` where it is no whole week. */
export function weekOrDay(days: number): string {
  return days % 7 === 0 ? `week ${days / 7}` : `day ${Math.round(days * 100) / 100}`;
}

/** A name that must be among the known ones; anything but a text was refused by its shape. */
export function checkName(path: Path, name: unknown, what: string, known: readonly string[]): Fault[] {
  if (typeof name !== "string" || known.includes(name)) return [];
  const list = known.length > 0 ? `${what}: ${known.join(", ")}` : what;
  return [{ path, found: shown(name), expected: `${list}${didYouMean(name, known)}` }];
}

/** A time that must lie within the follow-up: otherwise nobody would be left to look at. */
export function checkWithin(path: Path, time: unknown, followUp: number | undefined): Fault[] {
  const days = readDays(time);
  if (days === undefined || followUp === undefined || days <= followUp) return [];
  const expected = `a time within follow-up, which ends at ${weekOrDay(followUp)}`;
  return [{ path, found: `${shown(time)} (${weekOrDay(days)})`, expected }];
}

/** Years; nobody follows a trial for longer, and a slip of the unit would run for days. */
const longestFollowUp = 50;

function checkFollowUp(text: unknown, followUp: number | undefined): Fault[] {
  if (followUp === undefined || (followUp > 0 && followUp <= longestFollowUp * 365.25)) return [];
  return [{ path: ["follow-up"], found: shown(text), expected: `a time above 0 and at most ${longestFollowUp} years` }];
}

function duplicates(names: readonly unknown[]): Fault[] {
  return names.flatMap((name, index) =>
    typeof name === "string" && names.indexOf(name) < index
      ? [{ path: ["arms", index, "name"], found: `${shown(name)} again`, expected: "a name of its own for each arm" }]
      : [],
  );
}

function checkArm(data: unknown, path: Path, trial: TrialFrame, catalogue: Catalogue): Fault[] {
  const crossover = isRecord(data) && isRecord(data.crossover) ? data.crossover.to : undefined;
  const name = isRecord(data) ? data.name : undefined;
  const faults = checkName(
    [...path, "crossover", "to"],
    crossover,
    "another arm",
    trial.arms.filter((a) => a !== name),
  );
  if (!isRecord(data)) return faults;
  list(data.treatments).forEach((treatment, index) => {
    const therapy = isRecord(treatment) ? treatment.therapy : undefined;
    const at = [...path, "treatments", index, "therapy"];
    faults.push(...checkName(at, therapy, "a therapy", Object.keys(catalogue.therapies)));
  });
  const { value, faults: inShape } = readShape(armSchema, data);
  if (value === undefined || value.treatments === "none" || faults.length + inShape.length > 0) return faults;
  return checkCourse(value.name, value.treatments, [...path, "treatments"], trial, catalogue);
}

function checkVisits(data: unknown, followUp: number | undefined): Fault[] {
  if (!isRecord(data)) return [];
  const { value } = readShape(visitsSchema, data);
  const faults = [...checkWithin(["visits", "first"], data.first, followUp)];
  for (const key of ["every", "later"] as const) {
    const days = value?.[key];
    if (days !== undefined && days < 1) {
      faults.push({ path: ["visits", key], found: shown(data[key]), expected: "at least a day between visits" });
    }
  }
  return faults;
}

/** Lesions, marrow and relapse are judged by different rules. */
function checkCriteria(data: unknown, cancer: Cancer | undefined): Fault[] {
  const criteria = isRecord(data) ? data.criteria : undefined;
  if (cancer === undefined || criteria === undefined || !isCriterion(criteria)) return [];
  return checkName(["response", "criteria"], criteria, `a rule for ${cancer.name}`, seeing(cancer).criteria);
}

/** Whether a value is some criterion at all: if not, the file's shape was refused already. */
const isCriterion = (value: unknown) => readShape(responseSchema, { criteria: value }).value !== undefined;

function checkContrast(data: unknown, path: Path, trial: TrialFrame): Fault[] {
  if (!isRecord(data)) return [];
  const faults = (["arm", "reference"] as const).flatMap((key) =>
    checkName([...path, key], data[key], "an arm of this trial", trial.arms),
  );
  if (faults.length > 0 || data.arm !== data.reference) return faults;
  return [{ path: [...path, "reference"], found: `${shown(data.arm)} against itself`, expected: "two different arms" }];
}
