import { describe, expect, test } from "vitest";
import { readTrial } from "../../../../../src/index.ts";
import {
  armNamesOf,
  armsOf,
  blankTrial,
  entryOf,
  trialText,
  withArm,
  withArmName,
  withCancer,
  withEdit,
  withoutArm,
  withTherapy,
} from "./trial-document.ts";

const read = (trial: typeof blankTrial) => readTrial(trialText(trial), "trial");

describe("the blank trial", () => {
  test("can run, with two arms and 200 patients", () => {
    const design = read(blankTrial);
    expect(design.arms.map(({ name }) => name)).toEqual(["pembrolizumab", "ipilimumab"]);
    expect(design.patients).toBe(200);
    expect(design.contrasts).toEqual([{ arm: "pembrolizumab", reference: "ipilimumab" }]);
  });
});

describe("arms", () => {
  test("a further arm is observation, compared with the first, and can run", () => {
    const trial = withArm(blankTrial);
    const design = read(trial);
    expect(design.arms[2]).toMatchObject({ name: "observation", treatments: [] });
    expect(design.contrasts.at(-1)).toEqual({ arm: "observation", reference: "pembrolizumab" });
    expect(armNamesOf(withArm(trial))).toContain("observation 2");
  });

  test("a copy has the same treatments under a name of its own", () => {
    const design = read(withArm(blankTrial, 1));
    expect(design.arms[2].name).toBe("ipilimumab 2");
    expect(design.arms[2].treatments).toEqual(design.arms[1].treatments);
  });

  test("an arm that goes takes its comparisons, its figures and the crossing to it along", () => {
    const crossing = withEdit(blankTrial, ["arms", 1, "crossover"], { to: "pembrolizumab", fraction: "40 %" });
    const published = withEdit(crossing, ["published"], [{ arm: "pembrolizumab", endpoint: "ORR" }]);
    const trial = withoutArm(published, 0);
    expect(armNamesOf(trial)).toEqual(["ipilimumab"]);
    expect(trial.contrasts).toEqual([]);
    expect(trial.published).toEqual([]);
    expect(armsOf(trial)[0].crossover).toBeUndefined();
    expect(() => read(trial)).not.toThrow();
  });

  test("a new name reaches comparisons and crossing over", () => {
    const crossing = withEdit(blankTrial, ["arms", 1, "crossover"], { to: "pembrolizumab", fraction: "40 %" });
    const design = read(withArmName(crossing, 0, "PD-1"));
    expect(design.contrasts[0].arm).toBe("PD-1");
    expect(design.arms[1].crossover?.to).toBe("PD-1");
  });

  test("two arms that bear one name for a moment keep their comparisons apart", () => {
    const same = withArmName(blankTrial, 0, "ipilimumab");
    const apart = withArmName(same, 0, "ipilimumab, low");
    // Nobody knows which of the two was meant: the comparison keeps the name and can be chosen again.
    expect(entryOf((apart.contrasts as unknown[])[0])).toEqual({ arm: "ipilimumab", reference: "ipilimumab" });
  });
});

describe("edits", () => {
  test("the last of a part's keys takes the part along, but never the arms", () => {
    const one = withEdit(blankTrial, ["population", "age"], 50);
    expect(withEdit(one, ["population", "age"], undefined)).not.toHaveProperty("population");
    expect(withEdit({ arms: [{}] }, ["arms", 0], undefined)).toEqual({ arms: [] });
  });

  test("another cancer drops criteria that do not suit it, and keeps those that do", () => {
    const trial = withEdit(blankTrial, ["response"], { criteria: "irRC", confirmation: false });
    expect(withCancer(trial, "b-cell-acute-lymphoblastic-leukaemia", ["marrow"]).response).toEqual({
      confirmation: false,
    });
    expect(withCancer(trial, "renal-cell-cancer", ["RECIST 1.1", "irRC"]).response).toEqual(trial.response);
  });

  test("another drug takes its own regimen, and keeps when it starts", () => {
    const before = { therapy: "ipilimumab", dose: "3 mg/kg", every: "3 weeks", start: "6 weeks" };
    expect(withTherapy(before, "nivolumab", ["label", "weight"])).toEqual({
      therapy: "nivolumab",
      use: "label",
      start: "6 weeks",
    });
    expect(withTherapy(before, "other", []).dose).toBe("200 mg");
  });
});
