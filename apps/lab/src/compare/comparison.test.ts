import { describe, expect, test } from "vitest";
import { type Replicate, table } from "../../../../src/index.ts";
import { compared, sayComparison } from "./comparison.ts";
import { outcomeOf, tumourEnds } from "./outcome.ts";
import { percentileOf } from "./percentiles.ts";

/** A run of which only the tumour cells of its pieces of tissue are known. */
function run(...patches: readonly (readonly number[])[]): Replicate {
  const column = (name: string, values: readonly number[]) => ({
    name,
    unit: "cell",
    label: name,
    values: Float64Array.from(values),
  });
  const names = patches.length === 1 ? ["tumour"] : patches.map((_, i) => `p${i}: tumour`);
  const days = column(
    "day",
    patches[0].map((_, i) => i),
  );
  return {
    status: { code: "completed" } as unknown as Replicate["status"],
    series: table("series", [
      days,
      ...patches.map((values, i) => column(names[i], values)),
      column("dying tumour", patches[0]),
    ]),
  };
}

describe("classes of outcome", () => {
  test("borders lie at 80 and 120 % of the start, and both are held", () => {
    expect([0, 1, 79, 80, 120, 121].map((end) => outcomeOf(100, end))).toEqual([
      "cleared",
      "shrank",
      "shrank",
      "held",
      "held",
      "grew",
    ]);
  });

  test("cells of all pieces of tissue count, the dying do not", () => {
    expect(tumourEnds(run([10, 20], [5, 0]).series)).toEqual({ start: 15, end: 20 });
  });
});

describe("pairs of runs", () => {
  // 12 of 100 grow in both, 59 in A alone.
  const pairs = Array.from({ length: 100 }, (_, i): [Replicate, Replicate] => [
    run([100, i < 71 ? 300 : 100]),
    run([100, i < 12 ? 300 : 100]),
  ]);
  const result = compared(pairs);

  test("frequencies and their paired difference are those of the pairs", () => {
    expect(result.a.counts).toMatchObject({ grew: 71, held: 29 });
    expect(result.b.counts).toMatchObject({ grew: 12, held: 88 });
    const { value, lo, hi } = result.frequency.grew;
    expect(value).toBeCloseTo(-0.59, 12);
    // Tango's interval of 0 and 59 discordant pairs of 100, by its own equation: 0.49 to 0.68.
    expect(lo).toBeCloseTo(-0.681, 2);
    expect(hi).toBeCloseTo(-0.491, 2);
  });

  test("the words have counts of one denominator, the difference and its interval", () => {
    const [first] = sayComparison(result, { a: "control", b: "nivolumab" });
    expect(first).toMatch(
      /^In this model\. With “nivolumab” 12 of 100 grew, with “control” 71 of 100; paired difference 59 of 100 \(95 % interval 49 to 68\)\.$/,
    );
  });

  test("a difference of cells has its interval in the same direction", () => {
    const second = sayComparison(result, { a: "control", b: "nivolumab" })[1];
    expect(second).toMatch(
      /118 fewer tumour cells with “nivolumab” than with “control”.*interval 98 to 138 fewer\)\.$/,
    );
  });

  test("where nothing differs it is said so", () => {
    const same = compared([0, 1, 2].map(() => [run([10, 20]), run([10, 20])]));
    const [first, second] = sayComparison(same, { a: "x", b: "y" });
    expect(first).toContain("As many runs cleared, shrank, held and grew");
    expect(second).toContain("cannot tell them apart");
  });

  test("a difference of cells that may be 0 is not told as one", () => {
    const noisy = compared([
      [run([100, 200]), run([100, 100])],
      [run([100, 100]), run([100, 190])],
    ]);
    expect(sayComparison(noisy, { a: "x", b: "y" })[1]).toContain("cannot tell them apart");
  });
});

test("percentiles lie between order statistics", () => {
  expect([0, 0.25, 0.5, 1].map((part) => percentileOf([0, 10, 20], part))).toEqual([0, 5, 10, 20]);
  expect(percentileOf([], 0.5)).toBeNaN();
});
