import { alone, type Crew } from "../../foundation/crew.ts";
import { type CellColumnName, flag, life } from "../../models/tissue/cells.ts";
import type { TissueContext, TissueEvent } from "../../models/tissue/context.ts";
import type { InitialCell, TissueScenario } from "../../models/tissue/contract.ts";
import { voxelCounts } from "../../models/tissue/frame.ts";
import { attach, pull } from "../../models/tissue/processes/attach.ts";
import { addExchange, exchangeInTurn, internalise, voxelsOf } from "../../models/tissue/processes/exchange.ts";
import { interact } from "../../models/tissue/processes/interact.ts";
import { Springs } from "../../models/tissue/springs.ts";
import { type TissueTables, tissueTables } from "../../models/tissue/tables.ts";
import type { Fields } from "../../numerics/fields/fields.ts";
import type { Mechanics } from "../../numerics/mechanics/mechanics.ts";
import { chooseStep, usualStepLimits } from "../../numerics/mechanics/step-choice.ts";
import { Arena, type LinearMemory, linearMemory } from "../../numerics/memory.ts";
import { CellStore, columnWidths } from "./cell-store.ts";
import { claimDirectory, directorySize, writePlaces } from "./directory.ts";
import { faultOf, placeFault } from "./find-fault.ts";
import { directoryAddress, type PhaseName, phases, type TissueShared, tissueKernels } from "./kit.ts";
import { makeFields, makeMechanics } from "./make-parts.ts";
import { checkDistributions } from "./place-cells.ts";
import { spatialOrder } from "./row-order.ts";
import { cellStarter } from "./start-cell.ts";
import { countDivisions, divideAndRemove } from "./turnover.ts";

/** Told of what happens to cells, by their numbers (0: nobody). */
export type TissueListener = (event: TissueEvent, time: number, cell: number, other: number, value: number) => void;

/** min; cells may turn, eat and attack once a step. */
const LONGEST_STEP = 0.5;
/** Rows a piece, for loops over cells. */
const GRAIN = 512;

/** Plain data that all threads of a run need. */
export function sharedOf({ model, numerics, seed, cells }: TissueScenario): TissueShared {
  const own = [...new Set(cells.flatMap(({ values = {} }) => Object.keys(values)))].filter((name) => name !== "volume");
  return { model, numerics, seed, own };
}

/** Cells, fields and mechanics in one memory, and what they do together. When each thing is done, a run decides. */
export class Tissue {
  readonly tables: TissueTables;
  readonly exact: boolean;
  readonly springs = new Springs();
  readonly store: CellStore;
  readonly fields: Fields;
  readonly mechanics: Mechanics;
  /** min. */
  time = 0;
  /** Number of the next cell. */
  nextId = 1;
  /** Length of the last step of mechanics, min; 0 before the first. */
  previousDt = 0;
  private readonly arena: Arena;
  private readonly crew: Crew;
  private readonly directory: () => Int32Array;
  /** Of the forces in this interval, 1/min. */
  private stiffness = 0;
  private seen: { readonly version: number; readonly densities: readonly Float64Array[] } | undefined;

  constructor(
    readonly scenario: TissueScenario,
    /** How many cells there is room for at first. */
    capacity: number,
    memory: LinearMemory = linearMemory(1 << 20, false),
    crew?: Crew,
    private readonly tell?: TissueListener,
  ) {
    const { model, numerics } = scenario;
    const shared = sharedOf(scenario);
    this.exact = numerics === "accurate";
    this.tables = tissueTables(model, numerics, shared.own);
    checkDistributions(this.tables);
    this.arena = new Arena(memory);
    const size = directorySize(this.tables.substances);
    const address = claimDirectory(this.arena, directoryAddress, this.tables.substances);
    this.directory = () => this.arena.i32(address, size);
    this.crew = crew ?? alone(tissueKernels(shared, memory));
    this.store = new CellStore(this.arena, columnWidths(this.tables), capacity);
    this.fields = makeFields(scenario, this.arena, this.crew);
    this.mechanics = makeMechanics(scenario, this.tables, this.arena, this.crew);
  }

  /** Puts the cells of the start in their places. There must be room. */
  begin(cells: readonly InitialCell[]): void {
    const start = cellStarter(this.tables);
    const context = this.context();
    for (const cell of cells) start(context, this.store.cells.count++, cell, this.nextId++);
    this.reorder();
  }

  /** What processes see on this thread. */
  context(): TissueContext {
    const cells = this.store.refresh();
    const { domain } = this.scenario.model;
    const { tell } = this;
    return {
      tables: this.tables,
      cells,
      surroundings: {
        counts: voxelCounts(domain),
        minimum: domain.minimum,
        spacing: domain.spacing,
        densities: this.densities(),
      },
      nearby: { starts: this.mechanics.neighbourStarts(), others: this.mechanics.neighbourIndices() },
      springs: this.springs,
      seed: this.scenario.seed,
      exact: this.exact,
      time: this.time,
      ...(tell && {
        tell: (event: TissueEvent, row: number, other: number, value: number) =>
          tell(event, this.time, cells.id[row], other < 0 ? 0 : cells.id[other], value),
      }),
    };
  }

  /** Views of the densities, made anew where the memory grew since. */
  densities(): readonly Float64Array[] {
    if (this.seen?.version !== this.arena.version) {
      const views = Array.from({ length: this.tables.substances }, (_, s) => this.fields.density(s));
      this.seen = { version: this.arena.version, densities: views };
    }
    return this.seen.densities;
  }

  /** Tells all threads where things are now. */
  publish(): void {
    const { starts, indices, length } = this.mechanics.listPlaces();
    writePlaces(this.directory(), {
      count: this.store.cells.count,
      columns: this.store.addresses as Readonly<Record<CellColumnName, number>>,
      densities: Array.from({ length: this.tables.substances }, (_, s) => this.fields.addressOf(s)),
      starts,
      others: indices,
      neighbours: length,
    });
  }

  /** Lets all cells do something by themselves; in this thread alone where somebody listens. */
  each(phase: PhaseName, ...args: number[]): void {
    const { count } = this.store.cells;
    if (!this.tell) this.crew.run(phase, [this.time, ...args], count, GRAIN);
    else (phases[phase] as (context: TissueContext, ...args: number[]) => void)(this.context(), ...args, 0, count);
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
  settle(): void {
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

  /** Who lies near whom, for this thread and the others. */
  ensureList(): void {
    this.mechanics.ensureList();
    this.publish();
  }

  get ruled(): boolean {
    return this.tables.rules.some((list) => list.length > 0);
  }

  applyRules(): void {
    if (!this.ruled) return;
    if (this.tables.asksContacts.some(Boolean)) this.mechanics.ensureList();
    this.publish();
    this.each("rules");
    this.each("shape");
  }

  /**
   * Moves all substances over an interval, under what the cells do to them now. Numerics `accurate`.
   *
   * @returns what went wrong, if anything did
   */
  solveFields(interval: number): string | undefined {
    const { substances, model } = this.tables;
    const voxels = substances > 0 ? voxelsOf(this.context()) : new Int32Array(0);
    for (let s = 0; s < substances; s++) {
      const sink = this.fields.sink().fill(0);
      const source = this.fields.source().fill(0);
      const context = this.context();
      addExchange(context, s, voxels, sink, source);
      const before = model.internalised ? context.surroundings.densities[s].slice() : undefined;
      const status = this.fields.advance(s, interval);
      if (status.code !== "done") return `${model.substances[s].name}: ${status.hint}`;
      if (before) internalise(this.context(), s, before, interval);
    }
    return undefined;
  }

  /** One step of diffusion, then of exchange with the cells, as PhysiCell does them. */
  stepFields(dt: number): void {
    this.fields.stepLod(dt);
    exchangeInTurn(this.context(), dt);
  }

  /** The longest step that the forces allow, min; how stiff they are is asked once an interval. */
  chooseStep(remaining: number, first: boolean): number {
    if (first) this.stiffness = this.mechanics.stiffness();
    const limits = { ...usualStepLimits, longest: LONGEST_STEP };
    return chooseStep(remaining, this.previousDt, this.mechanics.changes(), this.stiffness, limits);
  }

  /**
   * Forces, springs, changes of direction, contacts, then positions.
   *
   * @param step      address of chance
   * @param chooseDt  min, asked when forces are known
   * @returns the step taken
   */
  stepMechanics(step: number, chooseDt: () => number): number {
    const { tables, springs } = this;
    const { automaticSprings } = this.scenario.model;
    this.ensureList();
    this.mechanics.forces();
    const dt = chooseDt();
    if (tables.attaches && automaticSprings) attach(this.context(), step, dt);
    if (springs.count > 0 && automaticSprings) pull(this.context());
    if (tables.motile.some(Boolean)) this.each("turn", step, dt);
    if (tables.interacts.some(Boolean) && interact(this.context(), step, dt)) this.settle();
    this.mechanics.move(dt, this.previousDt, this.exact ? "accurate" : "physicell");
    this.previousDt = dt;
    return dt;
  }

  /**
   * Puts cells that are out of the box back to its side.
   *
   * @param stepped  whether a step took them there, which no force that is resolved does far
   * @returns what went wrong, if anything did
   */
  contain(stepped = true): string | undefined {
    const cells = this.store.refresh();
    const { body, flags, count } = cells;
    const { minimum, maximum } = this.scenario.model.domain;
    for (let row = 0; row < count; row++) {
      const fault = stepped ? placeFault(this.scenario, cells, row, this.time) : undefined;
      if (fault) return fault;
      for (let axis = 0; axis < 3; axis++) {
        const x = body[8 * row + axis];
        if (x < minimum[axis]) body[8 * row + axis] = minimum[axis];
        else if (x > maximum[axis]) body[8 * row + axis] = maximum[axis];
      }
      if (cells.life[row] !== life.gone) flags[row] |= flag.inside;
    }
    return undefined;
  }

  /**
   * Changes of type, growth, death and the cycle; then divisions and removals.
   *
   * @param step  address of chance
   * @param sorted  whether rows are put in the order of space, and those that are gone dropped; else they stay
   */
  stepPhenotype(step: number, dt: number, sorted = true): void {
    this.publish();
    if (this.tables.transforms) this.each("transform", step, dt);
    if (!this.exact) this.applyRules();
    this.each("phenotype", step, dt);
    this.store.reserve(this.store.cells.count + countDivisions(this.store.refresh()));
    this.nextId = divideAndRemove(this.context(), step, this.nextId, (row) => this.store.copyRow(row));
    if (sorted) this.reorder();
    else this.settle();
  }

  /** The first number that no tissue can have, in words; nothing where all is well. */
  fault(): string | undefined {
    return faultOf(this.scenario, this.store.refresh(), this.densities(), this.time);
  }
}
