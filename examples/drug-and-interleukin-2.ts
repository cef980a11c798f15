// Five days of a cytotoxic drug, of interleukin-2, or of neither (de Pillis 2008).
import { prepare, publishedModels, runBody } from "../src/index.ts";

const model = prepare(publishedModels["de-pillis-2008"]);
const treatments = { nothing: {}, drug: { drugInfusion: 1 }, "interleukin-2": { interleukin2Infusion: 1e6 } };
const tolerances = { relativeTolerance: 1e-6, absoluteTolerance: 1e-6 };

console.log("treatment      tumour cells  CD8 T cells  lymphocytes on day 5");
for (const [name, treatment] of Object.entries(treatments)) {
  const parameters = Float64Array.from(model.values);
  for (const [key, rate] of Object.entries(treatment)) parameters[model.parameterIndex(key)] = rate;
  const initial = model.initialState(parameters);
  const { state } = runBody(model, { parameters, initial, start: 0, end: 5, ...tolerances, seed: 1, patient: 1 });
  const shown = ["tumour", "cd8", "lymphocytes"].map((key) => state[model.stateIndex(key)].toExponential(2));
  console.log(name.padEnd(14), shown[0].padEnd(13), shown[1].padEnd(12), shown[2]);
}
