import { describe, expect, test } from "vitest";
import { InputError } from "../../foundation/errors.ts";
import { compileSystem } from "./compile.ts";
import { defineSystem } from "./define-system.ts";
import { solveAll } from "./ensemble.ts";
import { Integration, solve } from "./solve.ts";
import type { Solution, Task } from "./system.ts";

function task(entries: Partial<Task> & Pick<Task, "initial" | "end">): Task {
  return { parameters: new Float64Array(0), start: 0, relativeTolerance: 1e-6, absoluteTolerance: 1e-9, ...entries };
}

const explosion = defineSystem({ derivatives: { x: "x^2" } });
const wall = defineSystem({ derivatives: { x: "-1 / sqrt(x)" } });
const drain = defineSystem({ derivatives: { x: "-1 - 1e12 * max(0, 0.5 - x)" }, nonNegative: ["x"] });

describe("a failure is a status with the place and the next thing to try", () => {
  test("a solution that explodes at t = 1 ends there", () => {
    const { status, time } = solve(compileSystem(explosion), task({ initial: Float64Array.of(1), end: 2 }));
    expect(["step-too-small", "not-finite", "singular"]).toContain(status.code);
    expect(Math.abs(time - 1)).toBeLessThan(1e-3);
    expect(status.hint).toMatch(/^At t = /);
    expect(status.hint.length).toBeGreaterThan(40);
  });

  test("a formula that leaves its domain is not finite", () => {
    const { status, time } = solve(compileSystem(wall), task({ initial: Float64Array.of(1), end: 2 }));
    expect(["not-finite", "step-too-small", "singular"]).toContain(status.code);
    // x^1.5 = 1 − 1.5·t.
    expect(Math.abs(time - 2 / 3)).toBeLessThan(1e-3);
  });

  test("a derivative that is not a number from the start", () => {
    const system = defineSystem({ derivatives: { x: "log(x - 2)" } });
    const { status, time } = solve(compileSystem(system), task({ initial: Float64Array.of(1), end: 2 }));
    expect(status.code).toBe("not-finite");
    expect(time).toBe(0);
    expect(status.hint).toContain("overflows or leaves its domain");
  });

  test("retries are made from the last good state and recorded", () => {
    const solution = solve(compileSystem(wall), task({ initial: Float64Array.of(1), end: 2 }));
    expect(solution.retries.length).toBe(3);
    expect(solution.retries[0].what).toMatch(/rodas5p: tolerances × 0.01 after .* at t = 0\.66/);
    expect(solution.retries[1].what).toMatch(/rodas5p → rodas3p/);
    expect(solution.status.hint).toContain("after 3 retries");
  });

  test("an explicit method that runs out of steps hands over to an implicit one", () => {
    const stiff = defineSystem({ derivatives: { x: "-1e8 * (x - cos(t))" } });
    const solution = solve(compileSystem(stiff, { method: "tsit5" }), task({ initial: Float64Array.of(1), end: 1 }));
    expect(solution.status.code).toBe("done");
    expect(solution.retries[0].what).toMatch(/tsit5 → rodas5p after too-many-steps/);
    expect(solution.state[0]).toBeCloseTo(0.5403023, 6);
  });

  test("one failure in an ensemble ends nothing else", () => {
    const found: Solution[] = [];
    const tasks = [1, -1, 0.5, 0.2].map((x) => task({ initial: Float64Array.of(x), end: 1.5 }));
    solveAll(compileSystem(explosion), tasks, (index, solution) => {
      found[index] = solution;
    });
    expect(found.map(({ status }) => status.code === "done")).toEqual([false, true, true, true]);
    expect(found[1].state[0]).toBeCloseTo(-1 / 2.5, 6);
    expect(found[3].state[0]).toBeCloseTo(0.2 / (1 - 0.3), 6);
  });

  test("an unfinished solution is interrupted", () => {
    const integration = new Integration(compileSystem(explosion), task({ initial: Float64Array.of(0.1), end: 5 }));
    integration.advance(3);
    expect(integration.solution().status.code).toBe("interrupted");
  });
});

describe("states that must not be negative", () => {
  test("a loss that does not vanish takes the state to zero and not below", () => {
    const leak = defineSystem({ derivatives: { x: "-k * x / (x + 1e-6)" }, parameters: ["k"], nonNegative: ["x"] });
    const sampleTimes = Float64Array.from({ length: 50 }, (_, i) => i / 10);
    const solution = solve(
      compileSystem(leak),
      task({ parameters: Float64Array.of(1), initial: Float64Array.of(2), end: 5, sampleTimes }),
    );
    expect(solution.status.code).toBe("done");
    expect(Math.min(...solution.samples)).toBeGreaterThanOrEqual(0);
    expect(solution.samples[10]).toBeCloseTo(1, 4);
  });

  test("a drain that no step can follow is refused", () => {
    const solution = solve(
      compileSystem(drain),
      task({ initial: Float64Array.of(1e-30), end: 1, absoluteTolerance: 1e-300, relativeTolerance: 1e-3 }),
    );
    expect(solution.status.code).not.toBe("done");
    expect(solution.state[0]).toBeGreaterThanOrEqual(0);
  });
});

describe("input that does not fit is an error with its place", () => {
  const compiled = compileSystem(explosion);
  const good = task({ initial: Float64Array.of(1), end: 0.5 });

  test.each([
    ["initial", { initial: Float64Array.of(1, 2) }],
    ["initial x", { initial: Float64Array.of(Number.NaN) }],
    ["parameters", { parameters: Float64Array.of(1) }],
    ["end", { end: -1 }],
    ["relativeTolerance", { relativeTolerance: 0 }],
    ["absoluteTolerance", { absoluteTolerance: -1 }],
    ["sampleTimes[1]", { sampleTimes: Float64Array.of(1, 0) }],
  ])("%s", (place, change) => {
    expect(() => solve(compiled, { ...good, ...change })).toThrow(InputError);
    expect(() => solve(compiled, { ...good, ...change })).toThrow(place);
  });

  test("an unknown name in a formula is refused with the formula's name and a suggestion", () => {
    const system = defineSystem({ derivatives: { tumour: "growth * tumor" }, parameters: ["growth"] });
    expect(() => compileSystem(system)).toThrow(/derivative of tumour.*tumor.*tumour/);
  });

  test("a name used twice is refused", () => {
    const system = defineSystem({ derivatives: { x: "-x" }, parameters: ["x"] });
    expect(() => compileSystem(system)).toThrow(/x: found a name used twice/);
  });
});
