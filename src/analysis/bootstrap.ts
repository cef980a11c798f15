import { InputError } from "../foundation/errors.ts";
import { generator } from "../foundation/random.ts";
import { streams } from "../foundation/streams.ts";
import { type Table, table } from "../foundation/table.ts";
import { quantileOfSorted } from "../numerics/statistics/quantile.ts";
import { rowsOfArm } from "./subjects.ts";
import { type TrialEndpoint, trialEndpoint } from "./trial-endpoint.ts";

export interface BootstrapOptions {
  /** Patients that a trial enrols in each arm: those of the published trial. */
  readonly arms: readonly { readonly name: string; readonly size: number }[];
  readonly endpoints: readonly TrialEndpoint[];
  readonly seed: number;
  /** Default 1000. */
  readonly trials?: number;
  /** Share of trials that an interval holds; default 0.95. */
  readonly coverage?: number;
}

/** An endpoint in the whole virtual population, and where trials of the published size would find it. */
export interface Prediction {
  readonly query: TrialEndpoint;
  /** In the whole population; ∞ for a median that is not reached, NaN where not estimable. */
  readonly value: number;
  /** Middle of the bootstrap trials, and the interval that holds `coverage` of them. */
  readonly median: number;
  readonly lo: number;
  readonly hi: number;
  /** Trials in which the endpoint could be estimated. */
  readonly trials: number;
  /** Value in each trial, shape [trials]; NaN where not estimable. */
  readonly values: Float64Array;
}

/**
 * Trials drawn from the virtual population: each enrols its own patients into each arm, with replacement, in the
 * published sizes. Their spread is the prediction interval that a published figure should be held against.
 *
 * Patients are drawn for each arm apart: a real trial has different people in its arms, even where the virtual ones went
 * through all of them. The spread holds chance of enrolment only, not doubt about the model.
 *
 * @throws {InputError} for an arm without patients, a size that is not a count, or an endpoint that lacks a part
 */
export function bootstrapTrials(subjects: Table, options: BootstrapOptions): Prediction[] {
  const { arms, endpoints, seed, trials = 1000, coverage = 0.95 } = options;
  for (const { name, size } of arms) {
    if (!(Number.isInteger(size) && size > 0))
      throw new InputError(`size of ${name}`, String(size), "a whole number > 0");
  }
  const population = arms.map(({ name }) => rowsOfArm(subjects, name));
  const values = endpoints.map(() => new Float64Array(trials));
  for (let trial = 0; trial < trials; trial++) {
    const rows = new Map(
      arms.map(({ name, size }, a) => {
        const random = generator(seed, streams.bootstrap, trial, a);
        return [
          name,
          Array.from({ length: size }, () => population[a][Math.floor(random.uniform() * population[a].length)]),
        ];
      }),
    );
    endpoints.forEach((query, e) => {
      values[e][trial] = trialEndpoint(subjects, query, rows);
    });
  }
  return endpoints.map((query, e) => ({
    query,
    value: trialEndpoint(subjects, query),
    ...interval(values[e], coverage),
    values: values[e],
  }));
}

function interval(values: Float64Array, coverage: number) {
  const ascending = values.filter((value) => !Number.isNaN(value)).sort();
  const at = (p: number) => quantileOfSorted(ascending, p);
  return { median: at(0.5), lo: at((1 - coverage) / 2), hi: at((1 + coverage) / 2), trials: ascending.length };
}

/** Predictions as a table: one row an endpoint. */
export function predictionTable(predictions: readonly Prediction[]): Table {
  const text = (name: string, label: string, of: (one: Prediction) => string) => ({
    name,
    unit: "",
    label,
    values: predictions.map(of),
  });
  const number = (name: string, label: string, of: (one: Prediction) => number) => ({
    name,
    unit: "",
    label,
    values: Float64Array.from(predictions, of),
  });
  return table("predictions", [
    text("arm", "Arm", ({ query }) => query.arm),
    text("endpoint", "Endpoint", ({ query }) => query.endpoint),
    number("at", "Month", ({ query }) => query.at ?? Number.NaN),
    text("reference", "Against", ({ query }) => query.reference ?? ""),
    number("value", "Population", ({ value }) => value),
    number("median", "Median trial", ({ median }) => median),
    number("lo", "Lower prediction limit", ({ lo }) => lo),
    number("hi", "Upper prediction limit", ({ hi }) => hi),
  ]);
}
