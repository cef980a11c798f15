import {
  amendMemory,
  buffersOf,
  commonDays,
  InputError,
  type MicroenvironmentMemory,
  MicroenvironmentRun,
  type MicroenvironmentScenario,
  microenvironmentDigest,
  microenvironmentSteps,
  referenceModel,
  refitMemory,
  runNotes,
  type SeriesEntry,
  seriesEntries,
  seriesTableOf,
  type TissueFrame,
  tissueLook,
} from "../../../../src/index.ts";
import { amendments } from "./amendments.ts";
import type { Answer, GeneChange } from "./messages.ts";

/** Bytes that frames, and memories to go on from, may take. */
const FRAME_BUDGET = 96e6;
const MEMORY_BUDGET = 128e6;
const BYTES_A_CELL = { frame: 64, memory: 1400 };
/** A tumour may grow past what was planned for; beyond this every second frame goes. */
const MOST_FRAME_BYTES = 2 * FRAME_BUDGET;

/** A moment to go on from. */
interface Keyframe {
  readonly day: number;
  readonly memory: MicroenvironmentMemory;
  /** Day of the last look that counts for the digest. */
  readonly seen: number;
}

interface Look {
  readonly day: number;
  readonly entries: readonly SeriesEntry[];
}

/** What runs: a scenario, and where it is another run's fork, that run up to a day. */
export interface ArmPlan {
  readonly scenario: MicroenvironmentScenario;
  readonly fork?: { readonly origin: MicroenvironmentScenario; readonly day: number; readonly gene?: GeneChange };
}

/**
 * One arm, run piece by piece with frames on the way. When its plan changes, it goes back no further than to where the
 * change begins.
 */
export class ArmRun {
  /** As planned from the cells at the start. */
  private readonly plannedEvery: number;
  private every: number;
  /** Of the frames that were told. */
  private bytes = 0;
  private readonly keyEvery: number;
  private run: MicroenvironmentRun;
  private steps: Generator<boolean, void>;
  private keyframes: Keyframe[] = [];
  private looks: Look[] = [];
  private frames = 0;
  private seen = Number.NEGATIVE_INFINITY;
  private told = false;
  private forked: boolean;

  /**
   * @param before  the run whose place this one takes: what both have in common is kept
   * @param most  day: what is kept ends here
   */
  constructor(
    private readonly plan: ArmPlan,
    private readonly tell: (answer: Answer) => void,
    before?: ArmRun,
    most = Number.POSITIVE_INFINITY,
    private readonly mostBytes = MOST_FRAME_BYTES,
  ) {
    const { scenario, fork } = plan;
    const cells = 1.5 * startingCells(scenario);
    this.plannedEvery = this.every = spacing(scenario, cells * BYTES_A_CELL.frame, FRAME_BUDGET);
    this.keyEvery = Math.max(this.every, spacing(scenario, cells * BYTES_A_CELL.memory, MEMORY_BUDGET));
    this.forked = fork === undefined;
    const kept = before?.alike(this, most);
    if (kept) {
      this.keyframes = kept.keyframes;
      this.looks = kept.looks;
      this.forked = kept.forked;
      this.seen = kept.from.seen;
      this.run = this.resume(kept.from.memory, kept.scenario);
      this.every = kept.every;
      this.frames = Math.round(kept.from.day / this.every) + 1;
      this.bytes = kept.bytes;
      this.refitLooks();
    } else this.run = new MicroenvironmentRun(fork?.origin ?? scenario, referenceModel);
    this.steps = microenvironmentSteps(this.run, this.seen);
  }

  /** Days from one frame to the next. */
  get frameEvery(): number {
    return this.every;
  }

  /** Number of the first frame that is to come. */
  get firstFrame(): number {
    return this.frames;
  }

  get day(): number {
    return this.run.time;
  }

  /** What of this run is good for another one too: its last keyframe in common, and what came before. */
  private alike(next: ArmRun, most: number) {
    const { plan: now, every } = this;
    const { plan } = next;
    if (this.plannedEvery !== next.plannedEvery || this.keyEvery !== next.keyEvery) return undefined;
    const day = Math.min(most, commonPlan(now, plan));
    const from = this.keyframes.filter((one) => one.day <= day + 1e-9 && isMultiple(one.day, every)).at(-1);
    if (!from) return undefined;
    const isBefore = ({ day: one }: { readonly day: number }) => one <= from.day + 1e-9;
    return {
      from,
      every,
      bytes: this.bytes * Math.min(1, (from.day / every + 1) / Math.max(1, this.frames)),
      keyframes: this.keyframes.filter(isBefore),
      looks: this.looks.filter(isBefore),
      forked: plan.fork === undefined || from.day >= plan.fork.day - 1e-9,
      scenario: scenarioOn(now, from.day),
    };
  }

  private resume(memory: MicroenvironmentMemory, from: MicroenvironmentScenario): MicroenvironmentRun {
    const to = this.forked ? this.plan.scenario : (this.plan.fork?.origin ?? this.plan.scenario);
    return new MicroenvironmentRun(to, referenceModel, { from: refitMemory(memory, from, to, referenceModel) });
  }

  /** Goes on by one exchange; says whether there is more to come before that day. */
  advance(until: number): boolean {
    if (this.told) return false;
    this.turn();
    if (this.run.time > until - 1e-9 && this.run.status.code === "running" && this.frames > 0) return false;
    const { done, value: due } = this.steps.next();
    if (!done) this.look(due);
    if (this.run.status.code !== "running") this.end();
    return !this.told;
  }

  /** On the day of the fork the run becomes another one. */
  private turn(): void {
    const { fork, scenario } = this.plan;
    if (this.forked || !fork || this.run.time < fork.day - 1e-9) return;
    const refitted = refitMemory(this.run.save(), fork.origin, scenario, referenceModel);
    const memory = fork.gene ? amendMemory(refitted, scenario, amendments(fork.gene)) : refitted;
    this.forked = true;
    this.run = new MicroenvironmentRun(scenario, referenceModel, { from: memory });
    this.steps = microenvironmentSteps(this.run, this.seen);
    this.refitLooks();
  }

  /** Looks of before, with the columns that the run has now: a drug that came later was not there, and one that never comes is not told. */
  private refitLooks(): void {
    const names = seriesEntries(this.run);
    this.looks = this.looks.map(({ day, entries }) => {
      const values = new Map(entries.map(({ name, value }) => [name, value]));
      return { day, entries: names.map((entry) => ({ ...entry, value: values.get(entry.name) ?? 0 })) };
    });
  }

  /**
   * A patch on a day that was passed, with all that is known of its cells: run again from the keyframe before it.
   *
   * @throws {InputError} for a day that is not computed yet, and for a patch that is not there
   */
  frameAt(day: number, patch: number): TissueFrame {
    if (day > this.day + 1e-9) throw new InputError("day", String(day), `a day that is computed, up to ${this.day}`);
    const replay = new ArmRun(this.plan, () => undefined, this, day);
    while (replay.advance(day));
    const found = replay.run.patches.at(patch);
    if (!found) throw new InputError("patch", String(patch), `one of ${replay.run.patches.length}`);
    return found.frame();
  }

  private look(due: boolean): void {
    const { run } = this;
    const day = run.time;
    if (due) {
      this.looks.push({ day, entries: seriesEntries(run) });
      this.seen = day;
    }
    if (isMultiple(day, this.every) || run.status.code !== "running") {
      const looks = run.patches.map((patch) => tissueLook(patch, run.scenario, day));
      for (const buffer of looks.flatMap(buffersOf)) this.bytes += buffer.byteLength;
      const row = due ? (this.looks.at(-1)?.entries ?? []) : seriesEntries(run);
      this.tell({ tell: "frame", index: this.frames++, day, looks, row });
      this.thin();
    }
    if (isMultiple(day, this.keyEvery)) this.keyframes.push({ day, memory: run.save(), seen: this.seen });
  }

  /** Every second frame goes when they take too much; never the last one, which is on the screen. */
  private thin(): void {
    if (this.bytes <= this.mostBytes || this.frames < 3 || this.frames % 2 === 0) return;
    if (this.run.status.code !== "running") return;
    this.every *= 2;
    this.frames = (this.frames + 1) / 2;
    this.bytes /= 2;
    this.tell({ tell: "thinned", frameEvery: this.every });
  }

  private end(): void {
    this.told = true;
    const { run } = this;
    const day = run.time;
    if (run.status.code === "failed") {
      this.tell({ tell: "failed", day, hint: run.status.hint });
      return;
    }
    const series = seriesTableOf(this.looks.map(({ entries }) => entries));
    const digest = microenvironmentDigest(series, run.save());
    this.tell({ tell: "ended", day, digest, notes: runNotes(run.scenario, series) });
  }
}

function isMultiple(day: number, every: number): boolean {
  return Math.abs(day / every - Math.round(day / every)) < 1e-6;
}

function startingCells({ patches }: MicroenvironmentScenario): number {
  return patches.reduce((sum, { cells }) => sum + Object.values(cells).reduce((a, b) => a + b, 0), 0);
}

/** Days between moments that are kept: whole exchanges that divide a day, or whole days. */
function spacing({ duration, steps }: MicroenvironmentScenario, bytes: number, budget: number): number {
  const exchange = steps.exchange / 1440;
  const least = (duration * bytes) / budget;
  if (least <= exchange) return exchange;
  const aDay = Math.round(1 / exchange);
  for (let n = 2; n <= aDay; n++) if (aDay % n === 0 && n * exchange >= least) return n * exchange;
  return Math.max(1, Math.ceil(least)) * Math.max(1, aDay) * exchange;
}

/** Days for which two plans run alike. */
function commonPlan(a: ArmPlan, b: ArmPlan): number {
  if (!a.fork && !b.fork) return commonDays(a.scenario, b.scenario);
  const [start, other] = [a, b].map(({ fork, scenario }) => fork?.origin ?? scenario);
  const first = commonDays(start, other);
  const turns = [a, b].map(({ fork }) => fork?.day ?? Number.POSITIVE_INFINITY);
  if (turns[0] !== turns[1] || JSON.stringify(a.fork?.gene) !== JSON.stringify(b.fork?.gene)) {
    return Math.min(first, ...turns);
  }
  return first < turns[0] ? first : Math.max(turns[0], commonDays(a.scenario, b.scenario));
}

function scenarioOn({ scenario, fork }: ArmPlan, day: number): MicroenvironmentScenario {
  return fork && day < fork.day + 1e-9 ? fork.origin : scenario;
}
