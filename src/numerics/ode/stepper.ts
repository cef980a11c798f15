import type { Machine } from "../kernels/program.ts";

type RoutineName =
  | "prepare"
  | "linearise"
  | "estimate"
  | "attempt"
  | "interpolateAll"
  | "observe"
  | "watch"
  | "sample"
  | "watchWithin";

/** The routines of a kernel on a machine, run on all its lanes at once. */
export class Stepper {
  constructor(readonly machine: Machine) {}

  run(routine: RoutineName): void {
    this.machine.run[routine]();
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

  isFinite(slot: number, count: number): boolean {
    const { memory, lanes } = this;
    let sum = 0;
    for (let i = 0, at = slot * lanes + this.lane; i < count; i++, at += lanes) sum += memory[at] * 0;
    return sum === 0;
  }
}
