import { changedCellType } from "../../src/experiments/tissue-conformance/pieces.ts";
import type { CellType, InitialCell, Rule, Substance, TissueScenario } from "../../src/models/tissue/contract.ts";
import { discPositions, ringPositions } from "./positions.ts";

const substances: readonly Substance[] = [
  { ...plain("oxygen", 1e5, 0.1), initial: 30, fixed: { xMinimum: 24, xMaximum: 24, yMinimum: 24, yMaximum: 24 } },
  plain("remnants", 2, 0.001),
  plain("debris", 2, 0),
  plain("alarm", 5000, 0.5),
  plain("calm", 5000, 0.5),
];

function plain(name: string, diffusion: number, decay: number): Substance {
  return { name, unit: "1", diffusion, decay, initial: 0, fixed: {} };
}

const uptake = (rate: number) => ({ secretion: 0, target: 0, uptake: rate, release: 0 });
const secretion = (rate: number) => ({ secretion: rate, target: 1, uptake: 0, release: 0 });
const mechanics = { relativeMaximumAdhesionDistance: 1.5 };
const eats = { phagocytosis: { apoptotic: 0.01, necrotic: 0.01, otherDead: 0, live: {} } };
const crawls = (speed: number, persistenceTime: number, bias: number, sensitivities: Record<string, number>) => ({
  motility: { enabled: true, inPlane: true, speed, persistenceTime, bias, sensitivities },
});

const cellTypes: readonly CellType[] = [
  changedCellType("tumour", {
    mechanics,
    cycle: {
      model: "separated flow cytometry",
      changes: [
        { from: 0, to: 1, rate: 5e-5, fixedDuration: false },
        { from: 1, to: 2, rate: 1 / 480, fixedDuration: true },
        { from: 2, to: 3, rate: 1 / 240, fixedDuration: true },
        { from: 3, to: 0, rate: 1 / 60, fixedDuration: true },
      ],
    },
    apoptosis: { rate: 6e-5 },
    necrosis: { rate: 2.5e-3 },
    ...crawls(0.1, 2, 0.4, { oxygen: 1 }),
    exchange: { oxygen: uptake(8), remnants: { ...secretion(0) }, debris: { ...secretion(0) } },
  }),
  changedCellType("monocyte", {
    mechanics: { ...mechanics, adhesionStrength: 0 },
    ...crawls(1.2, 6, 0.3, { remnants: 1, debris: 1 }),
    exchange: { oxygen: uptake(1) },
    interactions: eats,
  }),
  changedCellType("inflaming macrophage", {
    mechanics: { ...mechanics, adhesionStrength: 0 },
    ...crawls(1.2, 6, 0.3, { remnants: 1, debris: 1 }),
    exchange: { oxygen: uptake(1), alarm: secretion(8) },
    interactions: eats,
  }),
  changedCellType("mending macrophage", {
    mechanics: { ...mechanics, adhesionStrength: 0 },
    ...crawls(1.2, 6, 0.3, { remnants: 1, debris: 1 }),
    exchange: { oxygen: uptake(1), calm: secretion(8) },
    interactions: eats,
  }),
  changedCellType("T cell", {
    mechanics: { ...mechanics, adhesionStrength: 0 },
    ...crawls(1.2, 6, 0.5, { alarm: 1 }),
    exchange: { oxygen: uptake(1), alarm: uptake(0.5) },
    interactions: { attack: { tumour: 1e-4 }, attackDamageRate: 1, attackDuration: 1 },
  }),
  changedCellType("tired T cell", {
    mechanics: { ...mechanics, adhesionStrength: 0 },
    ...crawls(0.5, 6, 0.1, {}),
    exchange: { oxygen: uptake(1) },
  }),
];

type Row = readonly [string, string, "increases" | "decreases", string, number, number, number, boolean?];

const macrophages = ["monocyte", "inflaming macrophage", "mending macrophage"];

const rows: readonly Row[] = [
  ["tumour", "oxygen", "decreases", "necrosis", 0, 4, 6],
  ["tumour", "oxygen", "increases", "cycle entry", 0.003, 20, 4],
  ["tumour", "pressure", "decreases", "cycle entry", 0, 1.2, 4],
  ["tumour", "oxygen", "decreases", "migration speed", 0, 6, 4],
  ["tumour", "damage", "increases", "apoptosis", 0.08, 6, 6],
  ["tumour", "apoptotic", "increases", "remnants secretion", 0.02, 0.1, 8, true],
  ["tumour", "necrotic", "increases", "debris secretion", 0.02, 0.1, 8, true],
  ["monocyte", "debris", "increases", "transform to inflaming macrophage", 0.04, 0.01, 4],
  ["inflaming macrophage", "oxygen", "decreases", "transform to mending macrophage", 0.0002, 6, 6],
  ["inflaming macrophage", "calm", "decreases", "alarm secretion", 1, 0.5, 2],
  ["mending macrophage", "remnants", "increases", "calm secretion", 12, 0.05, 2],
  ["T cell", "alarm", "increases", "attack tumour", 0.02, 0.5, 4],
  ["T cell", "alarm", "increases", "migration speed", 2, 0.05, 2],
  ["T cell", "contact with tumour", "decreases", "migration speed", 0.05, 0.2, 8],
  ["T cell", "calm", "increases", "transform to tired T cell", 0.002, 0.4, 4],
  ...macrophages.flatMap((type): Row[] => [
    [type, "remnants", "decreases", "migration speed", 0.1, 0.01, 4],
    [type, "debris", "decreases", "migration speed", 0.1, 0.01, 4],
    [type, "volume", "decreases", "phagocytose apoptotic cell", 0, 6500, 4],
    [type, "volume", "decreases", "phagocytose necrotic cell", 0, 6500, 4],
  ]),
];

const rules = rows.map(
  ([cellType, signal, direction, behaviour, response, halfMaximum, hillPower, appliesToDead = false]): Rule => ({
    ...{ cellType, signal, direction, behaviour, response, halfMaximum, hillPower, appliesToDead },
  }),
);

/**
 * A tumour of 1,000 cells, and 150 monocytes and 150 T cells around it: six types, 27 rules, five substances on 2,500
 * voxels. The size is that of PhysiCell's `rules_sample`; the rules and numbers are our own.
 */
export function rulesScenario(): TissueScenario {
  const of = (type: string) => (position: InitialCell["position"]) => ({ type, position });
  return {
    model: {
      name: "tumour, macrophages and T cells",
      domain: { minimum: [-500, -500, -10], maximum: [500, 500, 10], spacing: [20, 20, 20], dimensions: 2 },
      substances,
      cellTypes,
      rules,
      wall: true,
      automaticSprings: true,
      internalised: false,
    },
    cells: [
      ...discPositions(1000, 15.2).map(of("tumour")),
      ...ringPositions(150, 290, 450, 1).map(of("monocyte")),
      ...ringPositions(150, 290, 450, 2).map(of("T cell")),
    ],
    strewn: [],
    fields: [],
    held: [],
    duration: 1e6,
    steps: { diffusion: 0.01, mechanics: 0.1, phenotype: 6 },
    saveEvery: 60,
    seed: 1,
    numerics: "accurate",
  };
}
