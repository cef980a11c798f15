import { describe, expect, test } from "vitest";
import { entriesOf } from "./canonical.ts";
import { copyDoses, type Doses, moveDoses, partOf, replaceDoses } from "./change-doses.ts";
import type { Course } from "./course.ts";
import { type Entry, readCourses } from "./read-courses.ts";
import { therapyCards } from "./therapy-cards.ts";

const span = { from: 0, until: 40 };
const read = (...entries: Entry[]) => readCourses(entries, therapyCards, 40);
const nivolumab: Entry = { therapy: "nivolumab", dose: "3 mg/kg", every: "2 weeks", times: 3 };
const listed = (days: readonly number[]): Entry => ({ therapy: "nivolumab", dose: "3 mg/kg", days });
const some = (courses: readonly Course[], ...days: number[]): Doses => ({ course: courses[0], days });
const all = (courses: readonly Course[]): Doses => ({ course: courses[0], days: courses[0].days });

describe("the one form of doses", () => {
  test("equal doses, however written, are the same data", () => {
    const written = [
      read(nivolumab),
      read(listed([28, 0, 14])),
      read(listed([0]), listed([14]), listed([28])),
      read({ ...nivolumab, every: "14 days", dose: "3.0mg/kg" }),
      read({ ...nivolumab, times: 1, blocks: { every: "2 weeks", times: 3 } }),
      read({ therapy: "nivolumab", use: "weight", times: 3 }),
    ].map(entriesOf);
    for (const one of written) expect(one).toEqual([nivolumab]);
  });

  test("therapies stand in the order of their names, whichever came first", () => {
    const other: Entry = { therapy: "ipilimumab", dose: "3 mg/kg", days: [0] };
    expect(entriesOf(read(nivolumab, other))).toEqual([other, nivolumab]);
    expect(entriesOf(read(other, nivolumab))).toEqual([other, nivolumab]);
  });

  test("what goes on to the end stays open, and keys that are not shown stay", () => {
    const open: Entry = { therapy: "nivolumab", dose: "240 mg", every: "2 weeks", until: ["toxicity"] };
    expect(entriesOf(read(open))).toEqual([open]);
  });

  test("two doses at one moment stay two", () => {
    expect(entriesOf(read(listed([3]), listed([3])))).toEqual([listed([3, 3])]);
  });
});

describe("changes of doses", () => {
  test("a dose dragged, typed into the form, or written into the list gives the same study", () => {
    const courses = read(nivolumab);
    const dragged = moveDoses(courses, some(courses, 14), 7, span);
    const typed = replaceDoses(courses, some(courses, 14), { ...courses[0], days: [21] });
    const inList = replaceDoses(courses, all(courses), { ...courses[0], days: [0, 21, 28] });
    expect(entriesOf(dragged)).toEqual([listed([0, 21, 28])]);
    expect(entriesOf(typed)).toEqual(entriesOf(dragged));
    expect(entriesOf(inList)).toEqual(entriesOf(dragged));
  });

  test("a dose that comes back makes the course regular again", () => {
    const courses = read(nivolumab);
    const there = moveDoses(courses, some(courses, 14), 3, span);
    expect(entriesOf(moveDoses(there, some(there, 17), -3, span))).toEqual([nivolumab]);
  });

  test("a whole course moves by its start, and no farther than the run goes", () => {
    const courses = read(nivolumab);
    expect(entriesOf(moveDoses(courses, all(courses), 5, span))).toEqual([{ ...nivolumab, start: "5 days" }]);
    expect(entriesOf(moveDoses(courses, all(courses), 50, span))).toEqual([{ ...nivolumab, start: "11 days" }]);
    expect(entriesOf(moveDoses(courses, all(courses), -5, span))).toEqual([nivolumab]);
  });

  test("an open course stays open when it moves as a whole, and is counted out when one of its doses does", () => {
    const courses = read({ therapy: "nivolumab", dose: "240 mg", every: "2 weeks" });
    const open = { therapy: "nivolumab", dose: "240 mg", start: "1 week", every: "2 weeks" };
    expect(entriesOf(moveDoses(courses, all(courses), 7, span))).toEqual([open]);
    expect(entriesOf(moveDoses(courses, some(courses, 14), 1, span))).toEqual([
      { therapy: "nivolumab", dose: "240 mg", days: [0, 15, 28] },
    ]);
  });

  test("doses every eight hours stay exactly so when they move", () => {
    const courses = read({ therapy: "aldesleukin", dose: "1 MIU", every: "8 hours", times: 5 });
    const there = moveDoses(courses, all(courses), 3, span);
    expect(entriesOf(there)).toMatchObject([{ start: "3 days", every: "8 hours", times: 5 }]);
    expect(entriesOf(moveDoses(there, all(there), -3, span))).toMatchObject([{ every: "8 hours", times: 5 }]);
  });

  test("a copy joins the doses of its amount; another amount is a course of its own", () => {
    const courses = read(nivolumab);
    expect(entriesOf(copyDoses(courses, some(courses, 0), 7, span))).toEqual([listed([0, 7, 14, 28])]);
    const more = replaceDoses(courses, some(courses, 14), { ...courses[0], dose: "10 mg/kg", days: [14] });
    expect(entriesOf(more)).toEqual([
      { therapy: "nivolumab", dose: "10 mg/kg", days: [14] },
      { therapy: "nivolumab", dose: "3 mg/kg", every: "4 weeks", times: 2 },
    ]);
  });

  test("a removed dose leaves the others, and a removed course nothing", () => {
    const courses = read(nivolumab);
    expect(entriesOf(replaceDoses(courses, some(courses, 0), undefined))).toEqual([
      { ...nivolumab, start: "2 weeks", times: 2 },
    ]);
    expect(entriesOf(replaceDoses(courses, all(courses), undefined))).toEqual([]);
  });

  test("on a fork no dose goes before its day", () => {
    const courses = read(listed([14]));
    expect(entriesOf(moveDoses(courses, all(courses), -14, { from: 10, until: 40 }))).toEqual([listed([10])]);
  });
});

test("the end of an open course is open, its middle is not", () => {
  const [course] = read({ therapy: "nivolumab", dose: "240 mg", every: "2 weeks" });
  expect(partOf(course, [14, 28]).every).toBe(14);
  expect(partOf(course, [14]).every).toBeUndefined();
});

test("two doses at odd times are listed, not called a rhythm", () => {
  expect(entriesOf(read(listed([6.375, 18])))).toEqual([listed([6.375, 18])]);
  expect(entriesOf(read(listed([0.5, 7.5])))).toEqual([{ ...nivolumab, start: "12 hours", every: "1 week", times: 2 }]);
});
