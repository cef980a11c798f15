import * as Plot from "@observablehq/plot";
import { numbers, texts } from "../foundation/table.ts";
import type { Chart, DrawingDocument } from "./chart.ts";
import { label, picture, pictureWidth, plot } from "./draw.ts";
import { classLegend, classLegendHeight, classMark } from "./outcome-classes.ts";
import { armStyle, ink, quiet } from "./palette.ts";
import { significant } from "./quantities.ts";
import type { ScanPicture } from "./scan.ts";

const height = 360;
const margin = { left: 66, right: 26, top: 30, bottom: 52 };

/** One quantity against what came of it. */
export function drawScanLine(
  document: DrawingDocument,
  about: Pick<Chart, "id" | "title" | "description">,
  { axes: [axis], measure, classes, points, runs, foot }: ScanPicture,
): string {
  const at = numbers(points, axis.column);
  const [median, p25, p75, p5, p95] = ["median", "p25", "p75", "p5", "p95"].map((name) => numbers(points, name));
  const rows = Array.from(at, (x, i) => ({ x, median: median[i], p25: p25[i], p75: p75[i], p5: p5[i], p95: p95[i] }));
  const marks = marksOf(numbers(runs, axis.column), numbers(runs, measure.column), texts(runs, "outcome"), classes);
  const shown = marks.map(({ y }) => y);
  const x = {
    type: axis.logarithmic ? ("log" as const) : ("linear" as const),
    domain: [at[0], at[at.length - 1]].sort((a, b) => a - b),
    range: [margin.left + 14, pictureWidth - margin.right - 14],
  };
  const y = {
    domain: [Math.min(0, ...shown), Math.max(1, ...shown) * 1.04],
    range: [height - margin.bottom, margin.top],
  };
  const [xScale, yScale] = [Plot.scale({ x }), Plot.scale({ y })];
  const colour = armStyle(0).colour;
  const drawn = plot(document, {
    width: pictureWidth,
    height,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    x: {
      ...x,
      label: axis.title,
      labelAnchor: "center",
      labelArrow: "none",
      labelOffset: 40,
      ticks: [...at].filter((_, i) => i % Math.ceil(at.length / 12) === 0),
      tickFormat: (value: number) => significant(value, 4),
    },
    y: {
      ...y,
      label: `${measure.label} (${measure.unit})`,
      labelArrow: "none",
      tickFormat: (value: number) => significant(value, 3),
    },
    marks: [
      Plot.gridY({ stroke: ink, strokeOpacity: 0.08 }),
      Plot.areaY(rows, { x: "x", y1: "p5", y2: "p95", fill: colour, fillOpacity: 0.14 }),
      Plot.areaY(rows, { x: "x", y1: "p25", y2: "p75", fill: colour, fillOpacity: 0.22 }),
      Plot.lineY(rows, { x: "x", y: "median", stroke: colour, strokeWidth: 2.5 }),
    ],
  });
  const dots = marks.map(({ x: value, y: of, kind, aside }) =>
    classMark(document, kind, Number(xScale.apply(value)) + aside, Number(yScale.apply(of)), 8, ink),
  );
  const legendTop = height + 20;
  const bottom = legendTop + classLegendHeight(classes);
  return picture(document, about, bottom + 16, [
    drawn,
    ...dots,
    ...classLegend(document, classes, margin.left, legendTop),
    label(document, margin.left, bottom + 4, foot, { fill: quiet, "font-size": 12 }),
  ]);
}

interface Mark {
  readonly x: number;
  readonly y: number;
  readonly kind: number;
  /** Runs of a point stand side by side, so that equal ones are all seen. */
  readonly aside: number;
}

function marksOf(
  at: ArrayLike<number>,
  values: ArrayLike<number>,
  outcomes: readonly string[],
  classes: ScanPicture["classes"],
): Mark[] {
  const names = Object.keys(classes);
  const counts = new Map<number, number>();
  for (const x of Array.from(at)) counts.set(x, (counts.get(x) ?? 0) + 1);
  const seen = new Map<number, number>();
  return outcomes.flatMap((outcome, i) => {
    const [x, y] = [at[i], values[i]];
    const k = seen.get(x) ?? 0;
    seen.set(x, k + 1);
    const n = counts.get(x) ?? 1;
    const kind = names.indexOf(outcome);
    return kind < 0 || !Number.isFinite(y) ? [] : [{ x, y, kind, aside: n === 1 ? 0 : 7 * ((2 * k) / (n - 1) - 1) }];
  });
}
