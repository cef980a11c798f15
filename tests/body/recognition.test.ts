import { describe, expect, test } from "vitest";
import { referenceModel } from "../../src/experiments/model.ts";
import { sampleCandidate } from "../../src/experiments/sample.ts";
import { cancers } from "../../src/models/cancers/index.ts";
import { altered, course, person, quantities, quantity, stateOf, tumourBody, type Values } from "./person.ts";

const kill = (changes: Values = {}, states: Values = {}) => {
  const p = person(changes);
  return quantities(p, tumourBody(p, states), "killWild", "killMhcLow", "killAntigenLow", "innateWild", "innateMhcLow");
};

describe("T cells kill by what they recognise (A1, A3)", () => {
  test("without antigen, without MHC-I or without T cells nothing is left but innate killing", () => {
    for (const nothing of [kill({ antigenicity: 0 }), kill({}, { cd8Effector: 0 }), kill({ cytotoxicity: 0 })]) {
      expect(nothing.killWild).toBeCloseTo(nothing.innateWild, 12);
    }
    const bare = kill({ mhcBaseline: 0, antigenicity: 1 });
    expect(bare.killWild).toBeCloseTo(bare.innateWild, 12);
    expect(kill().killWild).toBeGreaterThan(2 * kill().innateWild);
  });

  test("killing rises with antigen, with MHC-I and with effectors, and never falls", () => {
    const rising = (rates: readonly number[]) => rates.slice(1).every((rate, i) => rate > rates[i]);
    const fractions = [0, 0.05, 0.2, 0.5, 0.8, 1];
    expect(rising(fractions.map((antigenicity) => kill({ antigenicity }).killWild))).toBe(true);
    expect(rising(fractions.map((mhcBaseline) => kill({ mhcBaseline, killingByNk: 0 }).killWild))).toBe(true);
    expect(rising([0, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10].map((cd8Effector) => kill({}, { cd8Effector }).killWild))).toBe(
      true,
    );
  });

  test("twice the effectors kill four times as much where regulatory cells rule, and twice where there are none", () => {
    const ofEffectors = (cd8Effector: number, regulatoryTumour: number) => {
      const p = person();
      return quantity(p, tumourBody(p, { cd8Effector, regulatoryTumour }), "cd8Killing");
    };
    expect(ofEffectors(2e4, 1e8) / ofEffectors(1e4, 1e8)).toBeCloseTo(4, 2);
    expect(ofEffectors(2e4, 0) / ofEffectors(1e4, 0)).toBeCloseTo(2, 2);
  });

  test("the law is that of an independent hand: kills a day = k E/(K C + E) E/(E + R Treg) and the free share of brakes", () => {
    const p = person({ cytotoxicity: 3, targetsPerEffector: 1.2, regulatoryBrake: 2 });
    const y = tumourBody(p, { cd8Effector: 5e8, regulatoryTumour: 1e8 });
    const { cd8Killing, pd1Brake, tgfBrake, suppressorBrake } = quantities(
      p,
      y,
      "cd8Killing",
      "pd1Brake",
      "tgfBrake",
      "suppressorBrake",
    );
    const brakes = (1 - pd1Brake) * (1 - tgfBrake) * (1 - suppressorBrake);
    const expected = ((3 * 5e8) / (1.2 * 4e9 + 5e8)) * (5e8 / (5e8 + 2 * 1e8)) * brakes;
    expect(Math.abs(cd8Killing / expected - 1)).toBeLessThan(1e-7);
  });

  test("an effector kills at most 16 targets a day, as Halle 2016 saw, in the typical person and 19 of 20 others", () => {
    // Most kills an effector: targets in vast excess, no brake, full antigen. Kills a day = rate × targets / effectors.
    const unbraked = { antigenicity: 1, mhcBaseline: 1, pdl1Density: 0, tgfBaseline: 0 };
    const states = { cloneWild: 1e10, cd8Effector: 1e3, regulatoryTumour: 0, tgfBeta: 0, nkTumour: 0 };
    const perEffector = (parameters: Float64Array) => {
      const p = altered(parameters, unbraked);
      return (quantity(p, tumourBody(p, states), "cd8Killing") * 1e10) / 1e3;
    };
    expect(perEffector(person())).toBeLessThan(16);
    const people = Array.from({ length: 400 }, (_, id) => sampleCandidate(cancers.melanoma, referenceModel, 1, id));
    const most = people.map(({ parameters }) => perEffector(parameters)).sort((a, b) => a - b);
    expect(most[Math.floor(0.95 * most.length)]).toBeLessThan(16);
    expect(most[0]).toBeGreaterThan(0.09);
  });

  test("a body without tumour-specific clones gains nothing from blocking PD-1", () => {
    const days = [0, 84];
    const growth = (cloneCount: number, treated: boolean) => {
      const p = person({ cloneCount });
      const initial = tumourBody(p, { cd8Effector: 0, cd8Progenitor: 0, cd8Exhausted: 0, helperTumour: 0 });
      const treatments = treated
        ? [{ therapy: "nivolumab", dose: "3 mg/kg", days: [0, 14, 28, 42, 56, 70] } as const]
        : [];
      return quantity(p, stateOf(course({ parameters: p, initial, treatments }, days)), "tumourVolume");
    };
    expect(growth(0, true) / growth(0, false)).toBeCloseTo(1, 6);
    expect(growth(200, true) / growth(200, false)).toBeLessThan(0.95);
  });
});

describe("hiding from T cells shows to natural killer cells (A5, A8)", () => {
  test("losing MHC-I takes T-cell killing down to what is left of MHC-I, and lifts the killers' hold", () => {
    const { killWild, killMhcLow, innateWild, innateMhcLow } = kill();
    expect(killMhcLow).toBeLessThan(killWild);
    expect(innateMhcLow).toBeGreaterThan(innateWild);
    const bare = kill({ mhcLowLevel: 0, phagocytosis: 0 });
    expect(bare.killMhcLow).toBeCloseTo(bare.innateMhcLow, 12);
  });

  test("full MHC-I leaves a tenth of natural killing, with stress ligands as the measure", () => {
    const share = (mhcBaseline: number, stressLigand: number) => {
      const p = person({ mhcBaseline, stressLigand, phagocytosis: 0, missingSelf: 0.9 });
      const { innateWild, nkKilling } = quantities(p, tumourBody(p), "innateWild", "nkKilling");
      return innateWild / nkKilling;
    };
    expect(share(1, 1)).toBeCloseTo(0.1, 10);
    expect(share(0, 1)).toBeCloseTo(1, 10);
    expect(share(0, 0.25)).toBeCloseTo(0.25, 10);
    expect(share(0, 0)).toBe(0);
  });

  test("interferon alpha and interleukin 2 wake natural killers, PD-1 blockade does not", () => {
    const p = person();
    const rest = quantity(p, tumourBody(p), "nkKilling");
    const with_ = (states: Values) => quantity(p, tumourBody(p, states), "nkKilling");
    expect(with_({ interferonAlphaResponse: 1 })).toBeGreaterThan(1.5 * rest);
    expect(with_({ interleukin2Effect: 1 })).toBeGreaterThan(1.5 * rest);
    expect(with_({ antiPD1Tumour: 1e6 })).toBe(rest);
  });
});

describe("macrophages and antibody (A9, A10)", () => {
  test("blocking CD47 helps only where there are macrophages", () => {
    const eating = (cd47Brake: number, macrophageAlarm: number) => {
      const p = person({ cd47Brake });
      return quantity(p, tumourBody(p, { macrophageAlarm }), "macrophageKilling");
    };
    expect(eating(0, 1e7)).toBeGreaterThan(2 * eating(0.85, 1e7));
    expect(eating(0, 0)).toBe(0);
  });

  test("antibody on the target kills nothing alone; with effectors it adds at most twice what they do without", () => {
    const withAntibody = (states: Values) => {
      const p = person();
      const y = tumourBody(p, { antibodyTumour: 10, ...states });
      return quantities(p, y, "antibodyKilling", "nkKilling", "macrophageKilling");
    };
    expect(withAntibody({ nkTumour: 0, macrophageAlarm: 0 }).antibodyKilling).toBe(0);
    const { antibodyKilling, nkKilling, macrophageKilling } = withAntibody({});
    expect(antibodyKilling).toBeGreaterThan(0);
    expect(antibodyKilling).toBeLessThanOrEqual(2 * (nkKilling + macrophageKilling));
    expect(withAntibody({ antibodyTumour: 0 }).antibodyKilling).toBe(0);
  });

  test("an antibody against PD-L1 adds killing by effectors only if it calls them, and only where PD-L1 is", () => {
    const added = (antiPDL1Depletion: number, pdl1Density: number) => {
      const p = person({ antiPDL1Depletion, pdl1Density });
      return quantity(p, tumourBody(p, { antiPDL1Tumour: 1e3 }), "pdl1AntibodyKilling");
    };
    expect(added(0, 800)).toBe(0);
    expect(added(1, 800)).toBeGreaterThan(3 * added(1, 200));
    expect(added(1, 0)).toBe(0);
  });

  test("B cells need help: without activated CD4 cells none is called", () => {
    const p = person();
    const help = (cd4Activated: number) => quantity(p, tumourBody(p, { cd4Activated }), "follicularHelp");
    expect(help(0)).toBe(0);
    expect(help(1e4)).toBeGreaterThan(0.5);
  });
});
