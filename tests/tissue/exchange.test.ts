/** What cells take from and give to the fields, and what rules make of it. */
import { expect, test } from "vitest";
import { TissueRun } from "../../src/engine/tissue/tissue-run.ts";
import { runTissue } from "../../src/experiments/tissue-experiment.ts";
import { numbers } from "../../src/foundation/table.ts";
import type { TissueScenario } from "../../src/models/tissue/contract.ts";
import type { TissueFrame } from "../../src/models/tissue/frame.ts";
import { apart, cellType, patch, smallTissue, substance } from "./small-tissue.ts";

function lastFrame(scenario: TissueScenario): TissueFrame {
  let last: TissueFrame | undefined;
  expect(runTissue(scenario, { onFrame: (frame) => void (last = frame) }).code).toBe("done");
  return last!;
}

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

test.each([
  { numerics: "accurate", error: 1e-3 },
  { numerics: "physicell", error: 1e-9 },
] as const)("$numerics: what is taken up is inside of cells, nothing is lost", ({ numerics, error }) => {
  const type = cellType("a", { exchange: { drug: { secretion: 0, target: 0, uptake: 1, release: 0 } } });
  const scenario = smallTissue(
    {
      types: [type],
      cells: patch("a", 6, 16),
      substances: [substance("drug", { decay: 0, initial: 2, diffusion: 1e4 })],
    },
    { duration: 30, numerics },
  );
  const run = new TissueRun({ ...scenario, model: { ...scenario.model, internalised: true } });
  while (run.status.code === "running") run.advance();
  const { arrays } = run.save();
  const start = 2 * 400 * 400 * 20;
  const outside = total(arrays["density of drug"] as Float64Array) * 8000;
  const inside = total(arrays.internal as Float64Array);
  expect(inside).toBeGreaterThan(0.05 * start);
  expect(Math.abs((inside + outside) / start - 1)).toBeLessThan(error);
});

test("a single secreting cell makes the amount that it releases, less what decays", () => {
  const type = cellType("a", { exchange: { signal: { secretion: 0, target: 0, uptake: 0, release: 80 } } });
  const decay = 0.05;
  const scenario = smallTissue(
    { types: [type], cells: apart("a", 1), substances: [substance("signal", { decay })] },
    { duration: 60 },
  );
  const [field] = lastFrame(scenario).fields;
  const expected = (80 / decay) * (1 - Math.exp(-decay * 60));
  expect((total(field.values) * 8000) / expected).toBeCloseTo(1, 2);
});

test("dead cells take up a tenth and secrete nothing", () => {
  const taken = (deathRate: number) => {
    const exchange = { drug: { secretion: 0, target: 0, uptake: 5, release: 0 } };
    const still = { fluidChangeRate: 0, nuclearBiomassChangeRate: 0, cytoplasmicBiomassChangeRate: 0 };
    const base = cellType("a");
    const frozen = { unlysedFluidChangeRate: 0, nuclearBiomassChangeRate: 0, cytoplasmicBiomassChangeRate: 0 };
    const apoptosis = { rate: deathRate, volumes: { ...base.apoptosis.volumes, ...frozen } };
    const type = cellType("a", { exchange, volume: still, apoptosis });
    const fast = substance("drug", { diffusion: 1e5, decay: 0, initial: 1 });
    const scenario = smallTissue({ types: [type], cells: apart("a", 4), substances: [fast] }, { duration: 60 });
    return 1 - total(lastFrame(scenario).fields[0].values) / 400;
  };
  // The first 6 min are lived by all.
  const alive = -Math.log(1 - taken(0)) / 60;
  const dead = (-Math.log(1 - taken(1e9)) - 6 * alive) / 54;
  expect(dead / alive).toBeGreaterThan(0.095);
  expect(dead / alive).toBeLessThan(0.11);
});

test("several signals of one direction add up in one Hill function, and directions follow one another", () => {
  const type = cellType("a", { motility: { enabled: true, speed: 1, persistenceTime: 1 } });
  const rule = (signal: string, direction: "increases" | "decreases", response: number, halfMaximum: number) => ({
    ...{ cellType: "a", behaviour: "migration speed", signal, direction, response, halfMaximum },
    ...{ hillPower: 2, appliesToDead: false },
  });
  const held = (name: string, initial: number) => substance(name, { diffusion: 0, decay: 0, initial });
  const scenario = smallTissue({
    types: [type],
    cells: apart("a", 1),
    substances: [held("x", 2), held("y", 1), held("z", 3)],
    rules: [rule("x", "increases", 5, 1), rule("y", "increases", 9, 2), rule("z", "decreases", 0.5, 1)],
  });
  const up = (4 + 0.25) / (1 + 4 + 0.25);
  const down = 9 / 10;
  const raised = 1 + (9 - 1) * up;
  const speed = numbers(new TissueRun(scenario).frame().cells, "migration speed")[0];
  expect(speed).toBeCloseTo(raised + (0.5 - raised) * down, 12);
});
