import { pow } from "../../foundation/maths.ts";
import { numbers, texts } from "../../foundation/table.ts";
import type { TissueModel, TissueNumerics, TissueScenario } from "../../models/tissue/contract.ts";
import { type TissueFrame, voxelCounts } from "../../models/tissue/frame.ts";
import { runTissue } from "../tissue-experiment.ts";
import type { ConformanceCase, ConformanceMeans, Finding, Skipped } from "./conformance-case.ts";
import { heldVoxels } from "./held-sides.ts";
import { noReference } from "./physicell-fields.ts";
import { steadyDensities } from "./steady-with-sinks.ts";

const times = [180, 720];

/** What the dead still take up. */
const OF_DEAD = 0.1;

function voxelOfRow({ domain, cells }: TissueFrame, row: number): number {
  const counts = voxelCounts(domain);
  const at = (name: string, axis: 0 | 1) => {
    const place = Math.floor((numbers(cells, name)[row] - domain.minimum[axis]) / domain.spacing[axis]);
    return Math.min(counts[axis] - 1, Math.max(0, place));
  };
  return at("x", 0) + counts[0] * at("y", 1);
}

/** Oxygen as it would be if it had all the time it wants, around the cells as they are in the frame. */
function settled(model: TissueModel, frame: TissueFrame): Float64Array {
  const counts = voxelCounts(model.domain);
  const [dx, dy, dz] = model.domain.spacing;
  const sink = new Float64Array(counts[0] * counts[1]);
  const [kinds, states, volumes] = [
    texts(frame.cells, "type"),
    texts(frame.cells, "state"),
    numbers(frame.cells, "volume"),
  ];
  const oxygen = model.substances[0];
  for (let row = 0; row < frame.cells.rows; row++) {
    const type = model.cellTypes.find(({ name }) => name === kinds[row]);
    const uptake = type?.exchange[oxygen.name]?.uptake ?? 0;
    const share = states[row] === "live" ? 1 : OF_DEAD;
    sink[voxelOfRow(frame, row)] += (uptake * share * volumes[row]) / (dx * dy * dz);
  }
  return steadyDensities({
    counts: [counts[0], counts[1]],
    spacing: dx,
    diffusion: oxygen.diffusion,
    decay: oxygen.decay,
    held: heldVoxels(oxygen, counts),
    sink,
  });
}

interface Look {
  /** Means over live tumour cells: oxygen in the run, oxygen settled, and the necrosis rates (1/min) they ask for. */
  readonly oxygen: number;
  readonly settled: number;
  readonly rate: number;
  readonly settledRate: number;
}

function lookAt(model: TissueModel, frame: TissueFrame): Look {
  const rule = model.rules.find(
    ({ behaviour, signal }) => behaviour === "necrosis" && signal === model.substances[0].name,
  )!;
  const base = model.cellTypes.find(({ name }) => name === rule.cellType)!.necrosis.rate;
  const rateAt = (oxygen: number) => {
    const hill = 1 / (1 + pow(rule.halfMaximum / oxygen, rule.hillPower));
    return base + (rule.response - base) * hill;
  };
  const exact = settled(model, frame);
  const own = frame.fields[0].values;
  const [kinds, states] = [texts(frame.cells, "type"), texts(frame.cells, "state")];
  const rows = [...kinds.keys()].filter((row) => kinds[row] === rule.cellType && states[row] === "live");
  const mean = (of: (voxel: number) => number) =>
    rows.reduce((sum, row) => sum + of(voxelOfRow(frame, row)), 0) / rows.length;
  return {
    oxygen: mean((voxel) => own[voxel]),
    settled: mean((voxel) => exact[voxel]),
    rate: mean((voxel) => rateAt(own[voxel])),
    settledRate: mean((voxel) => rateAt(exact[voxel])),
  };
}

interface Course {
  readonly looks: readonly Look[];
  readonly necrotic: readonly number[];
}

function courseOf(scenario: TissueScenario, numerics: TissueNumerics): Course {
  const looks: Look[] = [];
  const necrotic: number[] = [];
  runTissue(
    { ...scenario, numerics, duration: 720, saveEvery: 180 },
    {
      onFrame(frame) {
        if (!times.some((time) => Math.abs(frame.time - time) < 1e-6)) return;
        looks.push(lookAt(scenario.model, frame));
        necrotic.push(texts(frame.cells, "state").filter((state) => state === "necrotic").length);
      },
    },
  );
  return { looks, necrotic };
}

const perMinute = (rate: number) => `${rate.toExponential(2)} /min`;

function findings(scenario: TissueScenario): Finding[] {
  const accurate = courseOf(scenario, "accurate");
  const physicell = courseOf(scenario, "physicell");
  return times.flatMap((time, k): Finding[] => {
    const [ours, theirs] = [accurate.looks[k], physicell.looks[k]];
    return [
      {
        what: `\`accurate\` at ${time} min: oxygen at live tumour cells against the exact field around them, relative error`,
        value: Math.abs(ours.oxygen / ours.settled - 1),
        unit: "",
        limit: { most: 0.01 },
        note: `${ours.oxygen.toFixed(2)} against ${ours.settled.toFixed(2)} mmHg; necrosis ${perMinute(ours.rate)} against ${perMinute(ours.settledRate)}`,
      },
      {
        what: `\`physicell\` at ${time} min: the same error`,
        value: Math.abs(theirs.oxygen / theirs.settled - 1),
        unit: "",
        note: `${theirs.oxygen.toFixed(2)} against ${theirs.settled.toFixed(2)} mmHg: PhysiCell's held voxels leak, since they take part in its implicit sweeps`,
      },
      {
        what: `\`physicell\` at ${time} min: necrosis rate over that of the exact field around the same cells`,
        value: theirs.rate / theirs.settledRate,
        unit: "",
        note: `${perMinute(theirs.rate)} over ${perMinute(theirs.settledRate)}: oxygen decides necrosis by a Hill function of power 8`,
      },
      {
        what: `necrotic cells at ${time} min, \`physicell\` over \`accurate\``,
        value: physicell.necrotic[k] / accurate.necrotic[k],
        unit: "",
        note: `${physicell.necrotic[k]} and ${accurate.necrotic[k]} of 1,000 tumour cells`,
      },
    ];
  });
}

export const oxygenDifference: ConformanceCase = {
  name: "oxygen-difference",
  title: "Why `accurate` and `physicell` part: oxygen at the cells of rules_sample",
  source: "conjugate gradients on the voxels of the project, around the cells of each run (seed of the project)",
  quick: false,
  async run(means: ConformanceMeans): Promise<Finding[] | Skipped> {
    const scenario = await means.project("rules_sample");
    return scenario ? findings(scenario) : noReference;
  },
};
