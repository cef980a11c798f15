import { dirname, join } from "node:path";
import {
  csv,
  didYouMean,
  dosesAcross,
  drugValues,
  InputError,
  type MicroenvironmentScenario,
  microenvironmentParameters,
  referenceModel,
  type Study,
  type Table,
} from "../../../src/index.ts";
import { type Arguments, UsageError, wholeNumber } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { print } from "../screen.ts";
import { differenceText, sideBySide } from "../tissue/compare-series.ts";
import { typed } from "../tissue/run-command.ts";
import type { ArmPlan } from "./arm-plan.ts";
import { readArmRecord, scenarioIn, scenarioName, seriesIn } from "./arm-record.ts";
import type { ArmOutcome } from "./run-arm.ts";
import { armResult, told } from "./run-study.ts";
import { amendmentsOf } from "./scale-option.ts";
import { armPlanOf, days } from "./study-options.ts";
import { readStudyRecord } from "./study-record.ts";

/** `immunarium fork` with the run of an arm. */
export async function forkArm(folder: string, given: Arguments): Promise<number> {
  const { at: typedAt, output } = given.flags;
  const at = Number(typedAt) === 0 ? 0 : days(String(typedAt), "--at");
  const record = await readArmRecord(folder);
  if (record.fork) {
    throw new InputError(join(folder, "run.json"), "a run that is a fork itself", "the run that it was forked from");
  }
  const origin = await scenarioIn(folder, scenarioName, record.scenario);
  if (!(at < origin.duration)) throw new UsageError(`--at ${typedAt}: the run ends on day ${origin.duration}.`);
  checkMoment(at, origin);
  const amendments = amendmentsOf(origin, given);
  const scenario = await changed(origin, folder, at, given);
  if (!(at < scenario.duration)) throw new UsageError(`--until ${given.flags.until}: the fork is on day ${at}.`);
  const target = typeof output === "string" ? output : `${folder.replace(/[/\\]+$/, "")}-fork`;
  if (join(target) === join(folder)) throw new UsageError("A fork needs a folder of its own: name one with -o.");
  const arm = `${record.arm}, forked on day ${at}`;
  const study: Study = { title: record.title, meaning: "", lessons: [], claims: [], arms: { [arm]: scenario } };
  const plan: ArmPlan = { ...armPlanOf(study, arm, given), fork: { origin, at, amendments } };
  const original = seriesIn(record);
  const both = ({ series }: ArmOutcome) => sideBySide(original, series);
  const done = await armResult(plan, target, given, (outcome) => [["comparison.csv", csv(both(outcome))]]);
  const goOn = `${typed("fork", folder, given)} --resume`;
  const code = told(study, [{ ...done, arm, folder: target, scenario }], target, given, goOn);
  if (code === exit.done && given.flags.json !== true && given.flags.quiet !== true) {
    const luck = scenario.seed === origin.seed ? "same" : "other";
    print(`\n${differenceText(differing(sideBySide(original, done.series)), at, luck, "day")}`);
  }
  return code;
}

/** The quantities that are not the same in the end. */
function differing(both: Table): Table {
  const [time, ...columns] = both.columns;
  const last = (i: number) => (columns[i].values as Float64Array)[both.rows - 1];
  const kept = columns.filter((_, i) => !Object.is(last(i - (i % 2)), last(i - (i % 2) + 1)));
  return { ...both, columns: [time, ...kept] };
}

/** A run can be left where tissue and body meet only. */
function checkMoment(at: number, { steps }: MicroenvironmentScenario): void {
  const exchanges = (at * 1440) / steps.exchange;
  if (Math.abs(exchanges - Math.round(exchanges)) < 1e-6) return;
  const near = (Math.round(exchanges) * steps.exchange) / 1440;
  throw new UsageError(
    `--at ${at}: tissue and body meet every ${steps.exchange} min; the nearest moment is day ${near}.`,
  );
}

async function changed(
  run: MicroenvironmentScenario,
  folder: string,
  at: number,
  given: Arguments,
): Promise<MicroenvironmentScenario> {
  const { set, arm, shift, until, scale, with: file, numerics } = given.flags;
  if (file !== undefined || numerics !== undefined) {
    throw new UsageError("--with and --numerics say nothing to a run of a microenvironment; --arm and --set do.");
  }
  const seed = wholeNumber(given, "seed", 0, 4_294_967_295);
  const pairs = Array.isArray(set) ? set.map(String) : [];
  if (pairs.length === 0 && [arm, until, seed, scale].every((one) => one === undefined)) {
    throw new UsageError("Say what changes: --set NAME=VALUE, --arm NAME, --scale NAME=FACTOR, --seed or --until.");
  }
  const origin = typeof until === "string" ? { ...run, duration: days(until, "--until") } : run;
  if (shift === true && arm === undefined) throw new UsageError("--shift is about the treatments of an --arm.");
  // An arm that is all that changes should change something.
  const isOnly = pairs.length === 0 && [until, seed, scale].every((one) => one === undefined);
  const treated =
    typeof arm === "string" ? await treatedAs(arm, origin, folder, at, { shift: shift === true, isOnly }) : origin;
  return {
    ...withParameters(treated, pairs),
    // Patches count on the seed for their chance from then on.
    seed: seed ?? run.seed,
  };
}

async function treatedAs(
  arm: string,
  origin: MicroenvironmentScenario,
  folder: string,
  at: number,
  { shift, isOnly }: { readonly shift: boolean; readonly isOnly: boolean },
): Promise<MicroenvironmentScenario> {
  const other = await armIn(folder, arm);
  const treated = withTreatments(origin, other, at, shift ? at : 0);
  const due = ({ host }: MicroenvironmentScenario) =>
    host.doses.filter(({ day }) => day >= at - 1e-9 && day < origin.duration);
  if (due(treated).length > 0 || due(origin).length > 0 || shift || !isOnly) return treated;
  const days = [...new Set(other.host.doses.map(({ day }) => day))].filter((day) => day < origin.duration);
  const found = days.length > 0 ? `its doses are on day ${days.join(", ")}, before the fork` : "it has no doses";
  throw new UsageError(`--arm ${arm}: ${found}. With --shift its days are counted from the fork.`);
}

/** Another arm of the study that the run belongs to. */
async function armIn(folder: string, arm: string): Promise<MicroenvironmentScenario> {
  const study = await readStudyRecord(join(folder, ".."));
  if (!study) throw new InputError(dirname(folder), "no study.json", "the folder of a study, as run wrote it");
  const names = Object.keys(study.arms);
  if (names.includes(arm)) return study.arms[arm];
  throw new UsageError(`--arm ${arm}${didYouMean(arm, names)}: no such arm. There are ${names.join(", ")}.`);
}

/**
 * What another arm is given from a day on, and nothing else of it; what was given before stays in the body.
 *
 * @param shift  added to the days of the arm
 */
function withTreatments(
  origin: MicroenvironmentScenario,
  arm: MicroenvironmentScenario,
  at: number,
  shift: number,
): MicroenvironmentScenario {
  const { vaccineAntigens, carAntigen } = arm.host;
  const given = arm.host.doses.map((dose) => ({ ...dose, day: dose.day + shift }));
  const doses = dosesAcross(origin.host.doses, given, at);
  const drugs = Object.entries(drugValues(arm))
    // A drug's clearance may change with the days since its first dose.
    .map(([name, value]) => [name, name.endsWith("Start") ? value + shift : value] as const);
  const { carAntigen: own, ...host } = origin.host;
  const car = carAntigen ?? own;
  return {
    ...origin,
    host: {
      ...host,
      values: { ...host.values, ...Object.fromEntries(drugs) },
      doses,
      vaccineAntigens: vaccineAntigens.length > 0 ? vaccineAntigens : host.vaccineAntigens,
      ...(car ? { carAntigen: car } : {}),
    },
  };
}

/** Parameters of body or tissue, in the units of their tables. */
function withParameters(scenario: MicroenvironmentScenario, pairs: readonly string[]): MicroenvironmentScenario {
  const body: Record<string, number> = {};
  const tissue: Record<string, number> = {};
  const known = [...Object.keys(microenvironmentParameters), ...Object.keys(referenceModel.parameters)];
  for (const pair of pairs) {
    const [, name = "", text = ""] = /^([^=\s]+)=(\S+)$/.exec(pair) ?? [];
    const value = Number(text);
    if (name === "" || !Number.isFinite(value)) {
      throw new UsageError(`--set ${pair}: expected a parameter and a number, such as killHits=2.`);
    }
    if (name in microenvironmentParameters) tissue[name] = value;
    else if (name in referenceModel.parameters) body[name] = value;
    else throw new UsageError(`--set ${name}${didYouMean(name, known)}: no such parameter of tissue or body.`);
  }
  const { host, values } = scenario;
  return { ...scenario, values: { ...values, ...tissue }, host: { ...host, values: { ...host.values, ...body } } };
}
