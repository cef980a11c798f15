import { describe, expect, test } from "vitest";
import { decades, even, numberText, sliderOf, stops, valueOn } from "./scales.ts";
import { unitWords } from "./unit-words.ts";

describe("sliders", () => {
  test("decades stop at round numbers, with 0 in front", () => {
    expect(stops({ kind: "decades", least: -8, most: -6 })).toEqual([0, 1e-8, 2e-8, 5e-8, 1e-7, 2e-7, 5e-7, 1e-6]);
  });

  test("a value between two stops lies at the nearer one by ratio, and every stop comes back", () => {
    const scale = decades(3, 9);
    for (const value of stops({ kind: "decades", least: 3, most: 9 })) {
      expect(valueOn(scale, sliderOf(scale, value).value)).toBe(value);
    }
    expect(valueOn(scale, sliderOf(scale, 2.9e7).value)).toBe(2e7);
    expect(valueOn(scale, sliderOf(scale, 3.3e7).value)).toBe(5e7);
    expect(valueOn(scale, sliderOf(scale, 1e12).value)).toBe(1e9);
  });

  test("even steps are the numbers that people read, and what is outside stays at the end", () => {
    expect(valueOn(even(0, 1, 0.1), 0.1 + 0.2)).toBe(0.3);
    expect(sliderOf(even(0, 1, 0.1), 7).value).toBe(1);
  });
});

test("numbers are short and read back to what they were", () => {
  expect([0, 0.15, 2494, 3e7, 1e-8, 123456.789].map(numberText)).toEqual([
    "0",
    "0.15",
    "2494",
    "3e7",
    "1e-8",
    "123457",
  ]);
});

test("units are told as people read them", () => {
  expect(["1/um^2", "1/day", "nmol/(cell*day)", "um/min", "1"].map(unitWords)).toEqual([
    "per µm²",
    "per day",
    "nmol/(cell·day)",
    "µm/min",
    "",
  ]);
});
