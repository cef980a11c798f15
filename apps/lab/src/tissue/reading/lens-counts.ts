import type { ShownKind } from "../../design/palette.ts";
import { shownKinds } from "../glyphs/glyphs.ts";
import type { CellScene } from "../scene/cell-scene.ts";
import { shownKindOf } from "../scene/shown-kind.ts";

/** Live cells by kind among some of a scene, the most first. */
export function lensCounts(
  scene: CellScene,
  cells: readonly number[],
): { readonly kind: ShownKind; readonly count: number }[] {
  const counts = shownKinds.map(() => 0);
  for (const cell of cells) {
    const row = scene.rowsBefore[cell];
    if (row >= 0 && scene.before.state[row] === 0) counts[shownKindOf(scene.before, row)]++;
  }
  return shownKinds
    .map((kind, i) => ({ kind, count: counts[i] }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
