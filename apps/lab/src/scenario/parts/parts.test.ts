import { describe, expect, test } from "vitest";
import { readStudy } from "../../../../../src/index.ts";
import { type LabDocument, type StudyData, studyText } from "../../document/lab-document.ts";
import { addAntigen, addClone, addPatch, addReceptors } from "./add-part.ts";
import { duplicateAntigen, duplicateClone, freshName } from "./duplicate-part.ts";
import { removed, whyStays, withoutReceptor } from "./remove-part.ts";
import { columnRenamed, renamed } from "./rename-part.ts";
import { itemsOf } from "./views.ts";

const study: StudyData = {
  microenvironment: "x",
  duration: "10 days",
  tumour: "1e8 cell",
  antigens: [
    { name: "A", kind: "tumour-only", surface: true },
    { name: "B", kind: "shared", "on-healthy": 0.2 },
  ],
  clones: [
    { name: "wild", antigens: { A: 1, B: 0.5 } },
    { name: "few", share: 0.4, antigens: { A: 0, B: 0.5 } },
  ],
  receptors: [{ antigen: "A", affinity: 0.8 }, { antigen: "B" }],
  patches: [
    { name: "rim", kind: "inflamed", share: 0.5, size: ["200 um", "200 um"], cells: { tumour: 10, vessel: 2 } },
    {
      name: "core",
      kind: "desert",
      size: ["200 um", "200 um"],
      cells: { tumour: 10 },
      clones: { wild: 0.2, few: 0.8 },
    },
  ],
  "vaccine-antigens": ["A"],
  "car-antigen": "A",
  arms: {
    control: {},
    low: { clones: [{ name: "few", share: 0.1, mhc: 0.2 }], receptors: [{ antigen: "B", affinity: 0.1 }] },
    mixed: { patches: [{ name: "core", clones: { wild: 0.5, few: 0.5 } }] },
  },
  claims: [],
};
const document: LabDocument = { version: 1, study, arm: "control" };

/** What the study's reader makes of it; it throws where anything is wrong. */
const read = (data: StudyData) => readStudy(studyText(data)).arms;
const shares = (arm: ReturnType<typeof read>[string]) =>
  Object.fromEntries(arm.clones.map(({ name, share }) => [name, Number(share.toFixed(6))]));

describe("a new clone", () => {
  test("is a share of the founding cells in every arm and in every mixture; the others keep their proportions", () => {
    const { control, low, mixed } = read(addClone(study, undefined, { name: "new", antigens: { A: 1 } }, 0.2));
    expect(shares(control)).toEqual({ wild: 0.48, few: 0.32, new: 0.2 });
    expect(shares(low)).toEqual({ wild: 0.72, few: 0.08, new: 0.2 });
    expect(control.patches[1].clones).toEqual({ wild: 0.16, few: 0.64, new: 0.2 });
    expect(mixed.patches[1].clones).toEqual({ wild: 0.4, few: 0.4, new: 0.2 });
  });

  test("for one arm alone leaves the others as they were", () => {
    const { control, low } = read(addClone(study, "low", { name: "new", antigens: {} }, 0.5));
    expect(shares(control)).toEqual({ wild: 0.6, few: 0.4 });
    expect(shares(low)).toEqual({ wild: 0.45, few: 0.05, new: 0.5 });
  });

  test("as a copy takes half of its model, with what arms change of the model", () => {
    const name = freshName(study, "clones", "few");
    expect(name).toBe("few 2");
    const { control, low } = read(duplicateClone(study, undefined, "few", name));
    expect(shares(control)).toEqual({ wild: 0.6, few: 0.2, "few 2": 0.2 });
    expect(shares(low)).toEqual({ wild: 0.9, few: 0.05, "few 2": 0.05 });
    expect(low.clones[2].mhc).toBe(0.2);
    expect(control.patches[1].clones).toEqual({ wild: 0.2, few: 0.4, "few 2": 0.4 });
  });
});

describe("a new antigen", () => {
  test("is shown by the chosen clones, and seen where it should be, in arms with receptors of their own too", () => {
    const antigen = { name: "C", kind: "tumour-only" };
    const { control, low } = read(addAntigen(study, undefined, antigen, { clones: ["few"], receptor: true }));
    expect(control.clones.map(({ antigens }) => antigens.C ?? 0)).toEqual([0, 1]);
    expect(low.receptors.map((one) => one.antigen)).toEqual(["B", "C"]);
  });

  test("for one arm is on clones of that arm alone", () => {
    const antigen = { name: "C", kind: "tumour-only" };
    const { control, low } = read(addAntigen(study, "low", antigen, { clones: ["wild"], receptor: false }));
    expect(control.antigens).toHaveLength(2);
    expect(low.clones[0].antigens).toEqual({ A: 1, B: 0.5, C: 1 });
  });

  test("as a copy is on the same clones and as well seen", () => {
    const { control } = read(duplicateAntigen(study, undefined, "A", "A 2"));
    expect(control.clones.map(({ antigens }) => antigens["A 2"])).toEqual([1, 0]);
    expect(control.receptors[1]).toMatchObject({ antigen: "A 2", affinity: 0.8 });
    const one = read(duplicateAntigen(study, "low", "B", "B 2"));
    expect(one.control.antigens).toHaveLength(2);
    expect(one.low.receptors.map(({ affinity }) => affinity)).toEqual([0.1, 0.1]);
  });
});

test("a new receptor of one arm leaves the study's list alone", () => {
  const { control, low } = read(addReceptors(study, "low", ["A"], { affinity: 0.5 }));
  expect(control.receptors).toHaveLength(2);
  expect(low.receptors.map(({ antigen, affinity }) => [antigen, affinity])).toEqual([
    ["B", 0.1],
    ["A", 0.5],
  ]);
});

test("a new patch copies one, which gives it a part of what it stands for", () => {
  const { control, mixed } = read(addPatch(study, undefined, "core", "deep", 0.2));
  expect(control.patches.map(({ name, share }) => [name, Number(share.toFixed(6))])).toEqual([
    ["rim", 0.5],
    ["core", 0.3],
    ["deep", 0.2],
  ]);
  expect(mixed.patches[2].clones).toEqual({ wild: 0.5, few: 0.5 });
  expect(control.patches[2].cells).toEqual(control.patches[1].cells);
});

describe("another name", () => {
  test("is used wherever the old one stood, and the run is the same but for names", () => {
    const next = renamed(renamed(document, "antigens", "A", "neo"), "clones", "few", "hidden");
    const { control, low, mixed } = read(next.study);
    expect(control.receptors[0].antigen).toBe("neo");
    expect(control.host).toMatchObject({ vaccineAntigens: ["neo"], carAntigen: "neo" });
    expect(control.clones[0].antigens).toEqual({ neo: 1, B: 0.5 });
    expect(low.clones[1]).toMatchObject({ name: "hidden", mhc: 0.2 });
    expect(mixed.patches[1].clones).toEqual({ wild: 0.5, hidden: 0.5 });
  });

  test("goes into the fork beside, and into columns that claims name", () => {
    const beside = { kind: "fork", day: 1, changes: {}, gene: { antigens: { A: 0.5 } } } as const;
    const next = renamed({ ...document, beside }, "antigens", "A", "neo");
    expect(next.beside).toMatchObject({ gene: { antigens: { neo: 0.5 } } });
    expect(columnRenamed("rim: level of A", "antigens", "A", "neo")).toBe("rim: level of neo");
    expect(columnRenamed("rim: tumour", "patches", "rim", "edge")).toBe("edge: tumour");
    expect(columnRenamed("clone A", "antigens", "A", "neo")).toBe("clone A");
  });

  test("that another one has is refused by the reader in words", () => {
    expect(() => read(renamed(document, "clones", "few", "wild").study)).toThrow(/"wild" again.*a name of its own/);
  });
});

describe("taking out", () => {
  test("a clone leaves its share to the others, in every arm and mixture", () => {
    const { control, low, mixed } = read(removed(document, "clones", "few").study);
    for (const arm of [control, low, mixed]) expect(shares(arm)).toEqual({ wild: 1 });
    expect(mixed.patches[1].clones).toEqual({ wild: 1 });
  });

  test("an antigen goes with its receptor, its levels, and what drugs name", () => {
    const { control, low } = read(removed(document, "antigens", "A").study);
    expect(control.receptors.map(({ antigen }) => antigen)).toEqual(["B"]);
    expect(control.host.vaccineAntigens).toEqual([]);
    expect(control.host.carAntigen).toBeUndefined();
    expect(low.clones[0].antigens).toEqual({ B: 0.5 });
  });

  test("a patch leaves its share to the others", () => {
    const { control } = read(removed(document, "patches", "rim").study);
    expect(control.patches.map(({ name, share }) => [name, share])).toEqual([["core", 1]]);
  });

  test("a receptor goes from the list that the arm has", () => {
    expect(read(withoutReceptor(study, undefined, itemsOf(study, "receptors"), 0)).control.receptors).toHaveLength(1);
    expect(read(withoutReceptor(study, "low", [{ antigen: "B" }], 0)).low.receptors).toHaveLength(0);
  });

  test("the last patch stays, and what stands for all stays in one arm; the reason is told", () => {
    expect(whyStays(study, { patches: [{ name: "rim" }] }, undefined, "patches", "rim")).toMatch(/one patch at least/);
    expect(whyStays(study, study, "low", "clones", "few")).toMatch(/for all arms/);
    expect(whyStays(study, study, undefined, "clones", "few")).toBeUndefined();
  });
});
