import type { Machine } from "../kernels/program.ts";

/** The routines that `Kernel` lists, on a machine: each runs on all its lanes at once. */
export class Stepper {
  readonly prepare: () => void;
  readonly linearise: () => void;
  readonly estimate: () => void;
  readonly attempt: () => void;
  readonly interpolateAll: () => void;
  readonly observe: () => void;
  readonly watch: () => void;
  readonly sample: () => void;
  readonly watchWithin: () => void;

  constructor(readonly machine: Machine) {
    const { run } = machine;
    this.prepare = run.prepare;
    this.linearise = run.linearise;
    this.estimate = run.estimate;
    this.attempt = run.attempt;
    this.interpolateAll = run.interpolateAll;
    this.observe = run.observe;
    this.watch = run.watch;
    this.sample = run.sample;
    this.watchWithin = run.watchWithin;
  }
}

/** One lane of a machine's memory. */
export class LaneMemory {
  private readonly memory: Float64Array;
  private readonly lanes: number;

  constructor(
    machine: Machine,
    private readonly lane: number,
  ) {
    this.memory = machine.memory;
    this.lanes = machine.lanes;
  }

  get(slot: number): number {
    return this.memory[slot * this.lanes + this.lane];
  }

  set(slot: number, value: number): void {
    this.memory[slot * this.lanes + this.lane] = value;
  }

  read(slot: number, into: Float64Array, offset = 0, count = into.length): void {
    const { memory, lanes } = this;
    for (let i = 0, from = slot * lanes + this.lane; i < count; i++, from += lanes) into[offset + i] = memory[from];
  }

  write(slot: number, values: Float64Array): void {
    const { memory, lanes } = this;
    for (let i = 0, to = slot * lanes + this.lane; i < values.length; i++, to += lanes) memory[to] = values[i];
  }

  copy(from: number, to: number, count: number): void {
    const { memory, lanes } = this;
    const distance = (to - from) * lanes;
    for (let i = 0, at = from * lanes + this.lane; i < count; i++, at += lanes) memory[at + distance] = memory[at];
  }
}
