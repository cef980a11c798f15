import { describe, expect, test } from "vitest";
import { crossings } from "../../src/engine/microenvironment/host-model.ts";
import { readyFormulas } from "../../src/engine/microenvironment/ready-formulas.ts";
import { prepare } from "../../src/engine/prepare.ts";
import { referenceModel } from "../../src/experiments/model.ts";
import { type BodyFormulaName, bodyFormulas } from "../../src/models/microenvironment/body-formulas.ts";
import { border } from "../../src/models/microenvironment/border.ts";
import type { HostDose } from "../../src/models/microenvironment/contract.ts";
import { quiet, runFor, smallPatch, started, tallyOf } from "./small-patch.ts";

describe("the border between body and tissue", () => {
  test("the body's reactions that cross it are those that the tissue does in their place", () => {
    const done = [...border.entries.map(({ reaction }) => reaction), ...border.exits.map(({ reaction }) => reaction)];
    expect(crossings(referenceModel, border.tissueStates).sort()).toEqual(done.filter((name) => name).sort());
  });

  test("each entry leaves the state, and each exit reaches it, that the body's own reaction has", () => {
    for (const { from, reaction } of border.entries) {
      if (reaction) expect(referenceModel.reactions[reaction].changes[from], reaction).toBe(-1);
    }
    for (const { to, reaction } of border.exits) {
      if (reaction) expect(referenceModel.reactions[reaction].changes[to], reaction).toBe(1);
    }
  });
});

/** Other numbers between 0.2 and 2 times those of the model for all that a formula may read. */
const scattered = (i: number) => 0.2 + 1.8 * ((i * 0.6180339887) % 1);

describe("a formula of the body, evaluated for the whole tumour, gives the body's own number", () => {
  const prepared = prepare(referenceModel, { check: false });
  const p = prepared.values.slice();
  // A cell that asks is there: in tissue, ratios need no guard.
  p[prepared.parameterIndex("oneCell")] = 0;
  const y = prepared.initialState(p);
  for (let i = 0; i < y.length; i++)
    y[i] = (y[i] > 1 ? y[i] : referenceModel.states[prepared.states[i]].unit === "cell" ? 1e6 : 0.3) * scattered(i);
  const value = (name: string) => (name in referenceModel.parameters ? p[prepared.parameterIndex(name)] : Number.NaN);
  const own = (names: readonly string[]) => {
    const out = new Float64Array(names.length);
    prepared.gauge(names)(3, y, p, out);
    return out;
  };
  const formulas = readyFormulas(referenceModel, value);

  test.for(Object.keys(bodyFormulas) as BodyFormulaName[])("%s", (name) => {
    const { inputs, outputs } = bodyFormulas[name];
    const given = inputs.map((key) => (key in referenceModel.parameters ? value(key) : own([key])[0]));
    formulas[name].in.set(given);
    formulas[name].run();
    const expected = own(outputs);
    outputs.forEach((output, i) => {
      expect(Number.isFinite(expected[i]), output).toBe(true);
      expect(Math.abs(formulas[name].out[i] - expected[i]), output).toBeLessThanOrEqual(1e-12 * Math.abs(expected[i]));
    });
  });
});

describe("cells are conserved across the border", () => {
  const doses: HostDose[] = [0.5, 1.25].map((day) => ({ day, state: "antiPD1Central", amount: 1600 }));
  /** A body in which nothing else happens to these cells, and two pieces of tissue with different weights. */
  function twoPatches(tumourCells: number) {
    const values = {
      ...quiet,
      homing: 2,
      nkTissueLoss: 0.1,
      dendriticTurnover: 0.15,
      antigenRelease: 5e-8,
      tumourDivision: 0.3,
      // The body's own ways in and out of the blood, the node and the niche.
      toPeriphery: 0,
      memoryFormation: 0,
      nkLoss: 0,
      activation: 0,
    };
    const one = smallPatch({
      cells: { tumour: 60, vessel: 2, dendritic: 10, "CD8 effector": 10 },
      values,
      tumourCells,
      host: {
        doses,
        carAntigen: "neoantigen",
        states: { cd8Blood: 3e8, helperBlood: 2e8, regulatoryBlood: 1e8, carTEffector: 3e7, carTMemory: 0 },
        values: { carTContraction: 0, carTMemoryLoss: 0 },
      },
    });
    const [patch] = one.patches;
    const patches = [
      { ...patch, share: 0.3 },
      { ...patch, name: "other", kind: "desert", share: 0.7, cells: { ...patch.cells, tumour: 45 } } as const,
    ];
    return started({ ...one, patches, values: { ...one.values, dendriticTissueDensity: 2.6e7 } });
  }

  test.for([
    ["a large tumour, whose sample's cells stand for many", 1e9],
    ["a nodule of a few thousand cells", 5e3],
  ] as const)("%s", ([_, tumourCells]) => {
    const run = twoPatches(tumourCells);
    const inBlood = (...states: string[]) => states.reduce((sum, s) => sum + run.host.state(s) + run.onTheWay(s), 0);
    const start = [
      inBlood("cd8Blood", "helperBlood"),
      inBlood("regulatoryBlood"),
      inBlood("nkBlood"),
      inBlood("carTEffector"),
    ];
    const entered = ["T cells entered", "regulatory cells entered", "NK cells entered", "CAR T cells entered"] as const;
    for (let i = 0; i < 8; i++) {
      runFor(run, 0.25);
      const now = [
        inBlood("cd8Blood", "helperBlood"),
        inBlood("regulatoryBlood"),
        inBlood("nkBlood"),
        inBlood("carTEffector"),
      ];
      entered.forEach((name, k) => {
        // CAR T cells go back as well.
        const back = (patch: number) => (name === "CAR T cells entered" ? tallyOf(run, "CAR T cells left", patch) : 0);
        const inTissue = run.weights.reduce((sum, w, patch) => sum + w * (tallyOf(run, name, patch) - back(patch)), 0);
        expect(Math.abs(now[k] + inTissue - start[k]), `${name}, day ${run.time}`).toBeLessThan(1e-9 * start[k]);
        expect(now[k]).toBeGreaterThanOrEqual(0);
      });
    }
    expect(tallyOf(run, "T cells entered", 0) + tallyOf(run, "T cells entered", 1)).toBeGreaterThan(3);
    const ratio = run.values.dendriticDensity / run.values.dendriticTissueDensity;
    const left = run.weights.reduce(
      (sum, weight, p) => sum + weight * ratio * tallyOf(run, "dendritic cells left", p),
      0,
    );
    expect(left).toBeGreaterThan(0);
    expect(Math.abs(run.host.state("dendriticNode") - left)).toBeLessThan(1e-9 * left);
  });

  test("where the blood holds less than one cell of the sample stands for, it still loses cells at the body's rate", () => {
    const run = started(
      smallPatch({
        cells: { tumour: 60, vessel: 2 },
        values: { ...quiet, toPeriphery: 0, memoryFormation: 0, activation: 0, homing: 0.05 },
        host: { states: { cd8Blood: 2e7 } },
      }),
    );
    runFor(run, 10);
    const volume = run.values.nicheVolume + (1e9 * run.values.cellVolume) / run.values.cellFraction;
    const left = 2e7 * Math.exp(-0.05 * volume * 10);
    expect(left).toBeLessThan(run.weights[0]);
    expect(run.host.state("cd8Blood") / left).toBeCloseTo(1, 1);
  });
});
