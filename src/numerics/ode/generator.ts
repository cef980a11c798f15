import type { Routine, Value } from "../kernels/program.ts";
import { type Formulas, timeName } from "./formulas.ts";
import { preparedName } from "./hoist.ts";
import type { Layout } from "./layout.ts";
import { Assembler, Lowering } from "./lower.ts";
import type { OdeSystem } from "./system.ts";

/** A term of a weighted sum over stages. */
export interface Term {
  readonly weight: number;
  readonly value: () => Value;
}

/** What the code of a method gives to the step. */
export interface StepCode {
  /** f, and whatever else belongs to the state and not to the step. */
  readonly linearise: Routine;
  /** The routines of an attempt, each once. */
  readonly routines: readonly Routine[];
  /** Names of routines in the order in which an attempt runs them. */
  readonly attempt: readonly string[];
  /** From `theta`, the weights of the stages at it, and the time. */
  readonly weights: Routine;
  /** The state at `theta`, into `point`. */
  readonly interpolate: Routine;
  /** Evaluations of f that an attempt costs, its share of `linearise` included. */
  readonly derivativeCalls: number;
}

/** What the generators of methods share: loops over the states, and formulas at a state. */
export class Generator {
  private readonly stateIndex: ReadonlyMap<string, number>;
  private readonly slots: ReadonlyMap<string, number>;

  constructor(
    readonly system: OdeSystem,
    readonly formulas: Formulas,
    readonly layout: Layout,
  ) {
    this.stateIndex = new Map(system.states.map((name, index) => [name, index]));
    const parameters = system.parameters.map((name, k): [string, number] => [name, layout.parameters + k]);
    const prepared = formulas.prepared.map((_, k): [string, number] => [preparedName(k), layout.prepared + k]);
    this.slots = new Map([...parameters, ...prepared]);
  }

  get states(): number {
    return this.system.states.length;
  }

  /** Formulas at the state itself, at `point`, or at the end of the attempted step. */
  at(place: "state" | "point" | "next", assembler: Assembler): Lowering {
    const { layout } = this;
    const states = layout[place];
    const time = () => {
      if (place === "point") return assembler.load(layout.pointTime);
      const start = assembler.load(layout.time);
      return place === "state" ? start : assembler.add(start, assembler.load(layout.step));
    };
    return new Lowering(assembler, (name) => {
      const index = this.stateIndex.get(name);
      if (index !== undefined) return assembler.load(states + index);
      if (name === timeName) return time();
      const slot = this.slots.get(name);
      return slot === undefined ? undefined : assembler.load(slot);
    });
  }

  /** One routine that is written out. */
  straight(name: string, write: (assembler: Assembler) => void): Routine {
    const assembler = new Assembler();
    write(assembler);
    return { name, code: assembler.code };
  }

  /** One routine that is run for every state in turn. */
  forEachState(name: string, write: (assembler: Assembler) => void): Routine {
    return { ...this.straight(name, write), repeat: this.states };
  }

  /** Stage number `i` of the state whose turn it is. */
  stage(assembler: Assembler, i: number): Value {
    return assembler.loadEach(this.layout.stages + i * this.states);
  }

  storeStage(assembler: Assembler, i: number, value: Value): void {
    assembler.storeEach(this.layout.stages + i * this.states, value);
  }

  terms(assembler: Assembler, weights: readonly number[]): Term[] {
    return weights.map((weight, i) => ({ weight, value: () => this.stage(assembler, i) }));
  }

  /** absoluteTolerance + relativeTolerance·size, for the state whose turn it is. */
  scale(assembler: Assembler, size: Value): Value {
    const relative = assembler.multiply(assembler.load(this.layout.relativeTolerance), size);
    return assembler.add(assembler.loadEach(this.layout.absoluteTolerance), relative);
  }

  /** The larger of two numbers that are not negative. `max` minds NaN, which costs more than the rest of the loop. */
  larger(assembler: Assembler, a: Value, b: Value): Value {
    return assembler.select(assembler.compare("less", a, b), b, a);
  }

  /** Sets the sums to zero that `finish` adds to. */
  clearSums(assembler: Assembler): void {
    assembler.store(this.layout.error, assembler.constant(0));
    assembler.store(this.layout.overshoot, assembler.constant(0));
  }

  /**
   * Ends an attempt for the state whose turn it is: stores the new state, lifted to its floor, and adds to the squared
   * norm of the error and to the overshoot. The order of the states is the order of the sums.
   */
  finish(assembler: Assembler, next: Value, error: Value): void {
    const { layout } = this;
    const old = assembler.loadEach(layout.state);
    const size = this.larger(assembler, assembler.unary("abs", old), assembler.unary("abs", next));
    const weight = assembler.binary("divide", assembler.constant(1), this.scale(assembler, size));
    const scaled = assembler.multiply(error, weight);
    // A state that is not finite makes the sum NaN, though its own error over its infinite scale is 0.
    const finite = assembler.multiply(next, assembler.constant(0));
    const square = assembler.add(assembler.multiply(scaled, scaled), finite);
    assembler.store(layout.error, assembler.add(assembler.load(layout.error), square));
    const lifted = this.lifted(assembler, next);
    const rise = assembler.multiply(assembler.binary("subtract", lifted, next), weight);
    assembler.store(layout.overshoot, assembler.add(assembler.load(layout.overshoot), rise));
    assembler.storeEach(layout.next, lifted);
  }

  lifted(assembler: Assembler, value: Value): Value {
    const floor = assembler.loadEach(this.layout.floor);
    return assembler.select(assembler.compare("less", value, floor), floor, value);
  }
}
