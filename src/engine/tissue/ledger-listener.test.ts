import { expect, test } from "vitest";
import { busyTissue } from "../../../tests/tissue/busy-tissue.ts";
import { type EventKind, eventNames } from "./event-kinds.ts";
import { Ledger } from "./ledger.ts";
import { LedgerListener } from "./ledger-listener.ts";
import { TissueRun } from "./tissue-run.ts";

const rows = (ledger: Ledger) => {
  const { rows: count, time, kind, cell, other, value } = ledger.columns();
  return Array.from({ length: count }, (_, i) => [time[i], eventNames[kind[i]], cell[i], other[i], value[i]]);
};

function listening(...kinds: EventKind[]) {
  const ledger = new Ledger(kinds.length > 0 ? kinds : undefined);
  return { ledger, listener: new LedgerListener(ledger) };
}

test("an attack is written down once, with all its damage, when it is over", () => {
  const { ledger, listener } = listening();
  listener.tell("bound", 1, 7, 2, 0);
  for (let k = 0; k < 4; k++) listener.tell("attacked", 1 + k, 7, 2, 0.5);
  listener.tell("released", 6, 7, 2, 0);
  expect(rows(ledger)).toEqual([
    [1, "bound", 7, 2, 0],
    [6, "attacked", 7, 2, 2],
    [6, "released", 7, 2, 5],
  ]);
});

test("who did the damage stands before the death that it led to", () => {
  const { ledger, listener } = listening();
  listener.tell("attacked", 1, 7, 2, 3);
  listener.tell("attacked", 1, 7, 3, 4);
  listener.tell("attacked", 1, 8, 4, 5);
  listener.tell("died-apoptosis", 2, 7, 0, 7);
  expect(rows(ledger).map(([, kind, cell, other]) => [kind, cell, other])).toEqual([
    ["attacked", 7, 2],
    ["attacked", 7, 3],
    ["died-apoptosis", 7, 0],
  ]);
});

test("flush writes down attacks that go on, and the rest of them later", () => {
  const { ledger, listener } = listening();
  listener.tell("attacked", 1, 7, 2, 3);
  listener.flush(6);
  listener.flush(12);
  listener.tell("attacked", 13, 7, 2, 1);
  listener.flush(18);
  expect(rows(ledger).map(([time, , , , value]) => [time, value])).toEqual([
    [6, 3],
    [18, 1],
  ]);
});

test("attacks that nobody records are not summed", () => {
  const { ledger, listener } = listening("born");
  listener.tell("attacked", 1, 7, 2, 3);
  listener.flush(6);
  expect(rows(ledger)).toEqual([]);
});

test("in a busy tissue, damage in the ledger is damage done, however often it is flushed", () => {
  const damage = (everyStep: boolean) => {
    const { ledger, listener } = listening();
    const run = new TissueRun(busyTissue({ duration: 60 }), { tell: listener.tell });
    while (run.status.code === "running") {
      run.advance();
      if (everyStep) listener.flush(run.time);
    }
    listener.flush(run.time);
    const attacks = rows(ledger).filter(([, kind]) => kind === "attacked");
    return { count: attacks.length, sum: attacks.reduce((sum, row) => sum + Number(row[4]), 0) };
  };
  const [often, once] = [damage(true), damage(false)];
  expect(often.sum).toBeGreaterThan(10);
  expect(often.sum).toBeCloseTo(once.sum, 8);
  expect(often.count).toBeGreaterThan(once.count);
});
