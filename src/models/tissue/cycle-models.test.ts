import { expect, test } from "vitest";
import { parseUnit } from "../../foundation/units.ts";
import { cycleModels, deathModels } from "./cycle-models.ts";
import { phenotypeParameters } from "./phenotype-parameters.ts";

test("every cycle comes round, and divides and doubles its targets once a round", () => {
  for (const [name, { phases, changes }] of Object.entries(cycleModels)) {
    const visited: number[] = [];
    for (let at = 0; !visited.includes(at); at = changes.find(({ from }) => from === at)!.to) visited.push(at);
    expect(visited.length, name).toBe(phases.length);
    expect(phases.filter(({ divides }) => divides).length, name).toBe(1);
    expect(phases.filter(({ grows }) => grows).length, name).toBe(1);
  }
});

test("apoptosis lasts 8.6 hours and necrosis 60 days after the cell has burst", () => {
  expect(1 / deathModels.apoptosis.changes[0].rate).toBeCloseTo(516, 9);
  expect(1 / deathModels.necrosis.changes[1].rate).toBeCloseTo(86400, 9);
});

test("every number of the phenotype has a unit that can be read, a meaning, and a source", () => {
  for (const [path, { unit, meaning, source }] of Object.entries(phenotypeParameters)) {
    expect(() => parseUnit(unit), path).not.toThrow();
    expect(meaning.length, path).toBeGreaterThan(10);
    expect(source, path).toMatch(/ghaffarizadeh-2018|^assumed: /);
  }
});
