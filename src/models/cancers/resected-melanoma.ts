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
      0.25,
      "1",
      "chance that surgery has left no cell",
      "assumed: a quarter never relapse without more treatment",
    ),
    residualVolume: assumed(
      2e-3,
      "mL",
      "median volume of the cells that surgery has left",
      "assumed: about a million cells, which grow to the size of a pea within about a year",
    ),
    residualSpread: assumed(
      2,
      "1",
      "standard deviation of the logarithm of that volume",
      "assumed: two orders of magnitude",
    ),
    shortestCourse: assumed(1, "day", disease.shortestCourse.meaning, "assumed: a residue has no shortest course"),
    fastestDoubling: assumed(1, "day", disease.fastestDoubling.meaning, "assumed: few cells double within days"),
    slowestDoubling: assumed(1e5, "day", disease.slowestDoubling.meaning, "assumed: a residue may rest"),
  },
  outcome: {
    ...melanoma.outcome,
    newLesionHazard: assumed(
      0,
      "1/month",
      "hazard of a new lesion",
      "assumed: relapse comes from the residue that is simulated",
    ),
  },
};
