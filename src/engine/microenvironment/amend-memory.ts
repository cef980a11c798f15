import { InputError } from "../../foundation/errors.ts";
import type { CellKind } from "../../models/microenvironment/cell-kinds.ts";
import { kindNumber } from "../../models/microenvironment/cell-kinds.ts";
import type { MicroenvironmentScenario, Patch } from "../../models/microenvironment/contract.ts";
import { firstAntigen, trait, traitNames } from "../../models/microenvironment/traits.ts";
import { flag, life } from "../../models/tissue/cells.ts";
import type { MicroenvironmentMemory } from "./microenvironment-run.ts";
import type { PatchMemory } from "./patch-run.ts";

/** Something that is changed in a run as it stands: what no parameter of what comes after can undo. */
export type Amendment =
  /** Cells of this kind are gone. */
  | { readonly change: "take out"; readonly cells: CellKind }
  /** Tumour cells show no less (of PD-L1: no more) of it than their clone, or the mean of all clones at the start. */
  | { readonly change: "restore"; readonly shown: "antigens" | "MHC-I" | "PD-L1" }
  /** Tumour cells show, and hand on, so many times what they did. */
  | { readonly change: "scale"; readonly shown: { readonly antigen: string } | "MHC-I" | "PD-L1"; readonly by: number };

/** A saved run with something changed; the one that was given stays as it is. */
export function amendMemory(
  memory: MicroenvironmentMemory,
  scenario: MicroenvironmentScenario,
  amendments: readonly Amendment[],
): MicroenvironmentMemory {
  const patches = memory.patches.map((patch, i) => {
    const copy = { ...patch, arrays: structuredArrays(patch) };
    for (const amendment of amendments) {
      if (amendment.change === "take out") takeOut(copy, amendment.cells);
      else if (amendment.change === "scale") scale(copy, scenario, amendment.shown, amendment.by);
      else restore(copy, scenario, scenario.patches[i], amendment.shown);
    }
    return copy;
  });
  return { ...memory, patches };
}

function structuredArrays({ arrays }: PatchMemory): PatchMemory["arrays"] {
  return Object.fromEntries(Object.entries(arrays).map(([name, values]) => [name, values.slice()]));
}

/** As `vanish` leaves a cell: its row is given up at the end of the next step, and whoever held it lets go. */
function takeOut({ arrays, counts }: PatchMemory, cells: CellKind): void {
  for (let row = 0; row < counts.cells; row++) {
    if (arrays.type[row] !== kindNumber[cells]) continue;
    arrays.life[row] = life.gone;
    arrays.flags[row] &= ~(flag.moves | flag.inside);
    arrays.target[row] = -1;
    arrays.motility.fill(0, 3 * row, 3 * row + 3);
  }
}

const width = traitNames.length;

function restore(
  { arrays, counts }: PatchMemory,
  { antigens, clones }: MicroenvironmentScenario,
  patch: Patch,
  shown: "antigens" | "MHC-I" | "PD-L1",
): void {
  const shares = clones.map(({ name, share }) => patch.clones?.[name] ?? share);
  const total = shares.reduce((sum, share) => sum + share, 0) || 1;
  const mean = (of: (clone: (typeof clones)[number]) => number) =>
    clones.reduce((sum, clone, i) => sum + (shares[i] * of(clone)) / total, 0);
  const { custom, type } = arrays;
  const kept = {
    antigens: antigens.map(({ name }, a) => ({
      place: firstAntigen + a,
      of: (clone: (typeof clones)[number]) => clone.antigens[name] ?? 0,
    })),
    "MHC-I": [{ place: trait.mhc, of: (clone: (typeof clones)[number]) => clone.mhc }],
    "PD-L1": [{ place: trait["pdl1 base"], of: (clone: (typeof clones)[number]) => clone.pdl1 }],
  }[shown];
  const further = shown === "PD-L1" ? Math.min : Math.max;
  for (const { place, of } of kept) {
    const typical = mean(of);
    for (let row = 0; row < counts.cells; row++) {
      if (type[row] !== kindNumber.tumour) continue;
      const clone = clones[custom[row * width + trait.clone] - 1];
      const level = further(typical, clone ? of(clone) : typical);
      custom[row * width + place] = further(custom[row * width + place], level);
    }
  }
}

function scale(
  { arrays, counts }: PatchMemory,
  { antigens }: MicroenvironmentScenario,
  shown: { readonly antigen: string } | "MHC-I" | "PD-L1",
  by: number,
): void {
  const places = placesOf(antigens, shown);
  const { custom, type } = arrays;
  for (let row = 0; row < counts.cells; row++) {
    if (type[row] !== kindNumber.tumour) continue;
    for (const place of places) custom[row * width + place] *= by;
  }
}

/** Traits that hold it: what is handed on, and what is shown now. */
function placesOf(
  antigens: MicroenvironmentScenario["antigens"],
  shown: { readonly antigen: string } | "MHC-I" | "PD-L1",
): readonly number[] {
  if (shown === "MHC-I") return [trait.mhc, trait["shown mhc"]];
  if (shown === "PD-L1") return [trait["pdl1 base"], trait.pdl1];
  const a = antigens.findIndex(({ name }) => name === shown.antigen);
  if (a < 0) throw new InputError("antigen", shown.antigen, `one of ${antigens.map(({ name }) => name).join(", ")}`);
  return [firstAntigen + a];
}
