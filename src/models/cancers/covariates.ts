/** How a covariate is spread over patients; draws outside `lo` to `hi` are brought back to the border. */
type Distribution =
  | { readonly shape: "normal"; readonly mean: number; readonly sd: number; readonly lo: number; readonly hi: number }
  | {
      readonly shape: "lognormal";
      readonly median: number;
      /** Standard deviation of the natural logarithm. */
      readonly sigma: number;
      readonly lo: number;
      readonly hi: number;
    }
  /** 1 with this chance, else 0. */
  | { readonly shape: "chance"; readonly probability: number }
  /** Computed from covariates that stand above it, e.g. body surface from weight. */
  | { readonly shape: "derived"; readonly formula: string };

/** A baseline fact about a patient. Formulas over covariates use its number in `unit`. */
export interface Covariate {
  readonly unit: string;
  readonly meaning: string;
  readonly distribution: Distribution;
  /** `key, place`, or `assumed: reason`. */
  readonly source: string;
}

/**
 * Covariates of adults with advanced melanoma or lung cancer, as the populations of the antibodies' kinetic models had
 * them. A cancer's file overrides what differs. `baselineSld` is measured on the simulated tumour when there is one.
 */
export const covariates = {
  age: {
    unit: "year",
    meaning: "age",
    distribution: { shape: "normal", mean: 61, sd: 11, lo: 18, hi: 90 },
    source: "bajaj-2017, Table 3: mean 61.1, SD 11.1",
  },
  male: {
    unit: "1",
    meaning: "1 for men, 0 for women",
    distribution: { shape: "chance", probability: 0.63 },
    source: "feng-2014, Table 1: 37.4 % women; bajaj-2017: 33.3 %; ahamadi-2017: 40.9 %",
  },
  weight: {
    unit: "kg",
    meaning: "body weight",
    // The published mean 79.1 and SD 19.3 as a log-normal.
    distribution: { shape: "lognormal", median: 76.8, sigma: 0.24, lo: 34, hi: 168 },
    source: "bajaj-2017, Table 3: mean 79.1, SD 19.3, range 34.1 to 168.2",
  },
  bsa: {
    unit: "m^2",
    meaning: "body surface",
    distribution: { shape: "derived", formula: "0.1173 * weight^0.6466" },
    source: "livingston-lee-2001, abstract",
  },
  ecog: {
    unit: "1",
    meaning: "ECOG performance status, 0 or 1 in trials",
    distribution: { shape: "chance", probability: 0.35 },
    source: "feng-2014, Table 1: 34.5 % with 1, 0.5 % with 2",
  },
  ldh: {
    unit: "IU/L",
    meaning: "lactate dehydrogenase in serum; the number is that of U/L",
    // Log-normal with the published median 206 and mean 326.7.
    distribution: { shape: "lognormal", median: 206, sigma: 0.96, lo: 60, hi: 8000 },
    source: "feng-2014, Table 1: mean 326.7, reference 206 near the median",
  },
  albumin: {
    unit: "g/L",
    meaning: "serum albumin",
    distribution: { shape: "normal", mean: 40, sd: 4.5, lo: 20, hi: 55 },
    source: "ahamadi-2017, Table 2: median 40; the SD is assumed from the range 15 to 52 of hwang-2023",
  },
  egfr: {
    unit: "mL/min",
    meaning: "estimated glomerular filtration rate, for a body surface of 1.73 square metres",
    distribution: { shape: "normal", mean: 82, sd: 22, lo: 25, hi: 160 },
    source: "bajaj-2017, Table 3: mean 78.5, SD 21.6; feng-2014, Table 1: mean 86.7, SD 25.8",
  },
  baselineSld: {
    unit: "mm",
    meaning: "sum of the longest diameters of target lesions at baseline",
    distribution: { shape: "lognormal", median: 86, sigma: 0.75, lo: 10, hi: 600 },
    source: "ahamadi-2017, Table 2: median 86; the spread is assumed from the range 10 to 668 of hwang-2023",
  },
  lung: {
    unit: "1",
    meaning: "1 with non-small-cell lung cancer, else 0",
    distribution: { shape: "chance", probability: 0 },
    source: "assumed: set by the cancer",
  },
  cutaneousSquamous: {
    unit: "1",
    meaning: "1 with cutaneous squamous-cell cancer, else 0",
    distribution: { shape: "chance", probability: 0 },
    source: "assumed: set by the cancer",
  },
  priorIpilimumab: {
    unit: "1",
    meaning: "1 after earlier treatment with ipilimumab, else 0",
    distribution: { shape: "chance", probability: 0 },
    source: "assumed: set by the trial's population",
  },
  withDurvalumab: {
    unit: "1",
    meaning: "1 when durvalumab is given alongside, else 0",
    distribution: { shape: "chance", probability: 0 },
    source: "assumed: set by the arm",
  },
} as const satisfies Readonly<Record<string, Covariate>>;

/** One patient's covariates, by name. */
export type CovariateValues = Readonly<Record<string, number>>;
