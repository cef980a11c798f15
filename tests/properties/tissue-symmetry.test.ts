/**
 * Where nothing is left to chance, space has no favourite side and a list of cells no favourite order. So under the
 * numerics `accurate`; PhysiCell's bins for neighbours and its cells' turns at a voxel favour some.
 */
import { expect, test } from "vitest";
import { TissueRun } from "../../src/engine/tissue/tissue-run.ts";
import { numbers } from "../../src/foundation/table.ts";
import type { InitialCell, Rule, TissueScenario, Vector } from "../../src/models/tissue/contract.ts";
import { cellType, smallTissue, substance } from "../tissue/small-tissue.ts";
import { Dice } from "./random-tissue.ts";

/** Cells that push, pull, feed and grow: no rate, no crawling, no springs, nothing drawn. */
function quiet(number: number, dimensions: 2 | 3): TissueScenario {
  const dice = new Dice(number);
  const exchange = () => ({ secretion: dice.some(5), target: dice.some(3), uptake: dice.some(5), release: 0 });
  const types = ["a", "b"].map((name) => {
    const total = dice.between(1000, 4000);
    return cellType(name, {
      volume: { total, nuclear: 0.2 * total },
      mechanics: {
        adhesionStrength: dice.between(0, 2),
        repulsionStrength: dice.between(5, 20),
        adhesionAffinities: { a: dice.between(0, 2), b: dice.between(0, 2) },
      },
      exchange: { slow: exchange(), fast: exchange() },
    });
  });
  const rule: Rule = {
    ...{ cellType: "a", signal: "fast", direction: "increases", behaviour: "cell-cell repulsion" },
    ...{ response: 25, halfMaximum: 0.3, hillPower: 2, appliesToDead: false },
  };
  const half = dimensions === 2 ? 80 : 60;
  const place = () => dice.between(-0.9 * half, 0.9 * half);
  const cells: InitialCell[] = Array.from({ length: 40 }, () => ({
    position: [place(), place(), dimensions === 2 ? 0 : place()] as const,
    type: dice.one(["a", "b"]),
    values: { volume: dice.between(800, 3000) },
  }));
  const substances = [
    substance("slow", { diffusion: 100, decay: 0.01, initial: 0.5 }),
    substance("fast", { diffusion: 1e4, decay: 0.1, initial: 1 }),
  ];
  const steps = { diffusion: 0.01, mechanics: 0.1, phenotype: 3 };
  return smallTissue({ types, cells, substances, rules: [rule], half, dimensions }, { duration: 12, steps });
}

interface End {
  readonly positions: readonly Vector[];
  readonly volumes: Float64Array;
  readonly fields: readonly Float64Array[];
}

function end(scenario: TissueScenario): End {
  const run = new TissueRun(scenario);
  while (run.status.code === "running") run.advance();
  expect(run.status.code).toBe("done");
  const { cells, fields } = run.frame();
  const [x, y, z] = ["x", "y", "z"].map((name) => numbers(cells, name));
  return {
    positions: Array.from(x, (_, i) => [x[i], y[i], z[i]] as const),
    volumes: numbers(cells, "volume"),
    fields: fields.map(({ values }) => values),
  };
}

/** A reflection or an exchange of axes. */
interface Move {
  readonly name: string;
  readonly of: (position: Vector) => Vector;
}
const moves: readonly Move[] = [
  { name: "left and right are exchanged", of: ([x, y, z]) => [-x, y, z] },
  { name: "front and back are exchanged", of: ([x, y, z]) => [x, -y, z] },
  { name: "x and y are exchanged", of: ([x, y, z]) => [y, x, z] },
];

/** The voxel's number after the move, in a box around 0 that is as wide along x as along y. */
function movedVoxel({ of }: Move, voxel: number, { model: { domain } }: TissueScenario): number {
  const [edge] = domain.spacing;
  const n = Math.round((domain.maximum[0] - domain.minimum[0]) / edge);
  const at = (i: number) => domain.minimum[0] + (i + 0.5) * edge;
  const layer = Math.floor(voxel / (n * n));
  const [x, y] = of([at(voxel % n), at(Math.floor(voxel / n) % n), 0]);
  const index = (place: number) => Math.round((place - domain.minimum[0]) / edge - 0.5);
  return index(x) + n * (index(y) + n * layer);
}

const furthest = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);

/** µm, and densities of about 1: forces and fields are solved to such errors, and the rest is rounding. */
const ALIKE = 1e-6;

test.each(
  moves.flatMap((move) => ([2, 3] as const).map((dimensions) => ({ ...{ move, dimensions }, name: move.name }))),
)("$dimensions D: $name, and nothing else changes", ({ move, dimensions }) => {
  for (let number = 1; number <= 3; number++) {
    const scenario = quiet(number, dimensions);
    const cells = scenario.cells.map((cell) => ({ ...cell, position: move.of(cell.position) }));
    const [plain, moved] = [end(scenario), end({ ...scenario, cells })];
    const start = scenario.cells.flatMap(({ position }) => position);
    expect(furthest(plain.positions.flat(), start)).toBeGreaterThan(1);
    expect(furthest(moved.positions.flat(), plain.positions.flatMap(move.of))).toBeLessThan(ALIKE);
    expect(furthest(moved.volumes, plain.volumes)).toBeLessThan(ALIKE);
    plain.fields.forEach((field, s) => {
      const back = field.map((_, voxel) => moved.fields[s][movedVoxel(move, voxel, scenario)]);
      expect(furthest(back, field)).toBeLessThan(ALIKE);
    });
  }
});

test("cells may be listed in any order", () => {
  const scenario = quiet(4, 2);
  const order = new Dice(5).shuffled(scenario.cells.map((_, i) => i));
  const [plain, other] = [end(scenario), end({ ...scenario, cells: order.map((i) => scenario.cells[i]) })];
  const expected = order.flatMap((i) => plain.positions[i]);
  expect(furthest(other.positions.flat(), expected)).toBeLessThan(ALIKE);
  expect(furthest(other.fields[0], plain.fields[0])).toBeLessThan(ALIKE);
});
