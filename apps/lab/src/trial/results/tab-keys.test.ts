import { expect, test } from "vitest";
import { tabByKey } from "./tab-keys.ts";

test("arrows go round at both ends of the tabs", () => {
  expect(tabByKey("ArrowRight", 11, 12)).toBe(0);
  expect(tabByKey("ArrowLeft", 0, 12)).toBe(11);
});

test("Home and End lead to the ends, other keys nowhere", () => {
  expect([tabByKey("Home", 5, 12), tabByKey("End", 5, 12), tabByKey("a", 5, 12)]).toEqual([0, 11, undefined]);
});
