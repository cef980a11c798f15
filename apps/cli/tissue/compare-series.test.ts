import { expect, test } from "vitest";
import { type Table, table } from "../../../src/index.ts";
import { differenceText, sideBySide } from "./compare-series.ts";

const series = (times: readonly number[], oxygen: readonly number[]): Table =>
  table("series", [
    { name: "time_min", unit: "min", label: "Time", values: Float64Array.from(times) },
    { name: "mean:oxygen", unit: "mmHg", label: "oxygen, mean", values: Float64Array.from(oxygen) },
  ]);

test("differences stand with their units, at the last time that both runs have", () => {
  const both = sideBySide(series([0, 60, 120], [38, 30, 20]), series([0, 60, 100], [38, 33, 1]));
  expect(differenceText(both, 30, "same").split("\n")).toEqual([
    "At 60 min, with the same luck:",
    "",
    "                    original  forked  difference",
    "mean:oxygen [mmHg]        30      33           3  +10.0 %",
  ]);
});

test("looks up to the fork are the same run: they are not shown as if they compared anything", () => {
  const both = sideBySide(series([0, 60], [38, 30]), series([0, 60, 90], [38, 30, 29]));
  expect(differenceText(both, 60, "same")).toMatch(/^The runs have no look at the same time after 60 min/);
});

test("a fork with another seed does not claim the same luck", () => {
  const both = sideBySide(series([0, 60], [38, 30]), series([0, 60], [38, 30]));
  expect(differenceText(both, 0, "other")).toMatch(/^At 60 min, with other luck:/);
});
