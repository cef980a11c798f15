import { calibrationEndpoints, type Fit, misfit } from "../experiments/calibration.ts";
import { endpointText } from "../experiments/compare.ts";
import type { PublishedEndpoint, TrialDesign } from "../experiments/design.ts";

export interface FitProvenance {
  readonly calibration: string;
  /** What was typed. */
  readonly command: string;
  readonly version: string;
}

/** A fit as a page of Markdown: what was fitted, how close it comes, what it misses, and how much the data determine. */
export function fitPage(fit: Fit, trials: readonly TrialDesign[], provenance: FitProvenance): string {
  const rows = calibrationEndpoints(trials).map(({ trial, endpoint }, i) => ({
    trial,
    endpoint,
    simulated: fit.simulated[i],
    misfit: misfit(endpoint, fit.simulated[i]),
  }));
  const missed = rows.filter((row) => Math.abs(row.misfit) > 1);
  return [
    `# Calibration: ${provenance.calibration}`,
    "",
    `Made by \`${provenance.command}\` with version ${provenance.version}. The same command gives the same values on any`,
    "number of threads. Only trials that are marked for calibration are used; arms to be predicted are not simulated.",
    "",
    "## Fitted directions",
    "",
    "| direction | value | strength |",
    "|---|---|---|",
    ...fit.sensitivity.map(
      ({ name, strength }) => `| ${name} | ${digits(fit.values[name])} | ${strength.toFixed(1)} |`,
    ),
    "",
    "Strength is how far the misfits move when the direction moves over its whole range.",
    "",
    "## Fit and misses",
    "",
    "A misfit of 1 is 5 points of a response rate, 7 points of a survival rate, 20 % of a median overall survival, 40 % of",
    "a median progression-free survival, or 30 % of a hazard ratio. Figures nobody has checked against their paper weigh",
    "half, and are not printed.",
    "",
    `${rows.length - missed.length} of ${rows.length} endpoints lie within one unit; the mean squared misfit is ${fit.objective.toFixed(2)}.`,
    "",
    "| trial | arm | endpoint | published | simulated | misfit |",
    "|---|---|---|---|---|---|",
    ...rows.map(
      ({ trial, endpoint, simulated, misfit: units }) =>
        `| ${trial} | ${endpoint.arm} | ${endpointText(endpoint)} | ${endpoint.checked ? shown(endpoint, endpoint.value) : "not checked"} | ${shown(endpoint, simulated)} | ${units.toFixed(1)} |`,
    ),
    "",
    "## Identifiability",
    "",
    "Eigenvalues of the Gauss–Newton matrix of the misfits, directions in units of their ranges, largest first:",
    "",
    fit.spectrum.map((value) => digits(Math.max(value, 0))).join(", "),
    "",
    `${determined(fit.spectrum)} combinations of the ${fit.spectrum.length} directions carry 90 % of the sensitivity; the participation`,
    `ratio is ${participation(fit.spectrum).toFixed(1)}. The others are held by their ranges and priors, not by these data.`,
    "",
  ].join("\n");
}

function shown({ endpoint }: PublishedEndpoint, value: number): string {
  if (!Number.isFinite(value)) return "not reached";
  if (endpoint.startsWith("hazard")) return value.toFixed(2);
  return endpoint.startsWith("median") ? `${value.toFixed(1)} months` : `${(100 * value).toFixed(1)} %`;
}

function digits(value: number): string {
  return value === 0 ? "0" : String(Number(value.toPrecision(3)));
}

function determined(spectrum: readonly number[]): number {
  const total = spectrum.reduce((sum, value) => sum + Math.max(value, 0), 0);
  let sum = 0;
  return spectrum.findIndex((value) => (sum += Math.max(value, 0)) >= 0.9 * total) + 1;
}

/** (Σλ)²/Σλ²: how many combinations share the sensitivity. */
function participation(spectrum: readonly number[]): number {
  const sum = spectrum.reduce((total, value) => total + Math.max(value, 0), 0);
  const squares = spectrum.reduce((total, value) => total + Math.max(value, 0) * Math.max(value, 0), 0);
  return squares > 0 ? (sum * sum) / squares : 0;
}
