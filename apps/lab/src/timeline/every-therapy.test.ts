import { describe, expect, test } from "vitest";
import { readStudy, therapies } from "../../../../src/index.ts";
import { studyText } from "../document/lab-document.ts";
import { entriesOf } from "./canonical.ts";
import type { Course, TherapyCard } from "./course.ts";
import { obstacle } from "./obstacles.ts";
import { oneDose, patternCourse } from "./pattern-course.ts";
import { startingAntigens } from "./starting-antigens.ts";
import { therapyCards } from "./therapy-cards.ts";
import { kinds } from "./therapy-kinds.ts";
import { withAntigens, withTreatments } from "./treatments-of.ts";

const study = {
  microenvironment: "x",
  duration: "60 days",
  tumour: "1e9 cell",
  antigens: [{ name: "A", kind: "shared", "on-healthy": 0.1, surface: true }],
  clones: [{ name: "wild", antigens: { A: 1 } }],
  receptors: [{ antigen: "A" }],
  patches: [{ name: "p", kind: "inflamed", size: ["200 um", "200 um"], cells: { tumour: 20, "CD8 effector": 5 } }],
};
const span = { from: 0, until: 60 };
const { run: scenario } = readStudy(studyText(study)).arms;
const given = { side: "main", name: "run", courses: [], past: [], span, scenario } as const;

/** The study once a course is added as the dialog adds it. */
function added(card: TherapyCard, course: Course) {
  const document = { version: 1, study, arm: "run" } as const;
  return withAntigens(withTreatments(document, "main", entriesOf([course])), "main", startingAntigens(card, given, {}))
    .study;
}

describe("the dialog that adds treatments", () => {
  test("has every therapy that a study file knows under some heading", () => {
    const told = kinds.map(([slot]) => slot);
    const missing = Object.values(therapies).filter(({ slot }) => !told.includes(slot));
    expect(missing.map(({ name }) => name)).toEqual([]);
    expect(Object.keys(therapyCards)).toHaveLength(Object.keys(therapies).length);
  });

  test.each(Object.values(therapyCards))("gives $name in every pattern as the study's reader takes it", (card) => {
    expect(obstacle(card, [], therapyCards, scenario)).toBeUndefined();
    const courses = card.patterns.map((pattern) => patternCourse(card, pattern, 3, span));
    expect(courses.length).toBeGreaterThan(0);
    for (const course of [...courses, oneDose(card, card.patterns[0], 5, span)]) {
      const { arms } = readStudy(studyText(added(card, course)));
      expect(arms.run.host.doses.length).toBeGreaterThan(0);
    }
  });

  test.each(Object.values(therapyCards))("says why $name cannot be given, where the reader would refuse it", (card) => {
    const absent = ["CD8 progenitor", "CD8 effector", "CD8 exhausted", "CD8 memory", "helper T", "regulatory T"];
    const without = [...absent, "NK", "CAR T", "M1 macrophage", "M2 macrophage"];
    const poor = { ...study, clones: [{ name: "wild", antigens: { A: 1 }, "pd-l1": 0 }], absent: without };
    const { run } = readStudy(studyText({ ...poor, patches: [{ ...study.patches[0], cells: { tumour: 20 } }] })).arms;
    const text = studyText({
      ...added(card, patternCourse(card, card.patterns[0], 3, span)),
      clones: poor.clones,
      absent: without,
      patches: [{ ...study.patches[0], cells: { tumour: 20 } }],
    });
    const told = obstacle(card, [], therapyCards, run) !== undefined;
    let refused = false;
    try {
      readStudy(text);
    } catch {
      refused = true;
    }
    expect(told).toBe(refused);
  });
});
