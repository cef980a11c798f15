import type { Crew } from "../../foundation/crew.ts";
import { digestNumbers, digestText } from "../../foundation/digest.ts";
import type { MicroenvironmentScenario } from "../../models/microenvironment/contract.ts";
import type { TissueScenario } from "../../models/tissue/contract.ts";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import type { TissueTables } from "../../models/tissue/tables.ts";
import type { LinearMemory } from "../../numerics/memory.ts";
import { startingCells } from "./place-cells.ts";
import type { Snapshot } from "./snapshot.ts";
import { frameOf } from "./take-frame.ts";
import { Tissue, type TissueListener } from "./tissue.ts";
import { loadTissue, saveTissue } from "./tissue-arrays.ts";

export { sharedOf } from "./tissue.ts";

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
  readonly tell?: TissueListener;
}

/** min between solutions of the fields, at the most, under the numerics `accurate`, where a scenario says nothing. */
const FIELD_INTERVAL = 1;
/** Digest of everything that a run starts from, in whatever order its keys stand. Equal ones give equal runs. */
export function scenarioDigest(scenario: TissueScenario | MicroenvironmentScenario): string {
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
  private readonly tissue: Tissue;
  /** Phenotype steps done. */
  private block = 0;
  /** Mechanics steps done in all; a part of the address of chance under `physicell`. */
  private mechanicsSteps = 0;
  private state: TissueStatus = { code: "running" };
  private scenarioIs: string | undefined;

  constructor(
    readonly scenario: TissueScenario,
    options: TissueOptions = {},
  ) {
    const { from, memory, crew, tell } = options;
    const cells = from ? [] : startingCells(scenario);
    this.tissue = new Tissue(scenario, Math.ceil(cells.length * 1.1), memory, crew, tell);
    if (from) this.load(from);
    else this.tissue.begin(cells);
    if (!from && this.tissue.exact) this.makeReady();
    if (options.refreshed) this.refresh();
  }

  private makeReady(): void {
    const { tissue } = this;
    tissue.contain(false);
    tissue.applyRules();
    if (tissue.ruled) tissue.each("adjustSpeed");
    tissue.settle();
  }

  /** Changes nothing to the bit where nothing was changed: speeds, which would be rounded anew, wait for the next step. */
  private refresh(): void {
    const { tissue } = this;
    tissue.publish();
    tissue.each("shape");
    // Under the numerics `physicell` rules apply at the begin of the next step.
    if (tissue.exact) tissue.applyRules();
    tissue.settle();
  }

  get tables(): TissueTables {
    return this.tissue.tables;
  }

  /** min. */
  get time(): number {
    return this.tissue.time;
  }

  /** Cells that are there, dying ones among them. */
  get cellCount(): number {
    return this.tissue.store.cells.count;
  }

  get status(): TissueStatus {
    return this.state;
  }

  /**
   * Moves the tissue on by one phenotype step, or to the end of the run where that comes first.
   *
   * @param onMoment  called at moments within the step at which the tissue may be looked at, by its `time`
   */
  advance(onMoment: () => void = () => undefined): void {
    if (this.state.code !== "running") return;
    const { tissue } = this;
    const fault = (tissue.exact ? this.advanceAccurate(onMoment) : this.advancePhysicell(onMoment)) ?? tissue.fault();
    if (fault) this.state = { code: "failed", hint: fault };
    else if (this.isOver(1e-9)) this.state = { code: "done" };
  }

  private isOver(slack: number): boolean {
    return this.tissue.time >= this.scenario.duration - slack;
  }

  /** @returns what went wrong, if anything did */
  private advanceAccurate(onMoment: () => void): string | undefined {
    const { tissue } = this;
    const { phenotype, fields = FIELD_INTERVAL } = this.scenario.steps;
    const intervals = Math.max(1, Math.ceil(phenotype / fields - 1e-9));
    const interval = phenotype / intervals;
    // A run that ended within a phenotype step may go on from there.
    const done = Math.round((tissue.time - this.block * phenotype) / interval);
    for (let i = done; i < intervals; i++) {
      const unsolved = tissue.solveFields(interval);
      if (unsolved) return unsolved;
      const end = this.block * phenotype + (i + 1) * interval;
      let remaining = interval;
      for (let k = 0; remaining > 0; k++) {
        // The address of chance is the interval, so that runs that take other steps meet the same chance after it.
        const step = (this.block * intervals + i) * 4096 + k;
        remaining -= tissue.stepMechanics(step, () => tissue.chooseStep(remaining, k === 0));
        if (remaining < 1e-9) remaining = 0;
        tissue.time = end - remaining;
        if (i < intervals - 1 || remaining > 0) onMoment();
      }
      const lost = tissue.contain();
      if (lost) return lost;
      if (this.isOver(1e-9) && i < intervals - 1) return undefined;
    }
    tissue.stepPhenotype(this.block, phenotype);
    // Daughters are set beside their mothers, wherever these are.
    const lost = tissue.contain();
    this.block++;
    tissue.time = this.block * phenotype;
    tissue.applyRules();
    if (tissue.ruled) tissue.each("adjustSpeed");
    tissue.settle();
    return lost;
  }

  /** One phenotype step in the order of PhysiCell's main loop, which does phenotype and mechanics first, also at 0. */
  private advancePhysicell(onMoment: () => void): undefined {
    const { tissue } = this;
    const { diffusion, mechanics, phenotype } = this.scenario.steps;
    const mechanicsEvery = Math.max(1, Math.round(mechanics / diffusion));
    const diffusionSteps = Math.max(1, Math.round(phenotype / diffusion));
    const start = this.block * phenotype;
    for (let k = Math.round((tissue.time - start) / diffusion); k < diffusionSteps; k++) {
      tissue.time = start + k * diffusion;
      if (k > 0) onMoment();
      if (this.isOver(diffusion / 2)) return;
      tissue.stepFields(diffusion);
      if (k === 0) {
        tissue.stepPhenotype(this.block, phenotype);
        tissue.mechanics.noteReaches();
      }
      if (k % mechanicsEvery === 0) tissue.stepMechanics(this.mechanicsSteps++, () => mechanics);
    }
    this.block++;
    tissue.time = this.block * phenotype;
  }

  /** Made once: with a million cells at the start it takes seconds. */
  private get digestOfScenario(): string {
    this.scenarioIs ??= scenarioDigest(this.scenario);
    return this.scenarioIs;
  }

  /** All that the rest of the run depends on; between phenotype steps. */
  save(): Snapshot {
    const { previousDt, time: clock } = this.tissue;
    const { block, mechanicsSteps } = this;
    const { counts, arrays } = saveTissue(this.tissue);
    return {
      meta: {
        scenario: this.digestOfScenario,
        counts,
        steps: { clock, block, mechanicsSteps, previousDt },
      },
      arrays,
    };
  }

  private load({ meta: { counts, steps }, arrays }: Snapshot): void {
    const { tissue } = this;
    loadTissue(tissue, { cells: counts.cells, nextId: counts.nextId }, arrays);
    tissue.time = steps.clock;
    tissue.previousDt = steps.previousDt;
    this.block = steps.block;
    this.mechanicsSteps = steps.mechanicsSteps;
  }

  /** The tissue as it is now. */
  frame(): TissueFrame {
    // Who touches whom is part of a frame. A list that is made for a look leaves no trace in the run.
    this.tissue.ensureList();
    return frameOf(this.tissue.context(), this.tissue.time);
  }
}
