import { describe, expect, test } from "vitest";
import { referenceModel } from "../../src/experiments/model.ts";
import type { Growth } from "../../src/experiments/patient.ts";
import { sampleCandidate } from "../../src/experiments/sample.ts";
import { melanoma } from "../../src/models/cancers/melanoma.ts";
import { extinction } from "../../src/numerics/statistics/birth-death.ts";
import { altered, body, courses, grow, person, quantities, stateOf } from "./person.ts";

const people = 96;
const noKillers = { cytotoxicity: 0, killingByNk: 0 };
const count = (growths: readonly Growth[], failure: Growth["failure"]) =>
  growths.filter((growth) => growth.failure === failure).length;
const diagnosed = (growths: readonly Growth[]) => growths.filter(({ patient }) => patient).length;
/** First cells that died out, among all that these people met. */
function shareEliminated(growths: readonly Growth[]): number {
  const eliminated = growths.reduce((sum, growth) => sum + growth.eliminated, 0);
  return eliminated / (eliminated + growths.length - count(growths, "every first cell eliminated"));
}

const intact = grow(0, people);
const withoutKillers = grow(0, people, 1, noKillers);

describe("one first cell after another (A2)", () => {
  test("most die out: more than nine in ten with an intact immune system", () => {
    expect(shareEliminated(intact)).toBeGreaterThan(0.9);
    expect(shareEliminated(withoutKillers)).toBeLessThan(shareEliminated(intact));
  });

  test("elimination, equilibrium and escape are all fates of one in twenty people or more", () => {
    expect(count(intact, "numerics failed")).toBe(0);
    for (const fate of [
      count(intact, "every first cell eliminated"),
      count(intact, "too slow to reach diagnosis"),
      diagnosed(intact),
    ]) {
      expect(fate).toBeGreaterThan(people / 20);
    }
  });

  test("of three first cells, two to four times as many people get the disease without CD8 and natural killer cells", () => {
    // Over many first cells nearly everybody gets it, with or without: incidence shows where it is rare.
    const soon = (growths: readonly Growth[]) =>
      growths.filter(({ patient, eliminated }) => patient && eliminated < 3).length;
    const risk = soon(withoutKillers) / soon(intact);
    expect(risk).toBeGreaterThan(2);
    expect(risk).toBeLessThan(4);
  });

  test("a tumour that T cells hardly see is found about as often with killers as without", () => {
    const hidden = { antigenicity: 0.02, cloneCount: 3 };
    const risk = diagnosed(grow(0, people, 1, { ...hidden, ...noKillers })) / diagnosed(grow(0, people, 1, hidden));
    expect(risk).toBeGreaterThan(0.8);
    expect(risk).toBeLessThan(1.25);
  });

  test("where nobody attacks, a first cell's line dies out as the branching process says", () => {
    const nobody = { cytotoxicity: 0, killingByNk: 0, phagocytosis: 0, antibodyBoost: 0 };
    const p = person(nobody);
    const { division, naturalDeath, proliferationFactor } = quantities(
      p,
      body(p),
      "division",
      "naturalDeath",
      "proliferationFactor",
    );
    const runs = 300;
    const ends = courses(
      Array.from({ length: runs }, (_, patient) => ({ parameters: p, initial: body(p), patient })),
      [0, 60],
    );
    const share = ends.filter((run) => run.cloneWild[1] === 0).length / runs;
    // Growth slows a little as a colony grows, so a few more die out than from the rates of one cell.
    const expected = extinction(division * proliferationFactor, naturalDeath);
    expect(share).toBeGreaterThan(expected - 3 * Math.sqrt((expected * (1 - expected)) / runs));
    expect(share).toBeLessThan(expected + 0.1);
  });
});

describe("years of battle (A20)", () => {
  test("diagnosis comes between one and ten years after the first surviving cell, in most after more than two", () => {
    const years = intact.flatMap(({ patient }) => patient?.years ?? []).sort((a, b) => a - b);
    expect(years[0]).toBeGreaterThan(0.4);
    expect(years[Math.floor(years.length / 2)]).toBeGreaterThan(2);
    expect(years.at(-1)).toBeLessThanOrEqual(10);
  });

  test("immunity holds tumours in check for ten years that would have been found without it", () => {
    const slow = intact.filter(({ failure }) => failure === "too slow to reach diagnosis").map(({ id }) => id);
    const freed = slow.filter((id) => withoutKillers[id].patient);
    expect(freed.length).toBeGreaterThan(people / 20);
  });

  test("tumours in check stay alive and small for six years, and grow once the T cells' division stops", () => {
    // People of the sample who had not been diagnosed in ten years; then the same without their T cells' division.
    const slow = intact.filter(({ failure }) => failure === "too slow to reach diagnosis").map(({ id }) => id);
    const theirs = slow.map((id) => altered(sampleCandidate(melanoma, referenceModel, 1, id).parameters, {}));
    const held = courses(
      theirs.map((parameters) => ({
        parameters,
        initial: body(parameters, { cloneWild: 1e7, vascularCapacity: 2e7 }),
      })),
      [0, 1095, 2190],
    );
    const cells = (run: Record<string, number[]>, k: number) =>
      run.cloneWild[k] + run.cloneAntigenLow[k] + run.cloneMhcLow[k];
    const inCheck = held.flatMap((run, i) =>
      [1, 2].every((k) => cells(run, k) > 0 && cells(run, k) < 1e9) ? [{ run, parameters: theirs[i] }] : [],
    );
    expect(inCheck.length).toBeGreaterThan(people / 20);
    const loosed = courses(
      inCheck.map(({ run, parameters }) => ({
        parameters: altered(parameters, { progenitorDivision: 0, logExpansion: 0 }),
        initial: stateOf(run, 1),
      })),
      [0, 1095],
    );
    const grown = loosed.filter((run, i) => cells(run, 1) > 3 * cells(inCheck[i].run, 2));
    expect(grown.length).toBeGreaterThan(inCheck.length / 2);
  });
});
