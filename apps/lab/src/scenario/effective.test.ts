import { describe, expect, test } from "vitest";
import { readStudy } from "../../../../src/index.ts";
import { studyText, valueAt } from "../document/lab-document.ts";
import { armScenario, changed } from "./effective.ts";

const study = {
  microenvironment: "x",
  duration: "10 days",
  tumour: "1e8 cell",
  antigens: [{ name: "A", kind: "tumour-only" }],
  clones: [
    { name: "wild", antigens: { A: 1 }, mhc: 0.9 },
    { name: "few", antigens: { A: 0 } },
  ],
  receptors: [{ antigen: "A", affinity: 1 }],
  patches: [{ name: "p", kind: "desert", size: ["100 um", "100 um"], cells: { tumour: 10 } }],
  parameters: { killHits: 3 },
  arms: { control: {}, low: { clones: [{ name: "few", mhc: 0.2 }] } },
};
const low = armScenario({ study, arm: "low" });

describe("the scenario of an arm", () => {
  test("has the arm's changes in it, and knows where each part stands", () => {
    expect(valueAt(low.data, ["clones", 1, "mhc"])).toBe(0.2);
    expect(low.placeOf(["clones", 1, "mhc"])).toEqual(["arms", "low", "clones", 0, "mhc"]);
    expect(low.isOfArm(["clones", 0, "mhc"])).toBe(false);
  });

  test("a change goes where the value stands", () => {
    const one = changed(study, low, ["clones", 1, "mhc"], 0.3, "where it stands");
    expect(valueAt(one, ["arms", "low", "clones", 0, "mhc"])).toBe(0.3);
    const other = changed(study, low, ["clones", 0, "mhc"], 0.5, "where it stands");
    expect(valueAt(other, ["clones", 0, "mhc"])).toBe(0.5);
  });

  test("a change for one arm leaves the others as they were, in lists with and without names", () => {
    let next = changed(study, low, ["clones", 0, "mhc"], 0.4, "this arm");
    next = changed(next, armScenario({ study: next, arm: "low" }), ["receptors", 0, "affinity"], 0.1, "this arm");
    next = changed(next, armScenario({ study: next, arm: "low" }), ["parameters", "killHits"], 5, "this arm");
    const { arms } = readStudy(studyText(next));
    expect(arms.low.clones[0].mhc).toBe(0.4);
    expect(arms.low.receptors[0].affinity).toBe(0.1);
    expect(arms.low.values.killHits).toBe(5);
    expect(arms.control.clones[0].mhc).toBe(0.9);
    expect(arms.control.receptors[0].affinity).toBe(1);
    expect(arms.control.values.killHits).toBe(3);
  });

  test("what stands for all is removed from one arm by null", () => {
    const next = changed(study, low, ["parameters", "killHits"], undefined, "this arm");
    const { arms } = readStudy(studyText(next));
    expect(arms.low.values.killHits).toBeUndefined();
    expect(arms.control.values.killHits).toBe(3);
  });
});
