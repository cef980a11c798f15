import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { didYouMean } from "../../../src/index.ts";
import { type Command, UsageError } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { note, print } from "../screen.ts";

/** The checkout: this file is in dist/apps/cli/commands. */
const root = fileURLToPath(new URL("../../../../", import.meta.url));
const folder = join(root, "benchmarks");

export const bench: Command = {
  name: "bench",
  summary: "run a benchmark of the source checkout",
  help: `immunarium bench [NAME] [-- ARGUMENTS]

  immunarium bench                 list the benchmarks
  immunarium bench ode             run benchmarks/ode/run.ts
  immunarium bench ode -- --help   what follows -- goes to the benchmark

Benchmarks are in the source checkout, not in the installed package. Each checks its answers and prints its
figures beside those of its yardstick.`,
  options: {},

  async run({ words }) {
    const [name, ...rest] = words;
    const names = await benchmarks();
    if (name === undefined) {
      print(names.join("\n"));
      return exit.done;
    }
    if (!names.includes(name)) {
      throw new UsageError(`No benchmark is called ${name}${didYouMean(name, names)}. There are ${names.join(", ")}.`);
    }
    return runBenchmark(name, rest);
  },
};

async function benchmarks(): Promise<string[]> {
  const entries = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    entries.map(async (name) => ((await isFile(join(folder, name, "run.ts"))) ? [name] : [])),
  );
  const names = found.flat().sort();
  if (names.length === 0)
    throw new UsageError(`There are no benchmarks in ${folder}: they come with the source checkout.`);
  return names;
}

const isFile = async (path: string) => (await stat(path).catch(() => undefined))?.isFile() ?? false;

/** Node 20 runs no TypeScript: the benchmark is bundled, beside the packages that it imports, and run on its own. */
async function runBenchmark(name: string, rest: readonly string[]): Promise<number> {
  const { build } = await bundler();
  const place = await mkdtemp(join(root, "dist", ".benchmark-"));
  try {
    const outfile = join(place, "run.mjs");
    await build({
      entryPoints: [join(folder, name, "run.ts")],
      outfile,
      bundle: true,
      packages: "external",
      platform: "node",
      format: "esm",
      define: { "import.meta.url": JSON.stringify(pathToFileURL(join(folder, name, "run.ts")).href) },
    });
    return await ended(spawn(process.execPath, [outfile, ...rest], { stdio: "inherit", cwd: root }));
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

interface Bundler {
  build(options: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** esbuild is a development dependency: present in a checkout, absent from the package. */
async function bundler(): Promise<Bundler> {
  try {
    return createRequire(join(root, "package.json"))("esbuild") as Bundler;
  } catch {
    note("Benchmarks need the development dependencies: run npm ci in the checkout.");
    throw new UsageError("esbuild is not installed.");
  }
}

function ended(child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? exit.interrupted));
  });
}
