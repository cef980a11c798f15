// The same patient, cured or not: below 100 lymphoma cells chance rules (Kimmel 2021).
import { prepare, publishedModels, runBody } from "../src/index.ts";

const model = prepare(publishedModels["kimmel-2021"], { outputs: ["tumour"] });
const parameters = Float64Array.from(model.values);
parameters[model.parameterIndex("tumourGrowth")] = 0.105; // a slow tumour, per day
const tolerances = { relativeTolerance: 1e-6, absoluteTolerance: 1e-6 };

let cured = 0;
for (let seed = 1; seed <= 100; seed++) {
  const initial = model.initialState(parameters);
  const { state } = runBody(model, { parameters, initial, start: 0, end: 200, ...tolerances, seed, patient: 1 });
  if (state[model.stateIndex("tumour")] === 0) cured++;
}
console.log(`${cured} of 100 identical patients have no lymphoma cell left on day 200`);
