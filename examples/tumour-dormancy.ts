// A tumour held dormant for years, or lost to escape: the start decides (Kuznetsov 1994).
import { prepare, publishedModels, runBody } from "../src/index.ts";

const model = prepare(publishedModels["kuznetsov-1994"], { outputs: ["tumour"] });
const sampleTimes = Float64Array.of(0, 30, 60, 90, 120, 240, 480, 1000);

function course(cells: number): Float64Array {
  const initial = model.initialState(model.values);
  initial[model.stateIndex("tumour")] = cells;
  const tolerances = { relativeTolerance: 1e-6, absoluteTolerance: 1e-6 };
  const plan = { parameters: model.values, initial, start: 0, end: 1000, ...tolerances, seed: 1, patient: 1 };
  return runBody(model, { ...plan, sampleTimes }).samples;
}

const [held, escaped] = [5e6, 1e8].map(course);
console.log("day  from 5 million cells  from 100 million");
for (const [i, day] of sampleTimes.entries()) {
  console.log(`${day}`.padEnd(5), held[i].toExponential(2).padEnd(20), escaped[i].toExponential(2));
}
