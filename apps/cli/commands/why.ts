import { basename, join } from "node:path";
import { didYouMean, explainWhy, readStudy, version, type Why } from "../../../src/index.ts";
import { inline, readText, workers, writeAtomically } from "../../../src/platform/node.ts";
import { type Arguments, type Command, onlyWord, shared, UsageError, wholeNumber } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { interruption } from "../interruption.ts";
import { Progress } from "../progress.ts";
import { note, print } from "../screen.ts";
import { minutes } from "../tissue/choose-outputs.ts";
import { whySummary } from "../why-summary.ts";

export const why: Command = {
  name: "why",
  summary: "find when a tumour's course turned, and test what it came of",
  help: `immunarium why FILE [--arm NAME]

  immunarium why scenarios/microenvironment/pd1-blockade.yaml
  immunarium why study.yaml --arm "MHC-low without NK" --replicates 40
  immunarium why study.yaml --quantity "primary: tumour" --horizon "30 days"

FILE is a study of a microenvironment. Runs one arm, finds the turning point of its tumour, ranks the rates that changed
there, and runs again from a few days before it with each of the first few causes held off: with the same chance, and
with other chance. Prints what that shows in words, with tables, and writes why.json. It speaks of the model, not of a
patient.

      --arm NAME          the arm to ask about; the first if absent
      --quantity NAME     "tumour in body" if absent, or the tumour cells of one patch, "PATCH: tumour"
      --at "23 days"      the turning point nearest to this day; the most telling if absent
      --horizon "20 days" how long after the turn runs are compared
      --replicates N      runs with other chance, as it was and without each cause; 20 if absent
      --causes N          causes to test, beside treatments; 3 if absent
      --seed N            another seed than the file's
      --workers N         threads; one for each core if absent
  -o, --output DIR        where to write why.json; results/why-NAME if absent
      --json              print one JSON document
  -q, --quiet             print nothing but errors (and --json)`,
  options: {
    arm: { type: "string" },
    quantity: { type: "string" },
    at: { type: "string" },
    horizon: { type: "string" },
    replicates: { type: "string" },
    causes: { type: "string" },
    seed: shared.seed,
    workers: shared.workers,
    output: shared.output,
    json: shared.json,
    quiet: shared.quiet,
  },

  async run(given) {
    const file = onlyWord(given, "a study file");
    const { quantity, output, json, quiet } = given.flags;
    const study = readStudy(await readText(file), file);
    const { name, scenario } = armOf(study.arms, given);
    const seed = wholeNumber(given, "seed", 0, 4_294_967_295) ?? scenario.seed;
    const answer = await answered({ ...scenario, seed }, given, quantity);
    if (!answer) {
      note("Stopped; nothing was written.");
      return exit.interrupted;
    }
    const place = typeof output === "string" ? output : join("results", `why-${basename(file).replace(/\.\w+$/, "")}`);
    const document = JSON.stringify(plain({ study: study.title, file, arm: name, seed, version, ...answer }), null, 2);
    await writeAtomically(join(place, "why.json"), `${document}\n`);
    if (json === true) print(document);
    else if (quiet !== true) print(`${whySummary(answer)}\n\nWritten to ${join(place, "why.json")}`);
    return exit.done;
  },
};

function armOf<Scenario>(arms: Readonly<Record<string, Scenario>>, { flags: { arm } }: Arguments) {
  const names = Object.keys(arms);
  const name = typeof arm === "string" ? arm : names[0];
  const scenario = arms[name];
  if (Object.hasOwn(arms, name)) return { name, scenario };
  throw new UsageError(`No arm is called ${name}. There are ${names.join(", ")}${didYouMean(name, names)}.`);
}

async function answered(
  scenario: Parameters<typeof explainWhy>[0],
  given: Arguments,
  quantity: unknown,
): Promise<Why | undefined> {
  const days = (name: "at" | "horizon") => {
    const text = given.flags[name];
    return typeof text === "string" ? { [name]: minutes(text, `--${name}`) / 1440 } : {};
  };
  const threads = wholeNumber(given, "workers", 1, 1024);
  const pool = threads === 1 ? undefined : workers(threads);
  const progress = new Progress(given.flags.quiet === true);
  const { signal, release } = interruption();
  try {
    return await explainWhy(
      scenario,
      {
        ...(typeof quantity === "string" ? { quantity } : {}),
        ...days("at"),
        ...days("horizon"),
        replicates: wholeNumber(given, "replicates", 1, 10_000) ?? 20,
        causes: wholeNumber(given, "causes", 0, 100) ?? 3,
        signal,
        onProgress: (done, of) => progress.show("runs without a cause, and with other chance", done, of),
      },
      pool ?? inline,
    );
  } finally {
    progress.end();
    pool?.close();
    release();
  }
}

/** Columns as lists; what is not a number is null. */
function plain(value: unknown): unknown {
  if (value instanceof Float64Array) return [...value].map(plain);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, plain(entry)]));
}
