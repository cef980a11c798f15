import { describe, expect, test } from "vitest";
import type { Assessment, Response, ResponseOptions } from "./assessment.ts";
import { bestResponse } from "./best-response.ts";
import { immuneRelatedCriteria } from "./immune-related-criteria.ts";
import { irecist } from "./irecist.ts";
import { recist } from "./recist.ts";
import { assessResponse, responseRates } from "./response.ts";

// Rules: Eisenhauer et al. (2009), RECIST 1.1; Wolchok et al. (2009), irRC; Seymour et al. (2017), iRECIST.

/** Visits every six weeks with these sums; NaN was not measured. */
const course = (...sums: number[]): Assessment[] => sums.map((sum, i) => ({ day: 42 * (i + 1), sum }));
const responses = (baseline: number, visits: Assessment[]) =>
  recist(baseline, visits).visits.map(({ response }) => response);

describe("target lesions at one visit", () => {
  test("30 % below baseline is a partial response, 29 % is not", () => {
    expect(responses(100, course(70))).toEqual(["PR"]);
    expect(responses(100, course(71))).toEqual(["SD"]);
    expect(responses(30, course(21))).toEqual(["PR"]); // 0.7 · 30 is 21 only after rounding
  });

  test("progression is 20 % over the smallest sum, baseline included", () => {
    expect(responses(50, course(60))).toEqual(["PD"]);
    expect(responses(50, course(59.9))).toEqual(["SD"]);
    expect(responses(100, course(60, 71, 72))).toEqual(["PR", "SD", "PD"]);
  });

  test("and at least 5 mm: 10 to 14 mm is 40 % but only 4 mm", () => {
    expect(responses(20, course(10, 14))).toEqual(["PR", "PR"]);
    expect(responses(20, course(10, 15))).toEqual(["PR", "PD"]);
  });

  test("progression from the nadir wins over a response from baseline", () => {
    expect(responses(100, course(20, 40))).toEqual(["PR", "PD"]);
  });

  test("after a complete response any disease is progression (table 3, footnote)", () => {
    expect(responses(40, course(0, 3))).toEqual(["CR", "PD"]);
  });

  test("nodes below 10 mm are a complete response although their sum is not zero", () => {
    expect(responses(40, [{ day: 42, sum: 8, targetsGone: true }])).toEqual(["CR"]);
  });
});

describe("time points with other lesions (table 1)", () => {
  test.each<[number, Assessment["nonTarget"], number, Response]>([
    [0, "gone", 0, "CR"],
    [0, "present", 0, "PR"],
    [0, "unknown", 0, "PR"],
    [60, "unknown", 0, "PR"],
    [95, "present", 0, "SD"],
    [Number.NaN, "present", 0, "NE"],
    [130, "gone", 0, "PD"],
    [60, "progressing", 0, "PD"],
    [0, "gone", 1, "PD"],
    [Number.NaN, "gone", 1, "PD"],
  ])("sum %d of 100, others %s, %d new: %s", (sum, nonTarget, newLesions, expected) => {
    expect(responses(100, [{ day: 42, sum, nonTarget, newLesions }])).toEqual([expected]);
  });
});

describe("best overall response with confirmation (table 3)", () => {
  test.each<[Response, Response, Response, Response]>([
    // first, second at least 28 days later, best where the first lies late enough for stable disease, best where not
    ["CR", "CR", "CR", "CR"],
    ["CR", "SD", "SD", "SD"],
    ["CR", "PD", "SD", "PD"],
    ["CR", "NE", "SD", "NE"],
    ["PR", "CR", "PR", "PR"],
    ["PR", "PR", "PR", "PR"],
    ["PR", "SD", "SD", "SD"],
    ["PR", "PD", "SD", "PD"],
    ["PR", "NE", "SD", "NE"],
    ["NE", "NE", "NE", "NE"],
    ["PD", "PD", "PD", "PD"],
    ["SD", "PD", "SD", "PD"],
  ])("%s then %s: %s, or %s when the first came before six weeks", (first, second, late, early) => {
    const visits = (day: number) => [
      { day, response: first },
      { day: day + 28, response: second },
    ];
    expect(bestResponse(visits(42)).best).toBe(late);
    expect(bestResponse(visits(20)).best).toBe(early);
  });

  test("27 days do not confirm, 28 do", () => {
    const confirmedBy = (days: number) =>
      bestResponse([
        { day: 42, response: "PR" },
        { day: 42 + days, response: "PR" },
      ]).best;
    expect([confirmedBy(27), confirmedBy(28)]).toEqual(["SD", "PR"]);
  });

  test("one missed visit is bridged, a second one is not unless the protocol says so", () => {
    const gap = (missed: number, options: ResponseOptions = {}) =>
      recist(100, course(60, ...new Array<number>(missed).fill(Number.NaN), 60), options).best;
    expect([gap(1), gap(2), gap(2, { missedBetween: 2 })]).toEqual(["PR", "SD", "PR"]);
  });

  test("a response that begins early and holds is counted from its first day", () => {
    const found = recist(100, course(90, 65, 60, 0, 0, 8));
    expect(found).toMatchObject({ best: "CR", responseDay: 84, progressionDay: 252 });
    expect(found.bestChange).toBe(-1);
  });

  test("without confirmation one visit is enough", () => {
    expect(recist(100, course(60, 100), { confirmation: false }).best).toBe("PR");
    expect(recist(100, course(60, 100)).best).toBe("SD");
  });

  test("a patient never assessed is not evaluable, with no change and no days", () => {
    expect(recist(100, [])).toEqual({
      visits: [],
      best: "NE",
      bestChange: Number.NaN,
      responseDay: Number.NaN,
      progressionDay: Number.NaN,
    });
  });

  test("what comes after progression does not count", () => {
    const found = recist(100, [{ day: 42, sum: 90, newLesions: 1 }, ...course(0, 10, 10, 10).slice(1)]);
    expect(found).toMatchObject({ best: "PD", progressionDay: 42 });
    expect(found.bestChange).toBeCloseTo(-0.1, 12);
  });
});

describe("iRECIST", () => {
  test("a progression that shrinks away is cleared: the response after it counts", () => {
    const visits = course(130, 60, 55);
    expect(recist(100, visits).best).toBe("PD");
    const found = irecist(100, visits);
    expect(found).toMatchObject({ best: "PR", responseDay: 84, progressionDay: Number.NaN });
    expect(found.visits.map(({ unconfirmed = false }) => unconfirmed)).toEqual([true, false, false]);
  });

  test("5 mm more confirm, and progression counts from the day it was first seen", () => {
    expect(irecist(100, course(130, 135)).progressionDay).toBe(42);
    expect(irecist(100, course(80, 100, 104.9, 70)).progressionDay).toBeNaN();
  });

  test("another new lesion confirms", () => {
    const visits = [1, 1].map((newLesions, i) => ({ day: 42 * (i + 1), sum: 80, newLesions }));
    expect(irecist(100, visits)).toMatchObject({ best: "PD", progressionDay: 42 });
  });

  test("a new lesion followed by growth of the targets is progression of another kind, and confirms", () => {
    const visits = [
      { day: 42, sum: 100, newLesions: 1 },
      { day: 84, sum: 121 },
    ];
    expect(irecist(100, visits).progressionDay).toBe(42);
  });

  test("a new suspicion after a cleared one needs its own confirmation", () => {
    expect(irecist(100, course(130, 95, 125, 140)).progressionDay).toBe(126);
  });

  test("a suspicion that no later visit could settle counts", () => {
    expect(irecist(100, course(90, 130)).progressionDay).toBe(84);
    expect(irecist(100, course(90, 130, Number.NaN)).progressionDay).toBe(84);
  });
});

describe("irRC, in products of two diameters", () => {
  test("half of the baseline is a partial response, a quarter over the nadir is progression", () => {
    const found = immuneRelatedCriteria(1000, course(500, 625, 650));
    expect(found.visits.map(({ response }) => response)).toEqual(["PR", "PD", "PD"]);
    expect(found).toMatchObject({ progressionDay: 84, best: "SD" });
  });

  test("a burden that grows, with new lesions in it, and then falls is no progression", () => {
    expect(immuneRelatedCriteria(1000, course(1400, 450, 400))).toMatchObject({
      best: "PR",
      progressionDay: Number.NaN,
    });
  });

  test("progression must be seen again four weeks later", () => {
    const soon = [
      { day: 42, sum: 1400 },
      { day: 56, sum: 1400 },
      { day: 84, sum: 900 },
    ];
    expect(immuneRelatedCriteria(1000, soon).progressionDay).toBeNaN();
  });
});

test("a patient has one course under each of the criteria", () => {
  const visits = course(130, 60, 55);
  expect((["RECIST 1.1", "iRECIST", "irRC"] as const).map((name) => assessResponse(name, 100, visits).best)).toEqual([
    "PD",
    "PR",
    "SD", // 60 and 55 of 100 are not half
  ]);
});

test("patients who could not be assessed count against the rates", () => {
  const { orr, cr, dcr } = responseRates(["CR", "PR", "SD", "PD", "NE"]);
  expect([cr.x, orr.x, dcr.x, orr.n]).toEqual([1, 2, 3, 5]);
});

test("no measurable disease, and visits out of order, are refused", () => {
  expect(() => recist(0, [])).toThrow("measurable disease");
  expect(() => recist(50, [...course(40), { day: 10, sum: 40 }])).toThrow("assessments[1].day");
  expect(() => irecist(50, course(-1))).toThrow("assessments[0].sum");
});
