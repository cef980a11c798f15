import { describe, expect, test } from "vitest";
import { numbers } from "../../foundation/table.ts";
import { cellKindNames } from "../../models/microenvironment/cell-kinds.ts";
import type { MicroenvironmentScenario } from "../../models/microenvironment/contract.ts";
import { forkReplicateTask, runFork } from "./fork-replicate.ts";
import { runMicroenvironment } from "./replicate.ts";

const present = ["tumour", "vessel", "healthy"];
const plain: MicroenvironmentScenario = {
  name: "tiny",
  antigens: [{ name: "neoantigen", kind: "tumour-only", onHealthy: 0, surface: false }],
  clones: [{ name: "wild", share: 1, antigens: { neoantigen: 1 }, mhc: 1, pdl1: 1, stress: 0, cd47: 1 }],
  receptors: [{ antigen: "neoantigen", affinity: 1, precursors: 1 }],
  patches: [{ name: "primary", kind: "inflamed", share: 1, size: [140, 140, 0], cells: { vessel: 3, tumour: 30 } }],
  host: { values: { homing: 0 }, states: {}, doses: [], vaccineAntigens: [] },
  values: { tumourDivision: 0.4, tumourDeath: 0.02 },
  absent: cellKindNames.filter((name) => !present.includes(name)),
  tumourCells: 1e9,
  duration: 6,
  saveEvery: 1,
  steps: { phenotype: 240, movers: 20, exchange: 1440, stages: 8 },
  seed: 3,
};
const drug = { cytotoxicRate: 2, cytotoxicHalf: 1, cytotoxicElimination: 0.05, cytotoxicResistance: 0 };
const treated: MicroenvironmentScenario = {
  ...plain,
  host: {
    ...plain.host,
    values: { ...plain.host.values, ...drug },
    doses: [{ day: 3, state: "cytotoxicAmount", amount: 100 }],
  },
};
const tumour = (one: ReturnType<typeof runFork>) => [...numbers(one.series, "tumour")];

describe("a fork", () => {
  test("that changes nothing is the run itself, look by look", () => {
    const fork = { origin: plain, day: 3, amendments: [] };
    expect(runFork({ scenario: plain, fork }).series).toEqual(runMicroenvironment(plain).series);
  });

  test("with a dose on its day is as the run that had the dose in its plan, and shrinks from there on alone", () => {
    const forked = tumour(runFork({ scenario: treated, fork: { origin: plain, day: 3, amendments: [] } }));
    expect(forked).toEqual(tumour(runMicroenvironment(treated)));
    const without = tumour(runMicroenvironment(plain));
    expect(forked.slice(0, 4)).toEqual(without.slice(0, 4));
    expect(forked[6]).toBeLessThan(without[6]);
  });

  test("that changes what tumour cells show does so on its day", () => {
    const amendments = [{ change: "scale", shown: "MHC-I", by: 0.5 }] as const;
    const { series } = runFork({ scenario: plain, fork: { origin: plain, day: 3, amendments } });
    const level = numbers(series, "level of MHC-I");
    expect(level[4] / level[2]).toBeCloseTo(0.5, 1);
  });

  test("replicates share their chance up to the fork with those of the run that it leaves", () => {
    const run = forkReplicateTask.prepare({
      run: { scenario: plain },
      fork: { scenario: treated, fork: { origin: plain, day: 3, amendments: [] } },
    });
    const [a, b, other] = [
      run({ arm: "run", replicate: 5 }),
      run({ arm: "fork", replicate: 5 }),
      run({ arm: "run", replicate: 6 }),
    ].map((one) => tumour(one as ReturnType<typeof runFork>));
    expect(b.slice(0, 4)).toEqual(a.slice(0, 4));
    expect(other).not.toEqual(a);
  });
});
