import type { Cancer } from "../../models/cancers/contract.ts";
import {
  type Covariate,
  type CovariateValues,
  covariates as commonCovariates,
} from "../../models/cancers/covariates.ts";
import type { HostDose, HostPlan } from "../../models/microenvironment/contract.ts";
import { therapies } from "../../models/therapy/index.ts";
import { evaluate } from "../../numerics/expression/evaluate.ts";
import { parse } from "../../numerics/expression/parse.ts";
import type { Treatment } from "../design.ts";
import { dosesKept, drugParameters, type Luck, oneDose } from "../dosing.ts";
import { referenceModel } from "../model.ts";
import type { Candidate } from "../patient.ts";

/** Whose body surrounds the tissue. */
export interface Person {
  /** Values of the body's parameters that differ from the model's own. */
  readonly values: Readonly<Record<string, number>>;
  readonly covariates: CovariateValues;
  /** Absent: the typical person, whose random effects are zero and who misses no dose. */
  readonly luck?: Luck;
}

/** The typical patient: the medians of the cancer's priors, so far as the solid-tumour model has them, and of covariates. */
export function typicalPerson(cancer?: Cancer): Person {
  const values: Record<string, number> = {};
  for (const [name, { value }] of Object.entries(cancer?.priors ?? {})) {
    if (value !== undefined && name in referenceModel.parameters) values[name] = value;
  }
  return { values, covariates: medianCovariates({ ...commonCovariates, ...cancer?.covariates }) };
}

function medianCovariates(table: Readonly<Record<string, Covariate>>): CovariateValues {
  const values: Record<string, number> = {};
  for (const [name, { distribution }] of Object.entries(table)) {
    values[name] = median(distribution, values);
  }
  return values;
}

function median(distribution: Covariate["distribution"], earlier: CovariateValues): number {
  switch (distribution.shape) {
    case "normal":
      return distribution.mean;
    case "lognormal":
      return distribution.median;
    case "chance":
      return distribution.probability > 0.5 ? 1 : 0;
    case "derived":
      return evaluate(parse(distribution.formula), earlier);
  }
}

/**
 * A person sampled for a trial, with the luck that a trial's arms share.
 *
 * @param candidate  drawn with the reference model
 * @param seed  the trial's
 */
export function sampledPerson({ id, parameters, covariates }: Candidate, seed: number): Person {
  const names = Object.keys(referenceModel.parameters);
  return {
    values: Object.fromEntries(names.map((name, i) => [name, parameters[i]])),
    covariates,
    luck: { seed, id },
  };
}

/**
 * The person's own values, those of the drugs over them, and every dose within `length` days, in the order of time.
 * Doses that fall on one moment keep the treatments' order.
 *
 * @param treatments  of one therapy for each slot: a slot holds the numbers of one drug from beginning to end
 */
export function treatedHost(
  person: Person,
  treatments: readonly Treatment[],
  length: number,
): Pick<HostPlan, "values" | "doses"> {
  const values: Record<string, number> = { ...person.values };
  const doses: HostDose[] = [];
  for (const treatment of treatments) {
    const therapy = therapies[treatment.therapy];
    Object.assign(values, drugParameters(therapy, person.covariates, person.luck));
    const given = oneDose(therapy, treatment, person.covariates);
    for (const day of dosesKept(treatment, length, person.luck)) doses.push({ day, ...given });
  }
  Object.assign(values, slotStarts(treatments));
  return { values, doses: doses.sort((a, b) => a.day - b.day) };
}

/** Where clearance changes with the time on treatment, that time begins with the first dose of the slot's drug. */
function slotStarts(treatments: readonly Treatment[]): Record<string, number> {
  const starts: Record<string, number> = {};
  for (const { therapy, start } of treatments) {
    const name = `${therapies[therapy].slot}Start`;
    if (name in referenceModel.parameters) starts[name] = Math.min(starts[name] ?? Number.POSITIVE_INFINITY, start);
  }
  return starts;
}
