import { batch, computed, signal } from "@preact/signals";
import {
  type Axis,
  emptyResult,
  keepRun,
  type MeasuredRun,
  type MicroenvironmentScenario,
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
import { announce } from "../kit/live-region.tsx";
import { keepScan, keptScan } from "./kept-scan.ts";
import { prepareRuns } from "./point-runs.ts";
import type { ScanRunner } from "./scan-runner.ts";
import { starterStudy } from "./starter-study.ts";
import { StudyReader } from "./study-reader.ts";
import type { StudyScan, StudyScanResult } from "./study-scan.ts";

export type ScanPhase = "idle" | "reading" | "running" | "paused" | "stopped" | "done";

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
  readonly phase = signal<ScanPhase>("idle");
  readonly result = signal<StudyScanResult | undefined>(undefined);
  /** Runs that came back; read it to be told of new ones. */
  readonly done = signal(0);
  readonly failure = signal<string | undefined>(undefined);
  readonly selected = signal<number | undefined>(undefined);
  /** ms that runs took so far, for what is left. */
  readonly elapsed = signal(0);
  /** The document that the address of the page brought. */
  readonly given = signal<LabDocument | undefined>(undefined);
  private readonly reader = new StudyReader();
  private runner: ScanRunner | undefined;
  private began = 0;

  readonly plan = computed<StudyScan>(() => ({
    study: this.study.value,
    arm: this.arm.value,
    axes: this.axes.value,
    replicates: this.replicates.value,
    commonChance: this.commonChance.value,
    seed: seedOf(this.study.value),
  }));
  readonly faults = computed(() => planFaults(this.plan.value));
  readonly busy = computed(() => ["reading", "running", "paused"].includes(this.phase.value));

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
    if (this.study.peek() === study && this.arm.peek() === arm) this.groups.value = [...groups, ...parameters];
  }

  /** Shows the scan that this tab did last, with its plan. */
  restore(): boolean {
    const kept = keptScan();
    if (!kept) return false;
    const { plan } = kept.result;
    batch(() => {
      this.result.value = kept.result;
      this.measure.value = kept.shown;
      this.done.value = kept.result.runs.filter((_, i) => kept.result.measures[i] ?? kept.result.failures[i]).length;
      this.replicates.value = plan.replicates;
      this.commonChance.value = plan.commonChance;
      this.phase.value = this.done.value === kept.result.runs.length ? "done" : "stopped";
    });
    void this.choose(plan.study, plan.arm).then(() => {
      this.axes.value = plan.axes;
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
      this.done.value = 0;
      this.elapsed.value = 0;
      this.failure.value = undefined;
      this.selected.value = undefined;
      this.phase.value = "reading";
    });
    announce("The scan has begun.");
    const { axes, arm } = plan;
    const quantities = axes.map(({ quantity }) => quantity);
    const studies = result.points.map((values) => studyWith(plan, quantities, values, plan.seed));
    const runner = await prepareRuns(this.reader, { studies, arm, runs: result.runs }, (run, measured) => {
      keepRun(result, run, measured);
      this.count(measured);
    });
    // It may have been stopped meanwhile.
    if (this.phase.peek() !== "reading") return;
    this.runner = runner;
    this.began = performance.now();
    this.phase.value = "running";
    await this.runner.run();
    if (this.phase.peek() !== "stopped") {
      this.phase.value = "done";
      keepScan(result, this.measure.peek());
      announce(`The scan is done: ${this.done.peek()} runs.`);
    }
  }

  private count(measured: MeasuredRun): void {
    batch(() => {
      if ("failed" in measured) this.failure.value ??= measured.failed;
      if (this.phase.peek() === "running") this.elapsed.value = performance.now() - this.began;
      this.done.value++;
    });
  }

  pause(): void {
    this.runner?.pause();
    this.phase.value = "paused";
  }

  resume(): void {
    this.began = performance.now() - this.elapsed.peek();
    this.runner?.resume();
    this.phase.value = "running";
  }

  stop(): void {
    this.phase.value = "stopped";
    this.runner?.end();
    const result = this.result.peek();
    if (result) keepScan(result, this.measure.peek());
    announce(`The scan was stopped. ${this.done.peek()} runs are kept.`);
  }

  close(): void {
    this.runner?.end();
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
