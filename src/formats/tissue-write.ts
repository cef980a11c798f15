import { Document } from "yaml";
import { tissueBehaviours } from "../models/tissue/behaviours.ts";
import type { InitialCell, Side, Substance, TissueScenario, Vector } from "../models/tissue/contract.ts";
import { sides } from "../models/tissue/contract.ts";
import { deathModels } from "../models/tissue/cycle-models.ts";
import { grammarNames, spellings } from "../models/tissue/grammar.ts";
import { tissueSignals } from "../models/tissue/signals.ts";
import { writeCells, writeFields } from "./physicell/write-csv.ts";
import { writeSide } from "./tissue-domain.ts";
import { writePhases } from "./tissue-phases.ts";
import { type TissueUnit, writeQuantity } from "./tissue-quantity.ts";
import { checkWays, writeCellType } from "./tissue-write-cell-type.ts";

export interface WrittenTissue {
  /** YAML. */
  readonly text: string;
  /** CSV files to put beside it, by name. */
  readonly files: ReadonlyMap<string, string>;
}

/** More cells than a person reads in a list. */
const mostListed = 20;

/**
 * A scenario as a tissue file: only what differs from the defaults is written. `readTissueScenario` gives the same
 * scenario back, to the last bit of every number.
 *
 * @param name  of the file without its ending: files beside it are called `NAME-cells.csv` and the like
 * @throws {InputError} where a name has signs that the files cannot hold
 */
export function writeTissueScenario(scenario: TissueScenario, name: string): WrittenTissue {
  const { model } = scenario;
  const files = new Map<string, string>();
  const beside = (what: string, content: string) => {
    files.set(`${name}-${what}.csv`, content);
    return `${name}-${what}.csv`;
  };
  const { cells, fields, held } = scenario;
  const listed = cells.length <= mostListed ? cells.map((cell) => writeCell(cell, scenario)) : undefined;
  const document = new Document({
    tissue: model.name,
    duration: writeQuantity(scenario.duration, "min"),
    "save-every": writeQuantity(scenario.saveEvery, "min"),
    seed: scenario.seed,
    numerics: scenario.numerics,
    steps: writeSteps(scenario),
    domain: writeDomain(scenario),
    ...(model.wall ? {} : { wall: false }),
    ...(model.automaticSprings ? {} : { "automatic-springs": false }),
    ...(model.internalised ? { internalised: true } : {}),
    substances: model.substances.map(writeSubstance),
    "cell-types": model.cellTypes.map((type) => writeCellType(type, model.domain.dimensions)),
    ...(model.rules.length > 0 ? { rules: writeRules(scenario) } : {}),
    ...writeShared(scenario),
    ...(cells.length === 0 ? {} : { cells: listed ?? beside("cells", writeCells(cells)) }),
    ...(scenario.strewn.length === 0 ? {} : { strewn: scenario.strewn.map(writeStrewn) }),
    ...(fields.length === 0 ? {} : { fields: beside("fields", writeFields(fields, model.domain)) }),
    ...(held.length === 0 ? {} : { held: beside("held", writeFields(held, model.domain)) }),
  });
  return { text: document.toString({ lineWidth: 120 }), files };
}

function writeSteps({ steps }: TissueScenario) {
  return {
    diffusion: writeQuantity(steps.diffusion, "min"),
    mechanics: writeQuantity(steps.mechanics, "min"),
    phenotype: writeQuantity(steps.phenotype, "min"),
  };
}

const lengths = (vector: readonly number[]) => vector.map((value) => writeQuantity(value, "um"));

function writeDomain({ model: { domain } }: TissueScenario) {
  const { minimum, maximum, spacing, dimensions } = domain;
  const range = (axis: 0 | 1 | 2) => lengths([minimum[axis], maximum[axis]]);
  const even = spacing.every((edge) => edge === spacing[0]);
  return {
    x: range(0),
    y: range(1),
    ...(dimensions === 3 ? { z: range(2) } : {}),
    voxel: even ? writeQuantity(spacing[0], "um") : lengths(spacing),
  };
}

function writeSubstance({ name, unit, diffusion, decay, initial, fixed }: Substance) {
  const held = sides.filter((side) => fixed[side] !== undefined);
  const bySide = Object.fromEntries(held.map((side: Side) => [writeSide(side), fixed[side]]));
  return {
    name,
    ...(unit === "" ? {} : { unit }),
    diffusion: writeQuantity(diffusion, "um^2/min"),
    ...(decay === 0 ? {} : { decay: writeQuantity(decay, "1/min") }),
    ...(initial === 0 ? {} : { initial }),
    ...(held.length === 0 ? {} : { fixed: bySide }),
  };
}

/** A value with the unit of what it is a value of. */
const valued = (value: number, unit: string) => (unit === "" ? value : writeQuantity(value, unit as TissueUnit));

function writeRules({ model }: TissueScenario) {
  const names = grammarNames(model);
  const signals = spellings(tissueSignals(names));
  const behaviours = spellings(tissueBehaviours(names));
  return model.rules.map((rule) => ({
    cells: rule.cellType,
    signal: rule.signal,
    [rule.direction]: rule.behaviour,
    to: valued(rule.response, behaviours.get(rule.behaviour)?.unit ?? ""),
    "half-maximum": valued(rule.halfMaximum, signals.get(rule.signal)?.unit ?? ""),
    power: rule.hillPower,
    ...(rule.appliesToDead ? { "applies-to-dead": true } : {}),
  }));
}

function writeShared({ model: { sharedDeathPhases: shared } }: TissueScenario) {
  if (!shared) return {};
  for (const way of ["apoptosis", "necrosis"] as const) {
    checkWays(shared[way], deathModels[way].changes, `shared phases: ${way}`);
  }
  return {
    "shared-death-phases": { apoptosis: writePhases(shared.apoptosis), necrosis: writePhases(shared.necrosis) },
  };
}

const writePoint = ([x, y, z]: Vector) => lengths(z === 0 ? [x, y] : [x, y, z]);

function writeCell({ type, position, values }: InitialCell, { model }: TissueScenario) {
  const behaviours = spellings(tissueBehaviours(grammarNames(model)));
  const unit = (name: string) => (name === "volume" ? "um^3" : (behaviours.get(name)?.unit ?? ""));
  const own = Object.entries(values ?? {}).map(([name, value]) => [name, valued(value, unit(name))]);
  return { type, at: writePoint(position), ...(values ? { values: Object.fromEntries(own) } : {}) };
}

function writeStrewn({ type, count, within }: TissueScenario["strewn"][number]) {
  if (!within) return { type, count };
  return { type, count, within: { centre: writePoint(within.centre), radius: writeQuantity(within.radius, "um") } };
}
