import { expect, test } from "vitest";
import { sparkline } from "./sparkline.ts";

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
