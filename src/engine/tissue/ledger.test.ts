import { describe, expect, test } from "vitest";
import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { column, numbers, type Table, texts } from "../../foundation/table.ts";
import { cellHistory, whyItDied } from "./cell-history.ts";
import { cloneSizes } from "./clone-sizes.ts";
import { type EventKind, eventKinds, eventNames } from "./event-kinds.ts";
import { Ledger, readEvents } from "./ledger.ts";
import { clone, type Life, lineageTable, lives } from "./lineage.ts";
import { newick } from "./newick.ts";

/** What a row says, as a text. */
function told(source: Table): string[] {
  const [time, cell, other] = ["time", "cell", "other"].map((name) => numbers(source, name));
  return texts(source, "kind").map((kind, row) => `${time[row]} ${kind} ${cell[row]} ${other[row]}`);
}

describe("the ledger", () => {
  test("keeps every event in order, over many growths, and gives it back from its table", () => {
    const ledger = new Ledger();
    for (let i = 0; i < 5000; i++) ledger.add(eventNames[i % 12], i / 10, 5000 - i, i, i % 5 === 0 ? Number.NaN : -i);
    const { rows, time, kind, cell, other, value } = ledger.columns();
    expect(rows).toBe(5000);
    for (let i = 0; i < 5000; i++)
      expect([time[i], kind[i], cell[i], other[i], value[i]]).toEqual([
        i / 10,
        i % 12,
        5000 - i,
        i,
        i % 5 === 0 ? Number.NaN : -i,
      ]);
    expect(readEvents(ledger.table())).toEqual(ledger.columns());
    const second = new Ledger([]);
    second.extend(ledger.columns());
    expect(second.columns()).toEqual(ledger.columns());
  });

  test("leaves out kinds that are switched off, from then on", () => {
    const ledger = new Ledger(["born", "removed"]);
    ledger.add("born", 0, 1);
    ledger.add("attacked", 1, 1, 2, 0.5);
    ledger.switch("attacked", true);
    ledger.switch("born", false);
    expect([ledger.records("attacked"), ledger.records("born")]).toEqual([true, false]);
    ledger.add("attacked", 2, 1, 2, 0.5);
    ledger.add("born", 3, 3, 1);
    expect(told(ledger.table())).toEqual(["0 born 1 0", "2 attacked 1 2"]);
    expect(column(ledger.table(), "time").unit).toBe("min");
  });

  test("refuses stored events of an unknown kind, or whose time runs backwards, with their row", () => {
    const ledger = new Ledger();
    ledger.add("born", 2, 1);
    ledger.add("removed", 1, 1);
    expect(() => readEvents(ledger.table())).toThrow("events, row 1: found 1 min after 2; expected time that goes on");
    const source = ledger.table();
    const columns = source.columns.map((one) => (one.name === "kind" ? { ...one, values: ["born", "toString"] } : one));
    expect(() => readEvents({ ...source, columns })).toThrow("events, row 1: found toString");
  });
});

describe("the history of a cell", () => {
  const ledger = new Ledger();
  ledger.add("born", 0, 1);
  ledger.add("born", 0, 2);
  ledger.add("entered", 3, 7);
  ledger.add("born", 5, 3, 1);
  ledger.add("bound", 6, 3, 7);
  ledger.add("attacked", 6, 3, 7, 0.5);
  ledger.add("inhibited", 6.5, 7, 3, 0.9);
  ledger.add("attacked", 7, 3, 8, 0.25);
  ledger.add("attacked", 7, 2, 7, 9);
  ledger.add("attacked", 8, 3, 7, 1);
  ledger.add("died-apoptosis", 9, 3, 0, 1.75);
  ledger.add("eaten", 12, 3, 2);
  ledger.add("fused", 13, 8, 2);
  const events = ledger.columns();

  test("lists what happened to it and what it did to others", () => {
    expect(told(cellHistory(events, 7))).toEqual([
      "3 entered 7 0",
      "6 bound 3 7",
      "6 attacked 3 7",
      "6.5 inhibited 7 3",
      "7 attacked 2 7",
      "8 attacked 3 7",
    ]);
    expect(cellHistory(events, 99).rows).toBe(0);
  });

  test("says why it died: who attacked it, how much, and what ended it, and nothing of later times", () => {
    const death = whyItDied(events, 3)!;
    expect(death).toMatchObject({ kind: "died-apoptosis", time: 9, by: 0 });
    expect([...death.attackers]).toEqual([
      [7, 1.5],
      [8, 0.25],
    ]);
    expect(told(death.chain)).toEqual([
      "5 born 3 1",
      "6 bound 3 7",
      "6 attacked 3 7",
      "7 attacked 3 8",
      "8 attacked 3 7",
      "9 died-apoptosis 3 0",
    ]);
    expect(whyItDied(events, 8)).toMatchObject({ kind: "fused", by: 2 });
    expect(whyItDied(events, 1)).toBeUndefined();
  });
});

describe("lineages", () => {
  const ledger = new Ledger();
  ledger.add("born", 0, 1);
  ledger.add("born", 10, 2, 1);
  ledger.add("born", 15, 3, 2);
  ledger.add("born", 20, 4, 1);
  ledger.add("died-necrosis", 25, 2);
  ledger.add("removed", 30, 2);
  ledger.add("attacked", 31, 50, 4);
  const all = lives(ledger.columns());

  test("a small tree is as drawn by hand, as a table, in Newick, and in sizes", () => {
    const rows = lineageTable(clone(all, 1));
    expect(Array.from(numbers(rows, "cell"))).toEqual([1, 2, 3, 4]);
    expect(Array.from(numbers(rows, "parent"))).toEqual([0, 1, 2, 1]);
    expect(Array.from(numbers(rows, "generation"))).toEqual([0, 1, 2, 1]);
    expect(Array.from(numbers(rows, "ended"))).toEqual([Number.NaN, 25, Number.NaN, Number.NaN]);
    expect(texts(rows, "end")).toEqual(["", "died-necrosis", "", ""]);
    expect(newick(all.get(1)!, 0, 40)).toBe("((3:25,2:10):5,(4:20,1:20):10):10;");
    expect(newick(all.get(1)!, 0, 12)).toBe("(2:2,1:2):10;");
    expect(newick(all.get(50)!, 5, 40)).toBe("50:35;");
    const sizes = cloneSizes(all, [0, 10, 22, 25, 40]);
    const said = Array.from(numbers(sizes, "time"), (time, row) => [
      time,
      numbers(sizes, "founder")[row],
      numbers(sizes, "cells")[row],
    ]);
    // Cell 50 is first heard of at 31, but nobody told of its coming: it was always there.
    expect(said.filter(([, founder]) => founder === 1)).toEqual([
      [0, 1, 1],
      [10, 1, 2],
      [22, 1, 4],
      [25, 1, 3],
      [40, 1, 3],
    ]);
    expect(said.filter(([, founder]) => founder === 50)).toHaveLength(5);
  });

  test("a founder that nobody saw come, a line of 100,000 divisions, and births at one moment are no trouble", () => {
    const long = new Ledger();
    for (let i = 0; i < 50_000; i++) {
      long.add("born", i, 2 * i + 2, 1);
      long.add("born", i, 2 * i + 3, i === 0 ? 1 : 2 * i + 1);
    }
    const found = lives(long.columns());
    expect(found.get(1)).toMatchObject({ parent: 0, founder: 1, born: Number.NEGATIVE_INFINITY });
    expect(found.get(100_001)).toMatchObject({ founder: 1, generation: 50_000 });
    expect(newick(found.get(1)!, -5, 60_000).match(/\d+:/g)).toHaveLength(100_001);
  });

  test("events that cannot be are refused with their row", () => {
    const refused = (...list: [EventKind, number, number, number?][]) => {
      const wrong = new Ledger();
      for (const [kind, time, cell, other] of list) wrong.add(kind, time, cell, other);
      return () => lives(wrong.columns());
    };
    expect(refused(["born", 0, 1], ["born", 1, 1, 2])).toThrow("events, row 1: found cell 1 again");
    expect(refused(["born", 0, 2, 1], ["born", 1, 1, 2])).toThrow("events, row 1: found cell 1 again");
    expect(refused(["born", 0, 1], ["removed", 1, 1], ["born", 2, 2, 1])).toThrow(
      "events, row 2: found a birth from cell 1 after its end (removed); expected a living cell",
    );
    expect(() => newick(all.get(4)!, 0, 19)).toThrow("cell 4 is there from minute 20");
  });
});

/** A tissue at random, and beside the ledger what an observer would remember of each cell. */
interface Remembered {
  readonly cell: number;
  readonly parent: number;
  readonly born: number;
  ended: number;
  readonly touched: string[];
  readonly own: string[];
}

function randomTissue(seed: number, steps: number) {
  const chance = generator(seed, streams.bootstrap, 0, 0);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance.uniform() * from.length)];
  const ledger = new Ledger();
  const all: Remembered[] = [];
  let living: Remembered[] = [];
  let time = 0;
  const tell = (kind: EventKind, of: Remembered, by: Remembered | undefined, value?: number) => {
    ledger.add(kind, time, of.cell, by?.cell ?? 0, value);
    const words = `${time} ${kind} ${of.cell} ${by?.cell ?? 0}`;
    if (of.ended === Infinity || "end" in eventKinds[kind]) of.own.push(words);
    for (const one of new Set([of, by])) one?.touched.push(words);
  };
  const come = (kind: EventKind, parent?: Remembered) => {
    const one = { cell: all.length + 1, parent: parent?.cell ?? 0, born: time, ended: Infinity, touched: [], own: [] };
    all.push(one);
    living.push(one);
    tell(kind, one, parent, 0);
  };
  const go = (kind: EventKind, one: Remembered, by?: Remembered) => {
    tell(kind, one, by);
    one.ended = time;
    living = living.filter((other) => other !== one);
  };
  for (let i = 0; i < 5; i++) come("born");
  for (let step = 0; step < steps; step++) {
    time += Math.floor(3 * chance.uniform()) / 4;
    const one = living.length === 0 ? undefined : pick(living);
    const act = chance.uniform();
    if (!one || act < 0.05) come("entered");
    else if (act < 0.4) come("born", one);
    else if (act < 0.55) tell("attacked", one, pick(living), chance.uniform());
    else if (act < 0.7) tell(pick<EventKind>(["bound", "released", "inhibited", "transformed"]), one, pick(all));
    else if (act < 0.9) go(pick<EventKind>(["died-apoptosis", "died-necrosis", "removed"]), one);
    else if (living.length > 1) {
      const others = living.filter((other) => other !== one);
      go(pick<EventKind>(["eaten", "fused"]), one, pick(others));
    }
  }
  return { ledger, all, time };
}

describe.each([1, 2, 3, 4])("a random tissue (seed %i)", (seed) => {
  const { ledger, all, time: end } = randomTissue(seed, 600);
  const events = ledger.columns();
  const found = lives(events);

  test("its lives, histories and ends are as an observer remembers them", () => {
    expect([...found.keys()]).toEqual(all.map(({ cell }) => cell));
    for (const one of all) {
      const { cell, parent, born, ended } = one;
      const founder = parent === 0 ? cell : found.get(parent)!.founder;
      expect(found.get(cell)).toMatchObject({ cell, parent, founder, born, ended });
      expect(told(cellHistory(events, cell))).toEqual(one.touched);
      const death = whyItDied(events, cell);
      expect(death?.time ?? Infinity).toBe(ended);
      if (death) expect(told(death.chain)).toEqual(one.own);
    }
  });

  test("its clones are at all times as large as a count of their living cells", () => {
    const times = Array.from({ length: 30 }, (_, i) => (i * end) / 29);
    const expected = times.flatMap((time) => {
      const counts = new Map<number, number>();
      for (const { cell, born, ended } of all) {
        const { founder } = found.get(cell)!;
        if (born <= time && ended > time) counts.set(founder, (counts.get(founder) ?? 0) + 1);
      }
      return [...counts].sort((a, b) => a[0] - b[0]).map(([founder, cells]) => [time, founder, cells]);
    });
    const sizes = cloneSizes(found, times);
    const [time, founder, cells] = ["time", "founder", "cells"].map((name) => numbers(sizes, name));
    expect(Array.from(time, (at, row) => [at, founder[row], cells[row]])).toEqual(expected);
  });

  test("in Newick, each cell of a clone is a leaf as far from the root as the moment that it ended", () => {
    const founders = [...found.values()].filter(({ parent }) => parent === 0);
    expect(founders.length).toBeGreaterThan(4);
    for (const founder of founders) {
      const leaves = leavesOf(newick(founder, 0, end));
      const members = clone(found, founder.cell);
      expect([...leaves.keys()].sort(byNumber)).toEqual(members.map(({ cell }) => cell).sort(byNumber));
      for (const { cell, ended } of members)
        expect(leaves.get(cell), `cell ${cell}`).toBeCloseTo(Math.min(ended, end) - founder.born, 9);
    }
  });
});

const byNumber = (a: number, b: number) => a - b;

/** Distance of each leaf from the root, read from the text's end, where branches come before what hangs on them. */
function leavesOf(text: string): Map<Life["cell"], number> {
  const leaves = new Map<number, number>();
  const depths = [0];
  const tokens = text.match(/[(),;]|[^(),;]+/g)!.reverse();
  for (const token of tokens) {
    if (token === ";" || token === ",") continue;
    if (token === "(") depths.pop();
    else if (token !== ")") {
      const [name, length] = token.split(":");
      const depth = depths[depths.length - 1] + Number(length);
      if (name === "") depths.push(depth);
      else leaves.set(Number(name), depth);
    }
  }
  return leaves;
}
