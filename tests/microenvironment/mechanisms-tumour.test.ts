import { describe, expect, test } from "vitest";
import type { HostDose } from "../../src/models/microenvironment/contract.ts";
import { firstAntigen, trait } from "../../src/models/microenvironment/traits.ts";
import { antiPD1, countOf, interferon, lived, meanOf, quiet, still, tallyOf, traitMean } from "./small-patch.ts";

const size = 140;

describe("tumour cells", () => {
  const growing = { ...still, tumourDivision: 1.5 };
  test("hand on their antigens, and change at division alone", () => {
    const cells = { tumour: 30, vessel: 2 };
    const faithful = lived(2, { cells, size, values: { ...growing, antigenLoss: 0, mhcLoss: 0 } });
    expect(tallyOf(faithful, "tumour births")).toBeGreaterThan(10);
    expect(traitMean(faithful, "tumour", firstAntigen)).toBe(1);
    const changing = lived(2, { cells, size, values: { ...growing, antigenLoss: 0.3, mhcLoss: 0.3, pdl1Gain: 0.3 } });
    expect(traitMean(changing, "tumour", firstAntigen)).toBeLessThan(0.95);
    expect(traitMean(changing, "tumour", trait.mhc)).toBeLessThan(0.95);
    expect(traitMean(changing, "tumour", trait["pdl1 base"])).toBeGreaterThan(1);
    const resting = lived(2, { cells, size, values: { ...still, antigenLoss: 1, mhcLoss: 1 } });
    expect(tallyOf(resting, "mutations")).toBe(0);
  });

  test("divide less without oxygen, and die of want", () => {
    const values = { ...growing, hypoxicDeath: 0.5 };
    const fed = lived(2, { cells: { tumour: 40, vessel: 2 }, size, values });
    const starved = lived(2, { cells: { tumour: 40 }, size, values });
    expect(tallyOf(starved, "tumour births")).toBeLessThan(0.5 * tallyOf(fed, "tumour births"));
    expect(tallyOf(starved, "tumour deaths, other")).toBeGreaterThan(10 * tallyOf(fed, "tumour deaths, other") + 5);
    const calling = (vessel: number) =>
      meanOf(lived(0.5, { cells: { tumour: 40, vessel }, size, values: quiet }), "VEGF");
    expect(calling(0)).toBeGreaterThan(2 * calling(2));
  });

  test("divide more and mutate more under inflammation, less under interferon alpha", () => {
    const births = (values: Record<string, number>, doses: HostDose[] = []) =>
      tallyOf(lived(3, { cells: { tumour: 60, vessel: 2 }, size: 240, values, host: { doses } }), "tumour births");
    const calm = { ...growing, chronicInflammation: 0, inflammationMemory: 0, tumourDivision: 0.8 };
    const plain = births(calm);
    expect(births({ ...calm, chronicInflammation: 1, growthByInflammation: 1 })).toBeGreaterThan(1.2 * plain);
    expect(births({ ...calm, antiproliferation: 0.9 }, interferon)).toBeLessThan(0.8 * plain);
  });

  test("arise from healthy cells where a scenario asks for it, the more the more it is inflamed", () => {
    const starts = (inflammation: number) =>
      tallyOf(
        lived(2, {
          cells: { healthy: 50, vessel: 1 },
          size,
          values: { ...still, tumourInitiation: 0.02, chronicInflammation: inflammation, inflammationMemory: 0 },
        }),
        "tumour starts",
      );
    expect(starts(2)).toBeGreaterThan(2 * starts(0));
  });
});

describe("substances", () => {
  test("a drug comes to its share of plasma, whatever the number of vessels", () => {
    for (const vessel of [2, 6]) {
      const run = lived(16, {
        cells: { tumour: 5, vessel },
        size: 120,
        values: { ...quiet, antiPD1Clearance: 0 },
        host: { doses: antiPD1 },
        steps: { phenotype: 360, movers: 60 },
      });
      const plasma = run.host.quantities(["antiPD1Plasma"])[0];
      expect(meanOf(run, "anti-PD-1") / (0.2 * plasma)).toBeCloseTo(1, 1);
    }
  });

  test("interferon gamma raises PD-L1, MHC-I and CXCL9/10; full MHC-I stays full", () => {
    const tissue = (values: Record<string, number>) =>
      lived(2, {
        cells: { tumour: 30, healthy: 20, vessel: 1, "CD8 effector": 15 },
        size,
        values: { ...quiet, cytotoxicity: 0, ...values },
      });
    const calm = tissue({});
    const stirred = tissue({ interferonGammaSecretion: 1.4e-9 });
    expect(traitMean(stirred, "tumour", trait.pdl1)).toBeGreaterThan(2 * traitMean(calm, "tumour", trait.pdl1));
    expect(traitMean(stirred, "tumour", trait["shown mhc"])).toBeGreaterThan(
      1.2 * traitMean(calm, "tumour", trait["shown mhc"]),
    );
    expect(meanOf(stirred, "CXCL9/10")).toBeGreaterThan(10 * meanOf(calm, "CXCL9/10"));
    expect(traitMean(stirred, "healthy", trait["shown mhc"])).toBe(1);
  });

  test("interferon alpha raises MHC-I", () => {
    const tissue = { cells: { tumour: 30, vessel: 2 }, size, values: quiet };
    const treated = lived(3, { ...tissue, host: { doses: interferon } });
    expect(traitMean(treated, "tumour", trait["shown mhc"])).toBeGreaterThan(
      1.2 * traitMean(lived(3, tissue), "tumour", trait["shown mhc"]),
    );
  });

  test("CXCL9/10 opens the tissue to T cells", () => {
    const entered = (chemokineProduction: number) =>
      tallyOf(
        lived(2, {
          cells: { tumour: 40, vessel: 2, "CD8 effector": 10 },
          size,
          values: {
            ...quiet,
            homing: 0.02,
            toPeriphery: 0,
            cytotoxicity: 0,
            interferonGammaSecretion: 1.4e-9,
            chemokineProduction,
          },
          host: { states: { cd8Blood: 2e10 } },
        }),
        "T cells entered",
      );
    expect(entered(1)).toBeGreaterThan(1.5 * entered(0));
  });

  test("oxygen falls with the distance from a vessel", () => {
    const run = lived(0.25, { cells: { tumour: 150, vessel: 1 }, size: 240, values: quiet });
    const oxygen = run.patches[0].density("oxygen") ?? new Float64Array(0);
    const [[x, y]] = run.patches[0].vessels();
    const side = Math.round(Math.sqrt(oxygen.length));
    const shells = [0, 0, 0].map(() => ({ sum: 0, n: 0 }));
    oxygen.forEach((value, i) => {
      const dx = ((i % side) + 0.5) * 20 - 120 - x;
      const dy = (Math.floor(i / side) + 0.5) * 20 - 120 - y;
      const shell = shells[Math.floor(Math.sqrt(dx * dx + dy * dy) / 50)];
      if (shell) Object.assign(shell, { sum: shell.sum + value, n: shell.n + 1 });
    });
    const means = shells.map(({ sum, n }) => sum / n);
    expect(means[0]).toBeGreaterThan(means[1]);
    expect(means[1]).toBeGreaterThan(means[2]);
    expect(Math.max(...oxygen)).toBeLessThan(50);
    expect(Math.min(...oxygen)).toBeGreaterThan(0);
  });

  test("vessels sprout into gaps where VEGF calls, and not beside each other", () => {
    const values = { ...quiet, vesselSprouting: 1, vegfSecretion: 4e6 };
    const sparse = lived(3, { cells: { tumour: 60, vessel: 1 }, size: 300, values });
    expect(countOf(sparse, "vessel")).toBeGreaterThan(1);
    expect(
      countOf(
        lived(3, { cells: { tumour: 60, vessel: 1 }, size: 300, values: { ...values, vegfSecretion: 0 } }),
        "vessel",
      ),
    ).toBe(1);
    const dense = lived(3, { cells: { tumour: 40, vessel: 6 }, size: 140, values });
    expect(countOf(dense, "vessel")).toBe(6);
  });
});
