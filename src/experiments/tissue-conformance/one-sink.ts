import { exp } from "../../foundation/maths.ts";
import { runTissue } from "../tissue-experiment.ts";
import type { ConformanceCase, Finding } from "./conformance-case.ts";
import { advanceTo, loneField } from "./lone-field.ts";
import { changedCellType, plainScenario, uptakeOf } from "./pieces.ts";

const DIFFUSION = 2000;
const EDGE = 20;
const OUTSIDE = 10;
const CENTRE = 13;
const grid = { counts: [3, 3, 3], spacing: [EDGE, EDGE, EDGE] } as const;
const link = DIFFUSION / (EDGE * EDGE);
const times = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** Curves of the 27 voxels with faces held at c₀, by Runge and Kutta's method of order 4 with steps of 10⁻⁴ min. */
function withHeldFaces(sink: number): Float64Array[] {
  const rate = (c: Float64Array) =>
    Float64Array.from(c, (value, voxel) => {
      let sum = voxel === CENTRE ? -sink * value : 0;
      for (const stride of [1, 3, 9]) {
        const at = Math.floor(voxel / stride) % 3;
        for (const step of [-1, 1]) {
          const inside = at + step >= 0 && at + step < 3;
          // A face is half a voxel away.
          sum += inside ? link * (c[voxel + step * stride] - value) : 2 * link * (OUTSIDE - value);
        }
      }
      return sum;
    });
  const h = 1e-4;
  const along = (c: Float64Array, k: Float64Array, by: number) => c.map((value, i) => value + by * k[i]);
  let c = new Float64Array(27);
  let step = 0;
  return times.map((time) => {
    // Everything has settled long before: the slowest mode decays at 3 · 5 · 4 sin²(π/6) = 15/min.
    for (; step < Math.round(Math.min(time, 3) / h); step++) {
      const k1 = rate(c);
      const k2 = rate(along(c, k1, h / 2));
      const k3 = rate(along(c, k2, h / 2));
      const k4 = rate(along(c, k3, h));
      c = c.map((value, i) => value + (h / 6) * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]));
    }
    return c;
  });
}

/** The one free voxel when those around it are held: c′ = 6D/Δ² (c₀ − c) − sink·c − taken. */
function centreAlone(sink: number, taken: number, time: number): number {
  const rate = 6 * link + sink;
  return ((6 * link * OUTSIDE - taken) / rate) * (1 - exp(-rate * time));
}

const heldShell = Float64Array.from({ length: 27 }, (_, voxel) => (voxel === CENTRE ? Number.NaN : OUTSIDE));

/** Largest error over the times, of c₀, of the field under a sink and a source in the middle. */
function shellError(sink: number, taken: number): number {
  const fields = loneField(grid, { diffusion: DIFFUSION, decay: 0, initial: 0, held: heldShell }, "accurate");
  let now = 0;
  const errors = times.map((time) => {
    fields.sink().fill(0)[CENTRE] = sink;
    fields.source().fill(0)[CENTRE] = -taken;
    advanceTo(fields, time - now, 0.05);
    now = time;
    return Math.abs(fields.density(0)[CENTRE] - centreAlone(sink, taken, time));
  });
  return Math.max(...errors) / OUTSIDE;
}

function facesError(sink: number): number {
  const faces = {
    ...{ xMinimum: OUTSIDE, xMaximum: OUTSIDE, yMinimum: OUTSIDE },
    ...{ yMaximum: OUTSIDE, zMinimum: OUTSIDE, zMaximum: OUTSIDE },
  };
  const fields = loneField(grid, { diffusion: DIFFUSION, decay: 0, initial: 0, faces }, "accurate");
  const exact = withHeldFaces(sink);
  let now = 0;
  let worst = 0;
  for (const [k, time] of times.entries()) {
    fields.sink().fill(0)[CENTRE] = sink;
    fields.source().fill(0);
    advanceTo(fields, time - now, 0.05);
    now = time;
    for (let voxel = 0; voxel < 27; voxel++) {
      worst = Math.max(worst, Math.abs(fields.density(0)[voxel] - exact[k][voxel]));
    }
  }
  return worst / OUTSIDE;
}

/** Density in the middle after 10 min of a whole tissue of one cell. */
function wholeTissue(numerics: "accurate" | "physicell"): number {
  const type = changedCellType("cell", {
    volume: { total: (4 / 3) * Math.PI * 1000, nuclear: 900 },
    exchange: { drug: uptakeOf(20) },
  });
  const sides = {
    ...{ xMinimum: OUTSIDE, xMaximum: OUTSIDE, yMinimum: OUTSIDE },
    ...{ yMaximum: OUTSIDE, zMinimum: OUTSIDE, zMaximum: OUTSIDE },
  };
  const scenario = plainScenario(
    {
      name: "one sink",
      types: [type],
      cells: [{ position: [0, 0, 0], type: "cell" }],
      substances: [{ name: "drug", unit: "uM", diffusion: DIFFUSION, decay: 0, initial: 0, fixed: sides }],
      half: 30,
      dimensions: 3,
    },
    { duration: 10, saveEvery: 10, numerics },
  );
  let centre = Number.NaN;
  runTissue(scenario, { onFrame: ({ fields }) => (centre = fields[0].values[CENTRE]) });
  return centre;
}

const limit = { most: 2e-3 };

function findings(): Finding[] {
  const sink = (20 * (4 / 3) * Math.PI * 1000) / EDGE ** 3;
  const steady = centreAlone(sink, 0, 10);
  return [
    {
      what: "outermost voxels held, uptake 20/min of a cell of 10 µm: largest error over 0.01–10 min, of c₀",
      value: shellError(sink, 0),
      unit: "",
      limit,
      note: `c₀ = 10 µM in 26 of 27 voxels, V/V_voxel = ${(sink / 20).toFixed(4)}, steady at ${steady.toFixed(4)} µM: how PhysiCell reads the text`,
    },
    {
      what: "outermost voxels held, 20 µM/min taken from the voxel whatever its density",
      value: shellError(0, 20),
      unit: "",
      limit,
      note: `the text's "uptakes 20 µM/min", steady at ${centreAlone(0, 20, 10).toFixed(4)} µM`,
    },
    {
      what: "outermost voxels held, 20 per 0.01 min taken up (λ = 2000/min)",
      value: shellError(2000, 0),
      unit: "",
      limit,
      note: `the text's "λ = 20 µM/0.01 min", steady at ${centreAlone(2000, 0, 10).toFixed(4)} µM`,
    },
    {
      what: "faces of the cube held, all 27 voxels free, uptake 20/min of the cell: all 27 curves",
      value: facesError(sink),
      unit: "",
      limit,
      note: "the text's boundary condition taken literally; against an integration of the same 27 equations",
    },
    {
      what: "a whole tissue with that one cell, numerics `accurate`, after 10 min",
      value: Math.abs(wholeTissue("accurate") - steady) / OUTSIDE,
      unit: "",
      limit,
    },
    {
      what: "the same with the numerics `physicell`",
      value: Math.abs(wholeTissue("physicell") - steady) / OUTSIDE,
      unit: "",
      note: "PhysiCell's own splitting error at its usual step of 0.01 min",
    },
  ];
}

export const oneSink: ConformanceCase = {
  name: "permedcoe-3",
  title: "One cell takes up what diffuses into 27 voxels",
  source:
    "PerMedCoE observatory benchmark, unit test 3, whose text gives three uptakes and two boundaries: each against the exact solution on the same 27 voxels",
  quick: true,
  run: async () => findings(),
};
