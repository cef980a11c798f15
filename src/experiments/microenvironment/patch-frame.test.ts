import { expect, test } from "vitest";
import { MicroenvironmentRun } from "../../engine/microenvironment/microenvironment-run.ts";
import { numbers, texts } from "../../foundation/table.ts";
import { type MicroenvironmentScenario, usualSteps } from "../../models/microenvironment/contract.ts";
import { referenceModel } from "../model.ts";
import { drawnFrame, fewAntigens, patchFrame, plainFrame } from "./patch-frame.ts";

const clone = { mhc: 1, pdl1: 1, cd47: 1 };
const scenario: MicroenvironmentScenario = {
  name: "frame",
  antigens: [{ name: "gp100", kind: "shared", onHealthy: 0.2, surface: true }],
  clones: [
    { ...clone, name: "wild", share: 0.4, antigens: { gp100: 0.9 } },
    { ...clone, name: "bare", share: 0.3, antigens: { gp100: 0.1 } },
    { ...clone, name: "hidden", share: 0.3, antigens: { gp100: 0.9 }, mhc: 0.1 },
  ],
  receptors: [{ antigen: "gp100", affinity: 1, precursors: 1 }],
  patches: [
    {
      name: "p",
      kind: "inflamed",
      share: 1,
      size: [160, 160, 0],
      cells: { tumour: 40, healthy: 20, "CD8 effector": 5 },
    },
  ],
  host: { values: {}, states: {}, doses: [], vaccineAntigens: [] },
  values: {},
  absent: ["NK"],
  tumourCells: 1e8,
  duration: 1,
  saveEvery: 1,
  steps: usualSteps,
  seed: 1,
};
const raw = new MicroenvironmentRun(scenario, referenceModel).patches[0].frame();
const named = patchFrame(raw, scenario);

test("levels have the antigens' names, clones and receptors are words, and the engine's own values are gone", () => {
  const names = named.cells.columns.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["level of gp100", "clone", "receptor", "level of MHC-I"]));
  expect(names.filter((name) => /^antigen|heading|engaged|cycle entry/.test(name))).toEqual([]);
  const clones = texts(named.cells, "clone");
  const levels = numbers(named.cells, "level of gp100");
  clones.forEach((name, row) => {
    if (name !== "") expect(levels[row]).toBe(name === "bare" ? 0.1 : 0.9);
  });
  expect(new Set(texts(named.cells, "receptor"))).toEqual(new Set(["", "gp100"]));
});

test("in pictures, tumour cells without antigens or MHC-I stand apart; types that are not there are named on demand", () => {
  const drawn = drawnFrame(named, scenario);
  const clones = texts(drawn.cells, "clone");
  texts(drawn.cells, "type").forEach((type, row) => {
    expect(type === fewAntigens).toBe(clones[row] === "bare" || clones[row] === "hidden");
  });
  expect(drawn.cellTypes).toEqual(["tumour", fewAntigens, "CD8 effector", "healthy"]);
  const all = drawnFrame(named, scenario, true).cellTypes;
  expect(all).toContain("CAR T");
  expect(all).not.toContain("NK");
});

test("for other programs, traits have names of letters, digits and underscores", () => {
  const before = raw.cells.columns.map(({ name }) => name).filter((name) => / /.test(name));
  const after = new Set(plainFrame(raw).cells.columns.map(({ name }) => name));
  expect(before).toContain("divisions left");
  expect(after.has("divisions_left")).toBe(true);
});
