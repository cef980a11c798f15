import { InputError } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/near-names.ts";
import type { Expression } from "../expression/expression.ts";
import { operandsFirst } from "../expression/traverse.ts";
import type { Instruction, Value } from "../kernels/program.ts";

type Binary = "add" | "subtract" | "multiply" | "divide" | "min" | "max" | "pow";
type Unary = "negate" | "abs" | "sqrt" | "floor" | "ceil" | "exp" | "log" | "sin" | "cos" | "tanh";

/** Writes the straight-line code of one routine. A slot is loaded once, and a value stored is not loaded again. */
export class Assembler {
  readonly code: Instruction[] = [];
  private readonly held = new Map<number, Value>();
  private readonly constants = new Map<number, Value>();

  private emit(instruction: Instruction): Value {
    return this.code.push(instruction) - 1;
  }

  constant(value: number): Value {
    if (Object.is(value, -0)) return this.emit({ op: "constant", value });
    let found = this.constants.get(value);
    if (found === undefined) this.constants.set(value, (found = this.emit({ op: "constant", value })));
    return found;
  }

  load(slot: number): Value {
    let found = this.held.get(slot);
    if (found === undefined) this.held.set(slot, (found = this.emit({ op: "load", slot })));
    return found;
  }

  store(slot: number, a: Value): void {
    this.emit({ op: "store", slot, a });
    this.held.set(slot, a);
  }

  /** In a loop over the states: the slot of the state whose turn it is. */
  loadEach(slot: number): Value {
    let found = this.held.get(slot);
    if (found === undefined) this.held.set(slot, (found = this.emit({ op: "load", slot, stride: 1 })));
    return found;
  }

  storeEach(slot: number, a: Value): void {
    this.emit({ op: "store", slot, stride: 1, a });
    this.held.set(slot, a);
  }

  binary(op: Binary, a: Value, b: Value): Value {
    return this.emit({ op, a, b });
  }

  unary(op: Unary, a: Value): Value {
    return this.emit({ op, a });
  }

  add(a: Value, b: Value): Value {
    return this.emit({ op: "add", a, b });
  }

  multiply(a: Value, b: Value): Value {
    return this.emit({ op: "multiply", a, b });
  }

  compare(op: "less" | "lessOrEqual" | "equal", a: Value, b: Value): Value {
    return this.emit({ op, a, b });
  }

  connect(op: "and" | "or", a: Value, b: Value): Value {
    return this.emit({ op, a, b });
  }

  not(a: Value): Value {
    return this.emit({ op: "not", a });
  }

  select(condition: Value, a: Value, b: Value): Value {
    return this.emit({ op: "select", condition, a, b });
  }

  /** Σ weight·value in the order given, after `start` if there is one; weights of 0 are left out, of 1 cost nothing. */
  weightedSum(
    terms: readonly { readonly weight: number; readonly value: () => Value }[],
    start?: Value,
  ): Value | undefined {
    let sum = start;
    for (const { weight, value } of terms) {
      if (weight === 0) continue;
      const term = weight === 1 ? value() : this.multiply(this.constant(weight), value());
      sum = sum === undefined ? term : this.add(sum, term);
    }
    return sum;
  }

  /** c₀ + c₁·x + c₂·x² + …, by Horner's rule. */
  polynomial(coefficients: readonly number[], x: Value): Value {
    let sum = this.constant(coefficients.at(-1)!);
    for (const coefficient of coefficients.slice(0, -1).reverse()) {
      sum = this.add(this.multiply(sum, x), this.constant(coefficient));
    }
    return sum;
  }
}

/** Where the names of formulas are found: the value of a name, or nothing if it is unknown. */
export type Environment = (name: string) => Value | undefined;

/**
 * Formulas turned into the instructions of one routine. What formulas share is computed once; `lower` may be called
 * again and again, and later calls find what earlier ones computed.
 *
 * @throws {InputError} if a formula has a name that the environment does not know
 */
export class Lowering {
  private readonly values = new Map<Expression, Value>();

  constructor(
    private readonly assembler: Assembler,
    private readonly environment: Environment,
  ) {}

  /** Hills must have been expanded, and truth values made numbers. */
  lower(expressions: readonly Expression[]): Value[] {
    for (const node of operandsFirst(expressions)) {
      if (!this.values.has(node)) this.values.set(node, this.instruction(node));
    }
    return expressions.map((expression) => this.values.get(expression)!);
  }

  private instruction(node: Expression): Value {
    const { assembler } = this;
    const [a, b, c] = node.operands.map((operand) => this.values.get(operand)!);
    switch (node.operator) {
      case "number":
        return assembler.constant(node.value);
      case "symbol":
        return this.symbol(node.name);
      case "add":
      case "subtract":
      case "multiply":
      case "divide":
      case "min":
      case "max":
      case "pow":
        return assembler.binary(node.operator, a, b);
      case "negate":
      case "abs":
      case "sqrt":
      case "floor":
      case "ceil":
      case "exp":
      case "log":
      case "sin":
      case "cos":
      case "tanh":
        return assembler.unary(node.operator, a);
      case "less":
      case "lessOrEqual":
      case "equal":
        return assembler.compare(node.operator, a, b);
      case "and":
      case "or":
        return assembler.connect(node.operator, a, b);
      case "not":
        return assembler.not(a);
      case "select":
        return assembler.select(a, b, c);
      case "hill":
        throw new InputError("formula", "a hill that was not expanded", "expandHills before lowering");
    }
  }

  private symbol(name: string): Value {
    const value = this.environment(name);
    if (value === undefined) throw new InputError(name, "an unknown name", "a state, a parameter or the time t");
    return value;
  }
}

/** @throws {InputError} naming the formula that uses a name which is neither a state, a parameter nor the time */
export function checkNames(place: string, expression: Expression, known: ReadonlySet<string>): void {
  for (const node of operandsFirst([expression])) {
    if (node.operator === "symbol" && !known.has(node.name)) {
      const expected = `a state, a parameter or the time t${didYouMean(node.name, known)}`;
      throw new InputError(place, `the unknown name ${node.name}`, expected);
    }
  }
}
