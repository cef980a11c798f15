import { describe, expect, test } from "vitest";
import type { LabDocument } from "../document/lab-document.ts";
import { armData } from "./arm-data.ts";
import { differences, geneWords, sayDifference } from "./diff-words.ts";

const study = {
  microenvironment: "a study",
  duration: "30 days",
  clones: [
    { name: "wild", antigens: { neoantigen: 1 }, "pd-l1": 1 },
    { name: "bare", antigens: { neoantigen: 1 } },
  ],
  patches: [{ name: "primary", size: ["100 um", "100 um"], cells: { tumour: 60, "CD8 effector": 12 } }],
  arms: {
    control: {},
    low: { clones: [{ name: "wild", "pd-l1": 0.1 }] },
    nivolumab: { treatments: [{ therapy: "nivolumab", dose: "240 mg", every: "2 weeks", start: "21 days" }] },
    later: { treatments: [{ therapy: "nivolumab", dose: "240 mg", every: "2 weeks", start: "28 days" }] },
    "no T cells": { patches: [{ name: "primary", cells: { "CD8 effector": 0 } }] },
    longer: { duration: "40 days", parameters: { tumourDivision: "0.4 1/day" } },
    new: { clones: [{ name: "third", antigens: {} }] },
  },
};
const document: LabDocument = { version: 1, study, arm: "control" };
const between = (a: string, b: string) =>
  differences(armData(document, a), armData(document, b)).map((one) => sayDifference(one));

describe("what differs between two arms, in words", () => {
  test("a level of a clone is told with the clone, from and to", () => {
    expect(between("control", "low")).toEqual(["PD-L1 (clone wild): 1 → 0.1"]);
    expect(between("low", "control")).toEqual(["PD-L1 (clone wild): 0.1 → 1"]);
  });

  test("a drug that only one arm has is added or taken out, with its dose, interval and first day", () => {
    expect(between("control", "nivolumab")).toEqual(["nivolumab 240 mg every 2 weeks added from day 21"]);
    expect(between("nivolumab", "control")).toEqual(["nivolumab 240 mg every 2 weeks taken out"]);
  });

  test("a drug that both have is told once, as it was and as it is", () => {
    expect(between("nivolumab", "later")).toEqual([
      "nivolumab: 240 mg every 2 weeks from day 21 → 240 mg every 2 weeks from day 28",
    ]);
  });

  test("cells at the start have their plain names", () => {
    expect(between("control", "no T cells")).toEqual(["killer T cells at the start: 12 → 0"]);
  });

  test("what a file leaves out is as usual, and a new clone is named", () => {
    expect(between("control", "longer")).toEqual([
      "days that are run: 30 days → 40 days",
      "tumourDivision: usual → 0.4 1/day",
    ]);
    expect(between("control", "new")).toEqual(["clone third added"]);
  });

  test("an arm does not differ from itself", () => {
    expect(between("low", "low")).toEqual([]);
  });

  test("a fork that takes the same drug again differs in nothing, and one with another drug in that", () => {
    const fork = (therapy: string): LabDocument => ({
      ...document,
      arm: "nivolumab",
      beside: { kind: "fork", day: 5, changes: { treatments: [...study.arms.nivolumab.treatments, { therapy }] } },
    });
    const words = (one: LabDocument) => differences(armData(one, "nivolumab"), armData(one, "fork")).map(sayDifference);
    expect(words(fork("ipilimumab"))).toEqual(["ipilimumab added from day 0"]);
  });
});

test("what a fork changes in tumour cells is told by how much", () => {
  expect(geneWords({ antigens: { neoantigen: 0 }, mhc: 0.1 }).map(sayDifference)).toEqual([
    "neoantigen taken from all tumour cells",
    "MHC-I on all tumour cells times 0.1",
  ]);
});
