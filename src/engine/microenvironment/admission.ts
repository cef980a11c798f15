import { generator, type RandomGenerator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { border } from "../../models/microenvironment/border.ts";
import { type CellKind, cellKindNames, cellKinds, kindNumber } from "../../models/microenvironment/cell-kinds.ts";
import { type MicroenvironmentScenario, type Tallied, tallied } from "../../models/microenvironment/contract.ts";
import type { Vector } from "../../models/tissue/contract.ts";
import type { Host } from "./host.ts";
import { mean } from "./mean.ts";
import { type Newcomer, newcomersLuck, type PatchRun } from "./patch-run.ts";
import type { Repertoire } from "./repertoire.ts";

/** How many of a kind come a day, and from which state of the blood; from the marrow where none is named. */
interface Arrival {
  readonly kind: CellKind;
  readonly perDay: number;
  readonly from?: string;
}

const enteredAs: Partial<Record<CellKind, Tallied>> = {
  "CD8 progenitor": "T cells entered",
  "CD8 effector": "T cells entered",
  "helper T": "T cells entered",
  "regulatory T": "regulatory cells entered",
  NK: "NK cells entered",
  "CAR T": "CAR T cells entered",
};

/** Lets cells into patches: from the blood, which loses what they stand for, and from the marrow, which nobody counts. */
export class Admission {
  /** Cells that left the blood and are not yet as many as one cell of a patch stands for, by patch and entry. */
  readonly waiting: Float64Array;

  constructor(
    private readonly scenario: MicroenvironmentScenario,
    private readonly patches: readonly PatchRun[],
    private readonly weights: readonly number[],
    private readonly values: Readonly<Record<string, number>>,
    private readonly host: Host,
    private readonly repertoire: Repertoire,
    waiting?: Float64Array,
  ) {
    this.waiting = Float64Array.from(waiting ?? new Float64Array(patches.length * border.entries.length));
  }

  /**
   * Those who come at one exchange.
   *
   * @param exchange  number of it: a part of the address of chance
   * @param days      since the one before
   */
  admit(exchange: number, days: number): void {
    const counts = this.patches.map((patch) => patch.counts());
    this.patches.forEach((patch, p) => {
      const arrivals = this.arrivals(p, counts).filter(({ kind }) => !this.scenario.absent.includes(kind));
      patch.enter(arrivals.flatMap((arrival) => this.newcomers(p, arrival, exchange, days)));
    });
  }

  private arrivals(p: number, counts: readonly Float64Array[]): Arrival[] {
    const { values, host } = this;
    const patch = this.patches[p];
    const tissue = this.tissueVolume(counts[p]);
    const chemokine = mean(patch.density("CXCL9/10"));
    const call = chemokine / (chemokine + values.chemokineHalf);
    const ccl2 = mean(patch.density("CCL2"));
    const call2 = ccl2 / (ccl2 + values.ccl2Half);
    const il6 = mean(patch.density("IL-6"));
    const open = patch.patch.kind === "desert" ? 1 - values.desertExclusion : 1;
    const homing = values.homing * this.sampleVolume(p, counts) * (1 + values.homingByChemokine * call) * open;
    const cd8 = homing * host.state("cd8Blood");
    const nk = (host.state("nkBlood") / values.nkBloodTypical) * values.nkInSections * values.nkDensity;
    const macrophages = 0.5 * values.macrophageRecruitment * tissue * (1 + call2);
    const cars = this.carEntry(p, homing * values.carTAccess, counts);
    return [
      { kind: "CD8 progenitor", perDay: values.progenitorFraction * cd8, from: "cd8Blood" },
      { kind: "CD8 effector", perDay: (1 - values.progenitorFraction) * cd8, from: "cd8Blood" },
      { kind: "helper T", perDay: homing * host.state("helperBlood"), from: "helperBlood" },
      { kind: "regulatory T", perDay: homing * host.state("regulatoryBlood"), from: "regulatoryBlood" },
      { kind: "NK", perDay: values.nkTissueLoss * nk * tissue * (1 + call), from: "nkBlood" },
      { kind: "CAR T", perDay: cars, from: "carTEffector" },
      { kind: "M1 macrophage", perDay: macrophages },
      { kind: "M2 macrophage", perDay: macrophages },
      { kind: "MDSC", perDay: values.suppressorRecruitment * tissue * Math.max(call2, il6 / (il6 + 1)) },
      {
        kind: "dendritic",
        perDay: values.dendriticTurnover * values.dendriticTissueDensity * tissue * (1 + call),
      },
      { kind: "B cell", perDay: values.bEntry * tissue * call },
    ];
  }

  /** CAR T cells a day, of which no more leave the blood for all patches together than a part of what is there. */
  private carEntry(p: number, homing: number, counts: readonly Float64Array[]): number {
    const { values, weights, host, scenario } = this;
    if (!scenario.host.carAntigen) return 0;
    const volume = this.sampleVolume(p, counts);
    const all = counts.reduce((sum, _, i) => sum + this.sampleVolume(i, counts) * weights[i], 0);
    // The part of the blood's cells that would enter all of the tumour at this patch's rate.
    const part = volume > 0 ? (homing / volume) * all : 0;
    return (homing / (1 + part / values.carEntryMost)) * host.state("carTEffector");
  }

  private newcomers(p: number, { kind, perDay, from }: Arrival, exchange: number, days: number): Newcomer[] {
    const { seed } = this.scenario;
    const patch = this.patches[p];
    const vessels = patch.vessels();
    const random = generator(seed, streams.entry, (exchange * 64 + p) * 64 + kindNumber[kind], 1);
    const expected = Math.max(0, perDay * days);
    const n = from ? this.fromBlood(p, kind, from, expected, random) : random.poisson(expected);
    const label = enteredAs[kind];
    if (label) patch.tally[tallied.indexOf(label)] += n;
    return Array.from({ length: n }, (_, i) => {
      const seen = kind.startsWith("CD8") || kind === "helper T" ? this.repertoire.pick(random.uniform()) : undefined;
      return {
        kind,
        position: entrance(vessels, patch, random.uniform(), random.uniform(), random.uniform()),
        receptor: seen?.number ?? 0,
        affinity: seen?.affinity ?? 0,
        luck: newcomersLuck(seed, exchange, p, kind, i),
      };
    });
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
