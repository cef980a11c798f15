import { assumed, measured } from "../../foundation/parameter.ts";

/** Disease at trial entry, as most solid tumours have it; a cancer's file overrides what differs. */
export const disease = {
  lesions: assumed(2.5, "1", "mean number of target lesions", "assumed: RECIST allows up to 5"),
  lesionPace: assumed(
    0.3,
    "1",
    "spread of a lesion's own pace of change (log scale)",
    "assumed: lesions of a patient differ",
  ),
  longestCourse: assumed(
    10,
    "year",
    "longest time from the first surviving cell to diagnosis",
    "assumed: slower tumours do not reach a trial",
  ),
  shortestCourse: assumed(
    150,
    "day",
    "shortest time from the first surviving cell to diagnosis",
    "assumed: faster tumours do not wait for a trial",
  ),
  fastestDoubling: measured(20, "day", "shortest volume doubling time at diagnosis", "ahn-2016, range 20 to 977 days"),
  slowestDoubling: measured(977, "day", "longest volume doubling time at diagnosis", "ahn-2016, range 20 to 977 days"),
  firstCells: assumed(
    60,
    "1",
    "first cells that a person is followed through",
    "assumed: enough that most who can get the disease do",
  ),
} as const;

/**
 * From burden to observation. The hazard of death is
 * `deathHazard · (SLD / 100 mm)^deathBySize · exp(deathBySeverity · severity + deathByGrowth · growth)`, with growth
 * the change of log SLD a month, plus `backgroundHazard`. New lesions appear at
 * `newLesionHazard · (SLD / 100 mm)^newLesionBySize` while the burden grows, a tenth of that while it shrinks.
 */
export const outcome = {
  deathHazard: assumed(
    0.03,
    "1/month",
    "hazard of death at a sum of diameters of 100 mm",
    "assumed: replaced by a fit to control arms",
  ),
  deathBySize: assumed(
    1,
    "1",
    "power of the sum of diameters in the hazard of death",
    "assumed: replaced by a fit to control arms",
  ),
  deathBySeverity: assumed(
    0.5,
    "1",
    "log hazard of death per standard deviation of severity",
    "assumed: disease is more than its size",
  ),
  deathByGrowth: assumed(
    1.5,
    "month",
    "log hazard of death per unit growth of log sum of diameters a month",
    "assumed: growth is the strongest predictor of survival (chan-2021)",
  ),
  backgroundHazard: assumed(
    0.001,
    "1/month",
    "hazard of death from other causes",
    "assumed: about 1 % a year near the age of 60",
  ),
  newLesionHazard: assumed(
    0.05,
    "1/month",
    "hazard of a new lesion at a sum of diameters of 100 mm while the burden grows",
    "assumed: replaced by a fit to control arms",
  ),
  newLesionBySize: assumed(
    0.5,
    "1",
    "power of the sum of diameters in the hazard of a new lesion",
    "assumed: within 0.5 to 1 of the cell number",
  ),
} as const;
