import { describe, expect, test } from "vitest";
import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { type Ball, ballPit } from "./ball-pit.ts";
import { bodyFlags, type MechanicsSettings } from "./mechanics.ts";

type Pit = ReturnType<typeof ballPit>;

function crowd(n: number, dimensions: 2 | 3, width: number, radiusOf = (_i: number) => 8): Ball[] {
  const chance = generator(3, streams.lesions, n, dimensions);
  return Array.from({ length: n }, (_, i) => {
    const at = () => (chance.uniform() - 0.5) * width;
    const radius = radiusOf(i) * (0.8 + 0.4 * chance.uniform());
    return {
      position: [at(), at(), dimensions === 3 ? at() : 0],
      radius,
      reach: 1.25 * radius,
      repulsion: 10,
      adhesion: 0.4,
    };
  });
}

function felt(pit: Pit): Float64Array {
  pit.mechanics.ensureList();
  pit.mechanics.forces();
  return pit.velocity().slice();
}

function run(pit: Pit, steps: number, dt: number, motion: "physicell" | "accurate" = "accurate"): Float64Array {
  for (let step = 0; step < steps; step++) {
    felt(pit);
    pit.mechanics.move(dt, step === 0 ? 0 : dt, motion);
  }
  return pit.bodies().slice();
}

/** Pairs that touch, by looking at all of them. */
function touching(pit: Pit): Set<string> {
  const bodies = pit.bodies();
  const found = new Set<string>();
  for (let i = 0; i < pit.n; i++) {
    for (let j = 0; j < pit.n; j++) {
      if (i === j || (pit.flags()[i] & pit.flags()[j] & bodyFlags.present) === 0) continue;
      const [a, b] = [bodies.subarray(i * 8, i * 8 + 8), bodies.subarray(j * 8, j * 8 + 8)];
      const cut = Math.max(a[3], a[4]) + Math.max(b[3], b[4]);
      if (Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) < cut) found.add(`${i} ${j}`);
    }
  }
  return found;
}

function listed(pit: Pit): string[] {
  const starts = pit.mechanics.neighbourStarts();
  const indices = pit.mechanics.neighbourIndices();
  const pairs = [];
  for (let i = 0; i < pit.n; i++) {
    const row = indices.subarray(starts[i], starts[i + 1]);
    expect([...row].every((j, k) => k === 0 || j > row[k - 1])).toBe(true);
    for (const j of row) pairs.push(`${i} ${j}`);
  }
  return pairs;
}

describe("neighbour lists", () => {
  const giants = (i: number) => (i % 60 === 0 ? 70 : i % 61 === 0 ? 25 : i % 3 === 0 ? 1 : 6);
  test.each([
    ["in 2 dimensions", 2, crowd(300, 2, 300)],
    ["in 3 dimensions", 3, crowd(300, 3, 90)],
    ["with a few giants, in 2 dimensions", 2, crowd(400, 2, 400, giants)],
    ["with a few giants, in 3 dimensions", 3, crowd(400, 3, 150, giants)],
    ["of bodies all in one point", 3, crowd(60, 3, 0)],
    ["of bodies without size", 2, crowd(30, 2, 100, () => 0)],
    ["far from each other", 3, crowd(40, 3, 1e6)],
  ] as const)("hold each touching pair both ways, once and in ascending order: %s", (_, dimensions, balls) => {
    const pit = ballPit(
      balls.map((ball, i) => ({ ...ball, flags: i % 9 === 0 ? bodyFlags.moves : 3 })),
      { dimensions },
    );
    for (let step = 0; step < 6; step++) {
      pit.mechanics.ensureList();
      const pairs = listed(pit);
      const held = new Set(pairs);
      expect(held.size).toBe(pairs.length);
      expect([...touching(pit)].filter((pair) => !held.has(pair))).toEqual([]);
      // Some move and grow, so that the list must be built anew or still hold.
      const bodies = pit.bodies();
      for (let i = step; i < pit.n; i += 5) bodies[i * 8 + (i % dimensions)] += 0.3;
      for (let i = step; i < pit.n; i += 7) bodies[i * 8 + 4] += 0.2;
      if (step === 3) pit.flags()[9 % pit.n] |= bodyFlags.present;
    }
  });

  test("know an order of the bodies in which each is nearer to the next than bodies are as they stand", () => {
    const pit = ballPit(crowd(500, 3, 200));
    pit.mechanics.ensureList();
    const order = [...pit.mechanics.spatialOrder()];
    const way = (row: readonly number[]) => {
      const at = (i: number) => pit.bodies().subarray(i * 8, i * 8 + 3);
      return row.reduce(
        (sum, i, k) => sum + (k === 0 ? 0 : Math.hypot(...at(i).map((x, axis) => x - at(row[k - 1])[axis]))),
        0,
      );
    };
    const natural = Array.from({ length: 500 }, (_, i) => i);
    expect([...order].sort((a, b) => a - b)).toEqual(natural);
    expect(way(order)).toBeLessThan(0.5 * way(natural));
  });

  test("of no bodies at all are empty, and nothing fails", () => {
    const pit = ballPit([]);
    run(pit, 2, 0.1);
    expect(pit.mechanics.neighbourIndices().length).toBe(0);
    expect(pit.mechanics.changes()).toEqual({ change: 0, fresh: 0 });
    expect(pit.mechanics.stiffness()).toBe(0);
  });

  test("are not seen in the result: neither their skin nor how often they are built changes a bit of it", () => {
    const settings: Partial<MechanicsSettings> = { minimum: [-80, -80, -80], maximum: [80, 80, 80], wall: true };
    const ends = [0.01, 0.1, 0.9].map((relativeSkin) => {
      const pit = ballPit(crowd(300, 3, 100), { ...settings, relativeSkin });
      const end = run(pit, 40, 0.1);
      return { end, builds: pit.mechanics.listBuilds };
    });
    expect(ends[0].builds).toBeGreaterThan(ends[2].builds + 2);
    expect(ends[1].end).toEqual(ends[0].end);
    expect(ends[2].end).toEqual(ends[0].end);
    const anew = ballPit(crowd(300, 3, 100), settings);
    for (let step = 0; step < 40; step++) {
      anew.mechanics.attach(anew.columns, anew.n);
      felt(anew);
      anew.mechanics.move(0.1, step === 0 ? 0 : 0.1, "accurate");
    }
    expect(anew.bodies().slice()).toEqual(ends[0].end);
  });
});

describe("forces", () => {
  test("of all bodies on each other sum to nothing", () => {
    const velocity = felt(ballPit(crowd(400, 3, 100)));
    for (let axis = 0; axis < 3; axis++) {
      const along = velocity.filter((_, k) => k % 3 === axis);
      const size = along.reduce((sum, v) => sum + Math.abs(v), 0);
      expect(size).toBeGreaterThan(1);
      expect(Math.abs(along.reduce((sum, v) => sum + v, 0))).toBeLessThan(1e-14 * size);
    }
  });

  test("are mirrored bit by bit when the bodies are", () => {
    const balls = crowd(200, 3, 80);
    const wall = { minimum: [-42, -42, -42], maximum: [42, 42, 42], wall: true } as const;
    const there = felt(ballPit(balls, wall));
    const mirrored = balls.map((ball) => ({
      ...ball,
      position: ball.position.map((x) => -x) as [number, number, number],
    }));
    const back = felt(ballPit(mirrored, wall));
    expect(back).toEqual(there.map((v) => (v === 0 ? v : -v)));
  });

  test("of a pair are those of the formula, with the mutual affinity of their kinds", () => {
    const pair: Ball[] = [
      { position: [0, 0, 0], radius: 5, reach: 8, repulsion: 10, adhesion: 0.4, kind: 0 },
      { position: [3, 4, 12], radius: 9, reach: 12, repulsion: 5, adhesion: 0.9, kind: 1 },
    ];
    const affinities = new Float64Array([1, 0.5, 0.8, 1]);
    const pit = ballPit(pair, { kinds: 2, affinities });
    const repulsion = Math.sqrt(50) * (1 - 13 / 14) ** 2;
    const adhesion = Math.sqrt(0.4 * 0.9 * 0.5 * 0.8) * (1 - 13 / 20) ** 2;
    const expected = [3, 4, 12].map((x) => (-x / 13) * (repulsion - adhesion));
    for (const [k, v] of felt(pit).entries()) expect(v).toBeCloseTo(k < 3 ? expected[k] : -expected[k - 3], 14);
    expect(pit.pressure()[0]).toBeCloseTo((1 - 13 / 14) ** 2 / 0.027288820670331, 14);
    const own = pit.arena.allocate(32);
    pit.arena.f64(own, 4).set([1, Math.sqrt(0.5), Math.sqrt(0.8), 1]);
    const before = felt(pit);
    pit.mechanics.attach({ ...pit.columns, affinities: own }, 2);
    for (const [k, v] of felt(pit).entries()) expect(v).toBeCloseTo(before[k], 14);
  });

  test("move none that is held, which is felt all the same; who is outside neither feels nor is felt", () => {
    const near = { radius: 5, repulsion: 10 };
    const pit = ballPit([
      { ...near, position: [0, 0, 0] },
      { ...near, position: [8, 0, 0], flags: bodyFlags.present },
      { ...near, position: [-1, 0, 0], flags: bodyFlags.moves },
    ]);
    const velocity = felt(pit);
    expect(velocity[0]).toBeCloseTo(-10 * 0.2 ** 2, 14);
    expect([...velocity.subarray(3)]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test("of the wall push off its nearest side alone, and in two dimensions never along z", () => {
    const ball = { position: [8, 7, 4.9], radius: 5 } as const;
    const box = { minimum: [-10, -10, -5], maximum: [10, 10, 5], wall: true } as const;
    const inSpace = felt(ballPit([ball], { ...box, dimensions: 3 }));
    expect([...inSpace]).toEqual([0, 0, -100 * (1 - (5 - 4.9) / 5) ** 2]);
    const inPlane = felt(ballPit([ball], { ...box, dimensions: 2 }));
    expect([...inPlane]).toEqual([-100 * (1 - 2 / 5) ** 2, 0, 0]);
  });

  test("of bodies in one point, which have no direction, are nothing", () => {
    const velocity = felt(ballPit(crowd(50, 3, 0)));
    expect(velocity.every((v) => v === 0)).toBe(true);
  });

  test("of a spring pull both ends towards each other", () => {
    const pit = ballPit([
      { position: [0, 0, 0], radius: 1 },
      { position: [10, 20, 0], radius: 1 },
    ]);
    felt(pit);
    const starts = pit.arena.allocate(12);
    const ends = pit.arena.allocate(8);
    const stiffness = pit.arena.allocate(16);
    pit.arena.u32(starts, 3).set([0, 1, 2]);
    pit.arena.u32(ends, 2).set([1, 0]);
    pit.arena.f64(stiffness, 2).fill(0.1);
    pit.mechanics.addSprings(starts, ends, stiffness);
    expect([...pit.velocity()]).toEqual([1, 2, 0, -1, -2, 0]);
    expect(pit.mechanics.stiffness(starts, stiffness)).toBeCloseTo(0.2, 14);
  });
});

describe("motion", () => {
  const errorAt = (steps: number, end: Float64Array) => {
    const there = run(ballPit(crowd(60, 3, 50)), steps, 4 / steps);
    return Math.max(...there.map((x, k) => Math.abs(x - end[k])));
  };

  test("converges at order 2", () => {
    const end = run(ballPit(crowd(60, 3, 50)), 16384, 4 / 16384);
    const [coarse, fine] = [512, 2048].map((steps) => errorAt(steps, end));
    expect(fine).toBeLessThan(1e-3);
    expect(Math.log2(coarse / fine) / 2).toBeGreaterThan(1.8);
    expect(Math.log2(coarse / fine) / 2).toBeLessThan(2.3);
  });

  test("under a constant own velocity is exact in the scheme accurate, and starts half a step ahead in physicell", () => {
    for (const [motion, expected] of [
      ["accurate", 3],
      ["physicell", 3.15],
    ] as const) {
      const pit = ballPit([{ position: [0, 0, 0], radius: 1 }]);
      pit.extra()[0] = 3;
      expect(run(pit, 10, 0.1, motion)[0]).toBeCloseTo(expected, 12);
    }
  });

  test("in two dimensions keeps z", () => {
    const pit = ballPit([{ position: [0, 0, 2], radius: 1 }], { dimensions: 2 });
    pit.extra().fill(1);
    expect([...run(pit, 1, 0.5).subarray(0, 3)]).toEqual([0.5, 0.5, 2]);
  });

  test("out of the box ends a body's part in it", () => {
    const pit = ballPit([{ position: [9.9, 0, 0], radius: 1 }], { minimum: [-10, -10, -10], maximum: [10, 10, 10] });
    pit.extra()[0] = 10;
    const end = run(pit, 3, 0.1);
    expect(end[0]).toBeCloseTo(10.9, 12);
    expect(pit.flags()[0]).toBe(bodyFlags.moves);
  });

  test("of a fresh body starts with Euler's step, of others with the change of force", () => {
    const apart: Ball[] = [0, 100].map((x) => ({ position: [x, 0, 0], radius: 5, flags: x === 0 ? 7 : 3 }));
    const pit = ballPit(apart);
    felt(pit);
    pit.velocity().fill(1);
    pit.mechanics.move(0.2, 0.1, "accurate");
    expect(pit.bodies()[0]).toBeCloseTo(0.2, 14);
    expect(pit.bodies()[8]).toBeCloseTo(100 + 0.2 * 2, 12);
    expect([...pit.flags()]).toEqual([3, 3]);
  });
});
