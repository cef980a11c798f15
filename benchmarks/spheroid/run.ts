/**
 * A tumour spheroid from one cell to a quarter of a million, beside what was measured: use case 10 of the PerMedCoE
 * observatory benchmark, to 561.4 h.
 *
 *   immunarium bench spheroid -- [--hours H] [--threads N] [--out FOLDER] [--seed N] [--step MINUTES] [--set NAME=VALUE] [--page]
 *
 * Writes spheroid.json into the folder after every 4 simulated hours, and beside it a checkpoint, spheroid.snapshot, from
 * which the same command goes on where it was stopped. `--page` only makes spheroid.md and spheroid.svg from the result.
 * Needs `npm run build`: threads are started from dist.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readSnapshot, type Snapshot, writeSnapshot } from "../../src/engine/tissue/snapshot.ts";
import { sharedOf, TissueRun } from "../../src/engine/tissue/tissue-run.ts";
import type { TissueScenario } from "../../src/models/tissue/contract.ts";
import { type LinearMemory, linearMemory } from "../../src/numerics/memory.ts";
import type { ThreadCrew } from "../../src/platform/node-crew.ts";
import { freyerSutherland1986 } from "./data.ts";
import { type Measured, measure } from "./measure.ts";
import { halfFor, inLargerCube, reachOf, stirredMedium } from "./medium.ts";
import { spheroidModel } from "./model.ts";
import { writePage } from "./page.ts";
import { type SpheroidValues, spheroidParameters, spheroidValues } from "./parameters.ts";
import type { SpheroidResult } from "./result.ts";

const { values: options } = parseArgs({
  options: {
    hours: { type: "string", default: "561.4" },
    threads: { type: "string", default: "2" },
    out: { type: "string", default: "docs/evidence" },
    seed: { type: "string", default: "1" },
    step: { type: "string", default: "12" },
    set: { type: "string", multiple: true, default: [] },
    page: { type: "boolean", default: false },
  },
});

/** h; the medium is stirred and the run looked at this often. */
const SEGMENT = 4;
/** h; in such steps the first measured number of cells is waited for when it is near. */
const WATCH = 0.2;
/** min; so often cells grow, go on in their cycle and die, and oxygen is solved for. */
const step = Number(options.step);
/** s between checkpoints. */
const CHECKPOINT = 180;

const values = { ...spheroidValues, ...overrides(options.set) };
const seed = Number(options.seed);
const threads = Number(options.threads);
const place = (name: string) => join(options.out, name);
const { startCrew } = (await import(
  new URL("../../dist/src/platform/node-crew.js", import.meta.url).href
)) as typeof import("../../src/platform/node-crew.ts");

function overrides(list: readonly string[]): Partial<SpheroidValues> {
  return Object.fromEntries(
    list.map((text) => {
      const [name, value] = text.split("=");
      if (!(name in spheroidValues) || !Number.isFinite(Number(value)))
        throw new Error(`--set ${text}: no such number`);
      return [name, Number(value)];
    }),
  );
}

/** Goes on in the same memory, with the same threads, as long as the cube stays the same. */
class Bench {
  snapshot: Snapshot | undefined;
  half = 0;
  private memory: LinearMemory | undefined;
  private crew: ThreadCrew | undefined;

  /** Moves the tissue on to a time, min. */
  async advanceTo(end: number): Promise<void> {
    const half = Math.max(this.half, halfFor(this.snapshot ? reachOf(this.snapshot) : 0));
    if (this.snapshot && half > this.half)
      this.snapshot = inLargerCube(this.snapshot, this.half, half, values.oxygenOutside);
    const scenario = this.scenario(half, end);
    if (half > this.half || !this.crew) await this.restart(scenario);
    this.half = half;
    const { memory, crew, snapshot } = this;
    const run = new TissueRun(scenario, { memory, crew, ...(snapshot && { from: snapshot }) });
    while (run.status.code === "running") run.advance();
    if (run.status.code === "failed") throw new Error(run.status.hint);
    this.snapshot = run.save();
  }

  private scenario(half: number, end: number): TissueScenario {
    return {
      model: spheroidModel(values, half),
      cells: [{ position: [0, 0, 0], type: "tumour" }],
      strewn: [],
      fields: [],
      held: [{ substance: "oxygen", values: stirredMedium(this.snapshot, half, values.oxygenOutside) }],
      duration: end,
      steps: { diffusion: 0.01, mechanics: 0.1, phenotype: step, fields: step, fieldError: 1e-3 },
      saveEvery: end,
      seed,
      numerics: "accurate",
    };
  }

  private async restart(scenario: TissueScenario): Promise<void> {
    this.close();
    this.memory = linearMemory(1 << 20, true);
    this.crew = await startCrew(threads, "tissue", sharedOf(scenario), this.memory);
    if (this.crew.aloneBecause) console.warn(`one thread only: ${this.crew.aloneBecause}`);
  }

  close(): void {
    this.crew?.close();
  }

  get minutes(): number {
    return this.snapshot?.meta.steps.clock ?? 0;
  }
}

/** The same bytes at any moment: a file is written beside the old one, then takes its place. */
function replace(name: string, content: Uint8Array | string): void {
  writeFileSync(`${place(name)}.part`, content);
  renameSync(`${place(name)}.part`, place(name));
}

const startedAt = performance.now();
let [wallBefore, cpuBefore] = [0, 0];

function clocks(): { wall: number; cpu: number } {
  const { user, system } = process.cpuUsage();
  return { wall: wallBefore + (performance.now() - startedAt) / 1000, cpu: cpuBefore + (user + system) / 1e6 };
}

const round = (value: number, digits: number) => Number(value.toPrecision(digits));

function look(bench: Bench, result: SpheroidResult): void {
  const hours = result.firstCellAt + bench.minutes / 60;
  const seen = measure(bench.snapshot!);
  const { wall, cpu } = clocks();
  const rounded = Object.fromEntries(
    Object.entries(seen).map(([name, value]) => [name, round(value, 6)]),
  ) as unknown as Measured;
  result.records.push({ hours: Math.round(hours * 10) / 10, ...rounded, wall: Math.round(wall), cpu: Math.round(cpu) });
  result.peakMemory = Math.max(result.peakMemory, Math.round(process.resourceUsage().maxRSS / 1024));
  console.log(
    `${hours.toFixed(1)} h  ${seen.live} live ${seen.dying} dying ${seen.lysed} lysed  ${seen.diameter.toFixed(0)} um, core ${seen.core}` +
      `  cycling ${(100 * seen.cycling).toFixed(0)} %  pressure ${seen.pressure.toFixed(2)}  V/cell ${(seen.volume / (seen.live + seen.dying + seen.lysed)).toFixed(0)}` +
      `  wall ${wall.toFixed(0)} s  cpu ${cpu.toFixed(0)} s`,
  );
}

/** Grows the first cell to the first measured number of cells: that moment is the time of that measurement. */
async function begin(bench: Bench): Promise<SpheroidResult> {
  const [first] = freyerSutherland1986;
  let live = 0;
  while (live < first.cells) {
    await bench.advanceTo(bench.minutes + 60 * (live < 0.8 * first.cells ? SEGMENT : WATCH));
    live = bench.snapshot!.arrays.life.filter((state) => state === 0).length;
    if (bench.minutes > 60 * 500) throw new Error(`only ${live} cells after 500 h`);
  }
  const firstCellAt = first.hours - bench.minutes / 60;
  return { parameters: spheroidParameters, values, seed, threads, firstCellAt, peakMemory: 0, resumed: 0, records: [] };
}

function resume(bench: Bench): SpheroidResult | undefined {
  if (!existsSync(place("spheroid.snapshot"))) return undefined;
  const { half, result, wall, cpu } = JSON.parse(readFileSync(place("spheroid.checkpoint.json"), "utf8")) as Checkpoint;
  if (JSON.stringify([result.values, result.seed]) !== JSON.stringify([values, seed]))
    throw new Error(`${place("spheroid.snapshot")} is of other numbers: remove it to start anew`);
  bench.snapshot = readSnapshot(readFileSync(place("spheroid.snapshot")));
  bench.half = half;
  [wallBefore, cpuBefore] = [wall, cpu];
  return { ...result, resumed: result.resumed + 1 };
}

interface Checkpoint {
  readonly half: number;
  readonly result: SpheroidResult;
  readonly wall: number;
  readonly cpu: number;
}

function checkpoint(bench: Bench, result: SpheroidResult): void {
  replace("spheroid.snapshot", writeSnapshot(bench.snapshot!));
  replace("spheroid.checkpoint.json", JSON.stringify({ half: bench.half, result, ...clocks() } satisfies Checkpoint));
}

async function simulate(): Promise<void> {
  mkdirSync(options.out, { recursive: true });
  const bench = new Bench();
  let result = resume(bench);
  if (!result) {
    result = await begin(bench);
    look(bench, result);
    checkpoint(bench, result);
  }
  const steps = Math.ceil((60 * (Number(options.hours) - result.firstCellAt)) / step - 1e-6);
  const last = result.firstCellAt + (steps * step) / 60;
  let saved = performance.now();
  for (let hours = result.records.at(-1)!.hours; hours < last - 1e-6; ) {
    hours = Math.min(last, hours + SEGMENT);
    await bench.advanceTo(Math.round(60 * (hours - result.firstCellAt)));
    look(bench, result);
    replace("spheroid.json", `${JSON.stringify(result, undefined, 1)}\n`);
    if (performance.now() - saved < 1000 * CHECKPOINT && hours < last - 1e-6) continue;
    checkpoint(bench, result);
    saved = performance.now();
  }
  bench.close();
}

if (!options.page) await simulate();
writePage(options.out, JSON.parse(readFileSync(place("spheroid.json"), "utf8")) as SpheroidResult);
