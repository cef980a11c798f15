import { forkScenario, InputError, type MicroenvironmentScenario, readStudy } from "../../../../src/index.ts";
import type { ArmPlan } from "./arm-run.ts";
import type { Fork } from "./messages.ts";

/**
 * What runs of a study: one of its arms, or a fork of one.
 *
 * @throws {InvalidFile | InputError} where the study cannot be read or has no such arm
 */
export function planOf(text: string, file: string, arm: string, fork?: Fork): ArmPlan {
  const { arms } = readStudy(text, file);
  const of = (name: string): MicroenvironmentScenario => {
    if (!Object.hasOwn(arms, name)) throw new InputError("arm", name, `one of ${Object.keys(arms).join(", ")}`);
    return arms[name];
  };
  if (!fork) return { scenario: of(arm) };
  const { day, gene } = fork;
  const origin = of(fork.of);
  return { scenario: forkScenario(origin, of(arm), day), fork: { origin, day, ...(gene && { gene }) } };
}
