/**
 * The tissue engine against formulas, benchmarks of the field and PhysiCell: the cases that take seconds, with two seeds
 * of the random one. All of them, with five: `immunarium conformance tissue`.
 */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { conformanceMeans } from "../../apps/cli/conformance-means.ts";
import { tissueConformanceCases } from "../../src/experiments/tissue-conformance/cases.ts";
import { holds } from "../../src/experiments/tissue-conformance/conformance-case.ts";

const folder = fileURLToPath(new URL("../../../shared/cases/physicell/", import.meta.url));
// Threads are compared in tests/invariance, where they run the built library.
const { crew: _, ...means } = conformanceMeans(folder, 2);
const quick = tissueConformanceCases.filter((one) => one.quick);

test("there are cases to run", () => {
  expect(quick.length).toBeGreaterThan(9);
});

test.each(quick)("$name: $title", { timeout: 180_000 }, async (one) => {
  const found = await one.run(means);
  if ("skipped" in found) {
    console.warn(`skipped: ${one.name}: ${found.skipped} (${folder})`);
    return;
  }
  expect(found.filter(({ limit }) => limit).length).toBeGreaterThan(0);
  expect(found.filter((finding) => !holds(finding))).toEqual([]);
});
