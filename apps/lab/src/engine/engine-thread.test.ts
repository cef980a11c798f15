import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EngineThread } from "./engine-thread.ts";
import type { Answer } from "./messages.ts";
import { isOutOfMemory } from "./out-of-memory.ts";

const study = new URL("../../../../scenarios/microenvironment/pd1-blockade.yaml", import.meta.url);

/** A thread whose run goes on for some exchanges and then throws. */
function threadThatThrows(error: Error, after: number) {
  const told: Answer[] = [];
  let day = 0;
  const advance = () => {
    if (day >= after) throw error;
    day++;
    told.push({ tell: "frame", index: day - 1, day, looks: [], row: [] });
    return true;
  };
  const thread = new EngineThread({
    tell: (answer) => told.push(answer),
    soon: (call) => call(),
    start: () => ({
      frameEvery: 1,
      firstFrame: 0,
      advance,
      get day() {
        return day;
      },
      frameAt: () => {
        throw new Error("not asked for");
      },
    }),
  });
  thread.hear({ ask: "open", text: readFileSync(study, "utf8"), file: "scenario", arm: "nivolumab" });
  return { thread, told };
}

describe("the thread that runs an arm", () => {
  test.each([
    new RangeError("Array buffer allocation failed"),
    new RangeError("WebAssembly.Memory.grow(): Maximum memory size exceeded"),
    new RangeError("Out of memory"),
  ])("tells that memory ran out, and keeps what it told before: %s", (error) => {
    const { told } = threadThatThrows(error, 3);
    expect(told.filter(({ tell }) => tell === "frame")).toHaveLength(3);
    expect(told.at(-1)).toEqual({ tell: "out of memory", day: 3 });
  });

  test("does not take another failure for a lack of memory", () => {
    const { told } = threadThatThrows(new RangeError("time[2] is -1; expected days ≥ 0."), 2);
    expect(told.at(-1)).toEqual({ tell: "failed", day: 2, hint: "time[2] is -1; expected days ≥ 0." });
  });

  test("lets the run go, and says so to whoever asks for a frame of it", () => {
    const { thread, told } = threadThatThrows(new RangeError("Array buffer allocation failed"), 1);
    thread.hear({ ask: "export frame", ticket: 7, day: 1, patch: 0 });
    expect(told.at(-1)).toMatchObject({ tell: "no export frame", ticket: 7 });
  });
});

test("a lack of memory is known by what any browser says of it", () => {
  expect(isOutOfMemory("Uncaught RangeError: Array buffer allocation failed")).toBe(true);
  expect(isOutOfMemory(new RangeError("Invalid typed array length: 9000000000"))).toBe(true);
  expect(isOutOfMemory(new TypeError("x is not a function"))).toBe(false);
  expect(isOutOfMemory(new RangeError("Maximum call stack size exceeded"))).toBe(false);
});
