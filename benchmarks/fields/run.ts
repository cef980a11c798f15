/**
 * CPU time of our fields, on one thread, beside the same algorithms in straight C++: a step of PhysiCell's scheme, and
 * the multigrid solve for the steady state after 2 % of the cells moved. With each, what PhysiCell's scheme needs for a
 * minute in steps of 0.01 min, and what `Fields.advance` needs in all:
 *
 *   immunarium bench fields [-- --json --rounds N]
 *
 * Times are medians of rounds in which each is measured in turn. Without g++, ours alone are printed.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { alone } from "../../src/foundation/crew.ts";
import type { Fields } from "../../src/numerics/fields/fields.ts";
import { makeWorkspace } from "../../src/numerics/fields/workspace.ts";
import { fieldsKernels } from "../../src/numerics/kernels/fields-kernels.ts";
import { Arena, linearMemory } from "../../src/numerics/memory.ts";
import { Cells, heldRim, makeFields, type Problem, problems } from "./problem.ts";
import { type Measured, type Task, Yardstick } from "./yardstick.ts";

const { values: options } = parseArgs({
  options: { json: { type: "boolean", default: false }, rounds: { type: "string", default: "7" } },
});
const rounds = Number(options.rounds);

const MOVED = 0.02;
const INTERVAL = 1;
const LOD_DT = 0.01;
const TOLERANCE = { relative: 0, absolute: 1e-7, cycles: 40 };

function cpuSeconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** Largest difference, of the largest value. */
function difference(ours: Float64Array, theirs: Float64Array): number {
  let [worst, size] = [0, 0];
  for (const [i, value] of theirs.entries()) {
    worst = Math.max(worst, Math.abs(ours[i] - value));
    size = Math.max(size, Math.abs(value));
  }
  return worst / size;
}

let yardstick: Yardstick | undefined;
try {
  yardstick = new Yardstick(fileURLToPath(new URL(".", import.meta.url)));
} catch {
  console.error("g++ is not there: ours alone are measured.");
}

interface Comparison {
  readonly ours: number;
  readonly cpp?: number;
  readonly difference?: number;
  readonly cycles?: number;
}

/** Ours and the yardstick's, in turn. `ours` does the task once and gives the densities. */
function compare(task: Task, ours: () => { seconds: number; densities: Float64Array; cycles: number }): Comparison {
  const mine: ReturnType<typeof ours>[] = [];
  const theirs: Measured[] = [];
  for (let i = 0; i < 3; i++) ours();
  for (let round = 0; round < rounds; round++) {
    mine.push(ours());
    if (yardstick) theirs.push(yardstick.run(task));
  }
  const base = { ours: median(mine.map(({ seconds }) => seconds)) / task.steps, cycles: mine[0].cycles };
  if (theirs.length === 0) return base;
  if (theirs[0].cycles !== mine[0].cycles) throw new Error(`${theirs[0].cycles} cycles there, ${mine[0].cycles} here`);
  return {
    ...base,
    cpp: median(theirs.map(({ seconds }) => median(seconds))) / task.steps,
    difference: difference(mine[0].densities, theirs[0].densities),
  };
}

const nothing = { dt: 0, steps: 1, repeats: 3, leastSink: 0, relative: 0, absolute: 0 };

function compareSweeps(problem: Problem): Comparison {
  const memory = linearMemory(1 << 20, false);
  const fields = makeFields(problem, "physicell", memory, alone(fieldsKernels(memory)));
  const start = fields.density(0).map((_, i) => 20 + ((i * 7919) % 19));
  const steps = problem.grid.counts[2] === 1 ? 10 : 5;
  const { grid, diffusion, decay } = problem;
  const task = { ...nothing, ...grid, diffusion, rate: decay, dt: LOD_DT, steps };
  return compare({ ...task, kind: "sweeps", arrays: [start, heldRim(grid)] }, () => {
    fields.density(0).set(start);
    const seconds = cpuSeconds(() => {
      for (let step = 0; step < steps; step++) fields.stepLod(LOD_DT);
    });
    return { seconds, densities: fields.density(0).slice(), cycles: 0 };
  });
}

/** The steady field of a problem, and the sinks after cells moved. */
function warm(problem: Problem): { fields: Fields; cells: Cells } {
  const memory = linearMemory(1 << 20, false);
  const fields = makeFields(problem, "accurate", memory, alone(fieldsKernels(memory)));
  const cells = new Cells(problem);
  cells.takeUp(fields.sink());
  for (let i = 0; i < 3; i++) fields.advance(0, 1e4);
  return { fields, cells };
}

function compareSolves(problem: Problem): Comparison {
  const { fields, cells } = warm(problem);
  cells.move(MOVED);
  const { grid, diffusion, decay } = problem;
  const start = fields.density(0).slice();
  const memory = linearMemory(1 << 20, false);
  const arena = new Arena(memory);
  const { multigrid, voxels, trial, ...at } = makeWorkspace(arena, alone(fieldsKernels(memory)), grid);
  const [sink, source] = [arena.f64(at.sink, voxels), arena.f64(at.source, voxels)];
  cells.takeUp(sink);
  for (const [voxel, value] of heldRim(grid).entries()) {
    if (!Number.isNaN(value)) [sink[voxel], source[voxel]] = [2 ** 900, 2 ** 900 * value];
  }
  const task = { ...nothing, ...grid, diffusion, rate: decay, ...TOLERANCE };
  return compare({ ...task, kind: "solve", arrays: [start, sink.slice(), source.slice()] }, () => {
    arena.f64(trial, voxels).set(start);
    let cycles = 0;
    const seconds = cpuSeconds(() => {
      multigrid.prepare(diffusion, 0);
      cycles = multigrid.solve(0, trial, at.source, decay, TOLERANCE).cycles;
    });
    return { seconds, densities: arena.f64(trial, voxels).slice(), cycles };
  });
}

/** Milliseconds of a whole advance, cells moving in between, and how it went. */
function advances(problem: Problem): { milliseconds: number; way: string } {
  const { fields, cells } = warm(problem);
  const ways = new Set<string>();
  const seconds = Array.from({ length: rounds + 1 }, () => {
    cells.move(MOVED);
    cells.takeUp(fields.sink());
    return cpuSeconds(() => {
      const { code, way } = fields.advance(0, INTERVAL);
      if (code !== "done") throw new Error(code);
      ways.add(way);
    });
  });
  return { milliseconds: 1e3 * median(seconds.slice(1)), way: [...ways].join(", ") };
}

const report = problems.map((problem) => {
  const result = { sweeps: compareSweeps(problem), solve: compareSolves(problem), advance: advances(problem) };
  for (const { difference: off = 0 } of [result.sweeps, result.solve]) {
    if (!(off < 1e-9)) throw new Error(`${problem.name}: the answers differ by ${off}`);
  }
  return { name: problem.name, ...result };
});

function line(name: string, { ours, cpp, difference: off, cycles }: Comparison): string {
  const own = `${name.padEnd(28)} ${(1e3 * ours).toFixed(2).padStart(8)} ms`;
  if (cpp === undefined || off === undefined) return own;
  const theirs = `${(1e3 * cpp).toFixed(2).padStart(8)} ms in C++, ${(ours / cpp).toFixed(2)} × that`;
  return `${own} ${theirs}, answers differ by ${off.toExponential(0)}${cycles ? `, ${cycles} cycles` : ""}`;
}

if (options.json) console.log(JSON.stringify({ rounds, problems: report }));
else {
  for (const { name, sweeps, solve, advance } of report) {
    console.log(`${name}, one substance`);
    console.log(line("  a step of PhysiCell's", sweeps));
    console.log(line("  a steady solve", solve));
    const gain = ((INTERVAL / LOD_DT) * 1e3 * sweeps.ours) / advance.milliseconds;
    console.log(
      `${"  an advance by a minute".padEnd(28)} ${advance.milliseconds.toFixed(2).padStart(8)} ms (${advance.way}): ` +
        `our ${INTERVAL / LOD_DT} steps of PhysiCell's scheme take ${gain.toFixed(1)} times as long`,
    );
  }
}
