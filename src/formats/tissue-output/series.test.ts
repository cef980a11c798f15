import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { column, numbers } from "../../foundation/table.ts";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import { frameOf, sampleFrame } from "./sample-frame.ts";
import { seriesRow, seriesTable } from "./series.ts";

const cases = new URL("../../../../shared/cases/physicell/", import.meta.url);
const present = existsSync(cases);
if (!present) console.warn(`skipped: reference series, since ${cases.pathname} is not there`);

function read(file: string): Record<string, string>[] {
  const [heading, ...lines] = readFileSync(new URL(file, cases), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.trim().split(","));
  return lines.map((line) => Object.fromEntries(heading.map((name, i) => [name, line[i]])));
}

/** The frame that a project starts from: cells of 2494 µm³ and even fields. */
function startOf(project: string): TissueFrame {
  const reference = read(`${project}/seed_1.csv`)[0];
  const names = Object.keys(reference);
  const after = (prefix: string) => names.filter((name) => name.startsWith(prefix)).map((n) => n.slice(prefix.length));
  const cells = read(`${project}/config/cells.csv`);
  return frameOf({
    cellTypes: after("live:"),
    cells: cells.map((cell) => ({ x: Number(cell.x), y: Number(cell.y), type: cell.type, volume: 2494 })),
    fields: after("mean:").map((substance) => ({
      substance,
      unit: "",
      density: Number(reference[`mean:${substance}`]),
    })),
  });
}

describe.runIf(present)("the reference series", () => {
  test.each(["rules_sample", "tumour_o2_2d", "mechanics_relax_2d"])(
    "%s: frame 0 has all columns and digits",
    (project) => {
      const reference = read(`${project}/seed_1.csv`)[0];
      const row = seriesRow(startOf(project));
      expect(row.map((entry) => entry.name)).toEqual(Object.keys(reference));
      for (const { name, value } of row) {
        // Their sums add in another order: the last two digits of the radius of gyration may differ.
        expect(Math.abs(value - Number(reference[name])), name).toBeLessThanOrEqual(Math.abs(value) * 1e-15);
      }
    },
  );

  test("mechanics_relax_2d: sizes and pressure of all 21 frames follow from the positions", () => {
    const reference = read("mechanics_relax_2d/seed_1.csv");
    const positions = read("mechanics_relax_2d/positions.csv");
    for (const expected of reference) {
      const at = positions.filter((cell) => Number(cell.time_min) === Number(expected.time_min));
      const row = seriesRow(
        frameOf({
          cellTypes: ["tumour"],
          cells: at.map((cell) => ({
            x: Number(cell.x),
            y: Number(cell.y),
            type: "tumour",
            pressure: Number(cell.pressure),
          })),
        }),
      );
      for (const name of ["tumour_rg_um", "tumour_r95_um", "tumour_rmax_um", "mean_pressure"]) {
        const value = row.find((entry) => entry.name === name)!.value;
        // positions.csv has eight digits.
        expect(Math.abs(value / Number(expected[name]) - 1) || 0, `${name} at ${expected.time_min}`).toBeLessThan(1e-8);
      }
    }
    expect(reference).toHaveLength(21);
  });

  test("mean damage in rules_sample counts the dead: 3.3 = 33 steps of 0.1 shared by 1300 cells of which 33 are dead", () => {
    const reference = read("rules_sample/seed_1.csv")[1];
    expect(Number(reference.n_dead)).toBe(33);
    expect(Number(reference.mean_damage) * Number(reference.n_total)).toBeCloseTo(3.3, 9);
  });
});

test("dead cells count for pressure and damage, but not for volume and the size of the tumour", () => {
  const frame = frameOf({
    cellTypes: ["tumour"],
    cells: [
      { x: -1, volume: 10, pressure: 1, damage: 0 },
      { x: 1, volume: 20, pressure: 2, damage: 0 },
      { x: 99, volume: 90, pressure: 6, damage: 3, state: "necrotic" },
    ],
  });
  const value = Object.fromEntries(seriesRow(frame).map((entry) => [entry.name, entry.value]));
  expect(value).toMatchObject({ n_total: 3, n_live: 2, n_dead: 1, n_apoptotic: 0, n_necrotic: 1 });
  expect(value).toMatchObject({
    tumour_rg_um: 1,
    tumour_rmax_um: 1,
    mean_live_volume: 15,
    mean_pressure: 3,
    mean_damage: 1,
  });
});

test("a tissue without cells has counts of zero and means that are missing", () => {
  const value = Object.fromEntries(seriesRow(frameOf({ cells: [] })).map((entry) => [entry.name, entry.value]));
  expect(value.n_total).toBe(0);
  expect(value.tumour_rg_um).toBeNaN();
  expect(value.mean_live_volume).toBeNaN();
});

test("a run is a table of one row a frame, with units", () => {
  const series = seriesTable([sampleFrame(0), sampleFrame(30)]);
  expect([...numbers(series, "time_min")]).toEqual([0, 30]);
  expect(column(series, "tumour_rg_um").unit).toBe("µm");
  expect(column(series, "mean:oxygen").unit).toBe("mmHg");
});

test("frames of another model are refused, and so is a position that is not a number", () => {
  expect(() => seriesTable([sampleFrame(0), frameOf({ cellTypes: ["other"], cells: [] })])).toThrow(
    /expected the columns/,
  );
  expect(() => seriesRow(frameOf({ cells: [{ x: Number.NaN }] }))).toThrow(
    "x of cell 0: found NaN; expected a finite number",
  );
});
