import { describe, expect, test } from "vitest";
import { compileSystem } from "./compile.ts";
import { defineSystem } from "./define-system.ts";
import { type MethodName, methods } from "./methods/methods.ts";
import { solve } from "./solve.ts";
import type { Task } from "./system.ts";

function task(entries: Partial<Task> & Pick<Task, "initial" | "end">): Task {
  return { parameters: new Float64Array(0), start: 0, relativeTolerance: 1e-8, absoluteTolerance: 1e-10, ...entries };
}

describe.each(Object.keys(methods) as MethodName[])("triggers with %s", (method) => {
  test("a ball dropped from 5 m bounces when mechanics says so", () => {
    const ball = defineSystem({
      derivatives: { height: "speed", speed: "-10" },
      triggers: [{ name: "ground", expression: "height", direction: "falling", hysteresis: 0 }],
    });
    const times: number[] = [];
    const solution = solve(
      compileSystem(ball, { method }),
      task({
        initial: Float64Array.of(5, 0),
        end: 6,
        onTrigger: (_index, t, y) => {
          times.push(t);
          y[0] = 0;
          y[1] *= -0.5;
          return "continue";
        },
      }),
    );
    // Falls for 1 s; each flight takes 2·v/g with half the speed of the one before: the bounces meet at 3 s.
    const expected = Array.from({ length: 12 }, (_, k) => 1 + 2 * (1 - 0.5 ** k));
    expected.forEach((time, k) => {
      expect(Math.abs(times[k] - time)).toBeLessThan(1e-7);
    });
    expect(solution.time).toBe(6);
  });

  const wave = (direction: "rising" | "falling" | "both", hysteresis: number, level = 0.5) =>
    defineSystem({
      derivatives: { s: "c", c: "-s" },
      triggers: [{ name: "level", expression: `s - ${level}`, direction, hysteresis }],
    });

  function crossings(system: ReturnType<typeof wave>): number[] {
    const times: number[] = [];
    const onTrigger = (_index: number, t: number) => {
      times.push(t);
      return "continue" as const;
    };
    solve(compileSystem(system, { method }), task({ initial: Float64Array.of(0, 1), end: 20, onTrigger }));
    return times;
  }

  test("a sine crosses one half upwards at π/6 + 2πk, downwards at 5π/6 + 2πk", () => {
    const upwards = [0, 1, 2, 3].map((k) => Math.PI / 6 + 2 * Math.PI * k).filter((t) => t < 20);
    const downwards = [0, 1, 2].map((k) => (5 * Math.PI) / 6 + 2 * Math.PI * k).filter((t) => t < 20);
    const near = (found: readonly number[], expected: readonly number[]) => {
      expect(found.length).toBe(expected.length);
      expected.forEach((time, i) => {
        expect(Math.abs(found[i] - time)).toBeLessThan(2e-6);
      });
    };
    near(crossings(wave("rising", 0)), upwards);
    near(crossings(wave("falling", 0)), downwards);
    near(
      crossings(wave("both", 0)),
      [...upwards, ...downwards].sort((a, b) => a - b),
    );
  });

  test("a peak that only just rises above the level is seen on its way up and down", () => {
    const level = 0.9999;
    const half = Math.acos(level);
    const expected = [0, 1, 2].flatMap((k) => [-half, half].map((side) => Math.PI / 2 + side + 2 * Math.PI * k));
    const found = crossings(wave("both", 0, level));
    expect(found.length).toBe(expected.length);
    expected.forEach((time, i) => {
      expect(Math.abs(found[i] - time)).toBeLessThan(1e-4);
    });
  });

  test("hysteresis: having fired, a trigger sleeps until the quantity has gone far enough", () => {
    // s − 0.5 ranges from −1.5 to 0.5: beyond 0.4 it wakes each time, and beyond 1.6 never.
    expect(crossings(wave("both", 0.4)).length).toBe(7);
    expect(crossings(wave("both", 1.6)).length).toBe(1);
    // Asleep over the way up, awake again beyond −1: it misses every crossing downwards.
    expect(crossings(wave("both", 1)).length).toBe(4);
  });

  test("a step is cut at the trigger, and the solution may end there", () => {
    const solution = solve(
      compileSystem(wave("rising", 0), { method }),
      task({
        initial: Float64Array.of(0, 1),
        end: 20,
        sampleTimes: Float64Array.of(0.25, 0.5, 0.53),
        onTrigger: () => "finish",
      }),
    );
    expect(solution.status.code).toBe("stopped");
    expect(solution.time).toBeCloseTo(Math.PI / 6, 6);
    expect(solution.state[0]).toBeCloseTo(0.5, 8);
    expect(solution.state[0]).toBeGreaterThanOrEqual(0.5);
    expect(solution.samples[2]).toBeCloseTo(0.479425538604203, 6);
    expect(Number.isNaN(solution.samples[4])).toBe(true);
  });

  test("triggers that meet at one time all fire, in their order", () => {
    const system = defineSystem({
      derivatives: { x: "1" },
      triggers: [
        { name: "a", expression: "x - 1", direction: "rising", hysteresis: 0 },
        { name: "b", expression: "2 * x - 2", direction: "rising", hysteresis: 0 },
        { name: "c", expression: "1 - x", direction: "falling", hysteresis: 0 },
      ],
    });
    const fired: number[] = [];
    const onTrigger = (index: number) => {
      fired.push(index);
      return "continue" as const;
    };
    solve(compileSystem(system, { method }), task({ initial: Float64Array.of(0), end: 2, onTrigger }));
    expect(fired).toEqual([0, 1, 2]);
  });

  test("a trigger that fires at a stop leaves the stop its time and its callback", () => {
    const system = defineSystem({
      derivatives: { x: "1" },
      triggers: [{ name: "one", expression: "x - 1", direction: "rising", hysteresis: 0 }],
    });
    const calls: string[] = [];
    const stops = [0.1, 1, 1.7];
    solve(
      compileSystem(system, { method }),
      task({
        initial: Float64Array.of(0),
        end: 2,
        nextStop: (after) => stops.find((t) => t > after) ?? Number.POSITIVE_INFINITY,
        onStop: (t) => {
          calls.push(`stop ${t}`);
          return "continue";
        },
        onTrigger: (_index, t) => {
          calls.push(`trigger ${t.toFixed(9)}`);
          return "continue";
        },
      }),
    );
    expect([...calls].sort()).toEqual(["stop 0.1", "stop 1", "stop 1.7", "trigger 1.000000000"]);
  });

  test("a jump across the level is not a crossing, and the trigger looks anew from there", () => {
    const system = defineSystem({
      derivatives: { x: "-1" },
      triggers: [{ name: "empty", expression: "x", direction: "falling", hysteresis: 0 }],
    });
    const times: number[] = [];
    solve(
      compileSystem(system, { method }),
      task({
        initial: Float64Array.of(5),
        end: 10,
        nextStop: (after) => (after < 1 ? 1 : after < 2 ? 2 : Number.POSITIVE_INFINITY),
        onStop: (t, y) => {
          y[0] = t === 1 ? -3 : 4;
          return "continue";
        },
        onTrigger: (_index, t) => {
          times.push(t);
          return "continue";
        },
      }),
    );
    expect(times.length).toBe(1);
    expect(times[0]).toBeCloseTo(6, 8);
  });
});
