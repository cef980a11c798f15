import { expect, test } from "vitest";
import {
  durationOfResponse,
  overallSurvival,
  type PatientCourse,
  progressionFreeSurvival,
} from "./progression-free-survival.ts";

// Rules: FDA (2018), Clinical trial endpoints for the approval of cancer drugs and biologics, appendix 3.

const rules = { scheduledDays: [42, 84, 126, 168, 210] };
const nothing: PatientCourse = {
  adequateDays: [42, 84],
  progressionDay: Number.NaN,
  deathDay: Number.NaN,
  lastKnownDay: 400,
};
const pfs = (course: Partial<PatientCourse>, options = {}) =>
  progressionFreeSurvival({ ...nothing, ...course }, { ...rules, ...options });

test("progression at a visit is the event", () => {
  expect(pfs({ adequateDays: [42, 84, 126], progressionDay: 126 })).toEqual({
    day: 126,
    event: 1,
    reason: "progression",
  });
});

test("death without progression is the event", () => {
  expect(pfs({ deathDay: 100 })).toEqual({ day: 100, event: 1, reason: "death" });
});

test("without an event a patient is censored at the last adequate assessment, not at the last contact", () => {
  expect(pfs({})).toEqual({ day: 84, event: 0, reason: "no event" });
});

test("without any assessment a patient alive is censored on day 0, one who dies before two visits are due has the event", () => {
  expect(pfs({ adequateDays: [] })).toEqual({ day: 0, event: 0, reason: "no assessment after baseline" });
  expect(pfs({ adequateDays: [], deathDay: 60 })).toEqual({ day: 60, event: 1, reason: "death" });
});

test("an event after two missed visits is censored before them; after one it counts", () => {
  expect(pfs({ deathDay: 180 })).toEqual({ day: 84, event: 0, reason: "missed assessments" });
  expect(pfs({ deathDay: 160 })).toEqual({ day: 160, event: 1, reason: "death" });
  expect(pfs({ deathDay: 180 }, { missedVisits: 3 }).event).toBe(1);
});

test("a visit made early or late within the window is not missed", () => {
  expect(pfs({ adequateDays: [42, 84, 131], deathDay: 200 })).toMatchObject({ day: 200, event: 1 });
  expect(pfs({ adequateDays: [42, 80], progressionDay: 168 })).toMatchObject({ day: 168, event: 1 });
});

test("a new therapy before the event censors at the last assessment up to it", () => {
  expect(pfs({ newTherapyDay: 90, deathDay: 120 })).toEqual({ day: 84, event: 0, reason: "new therapy" });
  expect(pfs({ newTherapyDay: 84 })).toEqual({ day: 84, event: 0, reason: "new therapy" });
  expect(pfs({ newTherapyDay: 130, adequateDays: [42, 84, 126], progressionDay: 126 }).reason).toBe("progression");
});

test("overall survival is death, or the last day known alive", () => {
  expect(overallSurvival({ deathDay: 300, lastKnownDay: 300 })).toEqual({ day: 300, event: 1, reason: "death" });
  expect(overallSurvival({ deathDay: Number.NaN, lastKnownDay: 350 })).toMatchObject({ day: 350, event: 0 });
});

test("duration of response runs from its first day to the end of progression-free survival", () => {
  const end = pfs({ adequateDays: [42, 84, 126], progressionDay: 126 });
  expect(durationOfResponse(42, end)).toEqual({ day: 84, event: 1, reason: "progression" });
  expect(durationOfResponse(Number.NaN, end)).toBeUndefined();
});
