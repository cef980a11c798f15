import * as v from "valibot";
import { duration, fraction, monthlyFraction } from "./quantity.ts";
import { count, name, text, treatment } from "./treatment-schema.ts";
import { accrual, allocation, biomarkerTest, sequential, twoStage } from "./trial-conduct-schema.ts";
import { tissue } from "./trial-tissue-schema.ts";

/**
 * The shape of a trial file: the one source of the reader, of the published JSON Schema and of the reference page.
 * What shapes cannot say (an arm that does not exist, a dose after the end) is in `trial-checks.ts`.
 */

const positive = v.pipe(v.number(), v.finite("a finite number"), v.gtValue(0, "a number above 0"));

const noTreatments = "at least one treatment, or the word none for observation or placebo";

export const arm = v.strictObject({
  name: v.pipe(name, v.description("How tables and figures call the arm.")),
  size: v.pipe(
    count(1, 100_000),
    v.description("Patients that the published trial had in this arm: the size of a bootstrap trial."),
  ),
  treatments: v.pipe(
    v.union([v.literal("none"), v.pipe(v.array(treatment), v.minLength(1, noTreatments))], noTreatments),
    v.description("What the arm receives. `none` must be written for observation or placebo."),
  ),
  crossover: v.optional(
    v.pipe(
      v.strictObject({
        to: v.pipe(name, v.description("Arm whose treatments follow at progression.")),
        fraction: v.pipe(fraction, v.description("Fraction of progressed patients who cross over.")),
      }),
      v.description("What may follow at progression."),
    ),
  ),
});

export const visits = v.strictObject({
  first: v.pipe(duration, v.description("First assessment after randomisation.")),
  every: v.pipe(duration, v.description("Time between assessments.")),
  until: v.optional(v.pipe(duration, v.description("Until then `every` holds. Absent: the end of follow-up."))),
  later: v.optional(v.pipe(duration, v.description("Time between assessments after `until`. Absent: as `every`."))),
  window: v.optional(
    v.pipe(duration, v.description("Standard deviation of a visit's shift from its date. Absent: 3 days.")),
  ),
  missed: v.optional(v.pipe(fraction, v.description("Chance that an assessment is missed. Absent: 2 %."))),
});

export const response = v.strictObject({
  criteria: v.optional(
    v.pipe(
      v.picklist(["RECIST 1.1", "irRC", "iRECIST", "Lugano", "marrow", "relapse"]),
      v.description(
        "Rules that turn what visits see into responses: `Lugano` for lymphoma, `marrow` for leukaemia, `relapse` after surgery, where progression is relapse. Absent: those of the cancer, RECIST 1.1 for most.",
      ),
    ),
  ),
  confirmation: v.optional(
    v.pipe(v.boolean(), v.description("Whether a response must be seen again to count. Absent: true.")),
  ),
  "reader-error": v.optional(
    v.pipe(fraction, v.description("Coefficient of variation of a measured diameter. Absent: 7 %.")),
  ),
});

const rates = ["ORR", "CR", "PFS rate", "OS rate"] as const;
const medians = ["median PFS", "median OS"] as const;
const ratios = ["hazard ratio PFS", "hazard ratio OS"] as const;
const confidence = "The 95 % interval that was reported: lower and upper end.";
const evidence = {
  source: v.pipe(text, v.description("Where the figure stands: paper and table or figure.")),
  checked: v.pipe(
    v.boolean(),
    v.description("Whether somebody has held the figure against the paper. Unchecked figures are not shown."),
  ),
};

/** One published figure: rates as `41 %`, medians as `37.5 months`, hazard ratios as numbers. */
export const published = v.variant(
  "endpoint",
  [
    v.strictObject({
      arm: v.pipe(name, v.description("Arm that the figure belongs to.")),
      endpoint: v.pipe(v.picklist(rates), v.description("What was reported.")),
      at: v.optional(v.pipe(duration, v.description("Time of a landmark rate, e.g. `3 years`."))),
      value: v.pipe(fraction, v.description("The rate, e.g. `41 %`.")),
      interval: v.optional(v.pipe(v.strictTuple([fraction, fraction]), v.description(confidence))),
      ...evidence,
    }),
    v.strictObject({
      arm: v.pipe(name, v.description("Arm that the figure belongs to.")),
      endpoint: v.pipe(v.picklist(medians), v.description("What was reported.")),
      value: v.pipe(duration, v.description("The median, e.g. `10.1 months`.")),
      interval: v.optional(v.pipe(v.strictTuple([duration, duration]), v.description(confidence))),
      ...evidence,
    }),
    v.strictObject({
      arm: v.pipe(name, v.description("Arm that the figure belongs to.")),
      endpoint: v.pipe(v.picklist(ratios), v.description("What was reported.")),
      reference: v.pipe(name, v.description("Arm that it is compared with.")),
      value: v.pipe(positive, v.description("The ratio.")),
      interval: v.optional(v.pipe(v.strictTuple([positive, positive]), v.description(confidence))),
      ...evidence,
    }),
  ],
  `one of ${[...rates, ...medians, ...ratios].join(", ")}`,
);

export const trialFile = v.strictObject({
  format: v.optional(v.pipe(v.literal(1), v.description("Version of this file format."))),
  name: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[a-z0-9][a-z0-9-]*$/, "lower-case letters, digits and hyphens"),
      v.description("Short name; names the folder of results. Absent: the file's name."),
    ),
  ),
  title: v.pipe(text, v.description("What the trial asks, in a line.")),
  source: v.pipe(text, v.description("Publication, and registry number, that the design follows.")),
  cancer: v.pipe(name, v.metadata({ words: "cancers" }), v.description("Disease of the virtual patients.")),
  population: v.optional(
    v.pipe(
      v.record(v.string(), v.union([v.pipe(v.number(), v.finite()), fraction], "a number or a fraction such as 40 %")),
      v.description(
        "Median, mean or fraction of covariates where the trial's patients differ from the cancer's default, e.g. `ecog: 40 %`, `age: 58`; `severity` shifts how advanced the disease is, in standard deviations.",
      ),
    ),
  ),
  eligibility: v.optional(
    v.pipe(v.array(text), v.description("Requirements for entry, as formulas over covariates, e.g. `pdl1 >= 0.5`.")),
  ),
  "biomarker-test": v.optional(
    v.pipe(
      biomarkerTest,
      v.description("A test at enrolment that reads a covariate with error. Absent: conditions see true values."),
    ),
  ),
  arms: v.pipe(
    v.array(arm),
    v.minLength(1, "at least one arm"),
    v.maxLength(20, "at most 20 arms"),
    v.description("Groups of patients, each with its treatments."),
  ),
  "follow-up": v.pipe(duration, v.description("Time after randomisation at which follow-up ends.")),
  visits: v.pipe(visits, v.description("When tumours are measured.")),
  response: v.optional(v.pipe(response, v.description("How response is judged."))),
  dropout: v.optional(
    v.pipe(monthlyFraction, v.description("Loss to follow-up, e.g. `0.3 % per month`. Absent: 0 % per month.")),
  ),
  landmarks: v.optional(
    v.pipe(v.array(duration), v.description("Times at which survival rates are reported. Absent: each whole year.")),
  ),
  contrasts: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          arm: v.pipe(name, v.description("Arm of interest.")),
          reference: v.pipe(name, v.description("Arm that it is compared with.")),
        }),
      ),
      v.description("Arms to compare: the hazard ratio of `arm` against `reference`."),
    ),
  ),
  allocation: v.optional(
    v.pipe(
      allocation,
      v.description(
        "Patients who each get one arm, by permuted blocks within strata. Absent: each goes through every arm.",
      ),
    ),
  ),
  accrual: v.optional(v.pipe(accrual, v.description("When patients come. Absent: all on the first day."))),
  sequential: v.optional(
    v.pipe(
      sequential,
      v.description("Looks at a comparison while the trial runs, and when they end it. Absent: none."),
    ),
  ),
  "two-stage": v.optional(
    v.pipe(twoStage, v.description("Simon's two stages of a trial with one arm. Absent: one stage.")),
  ),
  published: v.optional(
    v.pipe(v.array(published), v.description("Figures that the trial reported, shown beside the simulated ones.")),
  ),
  tissue: v.optional(
    v.pipe(
      tissue,
      v.description(
        "Tissue that each patient carries, for questions where space matters. Absent: the tumour is well mixed.",
      ),
    ),
  ),
  patients: v.optional(
    v.pipe(count(2, 100_000), v.description("Virtual patients, each simulated through every arm. Absent: 400.")),
  ),
  seed: v.optional(v.pipe(count(0, 4_294_967_295), v.description("Seed of every draw of chance. Absent: 1."))),
});

/** A trial file whose shape is right, with times in days and fractions from 0 to 1. */
export type TrialFile = v.InferOutput<typeof trialFile>;
export type ArmEntry = v.InferOutput<typeof arm>;
export type TreatmentEntry = v.InferOutput<typeof treatment>;
export type PublishedEntry = v.InferOutput<typeof published>;
