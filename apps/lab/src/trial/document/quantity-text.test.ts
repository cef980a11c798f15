import { expect, test } from "vitest";
import { daysOf, quantityParts, quantityText } from "./quantity-text.ts";

test("a quantity falls into its number and its unit, whatever the spelling", () => {
  expect(quantityParts("3 weeks")).toEqual({ number: "3", unit: "weeks" });
  expect(quantityParts("1 week")).toEqual({ number: "1", unit: "weeks" });
  expect(quantityParts("2e6 cells/kg")).toEqual({ number: "2e6", unit: "cell/kg" });
  expect(quantityParts("20 MIU/m^2")).toEqual({ number: "20", unit: "MIU/m^2" });
  expect(quantityParts("0.30 %")).toEqual({ number: "0.30", unit: "%" });
  expect(quantityParts("soon")).toBeUndefined();
});

test("what is typed is written as files have it, decimal commas too", () => {
  expect(quantityText({ number: "2,5", unit: "weeks" })).toBe("2.5 weeks");
  expect(quantityText({ number: "", unit: "weeks" })).toBe("weeks");
});

test("times are counted in days as the engine counts them", () => {
  expect(daysOf("2 weeks")).toBe(14);
  expect(daysOf("1 year")).toBe(365.25);
  expect(daysOf("3 mg")).toBeUndefined();
});
