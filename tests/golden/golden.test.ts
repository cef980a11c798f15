/**
 * Digests of what the code computed when they were written down. They notice change, not error: whoever changes a
 * model, a method or the way chance is drawn sees here what else moved with it. Where a change is meant, write them
 * anew and look at the difference:
 *
 *   UPDATE_GOLDEN=1 npx vitest run tests/golden
 */
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, expect, test, vi } from "vitest";
import type { TrialDesign } from "../../src/experiments/design.ts";
import { runTrial } from "../../src/experiments/trial.ts";
import { digestNumbers } from "../../src/foundation/digest.ts";
import { publishedModels } from "../../src/models/published/index.ts";
import { simulate } from "../published/simulate.ts";

// The population of melanoma is fitted and fitted again; this one stays.
vi.mock(import("../../src/models/cancers/melanoma-fit.ts"), () => ({
  melanomaFit: {
    provenance: "written down for this test",
    values: {
      logExpansion: 7.5,
      expansionByCostimulation: 4,
      progenitorDivision: 0.6,
      progenitorDivisionSpread: 1,
      tgfSecretionTumour: 1e-12,
      cytotoxicity: 6,
      ctla4Killing: 0.3,
      angiogenesis: 0.03,
      pdl1Density: 60,
      scarFraction: 0.01,
      newLesionHazard: 0.05,
      deathHazard: 0.03,
      deathBySize: 1,
      deathByGrowth: 1.5,
      deathBySeverity: 0.5,
    },
  },
}));

const path = new URL("digests.json", import.meta.url);
const written = JSON.parse(readFileSync(path, "utf8")) as Record<string, string>;
const update = process.env.UPDATE_GOLDEN === "1";
const found: Record<string, string> = {};
afterAll(() => {
  if (update) writeFileSync(path, `${JSON.stringify(found, null, 2)}\n`);
});

function expectGolden(name: string, digest: string): void {
  found[name] = digest;
  if (!update) expect(digest, `${name}: if the change is meant, see the top of this file`).toBe(written[name]);
}

const days = Array.from({ length: 31 }, (_, k) => 5 * k);

test.for(Object.entries(publishedModels))("%s, 150 days", ([name, model]) => {
  const run = simulate(model, days, { relativeTolerance: 1e-6, absoluteTolerance: 1e-6 });
  expectGolden(name, digestNumbers(Object.values(run).flat()));
});

test("a trial of four patients in two arms", async () => {
  const antibody = (therapy: string, every: number, times: number) => ({
    therapy,
    dose: 3,
    unit: "mg/kg",
    route: "intravenous",
    start: 0,
    every,
    times,
    stop: { atProgression: true, forToxicity: true },
    held: 0,
  });
  const design: TrialDesign = {
    name: "golden",
    title: "Two antibodies",
    source: "made up for this test",
    cancer: "melanoma",
    arms: [
      { name: "nivolumab", size: 100, treatments: [antibody("nivolumab", 14, Number.POSITIVE_INFINITY)] },
      { name: "ipilimumab", size: 100, treatments: [antibody("ipilimumab", 21, 4)] },
    ],
    duration: 364,
    visits: { first: 84, every: 42, until: 364, later: 84, window: 3, missed: 0.02 },
    response: { criteria: "RECIST 1.1", confirmation: true, readerError: 0.07 },
    patients: 4,
    seed: 1,
    eligibility: [],
    population: {},
    dropoutPerMonth: 0.003,
    landmarks: [6],
    contrasts: [{ arm: "nivolumab", reference: "ipilimumab" }],
    published: [],
  };
  const { digest, numerics } = await runTrial(design);
  expect(numerics.failures).toBe(0);
  expectGolden("trial", digest);
});

test("every digest that is written down is of something that exists", () => {
  expect(Object.keys(update ? found : written).sort()).toEqual([...Object.keys(publishedModels), "trial"].sort());
});
