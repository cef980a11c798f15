import { join } from "node:path";
import {
  csv,
  InputError,
  scenarioDigest,
  seriesOf,
  type TissueNumerics,
  type TissueScenario,
} from "../../../src/index.ts";
import { type Arguments, type Command, oneOf, onlyWord, UsageError, wholeNumber } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { isArmFolder } from "../microenvironment/arm-record.ts";
import { forkArm } from "../microenvironment/fork-arm.ts";
import { print } from "../screen.ts";
import { checkedScenario, storedScenario } from "../tissue/checked-scenario.ts";
import { minutes } from "../tissue/choose-outputs.ts";
import { differenceText, sideBySide } from "../tissue/compare-series.ts";
import { findSnapshot } from "../tissue/find-snapshot.ts";
import { readTissue } from "../tissue/read-tissue.ts";
import { conductAs, told, typed } from "../tissue/run-command.ts";
import { type RunRecord, readRecord, seriesRows } from "../tissue/run-record.ts";
import { type RunOutcome, type RunPoint, theStart } from "../tissue/run-tissue.ts";
import { withValues } from "../tissue/set-values.ts";
import { planOf, tissueOptions } from "../tissue/tissue-options.ts";

const { every: _, ...options } = tissueOptions;

export const fork: Command = {
  name: "fork",
  summary: "run a tissue again from a time on, with something changed, and compare",
  help: `immunarium fork DIR --at TIME --set PATH=VALUE… | --with FILE -o DIR2

  immunarium fork results/t-cell-attack --at "12 h" --set cellTypes.tumour.apoptosis.rate=0.001 -o results/treated
  immunarium fork results/tumour --at 1440 --set rules.0.response=0.01 --set substances.oxygen.fixed.xMinimum=10 -o low
  immunarium fork results/tumour --at "2 days" --with treated.yaml -o results/treated
  immunarium fork results/tumour --at 0 --numerics physicell -o results/as-physicell
  immunarium fork results/flagpoles/control --at "20 days" --arm vaccine --shift
  immunarium fork results/flagpoles/control --at 20 --set homing=0.5 --set killHits=2
  immunarium fork results/flagpoles/control --at 20 --scale MHC-I=0.1 --scale "antigen gp100=0"

DIR holds a run of a tissue, or of an arm of a microenvironment. The run goes on from the time as another one: from the last snapshot before it (run has
--snapshots to keep some), or else from the start. Every cell meets the same chance in both, so that they differ by
what was changed alone. Writes what run writes, and comparison.csv: both series side by side.

Of a microenvironment, treatments and values of parameters can change: plain times are days, and --set names a parameter
of tissue or body, in the unit of its table. So can what tumour cells show, and hand on: --scale multiplies it on the day
of the fork. The run goes on from its start.

      --at TIME            when to fork: minutes, or a time such as "2 days"
      --set PATH=VALUE     another value, in µm and minutes; may be given again. A path is one of the scenario's data,
                           such as cellTypes.NAME.motility.speed; items of lists go by name, or by number from 0
      --with FILE          another scenario or project: its substances, cell types and rules from then on. It must have
                           the same box and all cell types of the run
      --arm NAME           microenvironments: from then on the doses of another arm of the same study, on its days
      --scale NAME=FACTOR  microenvironments: tumour cells show so many times what they did from then on (0: lost). NAME is
                           an antigen, MHC-I or PD-L1; may be given again
      --shift              its days are counted from the fork
      --numerics accurate | physicell   tissues
      --seed N             other luck from then on
      --until TIME         length of the whole run
      --write LIST, --substance NAME, --range LOW,HIGH, --events LIST, --snapshots TIME, --checkpoint SECONDS
                           as in run
      --workers N          threads; as many as the tissue profits from if absent
      --resume             go on from the last checkpoint
  -o, --output DIR         where to write; DIR-fork if absent
      --json               print one JSON document
  -q, --quiet              print nothing but errors (and --json)

Ends as run does.`,
  options: {
    ...options,
    arm: { type: "string" },
    scale: { type: "string", multiple: true },
    shift: { type: "boolean" },
    at: { type: "string" },
    set: { type: "string", multiple: true },
    with: { type: "string" },
  },

  async run(given) {
    const folder = onlyWord(given, "a folder of results");
    const { at, output, json, quiet } = given.flags;
    if (typeof at !== "string") throw new UsageError('Say when to fork, such as --at 720 or --at "12 h".');
    if (await isArmFolder(folder)) return forkArm(folder, given);
    const lost = (["arm", "shift", "scale"] as const).find((name) => given.flags[name] !== undefined);
    if (lost) throw new UsageError(`--${lost} says nothing to a run of a tissue.`);
    const time = Number(at) === 0 ? 0 : minutes(at, "--at");
    const record = await readRecord(folder);
    const origin = await originOf(folder, record);
    if (!(time < origin.duration)) throw new UsageError(`--at ${at}: the run ends at ${origin.duration} min.`);
    const scenario = await changed(origin, given);
    const target = typeof output === "string" ? output : `${folder.replace(/[/\\]+$/, "")}-fork`;
    if (join(target) === join(folder)) throw new UsageError("A fork needs a folder of its own: name one with -o.");
    const plan = { ...planOf(scenario, `${record.title}, forked at ${time} min`, given), fork: { origin, at: time } };
    const original = seriesOf(seriesRows(record.series));
    const start = await startOf(folder, record, time);
    const comparison = ({ series }: RunOutcome) => sideBySide(original, series);
    const done = await conductAs(plan, target, given, [], {
      start,
      more: (outcome) => [["comparison.csv", csv(comparison(outcome))]],
    });
    const code = told(done, plan, target, given, `${typed("fork", folder, given)} --resume`);
    if (code === exit.done && json !== true && quiet !== true) {
      const luck = scenario.seed === origin.seed ? "same" : "other";
      print(`\n${differenceText(comparison(done.outcome), time, luck)}`);
    }
    return code;
  },
};

/** The scenario that is forked. */
async function originOf(folder: string, record: RunRecord): Promise<TissueScenario> {
  const place = join(folder, "run.json");
  if (record.fork) throw new InputError(place, "a run that is a fork itself", "the run that it was forked from");
  if (!record.scenarioFile) throw new InputError(place, "no scenario", "a run whose scenario could be written");
  const scenario = await storedScenario(folder, record.scenarioFile);
  if (scenarioDigest(scenario) === record.scenario) return scenario;
  throw new InputError(
    join(folder, record.scenarioFile),
    "a file that was changed since",
    "the scenario as it was run",
  );
}

async function changed(origin: TissueScenario, given: Arguments): Promise<TissueScenario> {
  const { set, with: file, until, numerics, seed } = given.flags;
  const pairs = Array.isArray(set) ? set.map(String) : [];
  if (pairs.length === 0 && file === undefined && numerics === undefined && seed === undefined && until === undefined) {
    throw new UsageError("Say what changes: --set PATH=VALUE, --with FILE, --numerics or --seed.");
  }
  const other = typeof file === "string" ? await fromFile(file, origin) : origin;
  const scenario = withValues(other, pairs);
  const next: TissueScenario = {
    ...scenario,
    duration: typeof until === "string" ? minutes(until, "--until") : scenario.duration,
    seed: wholeNumber(given, "seed", 0, 4_294_967_295) ?? scenario.seed,
    numerics:
      numerics === undefined ? scenario.numerics : oneOf<TissueNumerics>(given, "numerics", ["accurate", "physicell"]),
  };
  return checkedScenario(next, "the forked scenario");
}

/** Another model, in a run that lasts, looks and began as the one that is forked. */
async function fromFile(file: string, origin: TissueScenario): Promise<TissueScenario> {
  const input = await readTissue(file);
  if (!input) throw new InputError(file, "another kind of file", "a tissue scenario or a PhysiCell project");
  const { model, fields, held } = input.scenario;
  const types = model.cellTypes.map(({ name }) => name);
  const lost = origin.model.cellTypes.find(({ name }) => !types.includes(name));
  if (lost) throw new InputError(file, `no cell type \`${lost.name}\``, "all cell types of the run; more may come");
  return { ...origin, model, fields, held };
}

/** From where the run goes on to the fork. */
async function startOf(folder: string, record: RunRecord, time: number): Promise<RunPoint> {
  const found = await findSnapshot(folder, time, record.scenario);
  if (!found) return theStart;
  const rows = seriesRows(record.series).filter((row) => row[0].value <= found.time + 1e-6);
  const seen = rows.at(-1)?.[0].value ?? Number.NEGATIVE_INFINITY;
  return { ...theStart, snapshot: found.snapshot, seen, rows };
}
