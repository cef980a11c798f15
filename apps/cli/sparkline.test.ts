import { expect, test } from "vitest";
import { sparkline, timeCourses } from "./sparkline.ts";

test("a rising line rises through all levels, a flat one stays at the bottom", () => {
  const rising = Float64Array.from({ length: 8 }, (_, k) => k);
  expect(sparkline(rising, 8, false)).toBe("▁▂▃▄▅▆▇█");
  expect(sparkline(rising, 8, true)).toBe("_.-~=+*#");
  expect(sparkline(Float64Array.of(3, 3, 3), 3, false)).toBe("▁▁▁");
});

test("a long series is thinned to the width with its first and last values, and NaN leaves a gap", () => {
  const long = Float64Array.from({ length: 1001 }, (_, k) => (k === 500 ? Number.NaN : k));
  const line = sparkline(long, 11, false);
  expect([...line]).toHaveLength(11);
  expect([line[0], line[5], line[10]]).toEqual(["▁", " ", "█"]);
});

test("a quantity without a unit stands without brackets, and what is not there is none", () => {
  const columns = [
    { name: "cells", unit: "", label: "", values: Float64Array.of(3, 1) },
    { name: "size", unit: "µm", label: "", values: Float64Array.of(70, Number.NaN) },
    { name: "empty", unit: "", label: "", values: Float64Array.of(Number.NaN, Number.NaN) },
  ];
  expect(timeCourses(columns, 60, false).split("\n")).toEqual([
    "cells     █▁  3 → 1  (1 to 3)",
    "size [µm] ▁   70 → none  (70 to 70)",
    "empty         none → none  (none)",
  ]);
});
