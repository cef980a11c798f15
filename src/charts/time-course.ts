import * as Plot from "@observablehq/plot";
import { numbers, type Table, table, texts } from "../foundation/table.ts";
import { type Chart, chartId, type DrawingDocument } from "./chart.ts";
import { legend, lineSample, picture, pictureWidth, plot } from "./draw.ts";
import { armStyle, ink } from "./palette.ts";
import { axisMonths, daysPerMonth, fixed, percent, significant } from "./quantities.ts";

interface Point {
  readonly arm: string;
  readonly month: number;
  readonly median: number;
  readonly lo: number;
  readonly hi: number;
}

/**
 * Median and 5 % to 95 % band over time of one quantity, an arm a colour and a dash pattern.
 *
 * @param kinetics  columns arm, day, quantity, unit, median, lo, hi
 * @param quantity  the quantity to draw; a unit of "1" is drawn as a percentage
 * @param arms      all arms in their order, so that an arm keeps its colour in every picture
 */
export function timeCourse(kinetics: Table, quantity: string, arms: readonly string[]): Chart {
  const { points, unit } = pointsOf(kinetics, quantity);
  const present = arms.filter((arm) => points.some((point) => point.arm === arm));
  const fraction = unit === "1" || unit === "";
  const highest = Math.max(...points.map((point) => point.hi));
  // Concentrations fall by factors: a logarithmic axis shows a half-life as a straight line.
  const logarithmic = !fraction && points.some((point) => point.median > 0 && point.median < highest / 50);
  const about = {
    id: chartId("time-course", quantity),
    title: quantityName(quantity),
    description: describe(points, present, quantityName(quantity), unit),
  };
  return {
    ...about,
    caption: `Median (line) and 5 % to 95 % of virtual patients (band)${logarithmic ? "; logarithmic axis" : ""}.`,
    table: courseTable(quantity, unit, points),
    draw: (document) => draw(document, about, arms, points, { unit, fraction, logarithmic, highest }),
  };
}

/** The quantities of a kinetics table, in order. */
export function quantities(kinetics: Table): string[] {
  return [...new Set(texts(kinetics, "quantity"))];
}

const targets: Readonly<Record<string, string>> = { pd1: "PD-1", pdl1: "PD-L1", ctla4: "CTLA-4" };

/** `Anti-PD-1 concentration` from an output's name such as `antiPD1Concentration`; texts with spaces stay. */
export function quantityName(name: string): string {
  if (name.includes(" ")) return name.charAt(0).toUpperCase() + name.slice(1);
  const words = name
    .replace(/(anti)?(pdl1|pd1|ctla4)/gi, (_, anti: string | undefined, target: string) => {
      return ` ${anti ? "anti-" : ""}${targets[target.toLowerCase()]} `;
    })
    .replace(/[A-Z][a-z]+/g, (word) => ` ${word.toLowerCase()}`)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/ (node|tumour|blood)$/, " ($1)");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function pointsOf(kinetics: Table, quantity: string): { points: Point[]; unit: string } {
  const arm = texts(kinetics, "arm");
  const name = texts(kinetics, "quantity");
  const units = texts(kinetics, "unit");
  const [day, median, lo, hi] = ["day", "median", "lo", "hi"].map((column) => numbers(kinetics, column));
  const points: Point[] = [];
  let unit = "";
  for (let row = 0; row < kinetics.rows; row++) {
    if (name[row] !== quantity || !Number.isFinite(median[row])) continue;
    unit = units[row];
    points.push({ arm: arm[row], month: day[row] / daysPerMonth, median: median[row], lo: lo[row], hi: hi[row] });
  }
  return { points, unit };
}

function courseTable(quantity: string, unit: string, points: readonly Point[]): Table {
  const column = (name: string, label: string, read: (point: Point) => number) => ({
    name,
    unit,
    label,
    values: Float64Array.from(points, read),
  });
  return table(quantity, [
    { name: "arm", unit: "", label: "Arm", values: points.map((point) => point.arm) },
    { name: "month", unit: "month", label: "Time", values: Float64Array.from(points, (point) => point.month) },
    column("median", "Median", (point) => point.median),
    column("lo", "5 %", (point) => point.lo),
    column("hi", "95 %", (point) => point.hi),
  ]);
}

function describe(points: readonly Point[], arms: readonly string[], quantity: string, unit: string): string {
  const say = (value: number) => (unit === "1" ? percent(value, 0) : `${significant(value)} ${unit}`);
  return arms
    .map((arm) => {
      const own = points.filter((point) => point.arm === arm);
      const last = own[own.length - 1];
      const peak = own.reduce((best, point) => (point.median > best.median ? point : best));
      return (
        `${quantity}, ${arm}: highest median ${say(peak.median)} at ${fixed(peak.month, 1)} months, ` +
        `last ${say(last.median)} (5 % to 95 %: ${say(last.lo)} to ${say(last.hi)}) at ${fixed(last.month, 1)} months.`
      );
    })
    .join(" ");
}

function draw(
  document: DrawingDocument,
  about: Pick<Chart, "id" | "title" | "description">,
  arms: readonly string[],
  points: readonly Point[],
  scale: { readonly unit: string; readonly fraction: boolean; readonly logarithmic: boolean; readonly highest: number },
): string {
  const end = Math.max(1, ...points.map((point) => point.month));
  const floor = scale.logarithmic ? scale.highest / 1e4 : 0;
  const present = arms.filter((arm) => points.some((point) => point.arm === arm));
  const keys = legend(
    document,
    62,
    present.map((arm) => {
      const { colour, dash } = armStyle(arms.indexOf(arm));
      return { name: arm, sample: lineSample(document, colour, dash) };
    }),
  );
  const marks = present.flatMap((arm) => {
    const { colour, dash } = armStyle(arms.indexOf(arm));
    // Below the floor of a logarithmic axis a line ends; along the floor it would look like a plateau.
    const own = points
      .filter((point) => point.arm === arm)
      .map((point) => ({
        ...point,
        median: point.median < floor ? Number.NaN : point.median,
        lo: point.hi < floor ? Number.NaN : Math.max(point.lo, floor),
      }));
    return [
      Plot.areaY(own, { x: "month", y1: "lo", y2: "hi", fill: colour, fillOpacity: 0.14 }),
      Plot.lineY(own, { x: "month", y: "median", stroke: colour, strokeWidth: 2, strokeDasharray: dash }),
    ];
  });
  const drawn = plot(
    document,
    {
      width: pictureWidth,
      height: 300,
      marginLeft: 62,
      marginRight: 20,
      marginTop: 26,
      marginBottom: 44,
      x: {
        label: "Months from randomisation",
        labelAnchor: "center",
        labelArrow: "none",
        domain: [0, end],
        ticks: axisMonths(end),
        tickFormat: String,
      },
      y: {
        ...(scale.logarithmic
          ? { type: "log" as const, domain: [floor, scale.highest], ticks: 4 }
          : { zero: true, nice: true }),
        label: `${about.title} (${scale.fraction ? "%" : scale.unit})`,
        labelArrow: "none",
        tickFormat: (value: number) => (scale.fraction ? fixed(value * 100, 0) : significant(value, 2)),
        ...(scale.fraction ? { domain: [0, Math.max(1, scale.highest)] } : {}),
      },
      marks: [Plot.gridY({ stroke: ink, strokeOpacity: 0.08, ...(scale.logarithmic ? { ticks: 4 } : {}) }), ...marks],
    },
    0,
    keys.height,
  );
  return picture(document, about, keys.height + 300, [...keys.parts, drawn]);
}
