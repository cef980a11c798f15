import { expect, test } from "vitest";
import { cellOf, headingOf, patientColumns } from "./readings.ts";

const months = {
  name: "pfs",
  unit: "month",
  label: "Without progression",
  values: Float64Array.of(36, 2.94, Number.NaN),
};

test("months line up with one decimal, and a missing one is a dash", () => {
  expect([0, 1, 2].map((row) => cellOf(months, row))).toEqual(["36.0", "2.9", "–"]);
  expect(cellOf({ ...months, values: Float64Array.of(0, 6, 12) }, 1)).toBe("6");
});

test("a heading says its unit once, in the plural that people use", () => {
  expect(headingOf(months)).toBe("Without progression (months)");
  expect(headingOf({ ...months, label: "Month" })).toBe("Month");
});

test("only a table with patient and arm leads to patients", () => {
  const text = (name: string) => ({ name, unit: "", label: name, values: ["a"] });
  expect(patientColumns({ name: "t", rows: 1, columns: [text("patient")] })).toBeUndefined();
  expect(patientColumns({ name: "t", rows: 1, columns: [text("patient"), text("arm")] })?.arm).toEqual(["a"]);
});
