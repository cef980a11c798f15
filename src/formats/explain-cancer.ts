import type { Cancer } from "../models/cancers/contract.ts";
import { type Covariate, covariates } from "../models/cancers/covariates.ts";
import type { Block } from "./document.ts";
import { capitalised } from "./explain-model.ts";
import { parameterBlock, shortNumber } from "./explain-parameters.ts";

/** What the virtual patients of a cancer are like: covariates, priors, correlations, disease and outcome. */
export function explainCancer(cancer: Cancer): Block[] {
  const { name, meaning, priors, together, disease, outcome } = cancer;
  const all: Readonly<Record<string, Covariate>> = { ...covariates, ...cancer.covariates };
  return [
    { kind: "heading", level: 1, text: name },
    { kind: "text", text: `${capitalised(meaning)}.` },
    { kind: "heading", level: 2, text: "Covariates" },
    {
      kind: "table",
      headings: ["name", "unit", "distribution", "meaning", "source"],
      rows: Object.entries(all).map(([key, entry]) => [
        key,
        entry.unit,
        distribution(entry),
        entry.meaning,
        entry.source,
      ]),
    },
    { kind: "heading", level: 2, text: "Body parameters that differ from the module's own" },
    {
      kind: "table",
      headings: ["parameter", "median", "sd", "evidence", "source"],
      rows: Object.entries(priors).map(([key, { value, spread, evidence, source }]) => [
        key,
        value === undefined ? "" : shortNumber(value),
        spread ? `${spread.shape} ${shortNumber(spread.sigma)}` : "",
        evidence,
        source,
      ]),
    },
    { kind: "heading", level: 2, text: "What varies together" },
    {
      kind: "table",
      headings: ["quantity", "with", "correlation", "source"],
      rows: together.map((entry) => [entry.quantity, entry.with, String(entry.rho), entry.source]),
    },
    { kind: "heading", level: 2, text: "Disease at entry" },
    parameterBlock(disease),
    { kind: "heading", level: 2, text: "From burden to outcome" },
    parameterBlock(outcome),
  ];
}

function distribution({ distribution: shape }: Covariate): string {
  switch (shape.shape) {
    case "normal":
      return `normal, mean ${shape.mean}, sd ${shape.sd}, ${shape.lo} to ${shape.hi}`;
    case "lognormal":
      return `log-normal, median ${shape.median}, sd ${shape.sigma}, ${shape.lo} to ${shape.hi}`;
    case "chance":
      return `${shortNumber(100 * shape.probability)} % of patients`;
    case "derived":
      return shape.formula;
  }
}
