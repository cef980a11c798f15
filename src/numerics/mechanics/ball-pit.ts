import { alone, type Crew } from "../../foundation/crew.ts";
import { mechanicsKernels } from "../kernels/mechanics-kernels.ts";
import { Arena, type LinearMemory, linearMemory } from "../memory.ts";
import { BODY_NUMBERS, bodyFlags, Mechanics, type MechanicsColumns, type MechanicsSettings } from "./mechanics.ts";

/** A body at the start; what is absent is 0, and `reach` the radius. */
export interface Ball {
  readonly position: readonly [number, number, number];
  readonly radius: number;
  readonly reach?: number;
  readonly repulsion?: number;
  readonly adhesion?: number;
  readonly kind?: number;
  readonly flags?: number;
}

const openBox = {
  dimensions: 3,
  minimum: [-1e6, -1e6, -1e6],
  maximum: [1e6, 1e6, 1e6],
  wall: false,
  kinds: 1,
  affinities: new Float64Array([1]),
} as const satisfies MechanicsSettings;

/** Bodies in a memory of their own with their mechanics: for tests and benchmarks. */
export function ballPit(
  balls: readonly Ball[],
  settings: Partial<MechanicsSettings> = {},
  crewOf: (memory: LinearMemory) => Crew = (memory) => alone(mechanicsKernels(memory)),
) {
  const n = balls.length;
  const arena = new Arena(linearMemory(1 << 16, false));
  const columns: MechanicsColumns = {
    bodies: arena.allocate(n * BODY_NUMBERS * 8),
    flags: arena.allocate(n),
    velocity: arena.allocate(n * 24),
    previous: arena.allocate(n * 24),
    extra: arena.allocate(n * 24),
    pressure: arena.allocate(n * 8),
  };
  for (const [i, ball] of balls.entries()) {
    const { position, radius, reach = radius, repulsion = 0, adhesion = 0, kind = 0 } = ball;
    const record = [...position, radius, reach, Math.sqrt(repulsion), Math.sqrt(adhesion), kind];
    arena.f64(columns.bodies, n * BODY_NUMBERS).set(record, i * BODY_NUMBERS);
    arena.u8(columns.flags, n)[i] = ball.flags ?? bodyFlags.moves | bodyFlags.present;
  }
  const mechanics = new Mechanics(arena, crewOf(arena.memory), { ...openBox, ...settings });
  mechanics.attach(columns, n);
  return {
    n,
    arena,
    columns,
    mechanics,
    /** A view of the records, good until the arena grows. */
    bodies: () => arena.f64(columns.bodies, n * BODY_NUMBERS),
    flags: () => arena.u8(columns.flags, n),
    velocity: () => arena.f64(columns.velocity, n * 3),
    previous: () => arena.f64(columns.previous, n * 3),
    extra: () => arena.f64(columns.extra, n * 3),
    pressure: () => arena.f64(columns.pressure, n),
  };
}
