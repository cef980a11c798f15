import type { Expression } from "../expression/expression.ts";
import type { Program, Routine } from "../kernels/program.ts";
import { explicitStep } from "./explicit-step.ts";
import { Factorisation } from "./factorise.ts";
import type { Formulas } from "./formulas.ts";
import { Generator } from "./generator.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { linearlyImplicitStep } from "./linearly-implicit-step.ts";
import type { Method } from "./methods/method.ts";
import type { OdeSystem } from "./system.ts";

/** The code of one attempted step, and what stands around it, for one system and one method. */
export interface Kernel {
  readonly layout: Layout;
  /**
   * What the solver runs: `prepare`, what hangs on parameters alone; `linearise`, f and for linearly implicit methods
   * its derivatives at the state; `estimate`, the norms that a first step is chosen by; `attempt`, a step from `state`
   * at `time` over `step`, which leaves `next`, `error`, `overshoot`, `pivot` and the triggers in its middle and at its end; `interpolateAll`, the state at
   * `theta` of that step, into `point`; `observe` and `watch`, outputs and triggers at `point`; `sample` and
   * `watchWithin`, the same at `theta`.
   */
  readonly program: Program;
  /** Evaluations of f that an attempt costs, its share of `linearise` included. */
  readonly derivativeCalls: number;
}

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
  const generator = new Generator(system, formulas, layout);
  const step =
    method.kind === "rosenbrock"
      ? linearlyImplicitStep(generator, method, factorisation!)
      : explicitStep(generator, method);
  const routines = [
    prepare(generator),
    step.linearise,
    ...step.routines,
    ...estimate(generator),
    step.weights,
    step.interpolate,
    atPoint(generator, "observe", formulas.outputs, layout.outputs),
    atPoint(generator, "watch", formulas.triggers, layout.triggers),
    ...watchStep(generator),
  ];
  const watched = formulas.triggers.length > 0 ? ["toMiddle", "weights", "interpolate", "watchMiddle", "watchEnd"] : [];
  const sequences = [
    { name: "attempt", routines: [...step.attempt, ...watched] },
    { name: "estimate", routines: ["clearNorms", "addNorms"] },
    { name: "interpolateAll", routines: ["weights", "interpolate"] },
    { name: "sample", routines: ["weights", "interpolate", "observe"] },
    { name: "watchWithin", routines: ["weights", "interpolate", "watch"] },
  ];
  return { layout, program: { slots: layout.slots, routines, sequences }, derivativeCalls: step.derivativeCalls };
}

function prepare(generator: Generator): Routine {
  return generator.straight("prepare", (assembler) => {
    const values = generator.at("state", assembler).lower(generator.formulas.prepared);
    for (const [k, value] of values.entries()) assembler.store(generator.layout.prepared + k, value);
  });
}

function estimate(generator: Generator): Routine[] {
  const { layout } = generator;
  return [
    generator.straight("clearNorms", (assembler) => {
      assembler.store(layout.stateNorm, assembler.constant(0));
      assembler.store(layout.slopeNorm, assembler.constant(0));
    }),
    generator.forEachState("addNorms", (assembler) => {
      const state = assembler.loadEach(layout.state);
      const scale = generator.scale(assembler, assembler.unary("abs", state));
      const sized = assembler.binary("divide", state, scale);
      const slope = assembler.binary("divide", assembler.loadEach(layout.derivative), scale);
      assembler.store(
        layout.stateNorm,
        assembler.add(assembler.load(layout.stateNorm), assembler.multiply(sized, sized)),
      );
      assembler.store(
        layout.slopeNorm,
        assembler.add(assembler.load(layout.slopeNorm), assembler.multiply(slope, slope)),
      );
    }),
  ];
}

/** Triggers in the middle and at the end of an attempt: part of it, so that all lanes share the work. */
function watchStep(generator: Generator): Routine[] {
  const { layout, formulas } = generator;
  if (formulas.triggers.length === 0) return [];
  return [
    generator.straight("toMiddle", (assembler) => {
      assembler.store(layout.theta, assembler.constant(0.5));
    }),
    atPoint(generator, "watchMiddle", formulas.triggers, layout.triggersInMiddle),
    generator.straight("watchEnd", (assembler) => {
      const values = generator.at("next", assembler).lower(formulas.triggers);
      for (const [k, value] of values.entries()) assembler.store(layout.triggersAtEnd + k, value);
    }),
  ];
}

function atPoint(generator: Generator, name: string, expressions: readonly Expression[], target: number): Routine {
  return generator.straight(name, (assembler) => {
    const values = generator.at("point", assembler).lower(expressions);
    for (const [k, value] of values.entries()) assembler.store(target + k, value);
  });
}
