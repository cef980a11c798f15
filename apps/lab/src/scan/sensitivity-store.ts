import { batch, computed, signal } from "@preact/signals";
import {
  emptySensitivity,
  InputError,
  type Quantity,
  rangeAround,
  rangeFaults,
  type SensitivityPlan,
  type SensitivityResult,
  seedOf,
  sensitivityFaults,
  studyWith,
  type VariedRange,
} from "../../../../src/index.ts";
import type { LabDocument } from "../document/lab-document.ts";
import { countDone, fill, keepRuns, keptRuns } from "./kept-runs.ts";
import { ManyRuns } from "./many-runs.ts";
import type { ScanStore } from "./scan-store.ts";
import type { StudyReader } from "./study-reader.ts";
import type { StudySensitivity } from "./study-scan.ts";

/** A quantity that varies; its range where it was set by hand. */
interface Chosen {
  readonly quantity: Quantity;
  readonly own?: VariedRange;
}

/** So many are chosen at the start: more runs than that are for those who ask. */
const atFirst = 8;

/** What varies around the scenario of the page, and what came of it. */
export class SensitivityStore {
  readonly method = signal<SensitivityPlan["method"]>("tornado");
  readonly chosen = signal<readonly Chosen[]>([]);
  readonly factor = signal(1.5);
  readonly stated = signal(false);
  readonly replicates = signal(6);
  readonly trajectories = signal(10);
  readonly result = signal<SensitivityResult<StudySensitivity> | undefined>(undefined);
  /** Points whose runs are shown. */
  readonly selected = signal<readonly number[]>([]);
  readonly runs;

  constructor(
    private readonly page: ScanStore,
    reader: StudyReader,
  ) {
    this.runs = new ManyRuns("sensitivity analysis", reader);
  }

  /** By chosen quantity; a text where no range can be made. */
  readonly ranges = computed<readonly (VariedRange | string)[]>(() => {
    const options = { factor: this.factor.value, stated: this.stated.value };
    return this.chosen.value.map(({ quantity, own }) => {
      if (own) return rangeFaults(quantity, own.low, own.high)[0] ?? own;
      if (!(options.factor > 1)) return `Ranges go by a factor of ${options.factor}. Give one above 1.`;
      try {
        return rangeAround(quantity, options);
      } catch (error) {
        if (error instanceof InputError) return `${quantity.label} is 0 here: give it two ends.`;
        throw error;
      }
    });
  });

  readonly plan = computed<StudySensitivity>(() => ({
    study: this.page.study.value,
    arm: this.page.arm.value,
    method: this.method.value,
    ranges: this.ranges.value.filter((one) => typeof one !== "string"),
    replicates: this.replicates.value,
    trajectories: this.trajectories.value,
    seed: seedOf(this.page.study.value),
  }));
  readonly faults = computed(() => [
    ...new Set([...this.ranges.value.filter((one) => typeof one === "string"), ...sensitivityFaults(this.plan.value)]),
  ]);

  /** Starts anew with these, or with the first of them. */
  choose(quantities: readonly Quantity[]): void {
    if (this.restored) {
      this.restored = false;
      return;
    }
    this.chosen.value = quantities.slice(0, atFirst).map((quantity) => ({ quantity }));
  }
  private restored = false;

  add(quantity: Quantity): void {
    if (this.chosen.peek().some((one) => one.quantity.id === quantity.id)) return;
    this.chosen.value = [...this.chosen.peek(), { quantity }];
  }

  remove(id: string): void {
    this.chosen.value = this.chosen.peek().filter(({ quantity }) => quantity.id !== id);
  }

  setEnds({ id }: Quantity, low: number, high: number): void {
    this.chosen.value = this.chosen
      .peek()
      .map((one) => (one.quantity.id === id ? { ...one, own: { ...one, low, high, spacing: "even" } } : one));
  }

  setMethod(method: SensitivityPlan["method"]): void {
    batch(() => {
      this.method.value = method;
      this.replicates.value = method === "tornado" ? 6 : 1;
    });
  }

  async run(): Promise<void> {
    const plan = this.plan.peek();
    if (this.faults.peek().length > 0 || this.page.busy.peek()) return;
    const result = emptySensitivity(plan);
    batch(() => {
      this.result.value = result;
      this.selected.value = [];
    });
    const { points, runs } = result;
    const studies = points.map(({ quantities, values }) => studyWith(plan, quantities, values, plan.seed));
    await this.runs.start({ studies, arm: plan.arm, runs }, (run, measured) => {
      if ("failed" in measured) result.failures[run] = measured.failed;
      else result.measures[run] = measured.measures;
    });
    keepRuns("sensitivity", result, this.page.measure.peek());
  }

  /** Shows what this tab did last; gives its plan. */
  restore(): StudySensitivity | undefined {
    const kept = keptRuns<StudySensitivity>("sensitivity");
    if (!kept) return undefined;
    const { plan } = kept;
    const result = emptySensitivity(plan);
    if (!fill(result, kept)) return undefined;
    batch(() => {
      this.result.value = result;
      this.page.measure.value = kept.shown;
      this.method.value = plan.method;
      this.replicates.value = plan.replicates;
      this.trajectories.value = plan.trajectories;
      this.chosen.value = plan.ranges.map((own) => ({ quantity: own.quantity, own }));
      this.runs.restore(countDone(result), result.runs.length);
      this.restored = true;
    });
    return plan;
  }

  close(): void {
    this.runs.close();
  }

  /** The document of one run, for the lab. */
  documentOf(run: number): LabDocument {
    const { plan, points, runs } = this.result.peek()!;
    const { point, seed } = runs[run];
    const { quantities, values } = points[point];
    return { version: 1, study: studyWith(plan, quantities, values, seed), arm: plan.arm };
  }
}
