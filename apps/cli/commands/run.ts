import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  csv,
  didYouMean,
  longestText,
  quantityIn,
  readScenario,
  type Scenario,
  type Table,
} from "../../../src/index.ts";
import { readText, writeAtomically } from "../../../src/platform/node.ts";
import { models } from "../catalogue.ts";
import { type Arguments, type Command, oneOf, onlyWord, shared, UsageError, wholeNumber } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { readStudyInput } from "../microenvironment/read-study.ts";
import { runStudyFile } from "../microenvironment/run-study.ts";
import { ascii, columns, print } from "../screen.ts";
import { simulate } from "../simulate.ts";
import { timeCourses } from "../sparkline.ts";
import { outputList, usualOutputs } from "../tissue/choose-outputs.ts";
import { readTissue } from "../tissue/read-tissue.ts";
import { runTissueFile } from "../tissue/run-command.ts";
import { tissueOptions } from "../tissue/tissue-options.ts";

/** Options that belong to one kind of run only. */
const ofEquations = ["days", "set", "record", "format"] as const;
const ofStudies = ["arm", "replicates"] as const;
const ofTissues = [
  ...(Object.keys(tissueOptions) as (keyof typeof tissueOptions)[]).filter(
    (name) => name !== "seed" && name !== "output" && name !== "json",
  ),
  "spatial",
  "tumour",
  "immune",
] as const;
const ofPlainTissues = ["numerics", "snapshots"] as const;

export const run: Command = {
  name: "run",
  summary: "run a tissue (also a PhysiCell project), a microenvironment, one patient, or one published model",
  help: `immunarium run FILE-OR-MODEL

  immunarium run scenarios/tissue/growing-tumour.yaml
  immunarium run PhysiCell_settings.xml --numerics physicell -o results/same
  immunarium run tumour.yaml --until "3 days" --every "6 h" --write series,png,movie,cells-parquet@1d
  immunarium run tumour.yaml --snapshots "1 day"      to fork from, with immunarium fork
  immunarium run tumour.yaml --resume                 go on after Ctrl-C, to the same result
  immunarium run flagpoles.yaml --arm control --write svg,png@end,ledger
  immunarium run flagpoles.yaml --replicates 20 --workers 2
  immunarium run kuznetsov-1994 --days 100 --set tumour=1e5 --set growth=0.2
  immunarium run scenarios/dormancy.yaml --json

A tissue is a PhysiCell project, named by its settings, or a tissue scenario in YAML or JSON. Cells move, grow, divide,
interact and die for the time that the file says. A folder is written: what --write chooses, scenario.yaml (the tissue
as it was run) and run.json (what it came to; verify and fork read it).

      --numerics accurate | physicell   accurate if neither the option nor a scenario says otherwise; physicell
                           computes as PhysiCell 1.14.2 does
      --seed N             seed of every draw of chance, instead of the file's
      --until TIME         length of the run, instead of the file's: minutes, or a time such as "2 days"
      --every TIME         time between looks, instead of the file's
      --write LIST         what to write of the looks; ${usualOutputs} if absent. Behind a name may stand
                           @end (the last look alone) or @ and a time (not at every look)
      --substance NAME     behind the cells of pictures; the first if absent, or none
      --range LOW,HIGH     densities of its colours; for movies, in which they should stay the same
      --events LIST        kinds of events in the ledger; all if absent
      --spatial            statistics of the last look: infiltration, contact, mixing; in spatial.csv
      --tumour LIST, --immune LIST   cell types that these are about; found by name if absent
      --snapshots TIME     keep the whole state every so often, to fork from
      --checkpoint SECONDS   time between checkpoints for --resume; 20 if absent
      --workers N          threads; as many as the tissue profits from if absent. The result does not depend on it
      --resume             go on from the last checkpoint
  -o, --output DIR         where to write; results/<name> if absent
      --json               print one JSON document: status, cells, series, digest, warnings
  -q, --quiet              print nothing but errors (and --json)

What can be written:
${outputList()}

A microenvironment (a file whose first key is microenvironment) is pieces of tissue in a body, in one arm or several that
share their chance. Each arm is run into a folder of its own, and each patch, where there are several, into one within.
Plain times are days here. The options of tissues hold, but for --numerics and --snapshots, and

      --arm NAME           this arm alone; may be given again. All if absent
      --replicates N       so many runs an arm, each with other chance (the seed and 0, 1, 2 …), on all threads: only
                           series are written, and their mean with the band of nine in ten by arm and day

A model or a scenario of one is solved from its start; its states are shown over time. A scenario file names the model
and what differs: duration, every, set, record, doses (into, amount, at), tolerance, seed.

      --days TIME          length of the run: days, or a time such as "2 years"; 100 if absent
      --set NAME=VALUE     another value for a parameter or the start of a state; may be given again
      --record NAME,NAME   states and formulas to record; every state if absent
      --seed N             seed of chance in small populations
      --format picture | csv | json
      --json               the same as --format json
  -o, --output FILE        where to write instead of the terminal

Ends with 0, with 1 if the numerics fail (what was done is kept), with 2 if the file cannot be used (nothing is
written), with 130 after Ctrl-C.`,
  options: {
    ...tissueOptions,
    spatial: { type: "boolean" },
    tumour: { type: "string" },
    immune: { type: "string" },
    arm: { type: "string", multiple: true },
    replicates: { type: "string" },
    format: shared.format,
    days: { type: "string" },
    set: { type: "string", multiple: true },
    record: { type: "string" },
  },

  async run(given) {
    const what = onlyWord(given, "a file or a model");
    const study = /\.(ya?ml|json)$/i.test(what) ? (await readStudyInput(what))?.study : undefined;
    if (study) {
      refuse(given, [...ofEquations, ...ofPlainTissues], "a microenvironment");
      return runStudyFile(what, study, given);
    }
    refuse(given, ofStudies, "anything but a microenvironment");
    const tissue = /\.(xml|ya?ml|json)$/i.test(what) ? await readTissue(what) : undefined;
    refuse(given, tissue ? ofEquations : ofTissues, tissue ? "a tissue" : "a model of equations");
    return tissue ? runTissueFile(what, tissue, given) : runModel(given);
  },
};

function refuse({ flags }: Arguments, names: readonly string[], what: string): void {
  const wrong = names.find((name) => flags[name] !== undefined);
  if (wrong !== undefined) throw new UsageError(`--${wrong} says nothing to ${what}.`);
}

async function runModel(given: Arguments): Promise<number> {
  const scenario = await scenarioOf(given);
  const model = models[scenario.model];
  if (!model) {
    const names = Object.keys(models);
    if (existsSync(scenario.model)) {
      const settings = join(scenario.model, "config", "PhysiCell_settings.xml");
      const what = existsSync(settings) ? settings : "a file that ends in .xml, .yaml or .json";
      throw new UsageError(`${scenario.model} is no model and no file that can be run: name ${what}.`);
    }
    throw new UsageError(
      `No model is called ${scenario.model}${didYouMean(scenario.model, names)}. There are ${names.join(", ")}.`,
    );
  }
  const format = given.flags.json === true ? "json" : oneOf(given, "format", ["picture", "csv", "json"]);
  const text = written(simulate(model, scenario), format);
  const { output } = given.flags;
  if (typeof output === "string") await writeAtomically(output, text);
  else print(text);
  return exit.done;
}

async function scenarioOf(given: Arguments): Promise<Scenario> {
  const what = onlyWord(given, "a file or a model");
  const isFile = /\.(ya?ml|json)$/.test(what);
  const base: Scenario = isFile ? readScenario(await readText(what, longestText), what) : plainScenario(what);
  const { days, record } = given.flags;
  const duration = typeof days === "string" ? readDays(days) : base.duration;
  return {
    ...base,
    duration,
    every: typeof days === "string" ? duration / 200 : base.every,
    set: { ...base.set, ...settings(given.flags.set) },
    record: typeof record === "string" ? record.split(",").map((name) => name.trim()) : base.record,
    seed: wholeNumber(given, "seed", 0, 4_294_967_295) ?? base.seed,
  };
}

function plainScenario(model: string): Scenario {
  return { model, duration: 100, every: 0.5, set: {}, record: [], doses: [], relativeTolerance: 1e-8, seed: 1 };
}

function readDays(text: string): number {
  const value = /^[\d.]+$/.test(text) ? Number(text) : quantityIn(text, "day", "--days");
  if (value > 0 && value < 1e6) return value;
  throw new UsageError(`--days ${text}: expected a time above 0, such as 100 or "2 years".`);
}

function settings(given: unknown): Record<string, number> {
  const pairs = Array.isArray(given) ? given.map(String) : [];
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name, text] = /^([^=\s]+)=(\S+)$/.exec(pair) ?? [];
      const value = Number(text);
      if (name !== undefined && Number.isFinite(value)) return [name, value];
      throw new UsageError(`--set ${pair}: expected a name and a number, such as growth=0.2.`);
    }),
  );
}

function written(result: Table, format: "picture" | "csv" | "json"): string {
  if (format === "csv") return csv(result);
  if (format === "json") {
    const units = Object.fromEntries(result.columns.map(({ name, unit }) => [name, unit]));
    const values = Object.fromEntries(
      result.columns.map((column) => [column.name, Array.from(column.values as Float64Array)]),
    );
    return `${JSON.stringify({ model: result.name, units, values })}\n`;
  }
  const [day, ...rest] = result.columns;
  const end = (day.values as Float64Array)[result.rows - 1];
  return `${result.name}, day 0 to ${Number(end.toFixed(2))}\n\n${timeCourses(rest, columns(), ascii())}\n`;
}
