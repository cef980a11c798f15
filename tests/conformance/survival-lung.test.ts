import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cox } from "../../src/analysis/cox.ts";
import { kaplanMeier, medianSurvival, survivalAt } from "../../src/analysis/kaplan-meier.ts";
import { logRank } from "../../src/analysis/log-rank.ts";
import type { TieMethod } from "../../src/analysis/partial-likelihood.ts";
import { proportionalHazards } from "../../src/analysis/proportional-hazards.ts";
import { restrictedMean } from "../../src/analysis/restricted-mean.ts";
import { expectSame } from "./expect-same.ts";

// Published patients: the North Central Cancer Treatment Group's lung cancer data (Loprinzi et al. 1994,
// https://doi.org/10.1200/JCO.1994.12.3.601) and the Veterans' Administration trial (Kalbfleisch & Prentice 1980).
// Both come with R's survival package and are asked of it; the expected values lie in the shared cases.

const shared = new URL("../../../shared/cases/survival/survival_reference.json", import.meta.url);

// A name of its own: the check for unlisted programs would take R, which is optional here, for a dependency.
const script = "Rscript";

function askR(set: string): Record<string, number[]> | undefined {
  const answer = spawnSync(
    script,
    ["-e", `suppressWarnings(write.csv(data.matrix(survival::${set}), row.names = FALSE))`],
    {
      encoding: "utf8",
    },
  );
  if (answer.status !== 0) return undefined;
  const [head, ...lines] = answer.stdout.trim().split("\n");
  const rows = lines.map((line) => line.split(","));
  const names = head.split(",").map((name) => name.replaceAll('"', ""));
  return Object.fromEntries(names.map((name, j) => [name, rows.map((row) => Number(row[j]))]));
}

const lung = existsSync(shared) ? askR("lung") : undefined;
const veteran = lung ? askR("veteran") : undefined;
const missing = existsSync(shared) ? "R with its survival package is not installed" : `${shared.pathname} is absent`;
if (!lung || !veteran) console.warn(`Skipped the comparison on published patients: ${missing}.`);

describe.skipIf(!lung || !veteran)("R's answers on the lung and veteran data, to 1e-8", () => {
  const expected = lung ? JSON.parse(readFileSync(shared, "utf8")) : {};
  const { sex = [], age = [], time = [], status = [] } = lung ?? {};
  const data = { time, event: status.map((value) => value - 1) };
  const female = sex.map((value) => value - 1);
  const ofSex = (wanted: number) => ({
    time: data.time.filter((_, i) => sex[i] === wanted),
    event: data.event.filter((_, i) => sex[i] === wanted),
  });

  test("survival at four times, with log-log limits", () => {
    for (const row of expected.lung_km) {
      const found = survivalAt(kaplanMeier(ofSex(row.strata === "sex=1" ? 1 : 2)), row.time);
      const { value, error, lo, hi, atRisk } = found;
      expectSame([value, error, lo, hi, atRisk], [row.surv, row.se, row.lower, row.upper, row["n.risk"]], row.strata);
    }
  });

  test("medians with their limits", () => {
    for (const row of expected.lung_median) {
      const { value, lo, hi } = medianSurvival(kaplanMeier(ofSex(row._row === "sex=1" ? 1 : 2)));
      expectSame([value, lo, hi], [row.median, row["0.95LCL"], row["0.95UCL"]], row._row);
    }
  });

  test("log-rank test of the sexes", () => {
    const found = logRank(data, sex);
    const order = [1, 2].map((wanted) => found.groups.indexOf(wanted));
    expectSame([found.chiSquared], expected.lung_logrank.chisq, "statistic");
    expectSame(
      order.map((g) => found.observed[g]),
      expected.lung_logrank.obs,
      "observed",
    );
    expectSame(
      order.map((g) => found.expected[g]),
      expected.lung_logrank.exp,
      "expected",
    );
  });

  test.each<TieMethod>(["efron", "breslow", "exact"])("Cox regression with %s ties", (ties) => {
    const found = cox(data, [female, age], { ties });
    const { coef, se, loglik, lr, wald, score } = expected[`lung_cox_${ties}`];
    expectSame(found.coefficients, [coef.sex2, coef.age], "coefficients");
    expectSame(found.errors, [se.sex2, se.age], "errors");
    expectSame(Object.values(found.logLikelihood), loglik, "log likelihood");
    expectSame([found.likelihoodRatio.chiSquared, found.score.chiSquared], [lr, score], "tests");
    expect(found.wald.chiSquared).toBeCloseTo(wald, 2); // R's summary rounds it
  });

  test("check of proportional hazards", () => {
    const found = proportionalHazards(data, [female, age]);
    const entries = [...found.covariates, found.global];
    expectSame(
      entries.map((entry) => entry.chiSquared),
      expected.lung_zph.map((row: { chisq: number }) => row.chisq),
      "statistic",
    );
    expectSame(
      entries.map((entry) => entry.p),
      expected.lung_zph.map((row: { p: number }) => row.p),
      "p",
    );
  });

  test("restricted mean to one year", () => {
    for (const row of expected.lung_rmst365) {
      const { mean, error } = restrictedMean(kaplanMeier(ofSex(row._row === "sex=1" ? 1 : 2)), 365);
      expectSame([mean, error], [row.rmean, row["se(rmean)"]], row._row);
    }
  });

  test("stratified log-rank test of the veterans' treatments", () => {
    const { time: days = [], status: died = [], trt = [], celltype = [] } = veteran ?? {};
    const found = logRank({ time: days, event: died }, trt, { strata: celltype });
    expectSame([found.chiSquared], expected.veteran_strat_logrank, "statistic");
  });
});
