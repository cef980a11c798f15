import { numbers } from "../../foundation/table.ts";
import type { TissueScenario } from "../../models/tissue/contract.ts";
import { runTissue } from "../tissue-experiment.ts";
import type { ConformanceCase, Finding } from "./conformance-case.ts";
import { changedCellType, discOf, fixedPhases, plainScenario, uptakeOf } from "./pieces.ts";

/**
 * Cells that grow to twice their volume, push each other apart and take up oxygen by their volume, and of which none
 * does anything by chance: growth, mechanics and fields as they wait for each other.
 */
function swelling(phenotype: number, spacing: number): TissueScenario {
  const type = changedCellType("cell", {
    cycle: { model: "separated flow cytometry", changes: fixedPhases([12, 1e6, 1e6, 1e6]) },
    exchange: { oxygen: uptakeOf(10) },
  });
  const sides = { xMinimum: 38, xMaximum: 38, yMinimum: 38, yMaximum: 38 };
  const scenario = plainScenario(
    {
      name: "swelling disc",
      types: [type],
      cells: discOf("cell", 60, 15),
      substances: [{ name: "oxygen", unit: "mmHg", diffusion: 1e5, decay: 0.1, initial: 38, fixed: sides }],
      half: 200,
      dimensions: 2,
      spacing,
    },
    { duration: 120, saveEvery: 120 },
  );
  return { ...scenario, steps: { ...scenario.steps, phenotype } };
}

interface End {
  readonly gyration: number;
  readonly oxygen: number;
  readonly volume: number;
}

function endOf(scenario: TissueScenario): End {
  let end: End | undefined;
  runTissue(scenario, {
    onFrame({ cells, fields }) {
      const [x, y, volume] = ["x", "y", "volume"].map((name) => numbers(cells, name));
      const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
      const [cx, cy] = [mean(x), mean(y)];
      const gyration = Math.sqrt(mean(x.map((value, i) => (value - cx) ** 2 + (y[i] - cy) ** 2)));
      end = { gyration, oxygen: mean(fields[0].values), volume: mean(volume) };
    },
  });
  return end!;
}

const names = { gyration: "radius of gyration", oxygen: "mean oxygen", volume: "mean volume of cells" } as const;

function findings(): Finding[] {
  const finest = endOf(swelling(0.75, 20));
  const steps = [12, 6, 3].map((phenotype) => endOf(swelling(phenotype, 20)));
  const inTime = (Object.keys(names) as (keyof End)[]).flatMap((name): Finding[] => {
    const [coarse, usual, fine] = steps.map((end) => Math.abs(end[name] / finest[name] - 1));
    return [
      {
        what: `${names[name]}: relative error of phenotype steps of 6 min, against 0.75 min`,
        value: usual,
        unit: "",
        limit: { most: 0.01 },
        note: `12 min: ${coarse.toExponential(1)}, 3 min: ${fine.toExponential(1)}`,
      },
      {
        what: `${names[name]}: error of 3 min over that of 12 min`,
        // Where the coarsest is right to five digits, rounding and the growth's own parts are all that is left.
        value: coarse < 1e-5 ? 0 : fine / coarse,
        unit: "",
        limit: { most: 0.5 },
      },
    ];
  });
  const dense = endOf(swelling(6, 5));
  const [wide, usual, narrow] = [40, 20, 10].map((spacing) =>
    Math.abs(endOf(swelling(6, spacing)).oxygen / dense.oxygen - 1),
  );
  return [
    ...inTime,
    {
      what: "mean oxygen: relative error of voxels of 20 µm, against 5 µm",
      value: usual,
      unit: "",
      limit: { most: 0.05 },
      note: `40 µm: ${wide.toExponential(1)}, 10 µm: ${narrow.toExponential(1)}; the rim held is one voxel thick, so that the held box itself changes with the voxels`,
    },
    { what: "mean oxygen: error of 10 µm over that of 40 µm", value: narrow / wide, unit: "", limit: { most: 0.5 } },
  ];
}

export const coupling: ConformanceCase = {
  name: "coupling",
  title: "Growth, motion and fields converge together",
  source: "the same run with finer steps and voxels, without chance",
  quick: true,
  run: async () => findings(),
};
