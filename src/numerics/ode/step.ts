import type { Expression } from "../expression/expression.ts";
import { symbolsOf } from "../expression/traverse.ts";
import type { Program, Routine, Value } from "../kernels/program.ts";
import { explicitStep } from "./explicit-step.ts";
import { Factorisation } from "./factorise.ts";
import { type Formulas, timeName } from "./formulas.ts";
import { type Generator, type Interpolated, scale } from "./generator.ts";
import { preparedName } from "./hoist.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { linearlyImplicitStep } from "./linearly-implicit-step.ts";
import { Assembler, Lowering } from "./lower.ts";
import type { Method } from "./methods/method.ts";
import type { OdeSystem } from "./system.ts";

/** The code of one attempted step, and what stands around it, for one system and one method. */
export interface Kernel {
  readonly layout: Layout;
  readonly program: Program;
  /**
   * After the routines `prepare` (where parameters changed) and `linearise` (where the state moved): these, in order,
   * attempt a step from `state` at `time` over `step`, and leave `next`, `error`, `lowest` and `pivot`.
   */
  readonly attempt: readonly string[];
  /** Evaluations of f that an attempt costs, its share of `linearise` included. */
  readonly derivativeCalls: number;
}

/**
 * The routines:
 * `prepare` computes what hangs on parameters alone; `linearise` f, and for linearly implicit methods its derivatives,
 * at the state; `attempt` names follow the method; `estimate` the norms that a first step is chosen by; `dense` the
 * coefficients of dense output; `sample` outputs at `theta`; `observe` outputs at the state; `watch` triggers at
 * `theta`; `watchState` triggers at the state; `interpolate` the whole state at `theta`, into `next`.
 */
export function generateKernel(system: OdeSystem, formulas: Formulas, method: Method): Kernel {
  const factorisation = method.kind === "rosenbrock" ? new Factorisation(system.states.length, formulas) : undefined;
  const layout = layoutOf(method, {
    states: system.states.length,
    parameters: system.parameters.length,
    prepared: formulas.prepared.length,
    jacobian: factorisation ? formulas.jacobian.length : 0,
    lower: factorisation?.lowerCount ?? 0,
    upper: factorisation?.upperCount ?? 0,
    outputs: formulas.outputs.length,
    triggers: formulas.triggers.length,
  });
  const generator: Generator = {
    system,
    formulas,
    layout,
    at: (assembler, state, time) => new Lowering(assembler, environment(system, layout, assembler, state, time)),
    denseStates: denseStates(system, formulas),
  };
  const step =
    method.kind === "rosenbrock"
      ? linearlyImplicitStep(generator, method, factorisation!)
      : explicitStep(generator, method);
  const attempt = step.attempt.map(({ name }) => name);
  const routines = [
    prepare(generator),
    step.linearise,
    ...step.attempt,
    estimate(generator),
    step.dense,
    between(generator, "sample", formulas.outputs, layout.outputs, step.interpolated),
    between(generator, "watch", formulas.triggers, layout.triggers, step.interpolated),
    atState(generator, "observe", formulas.outputs, layout.outputs),
    atState(generator, "watchState", formulas.triggers, layout.triggers),
    interpolate(generator, step.interpolated),
  ];
  return { layout, program: { slots: layout.slots, routines }, attempt, derivativeCalls: step.derivativeCalls };
}

function environment(
  { states, parameters }: OdeSystem,
  layout: Layout,
  assembler: Assembler,
  state: (index: number) => Value = (index) => assembler.load(layout.state + index),
  time?: Value,
) {
  const stateIndex = new Map(states.map((name, index) => [name, index]));
  const slots = new Map(parameters.map((name, index) => [name, layout.parameters + index]));
  const preparedCount = layout.derivative - layout.prepared;
  for (let k = 0; k < preparedCount; k++) slots.set(preparedName(k), layout.prepared + k);
  return (name: string): Value | undefined => {
    const index = stateIndex.get(name);
    if (index !== undefined) return state(index);
    if (name === timeName) return time ?? assembler.load(layout.time);
    const slot = slots.get(name);
    return slot === undefined ? undefined : assembler.load(slot);
  };
}

function denseStates(system: OdeSystem, { outputs, triggers }: Formulas): number[] {
  const all = system.states.map((_, index) => index);
  // A trigger cuts the step short, and then every state is wanted there.
  if (triggers.length > 0) return all;
  const read = new Set(symbolsOf(...outputs));
  return all.filter((index) => read.has(system.states[index]));
}

function prepare({ formulas, layout, at }: Generator): Routine {
  const assembler = new Assembler();
  const values = at(assembler).lower(formulas.prepared);
  values.forEach((value, k) => {
    assembler.store(layout.prepared + k, value);
  });
  return assembler.routine("prepare");
}

function estimate({ system, layout }: Generator): Routine {
  const assembler = new Assembler();
  let stateNorm = assembler.constant(0);
  let slopeNorm = assembler.constant(0);
  system.states.forEach((_, i) => {
    const state = assembler.load(layout.state + i);
    const width = scale(assembler, layout, i, assembler.unary("abs", state));
    const scaled = assembler.binary("divide", state, width);
    const slope = assembler.binary("divide", assembler.load(layout.derivative + i), width);
    stateNorm = assembler.add(stateNorm, assembler.multiply(scaled, scaled));
    slopeNorm = assembler.add(slopeNorm, assembler.multiply(slope, slope));
  });
  assembler.store(layout.stateNorm, stateNorm);
  assembler.store(layout.slopeNorm, slopeNorm);
  return assembler.routine("estimate");
}

/** Formulas at `theta` of the last step, of interpolated states; those that must not be negative are not. */
function between(
  { system, layout, at }: Generator,
  name: string,
  expressions: readonly Expression[],
  target: number,
  interpolated: Interpolated,
): Routine {
  const assembler = new Assembler();
  if (expressions.length === 0) return assembler.routine(name);
  const theta = assembler.load(layout.theta);
  const elapsed = assembler.multiply(theta, assembler.load(layout.step));
  const time = assembler.add(assembler.load(layout.time), elapsed);
  const state = (index: number) => {
    const value = interpolated(assembler, index, theta);
    return system.nonNegative[index] ? assembler.binary("max", value, assembler.constant(0)) : value;
  };
  const values = at(assembler, state, time).lower(expressions);
  values.forEach((value, k) => {
    assembler.store(target + k, value);
  });
  return assembler.routine(name);
}

function atState({ at }: Generator, name: string, expressions: readonly Expression[], target: number): Routine {
  const assembler = new Assembler();
  const values = at(assembler).lower(expressions);
  values.forEach((value, k) => {
    assembler.store(target + k, value);
  });
  return assembler.routine(name);
}

function interpolate({ system, layout, denseStates }: Generator, interpolated: Interpolated): Routine {
  const assembler = new Assembler();
  if (denseStates.length < system.states.length) return assembler.routine("interpolate");
  const theta = assembler.load(layout.theta);
  const values = system.nonNegative.map((nonNegative, i) => {
    const value = interpolated(assembler, i, theta);
    return nonNegative ? assembler.binary("max", value, assembler.constant(0)) : value;
  });
  values.forEach((value, i) => {
    assembler.store(layout.next + i, value);
  });
  return assembler.routine("interpolate");
}
