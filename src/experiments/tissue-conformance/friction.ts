import { numbers } from "../../foundation/table.ts";
import { ballPit } from "../../numerics/mechanics/ball-pit.ts";
import { runTissue } from "../tissue-experiment.ts";
import type { ConformanceCase, Finding } from "./conformance-case.ts";
import { changedCellType, plainScenario } from "./pieces.ts";

const SPEED = 10;
const DT = 0.1;

/** µm after ten minutes of a cell that is pushed for the first of a hundred steps. */
function pushedOnce(scheme: "accurate" | "physicell"): number {
  const pit = ballPit([{ position: [0, 0, 0], radius: 10 }]);
  for (let step = 0; step < 100; step++) {
    pit.extra()[0] = step === 0 ? SPEED : 0;
    pit.mechanics.ensureList();
    pit.mechanics.forces();
    pit.mechanics.move(DT, step === 0 ? 0 : DT, scheme);
  }
  return pit.bodies()[0];
}

/** µm after ten minutes of a cell that crawls straight on, in a whole tissue. */
function drivenOn(): number {
  const type = changedCellType("cell", {
    motility: { enabled: true, speed: SPEED, persistenceTime: 1e12, bias: 0, inPlane: false, sensitivities: {} },
  });
  const scenario = plainScenario(
    { name: "one cell", types: [type], cells: [{ position: [0, 0, 0], type: "cell" }], half: 200, dimensions: 3 },
    { duration: 10, saveEvery: 10 },
  );
  let distance = Number.NaN;
  runTissue(scenario, {
    onFrame({ cells }) {
      const [x, y, z] = ["x", "y", "z"].map((axis) => numbers(cells, axis)[0]);
      distance = Math.sqrt(x * x + y * y + z * z);
    },
  });
  return distance;
}

function findings(): Finding[] {
  const unit = "um";
  return [
    {
      what: "pushed to 10 µm/min for one step of 0.1 min, then left: error of the way, 1 µm",
      value: Math.abs(pushedOnce("accurate") - 1),
      unit,
      limit: { most: 1e-12 },
      note: "motion is overdamped: velocity is force over friction, and ends with the force. The benchmark's text can also be read with inertia, which no model of this kind has",
    },
    {
      what: "the same by PhysiCell's step of Adams and Bashforth: way less 1 µm",
      value: pushedOnce("physicell") - 1,
      unit,
      limit: { most: 1e-12 },
      note: "its first step takes 1.5 of the velocity, its second takes back 0.5: the way is right from then on",
    },
    {
      what: "driven at 10 µm/min for 10 min, in a whole tissue: error of the way, 100 µm",
      value: Math.abs(drivenOn() - 100),
      unit,
      limit: { most: 1e-9 },
    },
  ];
}

export const friction: ConformanceCase = {
  name: "permedcoe-5",
  title: "A cell with friction",
  source: "PerMedCoE observatory benchmark, unit test 5: against v = F/friction",
  quick: true,
  run: async () => findings(),
};
