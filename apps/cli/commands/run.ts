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
import { ascii, columns, print } from "../screen.ts";
import { simulate } from "../simulate.ts";
import { timeCourses } from "../sparkline.ts";

export const run: Command = {
  name: "run",
  summary: "run one model once: one patient, one published model",
  help: `immunarium run MODEL-OR-FILE

  immunarium run kuznetsov-1994 --days 100
  immunarium run kuznetsov-1994 --days 100 --set tumour=1e5 --set growth=0.2
  immunarium run kimmel-2021 --days "3 months" --format csv -o kimmel.csv
  immunarium run scenarios/dormancy.yaml --json

Solves the equations of a model from its start and shows its states over time. A scenario file names the model and
what differs: duration, every, set, record, doses (into, amount, at), tolerance, seed.

      --days TIME          length of the run: days, or a time such as "2 years"; 100 if absent
      --set NAME=VALUE     another value for a parameter or the start of a state; may be given again
      --record NAME,NAME   states and formulas to record; every state if absent
      --seed N             seed of chance in small populations
      --format picture | csv | json
      --json               the same as --format json
  -o, --output FILE        where to write instead of the terminal`,
  options: {
    output: shared.output,
    seed: shared.seed,
    json: shared.json,
    format: shared.format,
    days: { type: "string" },
    set: { type: "string", multiple: true },
    record: { type: "string" },
  },

  async run(given) {
    const scenario = await scenarioOf(given);
    const model = models[scenario.model];
    if (!model) {
      const names = Object.keys(models);
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
  },
};

async function scenarioOf(given: Arguments): Promise<Scenario> {
  const what = onlyWord(given, "a model or a scenario file");
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
