/**
 * Trajectories a second and core of our solver and of CVODE with KLU, on the same formulas, doses and tolerances, with
 * the errors that each achieves, in one run:
 *
 *   npx esbuild benchmarks/ode/run.ts --bundle --platform=node --format=esm --packages=external \
 *     --outfile=dist/benchmarks/ode.mjs && node dist/benchmarks/ode.mjs [--json] [--patients N] [--rounds N]
 *
 * Times are CPU time of this process or of the yardstick's, so that other work on the machine counts little; every round
 * measures every solver in turn, and ratios are medians over rounds. Needs gcc, libsundials-dev and libsuitesparse-dev.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { exp } from "../../src/foundation/maths.ts";
import { generator } from "../../src/foundation/random.ts";
import { streams } from "../../src/foundation/streams.ts";
import { type CompiledSystem, compileSystem } from "../../src/numerics/ode/compile.ts";
import { solveAll } from "../../src/numerics/ode/ensemble.ts";
import type { Task } from "../../src/numerics/ode/system.ts";
import { doses, duration, initialState, model, nominal, reactionCount } from "./model.ts";
import { Yardstick } from "./yardstick.ts";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    patients: { type: "string", default: "20" },
    rounds: { type: "string", default: "5" },
    tolerance: { type: "string", default: "1e-6" },
  },
});
const patients = Number(options.patients);
const rounds = Number(options.rounds);
const relativeTolerance = Number(options.tolerance);
const absoluteTolerance = relativeTolerance * 1e-3;

const days = duration + 1;
const row = days * model.states.length;
const sampleTimes = Float64Array.from({ length: days }, (_, day) => day);
const doseTimes = [...new Set(doses.map(({ time }) => time))];
const doseStates = doses.map(({ state }) => model.states.indexOf(state));
const parameters = Array.from({ length: patients }, (_, patient) => {
  const chance = generator(1, streams.patientParameters, 0, patient);
  return nominal.map((value) => value * exp(0.3 * chance.normal()));
});

function taskOf(set: Float64Array): Task {
  return {
    parameters: set,
    initial: initialState,
    start: 0,
    end: duration,
    relativeTolerance,
    absoluteTolerance,
    sampleTimes,
    nextStop: (after) => doseTimes.find((time) => time > after) ?? Number.POSITIVE_INFINITY,
    onStop: (t, y) => {
      for (const [i, dose] of doses.entries()) if (dose.time === t) y[doseStates[i]] += dose.amount;
      return "continue";
    },
  };
}

interface Result {
  readonly seconds: number;
  readonly states: Float64Array;
  readonly steps: number;
}

function ours(compiled: CompiledSystem): () => Result {
  const states = new Float64Array(patients * row);
  return () => {
    let steps = 0;
    const start = process.cpuUsage();
    solveAll(compiled, parameters.map(taskOf), (patient, solution) => {
      if (solution.status.code !== "done") throw new Error(`patient ${patient}: ${solution.status.hint}`);
      states.set(solution.samples, patient * row);
      steps += solution.statistics.accepted + solution.statistics.rejected;
    });
    const { user, system } = process.cpuUsage(start);
    return { seconds: (user + system) / 1e6, states, steps: steps / patients };
  };
}

const here = fileURLToPath(new URL(".", import.meta.url));
const yardstick = new Yardstick(model, here.includes("/dist/") ? "benchmarks/ode" : here);
const reference = yardstick.run(parameters, 1e-11, 1e-14, 1).states;
const coarser = yardstick.run(parameters, 1e-10, 1e-13, 1).states;

const solvers: Record<string, () => Result> = {
  "CVODE + KLU": () => {
    const { seconds, states, steps } = yardstick.run(parameters, relativeTolerance, absoluteTolerance, 1);
    return { seconds: seconds[0], states, steps: steps / patients };
  },
  "WebAssembly, two lanes": ours(compileSystem(model, { backend: "webassembly", lanes: 2 })),
  "WebAssembly, one lane": ours(compileSystem(model, { backend: "webassembly", lanes: 1 })),
  JavaScript: ours(compileSystem(model, { backend: "javascript" })),
};

/** For each patient the largest error of any state on any day, relative to the state and at least 10⁻³. */
function worstErrors(states: Float64Array): number[] {
  return Array.from({ length: patients }, (_, patient) => {
    let worst = 0;
    for (let i = patient * row; i < (patient + 1) * row; i++) {
      worst = Math.max(worst, Math.abs(states[i] - reference[i]) / (Math.abs(reference[i]) + 1e-3));
    }
    return worst;
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

const measured = Object.fromEntries(Object.keys(solvers).map((name) => [name, [] as Result[]]));
for (const solve of Object.values(solvers).slice(1)) for (let i = 0; i < 3; i++) solve();
for (let round = 0; round < rounds; round++) {
  for (const [name, solve] of Object.entries(solvers)) measured[name].push(solve());
}

const base = measured["CVODE + KLU"];
const report = Object.entries(measured).map(([name, results]) => {
  const errors = worstErrors(results[0].states);
  return {
    name,
    trajectoriesPerSecond: patients / median(results.map(({ seconds }) => seconds)),
    ratio: median(results.map(({ seconds }, round) => base[round].seconds / seconds)),
    maximumError: Math.max(...errors),
    medianError: median(errors),
    steps: results[0].steps,
  };
});
const ownError = Math.max(...worstErrors(coarser));

if (options.json) {
  const setting = { states: model.states.length, reactions: reactionCount, doses: doses.length, days: duration };
  console.log(
    JSON.stringify({ ...setting, patients, rounds, relativeTolerance, absoluteTolerance, ownError, solvers: report }),
  );
} else {
  console.log(
    `${model.states.length} states, ${reactionCount} reactions, ${doses.length} doses, ${duration} days, daily output; ` +
      `${patients} patients, rtol ${relativeTolerance}, atol ${absoluteTolerance}, ${rounds} rounds`,
  );
  for (const { name, trajectoriesPerSecond, ratio, maximumError, medianError, steps } of report) {
    console.log(
      `${name.padEnd(24)} ${trajectoriesPerSecond.toFixed(1).padStart(7)} trajectories/s/core  ${ratio.toFixed(1).padStart(5)} × CVODE` +
        `  error max ${maximumError.toExponential(1)} median ${medianError.toExponential(1)}  ${steps.toFixed(0)} steps`,
    );
  }
  console.log(`errors against CVODE at rtol 1e-11; CVODE at 1e-10 differs from that by ${ownError.toExponential(1)}`);
}
