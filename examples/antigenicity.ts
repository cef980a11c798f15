// How foreign a tumour looks decides its fate: large, oscillating or small (Kirschner & Panetta 1998).
import { prepare, publishedModels, runBody } from "../src/index.ts";

const model = prepare(publishedModels["kirschner-panetta-1998"], { outputs: ["tumour"] });
const sampleTimes = Float64Array.from({ length: 1001 }, (_, i) => 2000 + i);
const tolerances = { relativeTolerance: 1e-6, absoluteTolerance: 1e-6 };

console.log("antigenicity  least and most tumour cells, days 2000 to 3000");
for (const antigenicity of [5e-5, 0.02, 0.025, 0.03, 0.035, 0.05]) {
  const parameters = Float64Array.from(model.values);
  parameters[model.parameterIndex("antigenicity")] = antigenicity;
  const plan = { parameters, initial: model.initialState(parameters), start: 0, end: 3000, ...tolerances };
  const { samples } = runBody(model, { ...plan, seed: 1, patient: 1, sampleTimes });
  const [least, most] = [Math.min(...samples), Math.max(...samples)].map((cells) => cells.toExponential(2));
  console.log(`${antigenicity}`.padEnd(13), least.padEnd(10), most);
}
