import { setImmediate } from "node:timers/promises";
import {
  amendMemory,
  type EventColumns,
  InputError,
  type MicroenvironmentMemory,
  type MicroenvironmentRun,
  type MicroenvironmentScenario,
  microenvironmentDigest,
  microenvironmentSteps,
  referenceModel,
  refitMemory,
  type SeriesEntry,
  seriesEntries,
  seriesTableOf,
  type Table,
  type TissueDigest,
  type TissueStatus,
} from "../../../src/index.ts";
import type { ArmDesk } from "./arm-desk.ts";
import type { ArmPlan } from "./arm-plan.ts";
import { startArm, type ThreadedArm } from "./arm-threads.ts";

/** Where a run stands, as plain data: it goes on from here to the same end. */
export interface ArmPoint {
  /** Whether it is still what it is forked from. */
  readonly before: boolean;
  /** Absent at the very start. */
  readonly memory?: MicroenvironmentMemory;
  /** Day of the last look; -∞ where there was none. */
  readonly seen: number;
  readonly rows: readonly (readonly SeriesEntry[])[];
  /** By patch; none where nobody asked for events. */
  readonly events: readonly EventColumns[];
}

export const startOfArm: ArmPoint = { before: true, seen: Number.NEGATIVE_INFINITY, rows: [], events: [] };

export interface ArmWatch {
  /** Absent: as many as the patches profit from. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
  onProgress?(day: number, duration: number, cells: number): void;
  /** Called between exchanges, where the run can be saved. */
  onPause?(point: () => ArmPoint): Promise<void>;
}

export interface ArmOutcome {
  readonly status: TissueStatus | { readonly code: "interrupted" };
  /** Days. */
  readonly time: number;
  readonly rows: readonly (readonly SeriesEntry[])[];
  readonly series: Table;
  /** Absent where the run did not come to its end. */
  readonly digest?: TissueDigest;
  readonly point: () => ArmPoint;
}

/** Runs an arm from a point on, with looks and pauses on the way. */
export async function runArm(
  plan: ArmPlan,
  from: ArmPoint,
  desk: ArmDesk | undefined,
  watch: ArmWatch,
): Promise<ArmOutcome> {
  return new Going(plan, from, desk, watch).toItsEnd();
}

class Going {
  private rows: (readonly SeriesEntry[])[];
  private seen: number;
  private before: boolean;
  private going: ThreadedArm | undefined;

  constructor(
    private readonly plan: ArmPlan,
    private readonly from: ArmPoint,
    private readonly desk: ArmDesk | undefined,
    private readonly watch: ArmWatch,
  ) {
    this.rows = [...from.rows];
    this.seen = from.seen;
    this.before = plan.fork !== undefined && from.before;
  }

  async toItsEnd(): Promise<ArmOutcome> {
    const { fork, scenario } = this.plan;
    try {
      let { memory } = this.from;
      let begins = memory === undefined;
      if (this.before && fork) {
        const stopped = await this.go(fork.origin, memory, false, fork.at);
        if (stopped) return stopped;
        const refitted = refitMemory(this.run().save(), fork.origin, scenario, referenceModel);
        memory = amendMemory(refitted, scenario, fork.amendments);
        begins = true;
        this.before = false;
      }
      return (await this.go(scenario, memory, begins)) ?? (await this.end(this.run().status));
    } finally {
      this.going?.close();
    }
  }

  private run(): MicroenvironmentRun {
    if (!this.going) throw new Error("the run has not begun");
    return this.going.run;
  }

  /**
   * @param begins  whether nothing was told of this run yet
   * @returns what it came to, if that is neither the day to stop at nor the end
   */
  private async go(
    scenario: MicroenvironmentScenario,
    memory: MicroenvironmentMemory | undefined,
    begins: boolean,
    until = Number.POSITIVE_INFINITY,
  ): Promise<ArmOutcome | undefined> {
    const desk = this.before ? undefined : this.desk;
    this.going?.close();
    const tell = desk?.tell();
    this.going = await startArm(scenario, this.watch.threads, {
      ...(memory ? { from: memory } : {}),
      ...(tell ? { tell } : {}),
    });
    const { run } = this.going;
    this.alignRows(run);
    if (begins) desk?.begin(run);
    if (run.time >= until - 1e-9) return undefined;
    for (const due of microenvironmentSteps(run, this.seen)) {
      const broken = await this.look(run, due, desk);
      if (broken) return this.outcome({ code: "failed", hint: broken });
      this.watch.onProgress?.(run.time, scenario.duration, cellsOf(run));
      if (run.status.code !== "running" || run.time >= until - 1e-9) return undefined;
      await this.watch.onPause?.(this.point);
      // Signals are heard between turns of the event loop only.
      await setImmediate();
      if (this.watch.signal?.aborted) return this.outcome({ code: "interrupted" });
    }
    return undefined;
  }

  /** Rows from before a fork get the columns of those to come: of a drug that is new there was none. */
  private alignRows(run: MicroenvironmentRun): void {
    if (this.rows.length === 0) return;
    const columns = seriesEntries(run);
    this.rows = this.rows.map((row) => {
      const values = new Map(row.map(({ name, value }) => [name, value]));
      return columns.map((column) => ({ ...column, value: values.get(column.name) ?? 0 }));
    });
  }

  /** @returns what stands against a look, if anything does */
  private async look(run: MicroenvironmentRun, due: boolean, desk: ArmDesk | undefined): Promise<string | undefined> {
    desk?.flush(run);
    if (!due) return undefined;
    this.seen = run.time;
    this.rows.push(seriesEntries(run));
    if (run.status.code === "failed") return undefined;
    return broken(() => desk?.look(run));
  }

  private async end(status: TissueStatus): Promise<ArmOutcome> {
    // A tissue whose numbers failed may still be looked at.
    const hint = await broken(() => this.desk?.end(this.run()));
    return this.outcome(hint && status.code === "done" ? { code: "failed", hint } : status);
  }

  private readonly point = (): ArmPoint => ({
    before: this.before,
    memory: this.run().save(),
    seen: this.seen,
    rows: this.rows,
    events: this.desk?.events() ?? [],
  });

  private outcome(status: ArmOutcome["status"]): ArmOutcome {
    const run = this.run();
    const series = seriesTableOf(this.rows);
    return {
      status,
      time: run.time,
      rows: this.rows,
      series,
      ...(status.code === "done" ? { digest: microenvironmentDigest(series, run.save()) } : {}),
      point: this.point,
    };
  }
}

/** A look may find a number that is none before the run itself notices it: what it says of it. */
async function broken(look: () => Promise<void> | undefined): Promise<string | undefined> {
  try {
    await look();
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

function cellsOf({ patches }: MicroenvironmentRun): number {
  return patches.reduce((sum, patch) => sum + patch.counts().reduce((n, count) => n + count, 0), 0);
}
