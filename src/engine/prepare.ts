import { InputError } from "../foundation/errors.ts";
import type { Model } from "../models/contract.ts";
import { compile } from "../numerics/expression/compile.ts";
import { divide, type Expression, number, subtract, symbol } from "../numerics/expression/expression.ts";
import { symbolsOf } from "../numerics/expression/traverse.ts";
import { type CompiledSystem, type CompileOptions, compileSystem } from "../numerics/ode/compile.ts";
import type { Trigger } from "../numerics/ode/system.ts";
import { type AssembledModel, assemble } from "./assemble.ts";
import { checkModelUnits } from "./check-model-units.ts";

/** Computes some quantities of a model from the time, the state and the parameters into `out`. */
export type Gauge = (t: number, y: Float64Array, p: Float64Array, out: Float64Array) => void;

/** A model ready to run: equations, generated code, and gauges for its quantities. */
export interface PreparedModel extends AssembledModel {
  readonly compiled: CompiledSystem;
  /** Index of a parameter by name. */
  readonly parameterIndex: (name: string) => number;
  readonly stateIndex: (name: string) => number;
  /** A gauge for formulas and states by name. */
  readonly gauge: (names: readonly string[]) => Gauge;
  /** Initial state for these parameters. */
  readonly initialState: (parameters: Float64Array) => Float64Array;
  /** Birth rate, death rate and arrivals of each counted population, in this order. */
  readonly populationRates: Gauge;
  /** The new values of each event's states, in the order of the event's `set`. */
  readonly eventValues: readonly Gauge[];
  /** The watched quantity; nothing where none is watched. */
  readonly watched: Gauge;
  /** Index among the compiled triggers of the watched quantity, or -1. */
  readonly watchTrigger: number;
  /** Index of the parameter that holds the watched quantity's target, or -1. */
  readonly watchTarget: number;
}

export interface PrepareOptions extends CompileOptions {
  /** A formula whose rise to a target ends the run, such as the tumour volume at diagnosis. */
  readonly watch?: string;
  /** Quantities to record at sample times. */
  readonly outputs?: readonly string[];
  /**
   * Whether to check the units of a model that this process has not checked yet; true if absent. Threads pass false:
   * the main thread has checked what it hands them.
   */
  readonly check?: boolean;
}

/** Below this fraction of its threshold a falling population is handed to chance; it goes back at the threshold. */
export const handOver = 0.5;

/**
 * Makes a model runnable: parses, orders, differentiates and compiles it. The first time that a process meets a model,
 * all its units are checked; `compileSystem` checks its Jacobian.
 *
 * @throws {InputError} for whatever is wrong with the model's texts
 * @throws {JacobianError} if a derivative is wrong, which is a defect of this program
 */
export function prepare(model: Model, options: PrepareOptions = {}): PreparedModel {
  const assembled = assemble(model);
  if (options.check !== false) checkModelUnits(model);
  const names = [...assembled.states, ...assembled.parameters, "t"];
  const targetName = `${options.watch}Target`;
  const parameters = options.watch ? [...assembled.parameters, targetName] : assembled.parameters;
  const values = new Float64Array(parameters.length);
  values.set(assembled.values);

  const quantity = (name: string): Expression => {
    const found = assembled.formulas.get(name) ?? (names.includes(name) ? symbol(name) : undefined);
    if (!found) throw new InputError(model.name, `the quantity ${name}`, "a state or formula of the model");
    return found;
  };

  const triggers: Trigger[] = assembled.populations.map((population) => ({
    name: `few ${assembled.states[population.state]}`,
    expression: subtract(
      divide(symbol(assembled.states[population.state]), number(population.threshold)),
      number(handOver),
    ),
    direction: "falling",
    hysteresis: 0,
  }));
  for (const event of assembled.events) triggers.push(event.trigger);
  const watchTrigger = options.watch ? triggers.length : -1;
  if (options.watch) {
    triggers.push({
      name: `${options.watch} reached`,
      expression: subtract(divide(quantity(options.watch), symbol(targetName)), number(1)),
      direction: "rising",
      hysteresis: 0,
    });
    values[parameters.length - 1] = Number.MAX_VALUE;
  }

  const outputs = Object.fromEntries((options.outputs ?? []).map((name) => [name, quantity(name)]));
  const compiled = compileSystem(
    {
      states: assembled.states,
      parameters,
      derivatives: assembled.derivatives,
      nonNegative: Object.values(model.states).map((state) => !state.mayBeNegative),
      outputs,
      triggers,
    },
    options,
  );

  // A gauge copies only the names that its formulas use: it runs at every look at every patient.
  const gaugeOf = (expressions: readonly Expression[]): Gauge => {
    const used = symbolsOf(...expressions);
    const run = compile(expressions, used);
    const inputs = new Float64Array(used.length);
    const time = used.indexOf("t");
    const fromState = used.map((name) => assembled.states.indexOf(name));
    const fromParameters = used.map((name) => parameters.indexOf(name));
    return (t, y, p, out) => {
      for (let i = 0; i < inputs.length; i++) inputs[i] = fromState[i] >= 0 ? y[fromState[i]] : p[fromParameters[i]];
      if (time >= 0) inputs[time] = t;
      run(inputs, out);
    };
  };
  const initial = compile(assembled.initial, parameters);
  const index = (list: readonly string[], kind: string) => (name: string) => {
    const found = list.indexOf(name);
    if (found < 0) throw new InputError(model.name, `the ${kind} ${name}`, `a ${kind} of the model`);
    return found;
  };

  return {
    ...assembled,
    parameters,
    values,
    compiled,
    parameterIndex: index(parameters, "parameter"),
    stateIndex: index(assembled.states, "state"),
    gauge: (wanted) => gaugeOf(wanted.map(quantity)),
    initialState: (p) => {
      const out = new Float64Array(assembled.states.length);
      initial(p, out);
      return out;
    },
    populationRates: gaugeOf(assembled.populations.flatMap(({ birth, death, arrivals }) => [birth, death, arrivals])),
    eventValues: assembled.events.map(({ set }) => gaugeOf(set.map(({ value }) => value))),
    watched: gaugeOf(options.watch ? [quantity(options.watch)] : []),
    watchTrigger,
    watchTarget: options.watch ? parameters.length - 1 : -1,
  };
}
