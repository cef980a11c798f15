import { parseArgs } from "node:util";
import { didYouMean, InputError, Interrupted, InvalidFile } from "../../src/index.ts";
import { type Command, UsageError } from "./command.ts";
import { bench } from "./commands/bench.ts";
import { biopsy } from "./commands/biopsy.ts";
import { check } from "./commands/check.ts";
import { cite } from "./commands/cite.ts";
import { claims } from "./commands/claims.ts";
import { conformance } from "./commands/conformance.ts";
import { convertCommand } from "./commands/convert.ts";
import { explain } from "./commands/explain.ts";
import { fitCommand } from "./commands/fit.ts";
import { fork } from "./commands/fork.ts";
import { overview } from "./commands/help.ts";
import { lab } from "./commands/lab.ts";
import { report } from "./commands/report.ts";
import { run } from "./commands/run.ts";
import { scan } from "./commands/scan.ts";
import { sensitivity } from "./commands/sensitivity.ts";
import { trial } from "./commands/trial.ts";
import { verify } from "./commands/verify.ts";
import { version } from "./commands/version.ts";
import { why } from "./commands/why.ts";
import { exit } from "./exit-codes.ts";
import { note, print } from "./screen.ts";

const help: Command = {
  name: "help",
  summary: "print this, or more on a verb",
  help: "immunarium help [VERB]\n\n  immunarium help\n  immunarium help trial",
  options: {},
  async run({ words }) {
    print(words.length === 0 ? overview(commands) : named(words[0]).help);
    return exit.done;
  },
};

const commands: readonly Command[] = [
  lab,
  trial,
  check,
  report,
  verify,
  run,
  fork,
  scan,
  sensitivity,
  biopsy,
  convertCommand,
  explain,
  why,
  cite,
  fitCommand,
  bench,
  conformance,
  claims,
  help,
  version,
];

function named(verb: string): Command {
  const command = commands.find(({ name }) => name === verb);
  if (command) return command;
  throw new UsageError(
    `Unknown verb ${verb}${didYouMean(
      verb,
      commands.map(({ name }) => name),
    )}.`,
  );
}

/** Words that people try before they read. */
const aliases: Readonly<Record<string, string>> = {
  "--help": "help",
  "-h": "help",
  "--version": "version",
  "-v": "version",
};

async function main(typed: readonly string[]): Promise<number> {
  const [first = "help", ...rest] = typed;
  const command = named(aliases[first] ?? first);
  const options = { ...command.options, help: { type: "boolean", short: "h" } } as const;
  const { values, positionals } = parse(command, rest, options);
  if (values.help === true) {
    print(command.help);
    return exit.done;
  }
  return command.run({ words: positionals, flags: values });
}

function parse(command: Command, args: string[], options: Command["options"]) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, unknown] = /Unknown option '(-[^']+)'/.exec(message) ?? [];
    if (unknown === undefined) throw new UsageError(message);
    const names = Object.keys(options).map((name) => `--${name}`);
    throw new UsageError(
      `${command.name} has no option ${unknown}${didYouMean(unknown, names)}. It has ${names.join(", ")}.`,
    );
  }
}

/** Tells what was wrong to the person who typed; the stack only where the fault is ours. Gives the exit code. */
function tell(error: unknown, verb: string | undefined): number {
  if (error instanceof UsageError) {
    const known = commands.some(({ name }) => name === verb);
    note(`${error.message}\nMore: immunarium help${known ? ` ${verb}` : ""}`);
    return exit.wrongUse;
  }
  if (error instanceof Interrupted) return exit.interrupted;
  const fromOutside = error instanceof Error && "syscall" in error; // a full disk, a folder that may not be written
  if (error instanceof InvalidFile || error instanceof InputError || fromOutside) {
    note(error.message);
    return exit.wrongUse;
  }
  note(`This is a fault of Immunarium, not yours. Please report it.\n${error instanceof Error ? error.stack : error}`);
  return exit.fault;
}

// A reader that has seen enough (`| head`) closes the pipe: that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(exit.done);
  throw error;
});

const typed = process.argv.slice(2);
try {
  process.exitCode = await main(typed);
} catch (error) {
  process.exitCode = tell(error, typed[0]);
}
