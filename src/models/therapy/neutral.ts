import { assumed, fitted, measured, type Parameters } from "../../foundation/parameter.ts";
import type { AntibodySlot } from "../pharmacokinetics/antibody.ts";
import type { Slot } from "./contract.ts";

/**
 * Values that a slot's equations carry while no therapy fills it. No dose reaches an empty slot, so none of them moves
 * anything; they are those of a typical member of the class, which also stands in where a drug's own file is silent.
 */
export const neutral = {
  antiPD1: antibodyOfClass("antiPD1"),
  antiPDL1: {
    ...antibodyOfClass("antiPDL1"),
    antiPDL1Depletion: assumed(
      0,
      "1",
      "whether cells that bind the antibody are depleted (1) or not (0)",
      "assumed: most of the class have no effector function",
    ),
  },
  antiCTLA4: {
    ...antibodyOfClass("antiCTLA4"),
    antiCTLA4Depletion: assumed(
      0,
      "1",
      "whether regulatory cells that bind the antibody are depleted (1) or not (0)",
      "assumed: no antibody, no depletion",
    ),
  },
  interleukin2: {
    interleukin2Clearance: measured(172.8, "L/day", "clearance", "konrad-1990, 120 mL/min"),
    interleukin2CentralVolume: measured(
      2.77,
      "L",
      "volume of plasma",
      "konrad-1990, 650 units/mL after 1e6 units a square metre, at 1.8 square metres",
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
  interferonAlpha: {
    interferonAlphaAbsorption: assumed(
      5,
      "1/day",
      "absorption from under the skin",
      "assumed: puts the peak at about 5 hours, within the label's 3 to 12",
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
    ),
    interferonAlphaVolume: measured(
      32,
      "L",
      "volume of distribution",
      "roferon-a-label, 0.4 L/kg at 80 kg (of alfa-2a)",
    ),
    interferonAlphaTurnover: assumed(
      0.7,
      "1/day",
      "turnover of interferon-stimulated genes",
      "assumed: half-life of one day",
    ),
    interferonAlphaHalf: assumed(
      0.002,
      "nmol/L",
      "concentration of half effect",
      "assumed: picomolar, as for its receptor",
    ),
    interferonAlphaAdaptation: assumed(
      0.05,
      "1/day",
      "rate of getting used to the signal",
      "assumed: half-way in about two weeks",
    ),
    interferonAlphaWearing: assumed(0.4, "1", "part of the effect that wears off", "assumed: tachyphylaxis is partial"),
  },
  vaccine: {
    vaccineAntigens: assumed(0, "1", "antigens in the vaccine", "assumed: none without a vaccine"),
    vaccineImmunogenic: assumed(
      0.3,
      "1",
      "chance that an antigen primes T cells",
      "assumed: about a third in reports of personal vaccines",
    ),
    vaccineAntigenCapacity: assumed(
      15,
      "1",
      "antigens that the presenting cells can show at half of each one's share",
      "assumed: antigens compete for MHC",
    ),
    vaccineClones: assumed(2, "1", "clones of T cells that one antigen wakes", "assumed: few clones see one peptide"),
    vaccineNodeHalf: assumed(
      1e5,
      "cell",
      "presenting cells in the node that wake half of the clones",
      "assumed: a day's recruitment",
    ),
    vaccineReleaseRate: assumed(0.3, "1/day", "release from the depot", "assumed: within 0.1 to 0.5 a day"),
    vaccineAntigenDecay: fitted(2, "1/day", "decay of free antigen", "popel-maple, k_xP_deg"),
    vaccineAntigenHalf: assumed(
      0.1,
      "mg",
      "free antigen that recruits at half the largest rate",
      "assumed: below a usual dose, so that dose matters little",
    ),
    vaccineRecruitment: fitted(
      1e5,
      "cell/day",
      "largest recruitment of presenting cells",
      "spqsp-pdac, injection site of GVAX",
    ),
    vaccineMigration: fitted(0.7, "1/day", "leaving for the node", "spqsp-pdac, injection site of GVAX"),
    vaccineApcDeath: fitted(0.3, "1/day", "death of mature presenting cells", "spqsp-pdac, mature dendritic cells"),
  },
  carT: {
    carTEngraftmentRate: assumed(
      10,
      "1/day",
      "infused cells leaving the blood for where they engraft",
      "assumed: engraftment takes hours",
    ),
    carTEngraftment: assumed(
      0.1,
      "1",
      "fraction of infused cells that engraft",
      "assumed: gives the fold expansion of stein-2019 from the usual dose",
    ),
    carTInfusedHalf: assumed(
      1e4,
      "cell",
      "infused cells that mark conditioning as given",
      "assumed: far below any dose",
    ),
    carTLymphodepletion: fitted(
      0.988,
      "1",
      "fraction of lymphocytes that conditioning removes",
      "kimmel-2021, 3e9 of 2.5e11 lymphocytes left",
    ),
    carTNicheClosure: assumed(
      0.55,
      "1/day",
      "return of the patient's lymphocytes",
      "assumed: puts the peak near day 9, as in stein-2019",
    ),
    carTExpansion: assumed(1.3, "1/day", "largest expansion", "assumed: gives the fold expansion of stein-2019"),
    carTCapacity: fitted(7e10, "cell", "CAR T cells that the body holds", "kimmel-2021, K_C 6.96e10"),
    carTContraction: fitted(0.16, "1/day", "contraction", "stein-2019, Table 1, alpha"),
    carTMemoryFraction: fitted(0.0079, "1", "fraction of the peak that stays as memory", "stein-2019, Table 1, FB"),
    carTMemoryLoss: fitted(0.0032, "1/day", "loss of memory", "stein-2019, Table 1, beta"),
    carTAntigenHalf: assumed(1e9, "cell", "cells with the target at half of the call", "assumed: a burden of one gram"),
    carTKillRate: fitted(1.15, "1/day", "largest kill rate", "kimmel-2021, gamma_B"),
    carTKillHalf: fitted(2.02e9, "cell", "CAR T cells at half of the largest kill rate", "kimmel-2021, k_B"),
    carTAccess: assumed(
      1,
      "1",
      "fraction of CAR T cells that reach the tumour",
      "assumed: blood and marrow are open; a solid tumour admits few",
    ),
    carTNormalCount: assumed(
      1e10,
      "cell",
      "normal cells that carry the target",
      "assumed: B cells within reach of circulating T cells",
    ),
    carTNormalTurnover: assumed(
      0.03,
      "1/day",
      "turnover of normal cells that carry the target",
      "assumed: B cells live for weeks",
    ),
    carTInterleukin6Release: assumed(
      3e-7,
      "ng/(L*cell*day)",
      "IL-6 called forth by an activated CAR T cell",
      "assumed: gives 1e3 to 1e4 ng/L at the peak, as in severe cytokine release",
    ),
    carTInterleukin6Loss: assumed(
      1,
      "1/day",
      "loss of IL-6",
      "assumed: levels follow the activated cells within a day",
    ),
    carTCrpMaximum: assumed(300, "mg/L", "largest C-reactive protein", "assumed: as in sepsis"),
    carTCrpHalf: assumed(
      500,
      "ng/L",
      "IL-6 at half of the largest C-reactive protein",
      "assumed: so that mild release already shows",
    ),
    carTCrpLoss: measured(
      0.875,
      "1/day",
      "loss of C-reactive protein",
      "pepys-hirschfield-2003, half-life of 19 hours",
    ),
  },
  cytotoxic: {
    cytotoxicRate: assumed(0, "1/day", "largest kill rate", "assumed: none without a drug"),
    cytotoxicResistance: assumed(
      0.01,
      "1/day",
      "growth of resistance with time under effect",
      "assumed: resistance comes within months",
    ),
    cytotoxicElimination: assumed(0.1, "1/day", "fading of a dose's effect", "assumed: the effect lasts about a week"),
    cytotoxicHalf: assumed(100, "mg", "drug in the effect compartment at half effect", "assumed: below a usual dose"),
  },
} as const satisfies Readonly<Record<Slot, Parameters>>;

/** Davda 2014's average antibody, with the tumour's interstitium. */
function antibodyOfClass(slot: AntibodySlot): Parameters {
  const davda = "davda-2014, average of antibodies";
  return {
    [`${slot}Start`]: assumed(0, "day", "time of the first dose", "assumed: set by the regimen"),
    [`${slot}Clearance`]: fitted(0.2, "L/day", "clearance at the start", davda),
    [`${slot}CentralVolume`]: fitted(3.61, "L", "central volume", davda),
    [`${slot}PeripheralVolume`]: fitted(2.75, "L", "peripheral volume", davda),
    [`${slot}Exchange`]: fitted(0.747, "L/day", "exchange between plasma and periphery", davda),
    [`${slot}ClearanceChange`]: assumed(
      0,
      "1",
      "logarithm of the change of clearance after long treatment",
      "assumed: none unless a drug's file says so",
    ),
    [`${slot}ClearanceHalfTime`]: assumed(
      60,
      "day",
      "time at half of the change",
      "assumed: as for nivolumab in bajaj-2017",
    ),
    [`${slot}ClearanceShape`]: assumed(
      2.5,
      "1",
      "steepness of the change in time",
      "assumed: as for cemiplimab in nguyen-2022",
    ),
    [`${slot}MaximumElimination`]: assumed(
      0,
      "nmol/day",
      "largest saturable elimination",
      "assumed: none unless a drug's file says so",
    ),
    [`${slot}HalfElimination`]: assumed(
      1,
      "nmol/L",
      "concentration at half of it",
      "assumed: any, since the largest is zero",
    ),
    [`${slot}Affinity`]: assumed(
      1,
      "nmol/L",
      "dissociation constant from the target",
      "assumed: nanomolar, as for the class",
    ),
    [`${slot}TumourPartition`]: assumed(
      0.2,
      "1",
      "tumour interstitium over plasma in the long run",
      "assumed: within 0.1 to 0.3",
    ),
    [`${slot}TumourExchange`]: assumed(
      0.5,
      "1/day",
      "rate at which the interstitium follows plasma",
      "assumed: the interstitium follows within days",
    ),
    [`${slot}NodePartition`]: assumed(
      0.3,
      "1",
      "free drug in the draining node over plasma",
      "assumed: as for other tissue with open capillaries",
    ),
    [`${slot}Mass`]: assumed(0.146, "mg/nmol", "molecular mass", "assumed: an IgG, 146 kDa"),
  };
}
