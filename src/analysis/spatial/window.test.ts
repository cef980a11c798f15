import { describe, expect, test } from "vitest";
import { InputError } from "../../foundation/errors.ts";
import { acos, atan2 } from "./arctangent.ts";
import { discWindow } from "./disc-window.ts";
import { polygonWindow } from "./polygon-window.ts";
import { rectangleWindow } from "./rectangle-window.ts";
import type { Window } from "./window.ts";

test("atan2 and acos agree with the platform's to a few units in the last place", () => {
  for (let k = 0; k < 2000; k++) {
    const [x, y] = [Math.cos(k) * 1.1 ** (k % 50), Math.sin(k)];
    expect(Math.abs(atan2(y, x) - Math.atan2(y, x))).toBeLessThan(1e-15);
    expect(Math.abs(acos(k / 1000 - 1) - Math.acos(k / 1000 - 1))).toBeLessThan(1e-15);
  }
  expect([atan2(0, 0), atan2(0, -1), atan2(1, 0), acos(2), acos(-2)]).toEqual([0, Math.PI, Math.PI / 2, 0, Math.PI]);
});

const corners: [number, number][] = [
  [0, 0],
  [40, 0],
  [40, 30],
  [0, 30],
];
const hole: [number, number][] = [
  [10, 10],
  [20, 10],
  [20, 20],
  [10, 20],
];
const rectangle = rectangleWindow({ xMin: 0, xMax: 40, yMin: 0, yMax: 30 });
const asPolygon = polygonWindow([corners]);
const withHole = polygonWindow([corners, hole]);
const disc = discWindow(20, 15, 15);
const manySided = polygonWindow([
  Array.from({ length: 720 }, (_, k): [number, number] => [
    20 + 15 * Math.cos((k * Math.PI) / 360),
    15 + 15 * Math.sin((k * Math.PI) / 360),
  ]),
]);

/** Everything that a window answers at inside places, radii and shifts. */
function answers(window: Window): number[] {
  const places = [
    [20, 15],
    [7, 12],
    [31, 20],
    [25, 3],
  ];
  const all = [window.area, window.perimeter];
  for (const [x, y] of places) {
    all.push(window.distanceToBorder(x, y));
    for (const r of [1, 5, 8.5, 14, 20, 26]) all.push(window.arcInside(x, y, r), window.discInside(x, y, r));
  }
  const overlap = window.overlaps(30, 1);
  for (const [x, y] of places) all.push(overlap(x - 20, y - 15), overlap(15 - y, x - 20));
  return all;
}

function expectAlike(one: number[], other: number[], tolerance: number): void {
  expect(one.length).toBe(other.length);
  one.forEach((value, k) => {
    expect(Math.abs(value - other[k]) / Math.max(1, Math.abs(value)), `answer ${k}`).toBeLessThan(tolerance);
  });
}

test("a rectangle answers as the polygon with its corners, in either direction", () => {
  expectAlike(answers(rectangle), answers(asPolygon), 1e-12);
  expectAlike(answers(rectangle), answers(polygonWindow([corners.toReversed()])), 1e-12);
});

test("a disc answers as a polygon of 720 sides, to what that leaves out", () => {
  expectAlike(answers(disc), answers(manySided), 2e-3);
});

describe("a rectangle with a hole", () => {
  test("has the area, border and inside of one", () => {
    expect([withHole.area, withHole.perimeter]).toEqual([1100, 180]);
    expect([withHole.contains(15, 15), withHole.contains(5, 5), withHole.contains(10, 15)]).toEqual([
      false,
      true,
      true,
    ]);
    expect(withHole.distanceToBorder(22, 15)).toBe(2);
  });

  test("loses to the hole what the hole would have of the disc and of the circle", () => {
    const alone = polygonWindow([hole]);
    for (const r of [3, 6, 9]) {
      const lost = rectangle.discInside(9, 9, r) - withHole.discInside(9, 9, r);
      expect(lost).toBeCloseTo(alone.discInside(9, 9, r), 10);
    }
    expect(withHole.arcInside(15, 9, 3)).toBeCloseTo(1 - Math.acos(1 / 3) / Math.PI, 12);
  });

  test("shares with itself, moved, what is left of rectangle and both holes", () => {
    // Moved by (15, 0): rectangles share 25 × 30; neither hole meets the other; both are in the shared part but for 0.
    expect(withHole.overlaps(20, 1)(15, 0)).toBeCloseTo(25 * 30 - 100 - 5 * 10, 10);
    expect(withHole.overlaps(20, 1)(0, 0)).toBeCloseTo(1100, 10);
    expect(withHole.overlaps(20, 1)(100, 0)).toBe(0);
  });

  test("tabulates the shared area to 1 % of the whole when asked often", () => {
    const [exact, table] = [withHole.overlaps(15, 1), withHole.overlaps(15, 1e6)];
    for (let k = 0; k < 200; k++) {
      const [dx, dy] = [(15 * Math.cos(k) * (k % 7)) / 7, (15 * Math.sin(k) * (k % 7)) / 7];
      expect(Math.abs(exact(dx, dy) - table(dx, dy))).toBeLessThan(11);
    }
  });
});

test("an island in a hole belongs to the window", () => {
  const island: [number, number][] = [
    [13, 13],
    [17, 13],
    [17, 17],
    [13, 17],
  ];
  const window = polygonWindow([island, corners, hole]);
  expect(window.area).toBe(1116);
  expect(window.contains(15, 15)).toBe(true);
  expect(window.contains(12, 15)).toBe(false);
});

test("windows without area are refused, and the message says where", () => {
  expect(() => rectangleWindow({ xMin: 0, xMax: 0, yMin: 0, yMax: 1 })).toThrow(InputError);
  expect(() => discWindow(0, 0, -1)).toThrow(/disc at 0, 0 of radius -1/);
  expect(() => polygonWindow([corners.slice(0, 2)])).toThrow(/ring 0: found 2 corners/);
  expect(() =>
    polygonWindow([
      corners,
      [
        [1, 1],
        [Number.NaN, 2],
        [3, 4],
      ],
    ]),
  ).toThrow(/ring 1 corner 1/);
});
