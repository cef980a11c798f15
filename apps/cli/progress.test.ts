import { expect, test } from "vitest";
import { Progress, timeLeft } from "./progress.ts";

/** A progress whose clock stands still until it is moved, and what it wrote. */
function watched(terminal: boolean, quiet = false) {
  const written: string[] = [];
  let now = 0;
  const progress = new Progress(
    quiet,
    terminal,
    (text) => written.push(text),
    () => now,
  );
  return { progress, written, wait: (milliseconds: number) => (now += milliseconds) };
}

test.each([
  [10_000, 25, 100, ", 30 s left"],
  [60_000, 50, 100, ", 1 min 0 s left"],
  [3_600_000, 10, 100, ", 9 h 0 min left"],
  [500, 50, 100, ""],
  [10_000, 0, 100, ""],
  [10_000, 100, 100, ""],
])("after %i ms with %i of %i done: %j", (passed, done, total, expected) => {
  expect(timeLeft(passed, done, total)).toBe(expected);
});

test("a log gets a line at the start, one every half minute, and one at the end of each stage", () => {
  const { progress, written, wait } = watched(false);
  for (let done = 1; done <= 100; done++) {
    progress.show("treating", done, 100);
    wait(1000);
  }
  progress.show("treating", 100, 100);
  progress.show("analysing", 0, 100);
  progress.end();
  expect(written).toEqual([
    "treating: 1 of 100\n",
    "treating: 31 of 100, 1 min 7 s left\n",
    "treating: 61 of 100, 39 s left\n",
    "treating: 91 of 100, 9 s left\n",
    "treating: 100 of 100\n",
    "analysing\n",
  ]);
});

test("a terminal gets one line that is drawn over, at most ten times a second, and ends on a line of its own", () => {
  const { progress, written, wait } = watched(true);
  for (let done = 0; done < 50; done++) {
    progress.show("treating", done, 100);
    wait(20);
  }
  progress.end();
  progress.end();
  expect(written).toHaveLength(11);
  expect(written.slice(0, -1).every((text) => text.startsWith("\r\u001b[K["))).toBe(true);
  expect(written.at(-1)).toBe("\n");
});

test("quiet is quiet", () => {
  const { progress, written } = watched(true, true);
  progress.show("treating", 1, 2);
  progress.end();
  expect(written).toEqual([]);
});

test("what is said behind the numbers does not begin a stage anew", () => {
  const { progress, written, wait } = watched(true);
  progress.show("simulating", 1, 100, " min, 10 cells");
  wait(20_000);
  progress.show("simulating", 50, 100, " min, 999 cells");
  expect(written.join("")).not.toContain("\n");
  expect(written.at(-1)).toContain("simulating: 50 of 100 min, 999 cells, 20 s left");
});
