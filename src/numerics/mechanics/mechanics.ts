import type { Crew } from "../../foundation/crew.ts";
import { InputError } from "../../foundation/errors.ts";
import type { Arena } from "../memory.ts";
import { Blocks } from "./blocks.ts";
import { NeighbourList } from "./neighbour-list.ts";
import { PhysicellSight } from "./physicell-sight.ts";
import type { VelocityChanges } from "./step-choice.ts";

/** Bits of a body's flag. */
export const bodyFlags = {
  /** Forces and its own velocity move it. One that does not move is felt all the same. */
  moves: 1,
  /** It is in the box: it feels and is felt. `move` clears this bit where a body leaves the box. */
  present: 2,
  /** It has no force velocity of an earlier step. `move` clears this bit. */
  fresh: 4,
} as const;

/** Numbers of a body's record: x, y, z, radius, reach, √(repulsion strength), √(adhesion strength), kind. */
export const BODY_NUMBERS = 8;

/** Where the columns of the bodies lie in the arena: addresses, which their owner chooses. */
export interface MechanicsColumns {
  /** Records of `BODY_NUMBERS` f64, aligned to 64. Lengths in µm, strengths in µm/min. */
  readonly bodies: number;
  /** u8 a body: `bodyFlags`. */
  readonly flags: number;
  /** 3 f64 a body: velocity by forces, µm/min; written by `forces`. */
  readonly velocity: number;
  /** 3 f64 a body: that of the step before (`physicell`: with the own velocity); written by `move`. */
  readonly previous: number;
  /** 3 f64 a body: own velocity, µm/min. */
  readonly extra: number;
  /** f64 a body; written by `forces` for bodies that are present and move, left alone for others. */
  readonly pressure: number;
  /** `kinds` f64 a body: √ of its own affinity to each kind; 0 or absent where the kinds' table holds for all. */
  readonly affinities?: number;
}

export interface MechanicsSettings {
  readonly dimensions: 2 | 3;
  /** The box, µm. */
  readonly minimum: readonly [number, number, number];
  readonly maximum: readonly [number, number, number];
  /** Bodies are pushed off the sides of the box: in two dimensions, not off those of z. */
  readonly wall: boolean;
  readonly kinds: number;
  /** Affinity of kind i (row) to kind j; shape [kinds, kinds]. */
  readonly affinities: Float64Array;
  /** `physicell`: bodies see each other as PhysiCell's search for neighbours finds them; `noteReaches` is then needed. */
  readonly sight?: "all" | "physicell";
  /** Force between two bodies; `physicell` where absent. */
  readonly law?: PairLaw;
  /** Skin of the first neighbour list over the mean distance at which two bodies are felt. No result depends on it. */
  readonly relativeSkin?: number;
}

/**
 * `physicell`: Adams and Bashforth's step on the whole velocity, as PhysiCell takes it. `accurate`: of variable step on
 * the force velocity, Euler's on the own velocity.
 */
export type MotionScheme = "physicell" | "accurate";

/**
 * Force over strength by the distance u in units of that at which two bodies touch. `physicell`: repulsion and adhesion
 * with pressure, and the wall. Benchmarks of the field use others, which act out to the bodies' reach and know neither
 * adhesion, pressure nor wall: `linear` 1 − u, `quadratic` ±(1 − u)², `logarithmic` −ln u.
 */
export type PairLaw = "physicell" | "linear" | "quadratic" | "logarithmic";
const laws = ["physicell", "linear", "quadratic", "logarithmic"] as const satisfies readonly PairLaw[];

const GRAIN = 512;
/** A side that no body comes near. */
const FAR = 1e300;

/**
 * Overdamped motion of balls that repel each other where they overlap and attract each other within reach. Velocities of
 * a body are summed over its neighbours in ascending order, so that they do not depend on threads nor on the list's age.
 *
 * Ghaffarizadeh et al. (2018), https://doi.org/10.1371/journal.pcbi.1005991
 */
export class Mechanics {
  private readonly list: NeighbourList;
  private readonly blocks: Blocks;
  private readonly sight: PhysicellSight | undefined;
  private readonly nobody: number;
  private readonly box: number;
  private readonly wall: number;
  private readonly table: number;
  private columns: MechanicsColumns | undefined;
  private n = 0;

  constructor(
    private readonly arena: Arena,
    private readonly crew: Crew,
    private readonly settings: MechanicsSettings,
  ) {
    const { dimensions, kinds, minimum, maximum } = settings;
    this.list = new NeighbourList(arena, crew, dimensions, settings.relativeSkin ?? 0.15);
    this.blocks = new Blocks(arena, crew);
    if (settings.sight === "physicell") this.sight = new PhysicellSight(arena, crew, minimum, maximum);
    this.nobody = arena.allocate(BODY_NUMBERS * 8);
    arena.f64(this.nobody, BODY_NUMBERS).fill(1e150, 0, 3);
    this.box = arena.allocate(48);
    arena.f64(this.box, 6).set([...minimum, ...maximum]);
    this.wall = settings.wall ? arena.allocate(48) : 0;
    if (this.wall !== 0) {
      const z = dimensions === 3 ? [minimum[2], maximum[2]] : [-FAR, FAR];
      arena.f64(this.wall, 6).set([minimum[0], minimum[1], z[0], maximum[0], maximum[1], z[1]]);
    }
    if (settings.affinities.length !== kinds * kinds) {
      throw new InputError("affinities", `${settings.affinities.length} numbers`, `${kinds} × ${kinds}`);
    }
    this.table = settings.affinities.every((affinity) => affinity === 1) ? 0 : arena.allocate(kinds * kinds * 8);
    if (this.table !== 0) this.writeAffinities();
  }

  private writeAffinities(): void {
    const { kinds, affinities } = this.settings;
    const table = this.arena.f64(this.table, kinds * kinds);
    for (let i = 0; i < kinds; i++) {
      for (let j = 0; j < kinds; j++) {
        table[i * kinds + j] = Math.sqrt(affinities[i * kinds + j] * affinities[j * kinds + i]);
      }
    }
  }

  /** Says where n bodies are. To be called anew when columns moved, or bodies were added, removed or put in new order. */
  attach(columns: MechanicsColumns, n: number): void {
    if (columns.bodies % 64 !== 0) throw new InputError("bodies", `address ${columns.bodies}`, "a multiple of 64");
    this.columns = columns;
    this.n = n;
    this.list.attach(columns.bodies, columns.flags, n);
  }

  /** Builds the neighbour list, if there is none or bodies have moved, grown, come or gone too far for it. */
  ensureList(): void {
    this.list.ensure();
  }

  /** Sets velocities and pressures to those by neighbours and wall. The list must be ensured. */
  forces(): void {
    const { bodies, flags, velocity, pressure, affinities = 0 } = this.attached();
    const { starts, indices } = this.list;
    const law = laws.indexOf(this.settings.law ?? "physicell");
    if (law > 0) {
      this.crew.run("pairForcesByLaw", [bodies, flags, starts, indices, velocity, law], this.n, GRAIN);
      return;
    }
    const args = [bodies, this.nobody, flags, starts, indices, velocity, pressure, this.wall];
    const { kinds } = this.settings;
    const table = affinities !== 0 ? affinities : this.table;
    if (this.sight) {
      const mode = affinities !== 0 ? 2 : table !== 0 ? 1 : 0;
      const seen = this.sight.look(bodies, this.n);
      this.crew.run("pairForcesInSight", [...args, table, kinds, mode, ...seen], this.n, GRAIN);
    } else if (affinities !== 0) this.crew.run("pairForcesOfOwn", [...args, affinities, kinds], this.n, GRAIN);
    else if (this.table !== 0) this.crew.run("pairForcesOfKinds", [...args, this.table, kinds], this.n, GRAIN);
    else this.crew.run("pairForces", args, this.n, GRAIN);
  }

  /** Tells PhysiCell's search how far bodies are felt, where they are now: as it does at each phenotype step. */
  noteReaches(): void {
    const { bodies, flags } = this.attached();
    this.sight?.note(bodies, flags, this.n);
  }

  /**
   * Adds the pull of springs, k (xⱼ − xᵢ), to velocities.
   *
   * @param starts     address of n + 1 u32: where each body's springs start; each spring is told from both ends
   * @param indices    address of u32: the body at the other end
   * @param stiffness  address of f64: k, 1/min
   */
  addSprings(starts: number, indices: number, stiffness: number): void {
    const { bodies, flags, velocity } = this.attached();
    this.crew.run("springForces", [bodies, flags, starts, indices, stiffness, velocity], this.n, GRAIN);
  }

  /** @param previousDt  length of the step before, min; 0 where there was none (`physicell` does not ask) */
  move(dt: number, previousDt: number, scheme: MotionScheme): void {
    const { bodies, flags, velocity, previous, extra } = this.attached();
    const args = [bodies, flags, velocity, previous, extra, this.box, this.settings.dimensions, dt];
    if (scheme === "physicell") this.crew.run("moveWhole", args, this.n, 4 * GRAIN);
    else this.crew.run("moveForces", [...args, previousDt > 0 ? dt / previousDt : 0], this.n, 4 * GRAIN);
  }

  /**
   * The fastest rate, 1/min, at which forces undo a shift of a body, from above: steps of the scheme `accurate` are
   * stable up to its inverse. The list must be ensured.
   *
   * @param springStarts  addresses as in `addSprings`, where there are springs
   */
  stiffness(springStarts = 0, springStiffness = 0): number {
    const { bodies, flags } = this.attached();
    const { starts, indices } = this.list;
    const args = [bodies, flags, starts, indices, this.wall, springStarts, springStiffness];
    return this.blocks.maxima("measureStiffness", args, this.n, 1)[0];
  }

  /** What the choice of a step needs to know; after `forces`, before `move`. */
  changes(): VelocityChanges {
    const { flags, velocity, previous } = this.attached();
    const args = [flags, velocity, previous, this.settings.dimensions];
    const [change, fresh] = this.blocks.maxima("measureChanges", args, this.n, 2).map(Math.sqrt);
    return { change, fresh };
  }

  /** Where each body's neighbours start; n + 1 entries. Listed ones may be out of reach by now. */
  neighbourStarts(): Uint32Array {
    return this.arena.u32(this.list.starts, this.list.starts === 0 ? 0 : this.n + 1);
  }

  neighbourIndices(): Uint32Array {
    return this.arena.u32(this.list.indices, this.list.length);
  }

  /**
   * Bodies that are present, near ones mostly near each other, as of the last build of the list. With a million bodies,
   * a step takes a sixth of the time where their records lie in this order rather than in a random one.
   */
  spatialOrder(): Uint32Array {
    return this.arena.u32(this.list.order, this.list.present);
  }

  /** How often the neighbour list was built. */
  get listBuilds(): number {
    return this.list.builds;
  }

  private attached(): MechanicsColumns {
    if (!this.columns) throw new InputError("mechanics", "no bodies", "attach before use");
    return this.columns;
  }
}
