import type { Treatment } from "../experiments/design.ts";
import type { Study } from "../experiments/microenvironment/study.ts";
import { didYouMean } from "../foundation/near-names.ts";
import type { MicroenvironmentScenario } from "../models/microenvironment/contract.ts";
import { InvalidFile } from "./invalid-file.ts";
import { mergeArm } from "./merge-arm.ts";
import { readArm } from "./microenvironment-arm.ts";
import { isReserved } from "./microenvironment-checks.ts";
import { type ArmsRead, readClaims } from "./microenvironment-claims.ts";
import { microenvironmentFile, studyKeys } from "./microenvironment-schema.ts";
import { asErrors, type Fault, readShape, shown } from "./read-shape.ts";
import { keyPath, type Path, parseSource } from "./source-text.ts";
import { type Catalogue, shipped } from "./trial-catalogue.ts";
import { isRecord } from "./trial-checks.ts";

/** Whether a text is a microenvironment file: it says `microenvironment:` at its outermost level. */
export function isMicroenvironmentFile(text: string): boolean {
  const isJson = text.trimStart().startsWith("{");
  return isJson ? /"microenvironment"\s*:/.test(text) : /^(["']?)microenvironment\1\s*:/m.test(text);
}

/**
 * Reads a study of a tumour microenvironment from YAML or JSON.
 *
 * @param text  the file's text, at most a million characters
 * @param file  how messages call it
 * @param catalogue  the drugs and cancers that the file may name: those of this version unless told
 * @throws {InvalidFile} with everything that is wrong, each with file, line and key
 */
export function readStudy(text: string, file = "microenvironment", catalogue: Catalogue = shipped): Study {
  return readStudyFile(text, file, catalogue).study;
}

/** A study with what it gives to patients by name, which the study's doses no longer tell. */
export interface StudyFile {
  readonly study: Study;
  /** By arm. */
  readonly treatments: Readonly<Record<string, readonly Treatment[]>>;
}

/**
 * `readStudy`, for those who tell of the file in words.
 *
 * @throws {InvalidFile} with everything that is wrong, each with file, line and key
 */
export function readStudyFile(text: string, file = "microenvironment", catalogue: Catalogue = shipped): StudyFile {
  const source = parseSource(text, file);
  const faults: Fault[] = [];
  const study = isRecord(source.data) ? read(source.data, catalogue, faults) : undefined;
  if (!study) faults.push({ path: [], found: shown(source.data), expected: "keys with values" });
  if (!study || faults.length > 0) throw new InvalidFile(file, asErrors(source, faults));
  return study;
}

/** Keys of the outermost level that are no part of a scenario. */
const outer = [...Object.keys(studyKeys.entries), "arms", "claims"];

function read(data: Readonly<Record<string, unknown>>, catalogue: Catalogue, faults: Fault[]): StudyFile {
  const base = checkKeys(data, faults);
  const head = Object.fromEntries(Object.entries(data).filter(([key]) => Object.hasOwn(studyKeys.entries, key)));
  const { value, faults: inHead } = readShape(studyKeys, head);
  faults.push(...inHead);
  const { microenvironment: title = "", meaning = "", lessons = [], seed = 1 } = value ?? {};
  const found = new Findings();
  const arms = new Map<string, MicroenvironmentScenario | undefined>();
  const treatments: Record<string, readonly Treatment[]> = {};
  for (const [arm, changes] of listArms(data.arms, faults)) {
    const merged = mergeArm(base, changes ?? {}, ["arms", arm]);
    const name = data.arms === undefined ? title : `${title}: ${arm}`;
    const { scenario, treatments: given = [], faults: inArm } = readArm(merged.data, { name, seed, catalogue });
    faults.push(...merged.faults);
    for (const fault of inArm) found.add(arm, { ...fault, path: merged.placeOf(fault.path) });
    arms.set(arm, scenario);
    treatments[arm] = given;
  }
  faults.push(...found.named(arms.size));
  const claims = readClaims(data.claims, arms, lessons, faults);
  return { study: { title, lessons, meaning, arms: whole(arms), claims }, treatments };
}

const whole = (arms: ArmsRead) =>
  Object.fromEntries([...arms].flatMap(([name, scenario]) => (scenario ? [[name, scenario]] : [])));

/** What belongs to the scenario; unknown keys are told here, once, with all that a file may have. */
function checkKeys(data: Readonly<Record<string, unknown>>, faults: Fault[]): Record<string, unknown> {
  const known = Object.keys(microenvironmentFile.entries);
  const base: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data)) {
    if (!known.includes(key)) {
      const expected = `one of ${known.join(", ")}${didYouMean(key, known)}`;
      faults.push({ path: [key], found: `an unknown key, ${shown(key)}`, expected });
    } else if (!outer.includes(key)) base[key] = value;
  }
  return base;
}

/** Arms as written; a file without any has one. */
function listArms(data: unknown, faults: Fault[]): [string, unknown][] {
  if (data === undefined) return [["run", {}]];
  const path = ["arms"];
  if (!isRecord(data) || Object.keys(data).length === 0) {
    faults.push({ path, found: shown(data), expected: "arms by name, such as control: {}" });
    return [["run", {}]];
  }
  return Object.entries(data).map(([name, changes]) => {
    // Whole numbers as keys would come first, whatever the file's order.
    if (/^\d+$/.test(name)) {
      faults.push({ path: [...path, name], found: `an arm called ${name}`, expected: "a name that is no number" });
    }
    if (isReserved(name)) faults.push({ path: [...path, name], found: shown(name), expected: "another name" });
    if (changes === null || isRecord(changes)) return [name, changes];
    faults.push({ path: [...path, name], found: shown(changes), expected: "what the arm changes, or {}" });
    return [name, {}];
  });
}

/** What is wrong in arms: what stands outside of them is told once, and says in which arms it matters unless in all. */
class Findings {
  private readonly found = new Map<string, { readonly fault: Fault; readonly arms: string[] }>();

  add(arm: string, fault: Fault): void {
    const key = `${keyPath(fault.path)}\n${fault.found}\n${fault.expected}`;
    const entry = this.found.get(key) ?? { fault, arms: [] };
    if (!entry.arms.includes(arm)) entry.arms.push(arm);
    this.found.set(key, entry);
  }

  named(armCount: number): Fault[] {
    return [...this.found.values()].map(({ fault, arms }) =>
      arms.length === armCount || isInArm(fault.path)
        ? fault
        : { ...fault, found: `${fault.found}, in arm ${arms.join(", ")}` },
    );
  }
}

const isInArm = (path: Path) => path[0] === "arms";
