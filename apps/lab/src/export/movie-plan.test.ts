import { describe, expect, test } from "vitest";
import {
  MicroenvironmentRun,
  microenvironmentSteps,
  readStudy,
  referenceModel,
  tissueLook,
  tissueSvg,
} from "../../../../src/index.ts";
import { betweenLooks } from "./between-looks.ts";
import { lookFrame } from "./look-frame.ts";
import { movieDays, movieFault, placeOfDay } from "./movie-plan.ts";

describe("pictures of a movie", () => {
  test("a week takes the seconds that were chosen, whatever the machine, and the last picture is the run's end", () => {
    const days = movieDays(14, { pace: 4, rate: 24 });
    expect(days).toHaveLength(2 * 4 * 24 + 1);
    expect(days[96]).toBeCloseTo(7, 9);
    expect(movieDays(10.1, { pace: 1, rate: 12 }).at(-1)).toBe(10.1);
    expect(movieDays(0, { pace: 1, rate: 12 })).toEqual([0]);
  });

  test("what cannot be made says what to do", () => {
    expect(movieFault(30, { pace: 4, rate: 24 })).toBeUndefined();
    expect(movieFault(30, { pace: Number.NaN, rate: 24 })).toContain("such as 4");
    expect(movieFault(700, { pace: 4, rate: 30 })).toContain("fewer seconds a week");
  });

  test("a day lies between the look before and the next", () => {
    const days = [0, 0.25, 0.5, 1];
    expect(placeOfDay(days, 0.3)).toMatchObject({ before: 1 });
    expect(placeOfDay(days, 0.3).mix).toBeCloseTo(0.2, 9);
    expect(placeOfDay(days, 1)).toEqual({ before: 2, mix: 1 });
    expect(placeOfDay([0], 0)).toEqual({ before: 0, mix: 0 });
  });
});

describe("a patch between two looks", () => {
  const scenario = readStudy(`microenvironment: small
duration: 2 days
tumour: 1e8 cell
antigens: [{ name: A, kind: tumour-only }]
clones: [{ name: wild, antigens: { A: 1 } }]
receptors: [{ antigen: A }]
parameters: { tumourDivision: 1.5, tumourDeath: 0.3 }
patches: [{ name: p, kind: inflamed, size: [200 um, 200 um], cells: { tumour: 40, vessel: 2, CD8 effector: 8 } }]
`).arms.run;
  const run = new MicroenvironmentRun(scenario, referenceModel);
  const before = tissueLook(run.patches[0], scenario, run.time);
  for (const _ of microenvironmentSteps(run));
  const after = tissueLook(run.patches[0], scenario, run.time);
  const half = betweenLooks(before, after, 0.5);

  test("has cells of both, by rising number, those that stay half on their way", () => {
    const ids = new Set([...before.id, ...after.id]);
    expect(ids.size).toBeGreaterThan(before.count);
    expect([...half.id]).toEqual([...ids].sort((a, b) => a - b));
    const [a, b, h] = [before, after, half].map((look) => ({ look, row: look.id.indexOf(1) }));
    if (a.row >= 0 && b.row >= 0) {
      expect(half.x[h.row]).toBeCloseTo((before.x[a.row] + after.x[b.row]) / 2, 3);
    }
    const born = [...after.id].find((id) => !before.id.includes(id)) ?? 0;
    expect(half.radius[half.id.indexOf(born)]).toBeCloseTo(after.radius[after.id.indexOf(born)] / 2, 4);
    expect(half.day).toBe(1);
  });

  test("at its ends it is the looks themselves, and in between it can be drawn with a substance", () => {
    expect(betweenLooks(before, after, 0)).toBe(before);
    expect(betweenLooks(before, after, 1)).toBe(after);
    const svg = tissueSvg(lookFrame(half, scenario), { substance: "oxygen", note: "digest 0123" });
    expect(svg).toContain("digest 0123");
    expect(svg).toContain("oxygen");
    expect(svg).not.toContain("NaN");
  });
});
