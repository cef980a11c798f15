import { describe, expect, test } from "vitest";
import { antiPD1, countOf, interferon, kills, lived, neoantigen, quiet, shared, tallyOf } from "./small-patch.ts";

const size = 140;

describe("CD8 cells", () => {
  const cells = { tumour: 40, vessel: 1, "CD8 effector": 20 };
  const base = { cells, size, values: quiet };
  const free = kills(lived(2, { ...base, clone: { pdl1: 0 } }));

  test("kill what shows antigen on MHC-I, one after another", () => {
    expect(free).toBeGreaterThan(8);
    expect(kills(lived(2, { ...base, clone: { pdl1: 0, mhc: 0 } }))).toBe(0);
    expect(kills(lived(2, { ...base, clone: { pdl1: 0, antigens: {} } }))).toBe(0);
    const few = lived(7, { ...base, cells: { ...cells, "CD8 effector": 4 }, clone: { pdl1: 0 } });
    expect(kills(few)).toBeGreaterThan(4);
  });

  test("are held back by PD-L1 until a drug holds PD-1", () => {
    const held = lived(2, { ...base, clone: { pdl1: 6 } });
    expect(kills(held)).toBeLessThan(0.7 * free);
    expect(tallyOf(held, "docks stopped by PD-1")).toBeGreaterThan(3);
    const treated = lived(4, { ...base, clone: { pdl1: 6 }, host: { doses: antiPD1 } });
    const untreated = lived(4, { ...base, clone: { pdl1: 6 } });
    expect(kills(treated)).toBeGreaterThan(1.2 * kills(untreated));
  });

  test("are held back by PD-L1 of macrophages beside them, by regulatory cells, by TGF-beta and by suppressor cells", () => {
    const beside = (more: Record<string, number>, values = {}) =>
      kills(lived(2, { ...base, cells: { ...cells, ...more }, clone: { pdl1: 0 }, values: { ...quiet, ...values } }));
    expect(beside({ "M2 macrophage": 40 }, { phagocytosis: 0 })).toBeLessThan(0.75 * free);
    expect(beside({ "regulatory T": 30 })).toBeLessThan(0.75 * free);
    expect(beside({ MDSC: 20 })).toBeLessThan(0.75 * free);
    expect(beside({}, { tgfBaseline: 0.5 })).toBeLessThan(0.6 * free);
  });

  test("tire under PD-1, and tired ones do not kill", () => {
    const values = { ...quiet, exhaustionByPd1: 0.5 };
    const tired = lived(2, { ...base, values, clone: { pdl1: 6 } });
    expect(countOf(tired, "CD8 exhausted")).toBeGreaterThan(3);
    const fresh = lived(2, { ...base, values, clone: { pdl1: 0 } });
    expect(countOf(fresh, "CD8 exhausted")).toBeLessThan(countOf(tired, "CD8 exhausted"));
    expect(kills(lived(2, { ...base, cells: { tumour: 40, "CD8 exhausted": 20 } }))).toBe(0);
  });

  test("settle as memory where there is nothing to see, and wake where there is", () => {
    const values = { ...quiet, residentMemory: 0.5 };
    const idle = lived(2, { ...base, values, clone: { antigens: {} } });
    expect(countOf(idle, "CD8 memory")).toBeGreaterThan(5);
    const waking = lived(2, { ...base, cells: { tumour: 40, "CD8 memory": 20 }, clone: { pdl1: 0 }, values: quiet });
    expect(countOf(waking, "CD8 memory")).toBeLessThan(18);
    expect(kills(waking)).toBeGreaterThan(0);
  });

  test("come of progenitors that see antigen, with helper cells and dendritic cells more, with B7 stripped less", () => {
    const values = { ...quiet, progenitorDivision: 1, effectorDivision: 0, speedT: 0.5, cd8MaximumDensity: 1e9 };
    const divisions = (
      more: Record<string, number>,
      changes = {},
      antigens: Record<string, number> = { neoantigen: 1 },
    ) =>
      tallyOf(
        lived(2, {
          cells: { tumour: 40, "CD8 progenitor": 25, ...more },
          size,
          values: { ...values, dendriticMigration: 0, ...changes },
          clone: { pdl1: 0, antigens },
        }),
        "T-cell divisions",
      );
    const alone = divisions({});
    expect(alone).toBeGreaterThan(8);
    expect(divisions({}, {}, {})).toBe(0);
    expect(divisions({ "helper T": 40 })).toBeGreaterThan(1.2 * alone);
    const help = { dendriticHelp: 4, unlicensedHelp: 0 };
    expect(divisions({ "mature dendritic": 20 }, help)).toBeLessThan(1.25 * alone);
    const niche = { "mature dendritic": 20, "helper T": 15 };
    const helped = divisions(niche, help);
    expect(helped).toBeGreaterThan(1.3 * alone);
    expect(divisions({ ...niche, "regulatory T": 40 }, { ...help, ctla4Stripping: 10 })).toBeLessThan(0.85 * helped);
  });

  test("harm healthy cells that share the antigen only where tolerance is off", () => {
    const tissue = {
      cells: { tumour: 10, healthy: 40, "CD8 effector": 20 },
      size,
      antigens: [shared],
      clone: { pdl1: 0 },
    };
    const harm = (tolerance: number) =>
      tallyOf(lived(2, { ...tissue, values: { ...quiet, tolerance } }), "healthy cells killed");
    expect(harm(0)).toBeGreaterThan(6);
    expect(harm(0.98)).toBeLessThan(0.2 * harm(0));
  });

  test("need as long for a kill whatever the phenotype step: hits are repaired in their own time", () => {
    const times = [60, 360].map((phenotype) =>
      kills(
        lived(3, {
          cells: { tumour: 70, "CD8 effector": 20 },
          size,
          values: { ...quiet, neighbourhood: 500, hitInterval: 45 },
          clone: { pdl1: 0 },
          steps: { phenotype },
        }),
      ),
    );
    expect(times[0]).toBeGreaterThan(20);
    expect(Math.abs(times[0] - times[1])).toBeLessThan(3 * Math.sqrt(times[0] + times[1]));
  });
});

describe("natural killer cells", () => {
  const cells = { tumour: 40, vessel: 1, NK: 30 };
  const base = { cells, size, values: { ...quiet, nkKills: 1e9 } };
  const found = kills(lived(2, { ...base, clone: { mhc: 0, stress: 1 } }));

  test("kill what misses MHC-I and shows stress", () => {
    expect(found).toBeGreaterThan(10);
    expect(kills(lived(2, { ...base, clone: { mhc: 1 / 0.6, stress: 1 } }))).toBeLessThan(0.4 * found);
    expect(kills(lived(2, { ...base, clone: { mhc: 0, stress: 0 } }))).toBe(0);
  });

  test("are spent after a few kills", () => {
    const spent = lived(2, { ...base, values: { ...quiet, nkKills: 0 } });
    expect(kills(spent)).toBe(0);
    expect(
      kills(lived(3, { ...base, values: { ...quiet, nkKills: 1 }, clone: { mhc: 0, stress: 1 } })),
    ).toBeLessThanOrEqual(30);
  });

  test("add up hits of short contacts, the more the slower targets repair", () => {
    const brief = { ...quiet, nkKills: 1e9, nkContact: 5 };
    const tissue = { ...base, cells: { tumour: 55, NK: 30 }, clone: { mhc: 0, stress: 0.1 } };
    const slow = kills(lived(0.5, { ...tissue, values: { ...brief, hitRepairTime: 1e5 } }));
    expect(slow).toBeGreaterThan(1.3 * kills(lived(0.5, { ...tissue, values: { ...brief, hitRepairTime: 1 } })));
  });

  test("kill by antibody what has surface antigen", () => {
    const coated = (surface: boolean) =>
      lived(3, {
        ...base,
        antigens: [{ ...neoantigen, surface }],
        clone: { stress: 1 },
        host: { states: { antibodyTumour: 1, antibodyBlood: 5 } },
      });
    expect(tallyOf(coated(true), "kills by antibody")).toBeGreaterThan(3);
    expect(tallyOf(coated(false), "kills by antibody")).toBe(0);
  });

  test("are stirred by interferon alpha and by interleukin 12", () => {
    const weak = { ...base, clone: { mhc: 0, stress: 0.3 } };
    const plain = kills(lived(3, weak));
    expect(kills(lived(3, { ...weak, host: { doses: interferon } }))).toBeGreaterThan(1.3 * plain);
    const dendritic = { ...weak, cells: { ...cells, "mature dendritic": 15 } };
    const values = { ...base.values, dendriticMigration: 0, interleukin12Secretion: 8.5e-11 };
    expect(kills(lived(3, { ...dendritic, values }))).toBeGreaterThan(1.3 * plain);
  });
});
