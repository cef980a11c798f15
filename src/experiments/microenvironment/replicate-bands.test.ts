import { expect, test } from "vitest";
import { column, numbers, table, texts } from "../../foundation/table.ts";
import { bandTable } from "./replicate-bands.ts";

const series = (...tumour: number[]) =>
  table("series", [
    { name: "day", unit: "day", label: "", values: Float64Array.from(tumour, (_, i) => i) },
    { name: "tumour", unit: "cell", label: "", values: Float64Array.from(tumour) },
  ]);

test("the mean and the band of nine in ten, by arm and day", () => {
  const hundred = Array.from({ length: 101 }, (_, i) => series(7, i));
  const bands = bandTable({ control: hundred, treated: [series(7, 3)] });
  expect(texts(bands, "arm")).toEqual(["control", "control", "treated", "treated"]);
  const row = (name: string) => Array.from(numbers(bands, name));
  expect(row("mean")).toEqual([7, 50, 7, 3]);
  expect(row("p5")).toEqual([7, 5, 7, 3]);
  expect(row("p95")).toEqual([7, 95, 7, 3]);
  expect(column(bands, "unit").values).toEqual(["cell", "cell", "cell", "cell"]);
});

test("a level that is nowhere, and a replicate that ended early, do not count", () => {
  const bands = bandTable({ control: [series(1, 2, Number.NaN), series(3, 4), series(5, 6, 8)] });
  expect(Array.from(numbers(bands, "replicates"))).toEqual([3, 3, 1]);
  expect(Array.from(numbers(bands, "mean"))).toEqual([3, 4, 8]);
});
