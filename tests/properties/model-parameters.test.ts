import { describe, expect, test } from "vitest";
import { trialBody } from "../../src/experiments/model.ts";
import { references } from "../../src/foundation/references.ts";
import { parseUnit } from "../../src/foundation/units.ts";
import { cancers } from "../../src/models/cancers/index.ts";
import { modelExports, walk } from "./model-exports.ts";

/** Whatever looks like a parameter, also one that lacks a field. */
function looksLikeParameter(entry: Record<string, unknown>): boolean {
  return "evidence" in entry || ("value" in entry && "unit" in entry && !("formula" in entry));
}

/** A cancer's prior changes the value or the spread of a parameter that has unit and meaning elsewhere. */
function isPrior(path: string): boolean {
  return /(^|\.)priors\.[^.]+$/.test(path);
}

function faults(path: string, entry: Record<string, unknown>): string[] {
  const { value, unit, meaning, evidence, source } = entry;
  const found: string[] = [];
  const inherits = isPrior(path);
  if (!(inherits && value === undefined) && !Number.isFinite(value)) found.push(`value ${value}`);
  if (!inherits && (typeof unit !== "string" || !isUnit(unit))) found.push(`unit ${unit}`);
  if (!inherits && (typeof meaning !== "string" || meaning.trim().length < 3)) found.push(`meaning ${meaning}`);
  if (!["measured", "fitted", "assumed"].includes(`${evidence}`)) found.push(`evidence ${evidence}`);
  if (typeof source !== "string") found.push(`source ${source}`);
  else if (source.startsWith("assumed:")) {
    if (source.slice(8).trim().length < 10) found.push(`no reason in "${source}"`);
    if (evidence !== "assumed") found.push(`evidence ${evidence} with the source "${source}"`);
  } else if (!Object.hasOwn(references, source.split(",")[0])) found.push(`unknown reference in "${source}"`);
  return found;
}

function isUnit(text: string): boolean {
  try {
    parseUnit(text);
    return true;
  } catch {
    return false;
  }
}

/** Each file's parameters: how many it has that no file before it had, and what is wrong with them. */
const seen = new Set<unknown>();
const files = (await modelExports()).map(({ file, exports }) => {
  let count = 0;
  const found: string[] = [];
  walk(
    exports,
    "",
    (path, entry) => {
      if (!looksLikeParameter(entry)) return;
      count++;
      found.push(...faults(path, entry).map((fault) => `${path}: ${fault}`));
    },
    seen,
  );
  return { file, count, found };
});

describe("parameters of src/models", () => {
  test("are found in every published model, so that the checks below read something", () => {
    const published = files.filter(({ file }) => /^published\/(?!index)/.test(file));
    expect(published.length).toBeGreaterThanOrEqual(5);
    for (const { file, count } of published) expect(count, file).toBeGreaterThan(5);
  });

  test.for(files)("$file: value, known unit, meaning, evidence, and a known work or an honest guess", ({ found }) => {
    expect(found).toEqual([]);
  });

  test.for(Object.values(cancers))("$name: every prior is about a parameter of the body it lives in", (cancer) => {
    const known = Object.keys(trialBody(cancer).model.parameters);
    expect(known.length).toBeGreaterThan(5);
    expect(Object.keys(cancer.priors).filter((name) => !known.includes(name))).toEqual([]);
  });

  test("the check sees a missing field, an unknown unit, an unknown work and a guess in disguise", () => {
    const good = { value: 1, unit: "1/day", meaning: "growth", evidence: "fitted", source: "kuznetsov-1994, Table 1" };
    expect(faults("growth", good)).toEqual([]);
    expect(faults("growth", { ...good, unit: undefined })).toEqual(["unit undefined"]);
    expect(faults("growth", { ...good, unit: "1/fortnight" })).toEqual(["unit 1/fortnight"]);
    expect(faults("growth", { ...good, source: "somebody-1900, page 3" })).toHaveLength(1);
    expect(faults("growth", { ...good, source: "assumed: it looked about right" })).toHaveLength(1);
    expect(faults("growth", { ...good, evidence: "assumed", source: "assumed: it looked about right" })).toEqual([]);
  });
});
