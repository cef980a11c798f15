import { referenceModel, trialBody } from "../experiments/model.ts";
import { seeing } from "../experiments/sight.ts";
import type { PatchTemplate, TissueDesign } from "../experiments/tissue-trial/tissue-design.ts";
import type { Cancer } from "../models/cancers/contract.ts";
import type { MicroenvironmentScenario, PatchKind } from "../models/microenvironment/contract.ts";
import { microenvironmentParameters } from "../models/microenvironment/parameters.ts";
import { checkFormula } from "./formula-checks.ts";
import { readArm } from "./microenvironment-arm.ts";
import { readParameters, readStates } from "./microenvironment-values.ts";
import { type Fault, readShape, shown } from "./read-shape.ts";
import type { Path } from "./source-text.ts";
import { type Catalogue, sampledCovariates } from "./trial-catalogue.ts";
import { checkName, isRecord } from "./trial-checks.ts";
import { type TissueEntry, tissue as tissueSchema } from "./trial-tissue-schema.ts";

/** Where a file says nothing of them, days and patches. */
const absent = { runIn: 14, patches: 1 };

export interface ReadTissue {
  /** Where the file has tissue, and nothing is wrong with it. */
  readonly tissue?: TissueDesign;
  readonly faults: readonly Fault[];
}

/**
 * Reads what a trial file says of tissue. Each arm is held against the rules of a microenvironment file, as one that
 * gets the arm's treatments.
 *
 * @param data  a trial file's plain data, right or wrong; faults of the shape are told by its own schema
 */
export function readTissue(data: unknown, catalogue: Catalogue): ReadTissue {
  if (!isRecord(data) || !isRecord(data.tissue)) return { faults: [] };
  const { value: entry } = readShape(tissueSchema, data.tissue);
  if (!entry) return { faults: [] };
  const cancer = typeof data.cancer === "string" ? catalogue.cancers[data.cancer] : undefined;
  const own = [...checkOwn(entry), ...checkCancer(cancer), ...checkEligibility(data.eligibility, cancer)];
  const arms = (Array.isArray(data.arms) ? data.arms : []).filter(isRecord);
  const read = arms.map((arm, i) => {
    const { scenario, faults } = readArm(merged(data.tissue as Record<string, unknown>, data["follow-up"], arm), {
      name: String(arm.name),
      seed: 1,
      catalogue,
    });
    return { scenario, faults: faults.flatMap((fault) => placed(fault, entry, i)) };
  });
  const faults = unique([...own, ...read.flatMap((one) => one.faults), ...checkCrossovers(arms, catalogue)]);
  const scenario = read[0]?.scenario;
  return faults.length > 0 || !scenario ? { faults } : { faults, tissue: build(entry, scenario) };
}

const kindsOf = ({ patches }: TissueEntry) => Object.keys(patches) as PatchKind[];

/** A microenvironment file's data with a patch a kind. */
function merged(tissue: Readonly<Record<string, unknown>>, followUp: unknown, arm: Readonly<Record<string, unknown>>) {
  const {
    patches,
    "patches-a-patient": _most,
    "run-in": _runIn,
    differences: _differences,
    ...same
  } = tissue as Record<string, unknown>;
  const templates = Object.entries(patches as Record<string, Record<string, unknown>>);
  const treatments = Array.isArray(arm.treatments) ? arm.treatments : [];
  return {
    ...same,
    duration: followUp,
    tumour: "1e12 cell",
    patches: templates.map(([kind, { size, cells }]) => ({ name: kind, kind, size, cells })),
    treatments: treatments.map((treatment) => {
      if (!isRecord(treatment)) return treatment;
      const { until: _until, hold: _hold, ...rest } = treatment;
      return rest;
    }),
  };
}

/** A fault of the merged data where it stands in the file; times and treatments themselves are judged as in all trials. */
function placed({ path, found, expected }: Fault, entry: TissueEntry, arm: number): Fault[] {
  const [first, second, ...rest] = path;
  if (first === "duration" || first === "tumour") return [];
  if (first === "treatments") return [{ path: ["arms", arm, ...path], found, expected }];
  if (first === "patches" && typeof second === "number") {
    return [{ path: ["tissue", "patches", kindsOf(entry)[second], ...rest], found, expected }];
  }
  return [{ path: ["tissue", ...path], found, expected }];
}

/** Each arm finds the same of what they share. */
function unique(faults: readonly Fault[]): Fault[] {
  const seen = new Set<string>();
  return faults.filter((fault) => {
    const key = JSON.stringify(fault);
    return !seen.has(key) && seen.add(key);
  });
}

function checkOwn(entry: TissueEntry): Fault[] {
  const faults: Fault[] = [];
  const add = (path: Path, found: string, expected: string) =>
    faults.push({ path: ["tissue", ...path], found, expected });
  const kinds = kindsOf(entry);
  const whole = kinds.reduce((sum, kind) => sum + (entry.patches[kind]?.fraction ?? 0), 0);
  if (kinds.length === 0) add(["patches"], "no kind of tumour", "inflamed, excluded or desert");
  else if (Math.abs(whole - 1) > 1e-6) add(["patches"], `fractions that sum to ${Number(whole.toPrecision(6))}`, "1");
  for (const kind of kinds) {
    if (!((entry.patches[kind]?.cells.tumour ?? 0) > 0)) {
      add(["patches", kind, "cells"], "no tumour cell", "tumour cells: a patch is a piece of a lesion");
    }
  }
  const runIn = entry["run-in"] ?? absent.runIn;
  const exchange = entry.steps?.exchange ?? Math.max(360, entry.steps?.phenotype ?? 60);
  const exchanges = (runIn * 1440) / exchange;
  if (Math.abs(exchanges - Math.round(exchanges)) > 1e-9) {
    add(["run-in"], `${runIn} days`, `a multiple of \`exchange\`, ${exchange} min`);
  }
  const { antigens: [least, most] = [0, 0], parameters = {} } = entry.differences ?? {};
  const listed = entry.antigens?.length ?? 0;
  if (least > most || most > listed) {
    add(["differences", "antigens"], `${least} to ${most}`, `the fewest first, at most the ${listed} that are listed`);
  }
  const known = Object.keys(microenvironmentParameters);
  for (const name of Object.keys(parameters)) {
    faults.push(...checkName(["tissue", "differences", "parameters", name], name, "a parameter of the tissue", known));
  }
  return faults;
}

function checkCancer(cancer: Cancer | undefined): Fault[] {
  if (!cancer || (trialBody(cancer).model === referenceModel && seeing(cancer).unit === "mm")) return [];
  const expected = "a cancer of solid tumours that are seen as lesions";
  return [{ path: ["tissue"], found: `tissue of ${cancer.name}`, expected }];
}

/** What the body's tumour showed when it was found is not what the patch shows. */
function checkEligibility(rules: unknown, cancer: Cancer | undefined): Fault[] {
  if (!Array.isArray(rules)) return [];
  return rules.flatMap((rule, i) => checkFormula(rule, ["eligibility", i], sampledCovariates(cancer)));
}

/** The numbers of a slot's drug hold for the whole run, so that nobody changes to another drug of its kind. */
function checkCrossovers(arms: readonly Record<string, unknown>[], { therapies }: Catalogue): Fault[] {
  const drugs = (arm: Record<string, unknown> | undefined) =>
    (Array.isArray(arm?.treatments) ? arm.treatments : []).flatMap((one) =>
      isRecord(one) && typeof one.therapy === "string" && therapies[one.therapy] ? [therapies[one.therapy]] : [],
    );
  return arms.flatMap((arm, i) => {
    const to = isRecord(arm.crossover) ? arm.crossover.to : undefined;
    const later = drugs(arms.find(({ name }) => name === to));
    const clash = later.find((drug) => drugs(arm).some(({ slot, name }) => slot === drug.slot && name !== drug.name));
    if (!clash) return [];
    const found = `${shown(to)} with ${clash.name}, which is of the kind of a drug before`;
    return [{ path: ["arms", i, "crossover", "to"], found, expected: "one drug of a kind for a patient with tissue" }];
  });
}

function build(entry: TissueEntry, scenario: MicroenvironmentScenario): TissueDesign {
  const { antigens, clones, receptors, host, absent: missing, steps } = scenario;
  const { differences = {} } = entry;
  const none: Fault[] = [];
  const { host: body, tissue } = readParameters(entry.parameters ?? {}, [], none);
  const templates = scenario.patches.map(({ kind, size, cells }): [PatchKind, PatchTemplate] => [
    kind,
    { fraction: entry.patches[kind]?.fraction ?? 0, size, cells },
  ]);
  return {
    patches: Object.fromEntries(templates),
    patchesAPatient: entry["patches-a-patient"] ?? absent.patches,
    runIn: entry["run-in"] ?? absent.runIn,
    antigens,
    clones,
    receptors,
    parameters: { body, tissue },
    states: readStates(entry.states ?? {}, [], none),
    absent: missing,
    vaccineAntigens: host.vaccineAntigens,
    ...(host.carAntigen === undefined ? {} : { carAntigen: host.carAntigen }),
    steps,
    differences: {
      infiltrate: differences.infiltrate ?? 0,
      clones: differences.clones ?? 0,
      antigens: differences.antigens ?? [antigens.length, antigens.length],
      parameters: differences.parameters ?? {},
    },
  };
}
