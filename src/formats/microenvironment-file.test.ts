import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { runMicroenvironment } from "../experiments/microenvironment/replicate.ts";
import { usualSteps } from "../models/microenvironment/contract.ts";
import { exampleStudy } from "./explain-microenvironment-file.ts";
import { InvalidFile } from "./invalid-file.ts";
import { isMicroenvironmentFile, readStudy } from "./microenvironment-file.ts";
import { microenvironmentJsonSchema } from "./microenvironment-json-schema.ts";

const good = `microenvironment: demo
lessons: [B4]
cancer: melanoma
duration: 60 days
tumour: 1e9 cell
antigens:
  - { name: neo, kind: tumour-only }
  - { name: gp100, kind: shared, on-healthy: 0.2, surface: true }
clones:
  - { name: wild, antigens: { neo: 1, gp100: 0.8 } }
receptors:
  - { antigen: neo, affinity: 0.5 }
patches:
  - name: primary
    kind: inflamed
    size: [700 um, 0.7 mm]
    cells: { tumour: 600, CD8 effector: 60 }
parameters: { tumourDivision: 0.02 1/h, cloneCount: 90 }
states: { cd8Blood: 3e7 cell }
treatments:
  - { therapy: nivolumab, dose: 3 mg/kg, every: 2 weeks, start: 20 days, times: 2 }
arms:
  control: { treatments: null }
  low: { clones: [{ name: wild, mhc: 0.05 }], parameters: { homing: 0.1 1/(mL*day) } }
claims:
  - id: one
    statement: Something is so.
    changed: something
    arm: low
    against: control
    measured: kills by NK cells
    over: [tumour, dying tumour]
    reading: day 30
    effect: ratio
    expected: above 1.5
    replicates: 20
    source: bajaj-2017, Table 1
`;

const read = (text: string) => readStudy(text, "demo.yaml");

function faults(text: string): string[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof InvalidFile) return error.message.split("\n");
    throw error;
  }
  return [];
}

/** The good file with one text replaced by another. */
function changed(find: string, replacement: string): string {
  expect(good).toContain(find);
  return good.replace(find, replacement);
}

describe("what is read", () => {
  const { arms, claims, ...study } = read(good);

  test("the study is told by title, lessons and arms in the file's order", () => {
    expect(study).toEqual({ title: "demo", lessons: ["B4"], meaning: "" });
    expect(Object.keys(arms)).toEqual(["control", "low"]);
    expect(arms.low.name).toBe("demo: low");
  });

  test("units are read once: days, µm, and those of the parameters' tables", () => {
    expect(arms.control.duration).toBe(60);
    expect(arms.control.patches[0].size).toEqual([700, 700, 0]);
    expect(arms.control.values.tumourDivision).toBeCloseTo(0.48, 12);
    expect(arms.control.host.states).toEqual({ cd8Blood: 3e7 });
  });

  test("what a file leaves out has its default", () => {
    expect(arms.control).toMatchObject({ saveEvery: 1, seed: 1, absent: [], tumourCells: 1e9 });
    expect(arms.control.steps).toEqual(usualSteps);
    expect(arms.control.clones[0]).toEqual({
      name: "wild",
      share: 1,
      antigens: { neo: 1, gp100: 0.8 },
      mhc: 1,
      pdl1: 1,
      cd47: 1,
    });
    expect(arms.control.receptors).toEqual([{ antigen: "neo", affinity: 0.5, precursors: 1 }]);
    expect(arms.control.antigens[1]).toMatchObject({ onHealthy: 0.2, onB: 0, surface: true });
    expect(arms.control.patches[0].share).toBe(1);
  });

  test("arms change what they name, and keep the rest", () => {
    expect(arms.low.clones[0]).toEqual({ ...arms.control.clones[0], mhc: 0.05 });
    expect(arms.low.host.values.homing).toBe(0.1);
    expect(arms.low.values).toEqual(arms.control.values);
    expect(arms.control.host.values).not.toHaveProperty("homing");
  });

  test("the cancer's medians are in the body, under what the file says itself", () => {
    expect(arms.control.host.values.cloneCount).toBe(90);
    expect(arms.control.host.values.mhcBaseline).toBe(0.8);
  });

  test("treatments are doses and the drug's numbers; an arm can take them away", () => {
    expect(arms.low.host.doses.map(({ day, state }) => [day, state])).toEqual([
      [20, "antiPD1Central"],
      [34, "antiPD1Central"],
    ]);
    expect(arms.low.host.values.antiPD1Start).toBe(20);
    expect(arms.control.host.doses).toEqual([]);
    expect(arms.control.host.values).not.toHaveProperty("antiPD1Clearance");
  });

  test("the file has the last word over a drug's numbers", () => {
    const { arms: other } = read(changed("cloneCount: 90", "antiPD1Affinity: 40 pmol/L"));
    expect(other.low.host.values.antiPD1Affinity).toBeCloseTo(0.04, 12);
  });

  test("regimens by name are as in trial files", () => {
    const text = changed("dose: 3 mg/kg, every: 2 weeks, start: 20 days, times: 2", "use: label");
    const { arms: other } = read(text);
    expect(other.low.host.doses.length).toBeGreaterThan(1);
  });

  test("claims are read to numbers", () => {
    expect(claims).toEqual([
      {
        id: "one",
        statement: "Something is so.",
        lessons: ["B4"],
        changed: "something",
        arm: "low",
        against: "control",
        measured: ["kills by NK cells"],
        over: ["tumour", "dying tumour"],
        reading: { kind: "day", day: 30 },
        effect: "ratio",
        expected: { lo: 1.5, hi: Number.POSITIVE_INFINITY },
        replicates: 20,
        confidence: 0.95,
        source: "bajaj-2017, Table 1",
      },
    ]);
  });

  test.each([
    ["end", { kind: "end" }],
    ["maximum", { kind: "maximum" }],
    ["first above 100", { kind: "first", direction: "above", threshold: 100 }],
    ["first below 1e-3", { kind: "first", direction: "below", threshold: 0.001 }],
  ])("reading %s", (text, reading) => {
    expect(read(changed("day 30", text)).claims[0].reading).toEqual(reading);
  });

  test.each([
    ["below -2", Number.NEGATIVE_INFINITY, -2],
    ["0.8 to 1.2", 0.8, 1.2],
    ["-1 to 1e3", -1, 1000],
  ])("expected %s", (text, lo, hi) => {
    expect(read(changed("above 1.5", text)).claims[0].expected).toEqual({ lo, hi });
  });

  test("an event counts runs", () => {
    const { claims: counted } = read(changed("    effect: ratio", "    event: below 1\n    effect: ratio"));
    expect(counted[0].event).toEqual({ direction: "below", threshold: 1 });
  });

  test("a diameter is a sphere: 20 mm of cells of 1.288e-9 mL that fill 63 % of it", () => {
    const { arms: other } = read(changed("1e9 cell", "20 mm"));
    expect(other.control.tumourCells).toBeCloseTo(((Math.PI / 6) * 8 * 0.63) / 1.288e-9, -3);
    expect(read(changed("1e9 cell", "2 cm")).arms.control.tumourCells).toBe(other.control.tumourCells);
  });

  test("without arms there is one, called run, under the title", () => {
    const text = good.slice(0, good.indexOf("arms:"));
    expect(Object.entries(read(text).arms).map(([arm, { name }]) => [arm, name])).toEqual([["run", "demo"]]);
  });

  test("shares that are left out are equal parts of what is left", () => {
    const text = changed(
      "  - { name: wild, antigens: { neo: 1, gp100: 0.8 } }",
      "  - { name: wild, share: 0.5, antigens: {} }\n  - { name: b, antigens: { neo: 1 } }\n  - { name: c, antigens: {} }",
    );
    expect(read(text).arms.control.clones.map(({ share }) => share)).toEqual([0.5, 0.25, 0.25]);
  });

  test("a patch that names clones has no others", () => {
    const text = changed(
      "  - { name: wild, antigens: { neo: 1, gp100: 0.8 } }",
      "  - { name: wild, antigens: { neo: 1 } }\n  - { name: b, antigens: {} }",
    ).replace("    kind: inflamed", "    kind: inflamed\n    clones: { b: 1 }");
    expect(read(text).arms.control.patches[0].clones).toEqual({ wild: 0, b: 1 });
  });

  test("three lengths make a block; mechanics can be resolved in time", () => {
    const text = `${changed("[700 um, 0.7 mm]", "[300 um, 300 um, 200 um]")}steps: { stages: none, phenotype: 6 min }\n`;
    const { patches, steps } = read(text).arms.control;
    expect(patches[0].size).toEqual([300, 300, 200]);
    expect(steps).toEqual({ phenotype: 6, movers: 4, exchange: 360 });
  });

  test("JSON is read as YAML is", () => {
    const json = JSON.stringify(parse(good), null, "\t");
    expect(isMicroenvironmentFile(json)).toBe(true);
    expect(read(json)).toEqual(read(good));
  });
});

test("a microenvironment file is told from others by its first-level key", () => {
  expect(isMicroenvironmentFile(good)).toBe(true);
  expect(isMicroenvironmentFile("tissue: x\n")).toBe(false);
  expect(isMicroenvironmentFile("title: trial\nnested:\n  microenvironment: x\n")).toBe(false);
});

/** What is changed in the good file, and what the reader then says, all of it. */
const mistakes: readonly (readonly [what: string, find: string, replacement: string, messages: readonly string[]])[] = [
  [
    "an unknown key",
    "tumour: 1e9 cell",
    "tumor: 1e9 cell",
    [
      "demo.yaml:1: tumour: found no such key; expected one: it has no default.",
      'demo.yaml:5: tumor: found an unknown key, "tumor"; expected one of microenvironment, meaning, lessons, seed, cancer, duration, save-every, tumour, antigens, clones, receptors, patches, parameters, states, absent, treatments, vaccine-antigens, car-antigen, steps, arms, claims (did you mean tumour?).',
    ],
  ],
  [
    "an unknown key inside",
    "mhc: 0.05",
    "mch: 0.05",
    [
      'demo.yaml:24: arms.low.clones[0].mch: found an unknown key, "mch"; expected one of name, share, antigens, mhc, pd-l1, stress, cd47 (did you mean mhc?).',
    ],
  ],
  [
    "a key that arms cannot change",
    "low: { clones",
    "low: { seed: 2, clones",
    [
      'demo.yaml:24: arms.low.seed: found an unknown key, "seed"; expected one of cancer, duration, save-every, tumour, antigens, clones, receptors, patches, parameters, states, absent, treatments, vaccine-antigens, car-antigen, steps.',
    ],
  ],
  [
    "an unknown cancer",
    "cancer: melanoma",
    "cancer: melanom",
    [
      'demo.yaml:3: cancer: found "melanom"; expected a cancer: b-cell-acute-lymphoblastic-leukaemia, breast-cancer, colorectal-cancer, large-b-cell-lymphoma, melanoma, merkel-cell-cancer, non-small-cell-lung-cancer, prostate-cancer, renal-cell-cancer, resected-melanoma, urothelial-cancer (did you mean melanoma?).',
    ],
  ],
  [
    "an unknown antigen of a clone, a receptor",
    "{ name: neo, kind",
    "{ name: nea, kind",
    [
      'demo.yaml:10: clones[0].antigens.neo: found "neo"; expected an antigen: nea, gp100 (did you mean nea?).',
      'demo.yaml:12: receptors[0].antigen: found "neo"; expected an antigen: nea, gp100 (did you mean nea?).',
    ],
  ],
  [
    "an unknown kind of cell",
    "CD8 effector: 60",
    "CD8 efector: 60",
    [
      'demo.yaml:17: patches[0].cells.CD8 efector: found an unknown key, "CD8 efector"; expected one of tumour, healthy, fibroblast, vessel, CD8 progenitor, CD8 effector, CD8 exhausted, CD8 memory, helper T, regulatory T, NK, dendritic, mature dendritic, M1 macrophage, M2 macrophage, MDSC, B cell, plasma cell, CAR T (did you mean CD8 effector?).',
    ],
  ],
  [
    "an unknown kind of cell that is absent",
    "low: { clones",
    "low: { absent: [NKs], clones",
    [
      'demo.yaml:24: arms.low.absent[0]: found "NKs"; expected a kind of cell: tumour, healthy, fibroblast, vessel, CD8 progenitor, CD8 effector, CD8 exhausted, CD8 memory, helper T, regulatory T, NK, dendritic, mature dendritic, M1 macrophage, M2 macrophage, MDSC, B cell, plasma cell, CAR T (did you mean NK?).',
    ],
  ],
  [
    "an unknown parameter",
    "tumourDivision: 0.02 1/h",
    "tumourDivison: 0.02 1/h",
    [
      'demo.yaml:18: parameters.tumourDivison: found an unknown parameter, "tumourDivison"; expected a parameter of the body or the tissue (did you mean tumourDivision?).',
    ],
  ],
  [
    "a parameter in a unit of something else",
    "0.02 1/h",
    "0.02 mL",
    ["demo.yaml:18: parameters.tumourDivision: found `0.02 mL`, a volume; expected a rate, such as `1 1/day`."],
  ],
  [
    "a rate below zero",
    "0.02 1/h",
    "-0.02 1/h",
    ["demo.yaml:18: parameters.tumourDivision: found -0.02 1/h; expected 0 or more, in 1/day."],
  ],
  [
    "an unknown state",
    "cd8Blood",
    "cd8Bloods",
    [
      'demo.yaml:19: states.cd8Bloods: found an unknown state, "cd8Bloods"; expected a state of the body (did you mean cd8Blood?).',
    ],
  ],
  [
    "a state that the tissue stands for",
    "cd8Blood: 3e7",
    "cd8Effector: 3e7",
    [
      "demo.yaml:19: states.cd8Effector: found cd8Effector, which is counted in the tissue; expected cells in `patches`, or a state of the body outside of the tumour.",
    ],
  ],
  [
    "a unit that contradicts a state",
    "3e7 cell",
    "3e7 nmol",
    [
      "demo.yaml:19: states.cd8Blood: found `3e7 nmol`, an amount of substance; expected a number of cells, such as `1 cell`.",
    ],
  ],
  [
    "a time without its unit",
    "duration: 60 days",
    "duration: 60",
    ["demo.yaml:4: duration: found 60; expected a text."],
  ],
  [
    "a length in a unit of time",
    "[700 um, 0.7 mm]",
    "[700 um, 0.7 min]",
    ['demo.yaml:16: patches[0].size[1]: found "0.7 min"; expected a length such as 20 um.'],
  ],
  [
    "a tumour in a unit of mass",
    "1e9 cell",
    "1 g",
    ['demo.yaml:5: tumour: found "1 g"; expected a number of cells or a diameter, such as 1e9 cell or 20 mm.'],
  ],
  [
    "an antigen that is tumour-only and on healthy cells",
    "kind: shared",
    "kind: tumour-only",
    [
      "demo.yaml:8: antigens[1].kind: found gp100, tumour-only and on normal cells; expected shared, or on no normal cell.",
    ],
  ],
  [
    "a shared antigen that nobody shares",
    "on-healthy: 0.2, ",
    "",
    [
      "demo.yaml:8: antigens[1].kind: found gp100, shared but on no normal cell; expected on-healthy or on-b-cells above 0.",
    ],
  ],
  [
    "too many antigens",
    "  - { name: neo, kind: tumour-only }\n",
    `${["neo", "b", "c", "d"].map((name) => `  - { name: ${name}, kind: tumour-only }`).join("\n")}\n`,
    ["demo.yaml:6: antigens: found a list; expected at most 4 antigens."],
  ],
  [
    "a clone without antigens while there are receptors",
    "{ name: wild, antigens: { neo: 1, gp100: 0.8 } }",
    "{ name: wild }",
    [
      "demo.yaml:10: clones[0].antigens: found wild without antigens; expected levels of them, since there are receptors; `antigens: {}` for a clone without any.",
    ],
  ],
  [
    "clones of which none has any antigen",
    "{ neo: 1, gp100: 0.8 }",
    "{ neo: 0 }",
    [
      "demo.yaml:9: clones: found no clone with any antigen; expected an antigen on some clone, since there are receptors.",
    ],
  ],
  [
    "shares of clones that do not sum to 1",
    "{ name: wild, antigens",
    "{ name: wild, share: 0.9, antigens",
    ["demo.yaml:9: clones: found shares that sum to 0.9; expected 1."],
  ],
  [
    "a share that an arm made too large, told with the arm",
    "clones: [{ name: wild, mhc: 0.05 }]",
    "clones: [{ name: wild, share: 0.7, mhc: 0.05 }, { name: b, share: 0.7, antigens: {} }]",
    ["demo.yaml:9: clones: found shares that sum to 1.4, in arm low; expected 1."],
  ],
  [
    "shares of patches that do not sum to 1",
    "    kind: inflamed",
    "    kind: inflamed\n    share: 0.2",
    ["demo.yaml:13: patches: found shares that sum to 0.2; expected 1."],
  ],
  [
    "shares of a patch's clones that do not sum to 1, and an unknown clone",
    "    kind: inflamed",
    "    kind: inflamed\n    clones: { wildd: 0.5 }",
    [
      'demo.yaml:16: patches[0].clones.wildd: found "wildd"; expected a clone: wild (did you mean wild?).',
      "demo.yaml:16: patches[0].clones: found shares that sum to 0.5; expected 1.",
    ],
  ],
  [
    "a patch larger than the tumour",
    "1e9 cell",
    "500 cell",
    [
      "demo.yaml:17: patches[0].cells.tumour: found 600 tumour cells, a sample of 500 of the whole tumour; expected a patch no larger than what it stands for.",
    ],
  ],
  [
    "more cells than a patch has room for",
    "tumour: 600",
    "tumour: 6000",
    [
      "demo.yaml:17: patches[0].cells: found 6000 tumour, healthy cells and fibroblasts in primary; expected at most 2438 in its size.",
    ],
  ],
  [
    "a patch without room for anything",
    "[700 um, 0.7 mm]",
    "[700 um, 7 um]",
    ["demo.yaml:16: patches[0].size[1]: found an edge of 7 um; expected at least 60 um."],
  ],
  [
    "a patch that fits no memory",
    "[700 um, 0.7 mm]",
    "[70 cm, 70 cm]",
    [
      "demo.yaml:16: patches[0].size: found a box of 1225000000 cubes of 20 um; expected at most 8000000 cubes of 20 um.",
    ],
  ],
  [
    "a body without any immune cell",
    "low: { clones",
    "low: { absent: [CD8 progenitor, CD8 effector, CD8 exhausted, CD8 memory, helper T, regulatory T, NK, dendritic, mature dendritic, M1 macrophage, M2 macrophage, MDSC, B cell, plasma cell, CAR T], treatments: [], clones",
    [
      "demo.yaml:24: arms.low.absent: found an empty body: every kind of immune cell is absent; expected at least one kind of immune cell that there is.",
    ],
  ],
  [
    "states that leave no immune cell",
    "cells: { tumour: 600, CD8 effector: 60 }\nparameters: { tumourDivision: 0.02 1/h, cloneCount: 90 }\nstates: { cd8Blood: 3e7 cell }",
    "cells: { tumour: 600 }\nstates: { cd8Naive: 0, cd4Naive: 0 cell, regulatoryBlood: 0, nkBlood: 0 }",
    [
      "demo.yaml:18: states: found an empty body: these states leave no immune cell, and the patches have none; expected immune cells in the blood, the nodes or the patches.",
    ],
  ],
  [
    "a tumour that is absent",
    "low: { clones",
    "low: { absent: [tumour], clones",
    ["demo.yaml:24: arms.low.absent[0]: found tumour; expected another kind: the run begins with a tumour."],
  ],
  [
    "steps that do not fit into each other",
    "states:",
    "steps: { phenotype: 50 min, movers: 1 h, exchange: 6 h }\nstates:",
    [
      "demo.yaml:19: steps.movers: found 60 min; expected a time above 0 and at most `phenotype`.",
      "demo.yaml:19: steps.exchange: found 360 min; expected a multiple of `phenotype`, 50 min.",
    ],
  ],
  [
    "an unknown therapy",
    "therapy: nivolumab",
    "therapy: nivolumap",
    [
      'demo.yaml:21: treatments[0].therapy: found "nivolumap", in arm low; expected a therapy: aldesleukin, atezolizumab, avelumab, axicabtagene-ciloleucel, cemiplimab, dacarbazine, docetaxel, durvalumab, everolimus, gm-csf, gp100-peptide-vaccine, interferon-alfa-2b, ipilimumab, mrna-neoantigen-vaccine, nivolumab, pembrolizumab, sipuleucel-t, tisagenlecleucel, tremelimumab (did you mean nivolumab?).',
    ],
  ],
  [
    "a rule of trials that has no meaning here",
    "times: 2 }",
    "times: 2, until: [progression] }",
    [
      'demo.yaml:21: treatments[0].until: found an unknown key, "until", in arm low; expected one of therapy, use, dose, route, every, blocks, days, start, times.',
    ],
  ],
  [
    "a dose in cells of a drug that is a mass",
    "3 mg/kg",
    "3 cell/kg",
    [
      "demo.yaml:21: treatments[0].dose: found `cell` (a number of cells), in arm low; expected a unit of a mass, such as `mg`.",
    ],
  ],
  [
    "a dose after the end",
    "start: 20 days",
    "start: 50 days",
    [
      "demo.yaml:21: treatments[0].times: found a course that is too long: the arm's last dose (day 64) is after the run ends (day 60), in arm low; expected fewer doses, or a longer run.",
    ],
  ],
  [
    "two drugs of a kind, one after the other",
    "times: 2 }",
    "times: 2 }\n  - { therapy: pembrolizumab, dose: 200 mg, times: 1, start: 50 days }",
    [
      "demo.yaml:22: treatments[1].therapy: found pembrolizumab after nivolumab, both antiPD1, in arm low; expected one therapy of a kind in a run.",
    ],
  ],
  [
    "an antibody against PD-1 without CD8 cells",
    "low: { clones",
    "low: { absent: [CD8 progenitor, CD8 effector, CD8 exhausted, CD8 memory], clones",
    [
      "demo.yaml:21: treatments[0].therapy: found nivolumab, which finds no CD8 T cells: they are all absent, in arm low; expected a drug with a target, or CD8 T cells.",
    ],
  ],
  [
    "an antibody against PD-L1 where nothing has any",
    "low: { clones: [{ name: wild, mhc: 0.05 }]",
    "low: { treatments: [{ therapy: atezolizumab, use: label }], absent: [M1 macrophage, M2 macrophage], clones: [{ name: wild, pd-l1: 0 }]",
    [
      "demo.yaml:24: arms.low.treatments[0].therapy: found atezolizumab, which finds no PD-L1: no clone has any, and macrophages are absent; expected a drug with a target, or PD-L1 on a clone or macrophages.",
    ],
  ],
  [
    "an antibody against CTLA-4 without T cells",
    "low: { clones",
    "low: { treatments: [{ therapy: ipilimumab, dose: 3 mg/kg, times: 1 }], absent: [CD8 progenitor, CD8 effector, CD8 exhausted, CD8 memory, helper T, regulatory T], clones",
    [
      "demo.yaml:24: arms.low.treatments[0].therapy: found ipilimumab, which finds no T cells: they are all absent; expected a drug with a target, or T cells.",
    ],
  ],
  [
    "CAR T cells that see nothing",
    "low: { clones",
    "low: { treatments: [{ therapy: tisagenlecleucel, dose: 2e8 cell, times: 1 }], clones",
    [
      "demo.yaml:24: arms.low.treatments[0].therapy: found tisagenlecleucel, and no antigen for them; expected `car-antigen`, what they see.",
    ],
  ],
  [
    "CAR T cells against what is inside",
    "low: { clones",
    "low: { treatments: [{ therapy: tisagenlecleucel, dose: 2e8 cell, times: 1 }], car-antigen: neo, clones",
    [
      'demo.yaml:24: arms.low.car-antigen: found "neo", which is not on the surface; expected one with `surface: true`: CARs see nothing else.',
    ],
  ],
  [
    "CAR T cells against what no clone has",
    "low: { clones: [{ name: wild, mhc: 0.05 }]",
    "low: { treatments: [{ therapy: tisagenlecleucel, dose: 2e8 cell, times: 1 }], car-antigen: gp100, clones: [{ name: wild, antigens: { gp100: null } }]",
    ['demo.yaml:24: arms.low.car-antigen: found "gp100", which is on no clone; expected an antigen of some clone.'],
  ],
  [
    "CAR T cells in a patch that see nothing",
    "CD8 effector: 60",
    "CAR T: 60",
    [
      "demo.yaml:17: patches[0].cells.CAR T: found CAR T cells in primary, and no antigen for them; expected `car-antigen`, what they see.",
    ],
  ],
  [
    "an unknown antigen of CARs",
    "states:",
    "car-antigen: gp10\nstates:",
    ['demo.yaml:19: car-antigen: found "gp10"; expected an antigen: neo, gp100 (did you mean gp100?).'],
  ],
  [
    "a vaccine without antigens",
    "low: { clones",
    "low: { treatments: [{ therapy: mrna-neoantigen-vaccine, dose: 1 mg, times: 1 }], clones",
    [
      "demo.yaml:24: arms.low.treatments[0].therapy: found mrna-neoantigen-vaccine, and no antigens for it; expected `vaccine-antigens`, the antigens that it carries.",
    ],
  ],
  [
    "a vaccine with what no receptor sees",
    "low: { clones",
    "low: { treatments: [{ therapy: mrna-neoantigen-vaccine, dose: 1 mg, times: 1 }], vaccine-antigens: [gp100], clones",
    [
      'demo.yaml:24: arms.low.vaccine-antigens[0]: found "gp100", which no receptor sees; expected an antigen that one sees: neo.',
    ],
  ],
  [
    "an arm that changes nothing that it can",
    "control: { treatments: null }",
    "control: 7",
    ["demo.yaml:23: arms.control: found 7; expected what the arm changes, or {}."],
  ],
  [
    "an arm called by a number, which would lose its place",
    "low: { clones",
    "7: { clones",
    [
      "demo.yaml:24: arms.7: found an arm called 7; expected a name that is no number.",
      'demo.yaml:29: claims[0].arm: found "low"; expected an arm: 7, control.',
    ],
  ],
  [
    "an unknown arm of a claim",
    "against: control",
    "against: contrl",
    ['demo.yaml:30: claims[0].against: found "contrl"; expected an arm: control, low (did you mean control?).'],
  ],
  [
    "an arm against itself",
    "against: control",
    "against: low",
    ['demo.yaml:30: claims[0].against: found "low" again; expected another arm.'],
  ],
  [
    "a ratio of one arm",
    "    against: control\n",
    "",
    ["demo.yaml:26: claims[0].against: found no such key; expected an arm, for a ratio."],
  ],
  [
    "a value of two arms",
    "effect: ratio",
    "effect: value",
    ['demo.yaml:30: claims[0].against: found "control"; expected nothing: a value is judged by itself.'],
  ],
  [
    "a column that the series lacks",
    "kills by NK cells",
    "kills by NK cell",
    [
      'demo.yaml:31: claims[0].measured: found "kills by NK cell"; expected a column of the series (did you mean kills by NK cells or kills by T cells?).',
    ],
  ],
  [
    "a column of a list that the series lacks",
    "dying tumour]",
    "dying tumor]",
    [
      'demo.yaml:32: claims[0].over[1]: found "dying tumor"; expected a column of the series (did you mean dying tumour?).',
    ],
  ],
  [
    "a column that only one of the arms has",
    "kills by NK cells",
    "mean anti-PD-1",
    [
      'demo.yaml:31: claims[0].measured: found "mean anti-PD-1", which control does not have; expected a column of the series (did you mean mean antibody?).',
    ],
  ],
  [
    "a day after the end",
    "day 30",
    "day 90",
    ["demo.yaml:33: claims[0].reading: found day 90; expected a day of the run, which ends on 60."],
  ],
  [
    "a reading that is none",
    "day 30",
    "after 30 days",
    [
      'demo.yaml:33: claims[0].reading: found "after 30 days"; expected end, mean, maximum, minimum, or a reading such as day 30, first above 100, first below 1.',
    ],
  ],
  [
    "a range that is none",
    "above 1.5",
    "2 to 1",
    ['demo.yaml:35: claims[0].expected: found "2 to 1"; expected the lower end first.'],
  ],
  [
    "an unknown reference",
    "bajaj-2017, Table 1",
    "bajaj-2018, Table 1",
    [
      'demo.yaml:37: claims[0].source: found "bajaj-2018"; expected a key of the references with its place, or assumed: why (did you mean bajaj-2017?).',
    ],
  ],
  [
    "an assumption without a reason",
    "bajaj-2017, Table 1",
    '"assumed:"',
    ['demo.yaml:37: claims[0].source: found "assumed:"; expected assumed: and why.'],
  ],
];

describe("bad input is refused, with file, line, key, what was found and what was expected", () => {
  test.each(mistakes)("%s", (_, find, replacement, messages) => {
    expect(faults(changed(find, replacement))).toEqual(messages);
  });

  test("all mistakes are told at once, in the order of the lines, each once though every arm has it", () => {
    const text = good
      .replace("melanoma", "melanomma")
      .replace("on-healthy: 0.2, ", "")
      .replace("60 }", "60, fibroblast: 9000 }")
      .replace("cd8Blood", "cd8Bloot")
      .replace("effect: ratio", "effect: ratios");
    expect(faults(text).map((line) => line.split(": found")[0])).toEqual([
      "demo.yaml:3: cancer",
      "demo.yaml:8: antigens[1].kind",
      "demo.yaml:17: patches[0].cells",
      "demo.yaml:19: states.cd8Bloot",
      "demo.yaml:34: claims[0].effect",
    ]);
  });

  test("a mistake in one key does not hide what is wrong in another, and makes nothing else look wrong", () => {
    const text = good.replace("{ name: neo, kind: tumour-only }", "{ name: neo, kind: other }");
    expect(faults(text)).toEqual([
      'demo.yaml:7: antigens[0].kind: found "other"; expected one of tumour-only, shared.',
    ]);
  });

  test("a column of several patches is named with its patch", () => {
    const second = "  - { name: second, kind: desert, size: [200 um, 200 um], cells: { tumour: 10 } }\nparameters:";
    const [first] = faults(good.replace("parameters:", second));
    expect(first).toBe(
      'demo.yaml:32: claims[0].measured: found "kills by NK cells"; expected a column of the series (did you mean primary: kills by NK cells or second: kills by NK cells?).',
    );
  });

  test("two claims with one id", () => {
    const claim = good.slice(good.indexOf("  - id: one"));
    expect(faults(`${good}${claim}`)).toEqual([
      'demo.yaml:38: claims[1].id: found "one" again; expected an id of its own.',
    ]);
  });

  test.each(["", "7", "[]", "a text"])("a file that is no study: %j", (text) => {
    expect(faults(text)).toHaveLength(1);
  });

  test("whatever stands in place of a value, and wherever a file is cut off, the answer is a study or a list of mistakes", () => {
    const data = parse(good);
    let refused = 0;
    for (const path of pathsIn(data)) {
      for (const other of [null, -7, [[]], { x: {} }]) {
        if (faults(JSON.stringify(withOther(data, path, other))).length > 0) refused++;
      }
    }
    expect(refused).toBeGreaterThan(200);
    const lines = good.split("\n");
    for (let n = 0; n < 17; n++) expect(faults(lines.slice(0, n).join("\n")).length, `${n} lines`).toBeGreaterThan(0);
  });

  test("names that JavaScript has for itself are refused, none is passed over", () => {
    const arm = good.replace("low: {", "__proto__: {").replace("arm: low", "arm: __proto__");
    expect(faults(arm)).toEqual(['demo.yaml:24: arms.__proto__: found "__proto__"; expected another name.']);
    expect(faults(changed("cd8Blood", "constructor"))).toEqual([
      'demo.yaml:19: states.constructor: found "constructor"; expected another name.',
    ]);
    expect(faults(changed("cloneCount", "toString"))[0]).toContain('an unknown parameter, "toString"');
    expect(faults(good.replaceAll("neo", "valueOf"))[0]).toBe(
      'demo.yaml:7: antigens[0].name: found "valueOf"; expected another name.',
    );
  });
});

type Path = readonly string[];

/** Every place of a document: keys and numbers in lists. */
function pathsIn(data: unknown, path: Path = []): Path[] {
  if (typeof data !== "object" || data === null) return [path];
  return [path, ...Object.entries(data).flatMap(([key, value]) => pathsIn(value, [...path, key]))];
}

function withOther(data: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  const copy: Record<string, unknown> = Array.isArray(data) ? ([...data] as never) : { ...(data as object) };
  copy[key] = withOther(copy[key], rest, other);
  return copy;
}

const published = new Ajv2020({ allErrors: true, strict: false }).compile(microenvironmentJsonSchema());
const shipped = new URL("../../scenarios/microenvironment/", import.meta.url);

describe.each([
  ...readdirSync(shipped)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => [name, readFileSync(new URL(name, shipped), "utf8")]),
  ["the example of the reference page", exampleStudy],
])("%s", (name, text) => {
  const study = readStudy(text, name);

  test("is seen to be one, and is read, with a claim", () => {
    expect(isMicroenvironmentFile(text)).toBe(true);
    expect(study.claims.length).toBeGreaterThan(0);
    expect(Object.keys(study.arms).length).toBeGreaterThan(1);
  });

  test("fits the published schema", () => {
    expect(published(parse(text)), JSON.stringify(published.errors)).toBe(true);
  });

  test("its last arm begins, and exchanges with the body", () => {
    const [scenario] = Object.values(study.arms).slice(-1);
    const { steps } = scenario;
    const one = { ...scenario, duration: steps.phenotype / 1440, steps: { ...steps, exchange: steps.phenotype } };
    expect(runMicroenvironment(one).status.code).toBe("done");
  });
});

test("the published schema refuses what the reader refuses by shape, in arms as well", () => {
  expect(published(parse(good))).toBe(true);
  const bad = [
    changed("mhc: 0.05", "mch: 0.05"),
    changed("CD8 effector: 60", "CD8 efector: 60"),
    changed("duration: 60 days", "duration: 60"),
    changed("therapy: nivolumab", "therapy: nivolumap"),
    changed("day 30", "after 30 days"),
  ];
  for (const text of bad) {
    expect(published(parse(text))).toBe(false);
    expect(faults(text)).not.toEqual([]);
  }
});
