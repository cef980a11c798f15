import { beforeAll, describe, expect, test } from "vitest";
import { inline } from "../../foundation/mapping.ts";
import { filterRows, numbers, type Table, texts } from "../../foundation/table.ts";
import { cancers } from "../../models/cancers/index.ts";
import type { Arm } from "../design.ts";
import { referenceModel } from "../model.ts";
import type { TrialResult } from "../result.ts";
import { sampleCandidate } from "../sample.ts";
import { lesionEyes } from "../sight.ts";
import { Interrupted, type Store } from "../stored.ts";
import { runTrial } from "../trial.ts";
import { drawTissue } from "./draw-tissue.ts";
import type { TissueDesign } from "./tissue-design.ts";
import type { TissueTrial } from "./tissue-trial.ts";
import { treatInTissue } from "./treat-in-tissue.ts";

const cells = { tumour: 36, healthy: 10, fibroblast: 8, vessel: 3, "CD8 effector": 3, "M2 macrophage": 2 };
const tissue: TissueDesign = {
  patches: {
    inflamed: { fraction: 0.5, size: [140, 140, 0], cells },
    desert: { fraction: 0.5, size: [140, 140, 0], cells: { tumour: 36, healthy: 10, vessel: 3 } },
  },
  patchesAPatient: 1,
  runIn: 2,
  antigens: ["one", "two", "three"].map((name) => ({ name, kind: "tumour-only", onHealthy: 0, surface: false })),
  clones: [
    { name: "wild", share: 0.8, antigens: { one: 0.6, two: 0.5, three: 0.5 }, mhc: 1, pdl1: 1, cd47: 1 },
    { name: "bare", share: 0.2, antigens: {}, mhc: 1, pdl1: 1, cd47: 1 },
  ],
  receptors: ["one", "two", "three"].map((antigen) => ({ antigen, affinity: 0.5, precursors: 1 })),
  parameters: { body: {}, tissue: { tumourDivision: 0.1 } },
  states: {},
  absent: [],
  vaccineAntigens: [],
  steps: { phenotype: 360, movers: 60, exchange: 720, stages: 8 },
  differences: { infiltrate: 0.6, clones: 0.5, antigens: [1, 2], parameters: { tumourDivision: 0.3 } },
};

const anti: Arm = {
  name: "nivolumab",
  size: 10,
  treatments: [
    {
      therapy: "nivolumab",
      dose: 240,
      unit: "mg",
      route: "intravenous",
      start: 0,
      every: 14,
      times: Number.POSITIVE_INFINITY,
      stop: { atProgression: true, forToxicity: true },
      held: 0,
    },
  ],
};

const design: TissueTrial = {
  name: "small",
  title: "",
  source: "",
  cancer: "melanoma",
  arms: [anti, { name: "observation", size: 10, treatments: [] }],
  duration: 40,
  visits: { first: 14, every: 14, until: 40, later: 14, window: 0, missed: 0 },
  response: { criteria: "RECIST 1.1", confirmation: false, readerError: 0.05 },
  patients: 2,
  seed: 3,
  eligibility: [],
  population: {},
  dropoutPerMonth: 0,
  landmarks: [1],
  contrasts: [{ arm: "nivolumab", reference: "observation" }],
  published: [],
  tissue,
};

const ofArm = (table: Table, arm: string) => filterRows(table, (row) => texts(table, "arm")[row] === arm);

describe("a trial of two patients with tissue", () => {
  const parts = new Map<string, unknown>();
  const store: Store = {
    get: async (key) => parts.get(key),
    put: async (key, value) => {
      parts.set(key, structuredClone(value));
    },
  };
  let result: TrialResult;
  beforeAll(async () => {
    result = await runTrial(design, { store });
  });

  test("fills the tables of a body's trial, with how each tissue was", () => {
    const { subjects, visits, courses, kinetics, flow } = result.tables;
    expect(result.numerics.reasons).toEqual([]);
    expect(subjects.rows).toBe(4);
    for (const kind of texts(subjects, "tissue")) expect(["inflamed", "desert"]).toContain(kind);
    expect(visits.rows).toBeGreaterThanOrEqual(4);
    expect(courses.rows).toBeGreaterThan(0);
    expect(flow.rows).toBeGreaterThan(4);
    expect(kinetics.columns.map(({ name }) => name)).toContain("median");
    expect(result.arms.map(({ name, n }) => [name, n])).toEqual([
      ["nivolumab", 2],
      ["observation", 2],
    ]);
  });

  test("finds patients the same at baseline in every arm", () => {
    const { subjects, visits } = result.tables;
    for (const name of ["pdl1", "cd8", "baselineSld", "baselineCells"]) {
      const [one, other] = design.arms.map((arm) => numbers(ofArm(subjects, arm.name), name));
      expect(other, name).toEqual(one);
    }
    const first = (arm: string) => numbers(ofArm(visits, arm), "sld")[0];
    expect(first("observation")).toBe(first("nivolumab"));
  });

  test("gives the drug where it is given: doses, concentration and occupied receptors", () => {
    const { subjects, courses } = result.tables;
    for (const doses of numbers(ofArm(subjects, "nivolumab"), "doses")) expect(doses).toBeGreaterThan(0);
    expect([...numbers(ofArm(subjects, "observation"), "doses")]).toEqual([0, 0]);
    const most = (arm: string, name: string) => Math.max(...numbers(ofArm(courses, arm), name));
    expect(most("nivolumab", "pd1Occupancy")).toBeGreaterThan(0.9);
    expect(most("observation", "antiPD1Concentration")).toBe(0);
  });

  test("goes on from stored parts to the same digest, and does no part again", async () => {
    const keys = [...parts.keys()].filter((key) => key.startsWith("tissue-"));
    expect(keys).toHaveLength(4);
    parts.delete(keys[2]);
    let worked = 0;
    const again = await runTrial(design, {
      store,
      map: (task, shared, jobs, options) => {
        worked += jobs.length;
        return inline(task, shared, jobs, options);
      },
    });
    expect(worked).toBe(1);
    expect(again.digest).toBe(result.digest);
  });

  test("stops where it is interrupted", async () => {
    parts.clear();
    const abort = new AbortController();
    const done = runTrial(design, {
      store,
      signal: abort.signal,
      onProgress: ({ done: n }) => n >= 1 && abort.abort(),
    });
    await expect(done).rejects.toBeInstanceOf(Interrupted);
  });
});

test("a patient whose numerics fail, or whose tumour is smaller than its sample, is a status with its reason", () => {
  const someone = sampleCandidate(cancers.melanoma, referenceModel, 1, 0);
  const state = new Float64Array(Object.keys(referenceModel.states).length);
  const none = { state, years: Number.NaN, eliminated: 0, doubling: Number.NaN };
  const treated = (own: TissueTrial, lesions = someone.lesions) =>
    treatInTissue(cancers.melanoma, own, { ...someone, ...none, lesions }, 0, undefined);
  const broken = { ...tissue, parameters: { body: {}, tissue: { oxygenUptake: Number.NaN } } };
  expect(treated({ ...design, tissue: broken })).toMatchObject({
    status: "failed",
    hint: expect.stringContaining("values from NaN"),
  });
  const tiny = { diameters: [0.01], pace: [1], volume: 1e-9 };
  expect(treated(design, tiny)).toMatchObject({ status: "failed", hint: expect.stringContaining("a patch no larger") });
});

describe("tissues that patients are drawn with", () => {
  const cancer = cancers.melanoma;
  const people = Array.from({ length: 400 }, (_, id) => sampleCandidate(cancer, referenceModel, 1, id));
  const drawn = people.map((person) => drawTissue(tissue, person, 1));

  test("have the fractions, antigens and spread that the design says", () => {
    const inflamed = drawn.filter(({ kind }) => kind === "inflamed").length;
    expect(Math.abs(inflamed - 200)).toBeLessThan(3 * Math.sqrt(100));
    const counts = drawn.map(({ antigens }) => antigens.length);
    expect(new Set(counts)).toEqual(new Set([1, 2]));
    const logs = drawn.map(({ values }) => Math.log(values.tumourDivision / 0.1));
    const sigma = Math.sqrt(logs.reduce((sum, value) => sum + value * value, 0) / logs.length);
    expect(Math.abs(sigma - 0.3)).toBeLessThan(0.04);
    for (const { clones, patches } of drawn) {
      expect(clones.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(patches.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    }
  });

  test("keep their other draws where one difference is changed", () => {
    const other = { ...tissue, differences: { ...tissue.differences, infiltrate: 0, antigens: [3, 3] as const } };
    const again = people.map((person) => drawTissue(other, person, 1));
    expect(again.map(({ kind, values }) => [kind, values])).toEqual(drawn.map(({ kind, values }) => [kind, values]));
    expect(again.map(({ clones }) => clones.map(({ share }) => share))).toEqual(
      drawn.map(({ clones }) => clones.map(({ share }) => share)),
    );
  });
});

test("a lesion of half the volume has the cube root of a half of its diameter, one of none has none", () => {
  const eyes = lesionEyes({ diameters: [40, 20], pace: [1, 1], volume: 1 }, 0);
  expect(eyes.burden([0.5, 1])).toBeCloseTo(40 * Math.cbrt(0.5) + 20, 12);
  const gone = [false, false];
  expect(eyes.read([0, 0.001], () => 0, gone)).toEqual({ burden: 0, largest: 0 });
  expect(gone).toEqual([true, true]);
});
