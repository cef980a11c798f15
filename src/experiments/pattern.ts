import { log } from "../foundation/maths.ts";
import type { Observation } from "./treat.ts";

/** What is kept of the state at a few moments, to say why a tumour responded or did not. */
export const keptQuantities = [
  "tumourCells",
  "shownWild",
  "antigenDrive",
  "cd8Density",
  "regulatoryRatio",
  "pd1Brake",
  "tgfBrake",
  "suppressorBrake",
  "pdl1Score",
  "killWild",
  "cd8Killing",
  "effectorShare",
  "regulatoryShare",
  "antigenLowShare",
  "mhcLowShare",
  "netGrowth",
] as const;

const at = Object.fromEntries(keptQuantities.map((name, i) => [name, i])) as Record<
  (typeof keptQuantities)[number],
  number
>;

/** The factors whose product is the kill rate of T cells, and how a reader would name each. */
const factors: readonly {
  readonly gained: string;
  readonly lacking: string;
  readonly of: (kept: Float64Array) => number;
  readonly good: number;
}[] = [
  {
    gained: "more effector T cells in the tumour",
    lacking: "too few T cells in the tumour",
    of: (k) => k[at.effectorShare],
    good: 0.03,
  },
  { gained: "antigen better shown", lacking: "antigen poorly shown", of: (k) => k[at.shownWild], good: 0.4 },
  { gained: "PD-1 brake released", lacking: "PD-1 brake on", of: (k) => 1 - k[at.pd1Brake], good: 0.9 },
  { gained: "less TGF-beta", lacking: "TGF-beta", of: (k) => 1 - k[at.tgfBrake], good: 0.6 },
  { gained: "fewer regulatory cells", lacking: "regulatory T cells", of: (k) => k[at.regulatoryShare], good: 0.7 },
  { gained: "fewer suppressor cells", lacking: "suppressor cells", of: (k) => 1 - k[at.suppressorBrake], good: 0.8 },
];

/** Smallest factor that enters a logarithm. */
const floor = 1e-12;

/**
 * Why a tumour responded or did not, from the factors of its kill rate: in a responder the factor that rose most
 * between randomisation and week 12, in a non-responder the factor that was lowest at week 12 relative to what
 * responding tumours have, and where a hidden clone took over, that clone.
 */
export function patternOf(observation: Observation, responded: boolean): string {
  const { atBaseline, atTwelveWeeks, atEnd } = observation;
  if (atEnd[at.tumourCells] > 1) {
    if (atEnd[at.antigenLowShare] > 0.5) return "antigen-low clone took over";
    if (atEnd[at.mhcLowShare] > 0.5) return "MHC-low clone took over";
  }
  let best = "";
  let most = Number.NEGATIVE_INFINITY;
  for (const { gained, lacking, of, good } of factors) {
    const now = Math.max(of(atTwelveWeeks), floor);
    const score = responded ? log(now / Math.max(of(atBaseline), floor)) : log(good / now);
    if (score > most) {
      most = score;
      best = responded ? gained : lacking;
    }
  }
  return best;
}
