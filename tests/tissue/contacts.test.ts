/** What cells do to one another, and what holds whatever they do. */
import { expect, test } from "vitest";
import { TissueRun } from "../../src/engine/tissue/tissue-run.ts";
import { runTissue } from "../../src/experiments/tissue-experiment.ts";
import { numbers, texts } from "../../src/foundation/table.ts";
import type { InitialCell, TissueScenario } from "../../src/models/tissue/contract.ts";
import type { TissueFrame } from "../../src/models/tissue/frame.ts";
import { cellType, patch, smallTissue, substance } from "./small-tissue.ts";

function lastFrame(scenario: TissueScenario): TissueFrame {
  let last: TissueFrame | undefined;
  expect(runTissue(scenario, { onFrame: (frame) => void (last = frame) }).code).toBe("done");
  return last!;
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
const pairs = (count: number, other: string): InitialCell[] =>
  Array.from({ length: count }, (_, i) => {
    const [x, y] = [((i % 20) - 10) * 60, (Math.floor(i / 20) - 10) * 60];
    return [
      { position: [x, y, 0] as const, type: "a" },
      { position: [x + 15, y, 0] as const, type: other },
    ];
  }).flat();

test("eating moves volume and removes the eaten: nothing is lost", () => {
  const still = { volume: { fluidChangeRate: 0, nuclearBiomassChangeRate: 0, cytoplasmicBiomassChangeRate: 0 } };
  const a = cellType("a", {
    ...still,
    interactions: { phagocytosis: { apoptotic: 0, necrotic: 0, otherDead: 0, live: { b: 1 } } },
  });
  const b = cellType("b", still);
  const end = lastFrame(smallTissue({ types: [a, b], cells: pairs(100, "b"), half: 700 }, { duration: 60 }));
  expect(end.cells.rows).toBe(100);
  expect(sum(numbers(end.cells, "volume"))).toBeCloseTo(200 * 2494, 6);
});

test.each(["accurate", "physicell"] as const)(
  "%s: an attack does rate × duration of damage in the mean",
  (numerics) => {
    const a = cellType("a", { interactions: { attack: { b: 0.05 }, attackDamageRate: 2, attackDuration: 3 } });
    const b = cellType("b");
    const scenario = smallTissue({ types: [a, b], cells: pairs(300, "b"), half: 700 }, { duration: 600, numerics });
    let attacks = 0;
    let damage = 0;
    const run = new TissueRun(scenario, {
      tell: (event, _, __, ___, value) => {
        if (event === "bound") attacks++;
        if (event === "attacked") damage += value;
      },
    });
    while (run.status.code === "running") run.advance();
    // A cell that attacks for 3 in every 23 minutes.
    expect(attacks / 300).toBeGreaterThan(600 / 23 - 2);
    expect(attacks / 300).toBeLessThan(600 / 23 + 2);
    expect(Math.abs(damage / attacks - 6)).toBeLessThan(
      (4 * 6) / Math.sqrt(attacks) + (numerics === "physicell" ? 0.2 : 0),
    );
  },
);

test("damage kills by a rule, and only the attacked", () => {
  const a = cellType("a", { interactions: { attack: { b: 1 }, attackDamageRate: 1, attackDuration: 1e6 } });
  const b = cellType("b");
  const rule = {
    cellType: "b",
    signal: "damage",
    direction: "increases",
    behaviour: "apoptosis",
    response: 1,
    halfMaximum: 10,
    hillPower: 8,
    appliesToDead: false,
  } as const;
  const end = lastFrame(
    smallTissue({ types: [a, b], cells: pairs(100, "b"), half: 700, rules: [rule] }, { duration: 120 }),
  );
  const dead = texts(end.cells, "state").map((state) => state !== "live");
  const types = texts(end.cells, "type");
  expect(dead.filter((is, i) => is && types[i] === "b").length).toBe(100);
  expect(dead.filter((is, i) => is && types[i] === "a").length).toBe(0);
});

test("fusion joins two cells at their centre of mass", () => {
  const a = cellType("a", { interactions: { fusion: { b: 5 } } });
  const end = lastFrame(smallTissue({ types: [a, cellType("b")], cells: pairs(1, "b"), half: 700 }, { duration: 6 }));
  expect(end.cells.rows).toBe(1);
  expect(numbers(end.cells, "x")[0]).toBeCloseTo(-592.5, 0);
  expect(numbers(end.cells, "volume")[0]).toBeGreaterThan(2 * 2494 * 0.99);
});

test("springs hold cells together that their crawling would part", () => {
  const spread = (attachmentRate: number) => {
    const crawling = { enabled: true, speed: 1, persistenceTime: 10 };
    const a = cellType("a", { motility: crawling, mechanics: { attachmentRate, attachmentElasticity: 0.1 } });
    const { cells } = lastFrame(smallTissue({ types: [a], cells: patch("a", 6, 16) }, { duration: 240 }));
    return Math.sqrt(sum(numbers(cells, "x").map((x) => x * x)) + sum(numbers(cells, "y").map((y) => y * y)));
  };
  expect(spread(10)).toBeLessThan(0.6 * spread(0));
});

test("crawling without bias spreads as a persistent random walk", () => {
  const [speed, persistenceTime, t] = [2, 5, 60];
  const a = cellType("a", { motility: { enabled: true, speed, persistenceTime } });
  const cells = Array.from({ length: 900 }, (_, i) => ({
    position: [((i % 30) - 15) * 60, (Math.floor(i / 30) - 15) * 60, 0] as const,
    type: "a",
  }));
  const end = lastFrame(smallTissue({ types: [a], cells, half: 1200 }, { duration: t }));
  const [x, y] = [numbers(end.cells, "x"), numbers(end.cells, "y")];
  const square = cells.map(({ position }, i) => (x[i] - position[0]) ** 2 + (y[i] - position[1]) ** 2);
  const mean = square.reduce((total, value) => total + value, 0) / square.length;
  const p = persistenceTime;
  const theory = 2 * speed * speed * p * (t - p * (1 - Math.exp(-t / p)));
  expect(Math.abs(mean / theory - 1)).toBeLessThan(4 / Math.sqrt(900));
});

test("cells follow the gradient of what a source gives off", () => {
  const a = cellType("a", {
    motility: {
      enabled: true,
      speed: 1,
      persistenceTime: 2,
      bias: 0.8,
      sensitivities: { lure: 1 },
      normaliseEachGradient: true,
    },
  });
  const source = cellType("source", {
    exchange: { lure: { secretion: 10, target: 1, uptake: 0, release: 0 } },
    mechanics: { movable: false },
  });
  const cells = [{ position: [0, 0, 0] as const, type: "source" }, ...patch("a", 5, 20, 120, 0)];
  const lure = substance("lure", { diffusion: 1000, decay: 0.01 });
  const end = lastFrame(smallTissue({ types: [a, source], cells, substances: [lure] }, { duration: 60 }));
  const x = numbers(end.cells, "x");
  expect(x[0]).toBe(0);
  expect(sum(x.slice(1)) / 25).toBeLessThan(95);
});
