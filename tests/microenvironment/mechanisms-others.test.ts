import { describe, expect, test } from "vitest";
import { cellKinds, kindNumber } from "../../src/models/microenvironment/cell-kinds.ts";
import type { Antigen } from "../../src/models/microenvironment/contract.ts";
import { firstAntigen } from "../../src/models/microenvironment/traits.ts";
import {
  countOf,
  kills,
  lived,
  meanOf,
  neoantigen,
  quiet,
  runFor,
  shared,
  smallPatch,
  started,
  still,
  tallyOf,
  traitMean,
  wild,
} from "./small-patch.ts";

const size = 140;

describe("macrophages and dendritic cells", () => {
  test("macrophages eat living tumour cells without CD47, and shrink again", () => {
    const tissue = { cells: { tumour: 40, "M1 macrophage": 20 }, size, values: { ...quiet, phagocytosis: 2 } };
    const run = started(smallPatch({ ...tissue, clone: { cd47: 0 } }));
    runFor(run, 2);
    expect(tallyOf(run, "kills by macrophages")).toBeGreaterThan(10);
    expect(kills(lived(2, tissue))).toBeLessThan(0.6 * kills(run));
    const { cells } = run.patches[0].tissue.context();
    for (let row = 0; row < cells.count; row++) {
      if (cells.type[row] !== kindNumber["M1 macrophage"]) continue;
      expect(cells.volume[row]).toBeLessThan(2.5 * cellKinds["M1 macrophage"].volume);
    }
  });

  test("turn to healing under TGF-beta and interleukin 10, back to alarm under interferon gamma, which they tell by TNF", () => {
    const turning = { ...quiet, toHealing: 1, toAlarm: 1, phagocytosis: 0 };
    const healing = lived(2, {
      cells: { tumour: 20, "M1 macrophage": 20 },
      size,
      values: { ...turning, tgfBaseline: 1 },
    });
    expect(countOf(healing, "M2 macrophage")).toBeGreaterThan(10);
    const values = { ...turning, interferonGammaSecretion: 1e-9, tnfSecretion: 2e6 };
    const tissue = { cells: { tumour: 30, "CD8 effector": 15, "M2 macrophage": 20 }, size, values };
    const alarm = lived(2, tissue);
    expect(countOf(alarm, "M1 macrophage")).toBeGreaterThan(10);
    expect(meanOf(alarm, "TNF")).toBeGreaterThan(0.1);
    expect(meanOf(lived(2, { ...tissue, values: { ...values, toAlarm: 0 } }), "TNF")).toBe(0);
  });

  test("healing macrophages make interleukin 10, TGF-beta and VEGF, which holds eating back and calls vessels", () => {
    const made = { ...quiet, interleukin10Secretion: 2e-12, tgfSecretionHealing: 2e-11 };
    const run = lived(1, { cells: { tumour: 20, vessel: 1, "M2 macrophage": 20 }, size, values: made });
    const without = lived(1, { cells: { tumour: 20, vessel: 1 }, size, values: made });
    for (const name of ["IL-10", "TGF-beta", "VEGF"] as const)
      expect(meanOf(run, name)).toBeGreaterThan(1.05 * meanOf(without, name));
  });

  test("dendritic cells mature where tumour cells die, less under TGF-beta, and carry what those showed to the node", () => {
    const tissue = (values: Record<string, number>) => ({
      cells: { tumour: 40, "CD8 effector": 25, dendritic: 20 },
      size,
      clone: { pdl1: 0, antigens: { neoantigen: 0.8 } },
      values: { ...quiet, antigenRelease: 5.4e-10, ...values },
    });
    const run = lived(2, tissue({}));
    expect(tallyOf(run, "dendritic cells left")).toBeGreaterThan(3);
    expect(run.host.state("dendriticNode")).toBeGreaterThan(0);
    const braked = lived(2, tissue({ tgfBaseline: 1, tgfHalf: 100 }));
    expect(tallyOf(braked, "dendritic cells left")).toBeLessThan(0.6 * tallyOf(run, "dendritic cells left"));
    const nobodyDies = lived(2, { ...tissue({}), clone: { antigens: {} } });
    expect(tallyOf(nobodyDies, "dendritic cells left")).toBe(0);
    const staying = lived(1, tissue({ dendriticMigration: 0 }));
    expect(traitMean(staying, "mature dendritic", firstAntigen)).toBeCloseTo(0.8, 6);
  });

  test("the repertoire spreads to what dendritic cells carry", () => {
    const other: Antigen = { ...neoantigen, name: "other" };
    const run = lived(8, {
      cells: { tumour: 60, "CD8 effector": 25, dendritic: 20, vessel: 2 },
      size: 200,
      antigens: [neoantigen, other],
      clones: [{ ...wild, pdl1: 0, antigens: { neoantigen: 1, other: 0.2 } }],
      values: { ...still, dendriticHalf: 1e4, dendriticDensity: 5e5 },
    });
    const [first, second] = run.bloodRepertoire;
    expect(first).toBeGreaterThan(0.6);
    expect(first + second).toBeCloseTo(1, 9);
  });

  test("suppressor cells come where CCL2 or interleukin 6 calls them", () => {
    const values = { ...quiet, suppressorRecruitment: 6e7 };
    const cells = { tumour: 50, vessel: 1 };
    const calm = lived(2, { cells, size, values: { ...values, ccl2Secretion: 0 } });
    const called = lived(2, { cells, size, values: { ...values, ccl2Secretion: 6e-12 } });
    expect(countOf(called, "MDSC")).toBeGreaterThan(countOf(calm, "MDSC") + 5);
    const inflamed = {
      ...values,
      ccl2Secretion: 0,
      chronicInflammation: 1,
      interleukin6Secretion: 1e7,
      phagocytosis: 0,
    };
    const feverish = lived(2, { cells: { ...cells, "M1 macrophage": 20 }, size, values: inflamed });
    expect(meanOf(feverish, "IL-6")).toBeGreaterThan(0.3);
    expect(countOf(feverish, "MDSC")).toBeGreaterThan(countOf(calm, "MDSC") + 5);
  });
});

describe("helper, regulatory and B cells", () => {
  test("helper cells become regulatory under TGF-beta, and make interleukin 2 where they see antigen", () => {
    const values = { ...quiet, helperConversion: 0.5, tgfBaseline: 1, interleukin2TissueSecretion: 2.4e-10 };
    const run = lived(2, { cells: { tumour: 30, "helper T": 30 }, size, values, clone: { pdl1: 0 } });
    expect(countOf(run, "regulatory T")).toBeGreaterThan(5);
    const kept = { ...values, helperConversion: 0 };
    const driven = lived(1, { cells: { tumour: 30, "helper T": 30 }, size, values: kept, clone: { pdl1: 0 } });
    const idle = lived(1, { cells: { tumour: 30, "helper T": 30 }, size, values: kept, clone: { antigens: {} } });
    expect(meanOf(driven, "IL-2")).toBeGreaterThan(0);
    expect(meanOf(idle, "IL-2")).toBe(0);
    const drained = lived(1, {
      cells: { tumour: 30, "helper T": 30, "regulatory T": 20 },
      size,
      values: kept,
      clone: { pdl1: 0 },
    });
    expect(meanOf(drained, "IL-2")).toBeLessThan(0.5 * meanOf(driven, "IL-2"));
  });

  test("regulatory cells are depleted by a drug against CTLA-4 that calls effectors", () => {
    const doses = [{ day: 0, state: "antiCTLA4Central", amount: 3000 }];
    const cells = { tumour: 20, vessel: 1, "regulatory T": 30 };
    const depleted = lived(4, {
      cells,
      size,
      values: { ...quiet, antiCTLA4Depletion: 1, ctla4Killing: 1 },
      host: { doses },
    });
    expect(countOf(depleted, "regulatory T")).toBeLessThan(15);
    expect(countOf(lived(4, { cells, size, values: quiet, host: { doses } }), "regulatory T")).toBe(30);
  });

  test("B cells need a helper cell and something to see to become plasma cells, whose antibody fills the tissue", () => {
    const values = { ...quiet, bToPlasmaTissue: 1, antigenRelease: 5e-9, speedB: 1, speedT: 1 };
    const tissue = {
      cells: { tumour: 30, "CD8 effector": 10, "B cell": 20, "helper T": 20 },
      size,
      values,
      clone: { pdl1: 0 },
    };
    const run = lived(3, tissue);
    expect(countOf(run, "plasma cell")).toBeGreaterThan(4);
    expect(meanOf(run, "antibody")).toBeGreaterThan(0.01);
    expect(countOf(lived(3, { ...tissue, cells: { ...tissue.cells, "helper T": 0 } }), "plasma cell")).toBe(0);
    expect(countOf(lived(3, { ...tissue, clone: { antigens: {} } }), "plasma cell")).toBe(0);
  });
});

describe("CAR T cells", () => {
  const tissue = { cells: { tumour: 40, vessel: 1, "CAR T": 15 }, size, values: quiet, clone: { pdl1: 0, mhc: 0 } };
  const host = { carAntigen: "neoantigen" };

  test("kill without MHC-I, by antigen on the surface", () => {
    expect(tallyOf(lived(2, { ...tissue, host }), "kills by CAR T cells")).toBeGreaterThan(10);
    expect(kills(lived(2, { ...tissue, host, clone: { antigens: {} } }))).toBe(0);
    expect(kills(lived(2, tissue))).toBe(0);
  });

  test("kill normal B cells that carry the target", () => {
    const cells = { tumour: 2, "B cell": 30, "CAR T": 15 };
    const run = lived(2, { ...tissue, cells, antigens: [shared], host });
    expect(tallyOf(run, "healthy cells killed")).toBeGreaterThan(8);
  });

  test("divide after kills", () => {
    const run = lived(3, { ...tissue, host, values: { ...quiet, carDivision: 2 } });
    expect(countOf(run, "CAR T")).toBeGreaterThan(20);
    const idle = lived(3, { ...tissue, host, clone: { antigens: {} }, values: { ...quiet, carDivision: 2 } });
    expect(countOf(idle, "CAR T") + tallyOf(idle, "CAR T cells left")).toBe(15);
  });

  test("without antigen leave for the blood, which gains what they stand for; antigen holds them", () => {
    const values = { ...quiet, carEgress: 1, carDivision: 0 };
    const away = lived(2, { ...tissue, host, clone: { antigens: {} }, values });
    expect(tallyOf(away, "CAR T cells left")).toBeGreaterThan(8);
    expect(away.host.state("carTEffector")).toBeGreaterThan(0);
    const held = lived(2, { ...tissue, host, cells: { ...tissue.cells, tumour: 90 }, values });
    expect(tallyOf(held, "CAR T cells left")).toBeLessThan(tallyOf(away, "CAR T cells left") / 2);
  });

  test("have daughters that grow to the size of their kind", () => {
    const run = lived(6, { ...tissue, host, cells: { tumour: 12, "CAR T": 10 }, values: { ...quiet, carDivision: 4 } });
    expect(tallyOf(run, "T-cell divisions")).toBeGreaterThan(10);
    const { cells } = run.patches[0].tissue.context();
    for (let row = 0; row < cells.count; row++) {
      if (cells.type[row] !== kindNumber["CAR T"]) continue;
      expect(Math.abs(cells.volume[row] / cellKinds["CAR T"].volume - 1)).toBeLessThan(0.02);
    }
  });

  test("at work call forth interleukin 6 in the body, and rest when the tumour is gone", () => {
    const run = started(smallPatch({ ...tissue, cells: { tumour: 12, "CAR T": 30 }, host }));
    runFor(run, 1);
    expect(run.host.state("carTInterleukin6")).toBeGreaterThan(0);
    runFor(run, 3);
    expect(countOf(run, "tumour")).toBe(0);
    expect(run.patches[0].activeCells("CAR T")).toBe(0);
    const idle = lived(1, { ...tissue, host, clone: { antigens: {} }, values: { ...quiet, carEgress: 0 } });
    expect(idle.host.state("carTInterleukin6")).toBe(0);
  });
});
