import { InputError } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/near-names.ts";
import {
  describeUnit,
  dimensionless,
  divideUnits,
  factorBetween,
  multiplyUnits,
  parseUnit,
  powerOfUnit,
  sameDimension,
  sameUnit,
  type Unit,
} from "../../foundation/units.ts";
import { type Expression, isNumber, isZero } from "./expression.ts";
import { print } from "./print.ts";
import { operandsFirst } from "./traverse.ts";

/** A formula whose units are to be checked. */
export interface FormulaUnits {
  /** Shown in messages, e.g. `reactions.kill.rate`. */
  readonly name: string;
  readonly expression: Expression;
  /** The unit that the formula should have; absent: any. */
  readonly unit?: string;
}

/** Absent for what is 0 whatever its unit. */
type Inferred = Unit | undefined;

/** Parts of a formula longer than this are shown as `…`. */
const longestShown = 60;

function show(node: Expression): string {
  return `\`${print(node, longestShown)}\``;
}

/** How two units fail to be one: other things measured, or the same in another size. */
function difference(a: Unit, b: Unit): string {
  if (!sameDimension(a, b)) return `${describeUnit(a)} with ${describeUnit(b)}`;
  const factor = factorBetween(a, b);
  const size = Number((factor < 1 ? 1 / factor : factor).toPrecision(6));
  return `\`${a.text}\` with \`${b.text}\` (same dimension, factor ${size})`;
}

class Checker {
  private readonly known = new Map<Expression, Inferred>();

  constructor(private readonly units: ReadonlyMap<string, string>) {}

  check({ name, expression, unit }: FormulaUnits): Inferred {
    for (const node of operandsFirst([expression])) {
      if (!this.known.has(node)) this.known.set(node, this.infer(node, name));
    }
    const inferred = this.known.get(expression);
    const declared = unit === undefined ? undefined : parseUnit(unit, name);
    if (!inferred || !declared || sameUnit(inferred, declared)) return inferred ?? declared;
    throw new InputError(name, `${show(expression)} in ${difference(inferred, declared)}`, `the unit \`${unit}\``);
  }

  private ofSymbol(name: string, place: string): Unit {
    const unit = this.units.get(name);
    if (unit !== undefined) return parseUnit(unit, `unit of ${name}`);
    const hint = didYouMean(name, this.units.keys());
    throw new InputError(place, `the unknown name \`${name}\`${hint}`, "a state, a parameter or a formula");
  }

  /** The unit of operands that must all have one. */
  private common(node: Expression, operands: readonly Expression[], place: string): Inferred {
    let first: Inferred;
    for (const operand of operands) {
      const unit = this.known.get(operand);
      if (first && unit && !sameUnit(first, unit)) {
        throw new InputError(
          place,
          `${show(node)}, which joins ${difference(first, unit)}`,
          "one unit in all its parts",
        );
      }
      first ??= unit;
    }
    return first;
  }

  private requirePure(node: Expression, operand: Expression, role: string, place: string): void {
    const unit = this.known.get(operand);
    if (!unit || sameUnit(unit, dimensionless)) return;
    const factor = Number(factorBetween(unit, dimensionless).toPrecision(6));
    const size = sameDimension(unit, dimensionless) ? `, where 1 stands for ${factor}` : "";
    const found = `${show(node)} with ${role} ${show(operand)} in ${describeUnit(unit)}${size}`;
    throw new InputError(place, found, `a pure number as ${role}: divide by a reference value of the same unit`);
  }

  private infer(node: Expression, place: string): Inferred {
    const { operands } = node;
    const [a, b] = operands.map((operand) => this.known.get(operand));
    switch (node.operator) {
      case "number":
        return isZero(node) ? undefined : dimensionless;
      case "symbol":
        return this.ofSymbol(node.name, place);
      case "multiply":
        return a && b && multiplyUnits(a, b);
      case "divide":
        return a && b && divideUnits(a, b);
      case "sqrt":
        return a && powerOfUnit(a, 0.5);
      case "add":
      case "subtract":
      case "min":
      case "max":
        return this.common(node, operands, place);
      case "negate":
      case "abs":
      case "floor":
      case "ceil":
        return a;
      case "select":
        return this.common(node, operands.slice(1), place);
      case "less":
      case "lessOrEqual":
      case "equal":
        this.common(node, operands, place);
        return dimensionless;
      case "and":
      case "or":
      case "not":
        return dimensionless;
      case "pow":
        this.requirePure(node, operands[1], "the exponent", place);
        if (isNumber(operands[1])) return a && powerOfUnit(a, operands[1].value);
        this.requirePure(node, operands[0], "the base of a variable power", place);
        return dimensionless;
      case "hill":
        this.common(node, operands.slice(0, 2), place);
        this.requirePure(node, operands[2], "the exponent", place);
        return dimensionless;
      case "exp":
      case "log":
      case "sin":
      case "cos":
      case "tanh":
        this.requirePure(node, operands[0], "the argument", place);
        return dimensionless;
    }
  }
}

/**
 * Infers the unit of each formula from the units of its names, and holds it against the declared one. Sums,
 * comparisons and branches need one unit, also in size: `mL` and `L` do not add. Exponents and the arguments of `exp`,
 * `log`, `sin`, `cos` and `tanh` must be pure numbers. Numbers in a formula are pure, except 0, which fits anything.
 *
 * @param units unit text of every name that the formulas use
 * @returns the unit of each formula, by name; none for a formula that is always 0 and has no declared unit
 * @throws {InputError} naming the formula, the part and both units
 */
export function checkUnits(
  formulas: readonly FormulaUnits[],
  units: ReadonlyMap<string, string>,
): Map<string, Unit | undefined> {
  const checker = new Checker(units);
  return new Map(formulas.map((formula) => [formula.name, checker.check(formula)]));
}
