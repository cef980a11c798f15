import { describe, expect, test } from "vitest";
import { body, course, nivolumab, person, quantities, quantity, stateOf, tumourBody, type Values } from "./person.ts";

const months = Array.from({ length: 37 }, (_, k) => 30 * k);
const noImmunity = { cytotoxicity: 0, killingByNk: 0, phagocytosis: 0, antibodyBoost: 0 };

/** A quantity of a run, by month. */
function byMonth(p: Float64Array, run: Record<string, number[]>, name: string): number[] {
  return run.cloneWild.map((_, k) => quantity(p, stateOf(run, k), name));
}

/** Mean recognition of a living tumour cell relative to wild type, while some are left. */
function meanAntigen(p: Float64Array, run: Record<string, number[]>): number[] {
  const low = quantity(p, stateOf(run, 0), "antigenLowLevel");
  const alive = run.cloneWild
    .map((wild, k) => ({ wild, few: run.cloneAntigenLow[k] }))
    .filter(({ wild, few }) => wild + few > 0);
  return alive.map(({ wild, few }) => (wild + low * few) / (wild + few));
}

describe("antigen-low cells (A4)", () => {
  // One antigen carries the response, and its loss is complete: the page's weed that the weed-killer does not touch.
  const oneAntigen = {
    cloneCount: 1,
    antigenResidue: 0,
    mhcLossRate: 0,
    logExpansion: 10,
    phagocytosis: 0,
    killingByNk: 0,
  };
  const p = person(oneAntigen);
  const run = course(
    { parameters: p, initial: tumourBody(p, { cloneAntigenLow: 4e7 }), treatments: [nivolumab] },
    months,
  );

  test("are selected under attack: the tumour shrinks, then regrows with nine in ten cells antigen-low", () => {
    const volume = byMonth(p, run, "tumourVolume");
    const least = volume.indexOf(Math.min(...volume));
    expect(volume[least]).toBeLessThan(0.5 * volume[0]);
    expect(Math.max(...volume.slice(least))).toBeGreaterThan(2 * volume[least]);
    expect(byMonth(p, run, "antigenLowShare").at(-1)).toBeGreaterThan(0.9);
  });

  test("lower the mean antigen all the way while attack lasts", () => {
    const antigen = meanAntigen(p, run).slice(0, 6);
    expect(antigen[0]).toBeGreaterThan(0.98);
    for (let k = 1; k < antigen.length; k++) expect(antigen[k]).toBeLessThanOrEqual(antigen[k - 1] + 1e-6);
    expect(antigen.at(-1)).toBeLessThan(0.2);
  });

  test("without attack keep their share, but for the few that mutation adds", () => {
    const q = person({ ...oneAntigen, ...noImmunity });
    const free = course({ parameters: q, initial: tumourBody(q, { cloneAntigenLow: 4e7 }) }, months);
    const antigen = meanAntigen(q, free);
    // A day's mutants are about 5e-8 of the tumour.
    for (const level of antigen) expect(Math.abs(level - antigen[0])).toBeLessThan(1e-3);
  });

  test("answer a second course with less than a tenth of what the first did", () => {
    const answer = (initial: Float64Array) => {
      const days = [0, 30];
      const [treated, not] = [[nivolumab], []].map((treatments) =>
        quantity(p, stateOf(course({ parameters: p, initial, treatments }, days)), "tumourVolume"),
      );
      return Math.log(not / treated);
    };
    const naive = tumourBody(p, { cloneAntigenLow: 4e7 });
    // The same infiltrate meets the regrown tumour.
    const regrown = tumourBody(p, { cloneWild: 1e5, cloneAntigenLow: 4e9 });
    expect(answer(naive)).toBeGreaterThan(0.05);
    expect(answer(regrown)).toBeLessThan(0.1 * answer(naive));
  });

  test("lose little when the response rests on many antigens, so that more antigens mean a rarer escape", () => {
    const levels = [1, 30, 150, 600].map((cloneCount) => {
      const q = person({ cloneCount });
      return quantity(q, tumourBody(q), "antigenLowLevel");
    });
    for (let i = 1; i < levels.length; i++) expect(levels[i]).toBeGreaterThan(levels[i - 1]);
    expect(levels[0]).toBeLessThan(0.1);
    expect(levels[3]).toBeGreaterThan(0.9);
  });
});

describe("MHC-low cells (A5): who attacks decides who survives", () => {
  // A tumour full of natural killers, so that their choice shows within years.
  const killers = { nkDensity: 1e8 };
  const start = { cloneMhcLow: 4e8, nkTumour: 4e8 };
  const outcomeOf = (changes: Values, states: Values = {}) => {
    const p = person({ phagocytosis: 0, progenitorDivision: 2, ...killers, ...changes });
    const run = course(
      { parameters: p, initial: tumourBody(p, { ...start, ...states }), treatments: [nivolumab] },
      months,
    );
    return { share: byMonth(p, run, "mhcLowShare"), volume: byMonth(p, run, "tumourVolume") };
  };
  const cd8Only = outcomeOf({ killingByNk: 0 });
  const nkOnly = outcomeOf({ cytotoxicity: 0 });
  const both = outcomeOf({});

  test("T cells alone: the MHC-low win", () => {
    expect(cd8Only.share[12]).toBeGreaterThan(0.9);
    expect(cd8Only.volume[36]).toBeGreaterThan(cd8Only.volume[0]);
  });

  test("natural killers alone: those with MHC-I win", () => {
    expect(nkOnly.share[12]).toBeLessThan(0.2 * nkOnly.share[0]);
  });

  test("both: neither escapes, or later than from either alone", () => {
    expect(both.volume[36]).toBeLessThan(Math.min(cd8Only.volume[36], nkOnly.volume[36]));
    expect(both.volume[12]).toBeLessThan(0.1 * both.volume[0]);
  });

  test("blocking PD-1 does nothing against a tumour without MHC-I; waking natural killers does", () => {
    const days = [0, 90];
    const volume = (states: Values, treated: boolean, interferonAlphaResponse = 0) => {
      const p = person({ mhcLowLevel: 0, phagocytosis: 0, nkDensity: 1e7, interferonAlphaTurnover: 0 });
      const initial = tumourBody(p, { cloneWild: 0, nkTumour: 4e7, interferonAlphaResponse, ...states });
      const run = course({ parameters: p, initial, treatments: treated ? [nivolumab] : [] }, days);
      return quantity(p, stateOf(run), "tumourVolume");
    };
    const hidden = { cloneMhcLow: 4e9 };
    // What little remains goes by way of bystander T cells and the interferon that they make.
    expect(Math.abs(volume(hidden, true) / volume(hidden, false) - 1)).toBeLessThan(0.05);
    expect(volume({ cloneWild: 4e9 }, true) / volume({ cloneWild: 4e9 }, false)).toBeLessThan(0.9);
    expect(volume(hidden, false, 1)).toBeLessThan(0.97 * volume(hidden, false));
  });
});

describe("vaccines of one antigen and of many (A16)", () => {
  const vaccinated = (vaccineAntigens: number) => {
    const p = person({ vaccineAntigens, cloneCount: 5 });
    return quantities(p, tumourBody(p, { vaccineNode: 1e6 }), "effectiveClones", "vaccineShared", "antigenLowLevel");
  };

  test("a mixture wakes more clones and leaves less to gain by losing an antigen", () => {
    const [none, one, many] = [0, 1, 34].map(vaccinated);
    expect(none.effectiveClones).toBe(5);
    expect(one.effectiveClones).toBeGreaterThan(none.effectiveClones);
    expect(many.effectiveClones).toBeGreaterThan(5 + 5 * (one.effectiveClones - 5));
    expect(many.antigenLowLevel).toBeGreaterThan(one.antigenLowLevel);
  });

  test("antigens share the presenting cells: each of many primes less than one alone", () => {
    const [one, many] = [1, 34].map(vaccinated);
    expect(many.vaccineShared / 34).toBeLessThan(0.7 * one.vaccineShared);
  });

  test("a vaccine raises the number of tumour-specific cells in the blood, and with PD-1 blocked does more than either", () => {
    const p = person({ vaccineAntigens: 20, pdl1Density: 420, cloneCount: 10 });
    const added = Array.from({ length: 8 }, (_, k) => ({ day: 21 * k, state: "vaccineDepot", amount: 2 }));
    const initial = body(p, { cloneWild: 4e9, vascularCapacity: 1e10 });
    const days = [0, 30, 180];
    const outcome = (vaccine: boolean, blocked: boolean) => {
      const run = course(
        { parameters: p, initial, added: vaccine ? added : [], treatments: blocked ? [nivolumab] : [] },
        days,
      );
      return { volume: quantity(p, stateOf(run), "tumourVolume"), blood: run.cd8Blood[1] };
    };
    const [neither, vaccine, blockade, both] = [
      outcome(false, false),
      outcome(true, false),
      outcome(false, true),
      outcome(true, true),
    ];
    expect(vaccine.blood).toBeGreaterThan(1.2 * neither.blood);
    expect(both.volume).toBeLessThan(Math.min(vaccine.volume, blockade.volume));
  });
});
