import { expect, test } from "vitest";
import { busyTissue } from "../../../tests/tissue/busy-tissue.ts";
import { digestNumbers } from "../../foundation/digest.ts";
import { numbers, texts } from "../../foundation/table.ts";
import type { CellType, TissueModel, TissueScenario } from "../../models/tissue/contract.ts";
import { refitSnapshot } from "./refit-snapshot.ts";
import type { Snapshot } from "./snapshot.ts";
import { TissueRun } from "./tissue-run.ts";

const digest = ({ meta, arrays }: Snapshot) => [
  JSON.stringify([meta.counts, meta.steps]),
  ...Object.entries(arrays)
    .map(([name, values]) => `${name} ${digestNumbers(values)}`)
    .sort(),
];

function run(scenario: TissueScenario, from?: Snapshot, refreshed = false): TissueRun {
  const tissue = new TissueRun(scenario, from ? { from, refreshed } : {});
  while (tissue.status.code === "running") tissue.advance();
  expect(tissue.status.code).toBe("done");
  return tissue;
}

const changed = (scenario: TissueScenario, model: Partial<TissueModel>): TissueScenario => ({
  ...scenario,
  model: { ...scenario.model, ...model },
});

const types = (scenario: TissueScenario, change: (type: CellType) => CellType) =>
  changed(scenario, { cellTypes: scenario.model.cellTypes.map(change) });

const half = (scenario: TissueScenario) => run({ ...scenario, duration: 30 }).save();
const whole = busyTissue({ duration: 60 });

test.each(["accurate", "physicell"] as const)(
  "%s: where nothing is changed, the run ends the same, to the bit",
  (numerics) => {
    const scenario = { ...whole, numerics };
    const middle = half(scenario);
    const again = run(scenario, refitSnapshot(middle, scenario, scenario), true);
    expect(digest(again.save())).toEqual(digest(run(scenario).save()));
  },
);

test("a rate that is changed holds for cells that are there", () => {
  const deadly = types(whole, (type) => ({
    ...type,
    apoptosis: { ...type.apoptosis, rate: 10 },
    cycle: { ...type.cycle, changes: [] },
  }));
  const end = run(deadly, refitSnapshot(half(whole), whole, deadly), true).frame();
  expect(texts(end.cells, "state").filter((state) => state === "live")).toEqual([]);
});

test("a rule on a behaviour that no rule was about gives cells a column for it, at their type's own value", () => {
  const rule = { ...whole.model.rules[0], behaviour: "oxygen uptake", signal: "oxygen", response: 0, halfMaximum: 1e9 };
  const ruled = changed(whole, { rules: [...whole.model.rules, rule] });
  const middle = half(whole);
  const refitted = refitSnapshot(middle, whole, ruled);
  expect(refitted.arrays.varied.length).toBe(middle.arrays.varied.length + middle.meta.counts.cells);
  const frame = new TissueRun(ruled, { from: refitted, refreshed: true }).frame();
  const uptake = numbers(frame.cells, "oxygen uptake");
  texts(frame.cells, "type").forEach((type, row) => {
    expect(uptake[row]).toBeCloseTo(type === "tumour" ? 5 : 0, 6);
  });
});

test("behaviours of a rule that is gone are the type's own again", () => {
  const [first, ...rest] = whole.model.rules;
  const without = changed(whole, { rules: [...rest, { ...first, cellType: "eater" }] });
  const refitted = refitSnapshot(half(whole), whole, without);
  const frame = new TissueRun(without, { from: refitted, refreshed: true }).frame();
  const rate = numbers(frame.cells, "apoptosis");
  const type = texts(frame.cells, "type");
  const state = texts(frame.cells, "state");
  rate.forEach((value, row) => {
    if (type[row] === "tumour" && state[row] === "live") expect(value).toBe(0.001);
  });
});

test("a substance that is new is at its start, one that is gone is gone, the others stay", () => {
  const { substances, rules, cellTypes } = whole.model;
  const drug = { ...substances[0], name: "drug", initial: 5, fixed: {} };
  const treated = changed(whole, {
    substances: [drug, substances[0]],
    rules: rules.filter(({ signal }) => signal !== "lure"),
    cellTypes: cellTypes.map((type) => ({
      ...type,
      exchange: Object.fromEntries(Object.entries(type.exchange).filter(([name]) => name !== "lure")),
      motility: { ...type.motility, sensitivities: {} },
    })),
  });
  const middle = half(whole);
  const { arrays } = refitSnapshot(middle, whole, treated);
  expect(arrays["density of oxygen"]).toEqual(middle.arrays["density of oxygen"]);
  expect([...new Set(arrays["density of drug"])]).toEqual([5]);
  expect(arrays["density of lure"]).toBeUndefined();
  run(treated, refitSnapshot(middle, whole, treated), true);
});

test("a cell type may be added anywhere, a numerics exchanged", () => {
  const added = changed(whole, {
    cellTypes: [{ ...whole.model.cellTypes[2], name: "stroma" }, ...whole.model.cellTypes],
  });
  const counts = (frame: ReturnType<TissueRun["frame"]>) => texts(frame.cells, "type").toSorted();
  const middle = half(whole);
  const before = new TissueRun(whole, { from: middle }).frame();
  const after = new TissueRun(added, { from: refitSnapshot(middle, whole, added), refreshed: true }).frame();
  expect(counts(after)).toEqual(counts(before));
  run(added, refitSnapshot(middle, whole, added), true);
  const other = { ...whole, numerics: "physicell" as const };
  run(other, refitSnapshot(middle, whole, other), true);
  run(whole, refitSnapshot(half(other), other, whole), true);
});

test("another box, a type that is missing, another cycle and steps that miss the time are refused", () => {
  const middle = half(whole);
  const refit = (to: TissueScenario) => () => refitSnapshot(middle, whole, to);
  const { domain, cellTypes } = whole.model;
  expect(refit(changed(whole, { domain: { ...domain, spacing: [10, 10, 20] } }))).toThrow("domain: found another box");
  expect(refit(changed(whole, { cellTypes: cellTypes.slice(1), rules: [] }))).toThrow(
    "cell types, tumour: found no such type",
  );
  const cycle = { model: "basic Ki67" as const, changes: [] };
  expect(refit(types(whole, (type) => ({ ...type, cycle })))).toThrow("tumour: found the cycle `basic Ki67`");
  expect(refit({ ...whole, steps: { ...whole.steps, phenotype: 7 } })).toThrow("steps.phenotype: found 7 min");
});
