import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readStudy, type Study } from "../../../../src/index.ts";
import { alike, canonicalText, shortTitle, studyDigest } from "./canonical.ts";

describe("canonical text", () => {
  test("keys come in one order, but arms in their own: the first is the control", () => {
    const one = { b: 1, a: { d: [{ y: 1, x: 2 }], c: 2 }, arms: { treated: { z: 1, y: 2 }, control: {} } };
    const other = { arms: { treated: { y: 2, z: 1 }, control: {} }, a: { c: 2, d: [{ x: 2, y: 1 }] }, b: 1 };
    expect(canonicalText(one)).toBe(canonicalText(other));
    expect(canonicalText(one)).toBe(
      '{"a":{"c":2,"d":[{"x":2,"y":1}]},"arms":{"treated":{"y":2,"z":1},"control":{}},"b":1}',
    );
    expect(canonicalText({ arms: { control: {}, treated: {} } })).not.toBe(
      canonicalText({ arms: { treated: {}, control: {} } }),
    );
  });

  test("what is undefined does not count, and lists keep their order", () => {
    expect(canonicalText({ a: undefined, b: [2, 1] })).toBe('{"b":[2,1]}');
  });

  test("every shipped study reads as the same arms from its canonical text", () => {
    const folder = join(import.meta.dirname, "../../../../scenarios/microenvironment");
    const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
    expect(names.length).toBeGreaterThan(20);
    // Objects are compared key by key here, whatever their order.
    const armsOf = ({ arms }: Study) => arms;
    for (const name of names.slice(0, 6)) {
      const data = parse(readFileSync(join(folder, name), "utf8"));
      const [read, again] = [data, JSON.parse(canonicalText(data))].map((one) => readStudy(JSON.stringify(one)));
      expect(armsOf(again), name).toEqual(armsOf(read));
      expect(Object.keys(again.arms)).toEqual(Object.keys(read.arms));
    }
  });

  test("the digest of a study knows seeds and arms, and no words", () => {
    const study = { microenvironment: "a", seed: 1, meaning: "words", claims: [] };
    expect(studyDigest(study)).toBe(studyDigest({ ...study, meaning: "others", claims: undefined }));
    expect(studyDigest(study)).not.toBe(studyDigest({ ...study, seed: 2 }));
  });
});

test("documents are alike that show the same runs, whatever words stand with them", () => {
  const document = { version: 1, study: { microenvironment: "a", seed: 1, meaning: "words" }, arm: "x" } as const;
  expect(alike(document, { ...document, study: { seed: 1, microenvironment: "a" } })).toBe(true);
  expect(alike(document, { ...document, arm: "y" })).toBe(false);
  expect(alike(document, { ...document, study: { ...document.study, seed: 2 } })).toBe(false);
});

test("a title is one line of at most 80 characters, whole ones", () => {
  expect(shortTitle({ study: { microenvironment: " two\n words " } })).toBe("two words");
  const long = shortTitle({ study: { microenvironment: "🧬".repeat(90) } });
  expect([...long]).toHaveLength(80);
  expect(long.endsWith("…")).toBe(true);
});
