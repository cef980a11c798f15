import * as v from "valibot";
import { spendingShapes } from "../experiments/conduct/conduct-design.ts";
import { duration, fraction } from "./quantity.ts";
import { count, name } from "./treatment-schema.ts";

/** The shape of what a trial file says of allocation, accrual and looks; `conduct-checks.ts` has what shapes cannot say. */

export const biomarkerTest = v.strictObject({
  covariate: v.pipe(name, v.description("A covariate that the test reads, e.g. `pdl1`.")),
  cut: v.pipe(
    v.number(),
    v.finite("a finite number"),
    v.description("Whoever has reached it is truly positive; in the covariate's unit."),
  ),
  sensitivity: v.optional(
    v.pipe(fraction, v.description("Chance that a truly positive patient tests positive. Absent: 100 %.")),
  ),
  specificity: v.optional(
    v.pipe(fraction, v.description("Chance that a truly negative patient tests negative. Absent: 100 %.")),
  ),
  enrols: v.optional(
    v.pipe(
      v.picklist(["positive", "negative", "everybody"]),
      v.description(
        "Whom the test lets in. With `everybody`, strata may be of its result, `biomarkerTest`, cut at 1. Absent: positive.",
      ),
    ),
  ),
});

export const allocation = v.strictObject({
  strata: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          covariate: v.pipe(name, v.description("A covariate that patients have at entry, e.g. `pdl1`.")),
          cuts: v.pipe(
            v.array(v.pipe(v.number(), v.finite("a finite number"))),
            v.minLength(1, "at least one cut point"),
            v.maxLength(5, "at most 5 cut points"),
            v.description("Cut points that rise, in the covariate's unit; whoever has reached one is above it."),
          ),
        }),
      ),
      v.maxLength(3, "at most 3 stratifications"),
      v.description(
        "Covariates within whose levels arms are balanced, and within which they are compared. Absent: none.",
      ),
    ),
  ),
  blocks: v.optional(
    v.pipe(
      v.array(count(1, 100)),
      v.minLength(1, "at least one size"),
      v.description("Sizes of permuted blocks, drawn with equal chance. Absent: twice the sum of the ratio."),
    ),
  ),
  ratio: v.optional(
    v.pipe(
      v.array(count(1, 20)),
      v.description("Patients of each arm in the ratio, in the arms' order, e.g. `[2, 1]`. Absent: as many in each."),
    ),
  ),
});

export const accrual = v.strictObject({
  over: v.pipe(duration, v.description("Time over which patients come.")),
  ramp: v.optional(
    v.pipe(duration, v.description("Time in which the pace rises to its height, in a straight line. Absent: 0 days.")),
  ),
});

const spending = v.picklist(spendingShapes);

export const sequential = v.strictObject({
  arm: v.pipe(name, v.description("Arm of interest.")),
  reference: v.pipe(name, v.description("Arm that it is compared with.")),
  endpoint: v.pipe(v.picklist(["PFS", "OS"]), v.description("What is compared, by the log-rank test.")),
  spending: v.optional(
    v.pipe(
      spending,
      v.description(
        "How error is spent: late, as O'Brien and Fleming's bounds do, or evenly. Absent: O'Brien-Fleming.",
      ),
    ),
  ),
  alpha: v.optional(
    v.pipe(fraction, v.description("Error in all, e.g. `2.5 %`. Absent: 2.5 % one-sided, 5 % two-sided.")),
  ),
  sides: v.optional(
    v.pipe(
      v.picklist([1, 2]),
      v.description("1: rejects where the arm fares better; 2: also where it fares worse. Absent: 1."),
    ),
  ),
  looks: v.pipe(
    v.strictObject({
      events: v.pipe(
        v.union(
          [
            count(2, 100_000),
            v.pipe(
              v.array(count(1, 100_000)),
              v.minLength(1, "at least one look"),
              v.maxLength(10, "at most 10 looks"),
            ),
          ],
          "numbers of events that rise, or beside `after` the number that is planned in the end",
        ),
        v.description("Events of both arms at each look, the last one planned in the end; beside `after` only that."),
      ),
      after: v.optional(
        v.pipe(
          v.array(duration),
          v.minLength(1, "at least one look"),
          v.maxLength(10, "at most 10 looks"),
          v.description("Times after the first patient at which looks are held, instead of at numbers of events."),
        ),
      ),
    }),
    v.description("When the trial is looked at. The last look is the final analysis."),
  ),
  futility: v.optional(
    v.pipe(
      v.strictObject({
        beta: v.optional(
          v.pipe(fraction, v.description("Error of the second kind to spend, e.g. `10 %`: one less the power.")),
        ),
        spending: v.optional(v.pipe(spending, v.description("How it is spent. Absent: O'Brien-Fleming."))),
        "conditional-power": v.optional(
          v.pipe(
            fraction,
            v.description("Stops where the conditional power under the trend that is seen is below this."),
          ),
        ),
      }),
      v.description(
        "Stops without hope, one-sided tests only; non-binding: efficacy bounds do not count on it. Absent: none.",
      ),
    ),
  ),
});

export const twoStage = v.strictObject({
  arm: v.optional(v.pipe(name, v.description("Arm whose responses are counted. Absent: the only one."))),
  unacceptable: v.pipe(fraction, v.description("Response rate that is not worth while (p0), e.g. `20 %`.")),
  desirable: v.pipe(fraction, v.description("Response rate that is (p1), e.g. `40 %`.")),
  alpha: v.optional(v.pipe(fraction, v.description("Largest chance of success at p0. Absent: 5 %."))),
  beta: v.optional(v.pipe(fraction, v.description("Largest chance of no success at p1. Absent: 20 %."))),
  design: v.optional(
    v.pipe(
      v.picklist(["optimal", "minimax"]),
      v.description("Fewest patients expected at p0, or fewest in all. Absent: optimal, unless `stages` are given."),
    ),
  ),
  stages: v.optional(
    v.pipe(
      v.strictObject({
        n1: v.pipe(count(1, 300), v.description("Patients of the first stage.")),
        r1: v.pipe(count(0, 300), v.description("Responses with which, or fewer, the trial ends after it.")),
        n: v.pipe(count(2, 300), v.description("Patients of both stages.")),
        r: v.pipe(count(0, 300), v.description("Responses that both stages must exceed.")),
      }),
      v.description("Stages of one's own, instead of Simon's."),
    ),
  ),
});

export type BiomarkerTestEntry = v.InferOutput<typeof biomarkerTest>;
export type AllocationEntry = v.InferOutput<typeof allocation>;
export type AccrualEntry = v.InferOutput<typeof accrual>;
export type SequentialEntry = v.InferOutput<typeof sequential>;
export type TwoStageEntry = v.InferOutput<typeof twoStage>;
