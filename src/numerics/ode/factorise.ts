import type { Value } from "../kernels/program.ts";
import type { Formulas } from "./formulas.ts";
import type { Layout } from "./layout.ts";
import type { Assembler } from "./lower.ts";
import { type Factors, factorPattern } from "./sparsity.ts";

/** Straight-line code for M = J − I/(h·γ), which is −W: its factors, and solutions k of W·k = r. */
export class Factorisation {
  readonly factors: Factors;
  /** Places of l(k, j) and u(k, j) among the stored entries of their factor. */
  private readonly lowerPlace: readonly ReadonlyMap<number, number>[];
  private readonly upperPlace: readonly ReadonlyMap<number, number>[];
  readonly lowerCount: number;
  readonly upperCount: number;

  constructor(states: number, formulas: Formulas) {
    this.factors = factorPattern(states, formulas.jacobian);
    [this.lowerPlace, this.lowerCount] = numbered(this.factors.lower);
    [this.upperPlace, this.upperCount] = numbered(this.factors.upper);
  }

  /**
   * Row by row: −l(k, j), −1/u(k, k), and −u(k, j)/u(k, k), so that solving only adds and multiplies, and as little as
   * can be of it waits for something before it.
   *
   * @param entry the Jacobian's value at (row, column) of the matrix, where it is not structurally zero
   * @param shift 1/(h·γ)
   */
  factor(
    assembler: Assembler,
    layout: Layout,
    entry: (row: number, column: number) => Value | undefined,
    shift: Value,
  ): void {
    const { order, lower, upper } = this.factors;
    let worst: Value | undefined;
    order.forEach((original, k) => {
      const row = new Map<number, Value>();
      for (const j of [...lower[k], k, ...upper[k]]) {
        const value = entry(original, order[j]);
        if (value !== undefined) row.set(j, value);
      }
      for (const j of lower[k]) {
        const value = row.get(j)!;
        const multiplier = assembler.multiply(value, assembler.load(layout.pivots + j));
        assembler.store(layout.lower + this.lowerPlace[k].get(j)!, multiplier);
        for (const column of upper[j]) {
          const update = assembler.multiply(value, assembler.load(layout.upper + this.upperPlace[j].get(column)!));
          const old = row.get(column);
          row.set(column, old === undefined ? update : assembler.add(old, update));
        }
      }
      const diagonal = row.get(k);
      const pivot =
        diagonal === undefined ? assembler.unary("negate", shift) : assembler.binary("subtract", diagonal, shift);
      const reciprocal = assembler.binary("divide", assembler.constant(-1), pivot);
      assembler.store(layout.pivots + k, reciprocal);
      for (const column of upper[k]) {
        const place = layout.upper + this.upperPlace[k].get(column)!;
        assembler.store(place, assembler.multiply(row.get(column)!, reciprocal));
      }
      const size = assembler.unary("abs", reciprocal);
      worst = worst === undefined ? size : assembler.binary("max", worst, size);
    });
    assembler.store(layout.pivot, assembler.multiply(worst!, shift));
  }

  /**
   * k of W·k = r, in the order of the states, into `layout.solution`; r is read where it is needed.
   *
   * Each intermediate result is stored as soon as it is known, though nothing reads it from there: stores are what keeps
   * V8 from moving all loads to the front and running out of registers.
   */
  solve(assembler: Assembler, layout: Layout, right: (state: number) => Value): void {
    const { order, lower, upper } = this.factors;
    const forward: Value[] = [];
    order.forEach((original, k) => {
      let sum = right(original);
      for (const j of lower[k]) {
        const multiplier = assembler.load(layout.lower + this.lowerPlace[k].get(j)!);
        sum = assembler.add(sum, assembler.multiply(multiplier, forward[j]));
      }
      assembler.store(layout.solution + original, sum);
      forward.push(sum);
    });
    const solved: Value[] = new Array(order.length);
    for (let k = order.length - 1; k >= 0; k--) {
      let sum = assembler.multiply(forward[k], assembler.load(layout.pivots + k));
      for (const j of upper[k]) {
        const entry = assembler.load(layout.upper + this.upperPlace[k].get(j)!);
        sum = assembler.add(sum, assembler.multiply(entry, solved[j]));
      }
      assembler.store(layout.solution + order[k], sum);
      solved[k] = sum;
    }
  }
}

function numbered(pattern: readonly (readonly number[])[]): [ReadonlyMap<number, number>[], number] {
  let count = 0;
  const places = pattern.map((columns) => new Map(columns.map((column) => [column, count++])));
  return [places, count];
}
