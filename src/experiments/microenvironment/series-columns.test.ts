import { expect, test } from "vitest";
import { type MicroenvironmentScenario, usualSteps } from "../../models/microenvironment/contract.ts";
import { runMicroenvironment } from "./replicate.ts";
import { seriesColumns } from "./series-columns.ts";

const patch = { kind: "inflamed", share: 0.5, size: [100, 100, 0], cells: { tumour: 6, NK: 2 } } as const;
const scenario: MicroenvironmentScenario = {
  name: "columns",
  antigens: [{ name: "one", kind: "tumour-only", onHealthy: 0, surface: false }],
  clones: [{ name: "wild", share: 1, antigens: { one: 1 }, mhc: 1, pdl1: 1, cd47: 1 }],
  receptors: [{ antigen: "one", affinity: 1, precursors: 1 }],
  patches: [
    { ...patch, name: "left" },
    { ...patch, name: "right" },
  ],
  host: {
    values: {},
    states: {},
    doses: [{ day: 0, state: "antiPDL1Central", amount: 1000 }],
    vaccineAntigens: [],
  },
  values: {},
  absent: [],
  tumourCells: 1e6,
  duration: 0.25,
  saveEvery: 1,
  steps: usualSteps,
  seed: 1,
};

const columnsOf = (one: MicroenvironmentScenario) => seriesColumns(one).map(({ name, unit }) => `${name} (${unit})`);
const columnsOfRun = (one: MicroenvironmentScenario) =>
  runMicroenvironment(one).series.columns.map(({ name, unit }) => `${name} (${unit})`);

test("the columns that are told before a run are those that the run has, with several patches and a drug", () => {
  expect(columnsOf(scenario)).toEqual(columnsOfRun(scenario));
});

test("and with one patch and no drug, where names have no patch before them", () => {
  const one = { ...scenario, patches: [{ ...patch, name: "only", share: 1 }], host: { ...scenario.host, doses: [] } };
  expect(columnsOf(one)).toEqual(columnsOfRun(one));
  expect(columnsOf(one)).toContain("kills by T cells (1)");
  expect(columnsOf(one)).not.toContain("mean anti-PD-L1 (nmol/L)");
});
