import { expect, test } from "vitest";
import { references } from "../foundation/references.ts";
import { bibliography } from "./bibliography.ts";

const key = "ahamadi-2017";

test("a work as RIS begins with its type, has a line an author and the DOI, and ends", () => {
  const lines = bibliography([key], "ris").trimEnd().split("\n");
  expect(lines[0]).toBe("TY  - GEN");
  expect(lines.filter((line) => line.startsWith("AU  - "))).toHaveLength(references[key].authors.split(",").length);
  expect(lines).toContain("AU  - Ahamadi, M");
  expect(lines).toContain("DO  - 10.1002/psp4.12139");
  expect(lines.at(-1)).toMatch(/^ER {2}-/);
});

test("every work can be written in every style, and none is lost", () => {
  const keys = Object.keys(references);
  expect(bibliography(keys, "text").trimEnd().split("\n")).toHaveLength(keys.length);
  expect(bibliography(keys, "bibtex").match(/^@misc\{/gm)).toHaveLength(keys.length);
  expect(bibliography(keys, "ris").match(/^TY {2}-/gm)).toHaveLength(keys.length);
});
