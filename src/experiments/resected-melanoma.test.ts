import { expect, test } from "vitest";
import { texts } from "../foundation/table.ts";
import { cancers } from "../models/cancers/index.ts";
import type { TrialDesign } from "./design.ts";
import { findPatients } from "./enter.ts";
import { preparedBody, trialBody } from "./model.ts";
import { sampleCandidate } from "./sample.ts";
import { runTrial } from "./trial.ts";

const cancer = cancers["resected-melanoma"];

const observation: TrialDesign = {
  name: "observation",
  title: "",
  source: "",
  cancer: cancer.name,
  arms: [{ name: "observation", size: 24, treatments: [] }],
  duration: 5 * 365.25,
  visits: { first: 84, every: 84, until: 2000, later: 84, window: 3, missed: 0.02 },
  response: { criteria: "relapse", confirmation: true, readerError: 0.07 },
  patients: 24,
  seed: 1,
  eligibility: [],
  population: {},
  dropoutPerMonth: 0,
  landmarks: [48],
  contrasts: [],
  published: [],
};

test("whom surgery cured has no tumour cell; the others' residue is what was drawn, and cannot be seen", () => {
  const body = trialBody(cancer);
  const prepared = preparedBody(cancer);
  const people = Array.from({ length: 12 }, (_, id) => sampleCandidate(cancer, body.model, 5, id));
  const volume = prepared.gauge(["tumourVolume", "tumourCells"]);
  const seen = new Float64Array(2);
  const parameters = new Float64Array(prepared.parameters.length);
  const kinds = findPatients(prepared, cancer, people, 5).flatMap(({ patient }) => {
    if (!patient) return [];
    parameters.set(patient.parameters);
    volume(0, patient.state, parameters, seen);
    if (patient.lesions.volume === 0) expect(seen[1]).toBe(0);
    else expect(seen[0] / patient.lesions.volume).toBeCloseTo(1, 2);
    return [patient.lesions.volume > 0];
  });
  expect(kinds).toContain(true);
  expect(kinds).toContain(false);
});

test("observed patients relapse without ever responding, and some never do", async () => {
  const { arms, tables } = await runTrial(observation);
  expect(new Set(texts(tables.subjects, "bestResponse"))).toEqual(new Set(["NE"]));
  const [{ pfs, os }] = arms;
  expect(pfs.events).toBeGreaterThan(6);
  expect(pfs.landmarks[0].rate).toBeGreaterThan(0.05);
  expect(os.landmarks[0].rate).toBeGreaterThan(pfs.landmarks[0].rate ?? 1);
});
