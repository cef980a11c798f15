import * as v from "valibot";
import type { Treatment } from "../experiments/design.ts";
import { type Person, treatedHost, typicalPerson } from "../experiments/microenvironment/host-plan.ts";
import { referenceModel } from "../experiments/model.ts";
import { didYouMean } from "../foundation/near-names.ts";
import { convert } from "../foundation/units.ts";
import type { CellKind } from "../models/microenvironment/cell-kinds.ts";
import {
  type HostPlan,
  type MicroenvironmentScenario,
  type MicroenvironmentSteps,
  usualSteps,
} from "../models/microenvironment/contract.ts";
import { checkTissue, edgesOf, type Parts, sharesOf, withUsualSteps } from "./microenvironment-checks.ts";
import { type ScenarioEntry, scenarioKeys, tumourSize } from "./microenvironment-schema.ts";
import { checkTreatments, readTreatments } from "./microenvironment-treatments.ts";
import { readParameters, readStates } from "./microenvironment-values.ts";
import { type Fault, readShape, shown } from "./read-shape.ts";
import type { Catalogue } from "./trial-catalogue.ts";

/** What a file says once for all its arms, and the name of this one. */
export interface ArmFrame {
  readonly name: string;
  readonly seed: number;
  readonly catalogue: Catalogue;
}

export interface ReadArm {
  /** Where nothing is wrong. */
  readonly scenario?: MicroenvironmentScenario;
  /** What is given, with the drugs' names; the scenario has the doses. */
  readonly treatments?: readonly Treatment[];
  /** What is wrong, at places in the merged data. */
  readonly faults: readonly Fault[];
}

/** Reads one arm: the whole scenario, with the arm's changes in it. */
export function readArm(data: Readonly<Record<string, unknown>>, frame: ArmFrame): ReadArm {
  const faults: Fault[] = [];
  const parts = readParts(data, faults);
  const { catalogue } = frame;
  const parameters = readParameters(parts.parameters ?? {}, ["parameters"], faults);
  const states = readStates(parts.states ?? {}, ["states"], faults);
  const cancer = parts.cancer === undefined ? undefined : catalogue.cancers[parts.cancer];
  const person = typicalPerson(cancer);
  const tumourCells = readTumour(parts, { ...person.values, ...parameters.host }, faults);
  faults.push(...checkTissue(parts, tumourCells, catalogue), ...checkTreatments(parts, catalogue));
  if (!isWhole(parts) || tumourCells === undefined || faults.length > 0) return { faults };
  const treatments = readTreatments(parts, catalogue);
  const host = { ...planOf(parts, person, parameters.host, treatments), states };
  return { faults, treatments, scenario: build(parts, host, parameters.tissue, tumourCells, frame) };
}

/** Each key by itself, so that a fault in one does not hide what is wrong between the others. */
function readParts(data: Readonly<Record<string, unknown>>, faults: Fault[]): Parts {
  const parts: Record<string, unknown> = {};
  const known = Object.keys(scenarioKeys.entries);
  for (const [key, schema] of Object.entries(scenarioKeys.entries)) {
    const only = key in data ? { [key]: data[key] } : {};
    const { value, faults: found } = readShape(v.strictObject({ [key]: schema }), only);
    faults.push(...found);
    // What stands inside and is unknown is told and left out: the rest is looked at all the same.
    if (value && key in value) parts[key] = value[key];
  }
  for (const key of Object.keys(data)) {
    if (known.includes(key)) continue;
    const expected = `one of ${known.join(", ")}${didYouMean(key, known)}`;
    faults.push({ path: [key], found: `an unknown key, ${shown(key)}`, expected });
  }
  // Lists that a file leaves out are empty; those that cannot be read stay unknown.
  for (const key of ["antigens", "receptors"]) if (!(key in data)) parts[key] = [];
  return parts as Parts;
}

const isWhole = (parts: Parts): parts is ScenarioEntry =>
  [parts.duration, parts.tumour, parts.clones, parts.patches].every((part) => part !== undefined);

/** More cells than a person has. */
const mostCells = 1e14;

/** Tumour cells in the whole body: as written, or those of a sphere. */
function readTumour({ tumour }: Parts, values: Readonly<Record<string, number>>, faults: Fault[]): number | undefined {
  const [, number, unit] = tumourSize.exec(tumour ?? "") ?? [];
  if (number === undefined) return undefined;
  const cells = unit.startsWith("cell") ? Number(number) : cellsIn(Number(number), unit, values);
  if (cells >= 1 && cells <= mostCells) return cells;
  const found = `${shown(tumour)}, which is ${Number(cells.toPrecision(3))} cells`;
  faults.push({ path: ["tumour"], found, expected: `1 to ${mostCells} cells` });
  return undefined;
}

function cellsIn(diameter: number, unit: string, values: Readonly<Record<string, number>>): number {
  const edge = convert(diameter, unit.replace(/[µμ]/, "u"), "cm");
  const { cellFraction, cellVolume } = referenceModel.parameters;
  const volume = (Math.PI / 6) * edge * edge * edge;
  return (volume * (values.cellFraction ?? cellFraction.value)) / (values.cellVolume ?? cellVolume.value);
}

function planOf(
  entry: ScenarioEntry,
  person: Person,
  last: Readonly<Record<string, number>>,
  treatments: readonly Treatment[],
): Omit<HostPlan, "states"> {
  const { values, doses } = treatedHost(person, treatments, entry.duration);
  const { "car-antigen": carAntigen, "vaccine-antigens": vaccineAntigens = [] } = entry;
  return {
    values: { ...values, ...last },
    doses,
    vaccineAntigens,
    ...(carAntigen === undefined ? {} : { carAntigen }),
  };
}

function build(
  entry: ScenarioEntry,
  host: HostPlan,
  values: Readonly<Record<string, number>>,
  tumourCells: number,
  { name, seed }: ArmFrame,
): MicroenvironmentScenario {
  const cloneShares = sharesOf(entry.clones);
  const patchShares = sharesOf(entry.patches);
  return {
    name,
    antigens: (entry.antigens ?? []).map((one) => ({
      name: one.name,
      kind: one.kind,
      onHealthy: one["on-healthy"] ?? 0,
      onB: one["on-b-cells"] ?? 0,
      surface: one.surface ?? false,
    })),
    clones: entry.clones.map((clone, i) => ({
      name: clone.name,
      share: cloneShares[i],
      antigens: clone.antigens ?? {},
      mhc: clone.mhc ?? 1,
      pdl1: clone["pd-l1"] ?? 1,
      ...(clone.stress === undefined ? {} : { stress: clone.stress }),
      cd47: clone.cd47 ?? 1,
    })),
    receptors: (entry.receptors ?? []).map(({ antigen, affinity = 1, precursors = 1 }) => ({
      antigen,
      affinity,
      precursors,
    })),
    patches: entry.patches.map((patch, i) => ({
      name: patch.name,
      kind: patch.kind,
      share: patchShares[i],
      size: edgesOf(patch),
      cells: patch.cells as Readonly<Partial<Record<CellKind, number>>>,
      ...(patch.clones ? { clones: allClones(patch.clones, entry.clones) } : {}),
    })),
    host,
    values,
    absent: [...new Set(entry.absent ?? [])] as CellKind[],
    tumourCells,
    duration: entry.duration,
    saveEvery: entry["save-every"] ?? 1,
    steps: stepsOf(entry),
    seed,
  };
}

/** A patch that names clones has no others. */
function allClones(
  shares: Readonly<Record<string, number>>,
  clones: readonly { readonly name: string }[],
): Record<string, number> {
  return Object.fromEntries(clones.map(({ name }) => [name, shares[name] ?? 0]));
}

function stepsOf({ steps = {} }: ScenarioEntry): MicroenvironmentSteps {
  const { stages = usualSteps.stages } = steps;
  return {
    ...withUsualSteps(steps),
    ...(typeof stages === "number" ? { stages } : {}),
  };
}
