import { numbers, texts } from "../../foundation/table.ts";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import { runTissue } from "../tissue-experiment.ts";
import type { ConformanceCase, Finding } from "./conformance-case.ts";
import { volumeTable } from "./permedcoe-volumes.ts";
import { changedCellType, fixedPhases, plainScenario, squareOf } from "./pieces.ts";

/** min: G0/G1, S, G2, M. */
const phases = [420, 360, 180, 120];
const names = ["S", "G2", "M", "G0/G1"];

/** Looks at one cell and its offspring. Daughters rest where it is said, so that the first division stays the only one. */
function framesOf(
  minutes: readonly number[],
  duration: number,
  phenotype: number,
  daughtersRest = false,
): TissueFrame[] {
  const types = [
    changedCellType("cell", {
      cycle: { model: "separated flow cytometry", changes: fixedPhases(minutes) },
      asymmetricDivision: daughtersRest ? { resting: 1 } : {},
    }),
    changedCellType("resting"),
  ];
  const frames: TissueFrame[] = [];
  const scenario = plainScenario(
    { name: "one cell", types, cells: squareOf("cell", 1, 1), half: 100, dimensions: 2 },
    { duration, saveEvery: 6, steps: { diffusion: 0.01, mechanics: 0.1, phenotype } },
  );
  runTissue(scenario, { onFrame: (frame) => frames.push(frame) });
  return frames;
}

/** When the first cell came into each phase of its first cycle, by its own clock, min. */
function entries(frames: readonly TissueFrame[]): number[] {
  const found: number[] = [];
  for (const { time, cells } of frames) {
    if (found.length < names.length && texts(cells, "phase")[0] === names[found.length]) {
      found.push(time - numbers(cells, "time_in_phase")[0]);
    }
  }
  return found;
}

function cycleFindings(): Finding[] {
  const frames = framesOf(phases, 2880, 6);
  const expected = [420, 780, 960, 1080];
  const errors = entries(frames).map((time, k) => Math.abs(time - expected[k]));
  const count = (time: number) => frames.find((frame) => frame.time === time)?.cells.rows ?? Number.NaN;
  const doublings = [1074, 1080, 2154, 2160, 2880].map(count);
  const wrong = doublings.filter((cells, k) => cells !== [1, 2, 2, 4, 4][k]).length;
  return [
    {
      what: "entry into S, G2, M and division, largest error",
      value: errors.length === expected.length ? Math.max(...errors) : Number.NaN,
      unit: "min",
      limit: { most: 1e-9 },
    },
    {
      what: "cells before and after 18 h and 36 h, and at 48 h: wrong counts",
      value: wrong,
      unit: "",
      limit: { most: 0 },
    },
  ];
}

/** min at which the cell of the table enters S; its S, G2 and M last 8, 4 and 1 h, as PhysiCell has them by default. */
const TABLE_ENTRY = 105.75;

function volumeFindings(): Finding[] {
  const frames = framesOf([TABLE_ENTRY, 480, 240, 60], 1440, 0.75, true);
  const error = (from: number, to: number) =>
    Math.max(
      ...volumeTable
        .filter(([time]) => time >= from && time < to)
        .map(([time, volume]) => {
          const frame = frames.find((one) => Math.abs(one.time - time) < 1e-6);
          // The daughter, once there is one.
          return frame ? Math.abs(numbers(frame.cells, "volume")[frame.cells.rows - 1] / volume - 1) : Number.NaN;
        }),
    );
  const limit = { most: 0.003 };
  return [
    {
      what: "volume from 0 to 870 min against the benchmark's table, largest relative error",
      value: error(0, 900),
      unit: "",
      limit,
      note: `the table is the curve of PhysiCell's standard rates (fluid 0.05, nucleus 0.0055, cytoplasm 0.0045 1/min) for a cell of 2494 µm³ that enters S at about ${TABLE_ENTRY} min and divides 13 h later: neither the 10 µm nor the 7, 6, 3 and 2 h of the benchmark's text`,
    },
    { what: "volume from 900 to 1440 min, after division", value: error(900, 1441), unit: "", limit },
  ];
}

export const fixedCycle: ConformanceCase = {
  name: "permedcoe-1",
  title: "A cycle of phases of 7, 6, 3 and 2 hours",
  source: "PerMedCoE observatory benchmark, unit test 1, and its table of volumes (flow cytometry)",
  quick: true,
  run: async () => [...cycleFindings(), ...volumeFindings()],
};
