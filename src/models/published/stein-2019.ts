import { fitted, lognormal } from "../../foundation/parameter.ts";
import { composeModel } from "../compose.ts";
import type { Model } from "../contract.ts";

const table = "stein-2019, Table 1";

/**
 * Tisagenlecleucel in blood after one infusion, as transgene copies per microgram of DNA: effector cells grow
 * exponentially until a time of maximum, then contract; a small part becomes memory cells that decline slowly.
 * Children and young adults with B-cell acute lymphoblastic leukaemia, two phase 2 trials.
 *
 * Source: Stein et al. (2019), Figure 2. The equations are the paper's compartments E and M; its closed form is
 * R0·exp(rho·t) until Tmax, then Cmax·((1 - FB)·exp(-alpha·(t - Tmax)) + FB·exp(-beta·(t - Tmax))). No covariate was
 * kept, dose included.
 *
 * Spread: the table's random effects (foldx 2.4, Tmax 0.38, Cmax 0.65, alpha 0.91, FB 0.8, beta 0.86) are read as
 * standard deviations, which is what Monolix, the program of that work, tabulates. A public re-implementation
 * (nlmixr2lib) reads them as variances; typical values do not depend on it.
 */
export const stein2019: Model = composeModel("Stein 2019", "cellular kinetics of tisagenlecleucel", [
  {
    name: "stein-2019",
    meaning: "expansion, contraction and persistence of CAR T cells",
    states: {
      effector: {
        unit: "copies/ug",
        initial: "peak / foldExpansion",
        meaning: "transgene copies in effector cells, E",
      },
      memory: { unit: "copies/ug", initial: 0, meaning: "transgene copies in memory cells, M" },
      contracting: { unit: "1", initial: 0, meaning: "0 while cells expand, 1 after the time of maximum" },
    },
    parameters: {
      foldExpansion: fitted(3900, "1", "expansion from the first level to the peak, foldx", table, lognormal(2.4)),
      timeOfMaximum: fitted(9.3, "day", "time of the peak after infusion, Tmax", table, lognormal(0.38)),
      peak: fitted(
        24000,
        "copies/ug",
        "transgene copies per microgram of DNA at the peak, Cmax",
        table,
        lognormal(0.65),
      ),
      contraction: fitted(0.16, "1/day", "first, rapid decline, alpha", table, lognormal(0.91)),
      memoryFraction: fitted(0.0079, "1", "part of the peak that declines slowly, FB", table, lognormal(0.8)),
      memoryLoss: fitted(0.0032, "1/day", "last, slow decline, beta", table, lognormal(0.86)),
    },
    formulas: {
      expansion: {
        formula: "log(foldExpansion) / timeOfMaximum",
        unit: "1/day",
        meaning: "growth until the time of maximum, rho",
      },
      conversion: {
        formula: "memoryFraction * (contraction - memoryLoss)",
        unit: "1/day",
        meaning: "effector cells that become memory cells, k",
      },
      carT: { formula: "effector + memory", unit: "copies/ug", meaning: "transgene copies per microgram of DNA" },
    },
    derivatives: {
      effector: "(1 - contracting) * expansion * effector - contracting * contraction * effector",
      memory: "contracting * (conversion * effector - memoryLoss * memory)",
    },
    events: {
      beginContraction: {
        meaning: "expansion ends at the time of maximum",
        when: "t >= timeOfMaximum",
        set: { contracting: "1" },
      },
    },
  },
]);
