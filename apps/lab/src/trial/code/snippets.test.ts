import { describe, expect, test } from "vitest";
import { readTrial, writeTrial } from "../../../../../src/index.ts";
import { starterDesigns } from "../document/starter-designs.ts";
import { blankTrial, trialText, withEdit } from "../document/trial-document.ts";
import { rText } from "./r-text.ts";
import { fileOf, snippets } from "./snippets.ts";

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

  test("looks are planned in rpact as they are here, and tested within strata", () => {
    const looks = readTrial(trialText(starterDesigns[0].trial), "trial");
    const code = of("R", looks);
    expect(code).toContain("informationRates = c(60, 90, 120) / 120");
    expect(code).toContain('typeOfDesign = "asOF", alpha = 0.025, sided = 1');
    expect(code).toContain('typeBetaSpending = "bsOF", beta = 0.2, bindingFutility = FALSE');
    expect(code).toContain("survdiff(Surv(pfsDay, pfsEvent) ~ arm + strata(stratum), data = t)");
    expect(of("Command line", looks)).toContain("--operating 1000");
    expect(of("TypeScript", looks)).toContain("conduct.sequential.looks");
    expect(readTrial(of("Trial file", looks), "group-sequential.yaml")).toEqual(looks);
  });

  test("two stages are those of the design, and no arm is compared", () => {
    const stages = readTrial(trialText(starterDesigns[1].trial), "trial");
    expect(of("R", stages)).toContain("ph2simon(0.2, 0.4, 0.05, 0.2, nmax = 300)");
    expect(of("R", stages)).toContain("r1 = 3, n1 = 13, n = 43, pu = 0.2");
    expect(of("R", stages)).not.toContain("coxph");
    expect(readTrial(of("Trial file", stages), "two-stage.yaml")).toEqual(stages);
  });
});
