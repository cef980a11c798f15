import { MicroenvironmentRun } from "../../src/engine/microenvironment/microenvironment-run.ts";
import { referenceModel } from "../../src/experiments/model.ts";
import { type CellKind, kindNumber } from "../../src/models/microenvironment/cell-kinds.ts";
import {
  type Antigen,
  type Clone,
  type HostDose,
  type HostPlan,
  type MicroenvironmentScenario,
  type Patch,
  type Tallied,
  tallied,
  usualSteps,
} from "../../src/models/microenvironment/contract.ts";
import type { SubstanceName } from "../../src/models/microenvironment/substances.ts";
import { traitNames } from "../../src/models/microenvironment/traits.ts";
import { life } from "../../src/models/tissue/cells.ts";

type Values = Readonly<Record<string, number>>;

interface SmallPatch {
  readonly cells: Patch["cells"];
  readonly kind?: Patch["kind"];
  /** Edge of the flat box, µm. */
  readonly size?: number;
  readonly clone?: Partial<Clone>;
  readonly clones?: readonly Clone[];
  readonly antigens?: readonly Antigen[];
  /** Values of parameters, of body and tissue alike. */
  readonly values?: Values;
  readonly host?: Partial<HostPlan>;
  readonly absent?: readonly CellKind[];
  readonly steps?: Partial<MicroenvironmentScenario["steps"]>;
  readonly tumourCells?: number;
  readonly seed?: number;
}

export const neoantigen: Antigen = { name: "neoantigen", kind: "tumour-only", onHealthy: 0, surface: true };
export const wild: Clone = {
  name: "wild",
  share: 1,
  antigens: { neoantigen: 1 },
  mhc: 1,
  pdl1: 1,
  stress: 0.3,
  cd47: 1,
};

/** A scenario of one small patch, whose T cells see its one antigen. */
export function smallPatch(what: SmallPatch): MicroenvironmentScenario {
  const { cells, size = 200, host = {}, values = {}, antigens = [neoantigen] } = what;
  const ofBody = Object.entries(values).filter(([name]) => name in referenceModel.parameters);
  const ofTissue = Object.entries(values).filter(([name]) => !(name in referenceModel.parameters));
  return {
    name: "small",
    antigens,
    clones: what.clones ?? [{ ...wild, ...what.clone }],
    receptors: antigens.map(({ name }) => ({ antigen: name, affinity: 1, precursors: 1 })),
    patches: [{ name: "patch", kind: what.kind ?? "inflamed", share: 1, size: [size, size, 0], cells }],
    host: {
      states: {},
      doses: [],
      vaccineAntigens: [],
      ...host,
      values: { ...host.values, ...Object.fromEntries(ofBody) },
    },
    values: Object.fromEntries(ofTissue),
    absent: what.absent ?? [],
    tumourCells: what.tumourCells ?? 1e9,
    duration: 1000,
    saveEvery: 1,
    steps: { ...usualSteps, ...what.steps },
    seed: what.seed ?? 1,
  };
}

export function started(scenario: MicroenvironmentScenario): MicroenvironmentRun {
  return new MicroenvironmentRun(scenario, referenceModel);
}

/** Moves a run on, which must not fail. */
export function runFor(run: MicroenvironmentRun, days: number): MicroenvironmentRun {
  const end = run.time + days - 1e-9;
  while (run.time < end) {
    run.advance();
    if (run.status.code === "failed") throw new Error(run.status.hint);
  }
  return run;
}

/** A run of so many days. */
export function lived(days: number, what: SmallPatch): MicroenvironmentRun {
  return runFor(started(smallPatch(what)), days);
}

export const countOf = (run: MicroenvironmentRun, kind: CellKind, patch = 0): number =>
  run.patches[patch].counts()[kindNumber[kind]];

export const tallyOf = (run: MicroenvironmentRun, name: Tallied, patch = 0): number =>
  run.patches[patch].tally[tallied.indexOf(name)];

export function meanOf(run: MicroenvironmentRun, name: SubstanceName, patch = 0): number {
  const values = run.patches[patch].density(name) ?? new Float64Array(1);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Parameters of a tissue in which nothing is born, dies of itself, enters, tires or changes its mind. */
export const still: Values = {
  tumourDivision: 0,
  tumourDeath: 0,
  hypoxicDeath: 0,
  necrosis: 0,
  healthyDivision: 0,
  fibroblastGrowth: 0,
  fibroblastDeath: 0,
  vesselSprouting: 0,
  residentMemory: 0,
  effectorDivision: 0,
  progenitorDivision: 0,
  carDivision: 0,
  carDeath: 0,
  carExhaustion: 0,
  // Not 0: the body's first number of regulatory cells is a ratio to it.
  tCellDeath: 1e-12,
  regulatoryOutput: 0,
  regulatoryDeath: 0,
  regulatoryProliferation: 0,
  exhaustionByPd1: 0,
  exhaustionByRegulatory: 0,
  homing: 0,
  nkTissueLoss: 0,
  macrophageDeath: 0,
  macrophageRecruitment: 0,
  toHealing: 0,
  toAlarm: 0,
  suppressorRecruitment: 0,
  suppressorDeath: 0,
  dendriticTurnover: 0,
  dendriticDeath: 0,
  bEntry: 0,
  bDeath: 0,
};

/** The same, without signals that change in time. */
export const quiet: Values = {
  ...still,
  interferonGammaSecretion: 0,
  interleukin2TissueSecretion: 0,
  interleukin12Secretion: 0,
  tgfSecretionTumour: 0,
  tgfSecretionRegulatory: 0,
  tgfSecretionHealing: 0,
  interleukin10Secretion: 0,
  antigenRelease: 0,
  tnfSecretion: 0,
  interleukin6Secretion: 0,
};

/** Mean of a trait over live cells of a kind. */
export function traitMean(run: MicroenvironmentRun, kind: CellKind, place: number): number {
  const { cells } = run.patches[0].tissue.context();
  let sum = 0;
  let n = 0;
  for (let row = 0; row < cells.count; row++) {
    if (cells.life[row] !== life.live || cells.type[row] !== kindNumber[kind]) continue;
    sum += cells.custom[row * traitNames.length + place];
    n++;
  }
  return n > 0 ? sum / n : Number.NaN;
}

/** Tumour cells killed by anyone. */
export const kills = (run: MicroenvironmentRun) => run.patches[0].tally.slice(0, 5).reduce((sum, n) => sum + n, 0);

/** An antigen that healthy and B cells have as well. */
export const shared: Antigen = { name: "neoantigen", kind: "shared", onHealthy: 1, onB: 1, surface: true };

export const antiPD1: HostDose[] = [{ day: 0, state: "antiPD1Central", amount: 1600 }];

/** Interferon alpha that keeps its full effect for days. */
export const interferon: HostDose[] = Array.from({ length: 16 }, (_, i) => ({
  day: i / 4,
  state: "interferonAlphaCentral",
  amount: 3,
}));
