import type { TriggerMemory } from "./snapshot.ts";
import type { Kernel } from "./step.ts";
import type { LaneMemory, Stepper } from "./stepper.ts";
import type { OdeSystem, Trigger } from "./system.ts";

/** A step is searched for sign changes between these places: two crossings within a quarter of it go unseen. */
const searched = [0.25, 0.5, 0.75, 1];

/** Where one sleeps, also soon after the start: it may have left zero and be back by the first quarter. */
const searchedAsleep = [1 / 4096, 1 / 512, 1 / 64, 1 / 16, ...searched];

/** The triggers of one solution: which sleep, and the sign that each was last seen with. */
export class TriggerWatch {
  private readonly triggers: readonly Trigger[];
  private readonly values: number;
  private asleep: boolean[];
  private signs: number[];

  constructor(
    system: OdeSystem,
    private readonly kernel: Kernel,
    private readonly stepper: Stepper,
    private readonly memory: LaneMemory,
    /** Brings the state itself to `point`, where formulas are evaluated. */
    private readonly toState: () => void,
  ) {
    this.triggers = system.triggers;
    this.values = kernel.layout.triggers;
    this.asleep = this.triggers.map(() => false);
    this.signs = this.triggers.map(() => 0);
  }

  get none(): boolean {
    return this.triggers.length === 0;
  }

  snapshot(): TriggerMemory {
    return { signs: [...this.signs], asleep: [...this.asleep] };
  }

  restore({ signs, asleep }: TriggerMemory): void {
    this.signs = [...signs];
    this.asleep = [...asleep];
  }

  /** Reads the signs anew at the start and where the state jumped: a jump across zero is not a crossing. */
  read(): void {
    if (this.none) return;
    this.toState();
    this.stepper.watch();
    this.triggers.forEach((_, i) => {
      this.signs[i] = 0;
      this.see(i, this.value(i));
    });
  }

  private value(index: number): number {
    return this.memory.get(this.values + index);
  }

  private at(theta: number): void {
    this.memory.set(this.kernel.layout.theta, theta);
    this.stepper.watchWithin();
  }

  private valueAt(index: number, theta: number): number {
    this.at(theta);
    return this.value(index);
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

  /** The place of the first crossing within the step just made, from 0 to 1, on the far side of the root; if any. */
  scan(): number | undefined {
    if (this.none) return undefined;
    let low = 0;
    for (const high of this.asleep.includes(true) ? searchedAsleep : searched) {
      this.at(high);
      const values = this.triggers.map((_, i) => this.value(i));
      const crossed = values.flatMap((value, i) => (this.crosses(i, value) ? [i] : []));
      if (crossed.length > 0) return Math.min(...crossed.map((i) => this.root(i, low, high)));
      values.forEach((value, i) => {
        this.see(i, value);
      });
      low = high;
    }
    return undefined;
  }

  /** The triggers that have crossed at the state where the step was cut, put to sleep. */
  fired(): number[] {
    this.toState();
    this.stepper.watch();
    const indices = this.triggers.flatMap((_, i) => (this.crosses(i, this.value(i)) ? [i] : []));
    for (const i of indices) this.asleep[i] = true;
    return indices;
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
