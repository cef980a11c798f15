import { expect, test } from "vitest";
import { didYouMean, nearNames } from "./near-names.ts";

const known = ["nivolumab", "ipilimumab", "pembrolizumab", "tumour", "tumourDeath", "T"];

test("one wrong, missing, doubled or swapped letter is forgiven", () => {
  for (const typed of ["nivolumap", "nivolmab", "nivolummab", "nivloumab", "Nivolumab"]) {
    expect(nearNames(typed, known)).toEqual(["nivolumab"]);
  }
});

test("what is far from everything gets no suggestion", () => {
  expect(nearNames("aspirin", known)).toEqual([]);
  expect(didYouMean("aspirin", known)).toBe("");
});

test("the nearest comes first, and at most three come", () => {
  expect(nearNames("rate1", ["rate2", "rate11", "rates", "Rate1", "rate3"])).toEqual(["Rate1", "rate11", "rate2"]);
  expect(didYouMean("tumor", known)).toBe(" (did you mean tumour?)");
});
