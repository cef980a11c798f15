import { generator } from "../foundation/random.ts";
import { streams } from "../foundation/streams.ts";
import type { CovariateValues } from "../models/cancers/covariates.ts";
import type { DoseForm, Therapy } from "../models/therapy/contract.ts";
import { doseAmount } from "../models/therapy/dose.ts";
import { individualParameters, variedParameters } from "../models/therapy/individual.ts";
import type { Treatment } from "./design.ts";
import { addressOf } from "./sample.ts";

/** Whose luck a person has: a trial's seed and the person's number. Absent: the typical person's. */
export interface Luck {
  readonly seed: number;
  readonly id: number;
}

/** One person's values of a therapy's parameters; without luck every random effect is zero. */
export function drugParameters(therapy: Therapy, covariates: CovariateValues, luck?: Luck): Record<string, number> {
  const chance = luck && generator(luck.seed, streams.pharmacokinetics, addressOf(therapy.name), luck.id);
  const normals = variedParameters(therapy).map(() => chance?.normal() ?? 0);
  return individualParameters(therapy, covariates, normals);
}

/** What each dose brings, and into which state of the body. */
export function oneDose(
  therapy: Therapy,
  { dose, unit, route }: Treatment,
  covariates: CovariateValues,
): { readonly state: string; readonly amount: number } {
  const form: DoseForm = therapy.forms.find((candidate) => candidate.route === route) ?? therapy.forms[0];
  return { state: form.into, amount: doseAmount(therapy, { value: dose, unit }, covariates) };
}

/** Days after the start of treatment on which a person gets doses, within `length` days; with luck some are missed. */
export function dosesKept(treatment: Treatment, length: number, luck?: Luck): number[] {
  const days = doseDays(treatment, length);
  if (!luck || treatment.held <= 0) return days;
  const chance = generator(luck.seed, streams.visits, addressOf(treatment.therapy), luck.id);
  return days.filter(() => chance.uniform() >= treatment.held);
}

function doseDays(treatment: Treatment, length: number): number[] {
  if (treatment.days) return treatment.days.filter((day) => day < length);
  const days: number[] = [];
  for (let k = 0; k < treatment.times; k++) {
    const day = treatment.start + k * treatment.every;
    if (!(day < length)) break;
    days.push(day);
  }
  return days;
}
