/** A run that was saved and goes on is the run that never stopped, to the byte; so is one that was looked at more often. */
import { expect, test } from "vitest";
import { tissueKernels } from "../../src/engine/tissue/kit.ts";
import type { Snapshot } from "../../src/engine/tissue/snapshot.ts";
import { readSnapshot, writeSnapshot } from "../../src/engine/tissue/snapshot.ts";
import { sharedOf, TissueRun } from "../../src/engine/tissue/tissue-run.ts";
import { alone } from "../../src/foundation/crew.ts";
import { digestNumbers } from "../../src/foundation/digest.ts";
import type { TissueScenario } from "../../src/models/tissue/contract.ts";
import { linearMemory } from "../../src/numerics/memory.ts";
import { busyTissue } from "./busy-tissue.ts";

const digest = ({ meta, arrays }: Snapshot) => [
  JSON.stringify([meta.counts, meta.steps]),
  ...Object.entries(arrays).map(([name, values]) => `${name} ${digestNumbers(values)}`),
];

function run(scenario: TissueScenario, from?: Snapshot, steps = Number.POSITIVE_INFINITY): TissueRun {
  const tissue = new TissueRun(scenario, from ? { from } : {});
  for (let i = 0; i < steps && tissue.status.code === "running"; i++) tissue.advance();
  return tissue;
}

test.each(["accurate", "physicell"] as const)("%s: saved at every step on the way, it ends the same", (numerics) => {
  const scenario = busyTissue({ numerics, duration: numerics === "accurate" ? 120 : 36 });
  const straight = run(scenario).save();
  let part = run(scenario, undefined, 1);
  for (let i = 0; i < 100 && part.status.code === "running"; i++) {
    part = run(scenario, readSnapshot(writeSnapshot(part.save())), 1);
  }
  expect(straight.meta.counts.cells).toBeGreaterThan(20);
  expect(digest(part.save())).toEqual(digest(straight));
});

test("looks change nothing", () => {
  const scenario = busyTissue({ duration: 30 });
  const watched = new TissueRun(scenario);
  while (watched.status.code === "running") watched.advance(() => void watched.frame());
  expect(digest(watched.save())).toEqual(digest(run(scenario).save()));
});

test("a listener changes nothing", () => {
  const scenario = busyTissue({ duration: 30 });
  const heard: string[] = [];
  const listened = new TissueRun(scenario, { tell: (event) => void heard.push(event) });
  while (listened.status.code === "running") listened.advance();
  expect(heard.length).toBeGreaterThan(0);
  expect(digest(listened.save())).toEqual(digest(run(scenario).save()));
});

test("another seed gives another run", () => {
  const [one, two] = [1, 2].map((seed) => run(busyTissue({ duration: 30, seed })).save());
  expect(digest(one)).not.toEqual(digest(two));
});

test("forked runs that differ in nothing end the same; one in which a rate is changed does not", () => {
  const scenario = busyTissue({ duration: 60 });
  const half = run(scenario, undefined, 5).save();
  const [first, ...rest] = scenario.model.cellTypes;
  const treated = {
    ...scenario,
    model: { ...scenario.model, cellTypes: [{ ...first, apoptosis: { ...first.apoptosis, rate: 0.05 } }, ...rest] },
  };
  const [plain, again, changed] = [scenario, scenario, treated].map((one) => run(one, half).save());
  expect(digest(again)).toEqual(digest(plain));
  expect(digest(changed)).not.toEqual(digest(plain));
});

test("a run in the memory and with the crew of an earlier one is the run in a memory of its own", () => {
  const scenario = busyTissue({ duration: 30 });
  const memory = linearMemory(1 << 20, false);
  const crew = alone(tissueKernels(sharedOf(scenario), memory));
  new TissueRun({ ...scenario, cells: scenario.cells.slice(5) }, { memory, crew });
  const second = new TissueRun(scenario, { memory, crew });
  while (second.status.code === "running") second.advance();
  expect(digest(second.save())).toEqual(digest(run(scenario).save()));
});
