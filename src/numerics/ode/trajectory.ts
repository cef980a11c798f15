import type { CompiledSystem } from "./compile.ts";
import { Sampler } from "./sampler.ts";
import type { Snapshot } from "./snapshot.ts";
import { done, statusAt } from "./status.ts";
import { stepFactor } from "./step-control.ts";
import { LaneMemory, type Stepper } from "./stepper.ts";
import type { Retry, Solution, SolveStatistics, Status, StatusCode, Task, Verdict } from "./system.ts";
import { TriggerWatch } from "./triggers.ts";

/** Attempts, refused ones included, after which a solution is given up. */
const mostAttempts = 100_000;

/** A pivot this much smaller than 1/(h·γ) makes the factors worthless. */
const largestPivot = 1e10;

/** A first step is this share of the time in which the derivative would change the state by its own size. */
const firstShare = 0.01;

/**
 * One solution on its way, in one lane of a machine: a state machine that never loops over steps by itself, so that two
 * of them can share every run of the code. `solve.ts` drives it: `chooseStep` where it is starting, `propose`, the
 * attempt, `conclude`, until it has a status.
 */
export class Trajectory {
  /** What hangs on parameters alone must be computed anew. */
  parametersChanged = true;
  /** f and its derivatives must be computed anew. */
  moved = true;
  /** A first step must be chosen: at the start, and after a callback changed something. */
  starting = true;
  /** Set when it has ended. */
  status: Status | undefined;

  private readonly memory: LaneMemory;
  private readonly stepper: Stepper;
  private readonly triggers: TriggerWatch;
  private readonly errorOrder: number;
  private readonly states: number;
  private readonly y: Float64Array;
  private readonly p: Float64Array;
  private readonly yBefore: Float64Array;
  private readonly pBefore: Float64Array;
  private readonly sampler: Sampler;

  private readonly statistics: SolveStatistics = { accepted: 0, rejected: 0, derivativeCalls: 0, factorisations: 0 };
  private readonly retries: Retry[] = [];
  private attempts = 0;
  private time: number;
  /** The step that the error would allow, though stops may cut it. */
  private natural = 0;
  private toleranceFactor = 1;
  private refused = false;
  /** What the last restart turned out to allow, as a share of `timescale`. */
  private share = firstShare;
  private timescale = 0;
  private restarted = false;

  /** The attempt under way. */
  private step = 0;
  private stop = Number.POSITIVE_INFINITY;
  /** A stop was reached or a callback called: only then can the next stop be another. */
  private scheduleChanged = true;
  private target = 0;
  private lands = false;

  /** @param from where to go on; from the task's start if absent */
  constructor(
    readonly compiled: CompiledSystem,
    readonly task: Task,
    readonly lane: number,
    from?: Snapshot,
  ) {
    const { system, method, kernel, stepper } = compiled;
    this.stepper = stepper;
    this.memory = new LaneMemory(stepper.machine, lane);
    this.triggers = new TriggerWatch(system, kernel, stepper, this.memory, () => this.pointAtState());
    this.errorOrder = method.errorOrder + 1;
    this.states = system.states.length;
    this.y = Float64Array.from(from?.state ?? task.initial);
    this.p = Float64Array.from(from?.parameters ?? task.parameters);
    this.yBefore = new Float64Array(this.y.length);
    this.pBefore = new Float64Array(this.p.length);
    const outputs = Object.keys(system.outputs).length;
    this.sampler = new Sampler(kernel.layout, stepper, this.memory, task.sampleTimes ?? new Float64Array(0), outputs);
    this.time = from?.time ?? task.start;
    if (from) this.restore(from);
    this.load();
    if (!from) this.begin();
  }

  private restore(from: Snapshot): void {
    this.natural = from.naturalStep;
    this.starting = from.starting;
    this.refused = from.refused;
    this.share = from.restartShare;
    this.timescale = from.timescale;
    this.restarted = from.restarted;
    this.toleranceFactor = from.toleranceFactor;
    this.sampler.restore(from.samples, from.samplesTaken);
    this.attempts = from.attempts;
    Object.assign(this.statistics, from.statistics);
    this.retries.push(...from.retries);
    this.triggers.restore(from.triggers);
  }

  /** Everything that the rest of the solution depends on, as it stands between two steps. */
  snapshot(): Snapshot {
    const { layout } = this.compiled.kernel;
    this.memory.read(layout.state, this.y);
    this.memory.read(layout.parameters, this.p);
    return {
      time: this.time,
      state: this.y.slice(),
      parameters: this.p.slice(),
      naturalStep: this.natural,
      starting: this.starting,
      refused: this.refused,
      restartShare: this.share,
      timescale: this.timescale,
      restarted: this.restarted,
      toleranceFactor: this.toleranceFactor,
      samples: this.sampler.values.slice(),
      samplesTaken: this.sampler.taken,
      attempts: this.attempts,
      statistics: { ...this.statistics },
      retries: [...this.retries],
      triggers: this.triggers.snapshot(),
    };
  }

  private load(): void {
    const { memory, task } = this;
    const { layout } = this.compiled.kernel;
    memory.write(layout.state, this.y);
    memory.write(layout.parameters, this.p);
    memory.set(layout.relativeTolerance, task.relativeTolerance * this.toleranceFactor);
    this.compiled.system.nonNegative.forEach((nonNegative, i) => {
      const { absoluteTolerance } = task;
      const tolerance = typeof absoluteTolerance === "number" ? absoluteTolerance : absoluteTolerance[i];
      memory.set(layout.absoluteTolerance + i, tolerance * this.toleranceFactor);
      memory.set(layout.floor + i, nonNegative ? 0 : Number.NEGATIVE_INFINITY);
    });
    memory.set(layout.time, this.time);
  }

  private begin(): void {
    const { start } = this.task;
    this.stepper.prepare();
    this.triggers.read();
    this.sampler.skipBefore(start);
    const justBelow = start === 0 ? -Number.MIN_VALUE : start - Math.abs(start) * 1.1102230246251565e-16;
    this.arrive(this.nextStop(justBelow) === start);
  }

  private nextStop(after: number): number {
    return this.task.nextStop?.(after) ?? Number.POSITIVE_INFINITY;
  }

  private pointAtState(): void {
    const { layout } = this.compiled.kernel;
    this.memory.copy(layout.state, layout.point, this.states);
    this.memory.set(layout.pointTime, this.time);
  }

  /**
   * A first step, at the start and after a jump: a share of the time in which the derivative would change the state by
   * its own size. One dose is like another, so the share is what the last restart turned out to allow.
   */
  chooseStep(): void {
    const { layout } = this.compiled.kernel;
    const size = Math.sqrt(this.memory.get(layout.stateNorm) / this.states);
    const slope = Math.sqrt(this.memory.get(layout.slopeNorm) / this.states);
    const span = this.task.end - this.time;
    this.timescale = size > 1e-5 && slope > 1e-5 ? size / slope : 0;
    const step = this.share * this.timescale;
    this.natural = step > 0 ? Math.min(step, span) : 1e-6 * span;
    this.starting = false;
    this.restarted = true;
  }

  /** Fixes the next step: what the error allows, cut or halved so that it meets the next stop without a stub. */
  propose(): void {
    if (this.scheduleChanged) this.stop = this.nextStop(this.time);
    this.scheduleChanged = false;
    this.target = Math.min(this.stop, this.task.end);
    const rest = this.target - this.time;
    this.lands = this.natural >= rest * 0.999999;
    this.step = this.lands ? rest : Math.min(this.natural, rest / 2);
    this.memory.set(this.compiled.kernel.layout.step, this.step);
  }

  /** Judges the attempt that was just made, and moves on if it was good. */
  conclude(): void {
    const { layout, derivativeCalls } = this.compiled.kernel;
    const { memory } = this;
    this.moved = false;
    this.attempts++;
    this.statistics.factorisations++;
    this.statistics.derivativeCalls += derivativeCalls;
    const error = Math.sqrt(memory.get(layout.error) / this.states);
    if (memory.get(layout.pivot) > largestPivot) this.refuse("singular", 0.25);
    else if (!(error < Number.POSITIVE_INFINITY)) this.refuse("not-finite", 0.25);
    else if (error > 1) this.refuse("step-too-small", stepFactor(error, this.errorOrder));
    else if (memory.get(layout.overshoot) > 1) this.refuse("negative", 0.25);
    else this.accept(stepFactor(error, this.errorOrder));
    if (this.status === undefined && this.attempts >= mostAttempts) this.fail("too-many-steps");
  }

  private refuse(why: Exclude<StatusCode, "done">, factor: number): void {
    this.statistics.rejected++;
    this.refused = true;
    this.natural = this.step * factor;
    if (this.time + this.natural === this.time) this.fail(why);
  }

  private fail(why: Exclude<StatusCode, "done">): void {
    const detail = this.retries.length > 0 ? `after ${this.retries.length} retries` : "";
    this.status = statusAt(why, this.time, detail);
  }

  private accept(growth: number): void {
    if (this.time + this.step === this.time) {
      this.fail("step-too-small");
      return;
    }
    this.statistics.accepted++;
    if (this.restarted && this.timescale > 0) this.share = (this.step * growth) / this.timescale;
    this.restarted = false;
    const grown = this.step * (this.refused ? Math.min(1, growth) : growth);
    this.natural = this.step < this.natural ? Math.max(this.natural, grown) : grown;
    this.refused = false;

    const { layout } = this.compiled.kernel;
    const crossing = this.triggers.scan();
    const whole = this.lands ? this.target : this.time + this.step;
    const arrival = crossing === undefined ? whole : Math.min(whole, this.time + crossing * this.step);
    this.sampler.takeBefore(arrival, this.time, this.step);
    if (crossing !== undefined) {
      this.memory.set(layout.theta, crossing);
      this.stepper.interpolateAll();
    }
    this.memory.copy(crossing === undefined ? layout.next : layout.point, layout.state, this.states);
    this.time = arrival;
    this.memory.set(layout.time, arrival);
    this.moved = true;
    if (crossing !== undefined) this.fire();
    if (this.status === undefined) this.arrive(this.time === this.stop);
  }

  private fire(): void {
    const { onTrigger } = this.task;
    for (const index of this.triggers.fired()) {
      if (onTrigger) this.call((y, p) => onTrigger(index, this.time, y, p));
      if (this.status) return;
    }
  }

  /** At the end of a step: the stop's callback, then samples of this very time, then the end. */
  private arrive(isStop: boolean): void {
    const { onStop } = this.task;
    if (isStop) this.scheduleChanged = true;
    if (isStop && onStop) this.call((y, p) => onStop(this.time, y, p));
    if (this.sampler.isDue(this.time)) {
      if (this.parametersChanged) this.stepper.prepare();
      this.pointAtState();
      this.sampler.takeAt(this.time);
    }
    if (this.status === undefined && this.time >= this.task.end) this.status = done;
  }

  private call(callback: (y: Float64Array, p: Float64Array) => Verdict): void {
    const { memory, y, p, yBefore, pBefore } = this;
    const { layout } = this.compiled.kernel;
    memory.read(layout.state, y);
    yBefore.set(y);
    pBefore.set(p);
    const verdict = callback(y, p);
    this.scheduleChanged = true;
    const newParameters = !same(p, pBefore);
    if (newParameters) {
      memory.write(layout.parameters, p);
      this.parametersChanged = true;
    }
    if (newParameters || !same(y, yBefore)) {
      memory.write(layout.state, y);
      this.moved = true;
      this.starting = true;
      if (newParameters && !this.triggers.none) this.stepper.prepare();
      this.triggers.read();
    }
    if (verdict === "finish") this.status = statusAt("stopped", this.time);
  }

  solution(): Solution {
    this.memory.read(this.compiled.kernel.layout.state, this.y);
    return {
      status: this.status ?? statusAt("interrupted", this.time),
      time: this.time,
      state: this.y.slice(),
      samples: this.sampler.values,
      statistics: this.statistics,
      retries: this.retries,
    };
  }
}

function same(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
