import { assumed, lognormal, measured } from "../../foundation/parameter.ts";
import type { Regimen, Therapy } from "./contract.ts";

const eightHours = 1 / 3;

/** Fourteen doses every eight hours, from a day on. */
function block(start: number): number[] {
  return Array.from({ length: 14 }, (_, dose) => start + dose * eightHours);
}

const course = { every: "8 hours", days: [...block(0), ...block(14)] } satisfies Partial<Regimen>;

/**
 * Aldesleukin, interleukin 2 made by bacteria: expands CD8 and natural killer cells at high dose, and regulatory T
 * cells at any.
 *
 * Kinetics: Konrad 1990, whose half-lives, plasma volume and clearance agree with one another. The label's clearance,
 * 268 mL/min, is twice as high at the same half-lives; the spread covers it.
 */
export const aldesleukin: Therapy = {
  name: "aldesleukin",
  slot: "interleukin2",
  meaning: "expands T cells and natural killer cells",
  product: "recombinant interleukin 2",
  forms: [{ route: "intravenous", infusionHours: 0.25, into: "interleukin2Central" }],
  perUnit: measured(3.994, "nmol/MIU", "amount in a million units", "proleukin-label, 1.1 mg of 15.3 kDa in 18 MIU"),
  parameters: {
    interleukin2Clearance: measured(
      172.8,
      "L/day",
      "clearance",
      "konrad-1990, 120 mL/min; proleukin-label 268 mL/min",
      lognormal(0.4),
    ),
    interleukin2CentralVolume: measured(
      2.77,
      "L",
      "volume of plasma",
      "konrad-1990, 650 units/mL after 1e6 units a square metre, at 1.8 square metres",
      lognormal(0.2),
    ),
    interleukin2PeripheralVolume: measured(
      2.31,
      "L",
      "volume of other tissue",
      "konrad-1990, solved from half-lives of 12.9 and 85 minutes",
    ),
    interleukin2Exchange: measured(
      33.7,
      "L/day",
      "exchange between plasma and other tissue",
      "konrad-1990, solved from half-lives of 12.9 and 85 minutes",
    ),
  },
  covariates: [
    {
      parameter: "interleukin2CentralVolume",
      factor: "bsa / 1.8",
      source: "konrad-1990, levels by dose per square metre",
    },
    { parameter: "interleukin2PeripheralVolume", factor: "bsa / 1.8", source: "assumed: as for plasma" },
  ],
  correlations: [],
  regimens: {
    label: {
      ...course,
      dose: "600000 IU/kg",
      source: "proleukin-label",
      meaning: "two blocks of up to 14 doses, nine days of rest between",
    },
    high: {
      ...course,
      dose: "720000 IU/kg",
      source: "atkins-1999",
      meaning: "the highest dose of the melanoma trials",
    },
  },
  toxicity: {
    discontinuation: assumed(
      0.3,
      "1/month",
      "hazard of stopping for toxicity, a proxy",
      "assumed: capillary leak ends most blocks early",
    ),
  },
};
