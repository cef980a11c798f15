import { resolve } from "node:path";
import { csv, didYouMean, type SpatialOptions, spatialSummary, type TissueFrame } from "../../../src/index.ts";
import { type Arguments, UsageError, wholeNumber } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { note, print } from "../screen.ts";
import { checkMemory } from "./check-memory.ts";
import { type Conducted, type ConductOptions, conduct } from "./conduct.ts";
import type { TissueInput } from "./read-tissue.ts";
import type { RunPlan } from "./run-plan.ts";
import type { RunOutcome } from "./run-tissue.ts";
import { changedScenario, checkpointSeconds, folderOf, planOf } from "./tissue-options.ts";
import { tissueJson, tissueText } from "./tissue-summary.ts";

/** `immunarium run` with a PhysiCell project or a tissue scenario. */
export async function runTissueFile(file: string, input: TissueInput, given: Arguments): Promise<number> {
  const plan = planOf(changedScenario(input, given), input.scenario.model.name, given);
  checkMemory(plan.scenario, file);
  const folder = folderOf(file, input, given);
  if (resolve(file) === resolve(folder, "scenario.yaml")) {
    throw new UsageError(`The run would be written over ${file}: name another folder with -o.`);
  }
  const done = await conductAs(plan, folder, given, input.warnings);
  return told(done, plan, folder, given, `${typed("run", file, given)} --resume`);
}

/** Runs a plan with what the command line says of threads, checkpoints and statistics. */
export async function conductAs(
  plan: RunPlan,
  folder: string,
  given: Arguments,
  warnings: readonly string[],
  { start, more }: Pick<ConductOptions, "start" | "more"> = {},
): Promise<Conducted> {
  const threads = wholeNumber(given, "workers", 1, 1024);
  return conduct(plan, {
    folder,
    resume: given.flags.resume === true,
    quiet: given.flags.quiet === true,
    checkpointEvery: checkpointSeconds(given),
    warnings,
    ...(threads === undefined ? {} : { threads }),
    ...(start ? { start } : {}),
    more: more ?? spatialFiles(plan, given),
  });
}

/** Prints what a run came to; gives the exit code. */
export function told(done: Conducted, plan: RunPlan, folder: string, given: Arguments, goOn: string): number {
  const { json, quiet } = given.flags;
  const { status } = done.outcome;
  if (json === true) print(JSON.stringify(tissueJson(done, plan.scenario), null, 2));
  else if (quiet !== true && status.code !== "interrupted") print(tissueText(done, plan.title, folder));
  if (status.code === "interrupted") {
    note(`Stopped at ${done.outcome.time} of ${plan.scenario.duration} min. Go on with:\n  ${goOn}`);
    return exit.interrupted;
  }
  if (status.code === "failed") {
    note(`The numerics failed at ${done.outcome.time} min: ${status.hint}. What was done is kept in ${folder}.`);
    return exit.no;
  }
  return exit.done;
}

function spatialFiles(plan: RunPlan, given: Arguments) {
  const options = spatialOf(
    plan.scenario.model.cellTypes.map(({ name }) => name),
    given,
  );
  if (!options) return undefined;
  const file = (last: TissueFrame) => [["spatial.csv", csv(spatialSummary(last, options))] as const];
  return ({ last }: RunOutcome) => (last ? file(last) : []);
}

/** @param all  cell types that there are. Gives nothing where nobody asked. */
export function spatialOf(all: readonly string[], { flags }: Arguments): SpatialOptions | undefined {
  const { spatial, tumour, immune } = flags;
  const names = (text: unknown) => (typeof text === "string" ? text.split(",").map((name) => name.trim()) : undefined);
  const chosen = { tumour: names(tumour), immune: names(immune) };
  for (const [what, list] of Object.entries(chosen)) {
    const lost = list?.find((name) => !all.includes(name));
    if (lost === undefined) continue;
    throw new UsageError(`--${what} ${lost}${didYouMean(lost, all)}: no such cell type. There are ${all.join(", ")}.`);
  }
  if (spatial !== true) return undefined;
  return {
    ...(chosen.tumour ? { tumour: chosen.tumour } : {}),
    ...(chosen.immune ? { immune: chosen.immune } : {}),
  };
}

/** The command as it could be typed again, without `--resume`. */
export function typed(verb: string, file: string, { flags }: Arguments): string {
  const options = Object.entries(flags).flatMap(([name, value]) => {
    if (name === "resume" || value === undefined || value === false) return [];
    if (value === true) return [`--${name}`];
    return [value].flat().map((one) => `--${name} ${quoted(String(one))}`);
  });
  return ["immunarium", verb, quoted(file), ...options].join(" ");
}

const quoted = (text: string) => (/^[\w./,:=@+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
