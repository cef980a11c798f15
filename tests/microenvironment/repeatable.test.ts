import { describe, expect, test } from "vitest";
import { MicroenvironmentRun } from "../../src/engine/microenvironment/microenvironment-run.ts";
import { referenceModel } from "../../src/experiments/model.ts";
import { digestNumbers } from "../../src/foundation/digest.ts";
import type { MicroenvironmentScenario } from "../../src/models/microenvironment/contract.ts";
import { antiPD1, runFor, smallPatch, started } from "./small-patch.ts";

const cells = {
  tumour: 60,
  healthy: 30,
  fibroblast: 10,
  vessel: 3,
  "CD8 effector": 10,
  "CD8 progenitor": 5,
  "helper T": 6,
  "regulatory T": 4,
  NK: 5,
  dendritic: 5,
  "M1 macrophage": 4,
  "M2 macrophage": 4,
  MDSC: 2,
  "B cell": 3,
  "CAR T": 4,
};

function everyone(steps: Partial<MicroenvironmentScenario["steps"]> = {}, seed = 1): MicroenvironmentScenario {
  const one = smallPatch({
    cells,
    size: 220,
    seed,
    values: { tumourDivision: 0.5, antigenLoss: 0.1 },
    host: { doses: antiPD1, carAntigen: "neoantigen", states: { cd8Blood: 3e9, helperBlood: 1e9, carTEffector: 1e9 } },
    steps,
  });
  const [patch] = one.patches;
  return {
    ...one,
    patches: [
      { ...patch, share: 0.6 },
      { ...patch, name: "other", kind: "excluded", share: 0.4 },
    ],
  };
}

/** Everything that a run remembers, as one line a number array. */
function told(run: MicroenvironmentRun): string[] {
  const { host, patches, node, repertoire, waiting } = run.save();
  const arrays = patches.flatMap(({ arrays: all, tally }) => [
    ...Object.values(all).map((a) => digestNumbers(Float64Array.from(a as Float64Array))),
    digestNumbers(tally),
  ]);
  return [...[host.state, host.parameters, node, repertoire, waiting].map((a) => digestNumbers(a)), ...arrays];
}

describe("a run of all kinds of cells in two patches, under a drug", () => {
  test.for([
    ["relaxed mass", {}],
    ["mechanics resolved in time", { stages: undefined, phenotype: 60, exchange: 120 }],
  ] as const)("gives the same bytes again, and when it goes on from its middle: %s", ([_, steps]) => {
    const scenario = everyone(steps as Partial<MicroenvironmentScenario["steps"]>);
    const days = scenario.steps.exchange / 720;
    const whole = runFor(started(scenario), days);
    const half = started(scenario);
    runFor(half, days / 2);
    const resumed = new MicroenvironmentRun(scenario, referenceModel, { from: half.save() });
    runFor(half, days / 2);
    runFor(resumed, days / 2);
    expect(told(half)).toEqual(told(whole));
    expect(told(resumed)).toEqual(told(whole));
  });

  test("has neither negative amounts nor numbers that are none; another seed gives another run", () => {
    const run = runFor(started(everyone()), 3);
    for (const patch of run.patches) {
      for (const { name } of patch.tissueScenario.model.substances) {
        const density = patch.density(name as "oxygen") ?? new Float64Array(1).fill(Number.NaN);
        expect(Math.min(...density), name).toBeGreaterThanOrEqual(0);
        expect(Math.max(...density), name).toBeLessThan(1e9);
      }
      const { cells: of } = patch.tissue.context();
      for (let i = 0; i < 8 * of.count; i++) expect(Number.isFinite(of.body[i])).toBe(true);
      for (let i = 0; i < of.count; i++) expect(of.volume[i]).toBeGreaterThan(0);
    }
    const { host, waiting } = run.save();
    for (const amount of [...host.state, ...waiting]) expect(amount).toBeGreaterThan(-1e-6);
    expect(told(runFor(started(everyone({}, 2)), 0.25))).not.toEqual(told(runFor(started(everyone()), 0.25)));
  });

  test("goes in three dimensions as well, with as many kills", () => {
    const scenario = everyone();
    const deep = scenario.patches.map((patch) => ({ ...patch, size: [140, 140, 100] as const }));
    const run = runFor(started({ ...scenario, patches: deep }), 1);
    expect(run.patches[0].tissueScenario.model.domain.dimensions).toBe(3);
    const killed = run.patches.map(({ tally }) => tally.slice(0, 5).reduce((sum, n) => sum + n, 0));
    expect(killed[0] + killed[1]).toBeGreaterThan(0);
    expect(killed[0] + killed[1]).toBeLessThan(100);
  });

  test("rounds of the movers whose chance could not be told apart are refused", () => {
    expect(() => started(everyone({ movers: 0.01 }))).toThrow(/steps.movers/);
  });

  test("patches that are alike do not share their first cells' chance", () => {
    const one = smallPatch({ cells: { tumour: 60 }, size: 160 });
    const clones = ["a", "b"].map((name) => ({ ...one.clones[0], name, share: 0.5 }));
    const [patch] = one.patches;
    const run = started({
      ...one,
      clones,
      patches: [
        { ...patch, share: 0.5 },
        { ...patch, name: "other", share: 0.5 },
      ],
    });
    const byCell = run.patches.map((of) => {
      const { cells: c } = of.tissue.context();
      const width = (c.custom.length / c.body.length) * 8;
      return Array.from({ length: c.count }, (_, row) => [c.id[row], c.custom[row * width]] as const)
        .sort((x, y) => x[0] - y[0])
        .map(([, clone]) => clone)
        .join("");
    });
    expect(byCell[0]).toContain("2");
    expect(byCell[0]).not.toBe(byCell[1]);
  });
});
