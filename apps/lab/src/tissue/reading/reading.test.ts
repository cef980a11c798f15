import { describe, expect, test } from "vitest";
import { cellKindNames, type TissueLook } from "../../../../../src/index.ts";
import { syntheticLook } from "../bench/synthetic-look.ts";
import { cellHistory, nextOfKind } from "./cell-history.ts";
import { readSpace } from "./space-reading.ts";
import { about, partOf, textScene } from "./text-scene.ts";

const kind = (name: (typeof cellKindNames)[number]) => cellKindNames.indexOf(name);

/** A round tumour of 300 cells with killers in it, around it, or none. */
function tissue(killers: readonly (readonly [number, number])[], activity = 0): TissueLook {
  const tumour = Array.from({ length: 300 }, (_, i) => {
    const r = 9 * Math.sqrt(i);
    const angle = 2.399963 * i;
    return [300 + r * Math.cos(angle), 300 + r * Math.sin(angle)] as const;
  });
  const places = [...tumour, ...killers];
  const blank = syntheticLook(places.length);
  return {
    ...blank,
    box: { minimum: [0, 0, 0], maximum: [600, 600, 0], flat: true },
    x: Float32Array.from(places, ([x]) => x),
    y: Float32Array.from(places, ([, y]) => y),
    kind: Uint8Array.from(places, (_, i) => (i < 300 ? kind("tumour") : kind("CD8 effector"))),
    state: new Uint8Array(places.length),
    antigens: [new Uint8Array(places.length).fill(255)],
    levels: {
      ...blank.levels,
      "shown mhc": new Uint8Array(places.length).fill(255),
      activity: new Uint8Array(places.length).fill(activity),
      pdl1: new Uint8Array(places.length),
      brake: new Uint8Array(places.length).fill(255 - activity),
    },
  };
}

const ring = (count: number, r: number) =>
  Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    return [300 + r * Math.cos(angle), 300 + r * Math.sin(angle)] as const;
  });
const among = tissue(ring(40, 60), 255);
const around = tissue(ring(40, 170));

describe("how cells lie", () => {
  test("killers among the tumour: inflamed; around it: excluded; none: desert", () => {
    expect(readSpace(among, 0).infiltration).toBe("inflamed");
    expect(readSpace(around, 0).infiltration).toBe("excluded");
    expect(readSpace(tissue([]), 0).infiltration).toBe("desert");
  });

  test("each live cell is in one place: core, edge or outside", () => {
    const { where } = readSpace(around, 0);
    expect(where?.[kind("CD8 effector")]).toEqual([0, 40, 0]);
    expect(where?.[kind("tumour")].reduce((sum, count) => sum + count, 0)).toBe(300);
  });

  test("one round clump is one and round", () => {
    const { clumps } = readSpace(among, 0);
    expect(clumps.count).toBe(1);
    expect(clumps.largest).toBe(1);
    expect(clumps.roundness).toBeGreaterThan(0.95);
  });

  test("without a tumour there is a reason and no place", () => {
    const few = { ...tissue([]), state: new Uint8Array(300).fill(1) };
    const reading = readSpace(few, 0);
    expect(reading.where).toBeUndefined();
    expect(reading.reason).not.toBe("");
  });
});

describe("the picture in words", () => {
  const told = (look: TissueLook, playing = false) => textScene({ look, day: 84, playing, space: readSpace(look, 0) });

  test("says day, tumour, killers, where they are, and how many are switched off", () => {
    expect(told(around).state).toBe(
      "Day 84, paused. About 300 tumour cells in one round clump. About 40 killer T cells, all at the edge; all switched off by the brake PD-1.",
    );
    expect(told(among, true).state).toContain("Day 84, playing.");
    expect(told(among).state).toMatch(/among the tumour cells; all at work\.$/);
  });

  test("says so when there is no tumour or no killer", () => {
    expect(told(tissue([])).state).toContain("No killer T cells.");
    const cleared = { ...around, state: around.state.map((_, row) => (row < 300 ? 1 : 0)) };
    expect(told(cleared).state).toContain("No tumour cells in this piece of tissue.");
  });

  test("counts few flags in tenths", () => {
    const hiding = { ...around, antigens: [around.antigens[0].map((level, row) => (row < 90 ? 0 : level))] };
    expect(told(hiding).state).toContain("3 in 10 of them show few flags.");
  });

  test("tells what changed since it was last asked, the largest change first, and only what is more than a few", () => {
    const before = textScene({ look: around, day: 80, playing: false, space: undefined });
    const fewer = { ...around, state: around.state.map((_, row) => (row < 100 ? 1 : 0)) };
    const { changes } = textScene({ look: fewer, day: 84, playing: false, space: undefined }, before);
    expect(changes).toEqual(["Tumour cell: 100 fewer (300 on day 80, 200 now)."]);
    const same = textScene({ look: around, day: 84, playing: false, space: undefined }, before);
    expect(same.changes).toEqual(["Since day 80: no kind of cell changed much in number."]);
    expect(textScene({ look: around, day: 80, playing: false, space: undefined }, before).changes[0]).toMatch(
      /^Still day 80/,
    );
  });

  test("numbers are told as exactly as they can be read", () => {
    expect([7, 812, 1234].map(about)).toEqual(["7", "about 810", "about 1,200"]);
    expect([partOf(0, 5), partOf(5, 5), partOf(2, 3), partOf(1, 50), partOf(49, 50)]).toEqual([
      "none",
      "all",
      "7 in 10",
      "fewer than 1 in 20",
      "nearly all",
    ]);
  });
});

describe("one cell through time", () => {
  const base = tissue([]);
  const with_ = (changes: Partial<TissueLook>) => ({ ...base, ...changes });
  const grown = tissue([[300, 300]]);
  const daughter = {
    ...grown,
    kind: new Uint8Array(301).fill(kind("tumour")),
    parent: Uint32Array.from({ length: 301 }, (_, row) => (row === 300 ? 5 : 0)),
  };
  const frames = [base, base, daughter, with_({ state: base.state.map((_, row) => (row === 4 ? 1 : 0)) })].map(
    (look, i) => ({ day: i / 4, looks: [look], row: [] }),
  );

  test("its first day, daughters and death are read from the frames", () => {
    const history = cellHistory(frames, 0, 5, 3)!;
    expect(history.fromStart).toBe(true);
    expect(history.daughters).toEqual([301]);
    expect(history.events.map(({ text }) => text)).toEqual(["is dying (apoptosis)", "divided: cell 301 was born"]);
  });

  test("a daughter knows her mother, her birthday, and the day that she was last seen", () => {
    expect(cellHistory(frames, 0, 301, 3)).toMatchObject({ first: 0.5, mother: 5, motherHere: true, gone: 0.5 });
    expect(cellHistory(frames, 0, 999, 3)).toBeUndefined();
  });

  test("next and previous of a kind go round", () => {
    expect(nextOfKind(around, "CD8 effector", -1, 1)).toBe(301);
    expect(nextOfKind(around, "CD8 effector", 340, 1)).toBe(301);
    expect(nextOfKind(around, "CD8 effector", 301, -1)).toBe(340);
    expect(nextOfKind(around, "NK", -1, 1)).toBeUndefined();
  });
});
