import { describe, expect, test } from "vitest";
import type { Upstream } from "../../../analysis/why/pathways.ts";
import { amendMemory } from "../../../engine/microenvironment/amend-memory.ts";
import { MicroenvironmentRun, valuesOf } from "../../../engine/microenvironment/microenvironment-run.ts";
import { numbers, table } from "../../../foundation/table.ts";
import { kindNumber } from "../../../models/microenvironment/cell-kinds.ts";
import type { MicroenvironmentScenario } from "../../../models/microenvironment/contract.ts";
import { firstAntigen, trait } from "../../../models/microenvironment/traits.ts";
import { referenceModel } from "../../model.ts";
import { begunBetween, doseLifts } from "./lift-doses.ts";
import { liftOf } from "./lifts.ts";
import { tumourPathways } from "./pathways.ts";
import { poolPatches, quantityOf } from "./pool-patches.ts";

const patch = {
  kind: "inflamed",
  size: [120, 120, 0],
  cells: { tumour: 30, vessel: 2, NK: 6, "CD8 effector": 5 },
} as const;

const scenario: MicroenvironmentScenario = {
  name: "two patches",
  antigens: [{ name: "neoantigen", kind: "tumour-only", onHealthy: 0, surface: false }],
  clones: [
    { name: "seen", share: 0.5, antigens: { neoantigen: 1 }, mhc: 1, pdl1: 1, cd47: 1 },
    { name: "hidden", share: 0.5, antigens: { neoantigen: 0.2 }, mhc: 0.1, pdl1: 1, cd47: 1 },
  ],
  receptors: [{ antigen: "neoantigen", affinity: 1, precursors: 1 }],
  patches: [
    { ...patch, name: "primary", share: 0.75 },
    { ...patch, name: "liver", share: 0.25, cells: { ...patch.cells, tumour: 10 } },
  ],
  host: {
    values: { homing: 1e-5 },
    states: {},
    doses: [
      { day: 10, state: "antiPD1Central", amount: 5 },
      { day: 10, state: "antiCTLA4Central", amount: 2 },
      { day: 24, state: "antiPD1Central", amount: 5 },
    ],
    vaccineAntigens: [],
  },
  values: {},
  absent: [],
  tumourCells: 4e8,
  duration: 60,
  saveEvery: 1,
  steps: { phenotype: 240, movers: 20, exchange: 1440, stages: 8 },
  seed: 1,
};
const value = valuesOf(scenario, referenceModel);

function changed(what: string, before: number, after: number, through = "kills by T cells"): Upstream {
  return { what, through, unit: "1", before, after, contribution: 1, lo: 0.5, hi: 1.5 };
}

describe("a lift holds off what changed, and nothing else", () => {
  test("entry that rose is slowed to what it was; one that fell is kept up, up to tenfold", () => {
    const homing = (before: number, after: number) =>
      liftOf(scenario, value, changed("T-cell entry", before, after))?.scenario.host.values.homing;
    expect(homing(2, 8)).toBeCloseTo(2.5e-6, 15);
    expect(homing(0, 8)).toBe(0);
    expect(homing(8, 4)).toBeCloseTo(2e-5, 15);
    expect(homing(8, 0)).toBeCloseTo(1e-4, 15);
  });

  test("cells of a kind that rose are taken out, and do not come back", () => {
    const lift = liftOf(scenario, value, changed("NK", 0.1, 0.4, "kills by NK cells"));
    expect(lift?.scenario.absent).toEqual(["NK"]);
    expect(lift?.amendments).toEqual([{ change: "take out", cells: "NK" }]);
  });

  test("what nothing in the model can hold off has no lift", () => {
    expect(liftOf(scenario, value, changed("otherwise", 1, 2))).toBeUndefined();
    expect(liftOf(scenario, value, changed("antigen shown", 0.2, 0.9))).toBeUndefined();
  });

  test("parameters that lifts set are those that the model has", () => {
    const names = tumourPathways.flatMap(({ term, workers, factors, supplies }) =>
      [workers ?? "", "otherwise", ...factors.map(({ name }) => name), ...supplies.map(({ name }) => name)].map(
        (what) => [what, term] as const,
      ),
    );
    const lifts = names.flatMap(([what, term]) =>
      [changed(what, 1, 2, term), changed(what, 2, 1, term)].map((one) => liftOf(scenario, value, one)),
    );
    const made = lifts.filter((lift) => lift !== undefined);
    expect(made.length).toBeGreaterThan(20);
    for (const lift of made) {
      for (const name of [...Object.keys(lift.scenario.host.values), ...Object.keys(lift.scenario.values)]) {
        expect(value[name], name).toBeTypeOf("number");
      }
    }
  });
});

describe("treatments", () => {
  test("one that was begun before the turn is not given: its doses stay as doses of nothing", () => {
    expect(begunBetween(scenario, 5, 12)).toEqual([10, 10]);
    const [antiPD1, antiCTLA4] = doseLifts(scenario, 5, 12, 40);
    expect(antiPD1.cause).toBe("anti-PD-1");
    expect(antiPD1.scenario.host.doses.map(({ amount }) => amount)).toEqual([0, 2, 0]);
    expect(antiCTLA4.scenario.host.doses.map(({ amount }) => amount)).toEqual([5, 0, 5]);
  });

  test("one that ended before the turn is gone on with at its interval, a single dose is not", () => {
    const lifts = doseLifts(scenario, 30, 45, 60);
    expect(lifts.map(({ cause }) => cause)).toEqual(["the end of anti-PD-1"]);
    expect(lifts[0].scenario.host.doses.slice(3)).toEqual([
      { day: 38, state: "antiPD1Central", amount: 5 },
      { day: 52, state: "antiPD1Central", amount: 5 },
    ]);
  });
});

describe("a saved run that is amended", () => {
  const run = new MicroenvironmentRun(scenario, referenceModel);
  run.advance();
  const memory = run.save();
  const again = (amendments: Parameters<typeof amendMemory>[2], absent: MicroenvironmentScenario["absent"] = []) =>
    new MicroenvironmentRun({ ...scenario, absent }, referenceModel, {
      from: amendMemory(memory, scenario, amendments),
    });
  const levels = (of: MicroenvironmentRun, place: number) => {
    const all: number[] = [];
    of.patches[0].forTumour((trait) => all.push(trait(place)));
    return all;
  };

  test("has no cell of a kind that was taken out, then or later, and all others", () => {
    const without = again([{ change: "take out", cells: "NK" }], ["NK"]);
    const counts = run.patches[0].counts();
    expect(counts[kindNumber.NK]).toBeGreaterThan(0);
    expect(without.patches[0].counts()[kindNumber.NK]).toBe(0);
    expect(without.patches[0].counts()[kindNumber.tumour]).toBe(counts[kindNumber.tumour]);
    without.advance();
    expect(without.status.code).toBe("running");
    expect(without.patches[0].counts()[kindNumber.NK]).toBe(0);
  });

  test("shows antigen and MHC-I as its clones did at the start, on average at least", () => {
    expect(Math.min(...levels(run, firstAntigen))).toBeCloseTo(0.2, 12);
    const restored = again([
      { change: "restore", shown: "antigens" },
      { change: "restore", shown: "MHC-I" },
    ]);
    expect(new Set(levels(restored, firstAntigen))).toEqual(new Set([0.6, 1]));
    expect(new Set(levels(restored, trait.mhc))).toEqual(new Set([0.55, 1]));
  });

  test("leaves what was saved as it was", () => {
    const before = memory.patches[0].arrays.custom.slice();
    amendMemory(memory, scenario, [{ change: "restore", shown: "antigens" }]);
    expect(memory.patches[0].arrays.custom).toEqual(before);
  });

  test("goes on with other values of the body's parameters", () => {
    const host = { ...scenario.host, values: { ...scenario.host.values, homing: 0 } };
    const other = new MicroenvironmentRun({ ...scenario, host }, referenceModel, { from: memory });
    expect(run.host.parameter("homing")).toBe(1e-5);
    expect(other.host.parameter("homing")).toBe(0);
  });
});

test("patches are pooled by what their cells stand for, and one alone is itself", () => {
  const column = (name: string, values: number[]) => ({
    name,
    unit: "",
    label: name,
    values: Float64Array.from(values),
  });
  const series = table("series", [
    column("day", [0, 1]),
    column("primary: tumour", [30, 20]),
    column("primary: level of neoantigen", [1, 0.5]),
    column("liver: tumour", [10, 10]),
    column("liver: level of neoantigen", [1, 0.1]),
    column("tumour in body", [4e8, 3e8]),
  ]);
  // Both cells stand for 1e7 of the body: 0.75 · 4e8 / 30 and 0.25 · 4e8 / 10.
  const pooled = poolPatches(series, scenario, quantityOf(scenario, "tumour in body"));
  expect([...numbers(pooled, "tumour")]).toEqual([40, 30]);
  expect(numbers(pooled, "level of neoantigen")[1]).toBeCloseTo((20 * 0.5 + 10 * 0.1) / 30, 12);
  const one = poolPatches(series, scenario, quantityOf(scenario, "liver: tumour"));
  expect([...numbers(one, "tumour")]).toEqual([10, 10]);
});
