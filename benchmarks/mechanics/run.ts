/**
 * Nanoseconds a body and step of our mechanics, and of the same algorithm in plain C++ on the same bodies:
 *
 *   immunarium bench mechanics -- [--json] [--rounds N] [--bodies N] [--steps N]
 *
 * Times are CPU time of this process or of the yardstick's, neighbour lists included, on one thread; every round measures
 * both in turn, and figures are medians over rounds. Positions at the end must agree. The yardstick needs g++.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ballPit } from "../../src/numerics/mechanics/ball-pit.ts";
import { BODY_NUMBERS } from "../../src/numerics/mechanics/mechanics.ts";
import { type Case, packedCase } from "./cases.ts";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    rounds: { type: "string", default: "5" },
    bodies: { type: "string", default: "100000" },
    steps: { type: "string", default: "40" },
  },
});
const rounds = Number(options.rounds);
const bodies = Number(options.bodies);
const steps = Number(options.steps);
const WARMUP = 5;
const DT = 0.1;
const SKIN = 0.15;

interface Result {
  readonly seconds: number;
  readonly builds: number;
  readonly bodies: Float64Array;
}

function ours({ dimensions, bodies, own }: Case): Result {
  const n = bodies.length / BODY_NUMBERS;
  const nothing = Array.from({ length: n }, () => ({ position: [0, 0, 0] as const, radius: 0 }));
  const pit = ballPit(nothing, { dimensions, relativeSkin: SKIN });
  pit.bodies().set(bodies);
  pit.extra().set(own);
  const step = () => {
    pit.mechanics.ensureList();
    pit.mechanics.forces();
    pit.mechanics.move(DT, DT, "physicell");
  };
  for (let i = 0; i < WARMUP; i++) step();
  const before = pit.mechanics.listBuilds;
  const start = process.cpuUsage();
  for (let i = 0; i < steps; i++) step();
  const { user, system } = process.cpuUsage(start);
  return { seconds: (user + system) / 1e6, builds: pit.mechanics.listBuilds - before, bodies: pit.bodies().slice() };
}

const place = mkdtempSync(join(tmpdir(), "mechanics-"));
process.on("exit", () => rmSync(place, { recursive: true }));

/** The compiled yardstick, or nothing where there is no g++. */
function yardstick(): ((one: Case) => Result) | undefined {
  const program = join(place, "yardstick");
  const source = fileURLToPath(new URL("yardstick.cpp", import.meta.url));
  try {
    execFileSync(process.env.CXX ?? "g++", ["-O3", "-march=native", "-o", program, source], {
      stdio: ["ignore", "ignore", "pipe"],
    });
  } catch (error) {
    console.warn(`no yardstick: ${(error as Error).message}`);
    return undefined;
  }
  return ({ dimensions, bodies, own }) => {
    const [input, output] = [join(place, "in"), join(place, "out")];
    const header = new Float64Array([bodies.length / BODY_NUMBERS, dimensions, steps, WARMUP, DT, SKIN]);
    writeFileSync(input, Buffer.concat([header, bodies, own].map((part) => Buffer.from(part.buffer))));
    const [seconds, builds] = execFileSync(program, [input, output], { encoding: "utf8" }).split(" ").map(Number);
    return { seconds, builds, bodies: new Float64Array(new Uint8Array(readFileSync(output)).buffer) };
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** The largest difference of a coordinate, µm. */
function apart(a: Float64Array, b: Float64Array): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) if (i % BODY_NUMBERS < 3) most = Math.max(most, Math.abs(a[i] - b[i]));
  return most;
}

const cases = [
  packedCase("ball at rest", 3, 17.3, 1.25, bodies, 0),
  packedCase("ball, 5 % walking", 3, 17.3, 1.25, bodies, 0.05),
  packedCase("sheet at rest", 2, 15.4, 1.5, bodies, 0),
  packedCase("sheet, 20 % walking", 2, 15.4, 1.5, bodies, 0.2),
];
const plain = yardstick();

const report = cases.map((one) => {
  const n = one.bodies.length / BODY_NUMBERS;
  const mine: Result[] = [];
  const theirs: Result[] = [];
  for (let round = 0; round < rounds; round++) {
    if (plain) theirs.push(plain(one));
    mine.push(ours(one));
  }
  const nanoseconds = (results: readonly Result[]) => median(results.map(({ seconds }) => (seconds * 1e9) / n / steps));
  const difference = plain ? apart(mine[0].bodies, theirs[0].bodies) : undefined;
  if (difference !== undefined && !(difference < 1e-9)) {
    throw new Error(`${one.name}: positions differ by ${difference} µm.`);
  }
  return {
    name: one.name,
    bodies: n,
    builds: mine[0].builds,
    nanoseconds: nanoseconds(mine),
    yardstick: plain && nanoseconds(theirs),
    ratio: plain && median(mine.map(({ seconds }, round) => seconds / theirs[round].seconds)),
    difference,
  };
});

if (options.json) {
  console.log(JSON.stringify({ rounds, steps, cases: report }));
} else {
  console.log(`${steps} steps of ${DT} min, ${rounds} rounds; CPU time a body and step, one thread`);
  for (const { name, bodies, builds, nanoseconds, yardstick, ratio, difference } of report) {
    const beside =
      yardstick === undefined
        ? ""
        : `  C++ ${yardstick.toFixed(0).padStart(4)} ns  ratio ${ratio!.toFixed(2)}  positions within ${difference!.toExponential(0)} µm`;
    console.log(
      `${name.padEnd(20)} ${bodies} bodies, ${builds} lists  ${nanoseconds.toFixed(0).padStart(4)} ns${beside}`,
    );
  }
}
