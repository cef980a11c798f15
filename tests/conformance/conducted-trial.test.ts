import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { conductTrial } from "../../src/experiments/conduct/conduct.ts";
import { csv } from "../../src/formats/csv.ts";
import { madeUpCohort } from "../system/made-up-cohort.ts";

// A name of its own: the check for unlisted programs would take R, which is optional here, for a dependency.
const script = "Rscript";

/** R's stratified log-rank test and Cox's stratified model of a conducted trial's table. */
const program = `
suppressMessages(library(survival))
t <- read.csv(file("stdin"))
t$arm <- relevel(factor(t$arm), ref = "old")
d <- survdiff(Surv(pfsDay, pfsEvent) ~ arm + strata(stratum), data = t)
f <- summary(coxph(Surv(pfsDay, pfsEvent) ~ arm + strata(stratum), data = t, ties = "efron"))$conf.int
cat(sprintf("%.15g", c(d$chisq, f[1], f[3], f[4])))
`;

const hasR = spawnSync(script, ["-e", "library(survival)"]).status === 0;
if (!hasR) console.warn("Skipped the comparison of a conducted trial: R with its survival package is not installed.");

test.runIf(hasR)("R finds the same stratified test and hazard ratio in the table of a conducted trial", () => {
  const { conduct, allocated } = conductTrial(
    madeUpCohort({
      prognosis: 1,
      allocation: {
        strata: [
          { covariate: "pdl1", cuts: [-0.5, 0.5] },
          { covariate: "ldh", cuts: [0] },
        ],
        blocks: [4, 6],
        ratio: [1, 1],
      },
      accrual: { over: 365, ramp: 100 },
      sequential: {
        arm: "new",
        reference: "old",
        endpoint: "PFS",
        spending: "Pocock",
        alpha: 0.05,
        sides: 2,
        looks: { by: "events", events: [60, 100, 140] },
      },
    }),
  )!;
  const answer = spawnSync(script, ["-e", program], { input: csv(allocated), encoding: "utf8" });
  const [chisq, hr, lo, hi] = answer.stdout.trim().split(" ").map(Number);
  const z = conduct.sequential!.looks.at(-1)!.z;
  const found = conduct.contrasts.find(({ endpoint }) => endpoint === "PFS")!;
  for (const [mine, theirs] of [
    [z * z, chisq],
    [found.hr, hr],
    [found.lo, lo],
    [found.hi, hi],
  ]) {
    expect(Math.abs(mine / theirs - 1)).toBeLessThan(1e-8);
  }
});
