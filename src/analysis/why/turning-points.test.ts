import { describe, expect, test } from "vitest";
import { exp } from "../../foundation/maths.ts";
import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { countSeries } from "./count-series.ts";
import { mainTurn, turningPoints } from "./turning-points.ts";

const looks = 61;
const day = Float64Array.from({ length: looks }, (_, i) => i);

type Rates = (day: number) => readonly [number, number];

/** Cells that are born and die one by one: a day's births and deaths are counts. */
function tallied(seed: number, start: number, rates: Rates) {
  const random = generator(seed, streams.smallPopulation, 77, 1);
  let n = start;
  let counted = 0;
  const events = new Float64Array(looks);
  const values = day.map((t) => {
    if (t === 0) return n;
    const [birth, death] = rates(t);
    const [births, deaths] = [random.poisson(n * birth), Math.min(n, random.poisson(n * death))];
    n += births - deaths;
    counted += births + deaths;
    events[t] = counted;
    return n;
  });
  return { values, events };
}

function birthsAndDeaths(seed: number, start: number, rates: Rates): Float64Array {
  return tallied(seed, start, rates).values;
}

const turnsOf = (values: Float64Array) => turningPoints(countSeries(day, values), 1);

test("noise of counting alone shows turns in fewer than one series in twenty", () => {
  let wrong = 0;
  for (let seed = 0; seed < 200; seed++) {
    const random = generator(seed, streams.smallPopulation, 78, 1);
    if (turnsOf(day.map((t) => random.poisson(200 * exp(0.03 * t)))).length > 0) wrong++;
  }
  expect(wrong / 200).toBeLessThan(0.05);
});

test("known births and deaths sharpen the noise: what they make certain is found, and nothing else", () => {
  const turns = (values: Float64Array, events: Float64Array) =>
    turningPoints(countSeries(day, values, 1, events), 1).filter(({ kind }) => kind !== "died out");
  const found = { turn: 0, none: 0 };
  for (let seed = 0; seed < 100; seed++) {
    const plain = tallied(seed, 150, () => [0.2, 0.2]);
    if (turns(plain.values, plain.events).length > 0) found.none++;
    // Many events before the turn, few after: noise on average would hide it.
    const bent = tallied(seed, 150, (t) => (t <= 15 ? [0.4, 0.52] : [0.08, 0.02]));
    if (
      turns(bent.values, bent.events).some(({ kind, day: at }) => kind.startsWith("began") && Math.abs(at - 15) < 7)
    ) {
      found.turn++;
    }
  }
  expect(found.none).toBeLessThan(5);
  expect(found.turn).toBeGreaterThan(75);
});

test("a collapse to a handful of cells and a comeback is found", () => {
  let found = 0;
  for (let seed = 0; seed < 60; seed++) {
    const values = birthsAndDeaths(1000 + seed, 120, (t) => (t <= 14 ? [0.1, 0.35] : [0.25, 0.05]));
    if (values[looks - 1] === 0) continue;
    const turn = mainTurn(turnsOf(values));
    if (turn?.kind === "began to grow" && Math.abs(turn.day - 14) <= 6) found++;
  }
  expect(found).toBeGreaterThan(30);
});

describe("a course without a turn", () => {
  test.each([
    ["growth", 200, 0.15, 0.1],
    ["decline", 800, 0.1, 0.14],
    ["neither", 300, 0.2, 0.2],
    ["few cells", 40, 0.15, 0.12],
  ])("%s: fewer than one series in twenty shows one", (_, start, birth, death) => {
    let wrong = 0;
    const all = 200;
    for (let seed = 0; seed < all; seed++) {
      const turns = turnsOf(birthsAndDeaths(seed, start, () => [birth, death]));
      if (turns.some(({ kind }) => kind !== "died out")) wrong++;
    }
    expect(wrong / all).toBeLessThan(0.05);
  });
});

test("a clear turn from decline to growth is found in nearly every series, within its interval", () => {
  let found = 0;
  let covered = 0;
  const all = 100;
  for (let seed = 0; seed < all; seed++) {
    const values = birthsAndDeaths(seed, 400, (t) => (t <= 25 ? [0.1, 0.2] : [0.2, 0.12]));
    const turn = mainTurn(turnsOf(values));
    if (turn?.kind !== "began to grow" || Math.abs(turn.day - 25) > 6) continue;
    found++;
    if (turn.lo <= 25 && turn.hi >= 25) covered++;
  }
  expect(found).toBeGreaterThan(90);
  expect(covered / found).toBeGreaterThan(0.85);
});

test("growth that halves is a change of slope, not of sign", () => {
  const values = day.map((t) => Math.round(500 * exp(t < 30 ? 0.08 * t : 2.4 + 0.03 * (t - 30))));
  const turn = mainTurn(turnsOf(values));
  expect(turn?.kind).toBe("grew more slowly");
  expect(turn?.day).toBeCloseTo(30, 0);
});

test("growth that stops is told as such", () => {
  const values = day.map((t) => Math.round(500 * exp(0.08 * Math.min(t, 30))));
  expect(mainTurn(turnsOf(values))?.kind).toBe("stopped growing");
});

test("a smooth exponential has no turn", () => {
  expect(turnsOf(day.map((t) => 1e9 * exp(0.05 * t)))).toEqual([]);
});

test("two turns are both found, in the order of time", () => {
  const values = birthsAndDeaths(3, 600, (t) => (t <= 20 ? [0.2, 0.1] : t <= 40 ? [0.1, 0.25] : [0.25, 0.1]));
  expect(turnsOf(values).map(({ kind }) => kind)).toEqual(["began to shrink", "began to grow"]);
});

test("cells that die out are told, with the first look without any", () => {
  const values = day.map((t) => Math.max(0, 5 - Math.floor(t / 3)));
  expect(mainTurn(turnsOf(values))).toMatchObject({ kind: "died out", day: 15, lo: 14 });
});

test("the same cells counted in the unit of a body turn on the same day", () => {
  const values = birthsAndDeaths(5, 400, (t) => (t <= 25 ? [0.1, 0.2] : [0.2, 0.12]));
  const scaled = turningPoints(
    countSeries(
      day,
      values.map((n) => n * 1e6),
      1e6,
    ),
    1,
  );
  const turns = turnsOf(values);
  expect(scaled.map(({ day: at }) => at)).toEqual(turns.map(({ day: at }) => at));
});
