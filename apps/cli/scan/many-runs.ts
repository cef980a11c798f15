import { basename, join } from "node:path";
import {
  type MeasuredRun,
  type MicroenvironmentScenario,
  type PlannedRun,
  type Quantity,
  readVaried,
  studyWith,
} from "../../../src/index.ts";
import { type Arguments, UsageError } from "../command.ts";
import { folderNames } from "../microenvironment/arm-plan.ts";
import { measured } from "./measured-options.ts";
import type { VariedInput } from "./varied-input.ts";

/** What differs from the scenario at a point. */
export interface Changes {
  readonly quantities: readonly Quantity[];
  readonly values: readonly number[];
}

/** Where a command writes: what was said, or `results/VERB-` and the name of the file. */
export function resultsFolder(verb: string, file: string, { flags }: Arguments): string {
  if (typeof flags.output === "string") return flags.output;
  return join("results", `${verb}-${folderNames([basename(file).replace(/\.(ya?ml|json)$/i, "")])[0]}`);
}

/**
 * Does all runs of all points. Runs of a point that the file's own checks refuse fail with what the reader said.
 *
 * @returns by run; nothing where it was stopped
 * @throws {UsageError} where every point is refused
 */
export async function runPoints(
  input: VariedInput,
  points: readonly Changes[],
  runs: readonly PlannedRun[],
  folder: string,
  given: Arguments,
): Promise<{ readonly runs: readonly MeasuredRun[]; forget(): Promise<void> } | undefined> {
  const refusals: (string | undefined)[] = [];
  const scenarios = points.map(({ quantities, values }, point): MicroenvironmentScenario => {
    const study = studyWith(input, quantities, values, input.scenario.seed);
    const read = readVaried({ study, arm: input.arm });
    if ("scenario" in read) return read.scenario;
    refusals[point] = read.refused;
    return input.scenario;
  });
  if (points.every((_, point) => refusals[point] !== undefined)) throw new UsageError(refusals[0] ?? "no points");
  const able = runs.filter(({ point }) => refusals[point] === undefined);
  const done = await measured(scenarios, able, folder, given);
  if (!done) return undefined;
  let next = 0;
  return {
    runs: runs.map(({ point }): MeasuredRun => {
      const failed = refusals[point];
      return failed === undefined ? done.runs[next++] : { failed };
    }),
    forget: done.forget,
  };
}
