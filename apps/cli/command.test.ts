import { expect, test } from "vitest";
import { oneOf, onlyWord, UsageError, wholeNumber } from "./command.ts";

const given = (flags: Record<string, string>, ...words: string[]) => ({ flags, words });

test.each([
  ["1", 1],
  ["1024", 1024],
])("a whole number within the borders is taken: %s", (text, value) => {
  expect(wholeNumber(given({ workers: text }), "workers", 1, 1024)).toBe(value);
});

test.each(["0", "1025", "-1", "1.5", "1e2", "two", "", " 3", "NaN", "0x10"])("%j is no number of workers", (text) => {
  expect(() => wholeNumber(given({ workers: text }), "workers", 1, 1024)).toThrow(UsageError);
});

test("an option that was not given is undefined, and a choice that was not made is the first", () => {
  expect(wholeNumber(given({}), "seed", 0, 9)).toBeUndefined();
  expect(oneOf(given({}), "format", ["text", "tex"])).toBe("text");
  expect(() => oneOf(given({ format: "html" }), "format", ["text", "tex"])).toThrow(
    /--format html: expected text, tex/,
  );
});

test("one word is wanted: none and two are refused with what was meant", () => {
  expect(onlyWord(given({}, "a.yaml"), "a trial file")).toBe("a.yaml");
  expect(() => onlyWord(given({}), "a trial file")).toThrow("Name a trial file.");
  expect(() => onlyWord(given({}, "a", "b"), "a trial file")).toThrow("One trial file at a time: a b");
});
