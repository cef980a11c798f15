import { describe, expect, test } from "vitest";
import { InvalidFile, readTrial } from "../../../../../src/index.ts";
import { blankTrial, trialText, withEdit } from "../document/trial-document.ts";
import {
  cardOf,
  faultsOf,
  faultWords,
  fieldOf,
  isWithin,
  keyOf,
  keyOfPlace,
  type Path,
  pathOf,
  placeWords,
} from "./faults.ts";

/** What the reader of trial files says of the blank trial with one value changed. */
function faultsAfter(path: Path, value: unknown) {
  try {
    readTrial(trialText(withEdit(blankTrial, path, value)), "trial");
  } catch (error) {
    if (error instanceof InvalidFile) return faultsOf(error.errors);
    throw error;
  }
  return [];
}

describe("where a fault belongs", () => {
  test("places with and without a line become keys", () => {
    expect(keyOfPlace("trial:12: arms[1].treatments[0].dose")).toBe("arms[1].treatments[0].dose");
    expect(keyOfPlace("trial:1")).toBe("");
    expect(keyOfPlace("eligibility")).toBe("eligibility");
  });

  test("paths and keys say the same", () => {
    const path = ["arms", 1, "treatments", 0, "dose"];
    expect(pathOf(keyOf(path))).toEqual(path);
    expect(keyOf(["visits", "first"])).toBe("visits.first");
  });

  test("a fault goes to its field, else to the nearest around it", () => {
    const fields = new Set(["arms", "arms[1].treatments", "arms[1].treatments[0].dose", "title"]);
    const at = (key: string) => fieldOf({ key, found: "", expected: "" }, fields);
    expect(at("arms[1].treatments[0].dose")).toBe("arms[1].treatments[0].dose");
    expect(at("arms[1].treatments[0].route")).toBe("arms[1].treatments");
    expect(at("arms[0].colour")).toBe("arms");
    expect(at("tissue.patches")).toBeUndefined();
    expect(isWithin({ key: "arms[1].name", found: "", expected: "" }, "arms[1]")).toBe(true);
    expect(isWithin({ key: "arms[10].name", found: "", expected: "" }, "arms[1]")).toBe(false);
  });

  test("places read as words, counted from one", () => {
    expect(placeWords("arms[1].treatments[0].times")).toBe("arm 2, treatment 1, number of doses");
    expect(placeWords("visits.every")).toBe("time between scans");
    expect(placeWords("contrasts[0].reference")).toBe("comparison 1, reference");
    expect(placeWords("follow-up")).toBe("end of follow-up");
  });

  test("every first-level key of a trial has its card", () => {
    expect(cardOf("arms[0].name")).toBe("arms");
    expect(cardOf("visits.first")).toBe("conduct");
    expect(cardOf("landmarks[0]")).toBe("endpoints");
    expect(cardOf("tissue.patches.inflamed")).toBe("population");
    expect(cardOf("nonsense")).toBe("question");
  });
});

describe("what the reader finds wrong arrives at the field, and says what to do", () => {
  test.each([
    [["arms", 0, "treatments", 0, "dose"], "200 ml", "arms[0].treatments[0].dose", /mg/],
    [["arms", 0, "treatments", 0, "therapy"], "nivolumap", "arms[0].treatments[0].therapy", /nivolumab/],
    [["arms", 1, "name"], "pembrolizumab", "arms[1].name", /a name of its own/],
    [["visits", "first"], "5 years", "visits.first", /week|day/],
    [["landmarks"], ["9 years"], "landmarks[0]", /follow-up/],
    [["contrasts", 0, "reference"], "nobody", "contrasts[0].reference", /arm of this trial/],
    [["eligibility"], ["pdl2 >= 1"], "eligibility[0]", /pdl1/],
    [["patients"], 1, "patients", /at least 2/],
    [["dropout"], "3 per day", "dropout", /per month/],
    [["title"], "", "title", /not empty/],
  ] as const)("%j = %j", (path, value, key, words) => {
    const faults = faultsAfter(path, value);
    const own = faults.find((fault) => fault.key === key);
    expect(faults.map((fault) => fault.key)).toContain(key);
    expect(faultWords(own!)).toMatch(words);
  });

  test("a dose after the end of follow-up names the arm, the week of the dose and the week of the end", () => {
    const [fault] = faultsAfter(["arms", 1, "treatments", 0], {
      therapy: "ipilimumab",
      dose: "3 mg/kg",
      every: "26 weeks",
      times: 10,
    });
    expect(faultWords(fault)).toMatch(/week 234/);
    expect(faultWords(fault)).toMatch(/ipilimumab/);
  });

  test("a missing key asks to be filled in", () => {
    const faults = faultsAfter(["source"], undefined);
    expect(faultWords(faults.find(({ key }) => key === "source")!)).toBe("Missing: please fill this in.");
  });
});
