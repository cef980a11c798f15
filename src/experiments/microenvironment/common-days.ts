import type { HostDose, MicroenvironmentScenario } from "../../models/microenvironment/contract.ts";
import { pharmacokinetics } from "../../models/pharmacokinetics/index.ts";
import { therapies } from "../../models/therapy/index.ts";

/** Parameters of the body that hold the numbers of drugs: without a dose they do nothing. */
const ofDrugs = new Set([
  ...pharmacokinetics.flatMap(({ parameters = {} }) => Object.keys(parameters)),
  ...Object.values(therapies).flatMap(({ parameters }) => Object.keys(parameters)),
]);

/**
 * Days for which two scenarios run alike to the last bit: up to the first dose that only one of them has, 0 if that
 * is given at the start. Where they differ in anything beside treatments, duration and names, not even the start is
 * common: minus infinity.
 */
export function commonDays(a: MicroenvironmentScenario, b: MicroenvironmentScenario): number {
  if (withoutTreatments(a) !== withoutTreatments(b)) return Number.NEGATIVE_INFINITY;
  const doses = (one: MicroenvironmentScenario) => new Set(one.host.doses.map((dose) => JSON.stringify(dose)));
  const [ofA, ofB] = [doses(a), doses(b)];
  const days = [...ofA, ...ofB]
    .filter((dose) => !(ofA.has(dose) && ofB.has(dose)))
    .map((dose) => (JSON.parse(dose) as HostDose).day);
  return Math.min(a.duration, b.duration, ...days);
}

function withoutTreatments({ name, duration, host, ...rest }: MicroenvironmentScenario): string {
  const { doses, vaccineAntigens, carAntigen, values, ...body } = host;
  const kept = Object.entries(values).filter(([key]) => !ofDrugs.has(key));
  return JSON.stringify([rest, body, kept]);
}
