import { describe, expect, test } from "vitest";
import { type Table, table } from "../../foundation/table.ts";
import { classOf, countClasses, type Measures, measuresOf } from "./outcomes.ts";
import { spreadOf } from "./run-spread.ts";

const columns = [
  "kills by T cells",
  "kills by NK cells",
  "kills by macrophages",
  "kills by CAR T cells",
  "kills by antibody",
];

function series(tumour: readonly number[], prefix = "", second?: readonly number[]): Table {
  const column = (name: string, values: readonly number[]) => ({
    name,
    unit: "",
    label: name,
    values: Float64Array.from(values),
  });
  return table("series", [
    column(
      "day",
      tumour.map((_, i) => i),
    ),
    column(`${prefix}tumour`, tumour),
    ...(second ? [column("other: tumour", second)] : []),
    ...columns.map((name, i) =>
      column(
        `${prefix}${name}`,
        tumour.map((_, day) => day * (i + 1)),
      ),
    ),
    column(
      "healthy cells killed",
      tumour.map(() => 2),
    ),
    column("CD8 effector", tumour),
    column(
      "dying tumour",
      tumour.map(() => 99),
    ),
  ]);
}

describe("what is read of a run", () => {
  test("end, smallest number, change, kills of all killers", () => {
    const found = measuresOf(series([50, 20, 30]));
    expect(found).toMatchObject({ start: 50, final: 30, fewest: 20, change: -40, kills: 2 * 15, killsByT: 2 });
  });

  test("clearance is the first day from which none is left to the end", () => {
    expect(measuresOf(series([5, 0, 1, 0, 0])).cleared).toBe(3);
    expect(measuresOf(series([5, 0, 1])).cleared).toBeNaN();
    expect(measuresOf(series([5, 3, 0])).cleared).toBe(2);
  });

  test("patches are summed, and dying cells are not taken for live ones", () => {
    expect(measuresOf(series([5, 4], "primary: ", [10, 1]))).toMatchObject({ start: 15, final: 5 });
  });
});

describe("classes", () => {
  test.each([
    [100, 0, "cleared"],
    [100, 1, "shrank"],
    [100, 70, "shrank"],
    [100, 71, "held"],
    [100, 119, "held"],
    [100, 120, "grew"],
  ] as const)("%d cells that become %d: %s", (start, final, expected) => {
    expect(classOf({ start, final })).toBe(expected);
  });

  test("of a point: the most frequent, and of equals the worse", () => {
    const run = (final: number) => ({ start: 100, final }) as Measures;
    expect(countClasses([run(0), run(0), run(200)]).most).toBe("cleared");
    expect(countClasses([run(0), run(200)]).most).toBe("grew");
    expect(countClasses([]).most).toBeUndefined();
  });
});

test("quantiles are R's type 7, and what has no value is left out", () => {
  expect(spreadOf([1, 2, 3, 4, Number.NaN])).toMatchObject({ median: 2.5, half: [1.75, 3.25], n: 4 });
  expect(spreadOf([Number.NaN])).toBeUndefined();
});
