import { describe, expect, test } from "vitest";
import { cellKindNames, lookLevels, type TissueLook } from "../../../../../src/index.ts";
import { shownKinds } from "../glyphs/glyphs.ts";
import { lensCounts } from "../reading/lens-counts.ts";
import { wholeView } from "./camera.ts";
import { cellColour } from "./cell-colours.ts";
import { cellScene, idOf, mark, placeOf, rowOf } from "./cell-scene.ts";
import { firstLook } from "./first-look.ts";
import { pick, within } from "./pick.ts";
import { countShown, fewFlags } from "./shown-kind.ts";

interface Cell {
  readonly id: number;
  readonly kind: (typeof cellKindNames)[number];
  readonly x: number;
  readonly y: number;
  readonly parent?: number;
  readonly state?: number;
  readonly levels?: Partial<Record<(typeof lookLevels)[number], number>>;
  readonly antigens?: readonly number[];
}

function look(cells: readonly Cell[]): TissueLook {
  const bytes = (of: (cell: Cell) => number) => Uint8Array.from(cells, of);
  return {
    day: 0,
    patch: "primary",
    count: cells.length,
    box: { minimum: [0, 0, 0], maximum: [100, 100, 0], flat: true },
    id: Uint32Array.from(cells, ({ id }) => id),
    parent: Uint32Array.from(cells, ({ parent = 0 }) => parent),
    x: Float32Array.from(cells, ({ x }) => x),
    y: Float32Array.from(cells, ({ y }) => y),
    z: new Float32Array(cells.length),
    radius: new Float32Array(cells.length).fill(8),
    kind: bytes(({ kind }) => cellKindNames.indexOf(kind)),
    state: bytes(({ state = 0 }) => state),
    clone: bytes(() => 1),
    receptor: bytes(() => 0),
    kills: bytes(() => 0),
    levels: Object.fromEntries(
      lookLevels.map((name) => [name, bytes(({ levels }) => levels?.[name] ?? (name === "shown mhc" ? 255 : 0))]),
    ) as TissueLook["levels"],
    antigens: [0, 1].map((a) => bytes(({ antigens = [255, 255] }) => antigens[a])),
    voxels: [1, 1, 1],
    fields: [],
  };
}

const usual = { colour: "kind", antigen: 0, dark: false, hidden: new Set<never>() } as const;
const size = { width: 200, height: 200 };

describe("cells of two moments", () => {
  const before = look([
    { id: 1, kind: "CD8 effector", x: 50, y: 50 },
    { id: 2, kind: "tumour", x: 50, y: 50 },
    { id: 4, kind: "healthy", x: 10, y: 10 },
  ]);
  const after = look([
    { id: 1, kind: "CD8 effector", x: 60, y: 50 },
    { id: 2, kind: "tumour", x: 50, y: 50 },
    { id: 7, kind: "tumour", x: 58, y: 50, parent: 2 },
  ]);
  const scene = cellScene(before, after, usual);
  const cellOf = (id: number) => Array.from({ length: scene.count }, (_, i) => i).find((i) => idOf(scene, i) === id)!;

  test("glide by number: halfway in time is halfway in space", () => {
    expect(placeOf(scene, cellOf(1), 0.5)).toEqual([55, 50, 0, 8]);
  });

  test("a daughter grows out of her mother, and a cell that leaves shrinks where it was", () => {
    expect(placeOf(scene, cellOf(7), 0)).toEqual([50, 50, 0, 0]);
    expect(placeOf(scene, cellOf(7), 1)).toEqual([58, 50, 0, 8]);
    expect(placeOf(scene, cellOf(4), 1)).toEqual([10, 10, 0, 0]);
  });

  test("what moves is drawn after what stays", () => {
    expect(cellOf(1)).toBeGreaterThan(cellOf(2));
    expect(cellOf(2)).toBeGreaterThan(cellOf(4));
  });

  test("hidden kinds are not there, nor can they be picked", () => {
    const hidden = cellScene(before, after, { ...usual, hidden: new Set(["CD8 effector"]) });
    expect(hidden.count).toBe(3);
    expect(Array.from({ length: 3 }, (_, i) => idOf(hidden, i))).not.toContain(1);
  });

  test("of two cells in one place the upper one is picked; in empty space none", () => {
    const camera = wholeView(before.box, size, false);
    expect(idOf(scene, pick(scene, 0, camera, size, 100, 100, false))).toBe(1);
    expect(pick(scene, 0, camera, size, 190, 10, false)).toBe(-1);
  });

  test("a lens counts live cells whose middle is in its circle", () => {
    const camera = wholeView(before.box, size, false);
    const all = within(scene, 0, camera, size, { x: 100, y: 100, radius: 400 });
    expect(lensCounts(scene, all)).toEqual([
      { kind: "tumour", count: 1 },
      { kind: "healthy", count: 1 },
      { kind: "CD8 effector", count: 1 },
    ]);
    const middle = within(scene, 0, camera, size, { x: 100, y: 100, radius: 10 });
    expect(lensCounts(scene, middle).map(({ kind }) => kind)).toEqual(["tumour", "CD8 effector"]);
  });

  test("numbers are found by halving, and those that are not there are not", () => {
    expect(rowOf(before, 4)).toBe(2);
    expect(rowOf(before, 3)).toBe(-1);
  });
});

describe("what a cell is told as", () => {
  test("few flags: every antigen below half, or MHC-I below half", () => {
    const cells = look([
      { id: 1, kind: "tumour", x: 0, y: 0, antigens: [100, 127] },
      { id: 2, kind: "tumour", x: 0, y: 0, antigens: [0, 128] },
      { id: 3, kind: "tumour", x: 0, y: 0, levels: { "shown mhc": 100 } },
      { id: 4, kind: "healthy", x: 0, y: 0, antigens: [0, 0] },
    ]);
    expect([0, 1, 2, 3].map((row) => fewFlags(cells, row))).toEqual([true, false, true, false]);
  });

  test("legends count live cells, each once", () => {
    const cells = look([
      { id: 1, kind: "tumour", x: 0, y: 0 },
      { id: 2, kind: "tumour", x: 0, y: 0, antigens: [0, 0] },
      { id: 3, kind: "NK", x: 0, y: 0 },
      { id: 4, kind: "NK", x: 0, y: 0, state: 1 },
    ]);
    const counts = countShown(cells);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
    expect([counts[shownKinds.indexOf("tumour")], counts[shownKinds.indexOf("tumour, few flags")]]).toEqual([1, 1]);
    expect(counts[shownKinds.indexOf("NK")]).toBe(1);
  });

  test("rings say active or held by the brake; those at rest have none, the dying a cross", () => {
    const cells = look([
      { id: 1, kind: "NK", x: 0, y: 0, levels: { activity: 255 } },
      { id: 2, kind: "CD8 effector", x: 0, y: 0, levels: { activity: 50, brake: 180 } },
      { id: 3, kind: "NK", x: 0, y: 0, state: 1 },
      { id: 4, kind: "CD8 effector", x: 0, y: 0, levels: { activity: 10, brake: 0 } },
    ]);
    const { looks } = cellScene(cells, cells, usual);
    const marks = [0, 1, 2, 3].map((cell) => looks[16 * cell + 5] & ~mark.mover);
    expect(marks).toEqual([mark.active, mark.paused, mark.apoptotic, 0]);
  });

  test("a level's colour is that of its place in the table; kinds without it recede", () => {
    const cells = look([
      { id: 1, kind: "tumour", x: 0, y: 0, levels: { pdl1: 255 } },
      { id: 2, kind: "helper T", x: 0, y: 0, levels: { pdl1: 255 } },
    ]);
    expect(cellColour(cells, 0, "pdl1", 0, true)[3]).toBe(255);
    expect(cellColour(cells, 1, "pdl1", 0, true)[3]).toBeLessThan(128);
  });

  test("the first look borrows levels that the first step computes, and leaves known ones alone", () => {
    const unset = look([{ id: 1, kind: "tumour", x: 0, y: 0, levels: { "shown mhc": 0 } }]);
    const next = look([{ id: 1, kind: "tumour", x: 0, y: 0, levels: { "shown mhc": 200, pdl1: 90 } }]);
    expect(firstLook(unset, next).levels["shown mhc"][0]).toBe(200);
    expect(firstLook(unset, next).levels.pdl1[0]).toBe(90);
    expect(firstLook(unset, undefined).levels["shown mhc"][0]).toBe(255);
    expect(firstLook(next, unset)).toBe(next);
  });
});
