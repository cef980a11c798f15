import {
  didYouMean,
  InputError,
  type Model,
  prepare,
  runBody,
  type Scenario,
  type Table,
  table,
} from "../../src/index.ts";

/**
 * Runs one model once.
 *
 * @returns one row a recorded time: `day`, then a column a recorded quantity in its unit
 * @throws {InputError} for a name that the model does not have
 * @throws {Error} where the numerics fail, with the status and what to try next
 */
export function simulate(model: Model, scenario: Scenario): Table {
  const { duration, every, doses, seed, relativeTolerance } = scenario;
  const known = { ...model.states, ...model.formulas };
  const record = scenario.record.length > 0 ? scenario.record : Object.keys(model.states);
  for (const name of record) demand(name, Object.keys(known), `${model.name}: record`);
  const prepared = prepare(withValues(model, scenario.set), { outputs: record });
  const days = sampleDays(duration, every);
  const given = doses.map(({ into, amount, day }) => {
    demand(into, Object.keys(model.states), `${model.name}: doses`);
    return { time: day, state: prepared.stateIndex(into), amount };
  });
  const parameters = Float64Array.from(prepared.values);
  const run = runBody(prepared, {
    parameters,
    initial: prepared.initialState(parameters),
    start: 0,
    end: duration,
    relativeTolerance,
    absoluteTolerance: relativeTolerance * 1e-3,
    nextDose: (after) => Math.min(...given.map(({ time }) => (time > after ? time : Number.POSITIVE_INFINITY))),
    giveDoses: (t, y) => {
      for (const { time, state, amount } of given) if (time === t) y[state] += amount;
    },
    seed,
    patient: 0,
    sampleTimes: days,
  });
  if (run.ending === "failed") throw new Error(`${model.name}: ${run.status.code}. ${run.status.hint}`);
  return table(model.name, [
    { name: "day", unit: "day", label: "Day", values: days },
    ...record.map((name, column) => ({
      name,
      unit: known[name].unit,
      label: known[name].meaning,
      values: Float64Array.from(days, (_, row) => run.samples[row * record.length + column] ?? Number.NaN),
    })),
  ]);
}

function demand(name: string, names: readonly string[], place: string): void {
  if (!names.includes(name)) throw new InputError(place, name, `one of ${names.join(", ")}${didYouMean(name, names)}`);
}

/** The model with other values for parameters and other starts for states. */
function withValues(model: Model, set: Readonly<Record<string, number>>): Model {
  const parameters = { ...model.parameters };
  const states = { ...model.states };
  for (const [name, value] of Object.entries(set)) {
    demand(name, [...Object.keys(parameters), ...Object.keys(states)], `${model.name}: set`);
    if (parameters[name]) parameters[name] = { ...parameters[name], value };
    else states[name] = { ...states[name], initial: value };
  }
  return { ...model, parameters, states };
}

function sampleDays(duration: number, every: number): Float64Array {
  const count = Math.floor(duration / every + 1e-9) + 1;
  return Float64Array.from({ length: count }, (_, k) => k * every);
}
