import { numbers, type Table, texts } from "../foundation/table.ts";
import type { Chart } from "./chart.ts";
import type { ClassLetters } from "./outcome-classes.ts";
import { count, significant } from "./quantities.ts";
import { drawScanHeat } from "./scan-heat.ts";
import { drawScanLine } from "./scan-line.ts";

/** A direction of a scan: its column in both tables. */
export interface ScanAxis {
  readonly column: string;
  readonly title: string;
  /** Steps of equal factors. */
  readonly logarithmic: boolean;
}

export interface ScanPicture {
  readonly id: string;
  readonly title: string;
  /** One or two. */
  readonly axes: readonly ScanAxis[];
  /** What is shown: its column of `runs`. */
  readonly measure: { readonly column: string; readonly label: string; readonly unit: string };
  /** From best to worst. */
  readonly classes: ClassLetters;
  /** A row a point: the axes' columns, `runs`, `most`, a column a class, `median`, `p25`, `p75`, `p5`, `p95`. */
  readonly points: Table;
  /** A row a run: the axes' columns, `outcome`, the measure's column. */
  readonly runs: Table;
  /** Said under the picture. */
  readonly foot: string;
}

/**
 * One quantity: the middle run as a line with bands, each run a mark of its class. Two: a cell a pair, its colour the
 * middle run, its letter what most runs came to.
 */
export function scanChart(given: ScanPicture): Chart {
  const { id, title, axes, points } = given;
  const about = { id, title, description: describe(given) };
  const caption =
    axes.length > 1
      ? "Colour: the middle run. Letter: what most runs came to, with how many of how many; thick lines part those."
      : "Line: the middle run; darker band: the middle half; lighter band: nine tenths; each mark is a run.";
  const draw = axes.length > 1 ? drawScanHeat : drawScanLine;
  return { ...about, caption, table: points, draw: (document) => draw(document, about, given) };
}

function describe({ axes, points, measure, classes }: ScanPicture): string {
  const median = numbers(points, "median");
  const runs = numbers(points, "runs");
  const most = texts(points, "most");
  const places = axes.map(({ column }) => numbers(points, column));
  const names = Object.keys(classes);
  const tallies = names.map((name) => numbers(points, name));
  return Array.from({ length: points.rows }, (_, row) => {
    const place = axes.map(({ title }, i) => `${title} ${significant(places[i][row], 4)}`).join(", ");
    if (most[row] === "") return `${place}: no run.`;
    const of = names.flatMap((name, i) => (tallies[i][row] > 0 ? [`${tallies[i][row]} ${name}`] : [])).join(", ");
    const middle = `${measure.label} ${significant(median[row], 4)} ${measure.unit} in the middle`;
    return `${place}: ${count(runs[row], "run")}, ${of}; ${middle}.`;
  }).join(" ");
}
