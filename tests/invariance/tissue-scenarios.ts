/** Tissues in which everything happens that can, large enough for their loops to be cut into several pieces. */
import type { Rule, TissueNumerics, TissueScenario } from "../../dist/src/models/tissue/contract.js";
import { cellType, patch, smallTissue, substance } from "../tissue/small-tissue.ts";

const rule = (
  cell: string,
  signal: string,
  direction: "increases" | "decreases",
  behaviour: string,
  [response, halfMaximum, hillPower]: readonly [number, number, number],
  appliesToDead = false,
): Rule => ({ cellType: cell, signal, direction, behaviour, response, halfMaximum, hillPower, appliesToDead });

/** Dead within a few minutes; under the numerics `physicell`, the last type's phases hold for all. */
const soon = [{ from: 0, to: 1, rate: 0.5, fixedDuration: true }];

const tumour = cellType("tumour", {
  cycle: { model: "live", changes: [{ from: 0, to: 0, rate: 0.004, fixedDuration: false }] },
  apoptosis: { rate: 0.002, changes: soon },
  necrosis: { rate: 0.05 },
  exchange: {
    oxygen: { secretion: 0, target: 0, uptake: 5, release: 0 },
    lure: { secretion: 0.1, target: 1, uptake: 0, release: 0.5 },
  },
  mechanics: { attachmentRate: 0.02, detachmentRate: 0.02, adhesionAffinities: { tumour: 1.3, killer: 0.4 } },
  releasedAtDeath: { oxygen: 1 },
  damageRate: 0.001,
  damageRepairRate: 0.01,
  custom: [
    { name: "label", unit: "1", value: 2, conserved: true },
    { name: "grudge", unit: "1", value: 0.5, conserved: false },
  ],
  distributions: [
    { behaviour: "apoptosis", shape: "log-normal", mean: -6.5, deviation: 0.7, checkBase: false },
    { behaviour: "cell-cell repulsion", shape: "uniform", minimum: 8, maximum: 12, checkBase: false },
  ],
});

const killer = cellType("killer", {
  cycle: { model: "flow cytometry", changes: [0, 1, 2].map((from) => change(from, (from + 1) % 3)) },
  motility: { enabled: true, speed: 2, persistenceTime: 5, bias: 0.5, sensitivities: { lure: 1, oxygen: -0.2 } },
  interactions: { attack: { tumour: 0.3 }, attackDamageRate: 1, attackDuration: 5 },
  exchange: { lure: { secretion: 0, target: 0, uptake: 1, release: 0 } },
  transformations: { eater: 0.003 },
});

const eater = cellType("eater", {
  motility: { enabled: true, speed: 1, persistenceTime: 3, bias: 0.2, sensitivities: { lure: 1 } },
  interactions: {
    phagocytosis: { apoptotic: 0.2, necrotic: 0.2, otherDead: 0, live: { tumour: 0.002 } },
    fusion: { eater: 0.01, tumour: 0.01 },
  },
  asymmetricDivision: { killer: 0.5 },
  apoptosis: { changes: soon },
  cycle: { model: "live", changes: [{ from: 0, to: 0, rate: 0.004, fixedDuration: false }] },
});

const rules = [
  rule("tumour", "damage", "increases", "apoptosis", [0.1, 3, 4]),
  rule("tumour", "oxygen", "decreases", "necrosis", [0, 15, 3.5]),
  rule("tumour", "pressure", "decreases", "cycle entry", [0, 1, 4]),
  rule("tumour", "contact with killer", "increases", "lure secretion", [2, 1.5, 2]),
  rule("killer", "contact with tumour", "decreases", "migration speed", [0.1, 0.5, 2]),
  rule("killer", "contact with dead cell", "increases", "attack tumour", [0.6, 1, 1]),
  rule("eater", "lure", "increases", "migration speed", [3, 0.1, 1.7]),
  rule("eater", "lure gradient", "increases", "migration bias", [0.9, 0.01, 2]),
];

/** Affinities that differ between cells of a type are another law of forces than those that do not. */
const ofOwn = rule("tumour", "custom:grudge", "decreases", "adhesive affinity to tumour", [0.2, 0.5, 2]);

const substances = [
  substance("oxygen", { diffusion: 1e5, decay: 0.1, initial: 38, fixed: { xMinimum: 38, yMaximum: 20 } }),
  substance("lure", { diffusion: 20, decay: 0.01 }),
];

function change(from: number, to: number) {
  return { from, to, rate: 0.01, fixedDuration: from === 1 };
}

/** Phenotypes change often, so that little time has to be computed until all has happened. */
function stepsOf(numerics: TissueNumerics) {
  return { diffusion: 0.01, mechanics: 0.1, phenotype: numerics === "accurate" ? 3 : 2 };
}

/** A sheet of about 1200 cells. */
export function busySheet(numerics: TissueNumerics, duration: number): TissueScenario {
  const cells = patch("tumour", 26, 15).map((cell, i) => (i % 3 === 0 ? { ...cell, values: { volume: 2000 } } : cell));
  const base = smallTissue({ types: [tumour, killer, eater], cells, substances, half: 300, rules: [...rules, ofOwn] });
  const voxels = 30 * 30;
  return {
    ...base,
    model: { ...base.model, internalised: true },
    strewn: [
      { type: "killer", count: 350 },
      { type: "eater", count: 200, within: { centre: [0, 0, 0], radius: 200 } },
    ],
    fields: [{ substance: "lure", values: Float64Array.from({ length: voxels }, (_, i) => (i % 7) / 7) }],
    held: [{ substance: "oxygen", values: Float64Array.from({ length: voxels }, (_, i) => (i === 465 ? 30 : NaN)) }],
    duration,
    steps: stepsOf(numerics),
    numerics,
    seed: 11,
  };
}

/** A ball of about 800 cells. */
export function busyBall(numerics: TissueNumerics, duration: number): TissueScenario {
  const base = smallTissue({ types: [tumour, killer, eater], cells: [], substances, half: 120, dimensions: 3, rules });
  return {
    ...base,
    strewn: [
      { type: "tumour", count: 500, within: { centre: [0, 0, 0], radius: 75 } },
      { type: "killer", count: 200 },
      { type: "eater", count: 100 },
    ],
    duration,
    steps: stepsOf(numerics),
    numerics,
    seed: 12,
  };
}
