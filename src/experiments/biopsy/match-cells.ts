import { type Column, type Table, table } from "../../foundation/table.ts";
import { type Phenotype, phenotypes } from "../../models/microenvironment/markers.ts";

/** A cell at a place in the section, and what it is or is called. */
export interface PlacedCell {
  readonly u: number;
  readonly v: number;
  readonly phenotype: Phenotype;
}

/** How often the calls are right. */
export interface CallingErrors {
  /** Row by row the truth, column by column the calls: cells; `missed` was not found, `spurious` is not there. */
  readonly confusion: Table;
  /** By phenotype: `truth` and `called` (cells), `recall`, `precision` (0 to 1, NaN without any). */
  readonly accuracy: Table;
}

/** An object within this distance of a cell's middle is that cell, µm. */
const REACH = 4;

/**
 * Pairs true cells with found ones, the nearest first, and counts who was called what.
 *
 * @returns the number of the found cell of each true one, −1 where it was missed; and the tables
 */
export function matchCells(
  truth: readonly PlacedCell[],
  called: readonly PlacedCell[],
): { readonly partner: Int32Array; readonly errors: CallingErrors } {
  const pairs: { readonly t: number; readonly c: number; readonly square: number }[] = [];
  // In bins of the reach, so that only neighbours are compared.
  const key = (u: number, v: number) => `${Math.floor(u / REACH)} ${Math.floor(v / REACH)}`;
  const bins = new Map<string, number[]>();
  called.forEach(({ u, v }, c) => {
    const own = bins.get(key(u, v)) ?? [];
    own.push(c);
    bins.set(key(u, v), own);
  });
  truth.forEach(({ u, v }, t) => {
    for (let i = 0; i < 9; i++) {
      const near = bins.get(key(u + ((i % 3) - 1) * REACH, v + (Math.floor(i / 3) - 1) * REACH)) ?? [];
      for (const c of near) {
        const square = (called[c].u - u) ** 2 + (called[c].v - v) ** 2;
        if (square <= REACH * REACH) pairs.push({ t, c, square });
      }
    }
  });
  pairs.sort((a, b) => a.square - b.square || a.t - b.t || a.c - b.c);
  const partner = new Int32Array(truth.length).fill(-1);
  const taken = new Uint8Array(called.length);
  for (const { t, c } of pairs) {
    if (partner[t] >= 0 || taken[c] === 1) continue;
    partner[t] = c;
    taken[c] = 1;
  }
  return { partner, errors: tables(truth, called, partner, taken) };
}

function tables(
  truth: readonly PlacedCell[],
  called: readonly PlacedCell[],
  partner: Int32Array,
  taken: Uint8Array,
): CallingErrors {
  const count = (of: (phenotype: Phenotype) => number) => Float64Array.from(phenotypes, of);
  const isCalled = (t: number, phenotype: Phenotype) => partner[t] >= 0 && called[partner[t]].phenotype === phenotype;
  const number = (name: string, label: string, values: Float64Array): Column => ({ name, unit: "1", label, values });
  const both = (is: Phenotype, as: Phenotype) =>
    truth.filter((cell, t) => cell.phenotype === is && isCalled(t, as)).length;
  const rows = [...phenotypes, "spurious"];
  const confusion = table("confusion", [
    { name: "truth", unit: "", label: "What the cell is", values: rows },
    ...phenotypes.map((as) => {
      const spurious = called.filter((cell, c) => taken[c] === 0 && cell.phenotype === as).length;
      return number(as, `Called ${as}`, Float64Array.from([...phenotypes.map((is) => both(is, as)), spurious]));
    }),
    number(
      "missed",
      "Not found",
      Float64Array.from([
        ...phenotypes.map((is) => truth.filter((cell, t) => cell.phenotype === is && partner[t] < 0).length),
        0,
      ]),
    ),
  ]);
  const inTruth = count((name) => truth.filter(({ phenotype }) => phenotype === name).length);
  const inCalls = count((name) => called.filter(({ phenotype }) => phenotype === name).length);
  const right = count((name) => both(name, name));
  const accuracy = table("calling", [
    { name: "phenotype", unit: "", label: "Phenotype", values: [...phenotypes] },
    number("truth", "Cells that are", inTruth),
    number("called", "Cells called", inCalls),
    number(
      "recall",
      "Part of the cells that are found and called rightly",
      right.map((n, i) => n / inTruth[i]),
    ),
    number(
      "precision",
      "Part of the calls that are right",
      right.map((n, i) => n / inCalls[i]),
    ),
  ]);
  return { confusion, accuracy };
}
