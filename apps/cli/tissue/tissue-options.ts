import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import {
  didYouMean,
  type EventKind,
  eventNames,
  type TissueNumerics,
  type TissueScenario,
} from "../../../src/index.ts";
import { type Arguments, type Options, oneOf, shared, UsageError, wholeNumber } from "../command.ts";
import { chooseOutputs, minutes, usualOutputs } from "./choose-outputs.ts";
import type { TissueInput } from "./read-tissue.ts";
import type { PicturePlan, RunPlan } from "./run-plan.ts";

/** Options of everything that runs a tissue. */
export const tissueOptions = {
  numerics: { type: "string" },
  seed: shared.seed,
  until: { type: "string" },
  every: { type: "string" },
  write: { type: "string" },
  substance: { type: "string" },
  range: { type: "string" },
  events: { type: "string" },
  snapshots: { type: "string" },
  checkpoint: { type: "string" },
  workers: shared.workers,
  output: shared.output,
  json: shared.json,
  quiet: shared.quiet,
  resume: shared.resume,
} as const satisfies Options;

/** The scenario with what the command line says instead. */
export function changedScenario({ scenario, kind }: TissueInput, given: Arguments): TissueScenario {
  const { until, every, numerics } = given.flags;
  const duration = typeof until === "string" ? minutes(until, "--until") : scenario.duration;
  const own = kind === "project" ? "accurate" : scenario.numerics;
  return {
    ...scenario,
    duration,
    saveEvery: typeof every === "string" ? minutes(every, "--every") : scenario.saveEvery,
    seed: wholeNumber(given, "seed", 0, 4_294_967_295) ?? scenario.seed,
    numerics: numerics === undefined ? own : oneOf<TissueNumerics>(given, "numerics", ["accurate", "physicell"]),
  };
}

/** What is to be run and written. */
export function planOf(scenario: TissueScenario, title: string, given: Arguments): RunPlan {
  const { write, snapshots, events } = given.flags;
  return {
    title,
    scenario,
    outputs: chooseOutputs(typeof write === "string" ? write : usualOutputs),
    picture: pictureOf(
      scenario.model.substances.map(({ name }) => name),
      given,
    ),
    ...(typeof events === "string" ? { events: eventKindsOf(events) } : {}),
    ...(typeof snapshots === "string" ? { snapshotsEvery: minutes(snapshots, "--snapshots") } : {}),
  };
}

/** @param names  substances that there are */
export function pictureOf(names: readonly string[], { flags }: Arguments): PicturePlan {
  const { substance, range } = flags;
  if (typeof substance === "string" && substance !== "none" && !names.includes(substance)) {
    const known = names.length === 0 ? "The tissue has none" : `There are ${names.join(", ")}, or none`;
    throw new UsageError(`--substance ${substance}${didYouMean(substance, names)}: no such substance. ${known}.`);
  }
  const ends = typeof range === "string" ? range.split(",").map(Number) : undefined;
  if (ends && !(ends.length === 2 && ends[0] < ends[1])) {
    throw new UsageError(`--range ${String(range)}: expected two numbers, the lower one first, such as 0,38.`);
  }
  return {
    ...(typeof substance === "string" ? { substance: substance === "none" ? "" : substance } : {}),
    ...(ends ? { range: [ends[0], ends[1]] } : {}),
  };
}

export function eventKindsOf(text: string): readonly EventKind[] {
  const kinds = text.split(",").map((kind) => kind.trim());
  const lost = kinds.find((kind) => !eventNames.includes(kind as EventKind));
  if (lost === undefined) return kinds as EventKind[];
  throw new UsageError(`--events has no ${lost}${didYouMean(lost, eventNames)}. There are ${eventNames.join(", ")}.`);
}

/** Where a run writes: what was said, or `results/` and the name of the file or project. */
export function folderOf(file: string, { scenario, kind }: TissueInput, { flags }: Arguments): string {
  if (typeof flags.output === "string") return flags.output;
  const name = kind === "project" ? scenario.model.name : basename(file).replace(/\.(ya?ml|json)$/i, "");
  return join("results", name.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^\.+/, "") || "tissue");
}

/** A folder of results that is given by name. */
export function runFolderOf(path: string): string | undefined {
  if (existsSync(join(path, "run.json"))) return path;
  return basename(path) === "run.json" && existsSync(path) ? join(path, "..") : undefined;
}

export function checkpointSeconds({ flags }: Arguments): number {
  if (flags.checkpoint === undefined) return 20;
  const seconds = Number(flags.checkpoint);
  if (seconds >= 0 && seconds < 1e6) return seconds;
  throw new UsageError(`--checkpoint ${String(flags.checkpoint)}: expected seconds, such as 20.`);
}
