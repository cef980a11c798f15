import type { Crew } from "../../foundation/crew.ts";
import { InputError } from "../../foundation/errors.ts";
import type { Model } from "../../models/contract.ts";
import type { BodyLevel } from "../../models/microenvironment/border.ts";
import { kindNumber } from "../../models/microenvironment/cell-kinds.ts";
import type { MicroenvironmentScenario, MicroenvironmentSteps } from "../../models/microenvironment/contract.ts";
import { mostRounds } from "../../models/microenvironment/micro.ts";
import { microenvironmentParameters } from "../../models/microenvironment/parameters.ts";
import { mostAntigens } from "../../models/microenvironment/traits.ts";
import type { TissueScenario } from "../../models/tissue/contract.ts";
import type { LinearMemory } from "../../numerics/memory.ts";
import type { TissueListener } from "../tissue/tissue.ts";
import type { TissueStatus } from "../tissue/tissue-run.ts";
import { Admission } from "./admission.ts";
import { Host, type HostMemory, preparedHost } from "./host.ts";
import { type PatchMemory, PatchRun } from "./patch-run.ts";
import { patchScenario } from "./patch-scenario.ts";
import { Repertoire, type RepertoireMemory } from "./repertoire.ts";
import { tissueStates } from "./tissue-states.ts";

const minutesADay = 1440;

/** All that the rest of a run depends on, as plain data; between exchanges. */
export interface MicroenvironmentMemory extends RepertoireMemory {
  readonly exchange: number;
  readonly host: HostMemory;
  readonly waiting: Float64Array;
  readonly patches: readonly PatchMemory[];
}

export interface MicroenvironmentOptions {
  /** For each patch: where it lies, and who shares the work. */
  readonly memory?: (patch: number) => LinearMemory;
  readonly crew?: (patch: number) => Crew | undefined;
  /** Who is told of what happens to cells. It slows a run, and changes nothing in it. */
  readonly tell?: (patch: number) => TissueListener;
  readonly from?: MicroenvironmentMemory;
}

/** Values of all parameters of body and tissue for a scenario, by name. */
export function valuesOf(scenario: MicroenvironmentScenario, model: Model): Record<string, number> {
  const values: Record<string, number> = {};
  for (const [name, { value }] of Object.entries(model.parameters)) values[name] = value;
  Object.assign(values, scenario.host.values);
  for (const [name, { value }] of Object.entries(microenvironmentParameters)) {
    if (name in model.parameters) throw new InputError("parameter", name, "a name that the body does not have");
    values[name] = value;
  }
  return Object.assign(values, scenario.values);
}

/** The patches of a scenario as the tissue engine knows them; threads need them before a run begins. */
export function tissuesOf(scenario: MicroenvironmentScenario, model: Model): TissueScenario[] {
  const values = valuesOf(scenario, model);
  const { doses } = scenario.host;
  const slots = new Set(
    ["antiPD1", "antiPDL1", "antiCTLA4", "interferonAlpha"].filter((slot) =>
      doses.some(({ state }) => state.startsWith(slot)),
    ),
  );
  return scenario.patches.map((patch, i) => patchScenario(scenario, patch, i, slots, (name) => values[name]));
}

/**
 * Pieces of tissue in a body. Between exchanges each goes its way; at an exchange cells come from the blood, one by one,
 * and the blood loses as many as they stand for; dendritic cells that left arrive in the node; the body learns what the
 * tissue has become, and the tissue what the body holds of drugs and signals.
 */
export class MicroenvironmentRun {
  readonly patches: readonly PatchRun[];
  readonly host: Host;
  /** Tumour cells (and all others) of the body that one cell of each patch stands for. */
  readonly weights: readonly number[];
  readonly values: Readonly<Record<string, number>>;
  private readonly repertoire: Repertoire;
  private readonly admission: Admission;
  private exchange = 0;
  private state: TissueStatus = { code: "running" };
  private body: Record<BodyLevel, number>;
  private readonly stepsAnExchange: number;

  constructor(
    readonly scenario: MicroenvironmentScenario,
    readonly model: Model,
    options: MicroenvironmentOptions = {},
  ) {
    const { host: plan, steps } = scenario;
    checkSteps(steps);
    this.stepsAnExchange = Math.round(steps.exchange / steps.phenotype);
    this.values = valuesOf(scenario, model);
    const { from } = options;
    this.host = new Host(preparedHost(model), plan.doses, plan.values, plan.states, scenario.seed, from?.host);
    const tissues = tissuesOf(scenario, model);
    this.patches = scenario.patches.map((patch, i) => {
      const memory = options.memory?.(i);
      const crew = options.crew?.(i);
      return new PatchRun(
        scenario,
        patch,
        tissues[i],
        model,
        this.values,
        { ...(memory && { memory }), ...(crew && { crew }), ...(options.tell && { tell: options.tell(i) }) },
        from?.patches[i],
      );
    });
    this.weights = weightsOf(scenario);
    this.repertoire = new Repertoire(scenario, from);
    const { patches, weights, values, host, repertoire } = this;
    this.admission = new Admission(scenario, patches, weights, values, host, repertoire, from?.waiting);
    if (from) this.exchange = from.exchange;
    // A run that goes on finds in the body what the tissue told it last, before cells entered.
    if (!from) this.tellBody();
    this.body = this.host.levels();
    if (this.isOver()) this.state = { code: "done" };
  }

  /** Days. */
  get time(): number {
    return (this.exchange * this.scenario.steps.exchange) / minutesADay;
  }

  get status(): TissueStatus {
    return this.state;
  }

  private isOver(): boolean {
    return this.time >= this.scenario.duration - 1e-9;
  }

  /** Moves tissue and body on by one exchange. */
  advance(): void {
    if (this.state.code !== "running") return;
    const fault = this.step();
    if (fault) this.state = { code: "failed", hint: fault };
    else if (this.isOver()) this.state = { code: "done" };
  }

  private step(): string | undefined {
    for (const patch of this.patches) {
      for (let i = 0; i < this.stepsAnExchange; i++) {
        const fault = patch.advance(this.body, i === this.stepsAnExchange - 1);
        if (fault) return `${patch.patch.name}: ${fault}`;
      }
    }
    const days = this.scenario.steps.exchange / minutesADay;
    this.tellBody();
    this.receiveLeaving(days);
    this.releaseCytokines(days);
    const fault = this.host.advance(this.time + days);
    if (fault) return fault;
    this.repertoire.learn(this.host, days);
    this.exchange++;
    this.admission.admit(this.exchange, days);
    // The tissue reads the body as it is after it gave.
    this.body = this.host.levels();
    return undefined;
  }

  private tellBody(): void {
    const { host, scenario, patches, weights, values } = this;
    for (const [name, value] of Object.entries(tissueStates(scenario, patches, weights, values))) host.set(name, value);
  }

  /** Dendritic cells arrive in the node, CAR T cells in the blood. */
  private receiveLeaving(days: number): void {
    const { values, patches, weights, host, repertoire } = this;
    // The body counts those dendritic cells that cross-present; tissue has all kinds.
    const crossPresenting = values.dendriticDensity / values.dendriticTissueDensity;
    repertoire.fade(1 - Math.min(1, values.dendriticDeath * days));
    patches.forEach(({ left }, p) => {
      const stands = weights[p] * crossPresenting;
      host.add("dendriticNode", left[mostAntigens] * stands);
      host.add("carTEffector", left[mostAntigens + 1] * weights[p]);
      repertoire.receive(left, stands);
      left.fill(0);
    });
  }

  /** CAR T cells that are at work in the tissue call forth interleukin 6 there; those in the blood, in the body. */
  private releaseCytokines(days: number): void {
    const { values, weights, host } = this;
    this.patches.forEach((patch, p) => {
      const cells = patch.activeCells("CAR T") * weights[p];
      if (cells > 0) host.add("carTInterleukin6", values.carTInterleukin6Release * cells * days);
    });
  }

  /** Cells of the body that left this state of the blood and have not entered a patch yet. */
  onTheWay(from: string): number {
    return this.admission.onTheWay(from);
  }

  /** Tumour cells in the whole body. */
  get tumourCells(): number {
    return this.patches.reduce((sum, patch, p) => sum + this.weights[p] * patch.counts()[kindNumber.tumour], 0);
  }

  /** Parts of the T cells in the blood by what they see, in the order of `receptors`. */
  get bloodRepertoire(): Float64Array {
    return this.repertoire.inBlood;
  }

  save(): MicroenvironmentMemory {
    return {
      exchange: this.exchange,
      host: this.host.memory(),
      ...this.repertoire.memory(),
      waiting: this.admission.waiting.slice(),
      patches: this.patches.map((patch) => patch.save()),
    };
  }
}

function checkSteps({ phenotype, movers, exchange, fields = phenotype }: MicroenvironmentSteps): void {
  const steps = exchange / phenotype;
  if (Math.abs(steps - Math.round(steps)) > 1e-9 || steps < 1 - 1e-9) {
    throw new InputError("steps.exchange", `${exchange} min`, "a multiple of steps.phenotype");
  }
  const solution = fields / phenotype;
  if (Math.abs(solution - Math.round(solution)) > 1e-9 || Math.round(steps) % Math.round(solution) !== 0) {
    throw new InputError("steps.fields", `${fields} min`, "a multiple of steps.phenotype that divides exchange");
  }
  if (phenotype / movers > mostRounds) {
    throw new InputError("steps.movers", `${movers} min`, `no less than steps.phenotype / ${mostRounds}`);
  }
}

/** Cells of the body that one cell of each patch stands for; 1 where a patch has no tumour to sample. */
function weightsOf({ patches, tumourCells }: MicroenvironmentScenario): number[] {
  return patches.map(({ share, cells, name }) => {
    const sample = cells.tumour ?? 0;
    const weight = sample === 0 ? 1 : (tumourCells * share) / sample;
    if (weight >= 1 - 1e-9) return weight;
    const stands = `${Math.round(tumourCells * share)} of the whole tumour`;
    throw new InputError(`patch ${name}`, `${sample} tumour cells, a sample of ${stands}`, "a patch no larger");
  });
}
