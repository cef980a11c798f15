import * as Plot from "@observablehq/plot";
import { numbers, type Table, table, texts } from "../foundation/table.ts";
import type { Chart, DrawingDocument } from "./chart.ts";
import { element, fillSample, hatched, legend, picture, pictureWidth, plot } from "./draw.ts";
import { ink } from "./palette.ts";
import { axisMonths, daysPerMonth, percent, wrap } from "./quantities.ts";
import { armNames, rowsByArm } from "./subjects.ts";

interface Slice {
  readonly arm: string;
  readonly month: number;
  readonly state: string;
  readonly from: number;
  readonly to: number;
}

const onTreatment = "on treatment";
/** Known states in the order in which they are stacked, so that a state looks the same in every report. */
const looks = [
  { state: onTreatment, fill: "#226BEB", hatch: "none" },
  { state: "completed", fill: "#7CC7A8", hatch: "none" },
  { state: "progression", fill: "#F2A65A", hatch: "rising" },
  { state: "toxicity", fill: "#4B2074", hatch: "falling" },
  { state: "death", fill: "#A9A294", hatch: "none" },
  { state: "", fill: "#FFFFFF", hatch: "dots" },
] as const;
const moments = 60;
const columns = 3;

/**
 * Who is still on treatment over time, and why the others are not: areas that add up to all patients of an arm.
 *
 * @param subjects  columns arm, offTreatmentDay, offTreatmentReason ("" where treatment went on at the last contact)
 * @param until     day at which the picture ends
 */
export function exposure(subjects: Table, until: number): Chart {
  const arms = armNames(subjects);
  const days = Array.from({ length: moments + 1 }, (_, i) => (until * i) / moments);
  const off = numbers(subjects, "offTreatmentDay");
  const reason = texts(subjects, "offTreatmentReason");
  const states = [onTreatment, ...new Set(reason.filter((text) => text !== ""))].sort((a, b) => lookOf(a) - lookOf(b));
  const slices = rowsByArm(subjects, arms).flatMap((rows, i) =>
    days.flatMap((day) => slicesAt(rows, day, off, reason, states).map((slice) => ({ ...slice, arm: arms[i] }))),
  );
  const yearly = exposureTable(slices, arms, states, until);
  const about = { id: "exposure", title: "Time on treatment", description: describe(slices, arms, until) };
  return {
    ...about,
    caption:
      "Share of an arm's virtual patients who are on treatment, or who stopped and why, by time from randomisation.",
    table: yearly,
    draw: (document) => draw(document, about, arms, states, slices),
  };
}

/** Place of a state among the looks; the last one is for any other. */
function lookOf(state: string): number {
  const found = looks.findIndex((look) => look.state === state);
  return found < 0 ? looks.length - 1 : found;
}

function slicesAt(
  rows: readonly number[],
  day: number,
  off: Float64Array,
  reason: readonly string[],
  states: readonly string[],
): Omit<Slice, "arm">[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    // Without a reason the day is that of the last contact: treatment was going on.
    const state = reason[row] !== "" && off[row] <= day ? reason[row] : onTreatment;
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  let from = 0;
  return states.map((state) => {
    const to = from + (counts.get(state) ?? 0) / Math.max(1, rows.length);
    const slice = { month: day / daysPerMonth, state, from, to };
    from = to;
    return slice;
  });
}

function exposureTable(
  slices: readonly Slice[],
  arms: readonly string[],
  states: readonly string[],
  until: number,
): Table {
  const wanted = [0.1, 0.25, 0.5, 0.75, 1].map((part) => Math.round(part * moments));
  const month = (step: number) => (until * step) / moments / daysPerMonth;
  const rows = arms.flatMap((arm) => wanted.map((step) => ({ arm, month: month(step) })));
  const share = (arm: string, at: number, state: string) => {
    const found = slices.find(
      (slice) => slice.arm === arm && slice.state === state && Math.abs(slice.month - at) < 1e-6,
    );
    return found ? (found.to - found.from) * 100 : Number.NaN;
  };
  return table("exposure", [
    { name: "arm", unit: "", label: "Arm", values: rows.map((row) => row.arm) },
    { name: "month", unit: "month", label: "Month", values: Float64Array.from(rows, (row) => row.month) },
    ...states.map((state) => ({
      name: state,
      unit: "%",
      label: state.charAt(0).toUpperCase() + state.slice(1),
      values: Float64Array.from(rows, (row) => share(row.arm, row.month, state)),
    })),
  ]);
}

function describe(slices: readonly Slice[], arms: readonly string[], until: number): string {
  const months = until / daysPerMonth;
  return arms
    .map((arm) => {
      const own = slices.filter((slice) => slice.arm === arm && slice.state === onTreatment);
      const half = own[Math.round(own.length / 2) - 1];
      const end = own[own.length - 1];
      if (!half || !end) return "";
      return (
        `${arm}: ${percent(half.to - half.from, 0)} on treatment at ${Math.round(half.month)} months, ` +
        `${percent(end.to - end.from, 0)} at ${Math.round(months)} months.`
      );
    })
    .join(" ");
}

function draw(
  document: DrawingDocument,
  about: Pick<Chart, "id" | "title" | "description">,
  arms: readonly string[],
  states: readonly string[],
  slices: readonly Slice[],
): string {
  const fill = (state: string) => `url(#${about.id}-${lookOf(state)})`;
  const defs = element(
    document,
    "defs",
    {},
    looks.map((look, i) => hatched(document, `${about.id}-${i}`, look.fill, look.hatch)),
  );
  const keys = legend(
    document,
    20,
    states.map((state) => ({ name: state, sample: fillSample(document, fill(state)) })),
  );
  const end = Math.max(...slices.map((slice) => slice.month));
  const wide = Math.min(columns, arms.length);
  const rows = Math.ceil(arms.length / wide);
  const height = 60 + rows * 210;
  const place = (arm: string) => ({ fx: arms.indexOf(arm) % wide, fy: Math.floor(arms.indexOf(arm) / wide) });
  const placed = slices.map((slice) => ({ ...slice, ...place(slice.arm) }));
  const names = arms.map((arm) => ({ ...place(arm), text: wrap(arm, Math.floor(84 / wide)).join("\n") }));
  const drawn = plot(
    document,
    {
      width: pictureWidth,
      height,
      marginLeft: 50,
      marginRight: 14,
      marginTop: 36,
      marginBottom: 44,
      fx: { axis: null, padding: 0.1 },
      fy: { axis: null, padding: rows > 1 ? 0.24 : 0 },
      x: {
        label: "Months from randomisation",
        labelAnchor: "center",
        labelArrow: "none",
        domain: [0, end],
        ticks: axisMonths(end, Math.ceil(9 / wide)),
        tickFormat: String,
      },
      y: { domain: [0, 1], label: null, tickFormat: (value: number) => `${Math.round(value * 100)} %`, ticks: 4 },
      marks: [
        ...states.map((state) =>
          Plot.areaY(
            placed.filter((slice) => slice.state === state),
            { fx: "fx", fy: "fy", x: "month", y1: "from", y2: "to", fill: fill(state), stroke: ink, strokeWidth: 0.5 },
          ),
        ),
        Plot.text(names, {
          fx: "fx",
          fy: "fy",
          text: "text",
          frameAnchor: "top-left",
          lineAnchor: "bottom",
          dy: -6,
          fontWeight: 600,
          fill: ink,
        }),
      ],
    },
    0,
    keys.height - 6,
  );
  return picture(document, about, keys.height + height, [defs, ...keys.parts, drawn]);
}
