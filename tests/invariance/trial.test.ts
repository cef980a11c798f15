/**
 * A trial's answer depends on its design and its seed: not on threads, on how the work is cut and ordered, on what was
 * stored, on who else is in the cohort, or on what other arms get. Runs on the built files, because worker threads load
 * JavaScript.
 */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { growTask, treatTask } from "../../dist/src/experiments/tasks.js";
import {
  column,
  digestTable,
  filterRows,
  type MapJobs,
  readTrial,
  runTrial,
  type Table,
  type TrialDesign,
  type TrialResult,
  texts,
} from "../../dist/src/index.js";
import { cancers } from "../../dist/src/models/cancers/index.js";
import { inline, workers } from "../../dist/src/platform/node.js";
import { backwards, oneJob, onePersonAJob } from "./mappings.ts";
import { memoryStore } from "./memory-store.ts";

const written = readTrial(
  readFileSync(new URL("../../trials/checkmate-067.yaml", import.meta.url), "utf8"),
  "checkmate-067.yaml",
);
const [combination, nivolumab, ipilimumab] = written.arms;

/** Two arms for half a year; patients for seven jobs of treatment, the last of them not full. */
const many: TrialDesign = {
  ...written,
  arms: [nivolumab, ipilimumab],
  contrasts: [{ arm: nivolumab.name, reference: ipilimumab.name }],
  published: [],
  landmarks: [3],
  duration: 182,
  patients: 52,
};
const few: TrialDesign = { ...many, patients: 10 };

/** Everything that a result says but for the design, in one comparable piece. */
function said({ digest, arms, contrasts, comparisons, numerics, manifest }: TrialResult) {
  return { digest, arms, contrasts, comparisons, numerics, manifest };
}

let whole: TrialResult;
let small: TrialResult;
beforeAll(async () => {
  whole = await runTrial(many, { map: inline });
  small = await runTrial(few, { map: inline });
});

describe("how the work is done", () => {
  test.for([1, 2, 7])("%i workers give what this thread gives", async (count) => {
    const map = workers(count);
    try {
      expect(said(await runTrial(many, { map }))).toEqual(said(whole));
    } finally {
      map.close();
    }
  });

  test("another seed gives another digest, so the comparisons here can fail", async () => {
    expect((await runTrial({ ...few, seed: 2 })).digest).not.toBe(small.digest);
  });

  test.for([
    ["jobs from the last to the first", backwards],
    ["a job a person", onePersonAJob],
    ["one job for all", oneJob],
  ] as const)("%s: the same", async ([, map]) => {
    expect(said(await runTrial(few, { map }))).toEqual(said(small));
  });

  test("with a store the same, and again from the store alone, which does no work", async () => {
    const store = memoryStore();
    expect(said(await runTrial(few, { store }))).toEqual(said(small));
    const idle: MapJobs = async (_task, _shared, jobs) => {
      if (jobs.length > 0) throw new Error(`${jobs.length} jobs were done again`);
      return [];
    };
    expect(said(await runTrial(few, { store, map: idle }))).toEqual(said(small));
  });
});

describe("who else is there", () => {
  test("the cohort of ten is the first ten of fifty-two, with the same rows in every table", () => {
    const patients = new Set(texts(small.tables.subjects, "patient"));
    expect(patients.size).toBe(10);
    for (const name of ["subjects", "visits", "courses"] as const) {
      const table = whole.tables[name];
      const same = filterRows(table, (row) => patients.has(texts(table, "patient")[row]));
      expect(digestTable(same), name).toBe(digestTable(small.tables[name]));
    }
  });

  test("a patient treated alone, recorded or not, is the patient in the cohort", async () => {
    const cancer = cancers.melanoma;
    const { seed, eligibility, population: shifts } = few;
    const [growths] = await inline(growTask, { cancer, seed, shifts, eligibility }, [{ from: 0, to: 8 }]);
    const patients = growths!.flatMap(({ patient }) => patient ?? []).slice(0, 4);
    const treat = async (recordFirst: number, first: number, people: typeof patients) =>
      (await inline(treatTask, { cancer, design: few, recordFirst }, [{ first, patients: people }]))[0]!;
    const together = await treat(4, 0, patients);
    const arms = few.arms.length;
    for (const [place, patient] of patients.entries()) {
      const inCohort = together.slice(place * arms, (place + 1) * arms);
      expect(await treat(1, 0, [patient])).toEqual(inCohort);
      const withoutSamples = inCohort.map((one) => ({ ...one, samples: new Float64Array(0) }));
      expect(await treat(0, 0, [patient])).toEqual(withoutSamples);
    }
  });
});

describe("other arms", () => {
  const twins: TrialDesign = {
    ...few,
    contrasts: [],
    arms: [
      { name: "combination", size: 100, treatments: combination.treatments },
      { name: "untreated", size: 100, treatments: [] },
      { name: ipilimumab.name, size: 100, treatments: ipilimumab.treatments },
      { name: "untreated as well", size: 100, treatments: [] },
      { name: nivolumab.name, size: 100, treatments: nivolumab.treatments },
      { name: "nivolumab as well", size: 7, treatments: nivolumab.treatments },
    ],
  };
  let result: TrialResult;
  beforeAll(async () => {
    result = await runTrial(twins);
  });

  test.for([nivolumab.name, ipilimumab.name])("arms that are added, before and after, change no row of %s", (arm) => {
    for (const name of ["subjects", "visits", "courses", "kinetics"] as const) {
      expect(ofArm(result.tables[name], arm), name).toEqual(ofArm(small.tables[name], arm));
    }
    // Restricted means end at the last time that all arms share, so they alone may know of other arms.
    const summary = (of: TrialResult) =>
      of.arms
        .filter((one) => one.name === arm)
        .map(({ pfs, os, ...rest }) => ({ ...rest, pfs: { ...pfs, rmst: 0 }, os: { ...os, rmst: 0 } }));
    expect(summary(result)).toHaveLength(1);
    expect(summary(result)).toEqual(summary(small));
  });

  test.for([
    ["untreated", "untreated as well"],
    [nivolumab.name, "nivolumab as well"],
  ])("twin arms have the same luck: %s and %s", ([one, other]) => {
    for (const name of ["subjects", "visits", "courses", "kinetics"] as const) {
      expect(ofArm(result.tables[name], other), name).toEqual(ofArm(result.tables[name], one));
    }
  });

  test("arms that differ differ, so the comparisons here can fail", () => {
    const { subjects } = result.tables;
    expect(ofArm(subjects, "untreated")).not.toEqual(ofArm(subjects, nivolumab.name));
  });
});

/** An arm's rows without the arm's name; never none, but for the kinetics of an arm without drugs. */
function ofArm(table: Table, arm: string): { rows: number; digest: string } {
  const mine = filterRows(table, (row) => texts(table, "arm")[row] === arm);
  if (table.name !== "kinetics") expect(mine.rows).toBeGreaterThan(0);
  const columns = mine.columns.filter((one) => one !== column(mine, "arm"));
  return { rows: mine.rows, digest: digestTable({ ...mine, columns }) };
}
