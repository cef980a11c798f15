import { beforeAll, describe, expect, test } from "vitest";
import { exampleTrial } from "../../tests/system/example-trial.ts";
import { InputError } from "../foundation/errors.ts";
import { inline, type MapJobs } from "../foundation/mapping.ts";
import { log, normalProbability, normalQuantile } from "../foundation/maths.ts";
import { generator } from "../foundation/random.ts";
import { streams } from "../foundation/streams.ts";
import { table } from "../foundation/table.ts";
import { type OperatingResult, operatingCharacteristics } from "./operating.ts";
import { Interrupted } from "./stored.ts";

/** A cohort with exponential times, hazards in the ratio 1 : `ratio`, and responses of 40 % and 20 %. */
function cohort(patients: number, ratio: number, place = 0) {
  const example = exampleTrial({ arms: ["new", "old"] });
  const arms = [
    { name: "new", hazard: ratio, response: 0.4 },
    { name: "old", hazard: 1, response: 0.2 },
  ];
  const rows = arms.flatMap(({ name, hazard, response }, a) =>
    Array.from({ length: patients }, (_, i) => {
      const random = generator(9, streams.bootstrap, 2 * place + a, i);
      const time = (random.exponential() / hazard) * 300;
      return { name, time, best: random.uniform() < response ? "PR" : "PD" };
    }),
  );
  const number = (name: string, of: (row: (typeof rows)[number]) => number) => ({
    name,
    unit: "day",
    label: name,
    values: Float64Array.from(rows, of),
  });
  const subjects = table("subjects", [
    { name: "arm", unit: "", label: "", values: rows.map(({ name }) => name) },
    { name: "bestResponse", unit: "", label: "", values: rows.map(({ best }) => best) },
    number("pfsDay", ({ time }) => Math.min(time, 500)),
    number("pfsEvent", ({ time }) => (time < 500 ? 1 : 0)),
    number("osDay", ({ time }) => Math.min(time, 500)),
    number("osEvent", ({ time }) => (time < 500 ? 1 : 0)),
  ]);
  return { design: example.design, tables: { ...example.tables, subjects } };
}

const row = (result: OperatingResult, endpoint: string, hypothesis: string) =>
  result.rows.find((each) => each.endpoint === endpoint && each.hypothesis === hypothesis)!;

describe("600 trials of 80 patients an arm, from a cohort of 3000 an arm with a hazard ratio of 0.65", () => {
  let result: OperatingResult;
  beforeAll(async () => {
    result = await operatingCharacteristics(cohort(3000, 0.65), { trials: 600, armSize: 80 });
  });

  test("the power of the log-rank test is that of Schoenfeld's formula, within four Monte Carlo errors", () => {
    const { rejected, rejectedError, events, cohortEstimate, estimate } = row(result, "PFS", "design");
    // Schoenfeld (1983), https://doi.org/10.2307/2531021
    const expected = normalProbability(Math.abs(log(cohortEstimate)) * Math.sqrt(events / 4) - normalQuantile(0.975));
    expect(expected).toBeGreaterThan(0.4);
    expect(Math.abs(rejected.rate - expected)).toBeLessThan(4 * rejectedError + 0.01);
    expect(Math.abs(log(estimate / cohortEstimate))).toBeLessThan(0.05);
  });

  test("the type-I error is 5 % in each endpoint, within four Monte Carlo errors", () => {
    for (const endpoint of ["PFS", "OS", "ORR"]) {
      const { rejected, estimate, cohortEstimate } = row(result, endpoint, "null");
      expect(rejected.n).toBe(600);
      expect(Math.abs(rejected.rate - 0.05), endpoint).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / 600));
      expect(rejected.rate, endpoint).toBeGreaterThan(0);
      expect(Math.abs(estimate - cohortEstimate), endpoint).toBeLessThan(0.03);
    }
  });

  test("the mean difference of response rates is the cohort's, and power is in favour of the better arm", () => {
    const { estimate, estimateError, cohortEstimate, favouring, rejected } = row(result, "ORR", "design");
    expect(Math.abs(estimate - cohortEstimate)).toBeLessThan(4 * estimateError);
    expect(favouring).toBe(rejected.rate);
    expect(rejected.rate).toBeGreaterThan(0.6);
  });

  test("Monte Carlo errors are those of a share: √(p(1 − p)/trials)", () => {
    for (const { rejected, rejectedError } of result.rows) {
      expect(rejectedError).toBeCloseTo(Math.sqrt((rejected.rate * (1 - rejected.rate)) / 600), 12);
    }
  });
});

test("power differs between 30 cohorts of 240 an arm as much as the cohort's error says", async () => {
  const results = await Promise.all(
    Array.from({ length: 30 }, (_, i) => operatingCharacteristics(cohort(240, 0.65, i), { trials: 60, armSize: 80 })),
  );
  const rows = results.map((result) => row(result, "PFS", "design"));
  const rates = rows.map(({ rejected }) => rejected.rate);
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const variance = rates.reduce((sum, rate) => sum + (rate - mean) * (rate - mean), 0) / (rates.length - 1);
  const said = rows.reduce((sum, each) => sum + each.cohortError ** 2 + each.rejectedError ** 2, 0) / rows.length;
  // A variance of 30 values is known to a quarter: four of those.
  expect(Math.sqrt(variance / said)).toBeGreaterThan(0.6);
  expect(Math.sqrt(variance / said)).toBeLessThan(1.5);
  expect(Math.sqrt(said)).toBeGreaterThan(0.15);
});

describe("how the work is done", () => {
  const small = cohort(100, 0.7);

  test("the order in which jobs are done does not matter, and progress counts trials", async () => {
    const backwards: MapJobs = async (task, shared, jobs, options = {}) => {
      const turned = await inline(task, shared, [...jobs].reverse(), {
        onOutcome: (i, outcome) => options.onOutcome?.(jobs.length - 1 - i, outcome),
      });
      return turned.reverse();
    };
    const seen: number[] = [];
    const there = await operatingCharacteristics(small, {
      trials: 25,
      armSize: 40,
      onProgress: ({ done }) => seen.push(done),
    });
    const back = await operatingCharacteristics(small, { trials: 25, armSize: 40, map: backwards });
    expect(back).toEqual(there);
    expect(seen).toEqual([10, 20, 25]);
  });

  test("stopped early, it summarises what is done; stopped before, it says that it was interrupted", async () => {
    const stop = new AbortController();
    const result = await operatingCharacteristics(small, {
      trials: 50,
      armSize: 40,
      signal: stop.signal,
      onProgress: ({ done }) => done >= 20 && stop.abort(),
    });
    expect(result).toMatchObject({ stopped: true, trials: 20, wanted: 50 });
    expect(result.rows[0].rejected.n).toBe(20);
    await expect(operatingCharacteristics(small, { signal: stop.signal })).rejects.toThrow(Interrupted);
  });

  test("without a size of its own, a trial has the sizes of the design", async () => {
    const { arms } = await operatingCharacteristics(small, { trials: 2 });
    expect(arms).toEqual([
      { name: "new", size: 310, cohort: 100 },
      { name: "old", size: 311, cohort: 100 },
    ]);
  });

  test("after surgery nothing can respond, so response rates are not tested", async () => {
    const response = { ...small.design.response, criteria: "relapse" as const };
    const { rows } = await operatingCharacteristics({ ...small, design: { ...small.design, response } }, { trials: 2 });
    expect(rows.map(({ endpoint }) => endpoint)).toEqual(["PFS", "PFS", "OS", "OS"]);
  });

  test("one arm, half a trial or a level of 5 are refused", async () => {
    const single = { ...small, design: { ...small.design, arms: small.design.arms.slice(0, 1), contrasts: [] } };
    await expect(operatingCharacteristics(single)).rejects.toThrow(InputError);
    await expect(operatingCharacteristics(small, { trials: 1 })).rejects.toThrow("trials: found 1");
    await expect(operatingCharacteristics(small, { alpha: 5 })).rejects.toThrow("alpha: found 5");
  });
});
