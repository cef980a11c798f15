import { computed, signal } from "@preact/signals";

interface Entry<State> {
  readonly state: State;
  /** What was done, for a list that people read: `moved nivolumab to day 42`. */
  readonly label: string;
}

/** States that were, are and may be again. Playback is no part of it. */
export class History<State> {
  private readonly past = signal<readonly Entry<State>[]>([]);
  private readonly future = signal<readonly Entry<State>[]>([]);
  private readonly present;

  constructor(state: State, label = "opened") {
    this.present = signal<Entry<State>>({ state, label });
  }

  readonly state = computed(() => this.present.value.state);
  readonly canUndo = computed(() => this.past.value.length > 0);
  readonly canRedo = computed(() => this.future.value.length > 0);
  /** What was done, the last first. */
  readonly labels = computed(() => [this.present.value, ...this.past.value.toReversed()].map(({ label }) => label));

  /** What was undone, the next first. */
  readonly undone = computed(() => this.future.value.map(({ label }) => label));

  change(label: string, state: State): void {
    this.past.value = [...this.past.value, this.present.value];
    this.future.value = [];
    this.present.value = { state, label };
  }

  undo(): void {
    const back = this.past.value.at(-1);
    if (!back) return;
    this.past.value = this.past.value.slice(0, -1);
    this.future.value = [this.present.value, ...this.future.value];
    this.present.value = back;
  }

  redo(): void {
    const [next, ...rest] = this.future.value;
    if (!next) return;
    this.future.value = rest;
    this.past.value = [...this.past.value, this.present.value];
    this.present.value = next;
  }

  /** So many steps of its list back, or forth where there are less than none. */
  goBack(steps: number): void {
    for (let n = 0; n < steps; n++) this.undo();
    for (let n = 0; n < -steps; n++) this.redo();
  }

  /** Another document: nothing of before can be undone. */
  reset(state: State, label = "opened"): void {
    this.past.value = [];
    this.future.value = [];
    this.present.value = { state, label };
  }
}
