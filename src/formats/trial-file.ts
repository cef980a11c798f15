import type { Arm, PublishedEndpoint, Treatment, TrialDesign } from "../experiments/design.ts";
import { seeing } from "../experiments/sight.ts";
import { InvalidFile } from "./invalid-file.ts";
import { asErrors, type Fault, readShape } from "./read-shape.ts";
import { keyPath, parseSource } from "./source-text.ts";
import { type Catalogue, shipped } from "./trial-catalogue.ts";
import { checkTrial } from "./trial-checks.ts";
import { readBiomarkerTest, readConduct } from "./trial-conduct.ts";
import { type ArmEntry, type PublishedEntry, type TrialFile, trialFile } from "./trial-schema.ts";
import { readTissue } from "./trial-tissue.ts";
import { readTreatment } from "./trial-treatment.ts";

/** What stands where a trial file says nothing; `docs/reference/trial-file.md` states them for readers. */
const absent = {
  visitWindow: 3,
  visitMissed: 0.02,
  readerError: 0.07,
  patients: 400,
  seed: 1,
} as const;

/**
 * Reads a virtual trial's design from YAML or JSON.
 *
 * @param text  the file's text, at most a million characters
 * @param file  how messages call it; its last part without ending is the trial's name where the text gives none
 * @param catalogue  the drugs and cancers that the file may name: those of this version unless told
 * @throws {InvalidFile} with everything that is wrong, each with file, line and key
 */
export function readTrial(text: string, file = "trial", catalogue: Catalogue = shipped): TrialDesign {
  const source = parseSource(text, file);
  const { value, faults } = readShape(trialFile, source.data);
  const { tissue, faults: ofTissue } = readTissue(source.data, catalogue);
  const all = unlessTold([...faults, ...checkTrial(source.data, catalogue)], ofTissue);
  if (value === undefined || all.length > 0) throw new InvalidFile(file, asErrors(source, all));
  return { ...design(value, file, catalogue), ...(tissue ? { tissue } : {}) };
}

/** Faults of tissue that no other fault of the same place tells already. */
function unlessTold(faults: readonly Fault[], more: readonly Fault[]): Fault[] {
  const told = new Set(faults.map(({ path }) => keyPath(path)));
  return [...faults, ...more.filter(({ path }) => !told.has(keyPath(path)))];
}

function design(entry: TrialFile, file: string, catalogue: Catalogue): TrialDesign {
  const duration = entry["follow-up"];
  const { visits, response } = entry;
  return {
    name: entry.name ?? stem(file),
    title: entry.title,
    source: entry.source,
    cancer: entry.cancer,
    arms: entry.arms.map((arm) => readArm(arm, catalogue)),
    duration,
    visits: {
      first: visits.first,
      every: visits.every,
      until: visits.until ?? duration,
      later: visits.later ?? visits.every,
      window: visits.window ?? absent.visitWindow,
      missed: visits.missed ?? absent.visitMissed,
    },
    response: {
      criteria: response?.criteria ?? seeing(catalogue.cancers[entry.cancer]).criteria[0],
      confirmation: response?.confirmation ?? true,
      readerError: response?.["reader-error"] ?? absent.readerError,
    },
    patients: entry.patients ?? absent.patients,
    seed: entry.seed ?? absent.seed,
    eligibility: entry.eligibility ?? [],
    ...(entry["biomarker-test"] ? { biomarkerTest: readBiomarkerTest(entry["biomarker-test"]) } : {}),
    population: entry.population ?? {},
    dropoutPerMonth: entry.dropout ?? 0,
    landmarks: entry.landmarks?.map(months) ?? wholeYears(duration),
    contrasts: entry.contrasts ?? [],
    ...readConduct(entry),
    published: (entry.published ?? []).map(readPublished),
  };
}

/** `trials/checkmate-067.yaml` → `checkmate-067` */
function stem(file: string): string {
  const last = file.split(/[/\\]/).at(-1) ?? file;
  return last.replace(/\.[a-z]+$/i, "");
}

/** Days as months of 365.25/12 days, rounded to a millionth so that `3 years` is 36 and not 36.000000000000004. */
function months(days: number): number {
  return Math.round((days / (365.25 / 12)) * 1e6) / 1e6;
}

function wholeYears(days: number): number[] {
  return Array.from({ length: Math.floor(days / 365.25) }, (_, index) => 12 * (index + 1));
}

function readArm({ name, size, treatments, crossover }: ArmEntry, catalogue: Catalogue): Arm {
  const given: Treatment[] = treatments === "none" ? [] : treatments.map((entry) => readTreatment(entry, catalogue));
  return { name, size, treatments: given, ...(crossover ? { crossover } : {}) };
}

function readPublished(entry: PublishedEntry): PublishedEndpoint {
  const { arm, endpoint, source, checked } = entry;
  const inFile = endpoint === "median PFS" || endpoint === "median OS" ? months : (value: number) => value;
  return {
    arm,
    endpoint,
    ...("at" in entry && entry.at !== undefined ? { at: months(entry.at) } : {}),
    ...("reference" in entry ? { reference: entry.reference } : {}),
    value: inFile(entry.value),
    ...(entry.interval ? { lo: inFile(entry.interval[0]), hi: inFile(entry.interval[1]) } : {}),
    source,
    checked,
  };
}
