import {
  csv,
  drawnFrame,
  type EventColumns,
  type MicroenvironmentOptions,
  type MicroenvironmentRun,
  type OutputRun,
  patchFrame,
  plainFrame,
  plainTissue,
  referenceModel,
  spatialSummary,
  type Table,
  type TissueFrame,
  table,
  tissuesOf,
} from "../../../src/index.ts";
import { EventLog } from "../tissue/event-log.ts";
import { LookWriters, type WritersState } from "../tissue/look-writers.ts";
import { makeMovie } from "../tissue/make-movie.ts";
import type { RunFolder } from "../tissue/run-folder.ts";
import { type ArmPlan, patchFolders } from "./arm-plan.ts";

/** Outputs that need the frame's types to stay the same over the run. */
const steady = ["movie", "simularium", "simularium-binary", "ome-tiff"];

/** What a run of an arm writes of its patches: each in a folder of its own where there are several. */
export class ArmDesk {
  private readonly writers: readonly LookWriters[];
  private readonly logs: readonly EventLog[];
  private readonly folders: readonly string[];

  constructor(
    private readonly plan: ArmPlan,
    private readonly folder: RunFolder,
    states: readonly WritersState[] = [],
    events: readonly EventColumns[] = [],
  ) {
    const { scenario, outputs } = plan;
    this.folders = patchFolders(scenario);
    // The run has a series of its own.
    const chosen = outputs.filter(({ name }) => name !== "series");
    this.writers = tissuesOf(scenario, referenceModel).map((tissue, i) => {
      const view = (frame: TissueFrame, output: string) => viewed(frame, output, plan);
      return new LookWriters(plainTissue(tissue), chosen, this.outputRun(i), folder, states[i], {
        within: this.folders[i],
        view,
      });
    });
    const asked = (name: string) => outputs.some((one) => one.name === name);
    const wanted = { ledger: asked("ledger"), lineage: asked("lineage") };
    const logged = wanted.ledger || wanted.lineage ? scenario.patches : [];
    this.logs = logged.map((_, i) => new EventLog(wanted, plan.events, events[i]));
  }

  private outputRun(patch: number): OutputRun {
    const { scenario, title, picture, arm } = this.plan;
    const { substance = "", range } = picture;
    // The only arm of a file without arms is called `run`, and a lone patch needs no name.
    const names = [
      ...(arm === "run" ? [] : [arm]),
      ...(scenario.patches.length > 1 ? [scenario.patches[patch].name] : []),
    ];
    return {
      title: [title, names.join(", ")].filter((text) => text !== "").join(": "),
      frames: Math.floor(scenario.duration / scenario.saveEvery + 1e-6) + 3,
      picture: { substance, ...(range ? { range: { least: range[0], largest: range[1] } } : {}) },
    };
  }

  /** Who listens to a run; nothing where nobody asked for events, which slow it. */
  tell(): MicroenvironmentOptions["tell"] {
    return this.logs.length > 0 ? (patch) => this.logs[patch].listener.tell : undefined;
  }

  /** The cells of the start enter. */
  begin({ patches }: MicroenvironmentRun): void {
    for (const [i, log] of this.logs.entries()) log.begin(patches[i].frame());
  }

  flush({ time }: MicroenvironmentRun): void {
    for (const log of this.logs) log.listener.flush(time * 1440);
  }

  async look({ patches, time }: MicroenvironmentRun): Promise<void> {
    for (const [i, writers] of this.writers.entries()) {
      if (writers.wants(time * 1440)) await writers.look(patches[i].frame());
    }
  }

  /** The last pictures, and statistics of points. */
  async end(run: MicroenvironmentRun): Promise<void> {
    for (const [i, writers] of this.writers.entries()) {
      const frame = run.patches[i].frame();
      await writers.end(frame);
      const { spatial } = this.plan;
      if (spatial) await this.folder.put(`${this.folders[i]}spatial.csv`, csv(spatialSummary(frame, spatial)));
    }
  }

  /**
   * What is written when the run is over, however it ended.
   *
   * @param days  of the looks
   * @returns warnings
   */
  async close(days: readonly number[]): Promise<readonly string[]> {
    const lost: string[] = [];
    const times = days.map((day) => day * 1440);
    for (const within of this.folders) {
      if (this.plan.outputs.some(({ name }) => name === "movie")) lost.push(...(await makeMovie(this.folder, within)));
    }
    const ledger = this.ledger();
    if (ledger) await this.folder.put("ledger.csv", csv(ledger));
    for (const [i, log] of this.logs.entries()) {
      for (const [name, text] of log.lineage(times)) await this.folder.put(`${this.folders[i]}${name}`, text);
    }
    return [...new Set([...this.warnings, ...lost])];
  }

  /** Events of all patches in the order of time, with a column `patch` in front. */
  private ledger(): Table | undefined {
    const { patches } = this.plan.scenario;
    return joined(this.logs.map((log, i) => [patches[i].name, log.table()] as const));
  }

  get warnings(): readonly string[] {
    return [...new Set(this.writers.flatMap(({ warnings }) => warnings))];
  }

  states(): readonly WritersState[] {
    return this.writers.map((writers) => writers.state());
  }

  events(): readonly EventColumns[] {
    return this.logs.map((log) => log.state());
  }
}

/** A look as an output should have it: in the engine's own words, in the scenario's, or for the eye. */
function viewed(frame: TissueFrame, output: string, { scenario }: ArmPlan): TissueFrame {
  if (output === "multicellds") return plainFrame(frame);
  // A section is stained by the traits that the engine knows.
  if (output === "biopsy") return frame;
  const named = patchFrame(frame, scenario);
  if (steady.includes(output)) return drawnFrame(named, scenario, true);
  return output === "svg" || output === "png" ? drawnFrame(named, scenario) : named;
}

function joined(parts: readonly (readonly [string, Table | undefined])[]): Table | undefined {
  const tables = parts.flatMap(([patch, events]) => (events ? [{ patch, events }] : []));
  if (tables.length === 0) return undefined;
  const order = tables.flatMap(({ patch, events }) =>
    Array.from(events.columns[0].values as Float64Array, (time, row) => ({ patch, events, time, row })),
  );
  // Sorting keeps the order of events of the same time.
  order.sort((a, b) => a.time - b.time);
  const columns = tables[0].events.columns.map((column, at) => {
    const values = order.map(({ events, row }) => events.columns[at].values[row]);
    return {
      ...column,
      values: column.values instanceof Float64Array ? Float64Array.from(values as number[]) : (values as string[]),
    };
  });
  const patch = { name: "patch", unit: "", label: "patch of tissue", values: order.map((one) => one.patch) };
  return table("events", [patch, ...columns]);
}
