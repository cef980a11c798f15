import type { CellType, Domain, Rule, TissueModel } from "../../src/models/tissue/contract.ts";
import { defaultCellType } from "../../src/models/tissue/default-cell-type.ts";
import type { SpheroidValues } from "./parameters.ts";

/** µm; edges of a voxel. */
export const VOXEL = 20;

const perHours = (hours: number) => 1 / (60 * hours);

function tumourCell(p: SpheroidValues): CellType {
  return {
    ...defaultCellType("tumour"),
    cycle: {
      model: "separated flow cytometry",
      changes: [
        { from: 0, to: 1, rate: 0, fixedDuration: false },
        { from: 1, to: 2, rate: perHours(p.synthesis), fixedDuration: true },
        { from: 2, to: 3, rate: perHours(p.secondGap), fixedDuration: true },
        { from: 3, to: 0, rate: perHours(p.mitosis), fixedDuration: true },
      ],
    },
    necrosis: { ...defaultCellType("tumour").necrosis, rate: perHours(p.necrosisTime) },
    exchange: { oxygen: { secretion: 0, target: 0, uptake: p.oxygenUptake, release: 0 } },
  };
}

function rules(p: SpheroidValues): Rule[] {
  const rule = (
    signal: string,
    direction: Rule["direction"],
    behaviour: string,
    [response, halfMaximum, hillPower]: readonly [number, number, number],
  ): Rule => ({
    cellType: "tumour",
    signal,
    direction,
    behaviour,
    response,
    halfMaximum,
    hillPower,
    appliesToDead: false,
  });
  const entry = perHours(p.firstGap);
  return [
    rule("oxygen", "increases", "cycle entry", [entry, p.oxygenOfCycle, p.steepnessOfCycle]),
    rule("pressure", "decreases", "cycle entry", [0, p.pressureOfCycle, p.steepnessOfPressure]),
    rule("oxygen", "decreases", "necrosis", [0, p.oxygenOfNecrosis, p.steepnessOfNecrosis]),
  ];
}

/** A cube around the origin, edges of `2 * half` µm. */
function cube(half: number): Domain {
  return {
    minimum: [-half, -half, -half],
    maximum: [half, half, half],
    spacing: [VOXEL, VOXEL, VOXEL],
    dimensions: 3,
  };
}

/** A tumour spheroid in a medium with oxygen: cells divide where there is oxygen and room, and die where there is none. */
export function spheroidModel(p: SpheroidValues, half: number): TissueModel {
  const outside = p.oxygenOutside;
  return {
    name: "Tumour spheroid with oxygen",
    domain: cube(half),
    substances: [
      {
        name: "oxygen",
        unit: "mmHg",
        diffusion: p.oxygenDiffusion,
        decay: p.oxygenDecay,
        initial: outside,
        fixed: {
          xMinimum: outside,
          xMaximum: outside,
          yMinimum: outside,
          yMaximum: outside,
          zMinimum: outside,
          zMaximum: outside,
        },
      },
    ],
    cellTypes: [tumourCell(p)],
    rules: rules(p),
    wall: true,
    automaticSprings: false,
    internalised: false,
  };
}
