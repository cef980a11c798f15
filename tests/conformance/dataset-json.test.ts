/**
 * The exported datasets of a real trial, held against the published rules of Dataset-JSON 1.1 and against the result
 * that they were made from.
 */
import { Ajv } from "ajv";
import { beforeAll, describe, expect, test } from "vitest";
import { kaplanMeier, medianSurvival } from "../../src/analysis/kaplan-meier.ts";
import { daysPerMonth } from "../../src/analysis/subjects.ts";
import type { TrialResult } from "../../src/experiments/result.ts";
import { datasetJsonFiles } from "../../src/formats/trial-output/trial-files.ts";
import { numbers, texts } from "../../src/foundation/table.ts";
import { smallTrial } from "../system/small-trial.ts";
import { datasetJsonSchema } from "./dataset-json-schema.ts";

type Value = string | number | null;
interface Dataset {
  readonly name: string;
  readonly label: string;
  readonly studyOID: string;
  readonly itemGroupOID: string;
  readonly records: number;
  readonly columns: readonly {
    readonly name: string;
    readonly label: string;
    readonly itemOID: string;
    readonly dataType: string;
    readonly length?: number;
    readonly keySequence?: number;
  }[];
  readonly rows: readonly (readonly Value[])[];
}

let result: TrialResult;
let datasets: Dataset[];
beforeAll(async () => {
  result = await smallTrial();
  datasets = datasetJsonFiles(result).map(({ content }) => JSON.parse(String(content)));
});

const called = (name: string): Dataset => datasets.find((each) => each.name === name)!;

/** Records as objects by the names of their variables. */
function records({ columns, rows }: Dataset): Record<string, Value>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, row[i]])));
}

describe("the standard's rules", () => {
  test("every dataset is valid Dataset-JSON 1.1", () => {
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(datasetJsonSchema);
    expect(datasets.map(({ name }) => name)).toEqual(["ADSL", "ADTR", "ADRS", "ADTTE", "ADEX"]);
    for (const dataset of datasets) expect([validate(dataset), validate.errors], dataset.name).toEqual([true, null]);
  });

  test("the schema refuses a missing label, an unknown attribute and a draft's creation time", () => {
    const validate = new Ajv({ allowUnionTypes: true }).compile(datasetJsonSchema);
    const { label: _, ...unlabelled } = datasets[0];
    expect(validate(unlabelled)).toBe(false);
    expect(validate({ ...datasets[0], creationDateTime: "2026-01-01T00:00:00" })).toBe(false);
    expect(validate({ ...datasets[0], datasetJSONCreationDateTime: "yesterday" })).toBe(false);
  });

  test("rows have one value of the declared type for each column, and are as many as said", () => {
    const fits = (value: Value, type: string) =>
      type === "string"
        ? typeof value === "string"
        : value === null || (type === "integer" ? Number.isInteger(value) : typeof value === "number");
    for (const { name, records: count, rows, columns } of datasets) {
      expect(rows.length, name).toBe(count);
      expect(count, name).toBeGreaterThan(0);
      for (const row of rows) {
        expect(row.length).toBe(columns.length);
        const wrong = columns.filter(({ dataType }, i) => !fits(row[i], dataType)).map((column) => column.name);
        expect(wrong, name).toEqual([]);
      }
    }
  });

  test("names and labels are as short as transport files want them, and texts no longer than declared", () => {
    for (const { name, label, columns, rows } of datasets) {
      expect(label.length).toBeLessThanOrEqual(40);
      expect(new Set(columns.map((column) => column.itemOID)).size).toBe(columns.length);
      columns.forEach((column, i) => {
        expect(column.name).toMatch(/^[A-Z][A-Z0-9]{0,7}$/);
        expect(column.label.length, column.label).toBeLessThanOrEqual(40);
        if (column.dataType !== "string") return;
        expect(Math.max(...rows.map((row) => String(row[i]).length)), `${name}.${column.name}`).toBeLessThanOrEqual(
          column.length ?? 0,
        );
      });
    }
  });

  test("keys make records unique, and ASEQ counts within a subject", () => {
    for (const dataset of datasets) {
      const keys = dataset.columns.filter(({ keySequence }) => keySequence !== undefined).map(({ name }) => name);
      const rows = records(dataset);
      expect(new Set(rows.map((row) => JSON.stringify(keys.map((key) => row[key])))).size, dataset.name).toBe(
        rows.length,
      );
      if (dataset.name === "ADSL") continue;
      const places = rows.map((row) => `${row.USUBJID} ${row.ASEQ}`);
      expect(new Set(places).size).toBe(rows.length);
    }
  });
});

describe("nobody can take it for real", () => {
  test("study, label and a flag in every record say that the data are simulated", () => {
    for (const dataset of datasets) {
      expect(dataset.studyOID).toMatch(/^SIM-/);
      expect(dataset.label).toContain("simulated");
      expect(dataset.columns.find(({ name }) => name === "SIMFL")?.label).toBe("Simulated Record Flag");
      for (const row of records(dataset)) {
        expect(row.SIMFL).toBe("Y");
        expect(row.STUDYID).toMatch(/^SIM-/);
      }
    }
  });

  test("there is no date in it", () => {
    for (const { columns } of datasets) {
      expect(columns.filter(({ name, dataType }) => /DTC?$|DTM$/.test(name) || dataType.startsWith("date"))).toEqual(
        [],
      );
    }
  });
});

describe("the numbers are the result's", () => {
  test("median survival from ADTTE is the median that the result gives, to the bit", () => {
    for (const { name, pfs, os } of result.arms) {
      for (const [code, summary] of [
        ["PFS", pfs],
        ["OS", os],
      ] as const) {
        const rows = records(called("ADTTE")).filter((row) => row.PARAMCD === code && row.TRTP === name);
        const curve = kaplanMeier({
          time: rows.map((row) => Number(row.AVAL) / daysPerMonth),
          event: rows.map((row) => 1 - Number(row.CNSR)),
        });
        const { value, lo } = medianSurvival(curve);
        expect(rows.length).toBe(summary.n);
        expect([value, lo]).toEqual([summary.median ?? Number.NaN, summary.lo ?? Number.NaN]);
      }
    }
  });

  test("responders in ADRS are those that the result counts, by RSP and by BOR", () => {
    for (const { name, orr } of result.arms) {
      const mine = records(called("ADRS")).filter((row) => row.TRTP === name);
      const responses = mine.filter((row) => row.PARAMCD === "RSP");
      const best = mine.filter((row) => row.PARAMCD === "BOR");
      expect(orr.x).toBeGreaterThan(0);
      expect(responses.filter((row) => row.AVALC === "Y").length).toBe(orr.x);
      expect(best.filter((row) => row.AVALC === "CR" || row.AVALC === "PR").length).toBe(orr.x);
      expect([responses.length, best.length]).toEqual([orr.n, orr.n]);
    }
  });

  test("the smallest percent change up to progression in ADTR is the best change of the subject", () => {
    const { subjects } = result.tables;
    const rows = records(called("ADTR")).filter((row) => row.ANL01FL === "Y" && row.ABLFL === "");
    const best = new Map<string, number>();
    for (const row of rows) {
      const key = `${row.VPATID} ${row.TRTP}`;
      best.set(key, Math.min(best.get(key) ?? Number.POSITIVE_INFINITY, Number(row.PCHG)));
    }
    const [patients, arms] = [texts(subjects, "patient"), texts(subjects, "arm")];
    numbers(subjects, "bestChange").forEach((change, row) => {
      const found = best.get(`${patients[row]} ${arms[row]}`);
      if (Number.isNaN(change)) expect(found).toBeUndefined();
      else expect(found).toBe(100 * change);
    });
    expect(best.size).toBeGreaterThan(40);
  });

  test("duration of response is there for each responder and ends with progression-free survival", () => {
    const rows = records(called("ADTTE"));
    const durations = rows.filter((row) => row.PARAMCD === "DOR");
    expect(durations.length).toBe(result.arms.reduce((sum, { orr }) => sum + orr.x, 0));
    for (const row of durations) {
      const pfs = rows.find((other) => other.USUBJID === row.USUBJID && other.PARAMCD === "PFS");
      expect([row.ADY, row.CNSR]).toEqual([pfs?.ADY, pfs?.CNSR]);
    }
  });

  test("ADSL has a subject for each patient in each arm; VPATID joins the arms", () => {
    const rows = records(called("ADSL"));
    expect(rows.length).toBe(result.tables.subjects.rows);
    expect(new Set(rows.map((row) => row.VPATID)).size).toBe(result.design.patients);
    const deaths = rows.filter((row) => row.DTHFL === "Y");
    expect(deaths.length).toBe(result.arms.reduce((sum, { os }) => sum + os.events, 0));
    expect(rows.every((row) => row.ITTFL === "Y")).toBe(true);
  });
});

describe("who is counted how", () => {
  /** The datasets of the result with some numbers of its first subject changed. */
  function changed(values: Readonly<Record<string, number>>, arms = result.design.arms): Dataset[] {
    const { subjects } = result.tables;
    const columns = subjects.columns.map((column) => {
      if (!(column.name in values)) return column;
      const numbersOf = Float64Array.from(column.values as Float64Array);
      numbersOf[0] = values[column.name];
      return { ...column, values: numbersOf };
    });
    const tables = { ...result.tables, subjects: { ...subjects, columns } };
    return datasetJsonFiles({ ...result, design: { ...result.design, arms }, tables }).map(({ content }) =>
      JSON.parse(String(content)),
    );
  }
  const find = (all: readonly Dataset[], name: string) => records(all.find((each) => each.name === name)!);

  test("a subject without survival times is no part of the analysed population, and has no time", () => {
    const all = changed({ pfsDay: Number.NaN });
    const [first, ...others] = find(all, "ADSL");
    expect(first.ITTFL).toBe("N");
    expect(others.every((row) => row.ITTFL === "Y")).toBe(true);
    expect(find(all, "ADTTE").filter((row) => row.USUBJID === first.USUBJID)).toEqual([]);
  });

  test("a subject who got no dose of a planned treatment has no actual one, and is out of the safety population", () => {
    const [first] = find(changed({ doses: 0 }), "ADSL");
    expect(first).toMatchObject({ TRT01P: "nivolumab", TRT01A: "", TRT01AN: null, SAFFL: "N", ITTFL: "Y" });
  });

  test("arms that give nothing have an actual treatment all the same, and there is no exposure", () => {
    const observed = result.design.arms.map((arm) => ({ ...arm, treatments: [] }));
    const all = changed({ doses: 0 }, observed);
    expect(all.map(({ name }) => name)).not.toContain("ADEX");
    expect(find(all, "ADSL")[0]).toMatchObject({ TRT01A: "nivolumab", SAFFL: "Y", EOTSTT: "" });
  });
});
