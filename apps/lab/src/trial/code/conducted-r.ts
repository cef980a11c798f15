import type { TrialDesign } from "../../../../../src/index.ts";
import { rText } from "./r-text.ts";

type Conducted = Pick<TrialDesign, "contrasts" | "arms" | "allocation" | "sequential" | "twoStage">;

/** The analysis of the conducted trial in R: stratified tests with survival, bounds with rpact, stages with clinfun. */
export function conductedR(design: Conducted): string {
  const { contrasts, arms, allocation, sequential, twoStage } = design;
  if (twoStage) return stages(twoStage);
  const pair =
    sequential ?? contrasts[0] ?? (arms.length > 1 ? { arm: arms[1].name, reference: arms[0].name } : undefined);
  if (!pair) return "";
  const strata = (allocation?.strata.length ?? 0) > 0 ? " + strata(stratum)" : "";
  const [day, event] = sequential?.endpoint === "PFS" ? ["pfsDay", "pfsEvent"] : ["osDay", "osEvent"];
  return `
# The trial as conducted: each patient in one arm, data as known when it ended
t <- read.csv("results/allocated.csv")
t <- subset(t, arm %in% c(${rText(pair.arm)}, ${rText(pair.reference)}))
t$arm <- relevel(factor(t$arm), ref = ${rText(pair.reference)})
survdiff(Surv(${day}, ${event}) ~ arm${strata}, data = t)
summary(coxph(Surv(${day}, ${event}) ~ arm${strata}, data = t, ties = "efron"))$conf.int
${sequential ? bounds(sequential) : ""}`;
}

function bounds({ spending, alpha, sides, looks, futility }: NonNullable<Conducted["sequential"]>): string {
  const counts = looks.by === "events" ? looks.events : looks.days;
  const type = (shape: string, letter: string) => `"${letter}s${shape === "Pocock" ? "P" : "OF"}"`;
  const hope =
    futility?.by === "beta"
      ? `,
  typeBetaSpending = ${type(futility.spending, "b")}, beta = ${futility.beta}, bindingFutility = FALSE`
      : "";
  const note =
    looks.by === "events"
      ? ""
      : "# as if events came evenly: the trial computes its bounds from the events that each look has\n";
  return `
# Bounds as planned
library(rpact)
${note}getDesignGroupSequential(
  informationRates = c(${counts.join(", ")}) / ${counts[counts.length - 1]},
  typeOfDesign = ${type(spending, "a")}, alpha = ${alpha}, sided = ${sides}${hope}
)
`;
}

function stages({
  p0,
  p1,
  alpha,
  beta,
  stages: { n1, r1, n, r },
  optimum,
}: NonNullable<Conducted["twoStage"]>): string {
  const search =
    optimum === "own"
      ? ""
      : `ph2simon(${p0}, ${p1}, ${alpha}, ${beta}, nmax = 300)
`;
  return `
# Two stages: ends with ${r1} or fewer responses of ${n1}, promising with more than ${r} of ${n}
library(clinfun)
${search}t <- read.csv("results/allocated.csv")
twostage.inference(sum(t$responded), r1 = ${r1}, n1 = ${n1}, n = ${n}, pu = ${p0})
`;
}
