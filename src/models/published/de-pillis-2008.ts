import { assumed, fitted, measured } from "../../foundation/parameter.ts";
import { composeModel } from "../compose.ts";
import type { Model } from "../contract.ts";

const table = "de-pillis-2008, Table 1";
const untreated = "assumed: no treatment unless a run says so";

/**
 * Tumour cells, CD8 T cells, NK cells and circulating lymphocytes under chemotherapy, transferred T cells and
 * interleukin-2. Source: de Pillis et al. (2008), equations (1) to (6) with the paper's letters in each meaning.
 * The start is the paper's "detectable" one (section 6): untreated, the tumour grows to its carrying capacity.
 *
 * Two printed values do not give the printed results, and are replaced here by those that do:
 *
 * - Growth a is printed as 2.00e-3 a day. With it NK cells alone outpace growth (c1·N = 0.10 a day at rest) and no
 *   tumour equilibrium exists at all, against both equilibria of Appendix A. With 2.00e-1 both come out.
 * - The exponent l is printed as 2/3. With a = 0.2 the small equilibrium would stand at 5.91e5 cells and the large one
 *   at 9.18e8; with l = 0.67 they stand at 5.695e5 and 9.20e8, as printed, so 2/3 was rounded when computed.
 *
 * The paper's tumour-free equilibrium (N = 2.5391e5, C = 1.0083e7, eigenvalue 0.4320) fits neither: its growth of
 * 0.514 a day and its lymphocyte sources are an earlier model's. With Table 1, N = 3.155e5 and C = 4.17e10, the C of
 * the paper's other two equilibria. The sources alpha1 and alpha2 are printed per cell and day; cells a day is meant.
 */
export const dePillis2008: Model = composeModel("de Pillis 2008", "mixed immunotherapy and chemotherapy of a tumour", [
  {
    name: "de-pillis-2008",
    meaning: "tumour, CD8 T cells, NK cells, lymphocytes, interleukin-2 and a cytotoxic drug",
    states: {
      tumour: { unit: "cell", initial: 1e7, meaning: "tumour cells, T" },
      cd8: { unit: "cell", initial: 2e3, meaning: "tumour-specific CD8 T cells, L" },
      naturalKiller: { unit: "cell", initial: 5e5, meaning: "natural killer cells, N" },
      lymphocytes: { unit: "cell", initial: 4.17e10, meaning: "circulating lymphocytes, C" },
      interleukin2: { unit: "IU/L", initial: 2e3, meaning: "interleukin-2, I" },
      drug: { unit: "mg/L", initial: 0, meaning: "cytotoxic drug, M" },
    },
    parameters: {
      growth: fitted(0.2, "1/day", "growth of the tumour, a", "de-pillis-2008, Appendix A (Table 1 prints 2.00e-3)"),
      crowding: fitted(1.02e-9, "1/cell", "inverse of the tumour's carrying capacity, b", table),
      naturalKilling: fitted(3.23e-7, "1/(cell*day)", "tumour cells killed per encounter with NK cells, c1", table),
      lysis: fitted(5, "1/day", "greatest lysis of the tumour by CD8 T cells, d", table),
      lysisExponent: fitted(0.67, "1", "exponent of lysis, l", "de-pillis-2008, Appendix A (Table 1 prints 2/3)"),
      lysisSteepness: fitted(0.3, "1", "steepness of lysis, s", table),
      cd8Death: fitted(0.02, "1/day", "death of CD8 T cells, m", table),
      cd8Inactivation: fitted(3.42e-10, "1/(cell*day)", "CD8 T cells lost per encounter with the tumour, q", table),
      cd8SelfRegulation: assumed(
        3,
        "1/(cell*day)",
        "self-regulation of CD8 T cells, u",
        "assumed: no data found, de-pillis-2008, Table 1",
      ),
      cd8Priming: assumed(
        3e-11,
        "1/(cell*day)",
        "CD8 T cells primed per encounter of lymphocytes with the tumour, r2",
        "assumed: no data found, de-pillis-2008, Table 1",
      ),
      stimulation: fitted(0.125, "1/day", "greatest proliferation of CD8 T cells by interleukin-2, pI", table),
      halfStimulation: fitted(2e7, "IU/L", "interleukin-2 at half of the greatest proliferation, gI", table),
      naturalKillerSource: fitted(1.3e4, "cell/day", "source of NK cells, alpha1", table),
      naturalKillerDeath: fitted(0.0412, "1/day", "death of NK cells, f", table),
      naturalKillerRecruitment: fitted(0.025, "1/day", "greatest recruitment of NK cells by the tumour, g", table),
      halfRecruitment: fitted(600, "cell", "tumour cells at half of the greatest recruitment, h", table),
      recruitmentExponent: fitted(1, "1", "exponent of recruitment, eta", table),
      naturalKillerInactivation: fitted(1e-7, "1/(cell*day)", "NK cells lost per encounter with the tumour, p", table),
      lymphocyteSource: fitted(5e8, "cell/day", "source of circulating lymphocytes, alpha2", table),
      lymphocyteDeath: measured(0.012, "1/day", "death of circulating lymphocytes, beta", table),
      secretion: fitted(0.6, "IU/(L*cell*day)", "greatest secretion of interleukin-2 by a CD8 T cell, pT", table),
      halfSecretion: fitted(1e5, "cell", "tumour cells at half of the greatest secretion, gT", table),
      interleukin2Feedback: fitted(2e-4, "1/(cell*day)", "interleukin-2 made by T cells that it stimulates, w", table),
      interleukin2Loss: measured(10, "1/day", "loss of interleukin-2, muI", table),
      drugLoss: measured(0.9, "1/day", "loss of the drug, gamma: half-life of doxorubicin about 18 hours", table),
      drugTumour: fitted(0.8, "L/(mg*day)", "tumour cells killed by the drug, KT", table),
      drugLymphocyte: fitted(0.6, "L/(mg*day)", "lymphocytes of each kind killed by the drug, KL = KN = KC", table),
      cd8Transfer: assumed(0, "cell/day", "T cells given, VL", untreated),
      interleukin2Infusion: assumed(0, "IU/(L*day)", "interleukin-2 given, VI", untreated),
      drugInfusion: assumed(0, "mg/(L*day)", "drug given, VM", untreated),
    },
    formulas: {
      halfLysis: {
        formula: "lysisSteepness^(1 / lysisExponent) * tumour",
        unit: "cell",
        meaning: "CD8 T cells at half of the greatest lysis",
      },
      // (L/T)^l / (s + (L/T)^l), written so that it is finite when the tumour is gone.
      fractionalLysis: {
        formula: "lysis * hill(cd8, halfLysis, lysisExponent)",
        unit: "1/day",
        meaning: "lysis of a tumour cell by CD8 T cells, D",
      },
    },
    derivatives: {
      tumour:
        "growth * tumour * (1 - crowding * tumour) - naturalKilling * naturalKiller * tumour - fractionalLysis * tumour - drugTumour * drug * tumour",
      cd8: "-cd8Death * cd8 - cd8Inactivation * cd8 * tumour - cd8SelfRegulation * cd8^2 + cd8Priming * lymphocytes * tumour + stimulation * cd8 * interleukin2 / (halfStimulation + interleukin2) + cd8Transfer - drugLymphocyte * drug * cd8",
      naturalKiller:
        "naturalKillerSource - naturalKillerDeath * naturalKiller + naturalKillerRecruitment * hill(tumour, halfRecruitment, recruitmentExponent) * naturalKiller - naturalKillerInactivation * naturalKiller * tumour - drugLymphocyte * drug * naturalKiller",
      lymphocytes: "lymphocyteSource - lymphocyteDeath * lymphocytes - drugLymphocyte * drug * lymphocytes",
      interleukin2:
        "secretion * tumour / (halfSecretion + tumour) * cd8 + interleukin2Feedback * cd8 * interleukin2 - interleukin2Loss * interleukin2 + interleukin2Infusion",
      drug: "-drugLoss * drug + drugInfusion",
    },
  },
]);
