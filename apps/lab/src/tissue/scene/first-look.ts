import type { TissueLook } from "../../../../../src/index.ts";
import { rowOf } from "./cell-scene.ts";

const made = new WeakMap<TissueLook, { readonly next: TissueLook | undefined; readonly look: TissueLook }>();

/**
 * The first look, with levels that are computed in the first step only (MHC-I shown, PD-L1, activity) taken from the
 * next look: before that step they are 0, which would tell that every tumour cell hides and every T cell rests. Of
 * cells that the next look does not have, MHC-I counts as full.
 */
export function firstLook(look: TissueLook, next: TissueLook | undefined): TissueLook {
  const known = made.get(look);
  if (known && known.next === next) return known.look;
  const told = look.levels["shown mhc"].some((level) => level > 0) ? look : taken(look, next);
  made.set(look, { next, look: told });
  return told;
}

function taken(look: TissueLook, next: TissueLook | undefined): TissueLook {
  const rows = next && Int32Array.from(look.id, (id) => rowOf(next, id));
  const of = (name: "shown mhc" | "pdl1" | "activity" | "brake", other: number) =>
    look.levels[name].map((_, row) => (rows && rows[row] >= 0 ? next.levels[name][rows[row]] : other));
  const taught = {
    "shown mhc": of("shown mhc", 255),
    pdl1: of("pdl1", 0),
    activity: of("activity", 0),
    brake: of("brake", 0),
  };
  const levels = { ...look.levels, ...taught };
  return { ...look, levels };
}
