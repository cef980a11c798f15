import { prepare } from "../../src/engine/prepare.ts";
import { runBody } from "../../src/engine/run.ts";
import type { Model } from "../../src/models/contract.ts";

export interface SimulationOptions {
  readonly relativeTolerance?: number;
  /** In the unit of every state. */
  readonly absoluteTolerance?: number;
  /** Which stream of chance small populations follow. */
  readonly seed?: number;
}

/**
 * The library's run of a model: every state and formula by name, at each of `times` (ascending, the first is the start).
 *
 * @throws where the run fails, with its status
 */
export function simulate(
  model: Model,
  times: readonly number[],
  { relativeTolerance = 1e-9, absoluteTolerance = 1e-9, seed = 1 }: SimulationOptions = {},
): Record<string, number[]> {
  const outputs = [...Object.keys(model.states), ...Object.keys(model.formulas)];
  const prepared = prepare(model, { outputs });
  const { ending, status, samples } = runBody(prepared, {
    parameters: prepared.values,
    initial: prepared.initialState(prepared.values),
    start: times[0],
    end: times[times.length - 1],
    relativeTolerance,
    absoluteTolerance,
    seed,
    patient: 1,
    sampleTimes: Float64Array.from(times),
  });
  if (ending === "failed") throw new Error(`${model.name}: ${status.code}. ${status.hint}`);
  return Object.fromEntries(outputs.map((name, i) => [name, times.map((_, row) => samples[row * outputs.length + i])]));
}
