import { expect, test } from "vitest";
import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { numbers, type Table, table } from "../../foundation/table.ts";
import { countLimits, eventRates, integral, netGrowth, type RateTerm } from "./event-rates.ts";

const terms: readonly RateTerm[] = [
  { name: "births", sign: 1 },
  { name: "kills", sign: -1 },
  { name: "deaths", sign: -1 },
];

/** Cells whose kills fall on day 20 from 0.2 a day to 0.02. */
function known(seed: number): Table {
  const random = generator(seed, streams.smallPopulation, 1, 1);
  const columns = { day: [0], cells: [300], births: [0], kills: [0], deaths: [0] };
  for (let day = 1; day <= 40; day++) {
    let n = columns.cells[day - 1];
    let [births, kills, deaths] = [0, 0, 0];
    // In tenths of a day: the rates are those of cells that are there then.
    for (let k = 0; k < 10; k++) {
      const [b, c, d] = [0.015, day <= 20 ? 0.02 : 0.002, 0.002].map((rate) => random.poisson(rate * n));
      n += b - c - d;
      births += b;
      kills += c;
      deaths += d;
    }
    columns.day.push(day);
    columns.cells.push(n);
    columns.births.push(columns.births[day - 1] + births);
    columns.kills.push(columns.kills[day - 1] + kills);
    columns.deaths.push(columns.deaths[day - 1] + deaths);
  }
  return table(
    "series",
    Object.entries(columns).map(([name, values]) => ({
      name,
      unit: "",
      label: name,
      values: Float64Array.from(values),
    })),
  );
}

const series = known(4);
const before = { from: 5, to: 20 };
const after = { from: 20, to: 35 };
const rates = eventRates(series, "cells", terms, before, after);
const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);

test("what each rate added sums to the change of net growth, to the last bit that matters", () => {
  const change = netGrowth(series, "cells", after) - netGrowth(series, "cells", before);
  expect(sum(numbers(rates, "contribution"))).toBeCloseTo(change, 12);
});

test("intervals hold what was built in, for each rate, in about 95 of 100 series", () => {
  const truth = [0, 0.18, 0];
  const held = [0, 0, 0];
  for (let seed = 0; seed < 200; seed++) {
    const found = eventRates(known(seed), "cells", terms, before, after);
    truth.forEach((value, row) => {
      if (numbers(found, "lo")[row] <= value && numbers(found, "hi")[row] >= value) held[row]++;
    });
  }
  for (const of of held) {
    expect(of).toBeGreaterThan(180);
    expect(of).toBeLessThan(200);
  }
});

test("limits of counts are those of Garwood's table", () => {
  expect(countLimits(0)[0]).toBe(0);
  expect(countLimits(0)[1]).toBeCloseTo(3.689, 3);
  expect(countLimits(10)[0]).toBeCloseTo(4.795, 3);
  expect(countLimits(10)[1]).toBeCloseTo(18.39, 2);
});

test("a look that is missing leaves the time before it to the look that is there", () => {
  const day = [0, 1, 2];
  expect(integral(day, [4, Number.NaN, 8], { from: 0, to: 2 })).toBe(4);
  expect(integral(day, [2, 4, 8], { from: 0, to: 2 })).toBe(9);
});
