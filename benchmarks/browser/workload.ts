import type { CellType, Substance, TissueScenario, Vector } from "../../src/models/tissue/contract.ts";
import { defaultCellType } from "../../src/models/tissue/default-cell-type.ts";

/** Voxels along each side: 421,875 in all. */
const VOXELS = 75;
const EDGE = 20;
const CELLS = 25_000;
/** µm between cells at the start. */
const SPACING = 15;

/** A ball of tumour cells with T cells that crawl among them, in a box with oxygen and a signal that leads to it. */
export function workload(minutes: number): TissueScenario {
  const half = (VOXELS * EDGE) / 2;
  const positions = ballOf(CELLS);
  return {
    model: {
      name: "ball of 25,000 cells",
      domain: {
        minimum: [-half, -half, -half],
        maximum: [half, half, half],
        spacing: [EDGE, EDGE, EDGE],
        dimensions: 3,
      },
      substances: [oxygen, signal],
      cellTypes: [tumour, killer],
      rules: [
        {
          ...{ cellType: "tumour", signal: "oxygen", direction: "decreases", behaviour: "necrosis" },
          ...{ response: 0, halfMaximum: 3.75, hillPower: 8, appliesToDead: false },
        },
        {
          ...{ cellType: "tumour", signal: "pressure", direction: "decreases", behaviour: "cycle entry" },
          ...{ response: 0, halfMaximum: 1, hillPower: 4, appliesToDead: false },
        },
      ],
      wall: true,
      automaticSprings: true,
      internalised: false,
    },
    cells: positions.map((position, i) => ({ position, type: i % 20 === 0 ? "killer" : "tumour" })),
    strewn: [],
    fields: [],
    held: [],
    duration: minutes,
    steps: { diffusion: 0.01, mechanics: 0.1, phenotype: 6 },
    saveEvery: minutes,
    seed: 1,
    numerics: "accurate",
  };
}

const substance = (name: string, changes: Partial<Substance>): Substance => ({
  ...{ name, unit: "1", diffusion: 1000, decay: 0.1, initial: 0, fixed: {} },
  ...changes,
});
const sides = { xMinimum: 38, xMaximum: 38, yMinimum: 38, yMaximum: 38, zMinimum: 38, zMaximum: 38 };
const oxygen = substance("oxygen", { unit: "mmHg", diffusion: 1e5, initial: 38, fixed: sides });
const signal = substance("signal", { diffusion: 1000, decay: 0.05 });

const plain = defaultCellType("tumour");
const tumour: CellType = {
  ...plain,
  cycle: { model: "live", changes: [{ from: 0, to: 0, rate: 0.0007, fixedDuration: false }] },
  necrosis: { ...plain.necrosis, rate: 0.0028 },
  apoptosis: { ...plain.apoptosis, rate: 5e-5 },
  exchange: {
    oxygen: { secretion: 0, target: 0, uptake: 10, release: 0 },
    signal: { secretion: 1, target: 1, uptake: 0, release: 0 },
  },
};
const killer: CellType = {
  ...defaultCellType("killer"),
  motility: {
    ...plain.motility,
    ...{ enabled: true, speed: 2, persistenceTime: 5, bias: 0.5, sensitivities: { signal: 1 } },
  },
  exchange: { oxygen: { secretion: 0, target: 0, uptake: 10, release: 0 } },
  interactions: { ...plain.interactions, attack: { tumour: 0.1 } },
};

/** The places of a hexagonal close packing that are nearest to the middle, layer by layer. */
function ballOf(count: number): Vector[] {
  const reach = Math.ceil((Math.cbrt(count) * 0.62 * SPACING) / SPACING) + 4;
  const found: { readonly square: number; readonly position: Vector }[] = [];
  for (let k = -reach; k <= reach; k++) {
    for (let j = -reach; j <= reach; j++) {
      for (let i = -reach; i <= reach; i++) {
        const shift = Math.abs(k % 2);
        const x = SPACING * (i + 0.5 * Math.abs((j + shift) % 2));
        const y = SPACING * Math.sqrt(3) * (0.5 * j + shift / 6);
        const z = SPACING * Math.sqrt(2 / 3) * k;
        found.push({ square: x * x + y * y + z * z, position: [x, y, z] });
      }
    }
  }
  found.sort((a, b) => a.square - b.square);
  return found.slice(0, count).map(({ position }) => position);
}
