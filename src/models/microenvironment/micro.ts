import type { TissueContext } from "../tissue/context.ts";
import { voxelOf } from "../tissue/context.ts";
import type { BodyFormulaName } from "./body-formulas.ts";
import type { BodyLevel } from "./border.ts";
import { kindNumber } from "./cell-kinds.ts";
import { type Antigen, type Tallied, tallied } from "./contract.ts";
import type { SubstanceName } from "./substances.ts";
import { traitNames } from "./traits.ts";

/** A formula of the body, ready: fill `in`, run, read `out`. */
export interface ReadyFormula {
  readonly in: Float64Array;
  readonly out: Float64Array;
  run(): void;
}

/** Who is within reach of a point: rows in `rows`, as many as the answer says. Dying cells are among them. */
export interface Neighbours {
  readonly rows: Int32Array;
  find(x: number, y: number, z: number, reach: number): number;
}

/** All that a process of the microenvironment may know and change. */
export interface Micro {
  readonly tissue: TissueContext;
  readonly formulas: Readonly<Record<BodyFormulaName, ReadyFormula>>;
  /** Parameters of tissue and body, by name, in the units of their tables. */
  readonly value: Readonly<Record<string, number>>;
  /** What the body was at the last exchange. */
  readonly body: Readonly<Record<BodyLevel, number>>;
  readonly near: Neighbours;
  /** Tells the neighbours' keeper that a cell went elsewhere. */
  moved(row: number): void;
  readonly antigens: readonly Antigen[];
  /** Number of a substance among the tissue's, -1 where it is left out. */
  readonly substance: Readonly<Record<SubstanceName, number>>;
  /** 1 for kinds that the patient does not have. */
  readonly absent: Uint8Array;
  /** Events since the start, in the order of `tallied`. */
  readonly tally: Float64Array;
  /** Voxels that matrix closes to crawling cells: 1. */
  readonly matrix: Uint8Array;
  /** Antigens of tumour cells that died lately, and how many those were: what dendritic cells find. */
  readonly found: Float64Array;
  /** Number of the surface antigen that CAR T cells see, from 0; -1 for none. */
  readonly carAntigen: number;
}

const traits = traitNames.length;

export function traitOf({ tissue: { cells } }: Micro, row: number, place: number): number {
  return cells.custom[row * traits + place];
}

export function setTrait({ tissue: { cells } }: Micro, row: number, place: number, value: number): void {
  cells.custom[row * traits + place] = value;
}

const talliedNumber = Object.fromEntries(tallied.map((name, i) => [name, i])) as Record<Tallied, number>;

export function count(micro: Micro, what: Tallied, n = 1): void {
  micro.tally[talliedNumber[what]] += n;
}

/** Density of a substance where the cell is; 0 where the tissue has none of it. */
export function densityAt(micro: Micro, row: number, name: SubstanceName): number {
  const s = micro.substance[name];
  return s < 0 ? 0 : micro.tissue.surroundings.densities[s][voxelOf(micro.tissue, row)];
}

/** What reaches a cell of interleukin 2, 0 to 1: in its tissue, or by what the body still feels of a dose. */
export function interleukin2At(micro: Micro, row: number): number {
  const local = densityAt(micro, row, "IL-2");
  return Math.max(micro.body.interleukin2Effect, local / (local + micro.value.interleukin2Half));
}

/** Effect of interferon alpha on a cell, 0 to 1. */
export function interferonAlphaAt(micro: Micro, row: number): number {
  return Math.min(1, densityAt(micro, row, "interferon alpha"));
}

/** Numbers of kinds, for loops that ask often. */
export const kind = kindNumber;

export const minutesADay = 1440;

/** Rounds of the movers in one phenotype step, at the most: addresses of their chance are told apart by it. */
export const mostRounds = 4096;

/** min; the end of a round of the movers. */
export function endOfRound({ tissue }: Micro, step: number, dt: number): number {
  return tissue.time + ((step % mostRounds) + 1) * dt;
}
