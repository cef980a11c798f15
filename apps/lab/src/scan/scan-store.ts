import { batch, computed, signal } from "@preact/signals";
import {
  type Axis,
  emptyResult,
  keepRun,
  type MicroenvironmentScenario,
  ownQuantities,
  planFaults,
  type Quantity,
  type QuantityGroup,
  type ShownMeasure,
  scenarioQuantities,
  seedOf,
  studyWith,
  usualRange,
} from "../../../../src/index.ts";
import { armNames, type LabDocument, type StudyData } from "../document/lab-document.ts";
import { countDone, fill, keepRuns, keptRuns } from "./kept-runs.ts";
import { ManyRuns } from "./many-runs.ts";
import { SensitivityStore } from "./sensitivity-store.ts";
import { starterStudy } from "./starter-study.ts";
import { StudyReader } from "./study-reader.ts";
import type { StudyScan, StudyScanResult } from "./study-scan.ts";

/** What is known of the scenario that is scanned. */
export type Source =
  | { readonly is: "reading" }
  | { readonly is: "refused"; readonly message: string }
  | { readonly is: "read"; readonly scenario: MicroenvironmentScenario };

/** All that the page knows: scenario, plan, runs. */
export class ScanStore {
  readonly study = signal<StudyData>(starterStudy);
  readonly arm = signal("run");
  readonly source = signal<Source>({ is: "reading" });
  readonly groups = signal<readonly QuantityGroup[]>([]);
  readonly axes = signal<readonly Axis[]>([]);
  readonly replicates = signal(4);
  readonly commonChance = signal(true);
  readonly measure = signal<ShownMeasure>("final");
  readonly result = signal<StudyScanResult | undefined>(undefined);
  readonly selected = signal<number | undefined>(undefined);
  /** The document that the address of the page brought. */
  readonly given = signal<LabDocument | undefined>(undefined);
  private readonly reader = new StudyReader();
  readonly runs = new ManyRuns("scan", this.reader);
  readonly sensitivity = new SensitivityStore(this, this.reader);

  readonly plan = computed<StudyScan>(() => ({
    study: this.study.value,
    arm: this.arm.value,
    axes: this.axes.value,
    replicates: this.replicates.value,
    commonChance: this.commonChance.value,
    seed: seedOf(this.study.value),
  }));
  readonly faults = computed(() => planFaults(this.plan.value));
  /** Nothing else can be begun, and no other scenario chosen. */
  readonly busy = computed(() => this.runs.busy.value || this.sensitivity.runs.busy.value);

  /** Takes another scenario, and a first thing to vary. */
  async choose(study: StudyData, arm = armNames(study)[0]): Promise<void> {
    batch(() => {
      this.study.value = study;
      this.arm.value = arm;
      this.source.value = { is: "reading" };
    });
    const [answer] = await this.reader.read([study], arm);
    if (this.study.peek() !== study || this.arm.peek() !== arm) return;
    if ("refused" in answer) {
      this.source.value = { is: "refused", message: answer.refused };
      return;
    }
    const { scenario } = answer;
    const groups = scenarioQuantities({ study, arm }, scenario);
    const known = groups.flatMap(({ quantities }) => quantities);
    batch(() => {
      this.source.value = { is: "read", scenario };
      this.groups.value = groups;
      const first = known.find(({ label }) => label.startsWith("CD8 effector")) ?? known[0];
      this.axes.value = [axisOf(first, study === starterStudy ? 5 : undefined)];
    });
    const { parameterQuantities } = await import("./parameter-tables.ts");
    const parameters = parameterQuantities(scenario);
    if (this.study.peek() !== study || this.arm.peek() !== arm) return;
    batch(() => {
      this.groups.value = [...groups, ...parameters];
      this.sensitivity.choose(ownQuantities({ study, arm }, this.groups.peek()));
    });
  }

  /** Shows what this tab did last, with its plan. */
  restore(): boolean {
    const kept = keptRuns<StudyScan>("scan");
    const other = this.sensitivity.restore();
    const plan = kept?.plan ?? other;
    if (!plan) return false;
    if (kept) {
      const result = emptyResult(kept.plan);
      if (!fill(result, kept)) return false;
      batch(() => {
        this.result.value = result;
        this.measure.value = kept.shown;
        this.replicates.value = kept.plan.replicates;
        this.commonChance.value = kept.plan.commonChance;
        this.runs.restore(countDone(result), result.runs.length);
      });
    }
    void this.choose(plan.study, plan.arm).then(() => {
      if (kept) this.axes.value = kept.plan.axes;
    });
    return true;
  }

  setQuantity(place: number, quantity: Quantity): void {
    this.setAxis(place, axisOf(quantity, this.axes.peek()[place]?.points));
  }

  setAxis(place: number, axis: Axis): void {
    this.axes.value = this.axes.value.with(place, axis);
  }

  addAxis(): void {
    const used = this.axes.peek()[0].quantity.id;
    const known = this.groups.peek().flatMap(({ quantities }) => quantities);
    const next = known.find(({ id }) => id.includes("mhc")) ?? known.find(({ id }) => id !== used);
    if (next) this.axes.value = [...this.axes.value, axisOf(next, 5)];
  }

  removeAxis(): void {
    this.axes.value = this.axes.value.slice(0, 1);
  }

  /** Runs the plan; partial results stay where it is stopped. */
  async run(): Promise<void> {
    const plan = this.plan.peek();
    if (planFaults(plan).length > 0 || this.busy.peek()) return;
    const result = emptyResult(plan);
    batch(() => {
      this.result.value = result;
      this.selected.value = undefined;
    });
    const quantities = plan.axes.map(({ quantity }) => quantity);
    const studies = result.points.map((values) => studyWith(plan, quantities, values, plan.seed));
    await this.runs.start({ studies, arm: plan.arm, runs: result.runs }, (run, measured) =>
      keepRun(result, run, measured),
    );
    keepRuns("scan", result, this.measure.peek());
  }

  close(): void {
    this.runs.close();
    this.sensitivity.close();
    this.reader.close();
  }

  /** The document of one run, for the lab. */
  documentOf(run: number): LabDocument {
    const { plan, points, runs } = this.result.peek()!;
    const { point, seed } = runs[run];
    const quantities = plan.axes.map(({ quantity }) => quantity);
    return { version: 1, study: studyWith(plan, quantities, points[point], seed), arm: plan.arm };
  }
}

function axisOf(quantity: Quantity, points = 6): Axis {
  return { quantity, ...usualRange(quantity), points, spacing: "even" };
}
