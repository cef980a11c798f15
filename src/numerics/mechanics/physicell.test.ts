import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { cbrt } from "../../foundation/maths.ts";
import { ballPit } from "./ball-pit.ts";

const positions = fileURLToPath(
  new URL("../../../../shared/cases/physicell/mechanics_relax_2d/positions.csv", import.meta.url),
);
const radius = cbrt((2494 * 3) / (4 * Math.PI));

test("200 crowded cells of PhysiCell's mechanics_relax_2d lie where PhysiCell puts them for 120 minutes", () => {
  if (!existsSync(positions)) {
    console.warn(`skipped: PhysiCell's positions are not beside the checkout (${positions})`);
    return;
  }
  const frames = new Map<number, number[][]>();
  for (const line of readFileSync(positions, "utf8").trim().split("\n").slice(1)) {
    const row = line.split(",").map(Number);
    frames.set(row[0], [...(frames.get(row[0]) ?? []), row]);
  }
  const pit = ballPit(
    frames.get(0)!.map(([, , x, y]) => ({
      position: [x, y, 0] as const,
      radius,
      reach: 1.5 * radius,
      repulsion: 10,
      adhesion: 0.4,
    })),
    { dimensions: 2, minimum: [-200, -200, -10], maximum: [200, 200, 10], wall: true, sight: "physicell" },
  );
  const misses: number[] = [];
  const pressureMisses: number[] = [];
  let step = 0;
  for (const [time, rows] of frames) {
    for (; step < time * 10; step++) {
      if (step % 60 === 0) pit.mechanics.noteReaches();
      pit.mechanics.ensureList();
      pit.mechanics.forces();
      pit.mechanics.move(0.1, 0.1, "physicell");
    }
    const bodies = pit.bodies();
    for (const [, id, x, y, , , pressure] of rows) {
      misses.push(Math.abs(bodies[id * 8] - x), Math.abs(bodies[id * 8 + 1] - y));
      pressureMisses.push(Math.abs(pit.pressure()[id] - pressure) / Math.max(pressure, 1));
    }
  }
  misses.sort((a, b) => a - b);
  expect(frames.size).toBe(21);
  // The file has ten digits, at most eight of them behind the point: half a unit of the last is 5e-9.
  expect(misses[Math.floor(misses.length * 0.98)]).toBeLessThan(5.1e-9);
  expect(misses.at(-1)).toBeLessThan(1e-7);
  expect(Math.max(...pressureMisses)).toBeLessThan(1e-7);
});

test("a cell that has moved into a voxel with no reach on record is felt late, as in PhysiCell", () => {
  const balls = [
    { position: [29, 15, 0], radius, reach: 1.5 * radius, repulsion: 10, adhesion: 0.4 },
    { position: [14, 15, 0], radius, reach: 1.5 * radius, repulsion: 10, adhesion: 0.4 },
  ] as const;
  const box = { dimensions: 2, minimum: [0, 0, -10], maximum: [60, 60, 10] } as const;
  const seen = ballPit(balls, { ...box, sight: "physicell" });
  seen.mechanics.noteReaches();
  // Into a voxel for which nothing is recorded.
  seen.bodies()[0] = 38;
  seen.mechanics.ensureList();
  seen.mechanics.forces();
  expect(seen.velocity()[3]).toBe(0);
  expect(seen.velocity()[0]).toBeLessThan(0);
});
