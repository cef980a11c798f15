import { expect, test } from "vitest";
import { numbers } from "../../../../src/index.ts";
import { askedSeries, usualReplicates } from "./asked-series.ts";
import { effectWords } from "./effect-words.ts";
import { splitDays } from "./split-days.ts";

test("each day of a sentence is a link, and no other number is", () => {
  expect(splitDays("On day 12 (11 to 13) it grew; by day 20.5 in 3 runs")).toEqual([
    { words: "On " },
    { words: "day 12", day: 12 },
    { words: " (11 to 13) it grew; by " },
    { words: "day 20.5", day: 20.5 },
    { words: " in 3 runs" },
  ]);
  expect(splitDays("by 1.9 % a day, no more")).toEqual([{ words: "by 1.9 % a day, no more" }]);
});

test("frames that lie closer than looks give the series that the run itself would have", () => {
  const frames = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.25].map((day) => ({
    day,
    row: [{ name: "day", unit: "day", value: day }],
  }));
  expect([...numbers(askedSeries(frames, 1), "day")]).toEqual([0, 1, 2, 2.25]);
});

test("large tissues are asked with fewer runs", () => {
  expect([200, 2999, 3000, 40_000].map(usualReplicates)).toEqual([20, 20, 8, 8]);
});

test("an effect is told as how many times the cells, with its interval where it has one", () => {
  const effect = { logRatio: 0, lo: 0, hi: 0, change: 2.1, changeLo: 1.2, changeHi: 3.4, pairs: 9 };
  const cause = { effect } as Parameters<typeof effectWords>[0];
  expect(effectWords(cause)).toBe("3.1 times as many (2.2 to 4.4)");
  const open = { effect: { ...effect, changeHi: Number.POSITIVE_INFINITY } } as typeof cause;
  expect(effectWords(open)).toBe("3.1 times as many");
});
