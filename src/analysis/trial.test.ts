import { describe, expect, test } from "vitest";
import { generator } from "../foundation/random.ts";
import { streams } from "../foundation/streams.ts";
import { type Table, table } from "../foundation/table.ts";
import { rankCorrelation } from "../numerics/statistics/correlation.ts";
import { baseline, baselineTable } from "./baseline.ts";
import { bootstrapTrials, predictionTable } from "./bootstrap.ts";
import { betterOfTwoArms, independentActionCurve, independentActionRate } from "./independent-action.ts";
import { kaplanMeier, survivalAt } from "./kaplan-meier.ts";
import { daysPerMonth, rowsOfArm, survivalTimes } from "./subjects.ts";
import { summariseTrial } from "./summarise-trial.ts";
import { trialEndpoint } from "./trial-endpoint.ts";

/** Exponential survival in two arms: medians of 12 and 20 months of OS, responses in 20 % and 40 %. */
function simulated(size: number, seed = 1): Table {
  const rows = ["control", "active"].flatMap((arm, a) =>
    Array.from({ length: size }, (_, i) => {
      const random = generator(seed, streams.bootstrap, a, i);
      const os = (random.exponential() * [12, 20][a]) / Math.LN2;
      const pfs = Math.min(os, (random.exponential() * [3, 6][a]) / Math.LN2);
      const end = 24 + 24 * random.uniform();
      const u = random.uniform();
      return {
        patient: `SIM-${i}`,
        arm,
        age: 60 + 10 * random.normal(),
        male: random.uniform() < 0.6 ? 1 : 0,
        stage: ["III", "IV"][Math.floor(2 * random.uniform())],
        pfsDay: Math.min(pfs, end) * daysPerMonth,
        pfsEvent: pfs <= end ? 1 : 0,
        osDay: Math.min(os, end) * daysPerMonth,
        osEvent: os <= end ? 1 : 0,
        bestResponse: u < 0.05 ? "CR" : u < 0.2 * (a + 1) ? "PR" : u < 0.7 ? "SD" : "PD",
        offTreatmentReason: random.uniform() < 0.1 ? "toxicity" : "progression",
      };
    }),
  );
  const names = Object.keys(rows[0]) as (keyof (typeof rows)[number])[];
  return table(
    "subjects",
    names.map((name) => {
      const values = rows.map((row) => row[name]);
      return {
        name,
        unit: "",
        label: name,
        values: typeof values[0] === "number" ? Float64Array.from(values as number[]) : (values as string[]),
      };
    }),
  );
}

const subjects = simulated(400, 2);
const options = {
  arms: ["control", "active"],
  landmarks: [12, 24, 60],
  contrasts: [{ arm: "active", reference: "control" }],
};

describe("summary of a trial", () => {
  const { arms, contrasts } = summariseTrial(subjects, options);

  test("finds the medians, rates and hazard ratio that the patients were drawn with", () => {
    expect(arms.map(({ name, n }) => [name, n])).toEqual([
      ["control", 400],
      ["active", 400],
    ]);
    arms.forEach(({ os, orr, toxicity }, a) => {
      const truth = 0.5 ** (12 / [12, 20][a]);
      expect(os.lo).toBeLessThan([12, 20][a]);
      expect(os.hi).toBeGreaterThan([12, 20][a]);
      expect(os.landmarks[0].lo).toBeLessThan(truth);
      expect(os.landmarks[0].hi).toBeGreaterThan(truth);
      expect(orr.lo).toBeLessThan(0.2 * (a + 1));
      expect(orr.hi).toBeGreaterThan(0.2 * (a + 1));
      expect(toxicity.lo).toBeLessThan(0.1);
      expect(toxicity.hi).toBeGreaterThan(0.1);
    });
    const os = contrasts.find(({ endpoint }) => endpoint === "OS")!;
    expect(os.lo).toBeLessThan(0.6);
    expect(os.hi).toBeGreaterThan(0.6);
    expect(os.p).toBeLessThan(1e-4);
    expect(os.proportional).toBeGreaterThan(0.001);
  });

  test("a landmark past the end of follow-up is null, and means are restricted to the shorter follow-up", () => {
    expect(arms[0].os.landmarks[2]).toEqual({ months: 60, rate: null, lo: null, hi: null });
    const ends = options.arms.map((arm) =>
      Math.max(...Array.from(survivalTimes(subjects, "OS", rowsOfArm(subjects, arm)).time)),
    );
    expect(arms[0].os.rmst.tau).toBe(Math.min(...ends));
    expect(arms[1].os.rmst.tau).toBe(arms[0].os.rmst.tau);
  });

  test("an arm against itself has a hazard ratio of 1", () => {
    const [{ hr, p }] = summariseTrial(subjects, {
      ...options,
      contrasts: [{ arm: "active", reference: "active" }],
    }).contrasts;
    expect(hr).toBeCloseTo(1, 12);
    expect(p).toBeCloseTo(1, 12);
  });

  test("where one arm has no event the hazard ratio is 0 with an interval of everything", () => {
    const few = table("subjects", [
      { name: "arm", unit: "", label: "", values: ["a", "a", "b", "b"] },
      ...["pfsDay", "osDay"].map((name) => ({ name, unit: "day", label: "", values: Float64Array.of(90, 99, 5, 7) })),
      ...["pfsEvent", "osEvent"].map((name) => ({ name, unit: "", label: "", values: Float64Array.of(0, 0, 1, 1) })),
      { name: "bestResponse", unit: "", label: "", values: ["CR", "PR", "PD", "NE"] },
      { name: "offTreatmentReason", unit: "", label: "", values: ["", "", "progression", "death"] },
    ]);
    const found = summariseTrial(few, { arms: ["a", "b"], landmarks: [], contrasts: [{ arm: "a", reference: "b" }] });
    expect(found.contrasts[1]).toMatchObject({ hr: 0, lo: 0, hi: Infinity, proportional: Number.NaN });
    expect(found.arms[0].os).toMatchObject({ median: null, events: 0 });
  });

  test("an arm without patients is refused by name", () => {
    expect(() => summariseTrial(subjects, { ...options, arms: ["placebo"] })).toThrow("control, active");
  });
});

describe("bootstrap trials", () => {
  const query = { arm: "active", reference: "control" };
  const found = bootstrapTrials(subjects, {
    arms: [
      { name: "control", size: 100 },
      { name: "active", size: 50 },
    ],
    endpoints: [
      { arm: "active", endpoint: "ORR" },
      { arm: "active", endpoint: "CR" },
      { arm: "control", endpoint: "median PFS" },
      { arm: "active", endpoint: "median OS" },
      { arm: "control", endpoint: "OS rate", at: 12 },
      { ...query, endpoint: "hazard ratio OS" },
    ],
    seed: 11,
    trials: 400,
  });

  test("the spread of a response rate is the binomial one of the trial's size", () => {
    const [orr] = found;
    const spread = Math.sqrt(orr.values.reduce((sum, x) => sum + (x - orr.value) ** 2, 0) / 400);
    // 400 trials know a standard deviation to about 4 %.
    expect(spread / Math.sqrt((orr.value * (1 - orr.value)) / 50)).toBeCloseTo(1, 0.8);
    expect(orr.lo).toBeLessThan(orr.value);
    expect(orr.hi).toBeGreaterThan(orr.value);
  });

  test("the population's values are those of the summary", () => {
    const { arms, contrasts } = summariseTrial(subjects, options);
    const values = found.map(({ value }) => value);
    expect(values[0]).toBe(arms[1].orr.rate);
    expect(values[2]).toBe(arms[0].pfs.median);
    expect(values[4]).toBe(arms[0].os.landmarks[0].rate);
    expect(values[5]).toBeCloseTo(contrasts[1].hr, 10);
  });

  test("the log hazard ratio spreads as √(1/events + 1/events) says", () => {
    const logs = Array.from(found[5].values, Math.log);
    const mean = logs.reduce((a, b) => a + b) / logs.length;
    const spread = Math.sqrt(logs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / logs.length);
    const { arms } = summariseTrial(subjects, options);
    const expected = Math.sqrt(1 / ((arms[0].os.events / 400) * 100) + 1 / ((arms[1].os.events / 400) * 50));
    expect(spread / expected).toBeGreaterThan(0.85);
    expect(spread / expected).toBeLessThan(1.15);
  });

  test("the same seed draws the same trials, and more trials leave the first ones as they are", () => {
    const some = (trials: number, seed: number) =>
      Array.from(
        bootstrapTrials(subjects, {
          arms: [{ name: "active", size: 20 }],
          endpoints: [{ arm: "active", endpoint: "ORR" }],
          seed,
          trials,
        })[0].values,
      );
    expect(some(5, 3)).toEqual(some(9, 3).slice(0, 5));
    expect(some(5, 3)).not.toEqual(some(5, 4));
  });

  test("come as a table with one row an endpoint", () => {
    expect(predictionTable(found).rows).toBe(6);
  });

  test("a rate without its month, a ratio without its reference and half a patient are refused", () => {
    expect(() => trialEndpoint(subjects, { arm: "active", endpoint: "OS rate" })).toThrow("no month");
    expect(() => trialEndpoint(subjects, { arm: "active", endpoint: "hazard ratio PFS" })).toThrow("no reference");
    expect(() => bootstrapTrials(subjects, { arms: [{ name: "active", size: 0.5 }], endpoints: [], seed: 1 })).toThrow(
      "size of active",
    );
  });
});

describe("independent drug action", () => {
  const curve = (arm: string) => kaplanMeier(survivalTimes(subjects, "PFS", rowsOfArm(subjects, arm)));

  test("without correlation the failures multiply; with full correlation the better drug alone is left", () => {
    expect(independentActionRate(0.2, 0.4, 0)).toBeCloseTo(1 - 0.8 * 0.6, 14);
    expect(independentActionRate(0.2, 0.4, 1)).toBeCloseTo(0.4, 8);
    expect(independentActionRate(0.2, 0.4, -1)).toBeCloseTo(0.6, 8);
  });

  test("two drugs that each help half, at rank correlation r, help 3/4 − asin(2·sin(πr/6))/2π", () => {
    for (const r of [-0.5, 0.3, 0.9]) {
      const normal = 2 * Math.sin((Math.PI * r) / 6);
      expect(independentActionRate(0.5, 0.5, r)).toBeCloseTo(0.75 - Math.asin(normal) / (2 * Math.PI), 8);
    }
  });

  test("the curve lies on or above both, and stops where either is unknown", () => {
    const times = [0, 2, 6, 12, 1000];
    const [a, b] = [curve("control"), curve("active")];
    const both = independentActionCurve(a, b, times, 0.3);
    expect(both[0]).toBe(1);
    times.slice(1, 4).forEach((time, i) => {
      expect(both[i + 1]).toBeGreaterThan(Math.max(survivalAt(a, time).value, survivalAt(b, time).value));
    });
  });

  test("the better of two arms, patient by patient, is near the curve at the patients' own rank correlation", () => {
    const pair = betterOfTwoArms(subjects, "control", "active");
    expect(pair.patients).toHaveLength(400);
    const [a, b] = ["control", "active"].map((arm) => survivalTimes(subjects, "PFS", rowsOfArm(subjects, arm)).time);
    const own = rankCorrelation(a, b);
    const found = survivalAt(kaplanMeier(pair.pfs), 6);
    const [expected] = independentActionCurve(curve("control"), curve("active"), [6], own);
    expect(Math.abs(found.value - expected)).toBeLessThan(3 * found.error);
    const better = pair.best.filter((response) => response === "CR" || response === "PR").length / 400;
    expect(better).toBeGreaterThan(0.4);
  });

  test("a time censored in one arm leaves the better one censored, unless both are events", () => {
    const two = table("subjects", [
      { name: "patient", unit: "", label: "", values: ["x", "y", "x", "y"] },
      { name: "arm", unit: "", label: "", values: ["a", "a", "b", "b"] },
      ...["pfsDay", "osDay"].map((name) => ({ name, unit: "day", label: "", values: Float64Array.of(50, 80, 70, 60) })),
      ...["pfsEvent", "osEvent"].map((name) => ({ name, unit: "", label: "", values: Float64Array.of(0, 1, 1, 1) })),
      { name: "bestResponse", unit: "", label: "", values: ["SD", "PR", "CR", "NE"] },
    ]);
    const { pfs, best } = betterOfTwoArms(two, "a", "b");
    expect(Array.from(pfs.time, (t) => t * daysPerMonth)).toEqual([70, 80]);
    expect(Array.from(pfs.event)).toEqual([0, 1]);
    expect(best).toEqual(["CR", "PR"]);
    expect(() => independentActionRate(0.1, 0.2, 2)).toThrow("from −1 to 1");
  });
});

describe("baseline table", () => {
  const covariates = [
    { name: "age", kind: "amount" },
    { name: "male", kind: "yes-no" },
    { name: "stage", kind: "category" },
  ] as const;

  test("medians, counts and standardised differences by hand", () => {
    const small = table("subjects", [
      { name: "arm", unit: "", label: "", values: ["a", "a", "a", "b", "b", "b"] },
      { name: "age", unit: "year", label: "Age", values: Float64Array.of(50, 60, 70, 60, 70, 80) },
      { name: "male", unit: "", label: "Male", values: Float64Array.of(1, 1, 0, 1, 0, Number.NaN) },
      { name: "stage", unit: "", label: "Stage", values: ["III", "IV", "IV", "IV", "IV", "IV"] },
    ]);
    const [age, male, third, fourth] = baseline(small, ["a", "b"], covariates);
    expect(age.arms[0]).toEqual({ n: 3, median: 60, q1: 55, q3: 65 });
    expect(age.difference).toBeCloseTo(10 / 10, 12);
    expect(male.arms).toEqual([
      { n: 3, count: 2 },
      { n: 2, count: 1 },
    ]);
    expect(male.difference).toBeCloseTo((2 / 3 - 1 / 2) / Math.sqrt((2 / 9 + 1 / 4) / 2), 12);
    expect([third.level, fourth.level]).toEqual(["III", "IV"]);
    expect(third.arms[0]).toEqual({ n: 3, count: 1 });
    expect(baselineTable(small, ["a", "b"], covariates).columns[1].values).toEqual([
      "60 (55, 65)",
      "2 (67 %)",
      "1 (33 %)",
      "2 (67 %)",
    ]);
  });

  test("arms of randomised patients differ by chance only", () => {
    for (const { difference } of baseline(subjects, ["control", "active"], covariates)) {
      expect(difference).toBeLessThan(3 * Math.sqrt(2 / 400));
    }
  });
});
