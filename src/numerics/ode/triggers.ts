import type { TriggerMemory } from "./snapshot.ts";
import type { Kernel } from "./step.ts";
import type { LaneMemory, Stepper } from "./stepper.ts";
import type { OdeSystem, Trigger } from "./system.ts";

/** Where a step is searched when a trigger may have crossed zero and come back. */
const quarters = [0.25, 0.5, 0.75, 1];

/** And when one has just fired: it may have left zero and be back soon after the start. */
const soon = [1 / 4096, 1 / 512, 1 / 64, 1 / 16, ...quarters];

/**
 * The triggers of one solution: which sleep, and the sign that each was last seen with.
 *
 * Each is known at the start, in the middle and at the end of a step. A sign change between these is a crossing; where
 * the parabola through the three comes near zero, the step is searched at more places.
 */
export class TriggerWatch {
  private readonly triggers: readonly Trigger[];
  private asleep: boolean[];
  private signs: number[];
  private last: number[];
  private fresh = false;

  constructor(
    system: OdeSystem,
    private readonly kernel: Kernel,
    private readonly stepper: Stepper,
    private readonly memory: LaneMemory,
    /** Brings the state itself to `point`, where formulas are evaluated. */
    private readonly toState: () => void,
  ) {
    this.triggers = system.triggers;
    this.asleep = this.triggers.map(() => false);
    this.signs = this.triggers.map(() => 0);
    this.last = this.triggers.map(() => 0);
  }

  get none(): boolean {
    return this.triggers.length === 0;
  }

  snapshot(): TriggerMemory {
    return { signs: [...this.signs], asleep: [...this.asleep], last: [...this.last], fresh: this.fresh };
  }

  restore({ signs, asleep, last, fresh }: TriggerMemory): void {
    this.signs = [...signs];
    this.asleep = [...asleep];
    this.last = [...last];
    this.fresh = fresh;
  }

  /** Reads the signs anew at the start and where the state jumped: a jump across zero is not a crossing. */
  read(): void {
    if (this.none) return;
    this.evaluate();
    this.triggers.forEach((_, i) => {
      this.signs[i] = 0;
      this.see(i, this.last[i]);
    });
  }

  /** The triggers that have crossed at the state where the step was cut, put to sleep. */
  fired(): number[] {
    this.evaluate();
    const indices = this.triggers.flatMap((_, i) => (this.crosses(i, this.last[i]) ? [i] : []));
    for (const i of indices) this.asleep[i] = true;
    this.fresh = true;
    return indices;
  }

  /** The place of the first crossing within the step just made, from 0 to 1, on the far side of the root; if any. */
  scan(): number | undefined {
    if (this.none) return undefined;
    const { triggersInMiddle, triggersAtEnd } = this.kernel.layout;
    let suspicious = this.fresh;
    for (let i = 0; i < this.triggers.length; i++) {
      const middle = this.memory.get(triggersInMiddle + i);
      const end = this.memory.get(triggersAtEnd + i);
      suspicious ||= this.crosses(i, middle) || this.crosses(i, end) || mayTouchZero(this.last[i], middle, end);
    }
    const found = suspicious ? this.search(this.fresh ? soon : quarters) : undefined;
    this.fresh = false;
    if (found !== undefined) return found;
    for (let i = 0; i < this.triggers.length; i++) {
      this.see(i, this.memory.get(triggersInMiddle + i));
      this.last[i] = this.memory.get(triggersAtEnd + i);
      this.see(i, this.last[i]);
    }
    return undefined;
  }

  private evaluate(): void {
    this.toState();
    this.stepper.watch();
    this.last = this.triggers.map((_, i) => this.memory.get(this.kernel.layout.triggers + i));
  }

  private valuesAt(theta: number): void {
    this.memory.set(this.kernel.layout.theta, theta);
    this.stepper.watchWithin();
  }

  private valueAt(index: number, theta: number): number {
    this.valuesAt(theta);
    return this.memory.get(this.kernel.layout.triggers + index);
  }

  /** Takes note of a value: a sleeper wakes when it is beyond the hysteresis, the others keep the last sign. */
  private see(index: number, value: number): void {
    if (this.asleep[index] && !(Math.abs(value) > this.triggers[index].hysteresis)) return;
    this.asleep[index] = false;
    if (value !== 0) this.signs[index] = Math.sign(value);
  }

  private crosses(index: number, value: number): boolean {
    const sign = this.signs[index];
    if (this.asleep[index] || sign === 0 || !(value * sign < 0)) return false;
    const { direction } = this.triggers[index];
    return direction === "both" || direction === (sign < 0 ? "rising" : "falling");
  }

  private search(places: readonly number[]): number | undefined {
    let low = 0;
    for (const high of places) {
      this.valuesAt(high);
      const values = this.triggers.map((_, i) => this.memory.get(this.kernel.layout.triggers + i));
      const crossed = values.flatMap((value, i) => (this.crosses(i, value) ? [i] : []));
      if (crossed.length > 0) return Math.min(...crossed.map((i) => this.root(i, low, high)));
      for (const [i, value] of values.entries()) this.see(i, value);
      low = high;
    }
    return undefined;
  }

  /**
   * The root between two places by the Illinois variant of false position, on its far side.
   *
   * Dowell & Jarratt (1971), A modified regula falsi method, https://doi.org/10.1007/BF01934364.
   */
  private root(index: number, from: number, to: number): number {
    let low = from;
    let high = to;
    let lowValue = this.valueAt(index, low);
    let highValue = this.valueAt(index, high);
    const sign = Math.sign(highValue);
    if (lowValue * sign >= 0) return low;
    for (let round = 0; round < 100 && high - low > 1e-14; round++) {
      let middle = high - (highValue * (high - low)) / (highValue - lowValue);
      if (!(middle > low && middle < high)) middle = low + (high - low) / 2;
      const value = this.valueAt(index, middle);
      if (value * sign > 0) {
        // Twice on the same side: halve the other end's value, so that it is left too.
        high = middle;
        highValue = value;
        lowValue /= 2;
      } else {
        low = middle;
        lowValue = value;
        highValue /= 2;
      }
    }
    return high;
  }
}

/** Whether the parabola through three values of one sign comes within a quarter of the smallest to zero, or beyond. */
function mayTouchZero(start: number, middle: number, end: number): boolean {
  const curvature = 2 * (start - 2 * middle + end);
  const slope = 4 * middle - 3 * start - end;
  const place = -slope / (2 * curvature);
  if (!(place > 0 && place < 1)) return false;
  const extreme = start + (slope * place) / 2;
  const nearest = Math.min(Math.abs(start), Math.abs(middle), Math.abs(end));
  return extreme * Math.sign(start) < nearest / 4;
}
