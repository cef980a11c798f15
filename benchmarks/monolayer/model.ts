import { assumed, fitted, type Parameters } from "../../src/foundation/parameter.ts";
import type { TissueModel } from "../../src/models/tissue/contract.ts";
import { defaultCellType } from "../../src/models/tissue/default-cell-type.ts";

const cycle = "assumed: permedcoe-2025, observatory benchmark, cell cycle";

/** Every number of the monolayer that is not PhysiCell's default for a cell. */
export const monolayerParameters = {
  firstGap: assumed(7, "h", "mean stay in G0/G1 without pressure", cycle),
  synthesis: assumed(6, "h", "duration of S", cycle),
  secondGap: assumed(3, "h", "duration of G2", cycle),
  mitosis: assumed(2, "h", "duration of M", cycle),
  pressureOfCycle: fitted(
    1.5,
    "1",
    "pressure at which entry into S is halved",
    "fitted: here, to the speed of the front",
  ),
  steepnessOfPressure: assumed(4, "1", "Hill power of entry into S by pressure", "assumed: as in the spheroid"),
} as const satisfies Parameters;

export type MonolayerValues = Readonly<Record<keyof typeof monolayerParameters, number>>;

export const monolayerValues = Object.fromEntries(
  Object.entries(monolayerParameters).map(([name, { value }]) => [name, value]),
) as MonolayerValues;

/** µm from the middle of the dish to its sides. */
const HALF = 2000;

const perHours = (hours: number) => 1 / (60 * hours);

/** Tumour cells on a dish, in one layer: they divide where others do not press on them. */
export function monolayerModel(p: MonolayerValues): TissueModel {
  const base = defaultCellType("tumour");
  return {
    name: "Tumour monolayer",
    domain: {
      minimum: [-HALF, -HALF, -10],
      maximum: [HALF, HALF, 10],
      spacing: [20, 20, 20],
      dimensions: 2,
    },
    substances: [],
    cellTypes: [
      {
        ...base,
        cycle: {
          model: "separated flow cytometry",
          changes: [
            { from: 0, to: 1, rate: perHours(p.firstGap), fixedDuration: false },
            { from: 1, to: 2, rate: perHours(p.synthesis), fixedDuration: true },
            { from: 2, to: 3, rate: perHours(p.secondGap), fixedDuration: true },
            { from: 3, to: 0, rate: perHours(p.mitosis), fixedDuration: true },
          ],
        },
      },
    ],
    rules: [
      {
        cellType: "tumour",
        signal: "pressure",
        direction: "decreases",
        behaviour: "cycle entry",
        response: 0,
        halfMaximum: p.pressureOfCycle,
        hillPower: p.steepnessOfPressure,
        appliesToDead: false,
      },
    ],
    wall: true,
    automaticSprings: false,
    internalised: false,
  };
}
