import { describe, expect, test } from "vitest";
import { readyFormulas } from "../../src/engine/microenvironment/ready-formulas.ts";
import { referenceModel } from "../../src/experiments/model.ts";
import type { Clone, MicroenvironmentScenario, Patch } from "../../src/models/microenvironment/contract.ts";
import type { ReadyFormula } from "../../src/models/microenvironment/micro.ts";
import { microenvironmentParameters } from "../../src/models/microenvironment/parameters.ts";
import { countOf, quiet, runFor, smallPatch, started } from "./small-patch.ts";

/** Everyone is everyone's neighbour, and natural killer cells do not tire. */
const mixed = { ...quiet, neighbourhood: 5000, nkKills: 1e9 };
/** Kinds of kills, first among what is counted. */
const killings = 5;

interface Mix {
  readonly cells: Patch["cells"];
  readonly clone?: Partial<Clone>;
  readonly values?: Readonly<Record<string, number>>;
  readonly car?: true;
}

/** One phenotype step a day: between its decisions, movers alone act, and they are what is looked at. */
function mixOf({ cells, clone, values, car }: Mix, seed: number): MicroenvironmentScenario {
  return smallPatch({
    cells,
    size: 200,
    clone: { pdl1: 0, ...clone },
    values: { ...mixed, ...values },
    host: car ? { carAntigen: "neoantigen" } : {},
    steps: { phenotype: 720, exchange: 720, movers: 5 },
    seed,
  });
}

type Law = (targets: number) => number;

function run(formula: ReadyFormula, inputs: readonly number[]): number {
  formula.in.set(inputs);
  formula.run();
  return formula.out[0];
}

/** The body's kill rate a target, 1/day, as a function of how many there are. */
function lawOf({ host, clones, patches: [{ cells }] }: MicroenvironmentScenario): Law {
  const value = (name: string) => host.values[name] ?? referenceModel.parameters[name].value;
  const formulas = readyFormulas(referenceModel, value);
  const [clone] = clones;
  const mhc = clone.mhc * run(formulas.mhc, [0, 0]);
  const brake = run(formulas.synapse, [clone.pdl1, 0, 0, 0]);
  const tgf = value("tgfBaseline");
  const { "CD8 effector": cd8 = 0, "regulatory T": regulatory = 0, NK: nk = 0, "CAR T": cars = 0 } = cells;
  const m1 = cells["M1 macrophage"] ?? 0;
  return (targets) => {
    let rate = 0;
    if (cd8)
      rate += value("antigenicity") * mhc * run(formulas.tCellKilling, [brake, cd8, targets, regulatory, tgf, 0]);
    if (nk) {
      const seen = Math.min(1, clone.stress ?? 0) * (1 - value("missingSelf") * mhc);
      rate += seen * run(formulas.nkKilling, [nk, targets, tgf, 0, 0, 0]);
    }
    if (m1) rate += run(formulas.macrophageKilling, [m1, targets, 0]);
    if (cars) {
      const { carKilling, carDensityHalf } = microenvironmentParameters;
      const share = cars / (value("targetsPerEffector") * targets + cars);
      const held = tgf / (tgf + value("tgfHalf"));
      rate += (carKilling.value * share * (1 - held)) / (1 + carDensityHalf.value);
    }
    return rate;
  };
}

/** Kills in a day after half a day in which docks come to their steady number, over seeds: found, and by the law. */
function compare(mix: Mix, seeds: readonly number[]): { readonly found: number; readonly law: number } {
  let found = 0;
  let law = 0;
  for (const seed of seeds) {
    const scenario = mixOf(mix, seed);
    const patch = started(scenario);
    const kills = () => patch.patches[0].tally.slice(0, killings).reduce((sum, n) => sum + n, 0);
    runFor(patch, 0.5);
    const before = kills();
    let targets = countOf(patch, "tumour");
    const first = targets;
    const rate = lawOf(scenario);
    for (let i = 0; i < 200; i++) targets -= (rate(targets) * targets) / 200;
    law += first - targets;
    runFor(patch, 1);
    found += kills() - before;
  }
  return { found, law };
}

/** Within three standard errors of a count, and never more than that from it. */
function expectLaw({ found, law }: { readonly found: number; readonly law: number }): void {
  expect(Math.abs(found - law) / Math.sqrt(law), `${found} kills, ${law.toFixed(1)} by the law`).toBeLessThan(3);
}

describe("where everyone touches everyone, kills a day are the body's", () => {
  const cd8: Record<string, Mix> = {
    "one CD8 cell to five targets": { cells: { tumour: 100, "CD8 effector": 20 } },
    "one to one": { cells: { tumour: 60, "CD8 effector": 60 } },
    "three to one": { cells: { tumour: 25, "CD8 effector": 75 } },
    "with regulatory cells": { cells: { tumour: 60, "CD8 effector": 60, "regulatory T": 30 } },
    "with PD-L1": { cells: { tumour: 60, "CD8 effector": 60 }, clone: { pdl1: 1 } },
  };
  test("CD8 cells: at three ratios to targets, with regulatory cells, with PD-L1", () => {
    let found = 0;
    let law = 0;
    for (const mix of Object.values(cd8)) {
      const one = compare(mix, [1, 2]);
      expectLaw(one);
      found += one.found;
      law += one.law;
    }
    // About 180 kills in all, a standard error of 7 %: a law that were off by a third would be seen.
    expectLaw({ found, law });
    expect(Math.abs(found - 1.33 * law) / Math.sqrt(1.33 * law)).toBeGreaterThan(3);
  });

  test("CAR T cells, without MHC-I", () => {
    expectLaw(compare({ cells: { tumour: 120, "CAR T": 25 }, clone: { mhc: 0 }, car: true }, [1, 2]));
  });

  test("macrophages, without CD47", () => {
    const values = { cd47Brake: 0, phagocytosis: 2 };
    expectLaw(compare({ cells: { tumour: 60, "M1 macrophage": 40 }, clone: { cd47: 0 }, values }, [1, 2]));
  });

  test("natural killer cells on targets that miss MHC-I: hits left by short contacts add no more than a quarter", () => {
    const one = compare({ cells: { tumour: 70, NK: 70 }, clone: { mhc: 0, stress: 1 } }, [1, 2]);
    expect(one.found).toBeGreaterThan(one.law - 3 * Math.sqrt(one.law));
    expect(one.found).toBeLessThan(1.25 * one.law + 3 * Math.sqrt(one.law));
  });
});
