import { assumed, lognormal, measured } from "../../foundation/parameter.ts";
import type { Therapy } from "./contract.ts";

/** Five days a week for four weeks. */
const weekdays = [0, 7, 14, 21].flatMap((week) => [0, 1, 2, 3, 4].map((day) => week + day));

/** Three days a week for 48 weeks. */
const threeAWeek = Array.from({ length: 48 }, (_, week) => week * 7).flatMap((week) => [week, week + 2, week + 4]);

/**
 * Interferon alfa-2b after surgery for melanoma: a month into a vein, eleven months under the skin.
 *
 * Kinetics: half-lives of its label; volume and absorption of its sister alfa-2a, whose label gives them.
 */
export const interferonAlfa2b: Therapy = {
  name: "interferon-alfa-2b",
  slot: "interferonAlpha",
  meaning: "alerts the immune system, raises MHC-I and slows division",
  product: "recombinant interferon alfa-2b",
  forms: [
    { route: "intravenous", infusionHours: 1 / 3, into: "interferonAlphaCentral" },
    { route: "subcutaneous", infusionHours: 0, into: "interferonAlphaDepot" },
  ],
  perUnit: measured(0.1996, "nmol/MIU", "amount in a million units", "intron-a-label, 2.6e8 IU/mg, 19.271 kDa"),
  parameters: {
    interferonAlphaAbsorption: assumed(
      5,
      "1/day",
      "absorption from under the skin",
      "assumed: puts the peak at about 4 hours, within the label's 3 to 12",
      lognormal(0.4),
    ),
    interferonAlphaBioavailability: measured(
      0.8,
      "1",
      "fraction absorbed from under the skin",
      "roferon-a-label, more than 80 % (of alfa-2a)",
    ),
    interferonAlphaElimination: measured(
      8.3,
      "1/day",
      "elimination from plasma",
      "intron-a-label, half-life of 2 hours after infusion",
      lognormal(0.4),
    ),
    interferonAlphaVolume: measured(
      32,
      "L",
      "volume of distribution",
      "roferon-a-label, 0.4 L/kg at 80 kg (of alfa-2a)",
      lognormal(0.3),
    ),
  },
  covariates: [
    { parameter: "interferonAlphaVolume", factor: "weight / 80", source: "roferon-a-label, volume per kilogram" },
  ],
  correlations: [],
  regimens: {
    induction: {
      dose: "20 MIU/m^2",
      every: "1 day",
      days: weekdays,
      route: "intravenous",
      source: "intron-a-label",
      meaning: "five days a week for four weeks",
    },
    maintenance: {
      dose: "10 MIU/m^2",
      every: "2 days",
      start: "28 days",
      days: threeAWeek,
      route: "subcutaneous",
      source: "intron-a-label",
      meaning: "three days a week for 48 weeks",
    },
  },
  toxicity: {
    discontinuation: assumed(
      0.025,
      "1/month",
      "hazard of stopping for toxicity, a proxy",
      "assumed: about a quarter over the year",
    ),
  },
};
