import { describe, expect, test } from "vitest";
import { person, prepared, quantities, quantity, tumourBody, type Values } from "./person.ts";

const parameterOf = (p: Float64Array, name: string) => p[prepared.parameterIndex(name)];

/** Free receptors A in equilibrium with two ligands at once, by bisection: a + Σ Bᵢ a/(Kᵢ + a) = A. */
function boundByTwo(A: number, ligands: readonly { readonly B: number; readonly K: number }[]): number {
  let [low, high] = [0, A];
  for (let i = 0; i < 200; i++) {
    const a = (low + high) / 2;
    const total = ligands.reduce((sum, { B, K }) => sum + (B * a) / (K + a), a);
    if (total > A) high = a;
    else low = a;
  }
  return A - low;
}

/** Antibody in the tumour or, by way of plasma, in the node, that binds this fraction of its target. */
const concentration = (affinity: number, occupancy: number) =>
  occupancy === 1 ? 1e12 * affinity : (affinity * occupancy) / (1 - occupancy);
function blocked(p: Float64Array, antibody: "antiPD1" | "antiPDL1", occupancy: number, states: Values = {}) {
  const drug = { [`${antibody}Tumour`]: concentration(parameterOf(p, `${antibody}Affinity`), occupancy) };
  return tumourBody(p, { ...drug, ...states });
}
function blockedInNode(p: Float64Array, occupancy: number) {
  const node = concentration(parameterOf(p, "antiCTLA4Affinity"), occupancy);
  const plasma = node / parameterOf(p, "antiCTLA4NodePartition");
  return tumourBody(p, { antiCTLA4Central: plasma * parameterOf(p, "antiCTLA4CentralVolume") });
}

describe("PD-1 (A6)", () => {
  test("each pair binds as the quadratic of mass action says: x² - (A + B + K)x + AB = 0", () => {
    for (const pdl1Density of [1, 30, 210, 2000]) {
      const p = person({ pdl1Density, pd1Pdl1Affinity: 14.8, pd1Density: 184, pdl2Fraction: 0 });
      const x = quantity(p, tumourBody(p), "pd1Pdl1Bound");
      const [b, c] = [184 + pdl1Density + 14.8, 184 * pdl1Density];
      expect(Math.abs(x / ((b - Math.sqrt(b * b - 4 * c)) / 2) - 1)).toBeLessThan(1e-10);
    }
  });

  test("PD-L1 and PD-L2, bound one after the other, take together what they take in true competition, to 1 %", () => {
    for (const pdl1Density of [30, 120, 420, 1257]) {
      const p = person({ pdl1Density });
      const { pd1Pdl1Bound, pd1Pdl2Bound } = quantities(p, tumourBody(p), "pd1Pdl1Bound", "pd1Pdl2Bound");
      const together = boundByTwo(184, [
        { B: pdl1Density, K: 14.8 },
        { B: 0.07 * pdl1Density, K: 4.2 },
      ]);
      expect(Math.abs((pd1Pdl1Bound + pd1Pdl2Bound) / together - 1)).toBeLessThan(0.01);
    }
  });

  test("the brake at PD-L1 of 30 to 1257 a square micrometre is 4, 13, 34, 51, 58 and 60 %, as computed by hand", () => {
    const brakes = [30, 60, 120, 210, 420, 1257].map((pdl1Density) => {
      const p = person({ pdl1Density });
      return Math.round(100 * quantity(p, tumourBody(p), "pd1Brake"));
    });
    expect(brakes).toEqual([4, 13, 34, 51, 58, 60]);
  });

  test("blocking half, 80, 90 and 95 % of PD-1 leaves 27, 6, 1.5 and 0.4 % of the brake at high PD-L1", () => {
    const p = person({ pdl1Density: 750 });
    const left = [0.5, 0.8, 0.9, 0.95].map((share) => quantity(p, blocked(p, "antiPD1", share), "pd1Brake"));
    [0.27, 0.056, 0.0148, 0.0037].forEach((expected, i) => {
      expect(Math.abs(left[i] / expected - 1)).toBeLessThan(0.03);
    });
  });

  test("raising PD-L1 from 30 to 420 cuts killing to 0.44, and blockade restores at most 2.5 times", () => {
    const killing = (pdl1Density: number, occupancy: number) => {
      const p = person({ pdl1Density });
      return quantity(p, blocked(p, "antiPD1", occupancy), "cd8Killing");
    };
    expect(killing(420, 0) / killing(30, 0)).toBeCloseTo(0.44, 2);
    for (const pdl1Density of [1, 30, 120, 420, 5000]) {
      const gain = killing(pdl1Density, 1) / killing(pdl1Density, 0);
      expect(gain).toBeGreaterThanOrEqual(1);
      expect(gain).toBeLessThan(2.51);
    }
    expect(killing(1, 1) / killing(1, 0)).toBeCloseTo(1, 3);
  });

  test("blockade restores killing only where T cells are and see antigen", () => {
    const gain = (changes: Values, states: Values) => {
      const p = person({ pdl1Density: 420, ...changes });
      return quantity(p, blocked(p, "antiPD1", 1, states), "killWild") - quantity(p, tumourBody(p, states), "killWild");
    };
    expect(gain({}, {})).toBeGreaterThan(0);
    expect(gain({}, { cd8Effector: 0 })).toBe(0);
    expect(gain({ antigenicity: 0 }, {})).toBe(0);
  });

  test("blocking PD-L1 leaves PD-L2 to brake, blocking PD-1 leaves neither; without PD-L2 they do the same", () => {
    const brake = (antibody: "antiPD1" | "antiPDL1", pdl2Fraction: number) => {
      const p = person({ pdl1Density: 750, pdl2Fraction });
      return quantity(p, blocked(p, antibody, 1), "pd1Brake");
    };
    expect(brake("antiPD1", 0.07)).toBeLessThan(1e-12);
    expect(brake("antiPDL1", 0.07)).toBeGreaterThan(0.05);
    expect(brake("antiPDL1", 0)).toBeLessThan(1e-12);
  });

  test("interferon gamma raises PD-L1 up to the induced level, so that attack calls its own brake", () => {
    const p = person({ pdl1Induction: 6 });
    const settled = (interferonGammaSignal: number) => 1 + 5 * interferonGammaSignal;
    const signal = quantity(p, tumourBody(p, { interferonGamma: 0.01 }), "interferonGammaSignal");
    expect(signal).toBeCloseTo(0.01 / (0.01 + parameterOf(p, "interferonGammaHalf")), 10);
    const braked = (level: number) => quantity(p, tumourBody(p, { pdl1Level: level }), "pd1Brake");
    expect(braked(settled(signal))).toBeGreaterThan(2 * braked(settled(0)));
  });
});

describe("CTLA-4 (A7)", () => {
  test("binds B7 as mass action says, and CD28 gets what is left", () => {
    const p = person();
    const { ctla4Bound, cd28Bound, b7Left } = quantities(p, tumourBody(p), "ctla4Bound", "cd28Bound", "b7Left");
    const at = (name: string) => parameterOf(p, name);
    const bound = (A: number, B: number, K: number) => boundByTwo(A, [{ B, K }]);
    const ctla4 = at("ctla4Density") * (1 + at("ctla4Stripping"));
    expect(ctla4Bound).toBeCloseTo(bound(ctla4, at("b7Density"), at("ctla4Affinity")), 6);
    expect(b7Left).toBeCloseTo(at("b7Density") - ctla4Bound, 8);
    expect(cd28Bound).toBeCloseTo(bound(at("cd28Density"), b7Left, at("cd28Affinity")), 6);
  });

  test("blockade raises co-stimulation to at least twice, up to about 0.6, unlike the published threshold of 200", () => {
    const costimulation = (occupancy: number, changes: Values = {}) => {
      const p = person(changes);
      return quantity(p, blockedInNode(p, occupancy), "costimulation");
    };
    expect(costimulation(1)).toBeGreaterThan(2 * costimulation(0));
    expect(costimulation(1)).toBeGreaterThan(0.5);
    expect(costimulation(1)).toBeLessThan(0.7);
    const published = { costimulationHalf: 200, ctla4Stripping: 0 };
    expect(costimulation(0, published)).toBeCloseTo(0.94, 2);
    expect(costimulation(1, published)).toBeCloseTo(0.96, 2);
  });

  test("acts in the node: more effectors from each activated cell, and no other killing by those in the tumour", () => {
    const p = person();
    const [free, full] = [0, 1].map((occupancy) =>
      quantities(p, blockedInNode(p, occupancy), "cd8Expansion", "cd8Killing", "pd1Brake"),
    );
    expect(full.cd8Expansion).toBeGreaterThan(2 * free.cd8Expansion);
    expect(full.cd8Killing).toBe(free.cd8Killing);
    expect(full.pd1Brake).toBe(free.pd1Brake);
  });
});
