import { changedCellType } from "../../src/experiments/tissue-conformance/pieces.ts";
import type { InitialCell, TissueScenario } from "../../src/models/tissue/contract.ts";
import { ballPositions, shellPositions } from "./positions.ts";

const IMMUNE_CELLS = 7500;
const RADIUS = 8.413;

const tumour = changedCellType("tumour", {
  cycle: { model: "live", changes: [{ from: 0, to: 0, rate: 7.2e-4, fixedDuration: false }] },
  exchange: {
    oxygen: { secretion: 0, target: 0, uptake: 10, release: 0 },
    lure: { secretion: 10, target: 1, uptake: 0, release: 0 },
  },
});

const killer = changedCellType("killer", {
  motility: { enabled: true, speed: 1, persistenceTime: 10, bias: 0.5, sensitivities: { lure: 1 } },
  exchange: { oxygen: { secretion: 0, target: 0, uptake: 10, release: 0 } },
  interactions: { attack: { tumour: 0.2 }, attackDamageRate: 1, attackDuration: 60 },
});

/**
 * A ball of tumour cells and 7,500 killers in a shell around it, so many cells in all, in a box of 1.5 mm with two
 * substances on 421,875 voxels. Sizes, forces, rates and substances are like those of PhysiCell's `cancer_immune`
 * sample with as many cells; the model is our own.
 */
export function ballScenario(cells: number): TissueScenario {
  const ball = ballPositions(cells - IMMUNE_CELLS, RADIUS);
  const radius = Math.hypot(...ball[ball.length - 1]);
  const shell = shellPositions(IMMUNE_CELLS, radius + 10, radius + 130, 740, 1);
  const of = (type: string) => (position: InitialCell["position"]) => ({ type, position });
  const sides = { xMinimum: 38, xMaximum: 38, yMinimum: 38, yMaximum: 38, zMinimum: 38, zMaximum: 38 };
  return {
    model: {
      name: "ball of tumour cells among killers",
      domain: { minimum: [-750, -750, -750], maximum: [750, 750, 750], spacing: [20, 20, 20], dimensions: 3 },
      substances: [
        { name: "oxygen", unit: "mmHg", diffusion: 1e5, decay: 0.1, initial: 38, fixed: sides },
        { name: "lure", unit: "1", diffusion: 1000, decay: 0.016, initial: 0, fixed: {} },
      ],
      cellTypes: [tumour, killer],
      rules: [
        {
          cellType: "tumour",
          signal: "damage",
          direction: "increases",
          behaviour: "apoptosis",
          response: 0.1,
          halfMaximum: 30,
          hillPower: 4,
          appliesToDead: false,
        },
      ],
      wall: true,
      automaticSprings: true,
      internalised: false,
    },
    cells: [...ball.map(of("tumour")), ...shell.map(of("killer"))],
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
