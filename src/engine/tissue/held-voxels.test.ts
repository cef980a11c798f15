import { expect, test } from "vitest";
import { heldVoxels } from "./held-voxels.ts";

const free = Number.NaN;

test("where sides meet the later one wins, and single voxels win over both", () => {
  const own = Float64Array.of(free, 9, free, free, free, free);
  expect(heldVoxels({ xMinimum: 1, yMinimum: 2 }, [3, 2, 1], own)).toEqual(Float64Array.of(2, 9, 2, 1, free, free));
});

test("in PhysiCell's way, a later side that holds another substance frees the corner", () => {
  const sides = new Set(["xMinimum", "yMinimum"] as const);
  expect(heldVoxels({ xMinimum: 1 }, [2, 2, 1], undefined)).toEqual(Float64Array.of(1, free, 1, free));
  expect(heldVoxels({ xMinimum: 1 }, [2, 2, 1], undefined, sides)).toEqual(Float64Array.of(free, free, 1, free));
});

test("a substance that nothing holds has no held voxels, also where others are held", () => {
  expect(heldVoxels({}, [2, 2, 1], undefined, new Set(["xMinimum"] as const))).toBeUndefined();
});
