/** What single cells do by themselves: die, grow, divide, become others, in the times and numbers that rates promise. */
import { describe, expect, test } from "vitest";
import { runTissue } from "../../src/experiments/tissue-experiment.ts";
import { column, numbers, texts } from "../../src/foundation/table.ts";
import type { Rule, TissueScenario } from "../../src/models/tissue/contract.ts";
import type { TissueFrame } from "../../src/models/tissue/frame.ts";
import { apart, cellType, smallTissue } from "./small-tissue.ts";

function frames(scenario: TissueScenario): TissueFrame[] {
  const seen: TissueFrame[] = [];
  expect(runTissue(scenario, { onFrame: (frame) => seen.push(frame) }).code).toBe("done");
  return seen;
}

const inState = (frame: TissueFrame, state: string) =>
  texts(frame.cells, "state").filter((found) => found === state).length;

describe("accurate numerics", () => {
  test("cells die by the exponential law of their rate, also where rate times step is large", () => {
    const type = cellType("a", { apoptosis: { rate: 0.1 } });
    const cells = apart("a", 900);
    const scenario = smallTissue({ types: [type], cells, half: 700 }, { duration: 12, saveEvery: 12 });
    const live = inState(frames(scenario).at(-1)!, "live");
    const expected = 900 * Math.exp(-1.2);
    expect(Math.abs(live - expected)).toBeLessThan(4 * Math.sqrt(expected * (1 - Math.exp(-1.2))));
  });

  test("two causes of death share the cells in the ratio of their rates", () => {
    const type = cellType("a", { apoptosis: { rate: 0.03 }, necrosis: { rate: 0.01 } });
    const scenario = smallTissue({ types: [type], cells: apart("a", 900), half: 700 }, { duration: 60, saveEvery: 60 });
    const end = frames(scenario).at(-1)!;
    const [apoptotic, necrotic] = [inState(end, "apoptotic"), inState(end, "necrotic")];
    const share = apoptotic / (apoptotic + necrotic);
    expect(Math.abs(share - 0.75)).toBeLessThan(4 * Math.sqrt((0.75 * 0.25) / (apoptotic + necrotic)));
  });

  test("an apoptotic cell shrinks and is removed after 516 min", () => {
    const type = cellType("a", { apoptosis: { rate: 1e9 } });
    const seen = frames(smallTissue({ types: [type], cells: apart("a", 4) }, { duration: 600, saveEvery: 30 }));
    expect(seen[1].cells.rows).toBe(4);
    expect(numbers(seen[10].cells, "volume")[0]).toBeLessThan(0.5 * 2494);
    const lasting = seen.filter((frame) => frame.cells.rows > 0).at(-1)!.time;
    expect(lasting).toBeGreaterThanOrEqual(510);
    expect(lasting).toBeLessThanOrEqual(540);
  });

  test("a necrotic cell swells to twice its volume, bursts, and shrinks", () => {
    const type = cellType("a", { necrosis: { rate: 1e9 } });
    const seen = frames(smallTissue({ types: [type], cells: apart("a", 1) }, { duration: 3000, saveEvery: 60 }));
    const volumes = seen.map((frame) => numbers(frame.cells, "volume")[0]);
    const peak = Math.max(...volumes);
    expect(peak).toBeGreaterThan(1.9 * 2494);
    expect(peak).toBeLessThan(2.2 * 2494);
    expect(volumes.at(-1)!).toBeLessThan(peak);
    expect(texts(seen.at(-1)!.cells, "phase")[0]).toContain("lysed");
  });

  test("cells of the live cycle multiply by exp(rate × time)", () => {
    const type = cellType("a", {
      cycle: { model: "live", changes: [{ from: 0, to: 0, rate: 0.002, fixedDuration: false }] },
    });
    const scenario = smallTissue(
      { types: [type], cells: apart("a", 400, 60), half: 800 },
      { duration: 600, saveEvery: 600 },
    );
    const count = frames(scenario).at(-1)!.cells.rows;
    const mean = 400 * Math.exp(1.2);
    // Variance of a pure birth process: n e^{rt}(e^{rt} − 1).
    expect(Math.abs(count - mean)).toBeLessThan(4 * Math.sqrt(400 * Math.exp(1.2) * (Math.exp(1.2) - 1)));
  });

  test("phases of fixed length bring divisions to their minute: 18 h, 36 h", () => {
    const phase = (from: number, hours: number) => ({
      from,
      to: (from + 1) % 4,
      rate: 1 / (60 * hours),
      fixedDuration: true,
    });
    const changes = [phase(0, 7), phase(1, 6), phase(2, 3), phase(3, 2)];
    const type = cellType("a", { cycle: { model: "separated flow cytometry", changes } });
    const seen = frames(smallTissue({ types: [type], cells: apart("a", 1) }, { duration: 2400, saveEvery: 6 }));
    const at = (count: number) => seen.find((frame) => frame.cells.rows === count)!.time;
    expect(at(2)).toBe(1080);
    expect(at(4)).toBe(2160);
  });

  test("division halves volume, keeps the centre of mass, and numbers the daughter", () => {
    const type = cellType("a", {
      cycle: { model: "live", changes: [{ from: 0, to: 0, rate: 1 / 30, fixedDuration: true }] },
    });
    const seen = frames(smallTissue({ types: [type], cells: apart("a", 1) }, { duration: 30, saveEvery: 6 }));
    const before = seen.at(-2)!.cells;
    const after = seen.at(-1)!.cells;
    expect(after.rows).toBe(2);
    expect([...numbers(after, "id")]).toEqual([1, 2]);
    expect([...numbers(after, "parent")]).toEqual([0, 1]);
    const [x1, x2] = numbers(after, "x");
    expect((x1 + x2) / 2).toBeCloseTo(numbers(before, "x")[0], 10);
    expect(numbers(after, "volume")[0]).toBeCloseTo(numbers(before, "volume")[0] / 2, 6);
  });

  test("cells turn into others at their rate and keep their volume", () => {
    const a = cellType("a", { transformations: { b: 0.02 } });
    const b = cellType("b", { volume: { total: 1000, nuclear: 300 } });
    const scenario = smallTissue({ types: [a, b], cells: apart("a", 900), half: 700 }, { duration: 60, saveEvery: 60 });
    const end = frames(scenario).at(-1)!;
    const turned = texts(end.cells, "type").filter((name) => name === "b").length;
    const p = 1 - Math.exp(-1.2);
    expect(Math.abs(turned - 900 * p)).toBeLessThan(4 * Math.sqrt(900 * p * (1 - p)));
    expect(Math.min(...numbers(end.cells, "volume"))).toBeGreaterThan(1000);
  });
});

test.each(["accurate", "physicell"] as const)(
  "where a rule lifts the daughters of another type to 1, none is like its mother, %s",
  (numerics) => {
    const cycle = { model: "live", changes: [{ from: 0, to: 0, rate: 0.004, fixedDuration: false }] } as const;
    const mother = cellType("mother", { cycle, asymmetricDivision: { mother: 1 } });
    const lift: Rule = {
      cellType: "mother",
      signal: "time",
      direction: "increases",
      behaviour: "asymmetric division to other",
      response: 1,
      halfMaximum: 1e-3,
      hillPower: 16,
      appliesToDead: false,
    };
    const small = { types: [mother, cellType("other")], cells: apart("mother", 25), rules: [lift] };
    const types = texts(frames(smallTissue(small, { duration: 600, saveEvery: 600, numerics })).at(-1)!.cells, "type");
    expect(types.filter((type) => type === "mother").length).toBe(25);
    expect(types.length).toBeGreaterThan(50);
  },
);

test("under PhysiCell's numerics, probabilities are rate times step", () => {
  const type = cellType("a", { apoptosis: { rate: 1 / 12 } });
  const scenario = smallTissue(
    { types: [type], cells: apart("a", 900), half: 700 },
    { duration: 6, saveEvery: 6, numerics: "physicell" },
  );
  // Half of them at once, not 1 − exp(−1/2) = 39 %.
  expect(Math.abs(inState(frames(scenario).at(-1)!, "live") - 450)).toBeLessThan(4 * 15);
});

test("a frame has the columns that its contract names", () => {
  const [frame] = frames(smallTissue({ types: [cellType("a")], cells: apart("a", 3) }, { duration: 6 }));
  const promised =
    "id parent type state phase x y z radius nuclear_radius volume pressure damage vx vy vz time_in_phase".split(" ");
  expect(promised.map((name) => column(frame.cells, name).name)).toEqual(promised);
});
