import { signal } from "@preact/signals";
import type { ForkPlans, Replicate } from "../../../../src/index.ts";
import { amendments } from "../engine/amendments.ts";
import type { LabStore } from "../lab/lab-store.ts";
import { bandsOf } from "./bands.ts";
import { type Comparison, compared } from "./comparison.ts";

export type ComparisonPhase =
  | { readonly is: "idle" }
  | { readonly is: "running"; readonly done: number; readonly of: number; readonly secondsLeft?: number }
  | { readonly is: "done"; readonly asked: number; readonly stopped: boolean }
  | { readonly is: "failed"; readonly message: string };

/** Outcomes are handed to the screen this often, ms. */
const PAUSE = 400;

/** Replicates of the two runs of a store under common random numbers. */
export class ComparisonRun {
  readonly phase = signal<ComparisonPhase>({ is: "idle" });
  readonly result = signal<Comparison | undefined>(undefined);
  /** Plans that the result is of, as text. */
  private of = "";
  private stopping = new AbortController();

  constructor(private readonly store: LabStore) {}

  /** What runs now, or undefined while a study is read. */
  plans(): ForkPlans | undefined {
    const { main, beside, document } = this.store;
    const [a, b] = [main.opened.value?.scenario, beside.opened.value?.scenario];
    const second = document.value.beside;
    if (!a || !b || !second) return undefined;
    if (second.kind === "arm") return { a: { scenario: a }, b: { scenario: b } };
    const { day, gene = {} } = second;
    return { a: { scenario: a }, b: { scenario: b, fork: { origin: a, day, amendments: amendments(gene) } } };
  }

  /** Results of what is no longer on the screen are let go. */
  follow(): void {
    const plans = this.plans();
    if (this.of === "" || this.of === JSON.stringify(plans)) return;
    this.stop();
    this.of = "";
    this.result.value = undefined;
    bandsOf(this.store).value = undefined;
    this.phase.value = { is: "idle" };
  }

  async run(replicates: number): Promise<void> {
    const plans = this.plans();
    if (!plans) return;
    this.stop();
    const { signal: stopped } = (this.stopping = new AbortController());
    this.of = JSON.stringify(plans);
    const own = this.of;
    const jobs = Array.from({ length: replicates }, (_, replicate) => [
      { arm: "a", replicate },
      { arm: "b", replicate },
    ]).flat();
    const outcomes = new Array<Replicate | undefined>(jobs.length).fill(undefined);
    this.result.value = undefined;
    this.phase.value = { is: "running", done: 0, of: jobs.length };
    const began = performance.now();
    let shown = began;
    let done = 0;
    try {
      const { pool, task } = await import("./comparison-pool.ts");
      if (stopped.aborted) return;
      const map = pool();
      try {
        await map(task, plans, jobs, {
          signal: stopped,
          onOutcome: (index, outcome) => {
            outcomes[index] = outcome;
            done++;
            if (performance.now() - shown < PAUSE) return;
            shown = performance.now();
            const secondsLeft = ((shown - began) / 1000 / done) * (jobs.length - done);
            this.phase.value = { is: "running", done, of: jobs.length, secondsLeft };
            this.tell(outcomes);
          },
        });
      } finally {
        map.close();
      }
      if (own !== this.of) return;
      this.tell(outcomes);
      this.phase.value = { is: "done", asked: replicates, stopped: stopped.aborted };
    } catch (error) {
      if (own === this.of) this.phase.value = { is: "failed", message: reason(error) };
    }
  }

  /** What is done is kept. */
  stop(): void {
    this.stopping.abort();
  }

  private tell(outcomes: readonly (Replicate | undefined)[]): void {
    const pairs: [Replicate, Replicate][] = [];
    for (let i = 0; i < outcomes.length; i += 2) {
      const [a, b] = [outcomes[i], outcomes[i + 1]];
      if (a && b && a.status.code !== "failed" && b.status.code !== "failed") pairs.push([a, b]);
    }
    if (pairs.length === 0) return;
    this.result.value = compared(pairs);
    bandsOf(this.store).value = {
      main: pairs.map(([{ series }]) => series),
      beside: pairs.map(([, { series }]) => series),
    };
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const made = new WeakMap<LabStore, ComparisonRun>();

/** The comparison of a store: it goes on while its panel is not there. */
export function comparisonOf(store: LabStore): ComparisonRun {
  const found = made.get(store) ?? new ComparisonRun(store);
  made.set(store, found);
  return found;
}
