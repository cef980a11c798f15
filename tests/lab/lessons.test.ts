/** Content files of lessons: shape, words, reading level, and a study that can be run. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { studyText } from "../../apps/lab/src/document/lab-document.ts";
import type { Lesson } from "../../apps/lab/src/lesson/content.ts";
import { studyWith } from "../../apps/lab/src/lesson/lesson-study.ts";
import { readingGrade, sentencesOf, wordsOf } from "../../apps/lab/src/lesson/reading-level.ts";
import { readStudy } from "../../src/index.ts";

const folder = fileURLToPath(new URL("../../content/lessons/", import.meta.url));
const lessons = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => [name, parse(readFileSync(folder + name, "utf8")) as Lesson] as const);

/** Names of cells, which lessons explain. */
const explained = new Set(["antigens", "antigen", "tumour", "tumours"]);
const banned =
  /\b(war|battle|fight|enemy|soldier|weapon|army|kill shot|victim|sufferer|breakthrough|miracle|game-changer|revolutionary|silver bullet|wonder drug|cures?)\b/i;

test("there are lessons", () => expect(lessons.length).toBeGreaterThan(0));

describe.each(lessons)("%s", (_, lesson) => {
  const plain = [lesson.answer.plain, ...lesson.story.plain, ...lesson.leavesOut.plain];

  test("the plain text is for grade 7 at most, in short sentences", () => {
    const grade = readingGrade(plain.join(" "), explained);
    console.info(`${lesson.lesson}: grade ${grade.toFixed(1)}`);
    expect(grade).toBeLessThanOrEqual(7);
    const lengths = plain.flatMap(sentencesOf).map((sentence) => wordsOf(sentence).length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(25);
    expect(lengths.reduce((a, b) => a + b, 0) / lengths.length).toBeLessThanOrEqual(15);
  });

  test("it has no word that pages on cancer should not have, and quotes at most 25 words", () => {
    const { quote, ...own } = lesson;
    expect(JSON.stringify(own).match(banned)).toBeNull();
    expect(wordsOf(quote.text).length).toBeLessThanOrEqual(25);
  });

  test("it asks a question, has at most three controls, three tries and three limits", () => {
    expect(lesson.question).toMatch(/\?$/);
    expect(lesson.controls.length).toBeLessThanOrEqual(3);
    expect(lesson.tries.length).toBe(3);
    expect(lesson.leavesOut.plain.length).toBe(3);
  });

  test("every stop of every control gives a study that can be run", () => {
    for (const { id, stops } of lesson.controls) {
      for (const at of stops.keys()) {
        const { arms } = readStudy(studyText(studyWith(lesson, { [id]: at })));
        expect(Object.keys(arms)).toEqual(expect.arrayContaining([lesson.arm, lesson.without]));
      }
    }
  });
});
