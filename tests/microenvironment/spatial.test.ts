import { describe, expect, test } from "vitest";
import type { MicroenvironmentRun } from "../../src/engine/microenvironment/microenvironment-run.ts";
import { kindNumber } from "../../src/models/microenvironment/cell-kinds.ts";
import { trait, traitNames } from "../../src/models/microenvironment/traits.ts";
import { life } from "../../src/models/tissue/cells.ts";
import { antiPD1, kills, lived, quiet, runFor, smallPatch, started, tallyOf, wild } from "./small-patch.ts";

type Cell = { readonly x: number; readonly y: number; readonly alive: boolean; readonly clone: number };

function cellsOf(run: MicroenvironmentRun, kind: keyof typeof kindNumber): Cell[] {
  const { cells } = run.patches[0].tissue.context();
  return Array.from({ length: cells.count }, (_, row) => row)
    .filter((row) => cells.type[row] === kindNumber[kind] && cells.life[row] !== life.gone)
    .map((row) => ({
      x: cells.body[8 * row],
      y: cells.body[8 * row + 1],
      alive: cells.life[row] === life.live,
      clone: cells.custom[row * traitNames.length + trait.clone],
    }));
}

const distance = (a: Cell, b: Cell) => Math.hypot(a.x - b.x, a.y - b.y);

describe("where cells lie decides", () => {
  test("a rim of fibroblasts keeps CD8 cells from a tumour that as many would hold in check inside", () => {
    const found = (["inflamed", "excluded"] as const).map((kind) =>
      kills(
        lived(2, {
          kind,
          size: 300,
          cells: { tumour: 120, fibroblast: 100, vessel: 4, "CD8 effector": 50 },
          clone: { pdl1: 0 },
          values: quiet,
        }),
      ),
    );
    expect(found[0]).toBeGreaterThan(20);
    expect(found[1]).toBeLessThan(0.5 * found[0]);
  });

  test("a drug against PD-1 restores killing beside CD8 cells alone", () => {
    // CD8 cells that stay where they are, so that it is known whom they can reach.
    const tissue = {
      size: 300,
      cells: { tumour: 200, vessel: 4, "CD8 effector": 12 },
      clone: { pdl1: 6 },
      values: { ...quiet, speedT: 0 },
    };
    const untreated = lived(6, tissue);
    const treated = started(smallPatch({ ...tissue, host: { doses: antiPD1 } }));
    const reach = treated.values.neighbourhood + 15;
    const far: number[] = [];
    for (let i = 0; i < 12; i++) {
      runFor(treated, 0.5);
      const killers = cellsOf(treated, "CD8 effector");
      for (const cell of cellsOf(treated, "tumour")) {
        if (!cell.alive) far.push(Math.min(...killers.map((killer) => distance(killer, cell))));
      }
    }
    expect(kills(treated)).toBeGreaterThan(1.2 * kills(untreated));
    expect(Math.max(...far)).toBeLessThan(reach);
    const killers = cellsOf(treated, "CD8 effector");
    const alive = cellsOf(treated, "tumour").filter((cell) => cell.alive);
    const outOfReach = alive.filter((cell) => killers.every((killer) => distance(killer, cell) > reach));
    expect(outOfReach.length).toBeGreaterThan(30);
  });

  test("in a piece of tissue without CD8 cells the same drug kills nobody", () => {
    const one = smallPatch({
      size: 140,
      cells: { tumour: 40, vessel: 1, "CD8 effector": 20 },
      clone: { pdl1: 6 },
      values: quiet,
      host: { doses: antiPD1 },
    });
    const [patch] = one.patches;
    const cold = { ...patch, name: "cold", cells: { tumour: 40, vessel: 1 }, share: 0.5 };
    const run = runFor(started({ ...one, patches: [{ ...patch, share: 0.5 }, cold] }), 3);
    expect(tallyOf(run, "kills by T cells", 0)).toBeGreaterThan(3);
    expect(tallyOf(run, "kills by T cells", 1)).toBe(0);
  });

  test("what escapes selection grows in sectors", () => {
    const clones = [
      { ...wild, share: 0.7, pdl1: 0 },
      { ...wild, name: "antigen-low", share: 0.3, pdl1: 0, antigens: {} },
    ];
    const values = { ...quiet, tumourDivision: 0.7, crowding: 20, antigenicity: 1, cytotoxicity: 6 };
    const run = lived(5, { size: 260, cells: { tumour: 80, vessel: 4, "CD8 effector": 60 }, clones, values });
    const alive = cellsOf(run, "tumour").filter((cell) => cell.alive);
    const low = alive.filter(({ clone }) => clone === 2).length / alive.length;
    expect(alive.length).toBeGreaterThan(60);
    expect(low).toBeGreaterThan(0.6);
    let alike = 0;
    for (const cell of alive) {
      const others = alive.filter((other) => other !== cell);
      const nearest = others.reduce((best, other) => (distance(cell, other) < distance(cell, best) ? other : best));
      if (nearest.clone === cell.clone) alike++;
    }
    const byChance = low * low + (1 - low) * (1 - low);
    expect(alike / alive.length).toBeGreaterThan(byChance + 0.3 * (1 - byChance));
  });

  test("a nodule doubles in one to four weeks, and slower once it is packed", () => {
    const immune = ["NK", "dendritic", "M1 macrophage", "M2 macrophage", "MDSC", "B cell"] as const;
    const run = started(
      smallPatch({
        size: 340,
        cells: { tumour: 200, vessel: 6 },
        values: { homing: 0 },
        absent: ["CD8 effector", "CD8 progenitor", "helper T", "regulatory T", ...immune],
        steps: { movers: 60 },
      }),
    );
    const sizes = [0, 8, 8, 8].map((days) => runFor(run, days).patches[0].counts()[0]);
    const doubling = (from: number, to: number, days: number) => (days * Math.LN2) / Math.log(sizes[to] / sizes[from]);
    expect(doubling(0, 1, 8)).toBeGreaterThan(7);
    expect(doubling(0, 1, 8)).toBeLessThan(28);
    expect(doubling(2, 3, 8)).toBeGreaterThan(1.2 * doubling(0, 1, 8));
  });
});
