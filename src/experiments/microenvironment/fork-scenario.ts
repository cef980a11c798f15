import type { HostDose, MicroenvironmentScenario } from "../../models/microenvironment/contract.ts";
import { pharmacokinetics } from "../../models/pharmacokinetics/index.ts";
import { therapies } from "../../models/therapy/index.ts";

/** Parameters of the body that hold the numbers of drugs. */
const ofDrugs = new Set([
  ...pharmacokinetics.flatMap(({ parameters = {} }) => Object.keys(parameters)),
  ...Object.values(therapies).flatMap(({ parameters }) => Object.keys(parameters)),
]);

/** What a scenario sets of them. */
export function drugValues({ host }: MicroenvironmentScenario): Record<string, number> {
  return Object.fromEntries(Object.entries(host.values).filter(([name]) => ofDrugs.has(name)));
}

/**
 * A fork's scenario, with what was given to the run that it leaves: a drug that is in the body and the tissue already
 * stays there and keeps its numbers, also where no more of it is given.
 *
 * @param day  of the fork; doses from then on are the fork's own
 */
export function forkScenario(
  origin: MicroenvironmentScenario,
  fork: MicroenvironmentScenario,
  day: number,
): MicroenvironmentScenario {
  return {
    ...fork,
    host: {
      ...fork.host,
      values: { ...drugValues(origin), ...fork.host.values },
      doses: dosesAcross(origin.host.doses, fork.host.doses, day),
    },
  };
}

/** Doses of one run up to a day, and of another one from then on. */
export function dosesAcross(before: readonly HostDose[], after: readonly HostDose[], day: number): HostDose[] {
  const isLater = (dose: HostDose) => dose.day >= day - 1e-9;
  return [...before.filter((dose) => !isLater(dose)), ...after.filter(isLater)];
}
