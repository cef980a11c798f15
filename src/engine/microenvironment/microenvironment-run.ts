import type { Crew } from "../../foundation/crew.ts";
import { InputError } from "../../foundation/errors.ts";
import { generator, type RandomGenerator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import type { Model } from "../../models/contract.ts";
import { type BodyLevel, border } from "../../models/microenvironment/border.ts";
import { type CellKind, cellKindNames, cellKinds, kindNumber } from "../../models/microenvironment/cell-kinds.ts";
import { type MicroenvironmentScenario, type Tallied, tallied } from "../../models/microenvironment/contract.ts";
import { mostRounds } from "../../models/microenvironment/micro.ts";
import { microenvironmentParameters } from "../../models/microenvironment/parameters.ts";
import type { SubstanceName } from "../../models/microenvironment/substances.ts";
import { firstAntigen, mostAntigens, trait } from "../../models/microenvironment/traits.ts";
import type { TissueScenario, Vector } from "../../models/tissue/contract.ts";
import type { LinearMemory } from "../../numerics/memory.ts";
import type { TissueListener } from "../tissue/tissue.ts";
import type { TissueStatus } from "../tissue/tissue-run.ts";
import { Host, type HostMemory, preparedHost } from "./host.ts";
import { type Newcomer, newcomersLuck, type PatchMemory, PatchRun } from "./patch-run.ts";
import { patchScenario } from "./patch-scenario.ts";

const minutesADay = 1440;

/** All that the rest of a run depends on, as plain data; between exchanges. */
export interface MicroenvironmentMemory {
  readonly exchange: number;
  readonly host: HostMemory;
  readonly repertoire: Float64Array;
  readonly node: Float64Array;
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
  /** T cells in the blood by what they see: parts in the order of `receptors`. */
  private readonly repertoire: Float64Array;
  /** Antigens carried by dendritic cells that came to the node: sums, and their number. */
  private readonly node = new Float64Array(mostAntigens + 1);
  /** Cells that left the blood and are not yet as many as one cell of a patch stands for, by patch and entry. */
  private readonly waiting: Float64Array;
  private exchange = 0;
  private state: TissueStatus = { code: "running" };
  private body: Record<BodyLevel, number>;
  private readonly stepsAnExchange: number;

  constructor(
    readonly scenario: MicroenvironmentScenario,
    readonly model: Model,
    options: MicroenvironmentOptions = {},
  ) {
    const { host: plan, steps, receptors } = scenario;
    this.stepsAnExchange = Math.round(steps.exchange / steps.phenotype);
    if (Math.abs(this.stepsAnExchange * steps.phenotype - steps.exchange) > 1e-9 || this.stepsAnExchange < 1) {
      throw new InputError("steps.exchange", `${steps.exchange} min`, "a multiple of steps.phenotype");
    }
    const solution = (steps.fields ?? steps.phenotype) / steps.phenotype;
    if (Math.abs(solution - Math.round(solution)) > 1e-9 || this.stepsAnExchange % Math.round(solution) !== 0) {
      throw new InputError(
        "steps.fields",
        `${steps.fields} min`,
        "a multiple of steps.phenotype that divides exchange",
      );
    }
    if (steps.phenotype / steps.movers > mostRounds) {
      throw new InputError("steps.movers", `${steps.movers} min`, `no less than steps.phenotype / ${mostRounds}`);
    }
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
    this.weights = scenario.patches.map(({ share, cells, name }) => {
      const sample = cells.tumour ?? 0;
      const weight = sample === 0 ? 1 : (scenario.tumourCells * share) / sample;
      if (weight < 1 - 1e-9) {
        const stands = `${Math.round(scenario.tumourCells * share)} of the whole tumour`;
        throw new InputError(`patch ${name}`, `${sample} tumour cells, a sample of ${stands}`, "a patch no larger");
      }
      return weight;
    });
    const total = receptors.reduce((sum, { precursors }) => sum + precursors, 0) || 1;
    this.repertoire = Float64Array.from(from?.repertoire ?? receptors.map(({ precursors }) => precursors / total));
    this.waiting = Float64Array.from(
      from?.waiting ?? new Float64Array(scenario.patches.length * border.entries.length),
    );
    if (from) {
      this.node.set(from.node);
      this.exchange = from.exchange;
    }
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
    this.receiveLeaving();
    this.releaseCytokines(days);
    const fault = this.host.advance(this.time + days);
    if (fault) return fault;
    this.learn(days);
    this.body = this.host.levels();
    this.exchange++;
    this.admit(days);
    return undefined;
  }

  /** Antigen that arrived in the node fades as the cells that carry it die. */
  private receiveLeaving(): void {
    const { values, patches, weights, node } = this;
    const ratio = values.dendriticDensity / values.dendriticTissueDensity;
    const kept = 1 - Math.min(1, (values.dendriticDeath * this.scenario.steps.exchange) / minutesADay);
    for (let a = 0; a <= mostAntigens; a++) node[a] *= kept;
    patches.forEach((patch, p) => {
      const stands = weights[p] * ratio;
      this.host.add("dendriticNode", patch.left[mostAntigens] * stands);
      for (let a = 0; a <= mostAntigens; a++) node[a] += patch.left[a] * stands;
      patch.left.fill(0);
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

  /** What the tissue has become, in the body's terms. */
  private tellBody(): void {
    const { host, patches, weights, values } = this;
    const sum: Record<string, number> = Object.fromEntries(border.tissueStates.map((name) => [name, 0]));
    let tumourWeight = 0;
    const { antigens, host: plan } = this.scenario;
    const car = antigens.findIndex(({ name }) => name === plan.carAntigen);
    patches.forEach((patch, p) => {
      const weight = weights[p];
      const counts = patch.counts();
      const n = (name: CellKind) => counts[kindNumber[name]] * weight;
      patch.forTumour((of) => {
        // In the body, a CAR's target is on all cells but the antigen-low ones.
        let most = car < 0 ? 0 : of(firstAntigen + car);
        for (let a = 0; car < 0 && a < mostAntigens; a++) most = Math.max(most, of(firstAntigen + a));
        const clone = most < 0.5 ? "cloneAntigenLow" : of(trait.mhc) < 0.5 ? "cloneMhcLow" : "cloneWild";
        sum[clone] += weight;
        sum.pdl1Level += weight * of(trait.pdl1);
      });
      tumourWeight += n("tumour");
      sum.deadCells += counts[cellKindNames.length] * weight;
      const dendritic = values.dendriticDensity / values.dendriticTissueDensity;
      sum.dendriticImmature += n("dendritic") * dendritic;
      sum.dendriticMature += n("mature dendritic") * dendritic;
      sum.cd8Progenitor += n("CD8 progenitor");
      sum.cd8Effector += n("CD8 effector");
      sum.cd8Exhausted += n("CD8 exhausted");
      sum.helperTumour += n("helper T");
      sum.regulatoryTumour += n("regulatory T");
      sum.nkTumour += n("NK");
      sum.macrophageAlarm += n("M1 macrophage");
      sum.macrophageHealing += n("M2 macrophage");
      sum.suppressorCells += n("MDSC");
      for (const [state, name] of densities) sum[state] += patch.patch.share * mean(patch.density(name));
    });
    if (tumourWeight > 0) sum.pdl1Level /= tumourWeight;
    sum.vascularCapacity = tumourWeight + values.avascularCapacity;
    for (const name of border.tissueStates) host.set(name, sum[name]);
  }

  /** What T cells that were launched since see: what the node was shown, and a vaccine's antigens. */
  private learn(days: number): void {
    const { host, repertoire, node, scenario } = this;
    const { receptors, antigens } = scenario;
    const [launched, blood, fromVaccine, inNode] = host.quantities(launching);
    const gain = launched * days;
    const tumourShown = node[mostAntigens];
    if (gain <= 0 || receptors.length === 0) return;
    const vaccine = inNode > 0 ? Math.min(1, fromVaccine / inNode) : 0;
    const taught = scenario.host.vaccineAntigens;
    const weights = receptors.map(({ antigen, precursors }) => {
      const a = antigens.findIndex(({ name }) => name === antigen);
      const shown = tumourShown > 0 ? node[a] / tumourShown : 0;
      const byVaccine = taught.includes(antigen) ? 1 : 0;
      return precursors * ((1 - vaccine) * shown + vaccine * byVaccine);
    });
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (total <= 0) return;
    const part = gain / (gain + Math.max(0, blood - gain) + 1);
    weights.forEach((weight, r) => {
      repertoire[r] = (1 - part) * repertoire[r] + (part * weight) / total;
    });
  }

  /** Volume of tumour that one patch samples, mL, over its weight. */
  private sampleVolume(p: number, counts: readonly Float64Array[]): number {
    const { values, weights, scenario } = this;
    const burden = (i: number) => weights[i] * (counts[i][kindNumber.tumour] + counts[i][cellKindNames.length]);
    const all = counts.reduce((sum, _, i) => sum + burden(i), 0);
    const total = values.nicheVolume + (all * values.cellVolume) / values.cellFraction;
    const share = all > 0 ? burden(p) / all : scenario.patches[p].share;
    return (total * share) / weights[p];
  }

  /**
   * mL of packed tissue in a patch, tumour or not. Cells that live in all tissue are recruited by it, while T cells are
   * shared out over the tumour, whose volume in the body's terms is `sampleVolume`.
   */
  private tissueVolume(counts: Float64Array): number {
    const packed = ["tumour", "healthy", "fibroblast"] as const;
    const cells = packed.reduce((sum, name) => sum + counts[kindNumber[name]], counts[cellKindNames.length]);
    return (cells * cellKinds.tumour.volume * 1e-12) / this.values.cellFraction;
  }

  /** Lets cells in from the blood, which loses what they stand for, and from the marrow, which the body does not count. */
  private admit(days: number): void {
    const counts = this.patches.map((patch) => patch.counts());
    const { values, host, scenario, body } = this;
    this.patches.forEach((patch, p) => {
      const volume = this.sampleVolume(p, counts);
      const tissue = this.tissueVolume(counts[p]);
      const vessels = patch.vessels();
      const chemokine = mean(patch.density("CXCL9/10"));
      const call = chemokine / (chemokine + values.chemokineHalf);
      const ccl2 = mean(patch.density("CCL2"));
      const call2 = ccl2 / (ccl2 + values.ccl2Half);
      const open = patch.patch.kind === "desert" ? 1 - values.desertExclusion : 1;
      const homing = values.homing * volume * (1 + values.homingByChemokine * call) * open;
      const newcomers: Newcomer[] = [];
      const bring = (name: CellKind, perDay: number, from: string | undefined): void => {
        if (scenario.absent.includes(name)) return;
        const address = (this.exchange * 64 + p) * 64 + kindNumber[name];
        const random = generator(scenario.seed, streams.entry, address, 1);
        const expected = Math.max(0, perDay * days);
        const n = from ? this.fromBlood(p, name, from, expected, random) : random.poisson(expected);
        for (let i = 0; i < n; i++) {
          const seen = name.startsWith("CD8") || name === "helper T" ? this.receptorOf(random.uniform()) : undefined;
          newcomers.push({
            kind: name,
            position: entrance(vessels, patch, random.uniform(), random.uniform(), random.uniform()),
            receptor: seen?.number ?? 0,
            affinity: seen?.affinity ?? 0,
            luck: newcomersLuck(scenario.seed, this.exchange, p, name, i),
          });
        }
        const label = enteredAs[name];
        if (label) patch.tally[tallied.indexOf(label)] += n;
      };
      const cd8 = host.state("cd8Blood");
      bring("CD8 progenitor", values.progenitorFraction * homing * cd8, "cd8Blood");
      bring("CD8 effector", (1 - values.progenitorFraction) * homing * cd8, "cd8Blood");
      bring("helper T", homing * host.state("helperBlood"), "helperBlood");
      bring("regulatory T", homing * host.state("regulatoryBlood"), "regulatoryBlood");
      const nk = host.state("nkBlood") / values.nkBloodTypical;
      const nkDensity = values.nkInSections * values.nkDensity;
      bring("NK", values.nkTissueLoss * nkDensity * tissue * nk * (1 + call), "nkBlood");
      if (scenario.host.carAntigen)
        bring("CAR T", homing * values.carTAccess * host.state("carTEffector"), "carTEffector");
      const macrophages = 0.5 * values.macrophageRecruitment * tissue * (1 + call2);
      bring("M1 macrophage", macrophages, undefined);
      bring("M2 macrophage", macrophages, undefined);
      const il6 = mean(patch.density("IL-6"));
      bring("MDSC", values.suppressorRecruitment * tissue * Math.max(call2, il6 / (il6 + 1)), undefined);
      bring("dendritic", values.dendriticTurnover * values.dendriticTissueDensity * tissue * (1 + call), undefined);
      bring("B cell", values.bEntry * tissue * call, undefined);
      patch.enter(newcomers);
    });
    // The tissue reads the body as it is after it gave.
    Object.assign(body, host.levels());
  }

  /**
   * Cells of a patch that come from the blood, which loses what they stand for. Where it holds many times that, their
   * number is drawn; where it holds few, drawing would let in fewer than the body's rate, since no part of a cell can
   * enter: then exactly that rate leaves the blood, and waits until it makes up a whole cell.
   */
  private fromBlood(p: number, name: CellKind, from: string, expected: number, random: RandomGenerator): number {
    const { host, waiting } = this;
    const weight = this.weights[p];
    const held = Math.max(0, host.state(from)) / weight;
    if (held > 10 + 10 * expected) {
      const n = random.poisson(expected);
      const whole = Math.min(n, Math.floor(held));
      host.add(from, -whole * weight);
      return whole;
    }
    const place = p * border.entries.length + border.entries.findIndex(({ kind }) => kind === name);
    const leaving = Math.min(expected, held) * weight;
    host.add(from, -leaving);
    waiting[place] += leaving;
    const n = Math.floor(waiting[place] / weight);
    waiting[place] -= n * weight;
    return n;
  }

  /** Cells of the body that left this state of the blood and have not entered a patch yet. */
  onTheWay(from: string): number {
    const { entries } = border;
    return this.waiting.reduce((sum, cells, i) => sum + (entries[i % entries.length].from === from ? cells : 0), 0);
  }

  private receptorOf(u: number): { readonly number: number; readonly affinity: number } | undefined {
    const { receptors, antigens } = this.scenario;
    let rest = u * this.repertoire.reduce((sum, part) => sum + part, 0);
    for (let r = 0; r < receptors.length; r++) {
      rest -= this.repertoire[r];
      if (rest >= 0 && r < receptors.length - 1) continue;
      return {
        number: 1 + antigens.findIndex(({ name }) => name === receptors[r].antigen),
        affinity: receptors[r].affinity,
      };
    }
    return undefined;
  }

  /** Tumour cells in the whole body. */
  get tumourCells(): number {
    return this.patches.reduce((sum, patch, p) => sum + this.weights[p] * patch.counts()[kindNumber.tumour], 0);
  }

  /** Parts of the T cells in the blood by what they see, in the order of `receptors`. */
  get bloodRepertoire(): Float64Array {
    return this.repertoire.slice();
  }

  save(): MicroenvironmentMemory {
    return {
      exchange: this.exchange,
      host: this.host.memory(),
      repertoire: this.repertoire.slice(),
      node: this.node.slice(),
      waiting: this.waiting.slice(),
      patches: this.patches.map((patch) => patch.save()),
    };
  }
}

const launching = ["cd8Launched", "cd8Blood", "vaccineNode", "dendriticNode"];

const densities = [
  ["interferonGamma", "IFN-gamma"],
  ["tgfBeta", "TGF-beta"],
  ["interleukin10", "IL-10"],
  ["interleukin12", "IL-12"],
  ["chemokine", "CXCL9/10"],
  ["ccl2", "CCL2"],
  ["antigen", "debris"],
] as const satisfies readonly (readonly [string, SubstanceName])[];

const enteredAs: Partial<Record<CellKind, Tallied>> = {
  "CD8 progenitor": "T cells entered",
  "CD8 effector": "T cells entered",
  "helper T": "T cells entered",
  "regulatory T": "regulatory cells entered",
  NK: "NK cells entered",
  "CAR T": "CAR T cells entered",
};

function mean(values: Float64Array | undefined): number {
  if (!values || values.length === 0) return 0;
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Beside a vessel; at the edge of a tissue that has none. */
function entrance(vessels: readonly Vector[], patch: PatchRun, u: number, v: number, w: number): Vector {
  const { minimum, maximum, dimensions } = patch.tissueScenario.model.domain;
  const inside = (axis: 0 | 1 | 2, x: number) => Math.min(maximum[axis], Math.max(minimum[axis], x));
  const z = (at: number) => (dimensions === 2 ? 0 : inside(2, at));
  if (vessels.length === 0) {
    const along = (axis: 0 | 1 | 2, part: number) => minimum[axis] + part * (maximum[axis] - minimum[axis]);
    if (u < 0.5) return [u < 0.25 ? minimum[0] : maximum[0], along(1, v), z(along(2, w))];
    return [along(0, v), u < 0.75 ? minimum[1] : maximum[1], z(along(2, w))];
  }
  const vessel = vessels[Math.min(vessels.length - 1, Math.floor(u * vessels.length))];
  return [inside(0, vessel[0] + 20 * (v - 0.5)), inside(1, vessel[1] + 20 * (w - 0.5)), z(vessel[2])];
}
