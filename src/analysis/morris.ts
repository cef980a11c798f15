import { InputError } from "../foundation/errors.ts";
import { generator } from "../foundation/random.ts";
import type { Stream } from "../foundation/streams.ts";
import { type Table, table } from "../foundation/table.ts";

/** Points to run a model at: trajectories through a grid of the unit cube, along each of which every input steps once. */
export interface MorrisDesign {
  /** Shape [trajectories·(inputs + 1)][inputs], each coordinate in [0, 1]; a trajectory's points follow one another. */
  readonly points: readonly Float64Array[];
  readonly inputs: readonly string[];
  readonly trajectories: number;
}

/**
 * Trajectories for Morris's screening: r·(D + 1) runs tell which of D inputs matter at all.
 *
 * @param levels  grid levels of each input, even; the step is levels/(2·(levels − 1)). Default 4.
 *
 * Source: Morris (1991), https://doi.org/10.1080/00401706.1991.10484804
 */
export function morrisDesign(
  inputs: readonly string[],
  trajectories: number,
  chance: { readonly seed: number; readonly stream: Stream },
  levels = 4,
): MorrisDesign {
  if (!(Number.isInteger(levels) && levels >= 2 && levels % 2 === 0)) {
    throw new InputError("levels", String(levels), "an even whole number ≥ 2");
  }
  const step = levels / (2 * (levels - 1));
  const points: Float64Array[] = [];
  for (let t = 0; t < trajectories; t++) {
    const random = generator(chance.seed, chance.stream, t, 0);
    // Each input starts in the lower half of its levels and steps up, or in the upper half and steps down.
    const low = inputs.map(() => Math.floor((random.uniform() * levels) / 2) / (levels - 1));
    const up = inputs.map(() => random.uniform() < 0.5);
    const keys = inputs.map(() => random.uniform());
    const order = Array.from(inputs.keys()).sort((i, j) => keys[i] - keys[j] || i - j);
    const point = Float64Array.from(low, (value, i) => (up[i] ? value : value + step));
    points.push(point.slice());
    for (const i of order) {
      point[i] = up[i] ? low[i] + step : low[i];
      points.push(point.slice());
    }
  }
  return { points, inputs, trajectories };
}

/**
 * Elementary effects of a design's runs: output change over input change.
 *
 * @param outputs  the model's output at each point of the design, in order; NaN where a run failed, which leaves the
 *   effects beside it out
 * @returns shape [inputs][trajectories]; NaN where there is none
 */
export function elementaryEffects(design: MorrisDesign, outputs: ArrayLike<number>): Float64Array[] {
  const { points, inputs, trajectories } = design;
  if (outputs.length !== points.length) {
    throw new InputError("outputs", `${outputs.length} values`, `${points.length}, one a point`);
  }
  const effects = inputs.map(() => new Float64Array(trajectories).fill(Number.NaN));
  const length = inputs.length + 1;
  for (let k = 1; k < length * trajectories; k++) {
    if (k % length === 0) continue;
    const moved = points[k].findIndex((value, i) => value !== points[k - 1][i]);
    effects[moved][Math.floor(k / length)] = (outputs[k] - outputs[k - 1]) / (points[k][moved] - points[k - 1][moved]);
  }
  return effects;
}

/**
 * What elementary effects come to.
 *
 * @returns one row an input: `input`, `mean` of the effects, `meanSize` μ* (mean of their sizes: how much the input
 *   matters), `deviation` σ (how much that depends on the other inputs or bends), `effects` counted
 *
 * Source of μ*: Campolongo et al. (2007), https://doi.org/10.1016/j.envsoft.2006.10.004
 */
export function morrisEffects(design: MorrisDesign, outputs: ArrayLike<number>): Table {
  const effects = elementaryEffects(design, outputs).map((all) => all.filter((value) => !Number.isNaN(value)));
  const deviation = (values: Float64Array) => {
    const centre = average(values);
    const squares = values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
    return Math.sqrt(squares / (values.length - 1));
  };
  const column = (name: string, label: string, of: (values: Float64Array) => number) => ({
    name,
    unit: "",
    label,
    values: Float64Array.from(effects, of),
  });
  return table("sensitivity", [
    { name: "input", unit: "", label: "Input", values: design.inputs },
    column("mean", "Mean effect", average),
    column("meanSize", "Mean size of the effect", meanSize),
    column("deviation", "Standard deviation of the effect", deviation),
    column("effects", "Effects counted", (values) => values.length),
  ]);
}

/**
 * Percentile intervals of μ* of each input, by a bootstrap of whole trajectories: the runs of one share their chance, so
 * they go together.
 *
 * @param effects  shape [inputs][trajectories], as `elementaryEffects` gives them
 * @param confidence  e.g. 0.95
 * @returns low and high end by input; NaN where no trajectory has an effect
 */
export function meanSizeIntervals(
  effects: readonly Float64Array[],
  chance: { readonly seed: number; readonly stream: Stream },
  confidence = 0.95,
  draws = 2000,
): (readonly [low: number, high: number])[] {
  const trajectories = effects[0]?.length ?? 0;
  const means = effects.map(() => new Float64Array(draws));
  for (let d = 0; d < draws; d++) {
    // Cell 0 makes designs.
    const random = generator(chance.seed, chance.stream, d, 1);
    const chosen = Array.from({ length: trajectories }, () => Math.floor(random.uniform() * trajectories));
    effects.forEach((all, i) => {
      means[i][d] = meanSize(Float64Array.from(chosen, (t) => all[t]).filter((value) => !Number.isNaN(value)));
    });
  }
  return means.map((all) => {
    const sorted = all.filter((value) => !Number.isNaN(value)).sort();
    const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))] ?? Number.NaN;
    return [at((1 - confidence) / 2), at((1 + confidence) / 2)];
  });
}

const average = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const meanSize = (values: Float64Array) => average(values.map(Math.abs));
