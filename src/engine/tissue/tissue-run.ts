import { alone, type Crew, type Kernel } from "../../foundation/crew.ts";
import { InputError } from "../../foundation/errors.ts";
import { type Cells, flag, life, pending } from "../../models/tissue/cells.ts";
import type { TissueContext, TissueEvent } from "../../models/tissue/context.ts";
import type { TissueScenario } from "../../models/tissue/contract.ts";
import { type TissueFrame, voxelCounts } from "../../models/tissue/frame.ts";
import { attach, pull } from "../../models/tissue/processes/attach.ts";
import { endAttack } from "../../models/tissue/processes/attack.ts";
import { divide } from "../../models/tissue/processes/divide.ts";
import { vanish } from "../../models/tissue/processes/eat.ts";
import { addExchange, exchangeInTurn, internalise } from "../../models/tissue/processes/exchange.ts";
import { interact } from "../../models/tissue/processes/interact.ts";
import { Springs } from "../../models/tissue/springs.ts";
import { type TissueTables, tissueTables } from "../../models/tissue/tables.ts";
import { Fields } from "../../numerics/fields/fields.ts";
import { Mechanics } from "../../numerics/mechanics/mechanics.ts";
import { Arena, type LinearMemory, linearMemory } from "../../numerics/memory.ts";
import { CellStore, columnWidths } from "./cell-store.ts";
import { directorySize, writePlaces } from "./directory.ts";
import { directoryAddress, type TissueShared, tissueKernels } from "./kit.ts";
import { startingCells } from "./place-cells.ts";
import { cellStarter } from "./start-cell.ts";
import { spatialOrder } from "./row-order.ts";
import { frameOf } from "./take-frame.ts";

/** How a run ended, or what stopped it. */
export type TissueStatus =
  | { readonly code: "running" }
  | { readonly code: "done" }
  | { readonly code: "failed"; readonly hint: string };

export interface TissueOptions {
  /** Where the tissue lies; made where none is given. */
  readonly memory?: LinearMemory;
  /** Threads that share the memory; this thread alone where none is given. */
  readonly crew?: Crew;
  /** Told of what happens to cells. It slows a run, and changes nothing in it. */
  readonly tell?: (event: TissueEvent, time: number, cell: number, other: number, value: number) => void;
}

/** min between solutions of the fields, at the most, under the numerics `accurate`. */
const FIELD_INTERVAL = 1;
/** Rows a piece, for loops over cells. */
const GRAIN = 512;

/** Plain data that all threads of a run need. */
export function sharedOf({ model, numerics, seed, cells }: TissueScenario): TissueShared {
  const own = [...new Set(cells.flatMap(({ values = {} }) => Object.keys(values)))].filter((name) => name !== "volume");
  return { model, numerics, seed, own };
}

/** A tissue that runs: cells that move, touch, grow, divide and die, in fields of substances. */
export class TissueRun {
  readonly tables: TissueTables;
  private readonly arena: Arena;
  private readonly crew: Crew;
  private readonly store: CellStore;
  private readonly fields: Fields;
  private readonly mechanics: Mechanics;
  private readonly springs = new Springs();
  private readonly directory: () => Int32Array;
  private nextId = 1;
  /** Phenotype steps done. */
  private block = 0;
  /** Mechanics steps done in all; a part of the address of chance under `physicell`. */
  private mechanicsSteps = 0;
  private previousDt = 0;
  private clock = 0;
  private state: TissueStatus = { code: "running" };

  constructor(
    readonly scenario: TissueScenario,
    private readonly options: TissueOptions = {},
  ) {
    const { model, numerics } = scenario;
    const shared = sharedOf(scenario);
    this.tables = tissueTables(model, numerics, shared.own);
    const memory = options.memory ?? linearMemory(1 << 20, false);
    this.arena = new Arena(memory);
    const size = directorySize(this.tables.substances);
    const address = this.arena.allocate(size * 4);
    if (address !== directoryAddress) throw new RangeError(`the directory lies at ${address}, not ${directoryAddress}`);
    this.directory = () => this.arena.i32(address, size);
    this.crew = options.crew ?? alone(tissueKernels(shared, memory));
    const cells = startingCells(scenario);
    this.store = new CellStore(this.arena, columnWidths(this.tables), Math.ceil(cells.length * 1.1));
    this.fields = this.makeFields();
    this.mechanics = this.makeMechanics();
    const context = this.context();
    const start = cellStarter(this.tables);
    for (const cell of cells) start(context, this.store.cells.count++, cell, this.nextId++);
    this.reorder();
    if (this.exact) {
      this.applyRules();
      this.settle();
    }
  }

  get time(): number {
    return this.clock;
  }

  get status(): TissueStatus {
    return this.state;
  }

  private get exact(): boolean {
    return this.scenario.numerics === "accurate";
  }

  private makeFields(): Fields {
    const { model, fields, held } = this.scenario;
    const counts = voxelCounts(model.domain);
    const find = (list: readonly { substance: string; values: Float64Array }[], name: string) =>
      list.find(({ substance }) => substance === name)?.values;
    return new Fields(
      this.arena,
      this.crew,
      { counts, spacing: model.domain.spacing },
      model.substances.map((substance) => ({
        diffusion: substance.diffusion,
        decay: substance.decay,
        initial: withDefault(find(fields, substance.name), substance.initial),
        held: heldVoxels(substance.fixed, counts, find(held, substance.name)),
      })),
      this.scenario.numerics,
    );
  }

  private makeMechanics(): Mechanics {
    const { model } = this.scenario;
    const { minimum, maximum, dimensions } = model.domain;
    const { types, base, layout } = this.tables;
    return new Mechanics(this.arena, this.crew, {
      dimensions,
      minimum,
      maximum,
      wall: model.wall,
      kinds: types,
      ...(!this.exact && { sight: "physicell" as const }),
      affinities: Float64Array.from({ length: types * types }, (_, i) =>
        base[Math.floor(i / types) * layout.size + layout.affinity + (i % types)],
      ),
    });
  }

  /** What processes see on this thread. */
  private context(): TissueContext {
    const cells = this.store.refresh();
    const { domain } = this.scenario.model;
    const { tell } = this.options;
    return {
      tables: this.tables,
      cells,
      surroundings: {
        counts: voxelCounts(domain),
        minimum: domain.minimum,
        spacing: domain.spacing,
        densities: Array.from({ length: this.tables.substances }, (_, s) => this.fields.density(s)),
      },
      nearby: { starts: this.mechanics.neighbourStarts(), others: this.mechanics.neighbourIndices() },
      springs: this.springs,
      seed: this.scenario.seed,
      exact: this.exact,
      time: this.clock,
      ...(tell && {
        tell: (event: TissueEvent, row: number, other: number, value: number) =>
          tell(event, this.clock, cells.id[row], other < 0 ? 0 : cells.id[other], value),
      }),
    };
  }

  /** Tells all threads where things are now. */
  private publish(): void {
    const { starts, indices, length } = this.mechanics.listPlaces();
    writePlaces(this.directory(), {
      count: this.store.cells.count,
      columns: this.store.addresses,
      densities: Array.from({ length: this.tables.substances }, (_, s) => this.fields.addressOf(s)),
      starts,
      others: indices,
      neighbours: length,
    });
  }

  private each(kernel: string, ...args: number[]): void {
    this.crew.run(kernel, args, this.store.cells.count, GRAIN);
  }

  /** Rows in the order of space, without those that are gone, and mechanics told of it. */
  private reorder(): void {
    const cells = this.store.refresh();
    const { minimum } = this.scenario.model.domain;
    const order = spatialOrder(cells.body, cells.count, (row) => cells.life[row] !== life.gone, minimum, 32);
    const rowNow = new Int32Array(cells.count).fill(-1);
    for (let i = 0; i < order.length; i++) rowNow[order[i]] = i;
    this.store.permute(order);
    this.springs.renumber((row) => rowNow[row]);
    const { target, count } = this.store.refresh();
    for (let row = 0; row < count; row++) if (target[row] >= 0) target[row] = rowNow[target[row]];
    this.settle();
  }

  /** Tells mechanics of columns, sizes and numbers that changed. */
  private settle(): void {
    const { addresses, cells } = this.store;
    this.mechanics.attach(
      {
        bodies: addresses.body,
        flags: addresses.flags,
        velocity: addresses.force,
        previous: addresses.previousForce,
        extra: addresses.motility,
        pressure: addresses.pressure,
        affinities: this.tables.variedAffinities ? addresses.affinities : 0,
      },
      cells.count,
    );
  }

  private ensureList(): void {
    this.mechanics.ensureList();
    this.publish();
  }

  private applyRules(): void {
    if (this.tables.rules.every((list) => list.length === 0)) return;
    if (this.tables.asksContacts.some(Boolean)) this.mechanics.ensureList();
    this.publish();
    this.each("rules", this.clock);
    this.each("shape");
    if (this.exact) this.each("adjustSpeed");
  }

  /**
   * Moves the tissue on by one phenotype step, or to the end of the run where that comes first.
   *
   * @param onMoment  called at moments within the step at which the tissue may be looked at, by its `time`
   */
  advance(onMoment: () => void = () => undefined): void {
    if (this.state.code !== "running") return;
    if (this.exact) this.advanceAccurate(onMoment);
    else this.advancePhysicell(onMoment);
    if (this.state.code !== "running") return;
    const bad = this.firstBadNumber();
    if (bad) return this.fail(bad);
    if (this.clock >= this.scenario.duration - 1e-9) this.state = { code: "done" };
  }

  private fail(hint: string): void {
    this.state = { code: "failed", hint };
  }

  private firstBadNumber(): string | undefined {
    const { body, volume, id, count } = this.store.refresh();
    for (let row = 0; row < count; row++) {
      const sum = body[8 * row] + body[8 * row + 1] + body[8 * row + 2] + volume[row];
      if (!(Math.abs(sum) < 1e300)) return `cell ${id[row]} has a place or a volume that is no number at ${this.clock} min`;
    }
    for (let s = 0; s < this.tables.substances; s++) {
      const density = this.fields.density(s);
      let sum = 0;
      for (let i = 0; i < density.length; i++) sum += density[i];
      if (!Number.isFinite(sum)) return `${this.tables.names.substances[s]} is no number in some voxel at ${this.clock} min`;
    }
    return undefined;
  }

  private advanceAccurate(onMoment: () => void): void {
    const { phenotype } = this.scenario.steps;
    const intervals = Math.max(1, Math.ceil(phenotype / FIELD_INTERVAL - 1e-9));
    const interval = phenotype / intervals;
    for (let i = 0; i < intervals; i++) {
      this.solveFields(interval);
      const start = this.block * phenotype + i * interval;
      const steps = this.mechanicsStepsFor(interval);
      for (let k = 0; k < steps; k++) {
        // The address of chance is the interval, so that runs that take other steps meet the same chance after it.
        this.mechanicsStep((this.block * intervals + i) * 4096 + k, interval / steps);
        this.clock = start + ((k + 1) * interval) / steps;
        if (i < intervals - 1 || k < steps - 1) onMoment();
      }
      this.contain();
      if (this.state.code !== "running" || this.clock >= this.scenario.duration - 1e-9) break;
    }
    if (this.clock < (this.block + 1) * phenotype - 1e-9) return;
    this.phenotypeStep(this.block, phenotype);
    this.block++;
    this.clock = this.block * phenotype;
    this.applyRules();
    this.settle();
  }

  private solveFields(interval: number): void {
    const { substances, model } = this.tables;
    for (let s = 0; s < substances; s++) {
      const sink = this.fields.sink().fill(0);
      const source = this.fields.source().fill(0);
      const context = this.context();
      addExchange(context, s, sink, source);
      const before = model.internalised ? context.surroundings.densities[s].slice() : undefined;
      const status = this.fields.advance(s, interval);
      if (status.code !== "done") return this.fail(`${model.substances[s].name}: ${status.hint}`);
      if (before) internalise(this.context(), s, before, interval);
    }
  }

  /** Steps that fill an interval, each short enough for the forces as they changed last. */
  private mechanicsStepsFor(interval: number): number {
    const { mechanics } = this.scenario.steps;
    return Math.max(1, Math.ceil(interval / mechanics - 1e-9));
  }

  private mechanicsStep(step: number, dt: number): void {
    this.ensureList();
    this.mechanics.forces();
    if (this.tables.attaches && this.scenario.model.automaticSprings) attach(this.context(), step, dt);
    if (this.springs.count > 0 && this.scenario.model.automaticSprings) pull(this.context());
    if (this.tables.motile.some(Boolean)) this.each("turn", step, dt);
    if (this.tables.interacts.some(Boolean) && interact(this.context(), step, dt)) this.settle();
    this.mechanics.move(dt, this.previousDt, this.exact ? "accurate" : "physicell");
    this.previousDt = dt;
  }

  /** Cells that a step took out of the box are put back to its side. */
  private contain(): void {
    const { body, flags, count } = this.store.refresh();
    const life_ = this.store.cells.life;
    const { minimum, maximum } = this.scenario.model.domain;
    for (let row = 0; row < count; row++) {
      for (let axis = 0; axis < 3; axis++) {
        const x = body[8 * row + axis];
        if (x < minimum[axis]) body[8 * row + axis] = minimum[axis];
        else if (x > maximum[axis]) body[8 * row + axis] = maximum[axis];
      }
      if (life_[row] !== life.gone) flags[row] |= flag.inside;
    }
  }

  /** Growth, death and the cycle; then divisions and removals. */
  private phenotypeStep(step: number, dt: number): void {
    this.publish();
    this.each("transform", step, dt);
    if (!this.exact) this.applyRules();
    this.each("phenotype", step, dt);
    this.divideAndRemove(step);
    this.reorder();
  }

  private divideAndRemove(step: number): void {
    const before = this.store.cells.count;
    let divisions = 0;
    for (let row = 0; row < before; row++) if (this.store.cells.pending[row] & pending.division) divisions++;
    this.store.reserve(before + divisions);
    const context = this.context();
    const { cells } = context;
    for (let row = 0; row < before; row++) {
      const target = cells.target[row];
      const letGo = cells.pending[row] & (pending.release | pending.division | pending.removal);
      if (target >= 0 && (letGo || cells.life[target] !== life.live)) endAttack(context, row);
      cells.pending[row] &= ~pending.release;
    }
    for (let row = 0; row < before; row++) {
      if (!(cells.pending[row] & pending.division) || cells.life[row] !== life.live) continue;
      this.dropSprings(cells, row);
      const daughter = this.store.copyRow(row);
      divide(context, step, row, daughter, this.nextId++);
      cells.pending[daughter] &= ~pending.release;
    }
    for (let row = 0; row < before; row++) {
      if (!(cells.pending[row] & pending.removal)) continue;
      this.release(context, row);
      context.tell?.("removed", row, -1, cells.volume[row]);
      vanish(context, row);
    }
    // Whoever attacks a cell that is gone now lets go of it.
    for (let row = 0; row < cells.count; row++) {
      if (cells.target[row] >= 0 && cells.life[cells.target[row]] === life.gone) endAttack(context, row);
    }
  }

  private dropSprings(cells: Cells, row: number): void {
    if (cells.attachments[row] === 0) return;
    const pairs = this.springs.pairs().slice();
    for (let i = 0; i < pairs.length; i += 2) {
      if (pairs[i] !== row && pairs[i + 1] !== row) continue;
      if (!this.springs.detach(pairs[i], pairs[i + 1])) continue;
      cells.attachments[pairs[i]]--;
      cells.attachments[pairs[i + 1]]--;
    }
  }

  /** A cell that is removed gives its voxel a part of what is in it. */
  private release({ cells, surroundings, tables }: TissueContext, row: number): void {
    if (!tables.model.internalised) return;
    const { counts, minimum, spacing, densities } = surroundings;
    const at = (axis: 0 | 1 | 2) =>
      Math.min(counts[axis] - 1, Math.max(0, Math.floor((cells.body[8 * row + axis] - minimum[axis]) / spacing[axis])));
    const voxel = at(0) + counts[0] * (at(1) + counts[1] * at(2));
    const { releasedAtDeath } = tables.model.cellTypes[cells.type[row]];
    tables.names.substances.forEach((name, s) => {
      const amount = (releasedAtDeath[name] ?? 0) * cells.internal[row * tables.substances + s];
      densities[s][voxel] += amount / (spacing[0] * spacing[1] * spacing[2]);
    });
  }

  /** One phenotype step in the order of PhysiCell's main loop, which does phenotype and mechanics first, also at 0. */
  private advancePhysicell(onMoment: () => void): void {
    const { diffusion, mechanics, phenotype } = this.scenario.steps;
    const mechanicsEvery = Math.max(1, Math.round(mechanics / diffusion));
    const diffusionSteps = Math.max(1, Math.round(phenotype / diffusion));
    const start = this.block * phenotype;
    for (let k = 0; k < diffusionSteps; k++) {
      this.clock = start + k * diffusion;
      if (k > 0) onMoment();
      if (this.clock >= this.scenario.duration - diffusion / 2) return;
      this.fields.stepLod(diffusion);
      exchangeInTurn(this.context(), diffusion);
      if (k === 0) {
        this.phenotypeStep(this.block, phenotype);
        this.mechanics.noteReaches();
      }
      if (k % mechanicsEvery === 0) this.mechanicsStep(this.mechanicsSteps++, mechanics);
    }
    this.block++;
    this.clock = this.block * phenotype;
  }

  /** The tissue as it is now. */
  frame(): TissueFrame {
    return frameOf(this.context(), this.clock);
  }
}

function withDefault(values: Float64Array | undefined, initial: number): number | Float64Array {
  return values ? values.map((value) => (Number.isNaN(value) ? initial : value)) : initial;
}

/** Voxels whose density is held: the outermost layer of sides, then those of a file; NaN where free. */
function heldVoxels(
  fixed: TissueScenario["model"]["substances"][number]["fixed"],
  [nx, ny, nz]: readonly [number, number, number],
  own: Float64Array | undefined,
): Float64Array | undefined {
  const given = (Object.entries(fixed) as [keyof typeof fixed, number][]).filter(([, value]) => value !== undefined);
  if (given.length === 0 && !own) return undefined;
  if (own && own.length !== nx * ny * nz) throw new InputError("held", `${own.length} voxels`, `${nx * ny * nz}`);
  const held = new Float64Array(nx * ny * nz).fill(Number.NaN);
  const value = (side: keyof typeof fixed, at: boolean) => (at ? fixed[side] : undefined);
  for (let z = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++) {
        // Where sides meet, the later one wins.
        const side =
          value("zMaximum", nz > 1 && z === nz - 1) ??
          value("zMinimum", nz > 1 && z === 0) ??
          value("yMaximum", y === ny - 1) ??
          value("yMinimum", y === 0) ??
          value("xMaximum", x === nx - 1) ??
          value("xMinimum", x === 0);
        if (side !== undefined) held[x + nx * (y + ny * z)] = side;
      }
    }
  }
  own?.forEach((density, voxel) => {
    if (!Number.isNaN(density)) held[voxel] = density;
  });
  return held;
}

export type { Kernel };
