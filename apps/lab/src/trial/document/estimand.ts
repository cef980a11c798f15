import type { TrialDesign } from "../../../../../src/index.ts";

/** The five attributes of an estimand (ICH E9(R1)), read from a design: this engine has one strategy for each. */
export function estimand({
  cancer,
  arms,
  response,
  contrasts,
  eligibility,
}: TrialDesign): readonly (readonly [string, string])[] {
  const crossing = arms.some(({ crossover }) => crossover);
  return [
    [
      "Population",
      `Virtual patients with ${cancer.replaceAll("-", " ")}${eligibility.length > 0 ? ` who meet: ${eligibility.join("; ")}` : ", all who can be enrolled"}.`,
    ],
    ["Treatment", `${arms.map(({ name }) => name).join("; ")}.`],
    [
      "Variable",
      `Best response by ${response.criteria}, progression-free survival, overall survival (from a hazard that depends on tumour size).`,
    ],
    [
      "What comes between",
      `Treatment that ends early (progression, toxicity proxy, missed doses)${crossing ? " and crossing over" : ""} counts as part of the arm. Loss to follow-up is censored.`,
    ],
    [
      "Summary",
      contrasts.length > 0
        ? "Hazard ratios and log-rank tests of the comparisons on card 7; rates and medians of each arm."
        : "Rates and medians of each arm; no arm is compared.",
    ],
  ];
}
