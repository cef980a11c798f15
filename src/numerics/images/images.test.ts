import { describe, expect, test } from "vitest";
import { gaussianBlur } from "./gaussian-blur.ts";
import { otsuThreshold } from "./otsu.ts";
import { expand, peaks, watershed } from "./watershed.ts";

const [width, height] = [40, 24];
const image = (of: (x: number, y: number) => number) =>
  Float32Array.from({ length: width * height }, (_, at) => of(at % width, Math.floor(at / width)));
const disc = (cx: number, cy: number, r: number) => (x: number, y: number) => (x - cx) ** 2 + (y - cy) ** 2 <= r * r;

test("a blur spreads a point to the variance asked for, and loses no light away from the edges", () => {
  const blurred = gaussianBlur(
    image((x, y) => (x === 20 && y === 12 ? 1 : 0)),
    width,
    height,
    2,
  );
  let [light, variance] = [0, 0];
  blurred.forEach((value, at) => {
    light += value;
    variance += value * ((at % width) - 20) ** 2;
  });
  expect(light).toBeCloseTo(1, 5);
  // Cut off at three standard deviations.
  expect(Math.abs(variance / 4 - 1)).toBeLessThan(0.04);
});

test("Otsu's threshold parts two shades, and an even image has none above it", () => {
  const threshold = otsuThreshold(image((x, y) => (disc(20, 12, 6)(x, y) ? 100 + (x % 3) : 10 + (y % 3))));
  expect(threshold).toBeGreaterThan(12);
  expect(threshold).toBeLessThanOrEqual(100);
  expect(image(() => 7).filter((value) => value > otsuThreshold(image(() => 7)))).toHaveLength(0);
});

describe("two discs that touch", () => {
  const [left, right] = [disc(14, 12, 7), disc(26, 12, 7)];
  const both = image((x, y) => (left(x, y) || right(x, y) ? 1 : 0));
  const mask = Uint8Array.from(both);
  const round = gaussianBlur(both, width, height, 3);
  const seeds = peaks(round, mask, width, 5);
  const parted = watershed(round, mask, width, seeds);

  test("have a peak each, and are parted between them", () => {
    // Light of the other disc draws each peak a pixel towards it.
    expect(seeds.map((at) => [at % width, Math.floor(at / width)])).toEqual([
      [15, 12],
      [25, 12],
    ]);
    const one = parted.labels.filter((label) => label === 1).length;
    const two = parted.labels.filter((label) => label === 2).length;
    expect(one + two).toBe(mask.reduce((sum, inside) => sum + inside, 0));
    expect(Math.abs(one - two)).toBeLessThan(0.1 * one);
  });

  test("grow by a distance without going into each other, and no farther", () => {
    const { labels } = expand(parted, width, 3);
    const middle = 12 * width;
    expect(labels[middle + 14]).toBe(1);
    expect([labels[middle + 4], labels[middle + 3]]).toEqual([1, 0]);
    expect([labels[middle + 36], labels[middle + 37]]).toEqual([2, 0]);
    parted.labels.forEach((label, at) => {
      if (label > 0) expect(labels[at]).toBe(label);
    });
  });
});
