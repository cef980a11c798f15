import type { ArmSummary, Contrast, Rate, SurvivalSummary, TrialResult } from "../../experiments/result.ts";
import { type Table, table } from "../../foundation/table.ts";

interface Figure {
  readonly figure: string;
  readonly endpoint: string;
  readonly arm: string;
  readonly reference?: string;
  /** Months. */
  readonly at?: number;
  readonly value: number | null;
  readonly lo?: number | null;
  readonly hi?: number | null;
}

const missing = (value: number | null | undefined) =>
  typeof value === "number" && Number.isFinite(value) ? value : Number.NaN;

/**
 * What the engine found, a figure a row: what the R script of a bundle puts beside its own. Times are in months of
 * 30.4375 days, rates are fractions; what cannot be estimated is missing.
 */
export function engineFigures({ arms, contrasts }: TrialResult): Table {
  const figures = [...arms.flatMap(figuresOfArm), ...contrasts.flatMap(figuresOfContrast)];
  const text = (name: string, label: string, of: (one: Figure) => string) => ({
    name,
    unit: "",
    label,
    values: figures.map(of),
  });
  const number = (name: string, unit: string, label: string, of: (one: Figure) => number | null | undefined) => ({
    name,
    unit,
    label,
    values: Float64Array.from(figures, (one) => missing(of(one))),
  });
  return table("engine-figures", [
    text("figure", "Figure", ({ figure }) => figure),
    text("endpoint", "Endpoint", ({ endpoint }) => endpoint),
    text("arm", "Arm", ({ arm }) => arm),
    text("reference", "Against", ({ reference }) => reference ?? ""),
    number("at", "month", "Month", ({ at }) => at),
    number("value", "", "Engine's value", ({ value }) => value),
    number("lo", "", "Lower 95 % limit", ({ lo }) => lo),
    number("hi", "", "Upper 95 % limit", ({ hi }) => hi),
  ]);
}

function figuresOfArm({ name: arm, orr, cr, dcr, pfs, os }: ArmSummary): Figure[] {
  const rate = (endpoint: string, { rate: value, lo, hi }: Rate): Figure => ({
    figure: "rate",
    endpoint,
    arm,
    value,
    lo,
    hi,
  });
  return [
    rate("ORR", orr),
    rate("CR", cr),
    rate("DCR", dcr),
    ...figuresOfSurvival(arm, "PFS", pfs),
    ...figuresOfSurvival(arm, "OS", os),
  ];
}

function figuresOfSurvival(arm: string, endpoint: string, { median, lo, hi, ...rest }: SurvivalSummary): Figure[] {
  const { tau, mean } = rest.rmst;
  return [
    { figure: "events", endpoint, arm, value: rest.events },
    { figure: "median", endpoint, arm, value: median, lo, hi },
    ...rest.landmarks.map(
      ({ months, rate, lo: least, hi: most }): Figure => ({
        figure: "survival",
        endpoint,
        arm,
        at: months,
        value: rate,
        lo: least,
        hi: most,
      }),
    ),
    ...(tau > 0 ? [{ figure: "restricted mean", endpoint, arm, at: tau, value: mean }] : []),
  ];
}

function figuresOfContrast({ endpoint, arm, reference, hr, lo, hi, p, proportional }: Contrast): Figure[] {
  const isEstimated = hr > 0 && Number.isFinite(hr);
  const both = { endpoint, arm, reference };
  return [
    // A ratio of 0 or ∞ is no estimate in R, which stops on the way to it.
    ...(isEstimated ? [{ ...both, figure: "hazard ratio", value: hr, lo, hi }] : []),
    { ...both, figure: "log-rank p", value: p },
    ...(isEstimated ? [{ ...both, figure: "proportional hazards p", value: proportional }] : []),
  ];
}
