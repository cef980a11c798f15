import type { SeriesEntry } from "../../../../src/index.ts";
import type { LabStore } from "../lab/lab-store.ts";
import { usePaced } from "./paced.ts";

type Rows = readonly (readonly SeriesEntry[])[];

export interface TumourLines {
  readonly duration: number;
  readonly main: readonly Point[];
  readonly beside: readonly Point[];
  /** Of before the last change. */
  readonly ghost: readonly Point[];
  /** The largest count of all, cells. */
  readonly most: number;
}

/** Counts of tumour cells in the patch that is shown, in all runs on the screen. */
export function useTumourLines(store: LabStore): TumourLines {
  return usePaced(() => {
    const { main, beside, document, patch } = store;
    const scenario = main.opened.value?.scenario;
    const several = scenario && scenario.patches.length > 1;
    const name = several ? `${scenario.patches[patch.value]?.name}: tumour` : "tumour";
    const rowsOf = (session: typeof main): Rows =>
      session.frameCount.value > 0 ? session.frames.map(({ row }) => row) : [];
    const lines = {
      main: points(rowsOf(main), name),
      beside: document.value.beside ? points(rowsOf(beside), name) : [],
      ghost: points(main.ghost.value?.rows ?? [], name),
    };
    const most = Math.max(1, ...Object.values(lines).flatMap((line) => line.map(([, value]) => value)));
    return { ...lines, most, duration: store.duration.value };
  }, 200).value;
}

/** The tumour's course behind the axis, for orientation; plots have the numbers. */
export function Sparkline({ lines }: { readonly lines: TumourLines }) {
  const { duration, most } = lines;
  if (duration === 0) return null;
  const path = (of: readonly Point[]) =>
    of
      .map(([day, value], i) => `${i === 0 ? "M" : "L"}${(day / duration) * 1000},${96 - (value / most) * 88}`)
      .join("");
  const last = lines.main.at(-1)?.[0] ?? 0;
  return (
    <svg class="timeline-spark" viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
      {lines.main.length > 1 && (
        <path class="timeline-spark-area" d={`${path(lines.main)}L${(last / duration) * 1000},100L0,100Z`} />
      )}
      <path class="timeline-spark-ghost" d={path(lines.ghost)} />
      <path class="timeline-spark-beside" d={path(lines.beside)} />
      <path class="timeline-spark-main" d={path(lines.main)} />
    </svg>
  );
}

type Point = readonly [day: number, value: number];

function points(rows: Rows, name: string): Point[] {
  if (rows.length === 0) return [];
  const at = rows[0].findIndex((entry) => entry.name === name);
  const every = Math.ceil(rows.length / 400);
  return at < 0
    ? []
    : rows.filter((_, i) => i % every === 0 || i === rows.length - 1).map((row) => [row[0].value, row[at]?.value ?? 0]);
}
