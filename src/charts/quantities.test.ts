import { describe, expect, test } from "vitest";
import { axisMonths, fixed, interval, list, percent, pValue, significant, wrap } from "./quantities.ts";
import { quantityName } from "./time-course.ts";

describe("quantities in words", () => {
  test("a rounded minus zero loses its sign, and a minus is a minus sign", () => {
    expect(fixed(-0.04, 1)).toBe("0.0");
    expect(fixed(-3.25, 1)).toMatch(/^−3\.[23]$/);
    expect(percent(-0.3, 0)).toBe("−30 %");
  });

  test("what is missing is a dash or not reached, never NaN", () => {
    expect(fixed(null, 1)).toBe("–");
    expect(percent(Number.NaN)).toBe("–");
    expect(significant(Number.POSITIVE_INFINITY)).toBe("–");
    expect(interval(4, Number.NaN, (value) => fixed(value, 1))).toBe("4.0 to not reached");
  });

  test("p values as journals print them", () => {
    expect([0.00001, 0.0123, 0.09, 0.5].map(pValue)).toEqual(["< 0.001", "0.012", "0.090", "0.50"]);
  });

  test("large and small numbers get an exponent, others do not", () => {
    expect([123456, 1234567, 0.00123, 0.000123, 0].map((value) => significant(value))).toEqual([
      "123000",
      "1.23e6",
      "0.00123",
      "1.23e-4",
      "0",
    ]);
  });

  test("an axis has at most the steps asked for, and starts at 0", () => {
    for (const length of [1, 5, 18, 59.9, 60, 130, 400]) {
      const months = axisMonths(length);
      expect(months[0]).toBe(0);
      expect(months.length).toBeLessThanOrEqual(9);
      expect(months[months.length - 1]).toBeLessThanOrEqual(length);
    }
    expect(axisMonths(60)).toEqual([0, 12, 24, 36, 48, 60]);
  });

  test("words are joined and wrapped without losing any", () => {
    expect(list(["a", "b", "c"])).toBe("a, b and c");
    expect(wrap("nivolumab plus ipilimumab", 12)).toEqual(["nivolumab", "plus", "ipilimumab"]);
  });

  test("names of outputs become words", () => {
    expect(["antiPD1Concentration", "pdl1Occupancy", "ctla4OccupancyNode", "IL-2 in plasma"].map(quantityName)).toEqual(
      ["Anti-PD-1 concentration", "PD-L1 occupancy", "CTLA-4 occupancy (node)", "IL-2 in plasma"],
    );
  });
});
