import { describe, expect, test } from "vitest";
import { dePillis2008 } from "../../src/models/published/de-pillis-2008.ts";
import { dormandPrince } from "./dormand-prince.ts";
import { jacobian, rightHandSide, valuesOf, withValues } from "./equations.ts";
import { relativeError } from "./relative-error.ts";
import { grid } from "./sampling.ts";
import { simulate } from "./simulate.ts";

/** Table 1 as printed, except growth a and exponent l, which are handed in. */
const [b, c1, d, f, g, gI, gT, h] = [1.02e-9, 3.23e-7, 5, 4.12e-2, 2.5e-2, 2e7, 1e5, 600];
const [kill, kT, m, p, pI, pT, q, r2, s, u] = [0.6, 0.8, 2e-2, 1e-7, 0.125, 0.6, 3.42e-10, 3e-11, 0.3, 3];
const [w, alpha1, alpha2, beta, gamma, muI] = [2e-4, 1.3e4, 5e8, 1.2e-2, 0.9, 10];

interface Treatment {
  readonly vL?: number;
  readonly vI?: number;
  readonly vM?: number;
}

/** Equations (1) to (6), coded by hand; y = (T, L, N, C, I, M). */
function paper(a: number, l: number, { vL = 0, vI = 0, vM = 0 }: Treatment = {}) {
  return (_: number, [T, L, N, C, I, M]: readonly number[]) => {
    const D = (d * (L / T) ** l) / (s + (L / T) ** l);
    return [
      a * T * (1 - b * T) - c1 * N * T - D * T - kT * M * T,
      -m * L - q * L * T - u * L * L + r2 * C * T + (pI * L * I) / (gI + I) + vL - kill * M * L,
      alpha1 - f * N + ((g * T) / (h + T)) * N - p * N * T - kill * M * N,
      alpha2 - beta * C - kill * M * C,
      ((pT * T) / (gT + T)) * L + w * L * I - muI * I + vI,
      -gamma * M + vM,
    ];
  };
}

/** Steady states with a tumour, ascending, by the elimination of Appendix A: one equation in T is left. */
function tumourStates(a: number, l: number): { T: number; L: number; N: number; I: number }[] {
  const companions = (T: number) => {
    const N = alpha1 / (f - (g * T) / (h + T) + p * T);
    const D = a * (1 - b * T) - c1 * N;
    const L = D > 0 && D < d ? T * ((s * D) / (d - D)) ** (1 / l) : Number.NaN;
    const I = (pT * T * L) / ((gT + T) * (muI - w * L));
    const imbalance = -m * L - q * L * T - u * L * L + (r2 * alpha2 * T) / beta + (pI * L * I) / (gI + I);
    return { T, L, N, I, imbalance };
  };
  const scan = grid(-3000, 9000).map((i) => 10 ** (i / 1000));
  return scan.slice(1).flatMap((upper, i) => {
    let [low, high] = [scan[i], upper];
    if (!(companions(low).imbalance * companions(high).imbalance < 0)) return [];
    for (let halving = 0; halving < 100; halving++) {
      const middle = (low + high) / 2;
      if (companions(low).imbalance * companions(middle).imbalance > 0) low = middle;
      else high = middle;
    }
    return [companions(low)];
  });
}

/** The eigenvalue of a matrix nearest to a guess, by inverse iteration. */
function eigenvalueNear(matrix: readonly number[][], guess: number): number {
  const shift = guess * (1 + 1e-7) + 1e-12;
  let vector = matrix.map((_, i) => 1 / (i + 1));
  let eigenvalue = guess;
  for (let i = 0; i < 50; i++) {
    const next = solveLinear(
      matrix.map((row, r) => row.map((entry, c) => (r === c ? entry - shift : entry))),
      vector,
    );
    const at = next.reduce((best, entry, r) => (Math.abs(entry) > Math.abs(next[best]) ? r : best), 0);
    eigenvalue = shift + vector[at] / next[at];
    vector = next.map((entry) => entry / next[at]);
  }
  return eigenvalue;
}

function solveLinear(matrix: readonly number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  const size = rows.length;
  for (let k = 0; k < size; k++) {
    const pivot = grid(k, size - 1).reduce((best, r) => (Math.abs(rows[r][k]) > Math.abs(rows[best][k]) ? r : best), k);
    [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
    for (let r = k + 1; r < size; r++) {
      const factor = rows[r][k] / rows[k][k];
      for (let c = k; c <= size; c++) rows[r][c] -= factor * rows[k][c];
    }
  }
  const x = new Array<number>(size).fill(0);
  for (let r = size - 1; r >= 0; r--) {
    x[r] =
      (rows[r][size] - rows[r].slice(r + 1, size).reduce((sum, entry, j) => sum + entry * x[r + 1 + j], 0)) /
      rows[r][r];
  }
  return x;
}

const { growth: a, lysisExponent: l } = valuesOf(dePillis2008);
const C = alpha2 / beta;
const detectable = [1e7, 2e3, 5e5, 4.17e10, 2e3, 0];
const small = { tumour: 100, cd8: 30, naturalKiller: 3e4, lymphocytes: 5e6, interleukin2: 500 };
const relative = (value: number, expected: number) => Math.abs(value / expected - 1);

describe("de Pillis 2008", () => {
  test("the model's data are the paper's six equations with Table 1, but for a and l", () => {
    const treated = { cd8Transfer: 1e5, interleukin2Infusion: 3e4, drugInfusion: 0.7 };
    const data = rightHandSide(withValues(dePillis2008, treated));
    for (const state of [detectable.with(5, 0.5), [100, 30, 3e4, 5e6, 500, 0.1], [9e8, 2e4, 141, 4e10, 1900, 1.1]]) {
      const expected = paper(a, l, { vL: 1e5, vI: 3e4, vM: 0.7 })(0, state);
      expect(relativeError(data(0, state), expected)).toBeLessThan(1e-11);
    }
  });

  test("steady tumours at 5.695e5 and 9.20e8 cells with every companion as printed (Appendix A)", () => {
    const [first, last, ...others] = tumourStates(a, l);
    expect(others).toHaveLength(0);
    // Half a unit of the last printed digit, but for XPP's own tolerance of 0.01 in a Newton step: 2e-4 relative.
    expect(relative(first.T, 5.695e5)).toBeLessThan(3e-4);
    expect(relative(first.N, 1.777e5)).toBeLessThan(3e-4);
    expect(relative(first.L, 487.13)).toBeLessThan(3e-4);
    expect(relative(first.I, 25.11)).toBeLessThan(3e-4);
    expect(relative(last.T, 9.2e8)).toBeLessThan(5e-4);
    expect(relative(last.N, 141.3)).toBeLessThan(3e-4);
    expect(relative(last.L, 19577)).toBeLessThan(3e-4);
    expect(relative(last.I, 1930)).toBeLessThan(3e-4);
  });

  test("the data rest at those states", () => {
    const data = rightHandSide(dePillis2008);
    for (const { T, L, N, I } of tumourStates(a, l)) {
      const rates = data(0, [T, L, N, C, I, 0]);
      const turnover = [a * T, u * L * L, alpha1, alpha2, muI * I, 1];
      expect(Math.max(...rates.map((rate, i) => Math.abs(rate / turnover[i])))).toBeLessThan(1e-9);
    }
  });

  test("printed eigenvalues: the small tumour can go either way, the large one is stable", () => {
    const data = rightHandSide(dePillis2008);
    const [first, last] = tumourStates(a, l).map(({ T, L, N, I }) => jacobian(data, [T, L, N, C, I, 0]));
    for (const printed of [-117518.189526, -0.183657, -91.994417, -0.9, -0.012]) {
      expect(relative(eigenvalueNear(last, printed), printed)).toBeLessThan(0.002);
    }
    for (const printed of [-2924.209828, 0.069246, -0.096113, -0.9, -0.012]) {
      expect(relative(eigenvalueNear(first, printed), printed)).toBeLessThan(0.002);
    }
    // Printed as +9.485163 in one place; the interleukin-2 equation gives w·L - muI, about -9.9.
    expect(eigenvalueNear(first, -9.9)).toBeCloseTo(w * 487.13 - muI, 3);
  });

  test("with the printed a = 2.00e-3 no tumour can rest or grow; with a = 0.2 and l = 2/3 states miss the printed ones", () => {
    expect(tumourStates(2e-3, 2 / 3)).toHaveLength(0);
    expect(2e-3 - (c1 * alpha1) / f).toBeLessThan(0);
    const [first, last] = tumourStates(0.2, 2 / 3);
    expect(relative(first.T, 5.905e5)).toBeLessThan(1e-3);
    expect(relative(last.T, 9.175e8)).toBeLessThan(1e-3);
  });

  test("day 9 with BioModels' a = 0.002 and l = 2: 8.24e6 tumour cells, 1.56e4 NK cells, as libRoadRunner has them", () => {
    const { tumour, naturalKiller } = simulate(withValues(dePillis2008, { growth: 0.002, lysisExponent: 2 }), [0, 9]);
    expect(tumour[1] / 1e6).toBeCloseTo(8.24, 2);
    expect(naturalKiller[1] / 1e4).toBeCloseTo(1.56, 2);
  });

  test("untreated, the detectable tumour grows to its capacity and the small one is drawn to nothing (section 6)", () => {
    const { tumour } = simulate(dePillis2008, [0, 300], { relativeTolerance: 1e-8 });
    expect(relative(tumour[1], 9.2e8)).toBeLessThan(1e-3);
    const { tumour: drawn } = simulate(withValues(dePillis2008, {}, small), [0, 5, 30]);
    expect(drawn[1]).toBeLessThan(1);
    expect(drawn[2]).toBeLessThan(1e-6);
  });

  test("five days: the drug shrinks the detectable tumour, interleukin-2 makes no difference (Figure 1)", () => {
    const afterFive = (treatment: Record<string, number>) =>
      simulate(withValues(dePillis2008, treatment), [0, 5]).tumour[1];
    const untreated = afterFive({});
    expect(afterFive({ drugInfusion: 1 })).toBeLessThan(0.1 * untreated);
    expect(relative(afterFive({ interleukin2Infusion: 1 }), untreated)).toBeLessThan(1e-6);
  });

  test("lymphocytes rise towards 4.17e10 in the small scenario, and the drug follows its closed form", () => {
    const { lymphocytes, drug } = simulate(withValues(dePillis2008, { drugInfusion: 1 }), [0, 1, 3, 5]);
    const closed = [1, 3, 5].map((t) => (1 - Math.exp(-gamma * t)) / gamma);
    expect(relativeError(drug.slice(1), closed)).toBeLessThan(1e-8);
    expect(lymphocytes[3]).toBeLessThan(lymphocytes[0]);
    const rising = simulate(withValues(dePillis2008, {}, small), [0, 5]).lymphocytes[1];
    expect(relative(rising, C + (5e6 - C) * Math.exp(-beta * 5))).toBeLessThan(1e-8);
    expect(Math.round(Math.log10(rising))).toBe(9);
  });

  test("the library's run is the second solver's run of the paper's equations, to 1e-6, treated and untreated", () => {
    const times = grid(0, 5, 0.5);
    for (const { model, treatment } of [
      { model: dePillis2008, treatment: {} },
      { model: withValues(dePillis2008, { drugInfusion: 0.8, cd8Transfer: 1e5 }), treatment: { vM: 0.8, vL: 1e5 } },
    ]) {
      const run = simulate(model, times);
      const second = dormandPrince(paper(a, l, treatment), detectable, times, 1e-9);
      for (const [j, name] of ["tumour", "cd8", "naturalKiller", "lymphocytes", "interleukin2"].entries()) {
        const expected = second.map((state) => state[j]);
        expect(relativeError(run[name], expected)).toBeLessThan(1e-6);
      }
    }
  });
});
