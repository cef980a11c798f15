import { expect, test } from "vitest";
import { MicroenvironmentRun } from "../../src/engine/microenvironment/microenvironment-run.ts";
import { referenceModel } from "../../src/experiments/model.ts";
import { quiet, runFor, smallPatch } from "./small-patch.ts";

test("a cell is gone once, however long its row waits to be put in order", () => {
  const scenario = smallPatch({
    cells: { tumour: 40, vessel: 1, "CD8 effector": 20 },
    size: 140,
    values: quiet,
    clone: { pdl1: 0 },
  });
  const gone = new Map<number, number>();
  const tell = () => (event: string, _time: number, cell: number) => {
    if (event === "removed" || event === "eaten") gone.set(cell, (gone.get(cell) ?? 0) + 1);
  };
  runFor(new MicroenvironmentRun(scenario, referenceModel, { tell }), 3);
  expect(gone.size).toBeGreaterThan(5);
  expect([...gone].filter(([, times]) => times > 1)).toEqual([]);
});
