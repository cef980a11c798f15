import { setImmediate } from "node:timers/promises";
import {
  type EventColumns,
  InputError,
  memoryNeed,
  refitSnapshot,
  type SeriesValue,
  type Snapshot,
  seriesOf,
  seriesRow,
  type Table,
  type TissueDigest,
  type TissueFrame,
  type TissueScenario,
  type TissueStatus,
  tissueDigest,
  tissueSteps,
  writeSnapshot,
} from "../../../src/index.ts";
import type { EventLog } from "./event-log.ts";
import type { LookWriters } from "./look-writers.ts";
import type { RunFolder } from "./run-folder.ts";
import type { RunPlan } from "./run-plan.ts";
import { moveRun, startRun, type ThreadedRun, usefulThreads } from "./tissue-threads.ts";

/** Where a run stands, as plain data: it goes on from here to the same end. */
export interface RunPoint {
  /** Whether it is still what it is forked from. */
  readonly before: boolean;
  /** Absent at the very start. */
  readonly snapshot?: Snapshot;
  /** min of the last look; -∞ where there was none. */
  readonly seen: number;
  readonly rows: readonly (readonly SeriesValue[])[];
  readonly events?: EventColumns;
  /** Number of the next snapshot that is kept. */
  readonly nextSnapshot: number;
}

export const theStart: RunPoint = { before: true, seen: Number.NEGATIVE_INFINITY, rows: [], nextSnapshot: 0 };

export interface Watch {
  /** Absent: as many as the tissue profits from. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
  onProgress?(time: number, duration: number, cells: number): void;
  /** Called between phenotype steps, where the run can be saved. */
  onPause?(point: () => RunPoint): Promise<void>;
}

/** Where a run writes; absent where it is only computed. */
export interface Desk {
  readonly folder: RunFolder;
  readonly writers: LookWriters;
  readonly log?: EventLog;
}

export interface RunOutcome {
  readonly status: TissueStatus | { readonly code: "interrupted" };
  /** min. */
  readonly time: number;
  readonly rows: readonly (readonly SeriesValue[])[];
  readonly series: Table;
  /** The last look; absent where the tissue cannot be looked at any more, or was not yet. */
  readonly last?: TissueFrame;
  /** Absent where the run did not come to its end. */
  readonly digest?: TissueDigest;
  readonly point: () => RunPoint;
}

/** Name of a kept snapshot, such that names sort in the order of time. */
function snapshotName(time: number): string {
  const [whole, part] = time.toFixed(3).split(".");
  return `snapshots/${whole.padStart(8, "0")}.${part}.snapshot`;
}

/** Runs a plan from a point on, with looks, checkpoints and snapshots on the way. */
export async function runTissuePlan(
  plan: RunPlan,
  from: RunPoint,
  desk: Desk | undefined,
  watch: Watch,
): Promise<RunOutcome> {
  return new Going(plan, from, desk, watch).toItsEnd();
}

class Going {
  private rows: (readonly SeriesValue[])[];
  private seen: number;
  private before: boolean;
  private nextSnapshot: number;
  private last: TissueFrame | undefined;
  private going: ThreadedRun | undefined;

  constructor(
    private readonly plan: RunPlan,
    private readonly from: RunPoint,
    private readonly desk: Desk | undefined,
    private readonly watch: Watch,
  ) {
    this.rows = [...from.rows];
    this.seen = from.seen;
    this.before = plan.fork !== undefined && from.before;
    this.nextSnapshot = from.nextSnapshot;
  }

  async toItsEnd(): Promise<RunOutcome> {
    try {
      let snapshot = this.from.snapshot;
      let refreshed = false;
      if (this.before && this.plan.fork) {
        const { origin, at } = this.plan.fork;
        const stopped = await this.go(origin, snapshot, false, at);
        if (stopped) return stopped;
        snapshot = refitSnapshot(this.run().save(), origin, this.plan.scenario);
        refreshed = true;
        this.before = false;
      }
      return (await this.go(this.plan.scenario, snapshot, refreshed)) ?? this.outcome(this.run().status);
    } finally {
      this.going?.close();
    }
  }

  private run() {
    if (!this.going) throw new Error("the run has not begun");
    return this.going.run;
  }

  /** @returns what it came to, if that is not what was to come: the time to stop at, or the end */
  private async go(
    scenario: TissueScenario,
    snapshot: Snapshot | undefined,
    refreshed: boolean,
    until = Number.POSITIVE_INFINITY,
  ): Promise<RunOutcome | undefined> {
    const { log } = this.desk ?? {};
    const need = memoryNeed(scenario);
    const cells = snapshot?.meta.counts.cells ?? need.cells;
    const threads = this.watch.threads ?? usefulThreads(cells, need.voxels);
    const tell = log && !this.before ? { tell: log.listener.tell } : {};
    this.going?.close();
    this.going = await startRun(scenario, threads, { ...tell, ...(snapshot ? { from: snapshot, refreshed } : {}) });
    if (refreshed) this.alignRows();
    for (;;) {
      const moved = await this.steps(scenario, until, need.voxels);
      if (moved === "done") return undefined;
      if (moved !== "more threads") return moved;
      this.going = await moveRun(this.going, usefulThreads(this.run().cellCount, need.voxels), tell);
    }
  }

  /** Rows from before the fork get the columns of those to come. */
  private alignRows(): void {
    const columns = seriesRow(this.run().frame());
    this.rows = this.rows.map((row) => {
      const values = new Map(row.map(({ name, value }) => [name, value]));
      return columns.map((column) => ({ ...column, value: values.get(column.name) ?? Number.NaN }));
    });
  }

  private async steps(
    scenario: TissueScenario,
    until: number,
    voxels: number,
  ): Promise<RunOutcome | "done" | "more threads"> {
    const run = this.run();
    const steps = tissueSteps(run, this.seen);
    for (;;) {
      const failure = await this.step(steps);
      if (failure) return failure;
      this.watch.onProgress?.(run.time, scenario.duration, run.cellCount);
      if (run.status.code !== "running" || run.time >= until - 1e-6) return "done";
      await this.keepSnapshot();
      await this.watch.onPause?.(this.point);
      // Signals are heard between turns of the event loop only.
      await setImmediate();
      if (this.watch.signal?.aborted) return this.outcome({ code: "interrupted" });
      const grown = this.watch.threads === undefined && (this.going?.threads ?? 1) === 1;
      if (grown && usefulThreads(run.cellCount, voxels) > 1) return "more threads";
    }
  }

  /** One phenotype step and its looks. */
  private async step(steps: ReturnType<typeof tissueSteps>): Promise<RunOutcome | undefined> {
    const run = this.run();
    try {
      const { value: frames, done } = steps.next();
      if (done) return undefined;
      for (const frame of frames) await this.look(frame);
      this.desk?.log?.listener.flush(run.time);
      return undefined;
    } catch (error) {
      // A look shows a number that is none before the run itself notices it.
      const broken = error instanceof InputError;
      if (!broken && !(error instanceof RangeError && /memory/i.test(error.message))) throw error;
      return this.outcome({ code: "failed", hint: error.message });
    }
  }

  private async look(frame: TissueFrame): Promise<void> {
    const first = this.rows.length === 0;
    this.seen = frame.time;
    this.last = frame;
    this.rows.push(seriesRow(frame));
    if (!this.desk || this.before) return;
    if (first) this.desk.log?.begin(frame);
    await this.desk.writers.look(frame);
  }

  private async keepSnapshot(): Promise<void> {
    const { snapshotsEvery } = this.plan;
    const { time } = this.run();
    if (!this.desk || this.before || snapshotsEvery === undefined) return;
    if (time < this.nextSnapshot * snapshotsEvery - 1e-6) return;
    this.nextSnapshot = Math.floor(time / snapshotsEvery + 1e-6) + 1;
    await this.desk.folder.put(snapshotName(time), writeSnapshot(this.run().save()));
  }

  private readonly point = (): RunPoint => ({
    before: this.before,
    snapshot: this.run().save(),
    seen: this.seen,
    rows: this.rows,
    nextSnapshot: this.nextSnapshot,
    ...(this.desk?.log ? { events: this.desk.log.state() } : {}),
  });

  private outcome(status: RunOutcome["status"]): RunOutcome {
    const run = this.run();
    const series = seriesOf(this.rows);
    return {
      status,
      time: run.time,
      rows: this.rows,
      series,
      ...(this.last ? { last: this.last } : {}),
      ...(status.code === "done" ? { digest: tissueDigest(series, run.save()) } : {}),
      point: this.point,
    };
  }
}
