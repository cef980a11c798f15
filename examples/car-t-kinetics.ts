// CAR T cells in blood after one infusion of tisagenlecleucel, in the typical child (Stein 2019).
import { prepare, publishedModels, runBody } from "../src/index.ts";

const model = prepare(publishedModels["stein-2019"], { outputs: ["carT"] });
const sampleTimes = Float64Array.of(0, 3, 6, 9.3, 14, 28, 90, 180, 365);
const { samples } = runBody(model, {
  parameters: model.values,
  initial: model.initialState(model.values),
  start: 0,
  end: 365,
  relativeTolerance: 1e-6,
  absoluteTolerance: 1e-6,
  seed: 1,
  patient: 1,
  sampleTimes,
});

console.log("day  transgene copies per microgram of DNA");
for (const [i, day] of sampleTimes.entries()) console.log(`${day}`.padEnd(5), samples[i].toPrecision(3));
