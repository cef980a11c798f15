import type { Quantity } from "../experiments/scan/quantity.ts";
import { InputError } from "../foundation/errors.ts";
import type { MicroenvironmentScenario } from "../models/microenvironment/contract.ts";
import { InvalidFile } from "./invalid-file.ts";
import type { Path } from "./key-path.ts";
import { readStudy } from "./microenvironment-file.ts";
import { type StudyData, valueAt, withValue } from "./study-data.ts";

/** What is varied: an arm of a study. */
export interface VariedStudy {
  readonly study: StudyData;
  readonly arm: string;
}

/** The seed that a study writes; readers take 1 where it writes none. */
export function seedOf({ seed }: StudyData): number {
  return typeof seed === "number" ? seed : 1;
}

/** The study of a run: values at their places, in the arm where that says otherwise than the scenario. */
export function studyWith(
  { study, arm }: VariedStudy,
  quantities: readonly Pick<Quantity, "place">[],
  values: readonly number[],
  seed: number,
): StudyData {
  const changed = quantities.reduce((data, { place }, i) => withPlace(data, arm, place, values[i]), study);
  return { ...changed, seed };
}

/** The study with something set, at the place that has the last word in this arm. */
export function withPlace(study: StudyData, arm: string, place: readonly string[], value: unknown): StudyData {
  const ofArm = (study.arms as Readonly<Record<string, unknown>> | undefined)?.[arm];
  const own = ofArm ? find(ofArm, place) : undefined;
  if (own && valueAt(ofArm, own) !== undefined) return withValue(study, ["arms", arm, ...own], value);
  const path = find(study, place);
  if (path) return withValue(study, path, value);
  // An item that only the arm brings.
  return own ? withValue(study, ["arms", arm, ...own], value) : study;
}

/** The value that a study writes at a place for an arm, if it writes one. */
export function writtenAt(study: StudyData, arm: string, place: readonly string[]): unknown {
  const ofArm = (study.arms as Readonly<Record<string, unknown>> | undefined)?.[arm];
  const own = ofArm ? find(ofArm, place) : undefined;
  const inArm = own ? valueAt(ofArm, own) : undefined;
  const path = find(study, place);
  return inArm ?? (path ? valueAt(study, path) : undefined);
}

/** Names of list items become their positions; undefined where there is no such item. */
function find(data: unknown, place: readonly string[]): Path | undefined {
  const path: (string | number)[] = [];
  let at = data as Readonly<Record<string | number, unknown>> | undefined;
  for (const key of place) {
    const step = Array.isArray(at) ? at.findIndex((item) => item?.name === key) : key;
    if (step === -1) return undefined;
    path.push(step);
    at = at?.[step] as typeof at;
  }
  return path;
}

export type ReadPoint = { readonly scenario: MicroenvironmentScenario } | RefusedStudy;

export interface RefusedStudy {
  readonly refused: string;
  /** What the file's reader found, each with its place. */
  readonly faults?: readonly { readonly place: string; readonly found: string; readonly expected: string }[];
}

/** Reads an arm of a study that is at hand as data, with every check that a file meets. */
export function readVaried({ study: { claims: _, ...study }, arm }: VariedStudy): ReadPoint {
  // Claims are for those who judge runs as the file has them: they may speak of days that a shorter run does not have.
  try {
    const { arms } = readStudy(JSON.stringify(study), "scenario");
    return Object.hasOwn(arms, arm) ? { scenario: arms[arm] } : { refused: `The scenario has no arm called ${arm}.` };
  } catch (error) {
    if (error instanceof InvalidFile) {
      // Plain data: it goes between threads.
      const faults = error.errors.map(({ place, found, expected }) => ({ place, found, expected }));
      return {
        faults,
        refused: faults.map((one) => `${one.place}: ${one.found}; expected ${one.expected}.`).join(" "),
      };
    }
    if (error instanceof InputError) return { refused: error.message };
    throw error;
  }
}
