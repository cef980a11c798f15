import { assumed } from "../../foundation/parameter.ts";
import type { Cancer } from "./contract.ts";
import { disease } from "./disease.ts";
import { melanoma } from "./melanoma.ts";

/**
 * Melanoma of stage IIB to IV after surgery that left nothing to see. Some patients are cured by it; the others carry a
 * residue of cells, grown here from one cell as any tumour is, and relapse when it can be seen.
 */
export const resectedMelanoma: Cancer = {
  ...melanoma,
  name: "resected-melanoma",
  meaning: "melanoma after complete resection, at high risk of relapse",
  seenBy: "relapse",
  disease: {
    ...disease,
    lesions: assumed(1.5, "1", "mean number of places in which cells are left", "assumed: few, near to each other"),
    lesionPace: assumed(0.05, "1", disease.lesionPace.meaning, "assumed: from so few cells, a little makes much"),
    curedBySurgery: assumed(
      0.15,
      "1",
      "chance that surgery has left no cell",
      "assumed: about half of those who never relapse",
    ),
    residualVolume: assumed(
      0.1,
      "mL",
      "median volume of the cells that surgery has left",
      "assumed: gives observed patients of E1684, a calibration trial, a median of one to two years without relapse",
    ),
    residualSpread: assumed(
      1.5,
      "1",
      "standard deviation of the logarithm of that volume",
      "assumed: twentyfold either way",
    ),
    shortestCourse: assumed(1, "day", disease.shortestCourse.meaning, "assumed: a residue has no shortest course"),
    fastestDoubling: assumed(1, "day", disease.fastestDoubling.meaning, "assumed: few cells double within days"),
    slowestDoubling: assumed(1e5, "day", disease.slowestDoubling.meaning, "assumed: a residue may rest"),
  },
  outcome: {
    ...melanoma.outcome,
    deathHazard: assumed(
      2 * melanoma.outcome.deathHazard.value,
      "1/month",
      melanoma.outcome.deathHazard.meaning,
      "assumed: twice that of advanced melanoma, as a relapse is rarely confined to the residue that is followed",
    ),
    newLesionHazard: assumed(
      0,
      "1/month",
      "hazard of a new lesion",
      "assumed: relapse comes from the residue that is simulated",
    ),
  },
};
