/** What must hold in any trial, whatever the population is fitted to: what a clinician would call plain sense. */
import { beforeAll, describe, expect, test } from "vitest";
import type { TrialDesign } from "../../src/experiments/design.ts";
import { findPatients } from "../../src/experiments/enter.ts";
import { preparedBody, referenceModel } from "../../src/experiments/model.ts";
import type { VirtualPatient } from "../../src/experiments/patient.ts";
import type { TrialResult } from "../../src/experiments/result.ts";
import { sampleCandidate } from "../../src/experiments/sample.ts";
import { runTrial } from "../../src/experiments/trial.ts";
import { readTrial } from "../../src/formats/trial-file.ts";
import { inline, type MapJobs } from "../../src/foundation/mapping.ts";
import { column, filterRows, numbers, type Table, texts } from "../../src/foundation/table.ts";
import { melanoma } from "../../src/models/cancers/melanoma.ts";

const inWeeks = `title: Nothing, nothing but infusions, one antibody, and two
source: made up for this test
cancer: melanoma
arms:
  - { name: untreated, size: 100, treatments: none }
  - name: empty bags
    size: 100
    treatments:
      - { therapy: nivolumab, dose: 3 mg/kg, every: 2 weeks }
  - name: nivolumab
    size: 100
    treatments:
      - { therapy: nivolumab, dose: 3 mg/kg, every: 2 weeks, start: 1 week }
  - name: both
    size: 100
    treatments:
      - { therapy: nivolumab, dose: 1 mg/kg, every: 3 weeks, times: 4 }
      - { therapy: ipilimumab, dose: 3 mg/kg, every: 3 weeks, times: 4 }
follow-up: 52 weeks
visits: { first: 12 weeks, every: 6 weeks, until: 36 weeks, later: 12 weeks, window: 0.5 weeks }
dropout: 1 % per month
landmarks: [26 weeks]
patients: 30
`;

const inDays = inWeeks.replace(/(\d+(?:\.\d+)?) weeks?/g, (_, weeks: string) => `${7 * Number(weeks)} days`);

/** The file's design, with bags that hold nothing: a dose of zero cannot be written into a file. */
function designOf(text: string): TrialDesign {
  const design = readTrial(text, "sense.yaml");
  const arms = design.arms.map((arm) =>
    arm.name === "empty bags" ? { ...arm, treatments: arm.treatments.map((one) => ({ ...one, dose: 0 })) } : arm,
  );
  return { ...design, arms };
}

const design = designOf(inWeeks);
const arms = design.arms.map(({ name }) => name);
let trial: TrialResult;
beforeAll(async () => {
  trial = await runTrial(design);
});

/** An arm's rows; in the tables of visits and courses those up to a day, if one is given. */
function rowsOf(table: Table, arm: string, until = Number.POSITIVE_INFINITY): Table {
  const day = table.name === "subjects" ? undefined : numbers(table, "day");
  return filterRows(table, (row) => texts(table, "arm")[row] === arm && !(day && day[row] > until));
}

/** Numbers by row, of the columns that have these names. */
function values(table: Table, ...names: readonly string[]): unknown[][] {
  return names.map((name) => [...column(table, name).values]);
}

describe("a trial that makes sense", () => {
  test("a drug at dose zero is no drug, though infusions are given", () => {
    const [none, empty] = ["untreated", "empty bags"].map((arm) => rowsOf(trial.tables.subjects, arm));
    expect(Math.min(...numbers(empty, "doses"))).toBeGreaterThan(0);
    expect(Math.max(...numbers(none, "doses"))).toBe(0);
    const outcomes = ["bestResponse", "progressionDay", "pfsEvent", "osEvent", "pattern"];
    expect(values(empty, ...outcomes)).toEqual(values(none, ...outcomes));
    // Infusions are stops of the solver, so its steps differ: by no more than its tolerance allows.
    for (const [quantity, most] of [
      ["osDay", 0.5],
      ["bestChange", 0.002],
    ] as const) {
      const [with0, without] = [numbers(empty, quantity), numbers(none, quantity)];
      with0.forEach((value, row) => {
        if (Number.isNaN(value) && Number.isNaN(without[row])) return;
        expect(Math.abs(value - without[row]), `${quantity} of patient ${row + 1}`).toBeLessThan(most);
      });
    }
  });

  test("drugs do something: fewer die with them, so the comparison above can fail", () => {
    const deaths = (arm: string) => numbers(rowsOf(trial.tables.subjects, arm), "osEvent").reduce((a, b) => a + b, 0);
    expect(deaths("both")).toBeLessThan(deaths("untreated"));
    const sums = (arm: string) => numbers(rowsOf(trial.tables.visits, arm), "sld");
    expect(sums("nivolumab")).not.toEqual(sums("untreated"));
  });

  test("no arm alters what a patient was at baseline", () => {
    const { subjects, visits } = trial.tables;
    const names = subjects.columns.map(({ name }) => name);
    const baseline = names.slice(names.indexOf("age"), names.indexOf("bestResponse"));
    expect(baseline).toEqual(expect.arrayContaining(["weight", "pdl1", "lesions", "baselineSld", "doubling"]));
    const untreated = values(rowsOf(subjects, "untreated"), "patient", ...baseline);
    const first = values(rowsOf(visits, "untreated", 0), "patient", "sld");
    for (const arm of arms) {
      expect(values(rowsOf(subjects, arm), "patient", ...baseline), arm).toEqual(untreated);
      expect(values(rowsOf(visits, arm, 0), "patient", "sld"), arm).toEqual(first);
    }
  });

  test("following twice as long changes no visit, no course and no death of the first year", async () => {
    const longer = await runTrial({ ...design, duration: 2 * design.duration });
    for (const arm of arms) {
      for (const name of ["visits", "courses"] as const) {
        const until = rowsOf(longer.tables[name], arm, design.duration);
        expect(until.rows).toBeLessThan(rowsOf(longer.tables[name], arm).rows);
        expect(until.columns, `${name}, ${arm}`).toEqual(rowsOf(trial.tables[name], arm).columns);
      }
      const [short, long] = [trial, longer].map((one) => rowsOf(one.tables.subjects, arm));
      const days = numbers(long, "osDay");
      expect(Array.from(days, (day) => Math.min(day, design.duration))).toEqual(values(short, "osDay")[0]);
      const dead = numbers(long, "osEvent").map((seen, row) => (days[row] < design.duration ? seen : 0));
      expect(dead).toEqual(numbers(short, "osEvent"));
    }
  });

  test("nobody lives shorter than free of progression, and nobody progresses after death", () => {
    const { subjects } = trial.tables;
    const [pfs, os, progression] = ["pfsDay", "osDay", "progressionDay"].map((name) => numbers(subjects, name));
    for (let row = 0; row < subjects.rows; row++) {
      expect(pfs[row]).toBeGreaterThanOrEqual(0);
      expect(pfs[row]).toBeLessThanOrEqual(os[row]);
      expect(progression[row] > os[row]).toBe(false);
    }
    for (const arm of trial.arms) expect(arm.pfs.events).toBeGreaterThanOrEqual(arm.os.events);
  });

  test("whoever responded had a tumour that shrank by 30 % and more than most others' did", () => {
    const { subjects } = trial.tables;
    const best = texts(subjects, "bestResponse");
    const change = numbers(subjects, "bestChange");
    const of = (...responses: string[]) =>
      Array.from(change).filter((value, row) => responses.includes(best[row]) && !Number.isNaN(value));
    const [responders, stable, progressing] = [of("CR", "PR"), of("SD"), of("PD")];
    expect(Math.min(responders.length, stable.length, progressing.length)).toBeGreaterThan(3);
    expect(Math.max(...responders)).toBeLessThanOrEqual(-0.3);
    expect(middle(responders)).toBeLessThan(middle(stable));
    expect(middle(stable)).toBeLessThan(middle(progressing));
    expect(Math.max(...of("CR"), -1)).toBe(-1);
  });

  test("a file in days is the file in weeks", () => {
    expect(inDays).not.toMatch(/week/);
    expect(designOf(inDays)).toEqual(design);
  });

  test("doses in grams do what the same doses in milligrams do", async () => {
    const inGrams = designOf(inWeeks.replaceAll(/\b([13]) mg/g, "0.00$1 g"));
    expect(inGrams.arms[2].treatments[0]).toMatchObject({ dose: 0.003, unit: "g/kg" });
    const { tables } = await runTrial({ ...inGrams, patients: 6 });
    const patients = texts(tables.subjects, "patient");
    const same = filterRows(trial.tables.subjects, (row) =>
      patients.includes(texts(trial.tables.subjects, "patient")[row]),
    );
    const outcomes = ["patient", "arm", "doses", "bestResponse", "progressionDay", "osEvent", "pattern"];
    expect(values(tables.subjects, ...outcomes)).toEqual(values(same, ...outcomes));
  });
});

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

describe("numerics that fail", () => {
  const few: TrialDesign = { ...design, patients: 10 };
  const third = "SIM-00003";

  /** In line, with a third patient whom no body could be. */
  const absurd: MapJobs = (task, shared, jobs, options) => {
    const spoilt = jobs.map((job) => {
      const { patients } = job as { patients?: readonly VirtualPatient[] };
      if (!patients) return job;
      const spoil = (patient: VirtualPatient): VirtualPatient => ({
        ...patient,
        parameters: patient.parameters.map((value) => value * 1e200),
      });
      return { ...job, patients: patients.map((one) => (nameOf(one) === third ? spoil(one) : one)) };
    });
    return inline(task, shared, spoilt, options);
  };
  const nameOf = ({ id }: VirtualPatient) => `SIM-${String(id + 1).padStart(5, "0")}`;

  test("in one patient are counted, told with a reason, and change nobody else", async () => {
    const sound = await runTrial(few);
    expect(texts(sound.tables.subjects, "patient")).toContain(third);
    const { tables, numerics, manifest, arms: summaries } = await runTrial(few, { map: absurd });
    expect(numerics.failures).toBe(arms.length);
    expect(numerics.reasons).toHaveLength(arms.length);
    expect(numerics.reasons[0]).toMatch(/^patient 3, untreated: At t = .*\. .*\.$/);
    expect(manifest.warnings).toEqual([`${arms.length} runs failed numerically and are not analysed`]);
    expect(summaries.map(({ n }) => n)).toEqual(arms.map(() => few.patients - 1));
    for (const name of ["subjects", "visits", "courses"] as const) {
      const others = filterRows(sound.tables[name], (row) => texts(sound.tables[name], "patient")[row] !== third);
      expect(tables[name], name).toEqual(others);
    }
    const { flow } = tables;
    const excluded = filterRows(flow, (row) => texts(flow, "stage")[row] === "excluded");
    expect(values(excluded, "arm", "count", "reason")).toEqual([
      arms,
      arms.map(() => 1),
      arms.map(() => "numerics failed"),
    ]);
  });

  test("before or while a tumour grows are screening failures with a reason, and the others grow as before", () => {
    const prepared = preparedBody(melanoma);
    const people = Array.from({ length: 4 }, (_, id) => sampleCandidate(melanoma, referenceModel, 1, id));
    const times = (person: (typeof people)[number], factor: number) => ({
      ...person,
      parameters: person.parameters.map((value) => value * factor),
    });
    const sound = findPatients(prepared, melanoma, people, 1);
    const spoilt = [people[0], times(people[1], 1e200), times(people[2], -1), people[3]];
    const [first, noBeginning, noGrowth, last] = findPatients(prepared, melanoma, spoilt, 1);
    expect([first, last]).toEqual([sound[0], sound[3]]);
    const failure = "numerics failed";
    expect(noBeginning).toMatchObject({ id: 1, failure, detail: expect.stringMatching(/begins at Infinity/) });
    expect(noGrowth).toMatchObject({ id: 2, failure, detail: expect.stringMatching(/^At t = /) });
  });
});
