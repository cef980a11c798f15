import {
  type MicroenvironmentScenario,
  type MicroenvironmentSteps,
  usualSteps,
} from "../../models/microenvironment/contract.ts";

/** Ways to cut time that are held against each other: the usual one, each of its rates halved, and small steps. */
export const stepPlans = {
  usual: usualSteps,
  halved: {
    ...usualSteps,
    phenotype: usualSteps.phenotype / 2,
    movers: usualSteps.movers / 2,
    exchange: usualSteps.exchange / 2,
    // A step of the mass is as long as the square of its stages.
    stages: 6,
  },
  // Mechanics resolved in time; fields ten times as exact as a step of them usually is.
  small: { phenotype: 6, movers: 0.5, exchange: 60, fieldError: 2e-3 },
} as const satisfies Readonly<Record<string, MicroenvironmentSteps>>;

export type StepPlan = keyof typeof stepPlans;

/** Cells of a lesson's tissue, of 1500 in all. */
const ofLesson = {
  tumour: 600,
  healthy: 700,
  fibroblast: 100,
  vessel: 16,
  "CD8 effector": 60,
  "CD8 progenitor": 20,
  "helper T": 30,
  "regulatory T": 10,
  NK: 10,
  dendritic: 10,
  "M1 macrophage": 15,
  "M2 macrophage": 15,
  MDSC: 2,
} as const;
const CELLS = 1500;
const EDGE = 700;

/** An inflamed tissue of about so many cells in a layer, with everybody in it, in a body without therapy. */
export function layerScenario(
  cells: number,
  duration: number,
  { steps = usualSteps, seed = 1 }: { readonly steps?: MicroenvironmentSteps; readonly seed?: number } = {},
): MicroenvironmentScenario {
  const part = cells / CELLS;
  const edge = EDGE * Math.sqrt(part);
  return {
    name: `layer of ${cells} cells`,
    antigens: [{ name: "A", kind: "tumour-only", onHealthy: 0, surface: true }],
    clones: [{ name: "wild", share: 1, antigens: { A: 1 }, mhc: 1, pdl1: 1, stress: 0.3, cd47: 1 }],
    receptors: [{ antigen: "A", affinity: 1, precursors: 1 }],
    patches: [
      {
        name: "primary",
        kind: "inflamed",
        share: 1,
        size: [edge, edge, 0],
        cells: Object.fromEntries(
          Object.entries(ofLesson).map(([kind, n]) => [kind, Math.max(1, Math.round(n * part))]),
        ),
      },
    ],
    host: { values: {}, states: { cd8Blood: 3e7, helperBlood: 1e7 }, doses: [], vaccineAntigens: [] },
    values: {},
    absent: [],
    tumourCells: 1e9,
    duration,
    saveEvery: 1,
    steps,
    seed,
  };
}
