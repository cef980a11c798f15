import { InputError } from "../../foundation/errors.ts";
import { convert } from "../../foundation/units.ts";
import type { CovariateValues } from "../cancers/covariates.ts";
import type { Therapy } from "./contract.ts";

/** A dose as written: a number and its unit, e.g. 3 and `mg/kg`. */
export interface WrittenDose {
  readonly value: number;
  readonly unit: string;
}

/** What a dose may be given per, by spelling, and the covariate that tells how much of it a patient has. */
const sizes: Readonly<Record<string, string>> = { kg: "weight", "m^2": "bsa", m2: "bsa", "m²": "bsa" };

/**
 * Reads `200 mg`, `3 mg/kg`, `20 MIU/m^2`, `600000 IU/kg` or `2e6 cell/kg`.
 *
 * @throws {InputError} if it is not a number with a unit
 */
export function parseDose(text: string, place = "dose"): WrittenDose {
  const [, value, unit] = /^\s*((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(\S+)\s*$/.exec(text) ?? [];
  if (value === undefined) throw new InputError(place, `\`${text}\``, "an amount with its unit, such as 3 mg/kg");
  return { value: Number(value), unit };
}

/**
 * One dose for one patient, in the unit of the state that receives it (nmol, mg or cell).
 *
 * The unit is read in two parts, since a mass per mass would cancel to a pure number.
 *
 * @param dose  as text, or as a number with its unit
 * @param covariates  the patient's; `weight` (kg) is needed for doses per kg, `bsa` (m²) for doses per m²
 * @throws {InputError} if the unit is unknown, measures something that the therapy is not dosed in, or needs a
 *   covariate that the patient lacks; or if the amount is negative or not finite
 */
export function doseAmount(
  therapy: Therapy,
  dose: string | WrittenDose,
  covariates: CovariateValues,
  place = "dose",
): number {
  const { value, unit } = typeof dose === "string" ? parseDose(dose, place) : dose;
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    throw new InputError(place, `${value} ${unit}`, "an amount of zero or more");
  }
  const [amount, per, ...rest] = unit.split("/").map((part) => part.trim());
  if (rest.length > 0 || (per !== undefined && !(per in sizes))) {
    throw new InputError(place, `the unit \`${unit}\``, `${amount}, ${amount}/kg or ${amount}/m^2`);
  }
  const whole = convert(value, amount, therapy.perUnit.unit.split("/")[1], place);
  return whole * sizeOf(per, covariates, place) * therapy.perUnit.value;
}

function sizeOf(per: string | undefined, covariates: CovariateValues, place: string): number {
  if (per === undefined) return 1;
  const size = covariates[sizes[per]];
  if (size > 0) return size;
  throw new InputError(place, `a dose per ${per} for a patient without ${sizes[per]}`, `the covariate ${sizes[per]}`);
}
