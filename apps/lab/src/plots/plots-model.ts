import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { SeriesEntry } from "../../../../src/index.ts";
import { bandsOf, replicateBands } from "../compare/bands.ts";
import type { Session } from "../engine/session.ts";
import type { LabStore } from "../lab/lab-store.ts";
import type { Band, DoseTick, Runs } from "./drawn-plot.ts";
import { drugOf } from "./drug-words.ts";
import { type PlotDefinition, plotDefinitions, plotOfColumn } from "./plot-definition.ts";
import { runNames } from "./run-names.ts";
import { slow } from "./slow.ts";

/** What plots show of a store; kept while a screen is not there. */
export class PlotsModel {
  readonly runs: ReadonlySignal<Runs>;
  readonly slowDay: ReadonlySignal<number>;
  readonly doses: ReadonlySignal<readonly DoseTick[]>;
  readonly duration: ReadonlySignal<number>;
  readonly columns: ReadonlySignal<readonly SeriesEntry[]>;
  /** All plots there are of this run. */
  readonly definitions: ReadonlySignal<readonly PlotDefinition[]>;
  /** Those that were asked for: ids of plots, names of columns. */
  readonly added = signal<readonly string[]>([]);
  readonly ghostShown = signal(true);
  private readonly stops: (() => void)[];

  constructor(private readonly store: LabStore) {
    const { main, beside, document, playback } = store;
    const rowsOf = ({ frameCount, frames }: Session) => frames.slice(0, frameCount.value).map(({ row }) => row);
    // A new list of rows ten times a second at most: plots follow the list.
    const rows = slow(() => ({
      main: rowsOf(main),
      beside: document.value.beside ? rowsOf(beside) : undefined,
      ghost: this.ghostShown.value ? main.ghost.value?.rows : undefined,
      names: runNames(document.value),
    }));
    const day = slow(() => playback.day.value);
    this.stops = [rows.stop, day.stop];
    this.slowDay = day.value;
    this.runs = computed(() => {
      const { main: first, beside: second, ghost, names } = rows.value.value;
      return { main: first, names, ...(second && second.length > 0 && { beside: second }), ...(ghost && { ghost }) };
    });
    this.duration = computed(() => main.opened.value?.scenario.duration ?? 1);
    this.doses = computed(() => [
      ...dosesOf(main, "main"),
      ...(document.value.beside ? dosesOf(beside, "beside") : []),
    ]);
    // Names change with the study alone, not with each frame: what hangs on them need not follow every frame.
    const names = computed(() =>
      columnsOf(this.runs.value)
        .map(({ name }) => name)
        .join("\n"),
    );
    this.columns = computed(() => (names.value === "" ? [] : columnsOf(this.runs.peek())));
    this.definitions = computed(() => plotDefinitions(this.columns.value, this.prefix.value));
  }

  readonly patchNames = computed(() => this.store.main.opened.value?.scenario.patches.map(({ name }) => name) ?? []);
  readonly prefix = computed(() => {
    const names = this.patchNames.value;
    return names.length > 1 ? `${names[Math.min(this.store.patch.value, names.length - 1)]}: ` : "";
  });

  readonly shown = computed(() => {
    const all = this.definitions.value;
    const columns = this.columns.value;
    const extra = this.added.value.flatMap((one) => {
      const plot = all.find(({ id }) => id === one);
      const column = columns.find(({ name }) => name === one);
      return plot ? [plot] : column ? [plotOfColumn(column)] : [];
    });
    return [...all.filter(({ usual }) => usual), ...extra];
  });

  /** Bands of replicates in the units of a plot. */
  bandsFor({ lines, factor }: PlotDefinition): Band[] {
    const made = bandsOf(this.store).value;
    return made ? replicateBands(made, lines, factor) : [];
  }

  stop(): void {
    for (const stop of this.stops) stop();
  }
}

/** Columns of either run: those of the second one first, as it may have a drug more. */
function columnsOf({ main, beside }: Runs): SeriesEntry[] {
  const all = [...(main.at(-1) ?? []), ...(beside?.at(-1) ?? [])];
  return [...new Map(all.map((entry) => [entry.name, entry])).values()];
}

function dosesOf({ opened }: Session, run: "main" | "beside"): DoseTick[] {
  const ticks = new Map<string, DoseTick>();
  for (const dose of opened.value?.scenario.host.doses ?? []) {
    const drug = drugOf(dose);
    // An infusion that is split, or a product of several parts, is one tick.
    ticks.set(`${drug} ${Math.round(dose.day * 4)}`, { run, day: dose.day, drug });
  }
  return [...ticks.values()];
}
