import { cellKindNames, cellKinds, type TissueLook } from "../../../../../src/index.ts";
import type { ShownKind } from "../../design/palette.ts";
import { families, kindStyles } from "../../design/palette.ts";
import { patternNames } from "../../design/pattern-paths.ts";
import { glyphNumber, glyphShapes, shownKinds } from "../glyphs/glyphs.ts";
import { type ColourMode, cellColour } from "./cell-colours.ts";
import { activityOf, shownKindOf } from "./shown-kind.ts";

/** Bits of the second byte of `looks`. */
export const mark = { active: 1, paused: 2, apoptotic: 4, necrotic: 8, mover: 16, levels: 32 } as const;

/** Two moments of a patch as one list of cells, in the order in which they are drawn. */
export interface CellScene {
  readonly before: TissueLook;
  readonly after: TissueLook;
  readonly count: number;
  /** x, y, z, radius (µm) before, then after; a radius of 0 where the cell is not there. */
  readonly places: Float32Array;
  /** 16 bytes a cell: fill, opacity; glyph, marks, scale in hundredths, antigens; MHC-I, PD-L1, reach in hundredths, pattern; antigen levels. */
  readonly looks: Uint8Array;
  /** Row in either look; -1 where it is not there. */
  readonly rowsBefore: Int32Array;
  readonly rowsAfter: Int32Array;
}

export interface SceneOptions {
  readonly colour: ColourMode;
  readonly antigen: number;
  readonly dark: boolean;
  /** Bodies are hatched and dotted by kind. */
  readonly patterned?: boolean;
  readonly hidden: ReadonlySet<ShownKind>;
  /** Only cells whose middle is between these heights, µm. */
  readonly slab?: readonly [from: number, to: number];
}

/** Later layers lie on top: what moves is seen before what stays. */
const layers = shownKinds.map((kind) => {
  if (kind === "healthy") return 0;
  if (kind === "fibroblast") return 1;
  if (kind === "vessel") return 2;
  if (kind === "tumour" || kind === "tumour, few flags") return 3;
  return kind.includes("macrophage") || kind === "plasma cell" ? 4 : 5;
});
const scales = shownKinds.map((kind) => Math.round(100 * glyphShapes[kindStyles[kind].glyph].scale));
/** How far glyph, outline and cross reach, in radii of the glyph; second with a ring around it. */
const reaches = [0.95, 1.33].map((least) =>
  shownKinds.map((kind) => {
    const points = glyphShapes[kindStyles[kind].glyph].body.flat(2);
    return Math.ceil(100 * Math.max(least, 0.02 + Math.max(...points.flat().map(Math.abs))));
  }),
);
const patternNumbers = shownKinds.map((kind) =>
  patternNames.indexOf(families.find(({ kinds }) => kinds.includes(kind))?.pattern ?? "none"),
);
const movers = cellKindNames.map((kind) => cellKinds[kind].crawls);
const withLevels = cellKindNames.map((kind) => kind === "tumour");

/** Joins two looks by the numbers of their cells. Daughters start where their mother was. */
export function cellScene(before: TissueLook, after: TissueLook, options: SceneOptions): CellScene {
  const rows = joined(before, after, options);
  const count = rows.order.length / 2;
  const scene: CellScene = {
    before,
    after,
    count,
    places: new Float32Array(8 * count),
    looks: new Uint8Array(16 * count),
    rowsBefore: new Int32Array(count),
    rowsAfter: new Int32Array(count),
  };
  for (let cell = 0; cell < count; cell++) {
    const first = rows.order[2 * cell];
    const last = rows.order[2 * cell + 1];
    scene.rowsBefore[cell] = first;
    scene.rowsAfter[cell] = last;
    place(scene, cell, first, last);
    dress(scene, cell, options);
  }
  return scene;
}

/** Pairs of rows (before, after), by layer. Both looks are sorted by number, so one pass joins them. */
function joined(before: TissueLook, after: TissueLook, { hidden, slab }: SceneOptions): { readonly order: Int32Array } {
  const hide = shownKinds.map((kind) => hidden.has(kind));
  const buckets: number[][] = [[], [], [], [], [], []];
  const add = (look: TissueLook, row: number, first: number, last: number) => {
    if (slab && (look.z[row] < slab[0] || look.z[row] > slab[1])) return;
    const kind = shownKindOf(look, row);
    if (!hide[kind]) buckets[layers[kind]].push(first, last);
  };
  let i = 0;
  let j = 0;
  while (i < before.count || j < after.count) {
    const a = i < before.count ? before.id[i] : Number.POSITIVE_INFINITY;
    const b = j < after.count ? after.id[j] : Number.POSITIVE_INFINITY;
    if (a <= b) add(before, i, i, a === b ? j : -1);
    else add(after, j, -1, j);
    if (a <= b) i++;
    if (b <= a) j++;
  }
  const order = new Int32Array(buckets.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const bucket of buckets) {
    order.set(bucket, at);
    at += bucket.length;
  }
  return { order };
}

function place({ before, after, places }: CellScene, cell: number, first: number, last: number): void {
  const write = (at: number, look: TissueLook, row: number, radius: number) => {
    places[at] = look.x[row];
    places[at + 1] = look.y[row];
    places[at + 2] = look.z[row];
    places[at + 3] = radius;
  };
  const at = 8 * cell;
  if (first >= 0) write(at, before, first, before.radius[first]);
  if (last >= 0) write(at + 4, after, last, after.radius[last]);
  if (last < 0) write(at + 4, before, first, 0);
  if (first < 0) {
    const mother = rowOf(before, after.parent[last]);
    if (mother >= 0) write(at, before, mother, 0);
    else write(at, after, last, 0);
  }
}

function dress(scene: CellScene, cell: number, options: SceneOptions): void {
  const { colour, antigen, dark } = options;
  const { before, after, looks } = scene;
  const here = scene.rowsBefore[cell] >= 0;
  const look = here ? before : after;
  const row = here ? scene.rowsBefore[cell] : scene.rowsAfter[cell];
  const shown = shownKindOf(look, row);
  const at = 16 * cell;
  const fill = cellColour(look, row, colour, antigen, dark);
  for (let i = 0; i < 4; i++) looks[at + i] = fill[i];
  looks[at + 4] = glyphNumber[shown];
  looks[at + 5] = marksOf(look, row);
  looks[at + 6] = scales[shown];
  looks[at + 7] = look.antigens.length;
  looks[at + 8] = look.levels["shown mhc"][row];
  looks[at + 9] = look.levels.pdl1[row];
  looks[at + 11] = options.patterned ? patternNumbers[shown] : 0;
  looks[at + 10] = reaches[looks[at + 5] & (mark.active | mark.paused) ? 1 : 0][shown];
  for (let i = 0; i < Math.min(4, look.antigens.length); i++) looks[at + 12 + i] = look.antigens[i][row];
}

function marksOf(look: TissueLook, row: number): number {
  const kind = look.kind[row];
  const state = look.state[row];
  const activity = activityOf(look, row);
  return (
    (activity === "active" ? mark.active : activity === "paused" ? mark.paused : 0) |
    (state === 1 ? mark.apoptotic : state === 2 ? mark.necrotic : 0) |
    (movers[kind] ? mark.mover : 0) |
    (withLevels[kind] && state === 0 ? mark.levels : 0)
  );
}

/** Row of a cell by its number, or -1. */
export function rowOf({ id, count }: Pick<TissueLook, "id" | "count">, number: number): number {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (id[middle] === number) return middle;
    if (id[middle] < number) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Where a cell of a scene is, between its two moments: x, y, z, radius. */
export function placeOf({ places }: CellScene, cell: number, mix: number): [number, number, number, number] {
  const at = (i: number) => places[8 * cell + i] * (1 - mix) + places[8 * cell + 4 + i] * mix;
  return [at(0), at(1), at(2), at(3)];
}

/** Number of a cell of a scene. */
export function idOf(scene: CellScene, cell: number): number {
  const row = scene.rowsBefore[cell];
  return row >= 0 ? scene.before.id[row] : scene.after.id[scene.rowsAfter[cell]];
}
