import { describe, expect, test } from "vitest";
import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { table } from "../../foundation/table.ts";
import { factorShares } from "./factor-shares.ts";
import { type Pathway, upstreamOf } from "./pathways.ts";

test("parts of a product's change sum to it, and a factor that stands still has none", () => {
  const parts = factorShares([0.5, 0.9, 2], [0.1, 0.9, 3]);
  expect(parts[0] + parts[1] + parts[2]).toBeCloseTo(0.1 * 0.9 * 3 - 0.5 * 0.9 * 2, 12);
  expect(parts[1]).toBe(0);
  expect(parts[0]).toBeLessThan(0);
  expect(parts[2]).toBeGreaterThan(0);
});

const pathway: Pathway = {
  term: "kills",
  sign: -1,
  workers: "killers",
  factors: [
    { name: "seen", column: "seen" },
    { name: "free", column: "free" },
  ],
  supplies: [
    { name: "node", column: "node", sign: 1, through: "entered" },
    { name: "entry", column: "entered", sign: 1 },
    { name: "exhaustion", column: "exhausted", sign: -1 },
  ],
};

interface Rates {
  readonly killers?: number;
  readonly seen?: number;
  readonly free?: number;
  readonly entry?: number;
  readonly node?: number;
}

/** Twenty days before and after a change; kills follow from killers and factors. */
function upstream(before: Rates, after: Rates) {
  const random = generator(9, streams.smallPopulation, 2, 1);
  const names = ["day", "cells", "killers", "seen", "free", "kills", "entered", "exhausted", "node"] as const;
  const columns = Object.fromEntries(names.map((name) => [name, [] as number[]]));
  let [kills, entered, exhausted, node] = [0, 0, 0, 0];
  for (let day = 0; day <= 40; day++) {
    const { killers = 50, seen = 0.9, free = 0.6, entry = 5, node: left = 2 } = day < 20 ? before : after;
    if (day > 0) {
      kills += random.poisson(killers * seen * free * 0.8);
      entered += random.poisson(entry);
      exhausted += random.poisson(3);
      node += random.poisson(left);
    }
    const row = { day, cells: 400, killers: killers + random.normal(), seen, free, kills, entered, exhausted, node };
    for (const name of names) columns[name].push(row[name]);
  }
  const series = table(
    "series",
    names.map((name) => ({ name, unit: "", label: name, values: Float64Array.from(columns[name]) })),
  );
  const rows = upstreamOf(series, "cells", pathway, { from: 2, to: 19 }, { from: 21, to: 38 }, 1);
  return [...rows].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}

describe("of what lies upstream of killing, the cause that was built in comes first", () => {
  test.each([
    ["seen", { seen: 0.2 }],
    ["free", { free: 0.1 }],
    ["killers", { killers: 10 }],
  ])("%s", (what, after) => {
    const [first, second] = upstream({}, after);
    expect(first.what).toBe(what);
    expect(first.lo).toBeGreaterThan(0);
    expect(Math.abs(second.contribution)).toBeLessThan(first.contribution / 2);
  });
});

test("killers that come faster account for the work that they do", () => {
  const rows = upstream({ entry: 1 }, { entry: 9 });
  const entry = rows.find(({ what }) => what === "entry");
  // 8 more a day, 10 days there on average over 20, 0.43 kills a day each, among 400 cells.
  expect(entry?.contribution).toBeLessThan(-0.06);
  expect(entry?.contribution).toBeGreaterThan(-0.11);
});

test("what acts through entry accounts for no more than entry, and for nothing against its direction", () => {
  const along = upstream({ entry: 2, node: 1 }, { entry: 8, node: 6 });
  const part = (rows: typeof along, name: string) => rows.find(({ what }) => what === name)?.contribution ?? 0;
  expect(part(along, "node")).toBeCloseTo(part(along, "entry"), 10);
  const against = upstream({ entry: 2, node: 6 }, { entry: 8, node: 1 });
  expect(part(against, "node")).toBeCloseTo(0, 12);
});

test("a rate without events has nothing upstream", () => {
  expect(upstream({ killers: 0 }, { killers: 0 })).toEqual([]);
});
