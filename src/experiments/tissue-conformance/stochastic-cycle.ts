import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { numbers } from "../../foundation/table.ts";
import { runTissue } from "../tissue-experiment.ts";
import type { ConformanceCase, Finding } from "./conformance-case.ts";
import { changedCellType, fixedPhases, plainScenario, squareOf } from "./pieces.ts";

const means = [420, 360, 180, 120];
const CELLS = 400;

/** Each cell's own lengths of its four phases, min: Gaussian, a tenth of the mean wide, independent. */
function drawn(cell: number): number[] {
  const random = generator(20_250_716, streams.tissuePlacement, 0, cell);
  return means.map((mean) => mean * (1 + 0.1 * random.normal()));
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

function divisionTimes(): { found: number[]; expected: number[]; last: number } {
  const lengths = Array.from({ length: CELLS }, (_, cell) => drawn(cell));
  const type = changedCellType("cell", { cycle: { model: "separated flow cytometry", changes: fixedPhases(means) } });
  const cells = squareOf("cell", CELLS, 60).map((cell, i) => ({
    ...cell,
    values: Object.fromEntries(
      lengths[i].map((length, k) => [k === 0 ? "cycle entry" : `exit from cycle phase ${k}`, 1 / length]),
    ),
  }));
  const scenario = plainScenario(
    { name: "cells apart", types: [type], cells, half: 620, dimensions: 2 },
    { duration: 2880, saveEvery: 6 },
  );
  const first = new Map<number, number>();
  let last = 0;
  runTissue(scenario, {
    onFrame({ time, cells }) {
      const [parents, inPhase] = [numbers(cells, "parent"), numbers(cells, "time_in_phase")];
      for (let row = 0; row < cells.rows; row++) {
        // A daughter's clock starts when it is born.
        if (parents[row] > 0 && parents[row] <= CELLS && !first.has(parents[row])) {
          first.set(parents[row], time - inPhase[row]);
        }
      }
      last = cells.rows;
    },
  });
  return {
    found: Array.from({ length: CELLS }, (_, i) => first.get(i + 1) ?? Number.NaN),
    expected: lengths.map(sum),
    last,
  };
}

export const stochasticCycle: ConformanceCase = {
  name: "permedcoe-2",
  title: "A cycle whose phases are Gaussian, a tenth wide",
  source:
    "PerMedCoE observatory benchmark, unit test 2; phases taken as independent, which its text leaves open; 400 cells apart",
  quick: true,
  async run(): Promise<Finding[]> {
    const { found, expected, last } = divisionTimes();
    const mean = sum(found) / CELLS;
    const deviation = Math.sqrt(sum(found.map((time) => (time - mean) ** 2)) / (CELLS - 1));
    const spread = Math.sqrt(sum(means.map((one) => (0.1 * one) ** 2)));
    return [
      {
        what: "first division against the sum of the cell's own phases, largest error",
        value: Math.max(...found.map((time, i) => Math.abs(time - expected[i]))),
        unit: "min",
        limit: { most: 1e-6 },
        note: "each cell has its own fixed lengths, given as its values of the behaviours `cycle entry` and `exit from cycle phase 1, 2, 3`; daughters inherit their mother's, and nothing draws them anew at division, so that the second generation is no independent draw",
      },
      {
        what: "mean of the first division, deviations from 1080 min",
        value: Math.abs(mean - 1080) / (spread / Math.sqrt(CELLS)),
        unit: "standard errors",
        limit: { most: 3 },
      },
      {
        what: `standard deviation of the first division over the sum's ${spread.toFixed(1)} min`,
        value: deviation / spread,
        unit: "",
        limit: { least: 1 - 3 / Math.sqrt(2 * CELLS) },
      },
      {
        what: "the same, from above",
        value: deviation / spread,
        unit: "",
        limit: { most: 1 + 3 / Math.sqrt(2 * CELLS) },
      },
      { what: "cells after 48 h, of 400", value: last, unit: "" },
    ];
  },
};
