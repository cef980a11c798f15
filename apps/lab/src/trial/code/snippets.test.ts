import { describe, expect, test } from "vitest";
import { readTrial, writeTrial } from "../../../../../src/index.ts";
import { blankTrial, trialText, withEdit } from "../document/trial-document.ts";
import { fileOf, rText, snippets } from "./snippets.ts";

const design = readTrial(trialText(blankTrial), "trial");
const of = (name: string, trial = design) => snippets(trial, writeTrial(trial)).find((one) => one.name === name)!.code;

describe("the trial as code", () => {
  test("the trial file reads as the same design", () => {
    expect(readTrial(of("Trial file"), "two-arms.yaml")).toEqual(design);
  });

  test("the command names the file that the first snippet is saved as", () => {
    expect(of("Command line")).toContain(`trial ${fileOf(design)} `);
    expect(of("TypeScript")).toContain(`"${fileOf(design)}"`);
  });

  test("a name that a shell would read otherwise is not used", () => {
    expect(fileOf({ name: "two-arms" })).toBe("two-arms.yaml");
    expect(fileOf({ name: "a; rm -rf" })).toBe("trial.yaml");
  });

  test("arm names are quoted for R, and the reference level is the comparison's", () => {
    const odd = withEdit(withEdit(blankTrial, ["arms", 0, "name"], 'a "b" \\ c'), ["contrasts"], []);
    expect(rText('a "b" \\ c')).toBe('"a \\"b\\" \\\\ c"');
    expect(of("R", readTrial(trialText(odd), "trial"))).toContain('ref = "a \\"b\\" \\\\ c"');
    expect(of("R")).toContain('ref = "ipilimumab"');
  });

  test("one arm is not compared with anything", () => {
    const one = { ...design, arms: design.arms.slice(0, 1), contrasts: [] };
    expect(of("R", one)).not.toContain("coxph");
  });
});
