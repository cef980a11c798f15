import { describe, expect, test } from "vitest";
import { kirschnerPanetta1998 } from "../../src/models/published/kirschner-panetta-1998.ts";
import { dormandPrince } from "./dormand-prince.ts";
import { rightHandSide, valuesOf, withValues } from "./equations.ts";
import { relativeError } from "./relative-error.ts";
import { grid, peaks } from "./sampling.ts";
import { simulate } from "./simulate.ts";

// The paper's letters, from the model's data.
const values = valuesOf(kirschnerPanetta1998);
const { effectorDeath: mu2, stimulation: p1, halfStimulation: g1, growth: r2, crowding: b, killing: a } = values;
const { halfKilling: g2, secretion: p2, halfSecretion: g3, interleukin2Loss: mu3 } = values;

/** The paper's equations (1) to (3), coded by hand; y = (E, T, I). */
function paper(c: number, s1 = 0, s2 = 0) {
  return (_: number, [E, T, I]: readonly number[]) => [
    c * T - mu2 * E + (p1 * E * I) / (g1 + I) + s1,
    r2 * (1 - b * T) * T - (a * E * T) / (g2 + T),
    (p2 * E * T) / (g3 + T) - mu3 * I + s2,
  ];
}

/** E and I that hold a tumour of T cells steady. */
function companions(T: number): { E: number; I: number } {
  const E = (r2 * (1 - b * T) * (g2 + T)) / a;
  return { E, I: (p2 * E * T) / ((g3 + T) * mu3) };
}

function imbalance(T: number, c: number): number {
  const { E, I } = companions(T);
  return c * T - mu2 * E + (p1 * E * I) / (g1 + I);
}

function bisect(f: (x: number) => number, low: number, high: number): number {
  const sign = Math.sign(f(low));
  let [from, to] = [low, high];
  for (let i = 0; i < 100; i++) {
    const middle = (from + to) / 2;
    if (Math.sign(f(middle)) === sign) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

/** Steady tumours at antigenicity c, ascending. */
function steadyTumours(c: number): number[] {
  const scan = grid(0, 9000).map((i) => 10 ** (i / 1000));
  return scan.slice(1).flatMap((T, i) => {
    const changes = imbalance(scan[i], c) * imbalance(T, c) < 0;
    return changes ? [bisect((x) => imbalance(x, c), scan[i], T)] : [];
  });
}

/** Routh-Hurwitz for the three equations: above zero where the steady tumour T attracts. */
function hurwitz(T: number, c: number): number {
  const { E, I } = companions(T);
  const [ee, et, ei] = [-mu2 + (p1 * I) / (g1 + I), c, (p1 * E * g1) / (g1 + I) ** 2];
  const [te, tt] = [(-a * T) / (g2 + T), r2 * (1 - 2 * b * T) - (a * E * g2) / (g2 + T) ** 2];
  const [ie, it, ii] = [(p2 * T) / (g3 + T), (p2 * E * g3) / (g3 + T) ** 2, -mu3];
  const trace = ee + tt + ii;
  const minors = ee * tt - et * te + (ee * ii - ei * ie) + tt * ii;
  const determinant = ee * tt * ii - et * te * ii + ei * (te * it - tt * ie);
  return Math.min(-trace, -determinant, -trace * minors + determinant);
}

const at = (c: number) => withValues(kirschnerPanetta1998, { antigenicity: c });

describe("Kirschner-Panetta 1998", () => {
  test("the model's data are the paper's three equations", () => {
    const data = rightHandSide(withValues(at(0.02), { effectorTransfer: 550, interleukin2Infusion: 3e6 }));
    for (const state of [
      [1, 1, 1],
      [2e4, 3e5, 1e6],
      [1e7, 8e8, 5e7],
    ]) {
      const expected = paper(0.02, 550, 3e6)(0, state);
      expect(relativeError(data(0, state), expected)).toBeLessThan(1e-12);
    }
  });

  test("three steady tumours below c = 8.55e-5, one above: the fold that the paper prints", () => {
    expect(steadyTumours(8.5e-5)).toHaveLength(3);
    expect(steadyTumours(8.6e-5)).toHaveLength(1);
    // Where the two large ones merge: the greatest c at which some T above 1e8 needs no more effectors than it has.
    const largest = (c: number) => Math.max(...grid(9000, 9900).map((i) => -imbalance(i * 1e5, c)));
    expect(bisect(largest, 8e-5, 9e-5) / 8.55e-5).toBeCloseTo(1, 2);
  });

  test("the small steady tumour turns stable at c = 0.032: the Hopf border that the paper prints", () => {
    const border = bisect((c) => hurwitz(steadyTumours(c)[0], c), 0.02, 0.05);
    expect(border).toBeCloseTo(0.032, 3);
    expect(hurwitz(steadyTumours(0.03)[0], 0.03)).toBeLessThan(0);
    expect(hurwitz(steadyTumours(0.033)[0], 0.033)).toBeGreaterThan(0);
  });

  test("c = 5e-5: the tumour grows to 0.99 of its capacity and stays", () => {
    const large = steadyTumours(5e-5)[2];
    expect(large * b).toBeCloseTo(0.988, 3);
    expect(hurwitz(large, 5e-5)).toBeGreaterThan(0);
    const { tumour } = simulate(at(5e-5), [0, 2000]);
    expect(Math.abs(tumour[1] / large - 1)).toBeLessThan(1e-5);
  });

  // Caravagna et al. (2010), https://doi.org/10.1016/j.jtbi.2010.05.013, Figure 1: cells in 3.2 mL of mouse blood, from
  // one tumour cell without effectors; read off the figure to about 5 %.
  const mouse = { tumour: 1 / 3.2, effector: 0, interleukin2: 0 };

  test("c = 0.01: a first peak of 4.5e8 cells in the mouse between days 140 and 150, as Caravagna 2010 draws it", () => {
    const times = grid(0, 200, 0.25);
    const { tumour } = simulate(withValues(at(0.01), {}, mouse), times);
    const [first] = peaks(times, tumour);
    expect(first.time).toBeGreaterThan(140);
    expect(first.time).toBeLessThan(150);
    expect(Math.abs((first.value * 3.2) / 4.5e8 - 1)).toBeLessThan(0.05);
  });

  test("c = 0.02: a limit cycle with peaks of 1.2e6 cells near days 100, 350, 600 and 850, as Caravagna 2010 draws it", () => {
    const times = grid(0, 1000, 0.25);
    const { tumour } = simulate(withValues(at(0.02), {}, mouse), times);
    const found = peaks(times, tumour);
    expect(found).toHaveLength(4);
    for (const [i, { time, value }] of found.entries()) {
      expect(Math.abs(time - (100 + 250 * i))).toBeLessThan(30);
      expect(Math.abs((value * 3.2) / 1.2e6 - 1)).toBeLessThan(0.05);
    }
    // A cycle neither grows nor fades.
    expect(Math.abs(found[3].value / found[2].value - 1)).toBeLessThan(1e-3);
  });

  test("above the border swings fade: c = 0.035 leads to the steady tumour", () => {
    const times = grid(0, 12000, 5);
    const { tumour } = simulate(at(0.035), times);
    const heights = peaks(times, tumour).map(({ value }) => value);
    for (let i = 1; i < 20; i++) expect(heights[i]).toBeLessThan(heights[i - 1]);
    expect(Math.abs(tumour[tumour.length - 1] / steadyTumours(0.035)[0] - 1)).toBeLessThan(0.02);
  });

  test("effectors given at more than r2·g2·mu2/a = 540 a day clear the tumour, at less they do not", () => {
    expect((r2 * g2 * mu2) / a).toBeCloseTo(540, 9);
    // The treated cases of Sarv Ahrabi (2018), https://arxiv.org/abs/1806.04752: 500 and 550 a day at c = 0.04.
    const treated = (effectorTransfer: number) => {
      const model = withValues(at(0.04), { effectorTransfer }, { effector: effectorTransfer / mu2, tumour: 100 });
      return simulate(model, [0, 1000, 5000]).tumour;
    };
    expect(treated(550)[2]).toBeLessThan(1e-3);
    expect(treated(500)[2]).toBeGreaterThan(1000);
  });

  test("interleukin-2 given at more than mu2·mu3·g1/(p1 - mu2) = 6.35e7 a day lets effectors grow without bound", () => {
    const critical = (mu2 * mu3 * g1) / (p1 - mu2);
    expect(critical / 1e7).toBeCloseTo(6.349, 3);
    const effectors = (share: number) => {
      const model = withValues(
        at(0.02),
        { interleukin2Infusion: share * critical },
        { tumour: 0, effector: 1000, interleukin2: (share * critical) / mu3 },
      );
      return simulate(model, [0, 2000]).effector[1];
    };
    expect(effectors(1.05)).toBeGreaterThan(2000);
    expect(effectors(0.95)).toBeLessThan(500);
  });

  test("the library's run is the second solver's run of the paper's equations, to 1e-6", () => {
    const times = grid(0, 300, 10);
    const run = simulate(at(0.035), times);
    const second = dormandPrince(paper(0.035), [1, 1, 1], times);
    for (const [j, name] of ["effector", "tumour", "interleukin2"].entries()) {
      const expected = second.map((state) => state[j]);
      expect(relativeError(run[name], expected)).toBeLessThan(1e-6);
    }
  });
});
