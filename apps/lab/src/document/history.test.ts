import { describe, expect, test } from "vitest";
import { History } from "./history.ts";
import { armNames, runningStudy, valueAt, withValue } from "./lab-document.ts";

describe("history of edits", () => {
  test("undo and redo go back and forth, and a new edit ends what could be redone", () => {
    const history = new History(1, "opened");
    history.change("two", 2);
    history.change("three", 3);
    history.undo();
    expect(history.state.value).toBe(2);
    expect(history.canRedo.value).toBe(true);
    history.redo();
    expect(history.state.value).toBe(3);
    history.undo();
    history.change("four", 4);
    expect(history.canRedo.value).toBe(false);
    expect(history.labels.value).toEqual(["four", "two", "opened"]);
  });

  test("at either end nothing happens, and a reset forgets", () => {
    const history = new History("a");
    history.undo();
    history.redo();
    expect(history.state.value).toBe("a");
    history.change("b", "b");
    history.reset("c");
    expect(history.canUndo.value).toBe(false);
    expect(history.state.value).toBe("c");
  });

  test("goes to any step of its list at once, and back", () => {
    const history = new History(0, "opened");
    for (const n of [1, 2, 3]) history.change(`step ${n}`, n);
    history.goBack(2);
    expect(history.state.value).toBe(1);
    history.goBack(-2);
    expect(history.state.value).toBe(3);
  });
});

describe("values by place", () => {
  const data = { a: [{ b: 1 }], c: { d: 2 } };

  test("are set in a copy, made where they were missing, and taken out", () => {
    expect(withValue(data, ["a", 0, "b"], 5)).toEqual({ a: [{ b: 5 }], c: { d: 2 } });
    expect(withValue(data, ["x", "y", 0], 1)).toEqual({ ...data, x: { y: [1] } });
    expect(withValue(data, ["c", "d"], undefined)).toEqual({ a: [{ b: 1 }], c: {} });
    expect(withValue(data, ["a", 0], undefined)).toEqual({ a: [], c: { d: 2 } });
    expect(data).toEqual({ a: [{ b: 1 }], c: { d: 2 } });
    expect(valueAt(data, ["a", 0, "b"])).toBe(1);
    expect(valueAt(data, ["nothing", "there"])).toBeUndefined();
  });

  test("a study runs without its claims, and with its fork as one more arm", () => {
    const study = { microenvironment: "x", claims: [1], arms: { control: {}, drug: { seed: 1 } } };
    expect(runningStudy({ version: 1, study, arm: "drug" })).not.toHaveProperty("claims");
    const beside = { kind: "fork", day: 3, changes: { treatments: [] } } as const;
    const running = runningStudy({ version: 1, study, arm: "drug", beside });
    expect(armNames(running)).toEqual(["control", "drug", "fork"]);
    expect(valueAt(running, ["arms", "fork"])).toEqual({ seed: 1, treatments: [] });
  });
});
