import { describe, expect, test } from "vitest";
import { usualRange } from "../experiments/scan/quantity.ts";
import {
  type Axis,
  axisValues,
  planFaults,
  plannedRuns,
  type ScanPlan,
  scanPoints,
} from "../experiments/scan/scan-plan.ts";
import { readStudy } from "./microenvironment-file.ts";
import { parameterQuantities } from "./scan-parameters.ts";
import { findQuantity, scenarioQuantities } from "./scan-quantities.ts";
import { readVaried, studyWith, withPlace, writtenAt } from "./scan-study.ts";
import type { StudyData } from "./study-data.ts";

const small: StudyData = {
  microenvironment: "Small",
  duration: "10 days",
  seed: 1,
  tumour: "1e8 cell",
  antigens: [{ name: "neoantigen", kind: "tumour-only" }],
  clones: [{ name: "wild", antigens: { neoantigen: 1 }, mhc: 1, "pd-l1": 0.3 }],
  receptors: [{ antigen: "neoantigen", affinity: 1 }],
  patches: [
    {
      name: "primary",
      kind: "inflamed",
      size: ["320 um", "320 um"],
      cells: { tumour: 50, healthy: 70, "CD8 effector": 30 },
    },
  ],
  parameters: { tumourDivision: 0.1 },
};
const varied = { study: small, arm: "run" };
const studyText = (study: StudyData) => JSON.stringify(study);
const scenario = readStudy(studyText(small)).arms.run;
const groups = [...scenarioQuantities(varied, scenario), ...parameterQuantities(scenario)];
const quantities = scenarioQuantities(varied, scenario).flatMap((group) => group.quantities);
const quantity = (label: string) => quantities.find((one) => one.label === label)!;
const axis = (label: string, from: number, to: number, points: number, spacing: Axis["spacing"] = "even"): Axis => ({
  quantity: quantity(label),
  from,
  to,
  points,
  spacing,
});
const plan = (axes: readonly Axis[], rest: Partial<ScanPlan> = {}): ScanPlan => ({
  axes,
  seed: 1,
  replicates: 3,
  commonChance: true,
  ...rest,
});
const cells = axis("CD8 effector cells", 0, 60, 5);
const mhc = axis("MHC-I on wild", 0.1, 1, 3);

describe("points", () => {
  test("reach from end to end in equal steps, or in equal factors", () => {
    expect(axisValues(cells)).toEqual([0, 15, 30, 45, 60]);
    expect(axisValues(axis("PD-L1 on wild", 0.1, 10, 3, "factor"))).toEqual([0.1, 1, 10]);
  });

  test("of whole quantities are whole, and none comes twice", () => {
    expect(axisValues(axis("CD8 effector cells", 0, 2, 5))).toEqual([0, 1, 2]);
  });

  test("of two quantities are all pairs, the first fastest", () => {
    const points = scanPoints([cells, mhc]);
    expect(points).toHaveLength(15);
    expect(points.slice(0, 6)).toEqual([
      [0, 0.1],
      [15, 0.1],
      [30, 0.1],
      [45, 0.1],
      [60, 0.1],
      [0, 0.55],
    ]);
  });
});

describe("seeds", () => {
  test("are the same at every point under common chance", () => {
    const runs = plannedRuns(plan([cells]));
    for (let point = 0; point < 5; point++) {
      expect(runs.filter((run) => run.point === point).map(({ seed }) => seed)).toEqual([1, 2, 3]);
    }
  });

  test("are all different without it", () => {
    const seeds = plannedRuns(plan([cells], { commonChance: false })).map(({ seed }) => seed);
    expect(new Set(seeds).size).toBe(15);
  });

  test("an early stop leaves every point with a run: replicates come one after another", () => {
    const runs = plannedRuns(plan([cells]));
    expect(runs.slice(0, 5).map(({ point }) => point)).toEqual([0, 1, 2, 3, 4]);
  });

  test("where the seed varies, runs begin at its value", () => {
    const runs = plannedRuns(plan([axis("seed", 10, 30, 3)], { replicates: 1 }));
    expect(runs.map(({ seed }) => seed)).toEqual([10, 20, 30]);
  });
});

describe("a run's study", () => {
  test("has the values and the seed, and the parser reads them back", () => {
    const study = studyWith(varied, [cells.quantity, mhc.quantity], [45, 0.1], 7);
    const { run } = readStudy(studyText(study)).arms;
    expect(run.seed).toBe(7);
    expect(run.patches[0].cells["CD8 effector"]).toBe(45);
    expect(run.clones[0].mhc).toBe(0.1);
    expect(run.patches[0].cells.tumour).toBe(scenario.patches[0].cells.tumour);
  });

  test("changes the arm where the arm has the last word, else the scenario", () => {
    const study = { ...small, arms: { control: {}, low: { clones: [{ name: "wild", mhc: 0.5 }] } } };
    const place = ["clones", "wild", "mhc"];
    expect(writtenAt(study, "low", place)).toBe(0.5);
    const changed = readStudy(studyText(withPlace(study, "low", place, 0.2))).arms;
    expect(changed.low.clones[0].mhc).toBe(0.2);
    expect(changed.control.clones[0].mhc).toBe(1);
    const inBase = readStudy(studyText(withPlace(study, "low", ["parameters", "tumourDivision"], 0.4))).arms;
    expect(inBase.low.values.tumourDivision).toBe(0.4);
  });

  test("every quantity on offer takes a value that the parser accepts", () => {
    for (const one of quantities) {
      const study = withPlace(small, "run", one.place, one.whole ? 5 : 0.5);
      expect(() => readStudy(studyText(study)), one.label).not.toThrow();
      expect(writtenAt(study, "run", one.place), one.label).toBe(one.whole ? 5 : 0.5);
    }
  });
});

test("a plan that cannot run says which quantity, what was given and what to give", () => {
  expect(planFaults(plan([cells]))).toEqual([]);
  expect(planFaults(plan([{ ...mhc, to: 2 }]))[0]).toContain("from 0 to 1");
  expect(planFaults(plan([{ ...cells, to: 0 }]))[0]).toContain("two ends that differ");
  expect(planFaults(plan([{ ...cells, spacing: "factor" }]))[0]).toContain("ends above 0");
  expect(planFaults(plan([cells, cells]))[0]).toContain("another quantity");
  expect(planFaults(plan([{ ...cells, from: Number.NaN }]))).toHaveLength(1);
  expect(planFaults(plan([cells], { replicates: 0 }))[0]).toContain("1 to 1000");
});

describe("a key", () => {
  test("is a place, the end of one, or a parameter's name", () => {
    const values = ["patches.primary.cells.CD8 effector", "CD8 effector", "cells.CD8 effector"].map(
      (key) => findQuantity(groups, key).value,
    );
    expect(values).toEqual([30, 30, 30]);
    expect(findQuantity(groups, "tumourDivision").value).toBe(0.1);
    expect(findQuantity(groups, "parameters.tumourDivision")).toBe(findQuantity(groups, "tumourDivision"));
    expect(findQuantity(groups, "wild.pd-l1").value).toBe(0.3);
  });

  test("that nothing has is told with what is near it", () => {
    expect(() => findQuantity(groups, "tumourDivison", "--vary")).toThrow(
      "--vary: found tumourDivison; expected a number of the scenario, or a parameter (did you mean tumourDivision",
    );
    expect(() => findQuantity(groups, "CD8 efector")).toThrow("CD8 effector");
  });

  test("that two have is told with both", () => {
    const clones = [...(small.clones as object[]), { name: "bare", antigens: {}, mhc: 0 }];
    const study = { ...small, clones };
    const read = readStudy(studyText(study)).arms.run;
    const two = scenarioQuantities({ study, arm: "run" }, read);
    expect(() => findQuantity(two, "mhc")).toThrow("one of clones.wild.mhc, clones.bare.mhc");
    expect(findQuantity(two, "bare.mhc").value).toBe(0);
  });
});

test("a value that the file's own checks refuse is refused, in the words of the reader", () => {
  const crowded = readVaried({
    ...varied,
    study: withPlace(small, "run", ["patches", "primary", "cells", "tumour"], 9000),
  });
  expect(crowded).toMatchObject({ refused: expect.stringMatching(/^scenario:\d+: patches.*expected/) });
});

test("the stated range of a body's parameter holds nine in ten patients, around the scenario's value", () => {
  const stated = groups.flatMap((group) => group.quantities).filter((one) => one.stated);
  expect(stated.length).toBeGreaterThan(10);
  for (const { stated: [low, high] = [0, 0], value, label } of stated) {
    expect(low, label).toBeLessThan(value);
    expect(high, label).toBeGreaterThan(value);
  }
  expect(usualRange(quantity("CD8 effector cells"))).toEqual({ from: 0, to: 60 });
});
