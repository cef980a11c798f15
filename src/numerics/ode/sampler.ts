import type { Layout } from "./layout.ts";
import type { LaneMemory, Stepper } from "./stepper.ts";

/** Records the outputs of one solution at its sample times. */
export class Sampler {
  /** [times × outputs], row by row; rows not reached are NaN. */
  readonly values: Float64Array;
  /** Times that are done with. */
  taken = 0;

  constructor(
    private readonly layout: Layout,
    private readonly stepper: Stepper,
    private readonly memory: LaneMemory,
    private readonly times: Float64Array,
    private readonly outputs: number,
  ) {
    this.values = new Float64Array(times.length * outputs).fill(Number.NaN);
  }

  restore(values: Float64Array, taken: number): void {
    this.values.set(values);
    this.taken = taken;
  }

  skipBefore(start: number): void {
    while (this.times[this.taken] < start) this.taken++;
  }

  /** From dense output of the step of this length that began at `start`. */
  takeBefore(end: number, start: number, step: number): void {
    while (this.times[this.taken] < end) {
      this.memory.set(this.layout.theta, (this.times[this.taken] - start) / step);
      this.stepper.sample();
      this.record();
    }
  }

  isDue(time: number): boolean {
    return this.times[this.taken] === time;
  }

  /** From the state at `point`, for every sample of this very time. */
  takeAt(time: number): void {
    this.stepper.observe();
    while (this.isDue(time)) this.record();
  }

  private record(): void {
    this.memory.read(this.layout.outputs, this.values, this.taken * this.outputs, this.outputs);
    this.taken++;
  }
}
