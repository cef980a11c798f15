import { describe, expect, test } from "vitest";
import { madeUpCohort } from "../../../tests/system/made-up-cohort.ts";
import { cox } from "../../analysis/cox.ts";
import { logRank } from "../../analysis/log-rank.ts";
import { hazardRatio, stratifiedHazardRatio } from "../../analysis/two-group-hazard.ts";
import { digestTable } from "../../foundation/digest.ts";
import { numbers, texts } from "../../foundation/table.ts";
import { boundariesOf } from "./boundaries.ts";
import { conductTrial } from "./conduct.ts";
import type { SequentialDesign } from "./conduct-design.ts";
import { knownBy, rosterOf } from "./roster.ts";

const strata = [
  { covariate: "pdl1", cuts: [-0.5, 0.5] },
  { covariate: "ldh", cuts: [0] },
];
const stratified = { allocation: { strata, blocks: [4], ratio: [1, 1] } };
const looks: SequentialDesign = {
  arm: "new",
  reference: "old",
  endpoint: "PFS",
  spending: "O'Brien-Fleming",
  alpha: 0.025,
  sides: 1,
  looks: { by: "events", events: [60, 100, 140] },
};

describe("stratified allocation of one trial", () => {
  const cohort = madeUpCohort({ ...stratified, prognosis: 1 });
  const { conduct, allocated } = conductTrial(cohort)!;

  test("each patient has one arm, and arms differ by no more than half a block in a stratum", () => {
    expect(allocated.rows).toBe(200);
    expect(new Set(texts(allocated, "patient")).size).toBe(200);
    expect(conduct.strata).toHaveLength(6);
    for (const { arms } of conduct.strata) expect(Math.abs(arms[0] - arms[1])).toBeLessThanOrEqual(2);
    expect(conduct.strata.flatMap(({ arms }) => arms).reduce((sum, count) => sum + count, 0)).toBe(200);
  });

  test("its comparison is the stratified log-rank test and Cox's stratified model of its own table", () => {
    const time = numbers(allocated, "pfsDay").map((day) => day / 30.4375);
    const data = { time, event: numbers(allocated, "pfsEvent") };
    const isNew = texts(allocated, "arm").map((arm) => (arm === "new" ? 1 : 0));
    const within = { strata: texts(allocated, "stratum") };
    const found = conduct.contrasts.find(({ endpoint }) => endpoint === "PFS")!;
    expect(found.p).toBeCloseTo(logRank(data, isNew, within).p, 12);
    expect(found.hr).toBeCloseTo(cox(data, [isNew], within).hazardRatios[0].value, 9);
    expect(found.unstratified.p).toBeCloseTo(logRank(data, isNew).p, 12);
    expect(found.unstratified.hr).not.toBeCloseTo(found.hr, 3);
  });

  test("the same design gives the same bytes, another seed other patients", () => {
    expect(digestTable(conductTrial(cohort)!.allocated)).toBe(digestTable(allocated));
    const other = conductTrial({ ...cohort, design: { ...cohort.design, seed: 8 } })!;
    expect(digestTable(other.allocated)).not.toBe(digestTable(allocated));
  });

  test("a covariate that somebody lacks is refused with the patient's name", () => {
    const subjects = { ...cohort.tables.subjects };
    const columns = subjects.columns.map((one) =>
      one.name === "pdl1" ? { ...one, values: new Float64Array(subjects.rows).fill(Number.NaN) } : one,
    );
    expect(() => conductTrial({ ...cohort, tables: { ...cohort.tables, subjects: { ...subjects, columns } } })).toThrow(
      "no pdl1 of SIM-0",
    );
  });

  test("a design that says nothing of conduct is not conducted", () => {
    expect(conductTrial(madeUpCohort())).toBeUndefined();
  });
});

test("the fast hazard ratio within strata is that of Cox's stratified model", () => {
  const { tables } = madeUpCohort({ prognosis: 1, patients: 90 });
  const [day, event, pdl1] = ["pfsDay", "pfsEvent", "pdl1"].map((name) => numbers(tables.subjects, name));
  const time = day.map((one) => Math.ceil(one / 40));
  const arm = texts(tables.subjects, "arm");
  const stratum = [...pdl1].map((value) => (value < 0 ? "low" : "high"));
  const group = arm.map((name) => (name === "new" ? 1 : 0));
  const part = (name: string, level: string) => {
    const rows = arm.flatMap((one, i) => (one === name && stratum[i] === level ? [i] : []));
    return { time: rows.map((i) => time[i]), event: rows.map((i) => event[i]) };
  };
  const found = stratifiedHazardRatio(
    ["low", "high"].map((level) => [part("new", level), part("old", level)] as const),
  );
  const fitted = cox({ time, event }, [group], { strata: stratum }).hazardRatios[0].value;
  expect(found).toBeCloseTo(fitted, 10);
  expect(found).not.toBeCloseTo(cox({ time, event }, [group]).hazardRatios[0].value, 3);
  const one = [part("new", "low"), part("old", "low")] as const;
  expect(stratifiedHazardRatio([one])).toBe(hazardRatio(...one));
});

describe("what is known on a day", () => {
  const cohort = madeUpCohort({ patients: 30 });
  const roster = rosterOf(cohort.design, cohort.tables);
  const patient = [...roster.arms[1].pfsDay.keys()].find((i) => roster.arms[1].pfsDay[i] > 220)!;

  test("whoever has not progressed is known to be free of it until the last scan, and alive until the day itself", () => {
    expect(knownBy(roster.arms[1], patient, "PFS", 190, 10)).toEqual({ time: 150, event: 0 });
    expect(knownBy(roster.arms[1], patient, "OS", 190, 10)).toEqual({ time: 180, event: 0 });
  });

  test("an event is known from its day on", () => {
    const { pfsDay, pfsEvent } = roster.arms[1];
    expect(knownBy(roster.arms[1], patient, "PFS", 0.1 + pfsDay[patient], 0.1)).toEqual({
      time: pfsDay[patient],
      event: pfsEvent[patient],
    });
  });
});

describe("looks at one trial", () => {
  const accrual = { over: 365, ramp: 0 };

  test("a strong effect ends the trial at a look, with what was known then, fewer patients and an earlier day", () => {
    const { conduct, allocated } = conductTrial(
      madeUpCohort({ ...stratified, accrual, ratio: 0.35, sequential: looks }),
    )!;
    const { sequential } = conduct;
    expect(sequential).toMatchObject({ rejected: true, early: true });
    const last = sequential!.looks.at(-1)!;
    // The event that calls a look is among those that it sees, whatever its day rounds to.
    for (const { events, look } of sequential!.looks) expect(events).toBe([60, 100, 140][look]);
    expect(last.z).toBeGreaterThanOrEqual(last.efficacy);
    expect(conduct.patients).toBe(allocated.rows);
    expect(Math.max(...numbers(allocated, "entryDay"))).toBeLessThanOrEqual(conduct.day);
    // The table is the data of the look: its own stratified test gives Z again.
    const data = { time: numbers(allocated, "pfsDay"), event: numbers(allocated, "pfsEvent") };
    const isOld = texts(allocated, "arm").map((arm) => (arm === "old" ? "old" : "new"));
    const test = logRank(data, isOld, { strata: texts(allocated, "stratum") });
    expect(test.groups[0] === "old" ? test.z : -test.z).toBeCloseTo(last.z, 9);
    expect(sequential!.p).toBeLessThan(last.spent);
    // Taking the looks into account, the ratio is nearer to 1, and its limits hold it.
    const { hr, lo, hi } = sequential!.adjusted;
    expect(hr).toBeGreaterThan(sequential!.hazardRatio);
    expect(hr).toBeLessThan(1);
    expect([lo < hr, hi > hr, hi < 1]).toEqual([true, true, true]);
  });

  test("bounds at the planned events are the planned ones, and the last look may spend all", () => {
    const { conduct } = conductTrial(madeUpCohort({ accrual, ratio: 1, sequential: looks }))!;
    const held = conduct.sequential!.looks;
    const { efficacy, spent } = boundariesOf(looks)(
      held.map(({ events }) => events),
      held.length === 3,
    );
    expect(held.map((look) => look.efficacy)).toEqual(efficacy);
    expect(spent.at(-1)).toBe(held.length === 3 ? 0.025 : spent.at(-1));
  });

  test("where the events never come, the last look is held when the last patient leaves, and spends what is left", () => {
    const sequential = { ...looks, looks: { by: "events" as const, events: [100, 400, 500] } };
    const { conduct } = conductTrial(madeUpCohort({ accrual, ratio: 1, sequential }))!;
    const held = conduct.sequential!.looks;
    expect(held).toHaveLength(2);
    expect(held[1]).toMatchObject({ look: 2, spent: 0.025 });
    expect(conduct.sequential!.early).toBe(false);
    expect(held[1].events).toBeLessThan(400);
    expect(conduct.day).toBeGreaterThan(900);
  });

  test("no effect ends at a futility bound where there is one", () => {
    const futility = { by: "conditional power" as const, power: 0.3 };
    const ends = Array.from(
      { length: 8 },
      (_, place) => conductTrial(madeUpCohort({ accrual, ratio: 1.2, place, sequential: { ...looks, futility } }))!,
    );
    const futile = ends.filter(({ conduct }) => conduct.sequential!.looks.at(-1)!.decision === "futile");
    expect(futile.length).toBeGreaterThan(4);
    for (const { conduct } of futile) {
      const last = conduct.sequential!.looks.at(-1)!;
      expect(last.z).toBeLessThanOrEqual(last.futility);
      expect(conduct.sequential!.rejected).toBe(false);
    }
  });

  test("looks on days of the calendar are held on those days, with the events that there are", () => {
    const sequential = { ...looks, looks: { by: "calendar" as const, days: [300, 500, 700], events: 150 } };
    const { conduct } = conductTrial(madeUpCohort({ accrual, ratio: 0.95, sequential }))!;
    const held = conduct.sequential!.looks;
    expect(held.map(({ day }) => day)).toEqual([300, 500, 700].slice(0, held.length));
    for (let i = 1; i < held.length; i++) expect(held[i].events).toBeGreaterThan(held[i - 1].events);
  });
});
