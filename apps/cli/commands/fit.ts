import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type CalibrationShared,
  calibrateTask,
  calibrations,
  fitCalibration,
  fitPage,
  readTrial,
  version,
} from "../../../src/index.ts";
import { inline, readText, workers, writeAtomically } from "../../../src/platform/node.ts";
import { type Command, onlyWord, shared, UsageError, wholeNumber } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { Progress } from "../progress.ts";
import { print } from "../screen.ts";

/** The shipped trials: this file is in dist/apps/cli/commands. */
const trialFolder = fileURLToPath(new URL("../../../../trials/", import.meta.url));

export const fitCommand: Command = {
  name: "fit",
  summary: "fit a population to the published endpoints of calibration trials",
  help: `immunarium fit CALIBRATION

  immunarium fit melanoma
  immunarium fit melanoma --generations 40 --candidates 400 -o results/fit-melanoma

Simulates the calibration trials again and again and moves the fitted directions until published endpoints are met as
well as they can be. Writes fit.json (values, simulated endpoints, spectrum), fit.md (the page that shows fit, misses
and identifiability) and values.json. The start is the population that is shipped. It takes hours, not minutes.

      --generations N   steps of the search; 40 if absent, 0 to evaluate the start alone
      --population N    sets of values tried a step; 8 if absent
      --candidates N    people drawn for each evaluation; 220 if absent
      --start FILE      values to start from, e.g. a values.json
      --seed N          of people and of the search; 20 if absent
      --workers N       threads; one for each core if absent
      --json            print the fit as one JSON document
  -o, --output DIR      where to write; results/fit-CALIBRATION if absent
  -q, --quiet           no progress`,
  options: {
    generations: { type: "string" },
    population: { type: "string" },
    candidates: { type: "string" },
    start: { type: "string" },
    seed: shared.seed,
    workers: shared.workers,
    json: shared.json,
    output: shared.output,
    quiet: shared.quiet,
  },

  async run(given) {
    const name = onlyWord(given, "a calibration");
    const known = calibrations[name];
    if (!known) {
      throw new UsageError(`No calibration is called ${name}. There are ${Object.keys(calibrations).join(", ")}.`);
    }
    const { json, quiet, start, output } = given.flags;
    const calibration = typeof start === "string" ? { ...known, start: await startValues(start) } : known;
    const trials = await Promise.all(
      calibration.trials.map(async (trial) => {
        const file = join(trialFolder, `${trial}.yaml`);
        return readTrial(await readText(file), file);
      }),
    );
    const seed = wholeNumber(given, "seed", 0, Number.MAX_SAFE_INTEGER) ?? 20;
    const task: CalibrationShared = {
      calibration: name,
      trials,
      candidates: wholeNumber(given, "candidates", 1, 100_000) ?? 220,
      seed,
    };
    const generations = wholeNumber(given, "generations", 0, 100_000) ?? 40;
    const population = wholeNumber(given, "population", 4, 1000) ?? 8;
    const threads = wholeNumber(given, "workers", 1, 1024);
    const pool = threads === 1 ? undefined : workers(threads);
    const progress = new Progress(quiet === true);
    try {
      const found = await fitCalibration(calibration, task, calibrateTask, pool ?? inline, {
        generations,
        population,
        onProgress: (now) => progress.show("fitting", now.generation, generations),
      });
      progress.end();
      const from = typeof start === "string" ? ` --start ${start}` : "";
      const command = `immunarium fit ${name}${from} --generations ${generations} --population ${population} --candidates ${task.candidates} --seed ${seed}`;
      const folder = typeof output === "string" ? output : join("results", `fit-${name}`);
      const page = fitPage(found, trials, { calibration: name, command, version });
      await writeAtomically(join(folder, "fit.json"), `${JSON.stringify({ command, version, ...found }, null, 2)}\n`);
      await writeAtomically(join(folder, "values.json"), `${JSON.stringify(found.values, null, 2)}\n`);
      await writeAtomically(join(folder, "fit.md"), page);
      print(json === true ? JSON.stringify({ command, version, ...found }, null, 2) : `${page}\nWritten to ${folder}`);
      return exit.done;
    } finally {
      pool?.close();
    }
  },
};

async function startValues(file: string): Promise<Record<string, number>> {
  const text = await readText(file);
  try {
    const values: unknown = JSON.parse(text);
    if (typeof values === "object" && values !== null && Object.values(values).every(Number.isFinite)) {
      return values as Record<string, number>;
    }
  } catch {
    // Told below, with the same words as JSON of the wrong shape.
  }
  throw new UsageError(`${file}: expected JSON with one number a direction, as fit writes to values.json.`);
}
