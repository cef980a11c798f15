import { type Reference, references } from "../foundation/references.ts";

/** Works behind the statistics that every report uses. */
export const methodReferences: Readonly<Record<string, Reference>> = {
  "austin-2009": {
    authors: "Austin PC",
    year: 2009,
    title:
      "Balance diagnostics for comparing the distribution of baseline covariates between treatment groups in propensity-score matched samples",
    where: "Statistics in Medicine 28:3083-3107",
    link: "https://doi.org/10.1002/sim.3697",
  },
  "brookmeyer-crowley-1982": {
    authors: "Brookmeyer R, Crowley J",
    year: 1982,
    title: "A confidence interval for the median survival time",
    where: "Biometrics 38:29-41",
    link: "https://doi.org/10.2307/2530286",
  },
  "clopper-pearson-1934": {
    authors: "Clopper CJ, Pearson ES",
    year: 1934,
    title: "The use of confidence or fiducial limits illustrated in the case of the binomial",
    where: "Biometrika 26:404-413",
    link: "https://doi.org/10.1093/biomet/26.4.404",
  },
  "cox-1972": {
    authors: "Cox DR",
    year: 1972,
    title: "Regression models and life-tables",
    where: "Journal of the Royal Statistical Society B 34:187-220",
    link: "https://doi.org/10.1111/j.2517-6161.1972.tb00899.x",
  },
  "efron-1977": {
    authors: "Efron B",
    year: 1977,
    title: "The efficiency of Cox's likelihood function for censored data",
    where: "Journal of the American Statistical Association 72:557-565",
    link: "https://doi.org/10.1080/01621459.1977.10480613",
  },
  "eisenhauer-2009": {
    authors: "Eisenhauer EA, Therasse P, Bogaerts J, Schwartz LH, Sargent D, Ford R, et al.",
    year: 2009,
    title: "New response evaluation criteria in solid tumours: revised RECIST guideline (version 1.1)",
    where: "European Journal of Cancer 45:228-247",
    link: "https://doi.org/10.1016/j.ejca.2008.10.026",
  },
  "grambsch-therneau-1994": {
    authors: "Grambsch PM, Therneau TM",
    year: 1994,
    title: "Proportional hazards tests and diagnostics based on weighted residuals",
    where: "Biometrika 81:515-526",
    link: "https://doi.org/10.1093/biomet/81.3.515",
  },
  "greenwood-1926": {
    authors: "Greenwood M",
    year: 1926,
    title: "A report on the natural duration of cancer",
    where: "Reports on Public Health and Medical Subjects 33:1-26",
  },
  "kaplan-meier-1958": references["kaplan-meier-1958"],
  "lin-wei-1989": {
    authors: "Lin DY, Wei LJ",
    year: 1989,
    title: "The robust inference for the Cox proportional hazards model",
    where: "Journal of the American Statistical Association 84:1074-1078",
    link: "https://doi.org/10.1080/01621459.1989.10478874",
  },
  "mantel-1966": {
    authors: "Mantel N",
    year: 1966,
    title: "Evaluation of survival data and two new rank order statistics arising in its consideration",
    where: "Cancer Chemotherapy Reports 50:163-170",
  },
  "royston-parmar-2013": {
    authors: "Royston P, Parmar MKB",
    year: 2013,
    title:
      "Restricted mean survival time: an alternative to the hazard ratio for the design and analysis of randomized trials with a time-to-event outcome",
    where: "BMC Medical Research Methodology 13:152",
    link: "https://doi.org/10.1186/1471-2288-13-152",
  },
};
