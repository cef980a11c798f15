import type { Fields } from "../../numerics/fields/fields.ts";
import type { ConformanceCase, Finding } from "./conformance-case.ts";
import { largestDifference, relativeDifference } from "./difference.ts";
import { advanceTo, loneField } from "./lone-field.ts";
import { discOf } from "./pieces.ts";
import { exactDensities, heldRim, type SquareWithRim } from "./square-with-rim.ts";
import { steadyDensities } from "./steady-with-sinks.ts";

const N = 30;
const EDGE = 20;
const grid = { counts: [N, N, 1], spacing: [EDGE, EDGE, EDGE] } as const;

interface FieldCase {
  readonly what: string;
  readonly problem: SquareWithRim;
  /** min. */
  readonly time: number;
  /** Uptake of each cell in its voxel, 1/min. */
  readonly sinks: readonly { readonly voxel: number; readonly rate: number }[];
  readonly limit: number;
  /** What PhysiCell 1.14.2 was measured to miss by, where it was. */
  readonly peer: string;
}

const square = (changes: Partial<SquareWithRim>): SquareWithRim => ({
  ...{ n: N, spacing: EDGE, diffusion: 1e5, decay: 10, rim: 38, initial: 0 },
  ...changes,
});

/** About as many cells, as dense, as in PhysiCell's usual cluster. */
const cluster = discOf("cell", 80, 16).map(({ position: [x, y] }) => ({
  voxel: Math.floor((x + 300) / EDGE) + N * Math.floor((y + 300) / EDGE),
  rate: (10 * 2494) / 8000,
}));

const cases: readonly FieldCase[] = [
  {
    what: "oxygen (D = 10⁵ µm²/min, decay 10/min) from a held rim, steady",
    problem: square({}),
    time: 6,
    sinks: [],
    limit: 1e-3,
    peer: "28.5 % and 24.4 %",
  },
  {
    what: "the same after 0.1 min",
    problem: square({}),
    time: 0.1,
    sinks: [],
    limit: 2e-2,
    peer: "31 % and 28 %",
  },
  {
    what: `oxygen (decay 0.1/min) and ${cluster.length} cells that take it up, steady`,
    problem: square({ decay: 0.1, initial: 38 }),
    time: 6,
    sinks: cluster,
    limit: 1e-3,
    peer: "7.7 % and 4.1 % for another cluster of 87 cells",
  },
  {
    what: "a cytokine (D = 10³, decay 0.1/min) from a held rim, after 40 min",
    problem: square({ diffusion: 1e3, decay: 0.1, rim: 1 }),
    time: 40,
    sinks: [],
    limit: 2e-3,
    peer: "0.41 % and 0.30 %",
  },
];

function exact({ problem, time, sinks }: FieldCase): Float64Array {
  if (sinks.length === 0) return exactDensities(problem, time);
  return steadyDensities({ ...problem, counts: [N, N], held: heldRim(problem), sink: inVoxels(sinks) });
}

function inVoxels(sinks: FieldCase["sinks"]): Float64Array {
  const sink = new Float64Array(N * N);
  for (const { voxel, rate } of sinks) sink[voxel] += rate;
  return sink;
}

function made({ problem }: FieldCase, scheme: "accurate" | "physicell"): Fields {
  return loneField(grid, { ...problem, held: heldRim(problem) }, scheme);
}

function accurate(one: FieldCase): Float64Array {
  const fields = made(one, "accurate");
  fields.sink().set(inVoxels(one.sinks));
  advanceTo(fields, one.time, 1);
  return fields.density(0).slice();
}

/** PhysiCell's order: diffusion, then each cell by itself. */
function physicell(one: FieldCase, dt: number): Float64Array {
  const fields = made(one, "physicell");
  for (let step = 0; step < Math.round(one.time / dt); step++) {
    fields.stepLod(dt);
    const density = fields.density(0);
    for (const { voxel, rate } of one.sinks) density[voxel] /= 1 + dt * rate;
  }
  return fields.density(0).slice();
}

const percent = (value: number) => `${(100 * value).toPrecision(2)} %`;

function findings(one: FieldCase): Finding[] {
  const expected = exact(one);
  const ours = accurate(one);
  const theirs = physicell(one, 0.01);
  return [
    {
      what: `${one.what}: largest error, of the largest density`,
      value: largestDifference(ours, expected),
      unit: "",
      limit: { most: one.limit },
      note: `root of squares ${percent(relativeDifference(ours, expected))}; numerics \`physicell\`, steps of 0.01 min: ${percent(largestDifference(theirs, expected))} and ${percent(relativeDifference(theirs, expected))}; PhysiCell itself was measured to miss by ${one.peer}`,
    },
  ];
}

export const fieldAccuracy: ConformanceCase = {
  name: "field-accuracy",
  title: "Densities against the exact solution on the same voxels",
  source:
    "sine modes of the five-point operator, or conjugate gradients for cells that take up: neither knows steps in time; 600 µm square, voxels of 20 µm, the rim held",
  quick: true,
  run: async () => cases.flatMap(findings),
};
