import { type CellKind, cellKindNames, type TissueLook } from "../../../../../src/index.ts";
import type { ShownKind } from "../../design/palette.ts";
import { shownKinds } from "../glyphs/glyphs.ts";

const tumour = cellKindNames.indexOf("tumour");
const half = 128;
const ofKind = cellKindNames.map((kind) => shownKinds.indexOf(kind));
const few = shownKinds.indexOf("tumour, few flags");

/** Kinds of which the model knows how active a single cell is: they wear a ring. */
const ringed = new Set<CellKind>(["CD8 progenitor", "CD8 effector", "CD8 memory", "helper T", "NK", "CAR T"]);
const rings = cellKindNames.map((kind) => ringed.has(kind));

/** A tumour cell shows few flags when each of its antigens, or the MHC-I that holds them up, is below half. */
export function fewFlags(look: TissueLook, row: number): boolean {
  if (look.kind[row] !== tumour) return false;
  return look.levels["shown mhc"][row] < half || look.antigens.every((level) => level[row] < half);
}

/** What a legend tells the cell as: its place among `shownKinds`. */
export function shownKindOf(look: TissueLook, row: number): number {
  return fewFlags(look, row) ? few : ofKind[look.kind[row]];
}

/** `paused`: it would be active without the brake PD-1. `resting`: it sees too little to act. */
export type Activity = "active" | "paused" | "resting" | "not told";

export function activityOf(look: TissueLook, row: number): Activity {
  if (!rings[look.kind[row]] || look.state[row] !== 0) return "not told";
  const active = look.levels.activity[row];
  if (active >= half) return "active";
  // Activity is what a cell sees, times what the brake leaves: near a full brake nothing is left to tell from.
  const left = 255 - look.levels.brake[row];
  return left < 5 || active / left >= 0.5 ? "paused" : "resting";
}

/** Live cells by what legends tell apart, in the order of `shownKinds`. */
export function countShown(look: TissueLook): number[] {
  const counts = shownKinds.map(() => 0);
  for (let row = 0; row < look.count; row++) if (look.state[row] === 0) counts[shownKindOf(look, row)]++;
  return counts;
}

export const kindOf = (look: TissueLook, row: number): ShownKind => shownKinds[shownKindOf(look, row)];
