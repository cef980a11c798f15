import { describe, expect, test } from "vitest";
import { type Ball, ballPit } from "./ball-pit.ts";
import { chooseStep, usualStepLimits } from "./step-choice.ts";

const still = { change: 0, fresh: 0 };

/** Balls on a hexagonal lattice, nearer than they like to be. */
function pressed(spacing: number): Ball[] {
  const balls: Ball[] = [];
  for (let k = -3; k <= 3; k++) {
    for (let j = -3; j <= 3; j++) {
      for (let i = -3; i <= 3; i++) {
        const at = [i + ((j + k) & 1) / 2, (j * Math.sqrt(3)) / 2, k * Math.sqrt(2 / 3)].map((x) => x * spacing);
        balls.push({
          position: at as [number, number, number],
          radius: 8.41,
          reach: 10.5,
          repulsion: 10,
          adhesion: 0.4,
        });
      }
    }
  }
  return balls;
}

/** Ends of `minutes`, and how many steps they took: of one length, or of chosen ones where none is given. */
function relax(balls: readonly Ball[], minutes: number, fixed?: number) {
  const pit = ballPit(balls.map((ball) => ({ ...ball, flags: 7 })));
  let previous = 0;
  let stiffness = -1;
  let steps = 0;
  for (let remaining = minutes; remaining > 1e-9; steps++) {
    pit.mechanics.ensureList();
    pit.mechanics.forces();
    if (stiffness < 0) stiffness = pit.mechanics.stiffness();
    const dt = fixed ?? chooseStep(remaining, previous, pit.mechanics.changes(), stiffness);
    pit.mechanics.move(dt, previous, "accurate");
    remaining -= dt;
    previous = dt;
  }
  return { bodies: pit.bodies().slice(), steps };
}

describe("chooseStep", () => {
  test("takes all that remains where nothing moves, but not more than the longest", () => {
    expect(chooseStep(4, 0, still, 0)).toBe(4);
    expect(chooseStep(13, 0, still, 0)).toBeCloseTo(13 / 3, 14);
  });

  test("fills what remains with whole steps, none longer than stable", () => {
    const dt = chooseStep(6, 0.1, still, 2);
    expect(dt).toBe(6 / 15);
    expect(6 / dt).toBe(15);
  });

  test("halves the step for four times the change of force", () => {
    const limits = { ...usualStepLimits, longest: 1e9 };
    const one = chooseStep(1e6, 0.1, { change: 1, fresh: 0 }, 0, limits);
    const two = chooseStep(1e6, 0.1, { change: 4, fresh: 0 }, 0, limits);
    expect(one / two).toBeCloseTo(2, 5);
  });

  test("is never shorter than the shortest", () => {
    expect(chooseStep(1, 0.1, { change: 1e12, fresh: 0 }, 1)).toBeCloseTo(0.001, 12);
  });

  test("lets a pressed ball relax in a third of PhysiCell's steps, wrong by less than 0.02 µm", () => {
    const chosen = relax(pressed(14), 6);
    const fine = relax(pressed(14), 6, 0.005);
    const worst = Math.max(...chosen.bodies.map((x, k) => Math.abs(x - fine.bodies[k])));
    expect(chosen.steps).toBeLessThan(20);
    expect(worst).toBeLessThan(0.02);
    expect(
      Math.max(...fine.bodies.map((x, k) => Math.abs(x - pressed(14)[k >> 3].position[k % 8] || 0))),
    ).toBeGreaterThan(1);
  });

  test("stays stable where bodies lie on each other", () => {
    const chosen = relax(pressed(3), 6);
    const fine = relax(pressed(3), 6, 0.005);
    const rms = Math.hypot(...chosen.bodies.map((x, k) => x - fine.bodies[k])) / Math.sqrt(343);
    expect(rms).toBeLessThan(0.5);
  });
});
