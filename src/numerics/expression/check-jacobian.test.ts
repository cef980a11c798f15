import { describe, expect, test } from "vitest";
import { checkJacobian, JacobianError } from "./check-jacobian.ts";
import { type JacobianEntry, jacobian } from "./differentiate.ts";
import { multiply, number } from "./expression.ts";
import { parse } from "./parse.ts";

const rows = ["tumour", "effector", "drug"];
const columns = ["T", "E", "D"];
const expressions = [
  "g*T*(1 - T/1e9) - k*E*T*hill(D, 5, n)",
  "s + p*E*T/(h + T) - m*E*T - d*E + max(E - 1e5, 0)",
  "-0.05*D + floor(t)*sqrt(D)",
].map((text) => parse(text));
const parameters = { g: 0.18, k: 1e-7, n: 1.8, s: 1.3e4, p: 0.12, h: 2e7, m: 3.4e-10, d: 0.04, t: 2.5 };
const points = [{ ...parameters, T: 5e6, E: 3.2e5, D: 12 }];
const right = jacobian(expressions, columns);

function check(entries: readonly JacobianEntry[]) {
  return () => checkJacobian({ expressions, rows, columns, entries, points });
}

test("a right Jacobian passes, and every entry was compared at every point, also the zeros", () => {
  expect(check(right)()).toEqual({ compared: 27, skipped: 0 });
});

describe("a planted error is found and named", () => {
  test.each(right.map((entry, i) => [rows[entry.row], columns[entry.column], i] as const))(
    "d(%s)/d(%s) wrong by 1 in a thousand",
    (row, column, i) => {
      const wrong = right.map((entry, j) =>
        i === j ? { ...entry, expression: multiply(entry.expression, number(1.001)) } : entry,
      );
      expect(check(wrong)).toThrow(JacobianError);
      expect(check(wrong)).toThrow(`d(${row})/d(${column}) is `);
    },
  );

  test.each(right.map((_, i) => i))("entry %d left out", (i) => {
    expect(check(right.filter((_, j) => i !== j))).toThrow("is 0 by the symbolic derivative but ");
  });

  test("an entry that is not a number", () => {
    const wrong = right.map((entry) => ({ ...entry, expression: parse("0/0") }));
    expect(check(wrong)).toThrow("is NaN by the symbolic derivative");
  });
});

test("kinks and points where the formula is not finite are skipped, not blamed", () => {
  const formulas = ["max(x, 0)", "abs(x)", "sqrt(x)", "hill(x, 2, 3)"].map((text) => parse(text));
  const entries = jacobian(formulas, ["x"]);
  const at = (x: number) =>
    checkJacobian({
      expressions: formulas,
      rows: ["a", "b", "c", "d"],
      columns: ["x"],
      entries,
      points: [{ x }],
      neighbours: 0,
    });
  expect(at(0)).toEqual({ compared: 0, skipped: 4 });
  expect(at(0.3)).toEqual({ compared: 4, skipped: 0 });
});

test("what turns too quickly for finite differences is skipped, not blamed", () => {
  const formulas = [parse("sin(x*1e9)")];
  const entries = jacobian(formulas, ["x"]);
  const report = checkJacobian({ expressions: formulas, rows: ["a"], columns: ["x"], entries, points: [{ x: 1.1 }] });
  expect(report).toEqual({ compared: 0, skipped: 3 });
});

test("a point without all values is refused", () => {
  const incomplete = [{ T: 1 }] as unknown as Record<string, number>[];
  expect(() => checkJacobian({ expressions, rows, columns, entries: right, points: incomplete })).toThrow(
    "no value of E",
  );
});
