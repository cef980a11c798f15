import * as Plot from "@observablehq/plot";
import type { Table } from "../foundation/table.ts";
import type { Chart, DrawingDocument, DrawingElement } from "./chart.ts";
import { element, label, legend, picture, pictureWidth, plot } from "./draw.ts";
import { faint, ink, quiet } from "./palette.ts";
import { significant } from "./quantities.ts";

/** A shape around (0, 0) that reaches to 5, as SVG path data. */
interface Shape {
  readonly d: string;
  readonly hollow?: true;
  readonly over?: string;
}

interface CourseLine {
  readonly label: string;
  readonly days: readonly number[];
  /** NaN where there is no value. */
  readonly values: readonly number[];
  readonly colour: string;
  /** SVG `stroke-dasharray`. */
  readonly dash: string;
  /** Says again what the colour says. */
  readonly marker?: Shape;
  /** Place in the legend; where it is drawn when absent: what is drawn last lies above. */
  readonly order?: number;
}

interface CourseBand {
  readonly colour: string;
  readonly days: readonly number[];
  readonly median: readonly number[];
  readonly p5: readonly number[];
  readonly p25: readonly number[];
  readonly p75: readonly number[];
  readonly p95: readonly number[];
}

/** Lines of one run or of two over days, each in a colour, a dash and a shape that whoever calls has chosen. */
export interface DayCourse {
  /** Kebab-case. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** As it is read; `""` for numbers without one. */
  readonly unit: string;
  readonly logarithmic: boolean;
  /** Days on the axis. */
  readonly duration: number;
  readonly lines: readonly CourseLine[];
  /** Middle 50 and 90 of 100 replicates. */
  readonly bands: readonly CourseBand[];
  /** Days of doses. */
  readonly doses: readonly number[];
  readonly table: Table;
}

const height = 320;
const margin = { left: 66, right: 20, top: 28, bottom: 50 };

/** Lines over days as a chart. */
export function dayCourse(course: DayCourse): Chart {
  const { id, title, description, table } = course;
  const bands = course.bands.length > 0 ? " Shaded: middle 50 and 90 of 100 runs, dotted: their median." : "";
  const doses = course.doses.length > 0 ? " Wedges under the axis: doses." : "";
  return {
    id,
    title,
    description,
    caption: `In this model.${bands}${doses}`,
    table,
    draw: (document) => draw(document, course),
  };
}

function draw(document: DrawingDocument, course: DayCourse): string {
  const { title, unit, lines, bands, logarithmic, duration } = course;
  const keys = legend(
    document,
    margin.left - 4,
    inLegend(lines).map((line) => ({
      name: line.label,
      sample: (x: number, y: number) => sample(document, line, x, y),
    })),
  );
  const domain = range(course);
  const inside = (value: number) => (logarithmic && !(value >= domain[0]) ? Number.NaN : value);
  const marks = [
    ...bands.flatMap((band) => bandMarks(band, logarithmic ? domain[0] : Number.NEGATIVE_INFINITY)),
    ...lines.flatMap(({ days, values, colour, dash, marker }) => {
      const points = days.map((day, i) => ({ day, value: inside(values[i]) }));
      const stroke = { x: "day", y: "value", strokeDasharray: dash, strokeLinejoin: "round" as const };
      // An edge in ink makes pale lines visible on paper, as it does for cells.
      const edge = marker ? [Plot.lineY(points, { ...stroke, stroke: ink, strokeWidth: 3.4 })] : [];
      return [...edge, Plot.lineY(points, { ...stroke, stroke: colour, strokeWidth: 2 })];
    }),
  ];
  const drawn = plot(
    document,
    {
      width: pictureWidth,
      height,
      marginLeft: margin.left,
      marginRight: margin.right,
      marginTop: margin.top,
      marginBottom: margin.bottom,
      x: { domain: [0, duration], label: "Days", labelAnchor: "center", labelArrow: "none", ticks: 8 },
      y: {
        type: logarithmic ? "log" : "linear",
        domain,
        label: unit === "" ? title : `${title} (${unit})`,
        labelArrow: "none",
        ticks: logarithmic ? 4 : 6,
        tickFormat: (value: number) => significant(value, 2),
      },
      marks: [Plot.gridY({ stroke: faint, strokeOpacity: 1, ...(logarithmic ? { ticks: 4 } : {}) }), ...marks],
    },
    0,
    keys.height,
  );
  const foot = keys.height + height;
  return picture(document, course, foot + 22, [
    ...keys.parts,
    drawn,
    ...course.lines.flatMap((line, n) => shapes(document, course, line, n, domain, keys.height)),
    ...course.doses.map((day) => wedge(document, xOf(day, duration), foot - margin.bottom)),
    label(document, margin.left, foot + 12, "In this model. Immunarium; not medical advice.", { fill: quiet }),
  ]);
}

function inLegend(lines: readonly CourseLine[]): readonly CourseLine[] {
  return lines
    .map((line, at) => ({ line, order: line.order ?? at }))
    .sort((a, b) => a.order - b.order)
    .map(({ line }) => line);
}

function bandMarks({ colour, days, median, ...ends }: CourseBand, least: number): Plot.Markish[] {
  const at = days.map((day, i) => ({
    day,
    median: median[i] < least ? Number.NaN : median[i],
    ...Object.fromEntries(Object.entries(ends).map(([name, values]) => [name, Math.max(values[i], least)])),
  }));
  return [
    Plot.areaY(at, { x: "day", y1: "p5", y2: "p95", fill: colour, fillOpacity: 0.16 }),
    Plot.areaY(at, { x: "day", y1: "p25", y2: "p75", fill: colour, fillOpacity: 0.26 }),
    Plot.lineY(at, { x: "day", y: "median", stroke: colour, strokeWidth: 1.2, strokeDasharray: "2 4" }),
  ];
}

function range({ lines, bands, logarithmic }: DayCourse): [number, number] {
  const all = [...lines.flatMap(({ values }) => values), ...bands.flatMap(({ p5, p95 }) => [...p5, ...p95])];
  const known = all.filter((value) => Number.isFinite(value) && (!logarithmic || value > 0));
  const high = known.reduce((most, value) => Math.max(most, value), logarithmic ? 0 : Number.NEGATIVE_INFINITY);
  const low = known.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  if (known.length === 0) return logarithmic ? [0.1, 1] : [0, 1];
  if (logarithmic) return [Math.max(low, high / 1e6), high > low ? high : 10 * low];
  const top = Math.max(high, 0);
  const bottom = Math.min(low, 0);
  const span = top - bottom || 1;
  return [bottom < 0 ? bottom - 0.05 * span : 0, top + 0.05 * span];
}

const xOf = (day: number, duration: number) =>
  margin.left + ((pictureWidth - margin.left - margin.right) * day) / duration;

/** Some points of a line with its shape. */
function shapes(
  document: DrawingDocument,
  { duration, logarithmic }: DayCourse,
  line: CourseLine,
  n: number,
  [low, high]: readonly [number, number],
  top: number,
): DrawingElement[] {
  const { marker } = line;
  if (!marker) return [];
  const scale = Plot.scale({
    y: { type: logarithmic ? "log" : "linear", domain: [low, high], range: [height - margin.bottom, margin.top] },
  });
  const found: DrawingElement[] = [];
  let next = margin.left + 20 + ((n * 0.382) % 1) * 100;
  line.days.forEach((day, i) => {
    const x = xOf(day, duration);
    const value = line.values[i];
    if (x < next || !Number.isFinite(value) || (logarithmic && value < low)) return;
    next = x + 110;
    found.push(shape(document, marker, line.colour, x, top + Number(scale.apply(value))));
  });
  return found;
}

function shape(document: DrawingDocument, { d, hollow, over }: Shape, colour: string, x: number, y: number) {
  const parts = [
    element(document, "path", {
      d,
      fill: hollow ? "#FBFAF7" : colour,
      stroke: ink,
      "stroke-width": hollow ? 3.2 : 1.1,
    }),
    ...(hollow ? [element(document, "path", { d, fill: "none", stroke: colour, "stroke-width": 1.8 })] : []),
    ...(over === undefined
      ? []
      : [element(document, "path", { d: over, fill: "none", stroke: ink, "stroke-width": 1.1 })]),
  ];
  return element(
    document,
    "g",
    { transform: `translate(${x.toFixed(1)},${y.toFixed(1)})`, "stroke-linejoin": "round" },
    parts,
  );
}

function sample(document: DrawingDocument, { colour, dash, marker }: CourseLine, x: number, y: number) {
  const path = (stroke: string, width: number) =>
    element(document, "path", {
      d: `M${x - 6},${y}h24`,
      stroke,
      "stroke-width": width,
      "stroke-dasharray": dash,
      fill: "none",
    });
  return element(document, "g", {}, [
    ...(marker ? [path(ink, 3.4)] : []),
    path(colour, 2),
    ...(marker ? [shape(document, marker, colour, x + 6, y)] : []),
  ]);
}

function wedge(document: DrawingDocument, x: number, foot: number) {
  return element(document, "path", { d: `M${x.toFixed(1)},${foot + 2}l4.5,8h-9Z`, fill: ink });
}
