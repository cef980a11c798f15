import {
  type ArmSummary,
  type Comparison,
  type Contrast,
  conductedWords,
  conductWords,
  interval,
  percent,
  pValue,
  type SurvivalSummary,
  safety,
  survivalCurves,
  survivalText,
  type TrialResult,
} from "../../src/index.ts";
import { aligned } from "./aligned.ts";
import { ascii, colourful, columns } from "./screen.ts";

/** A trial's figures for the terminal: response, survival, ratios, curves, and the comparison with what was published. */
export function trialSummary(result: TrialResult): string {
  const { design, arms, contrasts, comparisons, tables, numerics } = result;
  const curves = (endpoint: "PFS" | "OS") =>
    survivalCurves(
      tables.subjects,
      endpoint,
      arms.map(({ name }) => name),
    );
  const options = { width: columns(), ascii: ascii(), colour: colourful() };
  return [
    design.title,
    `${design.patients} virtual patients with ${design.cancer}, each in every arm; seed ${design.seed}`,
    "",
    armTable(result),
    "",
    ...(contrasts.length > 0
      ? [aligned([["", "hazard ratio", "95 % CI", "log-rank p"], ...contrasts.map(ratioRow)]), ""]
      : []),
    survivalText(curves("PFS"), "Progression-free survival", options),
    survivalText(curves("OS"), "Overall survival", options),
    ...(comparisons.length > 0 ? [comparisonText(comparisons), ""] : []),
    ...(result.conduct
      ? [
          "The trial as conducted",
          ...[...conductWords(design), ...conductedWords(design, result.conduct)].map((text) => `- ${text}`),
          "",
        ]
      : []),
    ...(numerics.failures > 0 ? [failureText(numerics), ""] : []),
    safety.trial,
  ].join("\n");
}

/** After surgery there is nothing left that could respond, and progression is relapse. */
function armTable({ design, arms }: TrialResult): string {
  if (design.response.criteria === "relapse") {
    const rows = arms.map(({ name, pfs, os }) => [name, months(pfs), months(os)]);
    return aligned([["", "median relapse-free survival", "median OS"], ...rows]);
  }
  return aligned([["", "response", "complete", "median PFS", "median OS"], ...arms.map(armRow)]);
}

function armRow({ name, orr, cr, pfs, os }: ArmSummary): string[] {
  return [name, percentWithInterval(orr), percentWithInterval(cr), months(pfs), months(os)];
}

function percentWithInterval({ rate, lo, hi }: { rate: number; lo: number; hi: number }): string {
  return `${percent(rate, 0)} (${interval(lo, hi, (value) => percent(value, 0))})`;
}

function months({ median, lo, hi }: SurvivalSummary): string {
  if (median === null) return "not reached";
  return `${median.toFixed(1)} months (${interval(lo, hi, (value) => value.toFixed(1))})`;
}

function ratioRow({ endpoint, arm, reference, hr, lo, hi, p }: Contrast): string[] {
  const ratio = hr.toFixed(2);
  return [`${endpoint}, ${arm} against ${reference}`, ratio, interval(lo, hi, (value) => value.toFixed(2)), pValue(p)];
}

function comparisonText(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(({ arm, endpoint, published, simulated, lo, hi, inside }) => {
    const show = (value: number | null) => (value === null ? "–" : figureText(endpoint, value));
    return [arm, endpoint, show(published), show(simulated), `${show(lo)} to ${show(hi)}`, inside ? "" : "outside"];
  });
  const inside = comparisons.filter((entry) => entry.inside).length;
  const head = ["published figures", "", "published", "simulated", "expected range", ""];
  return `${aligned([head, ...rows])}\n${inside} of ${comparisons.length} published figures lie in the expected range.`;
}

/** Rates are fractions, medians months, ratios plain numbers. */
function figureText(endpoint: string, value: number): string {
  if (endpoint.startsWith("median")) return value.toFixed(1);
  return endpoint.startsWith("hazard") ? value.toFixed(2) : percent(value);
}

function failureText({ failures, reasons }: TrialResult["numerics"]): string {
  const shown = reasons.slice(0, 3).map((reason) => `  ${reason}`);
  const more = reasons.length > shown.length ? [`  and ${reasons.length - shown.length} more, in the report`] : [];
  return [`${failures} simulated courses failed numerically and are left out:`, ...shown, ...more].join("\n");
}
