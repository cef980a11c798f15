import { alone, type Crew } from "../../foundation/crew.ts";
import { digestNumbers, digestText } from "../../foundation/digest.ts";
import { InputError } from "../../foundation/errors.ts";
import { type CellColumnName, flag, life } from "../../models/tissue/cells.ts";
import type { TissueContext, TissueEvent } from "../../models/tissue/context.ts";
import type { InitialCell, TissueScenario } from "../../models/tissue/contract.ts";
import { type TissueFrame, voxelCounts } from "../../models/tissue/frame.ts";
import { attach, pull } from "../../models/tissue/processes/attach.ts";
import { addExchange, exchangeInTurn, internalise } from "../../models/tissue/processes/exchange.ts";
import { interact } from "../../models/tissue/processes/interact.ts";
import { Springs } from "../../models/tissue/springs.ts";
import { type TissueTables, tissueTables } from "../../models/tissue/tables.ts";
import { Fields } from "../../numerics/fields/fields.ts";
import { Mechanics } from "../../numerics/mechanics/mechanics.ts";
import { chooseStep, usualStepLimits } from "../../numerics/mechanics/step-choice.ts";
import { Arena, type LinearMemory, linearMemory } from "../../numerics/memory.ts";
import { CellStore, columnWidths } from "./cell-store.ts";
import { claimDirectory, directorySize, writePlaces } from "./directory.ts";
import { heldVoxels, startingDensity } from "./held-voxels.ts";
import { directoryAddress, type PhaseName, phases, type TissueShared, tissueKernels } from "./kit.ts";
import { checkDistributions, startingCells } from "./place-cells.ts";
import { spatialOrder } from "./row-order.ts";
import type { Snapshot, SnapshotArray } from "./snapshot.ts";
import { cellStarter } from "./start-cell.ts";
import { frameOf } from "./take-frame.ts";
import { countDivisions, divideAndRemove } from "./turnover.ts";

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
  /** Where the run goes on from, as `save` gave it; the scenario may differ in what is done from then on. */
  readonly from?: Snapshot;
  /** The snapshot was refitted to another scenario: what follows from rules and shapes is made anew before the start. */
  readonly refreshed?: boolean;
  /** Told of what happens to cells. It slows a run, and changes nothing in it. */
  readonly tell?: (event: TissueEvent, time: number, cell: number, other: number, value: number) => void;
}

/** min between solutions of the fields, at the most, under the numerics `accurate`, where a scenario says nothing. */
const FIELD_INTERVAL = 1;
/** min; cells may turn, eat and attack once a step. */
const LONGEST_STEP = 0.5;
/** Rows a piece, for loops over cells. */
const GRAIN = 512;

/** Plain data that all threads of a run need. */
export function sharedOf({ model, numerics, seed, cells }: TissueScenario): TissueShared {
  const own = [...new Set(cells.flatMap(({ values = {} }) => Object.keys(values)))].filter((name) => name !== "volume");
  return { model, numerics, seed, own };
}

/** Digest of everything that a run starts from, in whatever order its keys stand. Equal ones give equal runs. */
export function scenarioDigest(scenario: TissueScenario): string {
  return digestText(
    JSON.stringify(scenario, (_, value: unknown) => {
      if (value instanceof Float64Array) return digestNumbers(value);
      if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
      return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
    }),
  );
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
  /** Of the forces in this interval, 1/min. */
  private stiffness = 0;
  private clock = 0;
  private seen: { readonly version: number; readonly densities: readonly Float64Array[] } | undefined;
  private state: TissueStatus = { code: "running" };
  private scenarioIs: string | undefined;

  constructor(
    readonly scenario: TissueScenario,
    private readonly options: TissueOptions = {},
  ) {
    const { model, numerics } = scenario;
    const shared = sharedOf(scenario);
    this.tables = tissueTables(model, numerics, shared.own);
    checkDistributions(this.tables);
    const memory = options.memory ?? linearMemory(1 << 20, false);
    this.arena = new Arena(memory);
    const size = directorySize(this.tables.substances);
    const address = claimDirectory(this.arena, directoryAddress, this.tables.substances);
    this.directory = () => this.arena.i32(address, size);
    this.crew = options.crew ?? alone(tissueKernels(shared, memory));
    const cells = options.from ? [] : startingCells(scenario);
    this.store = new CellStore(this.arena, columnWidths(this.tables), Math.ceil(cells.length * 1.1));
    this.fields = this.makeFields();
    this.mechanics = this.makeMechanics();
    if (options.from) this.load(options.from);
    else this.begin(cells);
    if (options.refreshed) this.refresh();
  }

  private begin(cells: readonly InitialCell[]): void {
    const start = cellStarter(this.tables);
    const context = this.context();
    for (const cell of cells) start(context, this.store.cells.count++, cell, this.nextId++);
    this.reorder();
    if (!this.exact) return;
    this.contain(false);
    this.applyRules();
    if (this.ruled) this.each("adjustSpeed");
    this.settle();
  }

  /** Changes nothing to the bit where nothing was changed: speeds, which would be rounded anew, wait for the next step. */
  private refresh(): void {
    this.publish();
    this.each("shape");
    // Under the numerics `physicell` rules apply at the begin of the next step.
    if (this.exact) this.applyRules();
    this.settle();
  }

  get time(): number {
    return this.clock;
  }

  /** Cells that are there, dying ones among them. */
  get cellCount(): number {
    return this.store.cells.count;
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
        initial: startingDensity(find(fields, substance.name), substance.initial),
        held: heldVoxels(substance.fixed, counts, find(held, substance.name)),
      })),
      this.scenario.numerics,
      this.scenario.steps.fieldError,
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
      affinities: Float64Array.from(
        { length: types * types },
        (_, i) => base[Math.floor(i / types) * layout.size + layout.affinity + (i % types)],
      ),
    });
  }

  /** Views of the densities, made anew where the memory grew since. */
  private densities(): readonly Float64Array[] {
    if (this.seen?.version !== this.arena.version) {
      const views = Array.from({ length: this.tables.substances }, (_, s) => this.fields.density(s));
      this.seen = { version: this.arena.version, densities: views };
    }
    return this.seen.densities;
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
        densities: this.densities(),
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

  /** Lets all cells do something by themselves; in this thread alone where somebody listens. */
  private each(phase: PhaseName, ...args: number[]): void {
    const { count } = this.store.cells;
    if (!this.options.tell) this.crew.run(phase, [this.clock, ...args], count, GRAIN);
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

  private get ruled(): boolean {
    return this.tables.rules.some((list) => list.length > 0);
  }

  private applyRules(): void {
    if (!this.ruled) return;
    if (this.tables.asksContacts.some(Boolean)) this.mechanics.ensureList();
    this.publish();
    this.each("rules");
    this.each("shape");
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
    if (bad) this.fail(bad);
    else if (this.clock >= this.scenario.duration - 1e-9) this.state = { code: "done" };
  }

  private fail(hint: string): void {
    this.state = { code: "failed", hint };
  }

  private firstBadNumber(): string | undefined {
    const { body, volume, id, count } = this.store.refresh();
    for (let row = 0; row < count; row++) {
      const sum = body[8 * row] + body[8 * row + 1] + body[8 * row + 2] + volume[row];
      if (!(Math.abs(sum) < 1e300))
        return `cell ${id[row]} has a place or a volume that is no number at ${this.clock} min`;
      if (this.flung(body, row)) return this.flungText(id[row]);
    }
    for (let s = 0; s < this.tables.substances; s++) {
      const density = this.fields.density(s);
      let sum = 0;
      for (let i = 0; i < density.length; i++) sum += density[i];
      if (!Number.isFinite(sum))
        return `${this.tables.names.substances[s]} is no number in some voxel at ${this.clock} min`;
    }
    return undefined;
  }

  /** Whether a step threw the cell farther out of the box than the box is wide: no force that steps resolve does so. */
  private flung(body: Float64Array, row: number): boolean {
    const { minimum, maximum, dimensions } = this.scenario.model.domain;
    for (let axis = 0; axis < dimensions; axis++) {
      const out = Math.max(minimum[axis] - body[8 * row + axis], body[8 * row + axis] - maximum[axis]);
      if (out > (this.exact ? 1 : 1000) * (maximum[axis] - minimum[axis])) return true;
    }
    return false;
  }

  private flungText(id: number): string {
    const way = this.exact ? "weaker repulsion or adhesion" : "shorter steps of mechanics, or weaker repulsion";
    return `cell ${id} is thrown far out of the box at ${this.clock} min: its forces are unstable; take ${way}`;
  }

  private advanceAccurate(onMoment: () => void): void {
    const { phenotype, fields = FIELD_INTERVAL } = this.scenario.steps;
    const intervals = Math.max(1, Math.ceil(phenotype / fields - 1e-9));
    const interval = phenotype / intervals;
    for (let i = 0; i < intervals; i++) {
      this.solveFields(interval);
      const end = this.block * phenotype + (i + 1) * interval;
      let remaining = interval;
      for (let k = 0; remaining > 0; k++) {
        // The address of chance is the interval, so that runs that take other steps meet the same chance after it.
        remaining -= this.mechanicsStep((this.block * intervals + i) * 4096 + k, () =>
          this.chooseStep(remaining, k === 0),
        );
        if (remaining < 1e-9) remaining = 0;
        this.clock = end - remaining;
        if (i < intervals - 1 || remaining > 0) onMoment();
      }
      this.contain();
      if (this.state.code !== "running" || this.clock >= this.scenario.duration - 1e-9) break;
    }
    if (this.clock < (this.block + 1) * phenotype - 1e-9) return;
    this.phenotypeStep(this.block, phenotype);
    // Daughters are set beside their mothers, wherever these are.
    this.contain();
    this.block++;
    this.clock = this.block * phenotype;
    this.applyRules();
    if (this.ruled) this.each("adjustSpeed");
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
      if (status.code !== "done") {
        this.fail(`${model.substances[s].name}: ${status.hint}`);
        return;
      }
      if (before) internalise(this.context(), s, before, interval);
    }
  }

  /** The longest step that the forces allow; how stiff they are is asked once an interval. */
  private chooseStep(remaining: number, first: boolean): number {
    if (first) this.stiffness = this.mechanics.stiffness();
    const limits = { ...usualStepLimits, longest: LONGEST_STEP };
    return chooseStep(remaining, this.previousDt, this.mechanics.changes(), this.stiffness, limits);
  }

  /**
   * @param chooseDt  min, asked when forces are known
   * @returns the step taken
   */
  private mechanicsStep(step: number, chooseDt: () => number): number {
    this.ensureList();
    this.mechanics.forces();
    const dt = chooseDt();
    if (this.tables.attaches && this.scenario.model.automaticSprings) attach(this.context(), step, dt);
    if (this.springs.count > 0 && this.scenario.model.automaticSprings) pull(this.context());
    if (this.tables.motile.some(Boolean)) this.each("turn", step, dt);
    if (this.tables.interacts.some(Boolean) && interact(this.context(), step, dt)) this.settle();
    this.mechanics.move(dt, this.previousDt, this.exact ? "accurate" : "physicell");
    this.previousDt = dt;
    return dt;
  }

  /**
   * Cells that are out of the box are put back to its side.
   *
   * @param stepped  whether a step took them there, which no force that is resolved does far
   */
  private contain(stepped = true): void {
    const { body, flags, count } = this.store.refresh();
    const life_ = this.store.cells.life;
    const { minimum, maximum } = this.scenario.model.domain;
    for (let row = 0; row < count; row++) {
      if (stepped && this.flung(body, row)) {
        this.fail(this.flungText(this.store.cells.id[row]));
        return;
      }
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
    this.store.reserve(this.store.cells.count + countDivisions(this.store.refresh()));
    this.nextId = divideAndRemove(this.context(), step, this.nextId, (row) => this.store.copyRow(row));
    this.reorder();
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
      if (k % mechanicsEvery === 0) this.mechanicsStep(this.mechanicsSteps++, () => mechanics);
    }
    this.block++;
    this.clock = this.block * phenotype;
  }

  /** Made once: with a million cells at the start it takes seconds. */
  private get digestOfScenario(): string {
    this.scenarioIs ??= scenarioDigest(this.scenario);
    return this.scenarioIs;
  }

  /** All that the rest of the run depends on; between phenotype steps. */
  save(): Snapshot {
    const cells = this.store.refresh();
    const { clock, block, nextId, mechanicsSteps, previousDt } = this;
    const arrays: Record<string, SnapshotArray> = { springs: this.springs.pairs().slice() };
    for (const [name, width] of Object.entries(this.store.widths)) {
      arrays[name] = cells[name as CellColumnName].slice(0, width * cells.count);
    }
    this.tables.names.substances.forEach((name, s) => {
      arrays[`density of ${name}`] = this.fields.density(s).slice();
    });
    return {
      meta: {
        scenario: this.digestOfScenario,
        counts: { cells: cells.count, nextId },
        steps: { clock, block, mechanicsSteps, previousDt },
      },
      arrays,
    };
  }

  private load({ meta: { counts, steps }, arrays }: Snapshot): void {
    this.store.reserve(counts.cells);
    const cells = this.store.refresh();
    cells.count = counts.cells;
    const find = (name: string, length: number) => {
      const found = arrays[name];
      if (found?.length === length) return found;
      throw new InputError("snapshot", found ? `${found.length} of ${name}` : `no ${name}`, `${length} of it`);
    };
    for (const [name, width] of Object.entries(this.store.widths)) {
      cells[name as CellColumnName].set(find(name, width * counts.cells));
    }
    this.tables.names.substances.forEach((name, s) => {
      const density = this.fields.density(s);
      density.set(find(`density of ${name}`, density.length));
    });
    this.springs.load(arrays.springs ?? []);
    this.nextId = counts.nextId;
    this.clock = steps.clock;
    this.block = steps.block;
    this.mechanicsSteps = steps.mechanicsSteps;
    this.previousDt = steps.previousDt;
    this.settle();
  }

  /** The tissue as it is now. */
  frame(): TissueFrame {
    // Who touches whom is part of a frame. A list that is made for a look leaves no trace in the run.
    this.ensureList();
    return frameOf(this.context(), this.clock);
  }
}
