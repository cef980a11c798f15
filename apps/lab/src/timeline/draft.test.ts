import { expect, test } from "vitest";
import { entriesOf } from "./canonical.ts";
import { type Draft, draftOf, readDraft } from "./draft.ts";
import { type Entry, readCourses } from "./read-courses.ts";
import { therapyCards } from "./therapy-cards.ts";

const card = therapyCards.nivolumab;
const span = { from: 0, until: 40 };
const of = { therapy: "nivolumab", rest: {} };

function typed(entry: Entry, changes: Partial<Draft> = {}) {
  const [course] = readCourses([entry], therapyCards, 40);
  const found = readDraft({ ...draftOf(course, card), ...changes }, course, card, span);
  return "course" in found ? entriesOf([found.course]) : found.faults;
}

test("a form that nobody changed writes what was there", () => {
  const entries: Entry[] = [
    { therapy: "nivolumab", dose: "3 mg/kg", every: "2 weeks", times: 3 },
    { therapy: "nivolumab", dose: "240 mg", start: "3 days", every: "2 weeks" },
    { therapy: "nivolumab", dose: "240 mg", start: "3 days", every: "8 hours", times: 4 },
    { therapy: "nivolumab", dose: "240 mg", days: [5] },
    { therapy: "nivolumab", dose: "240 mg", days: [0, 3, 14] },
  ];
  for (const entry of entries) expect(typed(entry)).toEqual([entry]);
});

test("days in a list that are even are the same data as repeats", () => {
  const once: Entry = { therapy: "nivolumab", dose: "240 mg", days: [0] };
  const listed = typed(once, { schedule: "listed", days: "28, 0 14" });
  expect(listed).toEqual(typed(once, { schedule: "repeat", every: "2", times: "3" }));
  expect(listed).toEqual([{ therapy: "nivolumab", dose: "240 mg", every: "2 weeks", times: 3 }]);
});

test("what cannot be is said at its field, with what to write", () => {
  const entry: Entry = { therapy: "nivolumab", dose: "240 mg", every: "2 weeks", times: 2 };
  expect(typed(entry, { amount: "" })).toEqual({ amount: "Write an amount above 0, such as 3." });
  expect(typed(entry, { first: "40" })).toEqual({ first: "Write a day from 0 to 39." });
  expect(typed(entry, { times: "9" })).toEqual({
    times: "Only 3 doses fit before the run ends on day 40.",
  });
  expect(typed(entry, { every: "0" })).toEqual({ every: "Write a time above 0, such as 3." });
  expect(typed(entry, { schedule: "listed", days: "0, x" })).toHaveProperty("days");
  expect(readDraft(draftOf(readCourses([entry], therapyCards, 40)[0], card), of, card, { from: 5, until: 40 })).toEqual(
    {
      faults: { first: "Write a day from 5 to 39." },
    },
  );
});
