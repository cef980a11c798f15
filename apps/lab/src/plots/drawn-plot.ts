import type { LineStyle } from "./line-style.ts";
import type { LineDefinition, PlotDefinition } from "./plot-definition.ts";
import { difference, type LineValues, lineValues, type SeriesRows, valueOn } from "./series-rows.ts";

/** Which run a line tells of. */
export type RunName = "main" | "beside" | "ghost" | "difference";

export interface DrawnLine extends LineValues {
  readonly run: RunName;
  readonly column: string;
  /** As a legend and a table have it. */
  readonly label: string;
  readonly style: LineStyle;
}

/** Where replicates of a run lie. */
export interface Band {
  readonly run: "main" | "beside";
  readonly column: string;
  readonly style: LineStyle;
  readonly days: readonly number[];
  readonly median: readonly number[];
  /** Ends of the middle 50 and 90 of 100 replicates. */
  readonly p25: readonly number[];
  readonly p75: readonly number[];
  readonly p5: readonly number[];
  readonly p95: readonly number[];
}

export interface DoseTick {
  readonly run: "main" | "beside";
  readonly day: number;
  readonly drug: string;
}

/** A plot with its numbers, for whoever draws it. */
export interface DrawnPlot {
  readonly definition: PlotDefinition;
  readonly log: boolean;
  /** Days on the axis. */
  readonly duration: number;
  /** Later lines lie above. */
  readonly lines: readonly DrawnLine[];
  readonly bands: readonly Band[];
  readonly doses: readonly DoseTick[];
}

export interface Runs {
  readonly main: SeriesRows;
  readonly beside?: SeriesRows;
  readonly ghost?: SeriesRows;
  /** What the two runs are called. */
  readonly names: { readonly main: string; readonly beside?: string };
}

/** Lines of a plot that have anything to show in any run: kinds that never appear say nothing. */
export function presentLines({ lines, factor }: PlotDefinition, { main, beside }: Runs): LineDefinition[] {
  const some = (rows: SeriesRows | undefined, line: LineDefinition) =>
    rows !== undefined && lineValues(rows, line, factor).values.some((value) => value !== 0 && !Number.isNaN(value));
  return lines.filter((line) => some(main, line) || some(beside, line));
}

/** The lines to draw, those of the second run first, so that the first lies above. */
export function drawnLines(
  definition: PlotDefinition,
  lines: readonly LineDefinition[],
  runs: Runs,
  asDifference: boolean,
): DrawnLine[] {
  const { beside, ghost, names } = runs;
  const of = (rows: SeriesRows | undefined, run: RunName, name: string | undefined): DrawnLine[] =>
    rows === undefined
      ? []
      : lines.map((line) => ({
          run,
          column: line.column,
          label: name === undefined ? line.label : `${line.label} (${name})`,
          style: line.style,
          ...lineValues(rows, line, definition.factor),
        }));
  const first = of(runs.main, "main", beside && names.main);
  const second = of(beside, "beside", names.beside);
  if (asDifference && beside) {
    return first.map((line, i) => ({
      ...line,
      ...difference(line, second[i]),
      run: "difference",
      label: `${lines[i].label} (${names.main} − ${names.beside})`,
    }));
  }
  return [...of(ghost, "ghost", "before the change"), ...second, ...first].filter(({ days }) => days.length > 0);
}

/** What a line says at a day. */
export function lineOn(line: LineValues, day: number): number {
  return valueOn(line, day);
}
