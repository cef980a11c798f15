import { TissueRun } from "../../engine/tissue/tissue-run.ts";
import { cbrt } from "../../foundation/maths.ts";
import { numbers, type Table } from "../../foundation/table.ts";
import type { TissueScenario } from "../../models/tissue/contract.ts";
import { ballPit } from "../../numerics/mechanics/ball-pit.ts";
import { chooseStep, usualStepLimits } from "../../numerics/mechanics/step-choice.ts";
import type { ConformanceCase, ConformanceMeans, Finding, Skipped } from "./conformance-case.ts";
import { noReference } from "./physicell-fields.ts";

const PROJECT = "mechanics_relax_2d";

/** Rows of the reference at a time: ids from 0 in order. */
function rowsAt(reference: Table, time: number): number[] {
  const times = numbers(reference, "time_min");
  return [...times.keys()].filter((row) => Math.abs(times[row] - time) < 1e-6);
}

function parity(scenario: TissueScenario, reference: Table): Finding[] {
  const [x, y, pressure] = ["x", "y", "pressure"].map((name) => numbers(reference, name));
  const run = new TissueRun({ ...scenario, numerics: "physicell" });
  const misses: number[] = [];
  let pressures = 0;
  let frames = 0;
  const look = () => {
    if (Math.abs(run.time / 6 - Math.round(run.time / 6)) > 1e-9 || run.time > 120 + 1e-9) return;
    const rows = rowsAt(reference, run.time);
    if (rows.length === 0) return;
    const { cells } = run.frame();
    frames++;
    for (const [i, row] of rows.entries()) {
      misses.push(Math.abs(numbers(cells, "x")[i] - x[row]), Math.abs(numbers(cells, "y")[i] - y[row]));
      pressures = Math.max(
        pressures,
        Math.abs(numbers(cells, "pressure")[i] - pressure[row]) / Math.max(1, pressure[row]),
      );
    }
  };
  look();
  while (run.status.code === "running") {
    run.advance();
    look();
  }
  misses.sort((a, b) => a - b);
  const extent = 75;
  return [
    {
      what: "positions of 200 cells at 21 times: largest difference, of the ball's radius of gyration (75 µm)",
      value: frames === 21 ? misses[misses.length - 1] / extent : Number.NaN,
      unit: "",
      limit: { most: 1e-9 },
      note: "the file has ten digits, so that half a unit of the last is up to 5·10⁻⁹ µm, 7·10⁻¹¹ of it",
    },
    {
      what: "98 % of the coordinates differ by less than",
      value: misses[Math.floor(misses.length * 0.98)],
      unit: "um",
      limit: { most: 5.1e-9 },
    },
    { what: "pressures: largest relative difference", value: pressures, unit: "", limit: { most: 1e-7 } },
  ];
}

const radius = cbrt((2494 * 3) / (4 * Math.PI));

/** Coordinates of the cells at these times by one of the schemes. */
function positions(reference: Table, times: readonly number[], way: "fine" | "chosen" | "physicell"): Float64Array[] {
  const [x, y] = ["x", "y"].map((name) => numbers(reference, name));
  const pit = ballPit(
    rowsAt(reference, 0).map((row) => ({
      ...{ position: [x[row], y[row], 0] as const, radius, reach: 1.5 * radius, repulsion: 10, adhesion: 0.4 },
    })),
    { dimensions: 2, minimum: [-200, -200, -10], maximum: [200, 200, 10], wall: true },
  );
  let [now, previous] = [0, 0];
  let first = true;
  return times.map((time) => {
    while (now < time - 1e-9) {
      pit.mechanics.ensureList();
      pit.mechanics.forces();
      const remaining = Math.ceil(now + 1e-9) - now;
      const dt =
        way === "fine"
          ? 5e-4
          : way === "physicell"
            ? 0.1
            : chooseStep(
                Math.min(remaining, time - now),
                previous,
                pit.mechanics.changes(),
                pit.mechanics.stiffness(),
                { ...usualStepLimits, longest: 0.5 },
              );
      pit.mechanics.move(dt, first ? 0 : previous, way === "physicell" ? "physicell" : "accurate");
      first = false;
      previous = dt;
      now += dt;
    }
    return Float64Array.from({ length: 2 * pit.n }, (_, k) => pit.bodies()[8 * (k >> 1) + (k & 1)]);
  });
}

function accuracy(reference: Table): Finding[] {
  const times = [6, 12];
  const exact = positions(reference, times, "fine");
  const worst = (found: readonly Float64Array[], k: number) =>
    found[k].reduce((most, value, i) => Math.max(most, Math.abs(value - exact[k][i])), 0);
  const ours = positions(reference, times, "chosen");
  const theirs = positions(reference, times, "physicell");
  return times.map((time, k) => ({
    what: `numerics \`accurate\`, largest error of a position after ${time} min`,
    value: worst(ours, k),
    unit: "um",
    limit: { most: 0.3 },
    note: `against steps of 0.0005 min; PhysiCell's scheme with its steps of 0.1 min: ${worst(theirs, k).toPrecision(2)} µm`,
  }));
}

export const physicellRelaxation: ConformanceCase = {
  name: "physicell-relaxation",
  title: "200 crowded cells push each other apart",
  source:
    "unmodified PhysiCell 1.14.2 on the project mechanics_relax_2d; the exact paths by steps two hundred times smaller",
  quick: true,
  async run(means: ConformanceMeans): Promise<Finding[] | Skipped> {
    const [scenario, reference] = await Promise.all([means.project(PROJECT), means.table(PROJECT, "positions.csv")]);
    if (!scenario || !reference) return noReference;
    return [...parity(scenario, reference), ...accuracy(reference)];
  },
};
