import * as Plot from "@observablehq/plot";
import { countsAt, type KaplanMeierCurve, medianSurvival, survivalAt } from "../analysis/kaplan-meier.ts";
import { type Endpoint, rowsOfArm, survivalTimes } from "../analysis/subjects.ts";
import { curveOfArm } from "../analysis/survival.ts";
import { type Table, table } from "../foundation/table.ts";
import type { Chart, DrawingDocument, DrawingElement, DrawOptions } from "./chart.ts";
import { element, label, picture, pictureWidth, plot } from "./draw.ts";
import { armStyle, ink, quiet } from "./palette.ts";
import { axisMonths, count, fixed, interval, percent, wrap } from "./quantities.ts";
import { spot } from "./spots.ts";
import { armNames, hasColumn, patientNames } from "./subjects.ts";

/** An arm's Kaplan–Meier estimate, times in months. */
export interface SurvivalCurve {
  readonly arm: string;
  readonly estimate: KaplanMeierCurve;
  /** Who was followed, and for how many months; for pages that lead from the curve to a patient. */
  readonly patients?: readonly { readonly patient: string; readonly month: number }[];
}

/**
 * The curves of those of a trial's arms that have patients to analyse.
 *
 * @param subjects  columns arm, pfsDay, pfsEvent, osDay, osEvent
 */
export function survivalCurves(
  subjects: Table,
  endpoint: Endpoint,
  arms: readonly string[] = armNames(subjects),
): SurvivalCurve[] {
  const present = new Set(armNames(subjects));
  return arms
    .filter((arm) => present.has(arm))
    .map((arm) => ({
      arm,
      estimate: curveOfArm(subjects, arm, endpoint),
      patients: followed(subjects, arm, endpoint),
    }));
}

function followed(subjects: Table, arm: string, endpoint: Endpoint) {
  const rows = rowsOfArm(subjects, arm);
  const { time } = survivalTimes(subjects, endpoint, rows);
  const names = hasColumn(subjects, "patient") ? patientNames(subjects) : undefined;
  return names ? rows.map((row, i) => ({ patient: names[row], month: time[i] })) : [];
}

/** Months to set counts under: round, and within the longest follow-up. */
export function countMonths(curves: readonly SurvivalCurve[]): number[] {
  return axisMonths(Math.max(1, ...curves.map(lastMonth)));
}

/** Last time under observation: the curve is known to here. */
export function lastMonth({ estimate }: SurvivalCurve): number {
  return estimate.time[estimate.time.length - 1];
}

export function patientsOf({ estimate }: SurvivalCurve): number {
  return estimate.atRisk[0];
}

export function eventsOf({ estimate }: SurvivalCurve): number {
  return estimate.events.reduce((sum, events) => sum + events, 0);
}

/** `11.5 months (95 % CI 8.9 to 16.7)`, or that the median was not reached. */
export function medianText({ estimate }: SurvivalCurve): string {
  const { value, lo, hi } = medianSurvival(estimate);
  const bounds = `95 % CI ${interval(lo, hi, (bound) => fixed(bound, 1))}`;
  return Number.isFinite(value) ? `${fixed(value, 1)} months (${bounds})` : `not reached (${bounds})`;
}

interface Corner {
  readonly x: number;
  readonly y: number;
  readonly lo: number;
  readonly hi: number;
}

const left = 212;
const right = 142;
const top = 12;
const frame = 300;
const row = 17;
/** Half the height of a censor tick, in units of the survival axis. */
const tickReach = 0.014;

/**
 * Kaplan–Meier curves: steps with 95 % bands and censor ticks, medians, and below the axis the patients at risk, the
 * patients censored and the events so far, set under the times that they belong to.
 *
 * @param curves  one an arm
 * @param about   id and title of the chart, and the axis label, e.g. "Progression-free"
 */
export function survivalChart(
  curves: readonly SurvivalCurve[],
  about: { readonly id: string; readonly title: string; readonly axis: string },
): Chart {
  const described = {
    id: about.id,
    title: about.title,
    description: curves.map((curve) => describe(curve, about.axis, countMonths(curves))).join(" "),
  };
  return {
    ...described,
    caption:
      "Kaplan–Meier estimates with 95 % confidence bands; small upright ticks are patients censored at their last contact. " +
      "The dotted line is one half. The counts below belong to the times above them; censored and events are cumulative.",
    table: survivalTable(curves),
    draw: (document, options) => draw(document, described, about.axis, curves, options),
  };
}

function survivalTable(curves: readonly SurvivalCurve[]): Table {
  const months = countMonths(curves);
  const rows = curves.flatMap((curve) =>
    countsAt(curve.estimate, months).map((counts) => ({
      ...counts,
      arm: curve.arm,
      rate: survivalAt(curve.estimate, counts.time),
    })),
  );
  type Row = (typeof rows)[number];
  const column = (name: string, unit: string, label: string, read: (row: Row) => number) => ({
    name,
    unit,
    label,
    values: Float64Array.from(rows, read),
  });
  return table("survival", [
    { name: "arm", unit: "", label: "Arm", values: rows.map((row) => row.arm) },
    column("month", "month", "Month", (row) => row.time),
    column("atRisk", "", "At risk", (row) => row.atRisk),
    column("censored", "", "Censored so far", (row) => row.censored),
    column("events", "", "Events so far", (row) => row.events),
    column("surviving", "%", "Estimate", (row) => row.rate.value * 100),
    column("lo", "%", "95 % from", (row) => row.rate.lo * 100),
    column("hi", "%", "95 % to", (row) => row.rate.hi * 100),
  ]);
}

function describe(curve: SurvivalCurve, axis: string, months: readonly number[]): string {
  const years = months.filter((month) => month > 0 && month % 12 === 0 && month <= lastMonth(curve)).slice(0, 5);
  const rates = years.map((month) => `${percent(survivalAt(curve.estimate, month).value, 0)} at ${month} months`);
  return (
    `${curve.arm}: ${count(eventsOf(curve), "event")} in ${count(patientsOf(curve), "patient")}, median ${medianText(curve)}` +
    `${rates.length > 0 ? `; ${axis.toLowerCase()} ${rates.join(", ")}` : ""}.`
  );
}

/** The corners of a step function, from time 0 to the last contact. */
function corners(curve: SurvivalCurve): Corner[] {
  const { estimate } = curve;
  const out: Corner[] = [{ x: 0, y: 1, lo: 1, hi: 1 }];
  for (let k = 0; k < estimate.time.length; k++) {
    if (estimate.events[k] === 0) continue;
    out.push({ x: estimate.time[k], y: estimate.surviving[k], lo: estimate.lo[k], hi: estimate.hi[k] });
  }
  const last = out[out.length - 1];
  if (lastMonth(curve) > last.x) out.push({ ...last, x: lastMonth(curve) });
  return out;
}

function draw(
  document: DrawingDocument,
  about: Pick<Chart, "id" | "title" | "description">,
  axis: string,
  curves: readonly SurvivalCurve[],
  { spots = false }: DrawOptions = {},
): string {
  const months = countMonths(curves);
  const end = Math.max(...months, ...curves.map(lastMonth));
  const blocks = ["At risk", "Censored", "Events"] as const;
  const below = 56 + blocks.length * (curves.length + 1) * row;
  const drawn = plot(document, {
    width: pictureWidth,
    height: top + frame + 56,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: 56,
    x: {
      domain: [0, end],
      ticks: months,
      tickFormat: (value: number) => String(value),
      label: "Months from randomisation",
      labelAnchor: "center",
      labelArrow: "none",
      labelOffset: 40,
    },
    y: { domain: [0, 1], ticks: 5, tickFormat: (value: number) => `${Math.round(value * 100)}`, label: null },
    marks: [
      Plot.gridY({ stroke: ink, strokeOpacity: 0.08 }),
      Plot.ruleY([0.5], { stroke: quiet, strokeDasharray: "1.5 3" }),
      ...curves.flatMap((curve, i) => curveMarks(curve, i, curves.length > 3 ? 0.07 : 0.12)),
      Plot.ruleY([0], { stroke: ink }),
    ],
  });
  const place = (month: number) => left + ((pictureWidth - left - right) * month) / end;
  return picture(document, about, top + frame + below + 8, [
    drawn,
    element(
      document,
      "text",
      {
        transform: `translate(${left - 48},${top + frame / 2}) rotate(-90)`,
        "text-anchor": "middle",
        "font-size": 13,
        fill: ink,
      },
      [`${axis} (%)`],
    ),
    ...endLabels(document, curves),
    ...countRows(document, curves, blocks, months, place),
    ...(spots ? curves.flatMap((curve) => stepSpots(document, curve, place)) : []),
  ]);
}

/** Each patient stands where the curve is at the end of the patient's follow-up. */
function stepSpots(document: DrawingDocument, curve: SurvivalCurve, place: (month: number) => number) {
  return (curve.patients ?? []).map(({ patient, month }) => {
    const cy = top + frame * (1 - survivalAt(curve.estimate, month).value);
    return spot(document, { patient, arm: curve.arm }, "circle", { cx: place(month), cy, r: 5 });
  });
}

function curveMarks(curve: SurvivalCurve, index: number, bandOpacity: number) {
  const { colour, dash } = armStyle(index);
  const steps = corners(curve);
  // A band without an estimate of its error (nobody left, or nobody failed yet) is not drawn.
  const banded = steps.filter((corner) => Number.isFinite(corner.lo) && Number.isFinite(corner.hi));
  const { estimate } = curve;
  const ticks = Array.from(estimate.time, (x, k) => ({
    x,
    y: estimate.surviving[k],
    left: estimate.censored[k],
  })).filter((tick) => tick.left > 0);
  return [
    Plot.areaY(banded, { x: "x", y1: "lo", y2: "hi", curve: "step-after", fill: colour, fillOpacity: bandOpacity }),
    Plot.line(steps, {
      x: "x",
      y: "y",
      curve: "step-after",
      stroke: colour,
      strokeWidth: 2,
      strokeDasharray: dash,
      strokeLinejoin: "miter",
    }),
    Plot.link(ticks, {
      x1: "x",
      x2: "x",
      y1: (tick: { y: number }) => tick.y - tickReach,
      y2: (tick: { y: number }) => tick.y + tickReach,
      stroke: colour,
      strokeWidth: 1,
    }),
  ];
}

/** Names beside the ends of the curves, moved apart where curves end together. */
function endLabels(document: DrawingDocument, curves: readonly SurvivalCurve[]): DrawingElement[] {
  const height = 16;
  const labels = curves
    .map((curve, index) => {
      const { value: median } = medianSurvival(curve.estimate);
      const lines = [
        ...wrap(curve.arm, 15),
        Number.isFinite(median) ? `median ${fixed(median, 1)} mo` : "median not reached",
      ];
      const end = curve.estimate.surviving[curve.estimate.surviving.length - 1];
      return { index, lines, y: top + frame * (1 - end) };
    })
    .sort((a, b) => a.y - b.y);
  let free = top;
  for (const entry of labels) {
    entry.y = Math.max(free, entry.y - (entry.lines.length * height) / 2);
    free = entry.y + entry.lines.length * height + 6;
  }
  // Push back up where the last label would leave the frame.
  let limit = top + frame + 4;
  for (const entry of [...labels].reverse()) {
    entry.y = Math.min(entry.y, limit - entry.lines.length * height);
    limit = entry.y - 6;
  }
  const x = pictureWidth - right + 10;
  return labels.flatMap(({ index, lines, y }) =>
    lines.map((text, i) =>
      label(
        document,
        x,
        y + 12 + i * height,
        text,
        i === lines.length - 1
          ? { "font-size": 11.5, fill: quiet }
          : { "font-weight": 600, fill: armStyle(index).colour },
      ),
    ),
  );
}

function countRows(
  document: DrawingDocument,
  curves: readonly SurvivalCurve[],
  blocks: readonly ["At risk", "Censored", "Events"],
  months: readonly number[],
  place: (month: number) => number,
): DrawingElement[] {
  let y = top + frame + 56 + 10;
  const parts: DrawingElement[] = [];
  for (const block of blocks) {
    parts.push(label(document, 4, y, block, { "font-weight": 600, "font-size": 12 }));
    y += row;
    curves.forEach((curve, i) => {
      const { colour, dash } = armStyle(i);
      parts.push(
        element(document, "path", {
          d: `M6,${y - 4}h18`,
          stroke: colour,
          "stroke-width": 2.4,
          "stroke-dasharray": dash,
          fill: "none",
        }),
        label(document, 28, y, shorten(curve.arm, 25), { "font-size": 11.5, fill: ink }),
      );
      for (const counts of countsAt(curve.estimate, months)) {
        const value = block === "At risk" ? counts.atRisk : block === "Censored" ? counts.censored : counts.events;
        parts.push(label(document, place(counts.time), y, String(value), { "text-anchor": "middle", "font-size": 12 }));
      }
      y += row;
    });
  }
  return parts;
}

function shorten(name: string, width: number): string {
  return name.length <= width ? name : `${name.slice(0, width - 1).trimEnd()}…`;
}
