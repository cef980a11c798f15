import type { Crew } from "../../foundation/crew.ts";
import { draw, generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import type { Model } from "../../models/contract.ts";
import type { BodyLevel } from "../../models/microenvironment/border.ts";
import { type CellKind, cellKindNames, kindNumber } from "../../models/microenvironment/cell-kinds.ts";
import { type MicroenvironmentScenario, type Patch, tallied } from "../../models/microenvironment/contract.ts";
import { kind, type Micro, mostRounds, setTrait, traitOf } from "../../models/microenvironment/micro.ts";
import { setClone } from "../../models/microenvironment/processes/arise.ts";
import { decide } from "../../models/microenvironment/processes/decide.ts";
import { repair } from "../../models/microenvironment/processes/hit.ts";
import { inherit } from "../../models/microenvironment/processes/inherit.ts";
import { hasLeft } from "../../models/microenvironment/processes/leave.ts";
import { isMover, move } from "../../models/microenvironment/processes/move.ts";
import { type Exchanges, secrete } from "../../models/microenvironment/processes/secrete.ts";
import { effectorDivisions } from "../../models/microenvironment/processes/tire.ts";
import { type SubstanceName, substanceNames } from "../../models/microenvironment/substances.ts";
import { firstAntigen, mostAntigens, trait } from "../../models/microenvironment/traits.ts";
import { life } from "../../models/tissue/cells.ts";
import { type TissueContext, voxelOf } from "../../models/tissue/context.ts";
import type { TissueScenario, Vector } from "../../models/tissue/contract.ts";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import { Bins } from "../../numerics/mechanics/bins.ts";
import type { LinearMemory } from "../../numerics/memory.ts";
import { cellStarter } from "../tissue/start-cell.ts";
import { frameOf } from "../tissue/take-frame.ts";
import { Tissue, type TissueListener } from "../tissue/tissue.ts";
import { type ArraysOfTissue, loadTissue, saveTissue } from "../tissue/tissue-arrays.ts";
import { moveMass } from "./move-mass.ts";
import { readyFormulas } from "./ready-formulas.ts";

/** A cell that comes from the blood. */
export interface Newcomer {
  readonly kind: CellKind;
  readonly position: Vector;
  /** Number of the antigen that its receptor sees, from 1; 0 for none. */
  readonly receptor: number;
  readonly affinity: number;
  /** Address of its chance. */
  readonly luck: number;
}

/** What a patch remembers, as plain data. */
export interface PatchMemory {
  readonly arrays: ArraysOfTissue;
  readonly counts: { readonly cells: number; readonly nextId: number };
  readonly block: number;
  /** min; length of the last step of mechanics. */
  readonly previousDt: number;
  readonly tally: Float64Array;
  readonly found: Float64Array;
  readonly left: Float64Array;
}

export interface PatchOptions {
  readonly memory?: LinearMemory;
  readonly crew?: Crew;
  readonly tell?: TissueListener;
}

/** A piece of tissue that runs, from one phenotype step to the next. Minutes. */
export class PatchRun {
  readonly tissue: Tissue;
  readonly tally = new Float64Array(tallied.length);
  /** Who left since the last exchange: sums of the antigens that dendritic cells carry, their number, CAR T cells. */
  readonly left = new Float64Array(mostAntigens + 2);
  private readonly found = new Float64Array(mostAntigens + 1);
  private readonly bins: Bins;
  private readonly formulas;
  private readonly exchanges: Exchanges;
  private readonly matrix: Uint8Array;
  private readonly absent: Uint8Array;
  private readonly substance: Record<SubstanceName, number>;
  private movers: number[] = [];
  /** Phenotype steps done. */
  private block = 0;
  /** min since the phenotype step began, for what is told of it. */
  private within = 0;
  /** Phenotype steps to each solution of the fields. */
  private readonly stepsASolution: number;

  constructor(
    readonly scenario: MicroenvironmentScenario,
    readonly patch: Patch,
    readonly tissueScenario: TissueScenario,
    model: Model,
    private readonly value: Readonly<Record<string, number>>,
    options: PatchOptions = {},
    from?: PatchMemory,
  ) {
    const { cells } = tissueScenario;
    const { tell } = options;
    const { phenotype, fields = phenotype } = scenario.steps;
    this.stepsASolution = Math.round(fields / phenotype);
    this.tissue = new Tissue(
      tissueScenario,
      Math.ceil((from?.counts.cells ?? cells.length) * 1.2) + 64,
      options.memory,
      options.crew,
      tell && ((event, time, cell, other, value) => tell(event, time + this.within, cell, other, value)),
    );
    const { domain, substances } = tissueScenario.model;
    this.formulas = readyFormulas(model, (name) => value[name]);
    this.bins = new Bins(domain.minimum, domain.maximum, value.neighbourhood, 8);
    const voxels = this.tissue.fields.voxels;
    this.exchanges = {
      sink: new Float64Array(voxels * substances.length),
      source: new Float64Array(voxels * substances.length),
    };
    this.matrix = new Uint8Array(voxels);
    this.absent = Uint8Array.from(cellKindNames, (name) => (scenario.absent.includes(name) ? 1 : 0));
    this.substance = Object.fromEntries(
      substanceNames.map((name) => [name, substances.findIndex((one) => one.name === name)]),
    ) as Record<SubstanceName, number>;
    if (from) this.load(from);
    else {
      this.tissue.begin(cells);
      this.dress();
      this.tissue.contain(false);
    }
  }

  /** min. */
  get time(): number {
    return this.tissue.time;
  }

  /** What processes see now. */
  private micro(body: Readonly<Record<BodyLevel, number>>): Micro {
    const { bins } = this;
    return {
      tissue: this.tissue.context(),
      formulas: this.formulas,
      value: this.value,
      body,
      near: bins,
      moved: (row) => bins.moved(row),
      antigens: this.scenario.antigens,
      substance: this.substance,
      absent: this.absent,
      tally: this.tally,
      matrix: this.matrix,
      found: this.found,
      carAntigen: this.scenario.antigens.findIndex(({ name }) => name === this.scenario.host.carAntigen),
    };
  }

  /** Gives the cells of the start what they are to be known by. */
  private dress(): void {
    const micro = this.micro(nobody);
    const { cells } = micro.tissue;
    const { antigens, clones, receptors } = this.scenario;
    const { seed } = this.tissueScenario;
    const shares = clones.map(({ name, share }) => this.patch.clones?.[name] ?? share);
    for (let row = 0; row < cells.count; row++) {
      // The tissue's own seed: patches number their cells alike.
      const random = generator(seed, streams.tissuePlacement, 3_000_000, cells.id[row]);
      switch (cells.type[row]) {
        case kind.tumour:
          if (clones.length > 0) setClone(micro, row, clones, pick(shares, random.uniform()));
          break;
        case kind.healthy:
        case kind["B cell"]: {
          const isB = cells.type[row] === kind["B cell"];
          setTrait(micro, row, trait.mhc, 1 / this.value.mhcBaseline);
          setTrait(micro, row, trait["pdl1 base"], 0.2);
          setTrait(micro, row, trait.pdl1, 0.2);
          antigens.forEach((antigen, a) => {
            setTrait(micro, row, firstAntigen + a, isB ? (antigen.onB ?? 0) : antigen.onHealthy);
          });
          break;
        }
        default: {
          const chosen = pick(
            receptors.map(({ precursors }) => precursors),
            random.uniform(),
          );
          const receptor = receptors[chosen];
          this.equip(micro, row, {
            receptor: receptor ? 1 + antigens.findIndex(({ name }) => name === receptor.antigen) : 0,
            affinity: receptor?.affinity ?? 0,
          });
        }
      }
    }
  }

  private equip(micro: Micro, row: number, { receptor, affinity }: { receptor: number; affinity: number }): void {
    const name = cellKindNames[micro.tissue.cells.type[row]];
    if (name.startsWith("CD8") || name === "helper T") {
      setTrait(micro, row, trait.receptor, receptor);
      setTrait(micro, row, trait.affinity, affinity);
    }
    if (name === "CAR T") setTrait(micro, row, trait["divisions left"], effectorDivisions(micro));
    if (name.endsWith("macrophage")) {
      setTrait(micro, row, trait["pdl1 base"], 1);
      setTrait(micro, row, trait.pdl1, 1);
    }
  }

  /**
   * @param sorted  whether rows are put in the order of space behind the step: it is dear, and lasts for hours
   * @returns what went wrong, if anything did
   */
  advance(body: Readonly<Record<BodyLevel, number>>, sorted = true): string | undefined {
    const { tissue, scenario } = this;
    const { phenotype, movers } = scenario.steps;
    const unsolved = this.block % this.stepsASolution === 0 ? this.solveFields(body) : undefined;
    if (unsolved) return unsolved;
    this.sort();
    const micro = this.micro(body);
    decide(micro, this.block, phenotype, scenario.clones);
    repair(micro, phenotype);
    const rounds = Math.max(1, Math.round(phenotype / movers));
    for (let k = 0; k < rounds; k++) {
      this.within = ((k + 1) * phenotype) / rounds;
      move(micro, this.movers, this.block * mostRounds + k, phenotype / rounds);
    }
    this.settleMass();
    const lost = tissue.contain();
    if (lost) return lost;
    this.noteLeaving(micro);
    const firstNew = tissue.nextId;
    tissue.stepPhenotype(this.block, phenotype, sorted);
    this.raise(body, firstNew);
    this.block++;
    tissue.time = this.block * phenotype;
    this.within = 0;
    tissue.settle();
    return tissue.contain() ?? tissue.fault();
  }

  private solveFields(body: Readonly<Record<BodyLevel, number>>): string | undefined {
    const { tissue, exchanges } = this;
    const { substances } = this.tissueScenario.model;
    secrete(this.micro(body), exchanges);
    const { voxels } = tissue.fields;
    const interval = this.stepsASolution * this.scenario.steps.phenotype;
    for (let s = 0; s < substances.length; s++) {
      const source = exchanges.source.subarray(s * voxels, (s + 1) * voxels);
      if (isZero(source) && isZero(tissue.densities()[s])) continue;
      tissue.fields.sink().set(exchanges.sink.subarray(s * voxels, (s + 1) * voxels));
      tissue.fields.source().set(source);
      const status = tissue.fields.advance(s, interval);
      if (status.code !== "done") return `${substances[s].name}: ${status.hint}`;
    }
    return undefined;
  }

  /** Who is where now, who crawls, and where matrix lies. */
  private sort(): void {
    const context = this.tissue.context();
    const { cells } = context;
    this.bins.fill(cells.body, cells.count, (row) => cells.life[row] === life.gone);
    this.movers = [];
    this.matrix.fill(0);
    for (let row = 0; row < cells.count; row++) {
      if (cells.life[row] !== life.live) continue;
      if (isMover(cells.type[row])) this.movers.push(row);
      if (cells.type[row] === kind.fibroblast) this.matrix[voxelOf(context, row)] = 1;
    }
  }

  /** Moves the mass over the phenotype step: in large steps, or in small ones that follow every body. */
  private settleMass(): void {
    const { tissue, scenario } = this;
    const { phenotype, stages } = scenario.steps;
    tissue.settle();
    if (stages === undefined) {
      let remaining = phenotype;
      for (let k = 0; remaining > 1e-9; k++) {
        remaining -= tissue.stepMechanics(this.block * 4096 + k, () => tissue.chooseStep(remaining, k === 0));
      }
      return;
    }
    moveMass(tissue, phenotype, stages);
  }

  private noteLeaving(micro: Micro): void {
    const { cells } = micro.tissue;
    for (let row = 0; row < cells.count; row++) {
      if (cells.life[row] !== life.live || !hasLeft(micro, row)) continue;
      if (cells.type[row] === kind["CAR T"]) {
        this.left[mostAntigens + 1]++;
        this.tally[tallied.indexOf("CAR T cells left")]++;
        continue;
      }
      this.left[mostAntigens]++;
      for (let a = 0; a < mostAntigens; a++) this.left[a] += traitOf(micro, row, firstAntigen + a);
      this.tally[tallied.indexOf("dendritic cells left")]++;
    }
  }

  /** Tells newborn cells what they have from their mothers. */
  private raise(body: Readonly<Record<BodyLevel, number>>, firstNew: number): void {
    const micro = this.micro(body);
    const { cells } = micro.tissue;
    const newborn: number[] = [];
    for (let row = 0; row < cells.count; row++) if (cells.id[row] >= firstNew) newborn.push(row);
    if (newborn.length === 0) return;
    const mothers = new Set(newborn.map((row) => cells.parent[row]));
    const rowOf = new Map<number, number>();
    for (let row = 0; row < cells.count; row++) if (mothers.has(cells.id[row])) rowOf.set(cells.id[row], row);
    newborn.sort((a, b) => cells.id[a] - cells.id[b]);
    for (const row of newborn) inherit(micro, rowOf.get(cells.parent[row]) ?? row, row, this.block);
  }

  /** Puts cells from the blood into the tissue. */
  enter(newcomers: readonly Newcomer[]): void {
    const { tissue } = this;
    if (newcomers.length === 0) return;
    tissue.store.reserve(tissue.store.cells.count + newcomers.length);
    const start = cellStarter(tissue.tables);
    const micro = this.micro(nobody);
    const { cells } = tissue.store;
    for (const newcomer of newcomers) {
      const row = cells.count++;
      clearRow(micro.tissue, row);
      start(micro.tissue, row, { type: newcomer.kind, position: newcomer.position }, tissue.nextId++);
      cells.luck[row] = newcomer.luck;
      this.equip(micro, row, newcomer);
      tissue.context().tell?.("entered", row, -1, kindNumber[newcomer.kind]);
    }
    tissue.settle();
  }

  /** Live cells of each kind, in the order of kinds; and dying tumour cells behind them. */
  counts(): Float64Array {
    const { cells } = this.tissue.context();
    const counts = new Float64Array(cellKindNames.length + 1);
    for (let row = 0; row < cells.count; row++) {
      if (cells.life[row] === life.live) counts[cells.type[row]]++;
      else if (cells.life[row] !== life.gone && cells.type[row] === kind.tumour) counts[cellKindNames.length]++;
    }
    return counts;
  }

  /** Live cells of a kind, each as far as it is active. */
  activeCells(name: CellKind): number {
    const micro = this.micro(nobody);
    const { cells } = micro.tissue;
    let sum = 0;
    for (let row = 0; row < cells.count; row++) {
      if (cells.life[row] === life.live && cells.type[row] === kindNumber[name])
        sum += traitOf(micro, row, trait.activity);
    }
    return sum;
  }

  /** Calls `of` for every live tumour cell. */
  forTumour(of: (trait: (place: number) => number, voxel: number) => void): void {
    const micro = this.micro(nobody);
    const { cells } = micro.tissue;
    for (let row = 0; row < cells.count; row++) {
      if (cells.life[row] !== life.live || cells.type[row] !== kind.tumour) continue;
      of((place) => traitOf(micro, row, place), voxelOf(micro.tissue, row));
    }
  }

  /** Places of live vessels. */
  vessels(): Vector[] {
    const { cells } = this.tissue.context();
    const places: Vector[] = [];
    for (let row = 0; row < cells.count; row++) {
      if (cells.life[row] !== life.live || cells.type[row] !== kind.vessel) continue;
      places.push([cells.body[8 * row], cells.body[8 * row + 1], cells.body[8 * row + 2]]);
    }
    return places;
  }

  /** Density of a substance by voxel; nothing where the tissue has none of it. */
  density(name: SubstanceName): Float64Array | undefined {
    const s = this.substance[name];
    return s < 0 ? undefined : this.tissue.densities()[s];
  }

  frame(): TissueFrame {
    this.tissue.ensureList();
    return frameOf(this.tissue.context(), this.tissue.time);
  }

  save(): PatchMemory {
    const { counts, arrays } = saveTissue(this.tissue);
    const { block, tally, found, left } = this;
    const { previousDt } = this.tissue;
    return { counts, arrays, block, previousDt, tally: tally.slice(), found: found.slice(), left: left.slice() };
  }

  private load({ counts, arrays, block, previousDt, tally, found, left }: PatchMemory): void {
    loadTissue(this.tissue, counts, arrays);
    this.block = block;
    this.tissue.previousDt = previousDt;
    this.tissue.time = block * this.scenario.steps.phenotype;
    this.tally.set(tally);
    this.found.set(found);
    this.left.set(left);
  }
}

/** A new row may be one that a removed cell left behind. */
function clearRow({ cells, tables }: TissueContext, row: number): void {
  cells.body.fill(0, 8 * row, 8 * row + 8);
  cells.force.fill(0, 3 * row, 3 * row + 3);
  cells.previousForce.fill(0, 3 * row, 3 * row + 3);
  cells.motility.fill(0, 3 * row, 3 * row + 3);
  for (const name of ["pressure", "phaseTime", "turnClock", "damage", "attackTime", "damageDelivered"] as const) {
    cells[name][row] = 0;
  }
  for (const name of ["attackLeft", "ruptureVolume", "calcified", "parent", "divisions", "attachments"] as const) {
    cells[name][row] = 0;
  }
  cells.phase[row] = 0;
  cells.pending[row] = 0;
  cells.custom.fill(0, row * tables.customs, (row + 1) * tables.customs);
}

/** Whether there is nothing of a substance anywhere. */
function isZero(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (values[i] !== 0) return false;
  return true;
}

function pick(weights: readonly number[], u: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let rest = u * total;
  for (let i = 0; i < weights.length; i++) {
    rest -= weights[i];
    if (rest < 0) return i;
  }
  return Math.max(0, weights.length - 1);
}

const nobody = new Proxy({} as Record<BodyLevel, number>, { get: () => 0 });

/** An address of chance for a newcomer. */
export function newcomersLuck(seed: number, exchange: number, patch: number, name: CellKind, nth: number): number {
  const address = (exchange * 64 + patch) * 64 + kindNumber[name];
  return Math.floor(draw(seed, streams.entry, address, 1_000_000 + nth) * 281474976710656);
}
