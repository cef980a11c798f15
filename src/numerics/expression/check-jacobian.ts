import { compile } from "./compile.ts";
import type { JacobianEntry } from "./differentiate.ts";
import type { Expression } from "./expression.ts";
import { type Estimate, FiniteDifferences } from "./finite-differences.ts";
import { symbolsOf } from "./traverse.ts";

/** A derivative that does not agree with the formula it belongs to: a defect of the program, not of the input. */
export class JacobianError extends Error {
  override readonly name = "JacobianError";

  constructor(
    readonly row: string,
    readonly column: string,
    readonly symbolic: number,
    readonly numeric: number,
    place: string,
  ) {
    super(
      `d(${row})/d(${column}) is ${symbolic} by the symbolic derivative but ${numeric} by finite differences, at ${place}. ` +
        "Look first at the rule that differentiates this formula, then at whether the formula is smooth there.",
    );
  }
}

/** A Jacobian with the formulas that it belongs to. */
export interface JacobianCheck {
  readonly expressions: readonly Expression[];
  /** A name a formula, for messages. */
  readonly rows: readonly string[];
  /** Names that the formulas were differentiated by. */
  readonly columns: readonly string[];
  /** As `jacobian` gives them; an entry that is missing is held to be 0. */
  readonly entries: readonly JacobianEntry[];
  /** Values of all names in the formulas; at least one point. */
  readonly points: readonly Readonly<Record<string, number>>[];
  /** How many points to try around each of the given ones; 2 if absent. */
  readonly neighbours?: number;
}

/** How many entries could be compared, and how many not: next to a kink, or where the formula is not finite. */
export interface JacobianReport {
  readonly compared: number;
  readonly skipped: number;
}

const tolerance = 1e-5;
const firstStep = 0.05;
const secondFirstStep = 0.007;

/** Deterministic stand-in for chance: the fractional parts of multiples of the golden ratio fill [0, 1) evenly. */
function evenly(index: number): number {
  return (index * 0.6180339887498949) % 1;
}

/** Points around one, its first `columns` inputs moved by a factor between 1/2 and 2, or from 0 to between 0 and 1. */
function around(point: Float64Array, columns: number, neighbours: number): Float64Array[] {
  return Array.from({ length: neighbours + 1 }, (_, k) => {
    const moved = point.slice();
    for (let i = 0; i < columns && k > 0; i++) {
      const u = evenly(1 + i + k * (columns + 1));
      moved[i] = moved[i] === 0 ? u : moved[i] * (0.5 + 1.5 * u);
    }
    return moved;
  });
}

function agrees(symbolic: number, { value, error }: Estimate): boolean {
  const size = Math.max(Math.abs(symbolic), Math.abs(value));
  return Math.abs(symbolic - value) <= tolerance * size + 20 * error;
}

/** Whether two estimates with other steps leave no doubt that `symbolic` is wrong: both sure, and of one mind. */
function refutes(first: Estimate, second: Estimate, symbolic: number): boolean {
  const error = Math.max(first.error, second.error);
  const difference = Math.abs(first.value - second.value);
  const close = difference <= 1e-3 * Math.max(Math.abs(first.value), Math.abs(second.value)) + 2 * error;
  return close && !(error > 1e-5 * Math.abs(symbolic - first.value)) && !agrees(symbolic, second);
}

/**
 * Compares every entry of a Jacobian, also those that are 0, with finite differences of the formulas, at the given
 * points and at others around them. Entries next to a kink, where the formula is not finite, and where it turns too
 * quickly for finite differences are skipped.
 *
 * @throws {JacobianError} naming row, column and both values
 */
export function checkJacobian(check: JacobianCheck): JacobianReport {
  const { expressions, rows, columns, entries } = check;
  const slopes = entries.map((entry) => entry.expression);
  const names = [...new Set([...columns, ...symbolsOf(...expressions, ...slopes)])];
  const numeric = new FiniteDifferences(expressions, names);
  const symbolicAt = compile(slopes, names);
  const entryOf = new Map(entries.map(({ row, column }, i) => [`${row} ${column}`, i]));
  const symbolic = new Float64Array(slopes.length);
  let compared = 0;
  let skipped = 0;

  for (const point of check.points) {
    for (const inputs of around(inputsOf(point, names), columns.length, check.neighbours ?? 2)) {
      symbolicAt(inputs, symbolic);
      for (const [column, columnName] of columns.entries()) {
        for (const [row, estimate] of numeric.at(inputs, column, firstStep).entries()) {
          const slope = symbolic[entryOf.get(`${row} ${column}`) ?? -1] ?? 0;
          const doubtful = estimate !== undefined && !agrees(slope, estimate);
          // Before blaming the derivative: do finite differences agree with themselves?
          const again = doubtful ? numeric.at(inputs, column, secondFirstStep)[row] : undefined;
          const wrong = again !== undefined && refutes(estimate!, again, slope);
          if (estimate && (wrong || !doubtful)) compared++;
          else skipped++;
          if (!wrong) continue;
          const place = names.map((name, i) => `${name} = ${inputs[i]}`).slice(0, 20);
          throw new JacobianError(rows[row], columnName, slope, estimate!.value, place.join(", "));
        }
      }
    }
  }
  return { compared, skipped };
}

function inputsOf(point: Readonly<Record<string, number>>, names: readonly string[]): Float64Array {
  const missing = names.find((name) => typeof point[name] !== "number");
  if (missing !== undefined) throw new RangeError(`checkJacobian: the point has no value of ${missing}.`);
  return Float64Array.from(names, (name) => point[name]);
}
