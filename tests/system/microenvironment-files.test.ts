import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { workplace } from "./tissue-files.ts";

const shipped = resolve(import.meta.dirname, "../../scenarios/microenvironment");
const good = join(shipped, "flagpoles-down.yaml");
const { immunarium, file } = workplace("microenvironment");

test("check says in a line what a good file is, and of a bad one all mistakes, and ends with 1", async () => {
  const text = readFileSync(good, "utf8").replace("mhc: 0.05", "mch: 0.05").replace("kills by NK", "kils by NK");
  const { code, out, err } = await immunarium("check", good, file("bad.yaml", text));
  const lines = out.trim().split("\n");
  expect({ code, err }).toEqual({ code: 1, err: "" });
  expect(lines[0]).toBe(
    `${good}: good. microenvironment, 1 patch, 1110 cells at the start, 3 arms, no treatment, 20 days, 1 claim`,
  );
  expect(lines.slice(1).map((line) => line.split(": found")[0])).toEqual([
    "bad.yaml:42: arms.MHC-low.clones[0].mch",
    "bad.yaml:53: claims[0].measured",
  ]);
});

test("explain tells a study in words, and its format", async () => {
  const study = await immunarium("explain", good);
  expect(study).toMatchObject({ code: 0, err: "" });
  expect(study.out).toContain("clones, wild, mhc: 0.05 instead of 1");
  const page = await immunarium("explain", "microenvironment-file", "--format", "markdown");
  const kept = resolve(import.meta.dirname, "../../docs/reference/microenvironment-file.md");
  expect(page.out.trim()).toBe(readFileSync(kept, "utf8").trim());
});
