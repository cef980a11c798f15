import {
  cellKindNames,
  didYouMean,
  InputError,
  quantityIn,
  referenceModel,
  type Study,
  tissuesOf,
} from "../../../src/index.ts";
import { type Arguments, UsageError, wholeNumber } from "../command.ts";
import { chooseOutputs, usualOutputs } from "../tissue/choose-outputs.ts";
import { spatialOf as askedSpatial } from "../tissue/run-command.ts";
import { eventKindsOf, pictureOf } from "../tissue/tissue-options.ts";
import type { ArmPlan } from "./arm-plan.ts";

/** Days: a plain number, or a time with a unit. */
export function days(text: string, place: string): number {
  const value = text.trim() === "" || Number.isNaN(Number(text)) ? withUnit(text, place) : Number(text);
  if (value > 0 && value < 1e6) return value;
  throw noTime(text, place);
}

const noTime = (text: string, place: string) =>
  new UsageError(
    `${place}${place.endsWith("@") ? "" : " "}${text}: expected a time above 0, such as 20, "12 h" or "3 weeks".`,
  );

function withUnit(text: string, place: string): number {
  try {
    return quantityIn(text, "day", place);
  } catch (error) {
    if (error instanceof InputError) throw noTime(text, place);
    throw error;
  }
}

/** The study with what the command line says instead. */
export function changedStudy(study: Study, given: Arguments): Study {
  const { until, every } = given.flags;
  const seed = wholeNumber(given, "seed", 0, 4_294_967_295);
  const change = {
    ...(typeof until === "string" ? { duration: days(until, "--until") } : {}),
    ...(typeof every === "string" ? { saveEvery: days(every, "--every") } : {}),
    ...(seed === undefined ? {} : { seed }),
  };
  const arms = Object.entries(study.arms).map(([arm, scenario]) => [arm, { ...scenario, ...change }] as const);
  return { ...study, arms: Object.fromEntries(arms) };
}

/** Arms that were asked for, in the order of the file. */
export function chosenArms({ arms }: Study, { flags }: Arguments): readonly string[] {
  const all = Object.keys(arms);
  if (flags.arm === undefined) return all;
  const chosen = [flags.arm].flat().map(String);
  const lost = chosen.find((arm) => !all.includes(arm));
  if (lost === undefined) return all.filter((arm) => chosen.includes(arm));
  throw new UsageError(`--arm ${lost}${didYouMean(lost, all)}: no such arm. There are ${all.join(", ")}.`);
}

/** What is to be run of an arm, and written. */
export function armPlanOf(study: Study, arm: string, given: Arguments): ArmPlan {
  const { write, events } = given.flags;
  const scenario = study.arms[arm];
  const spatial = spatialOf(given);
  const substances = tissuesOf(scenario, referenceModel)[0].model.substances.map(({ name }) => name);
  return {
    title: study.title,
    arm,
    scenario,
    outputs: chooseOutputs(typeof write === "string" ? write : usualOutputs, (text, place) => days(text, place) * 1440),
    picture: pictureOf(substances, given),
    ...(typeof events === "string" ? { events: eventKindsOf(events) } : {}),
    ...(spatial ? { spatial } : {}),
  };
}

/** The statistics are about tumour cells and killer T cells where nothing else is said. */
function spatialOf(given: Arguments): ArmPlan["spatial"] {
  const found = askedSpatial(cellKindNames, given);
  const killers = cellKindNames.filter((name) => name.startsWith("CD8"));
  return found && { tumour: ["tumour"], immune: killers, ...found };
}
