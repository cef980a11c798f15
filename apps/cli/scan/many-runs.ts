import { basename, join } from "node:path";
import {
  type MeasuredRun,
  type MicroenvironmentScenario,
  type PlannedRun,
  type Quantity,
  readVaried,
  studyWith,
  type VariedStudy,
} from "../../../src/index.ts";
import { type Arguments, UsageError, wholeNumber } from "../command.ts";
import { folderNames } from "../microenvironment/arm-plan.ts";
import { workStore } from "../work-store.ts";
import { measured } from "./measured-options.ts";

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
 * Does all runs of all points; what is done is kept in the folder for `--resume`.
 *
 * @returns by run; nothing where it was stopped
 * @throws {UsageError} where every point is refused
 */
export async function runPoints(
  input: ReadVariedStudy,
  points: readonly Changes[],
  runs: readonly PlannedRun[],
  folder: string,
  given: Arguments,
): Promise<{ readonly runs: readonly MeasuredRun[]; forget(): Promise<void> } | undefined> {
  const { store, forget } = await workStore(folder, given.flags.resume === true);
  const threads = wholeNumber(given, "workers", 1, 1024);
  const done = await measurePoints(input, points, runs, { threads, quiet: given.flags.quiet === true, store });
  return done && { runs: done, forget };
}

/** A study that can be read, with what it gives. */
export interface ReadVariedStudy extends VariedStudy {
  readonly scenario: MicroenvironmentScenario;
}

/** Runs of a point that the file's own checks refuse fail with what the reader said. */
export async function measurePoints(
  input: ReadVariedStudy,
  points: readonly Changes[],
  runs: readonly PlannedRun[],
  options: Parameters<typeof measured>[2],
): Promise<readonly MeasuredRun[] | undefined> {
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
  const done = await measured(scenarios, able, options);
  let next = 0;
  return (
    done &&
    runs.map(({ point }): MeasuredRun => {
      const failed = refusals[point];
      return failed === undefined ? done[next++] : { failed };
    })
  );
}
