import {
  didYouMean,
  InputError,
  ownQuantities,
  type Quantity,
  rangeAround,
  type SensitivityPlan,
  sensitivityFaults,
  type VariedRange,
} from "../../../src/index.ts";
import { type Arguments, oneOf, UsageError, wholeNumber } from "../command.ts";
import { variedTexts } from "./measured-options.ts";
import type { VariedInput } from "./varied-input.ts";
import { rangeOf } from "./vary-option.ts";

/** What `immunarium sensitivity` is asked to run. */
export function sensitivityPlanOf(input: VariedInput, given: Arguments): SensitivityPlan {
  const method = oneOf(given, "method", ["tornado", "morris"]);
  const plan: SensitivityPlan = {
    method,
    ranges: rangesOf(input, given),
    replicates: wholeNumber(given, "replicates", 1, 1000) ?? (method === "tornado" ? 8 : 1),
    trajectories: wholeNumber(given, "trajectories", 1, 1000) ?? 10,
    seed: input.scenario.seed,
  };
  if (method === "tornado" && given.flags.trajectories !== undefined) {
    throw new UsageError("--trajectories says nothing to a tornado; --method morris has some.");
  }
  const faults = sensitivityFaults(plan);
  if (faults.length > 0) throw new UsageError(faults.join("\n"));
  return plan;
}

function rangesOf(input: VariedInput, given: Arguments): VariedRange[] {
  const { groups } = input;
  const asked = variedTexts(given).map((text) => rangeOf(text, groups));
  const ofGroups = groupsOf(given).flatMap((name) => quantitiesOf(name, input));
  const named = [...asked.map(({ quantity }) => quantity.id)];
  const added = ofGroups.filter(({ id, value }) => value !== 0 && !named.includes(id));
  const all = asked.length + ofGroups.length > 0 ? added : ownQuantities(input, groups);
  const options = { factor: factorOf(given), stated: given.flags.stated === true };
  return [
    ...asked.map(({ quantity, range }) => range ?? around(quantity, options)),
    ...all.map((quantity) => around(quantity, options)),
  ];
}

function around(quantity: Quantity, options: { readonly factor: number; readonly stated: boolean }): VariedRange {
  try {
    return rangeAround(quantity, options);
  } catch (error) {
    if (error instanceof InputError) throw new UsageError(`--vary ${error.message}`);
    throw error;
  }
}

const groupsOf = ({ flags: { group } }: Arguments) => (Array.isArray(group) ? group.map(String) : []);

function quantitiesOf(name: string, { groups }: VariedInput): readonly Quantity[] {
  const labels = groups.map(({ label }) => label);
  const found = groups.find(({ label }) => label.toLowerCase() === name.toLowerCase());
  if (found) return found.quantities;
  throw new UsageError(`--group ${name}${didYouMean(name, labels)}: no such group. There are ${labels.join("; ")}.`);
}

function factorOf({ flags: { factor } }: Arguments): number {
  if (factor === undefined) return 1.5;
  const value = Number(factor);
  if (value > 1 && value <= 1000) return value;
  throw new UsageError(`--factor ${factor}: expected a number above 1, such as 1.5.`);
}
