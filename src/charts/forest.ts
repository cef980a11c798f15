import * as Plot from "@observablehq/plot";
import { numbers, type Table, texts } from "../foundation/table.ts";
import type { Chart, DrawingDocument } from "./chart.ts";
import { label, picture, pictureWidth, plot } from "./draw.ts";
import { ink, quiet } from "./palette.ts";
import { fixed, significant, wrap } from "./quantities.ts";

interface Row {
  readonly place: number;
  readonly group: string;
  readonly name: string;
  readonly counts: string;
  readonly estimate: number;
  readonly lo: number;
  readonly hi: number;
  readonly weight: number;
  readonly note: string;
}

export interface ForestOptions {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  /** What the axis measures, e.g. "Hazard ratio". */
  readonly effect: string;
  /** Said under the axis: which side favours whom; none for rates. */
  readonly sides?: readonly [string, string];
  /** `ratio`: logarithmic axis with a line at 1; `rate`: 0 to 100 %. */
  readonly scale: "ratio" | "rate";
  /** Heading of the counts column, e.g. "Events / patients". */
  readonly counts: string;
  /** Heading of the last column; absent: no such column. */
  readonly note?: string;
}

const nameWidth = 30;
const left = 336;
const ratioTicks = [0.1, 0.2, 0.5, 1, 2, 5, 10];

/**
 * A forest: names and counts on the left, estimate with 95 % interval as a square and a line, numbers on the right.
 *
 * @param rows  columns group (a heading where it changes; "" for none), name, counts (text), estimate, lo, hi, weight
 *              (sizes the square; events or patients), note (text). A row without an estimate shows "not estimable".
 */
export function forest(rows: Table, options: ForestOptions): Chart {
  const entries = rowsOf(rows);
  const about = { id: options.id, title: options.title, description: describe(entries, options) };
  return {
    ...about,
    caption: options.caption,
    table: twin(rows, options),
    draw: (document) => draw(document, about, entries, options),
  };
}

/** What a reader of the table needs: percentages for rates, and no column that is empty or only sizes the squares. */
function twin(rows: Table, options: ForestOptions): Table {
  const dropped = new Set([
    "weight",
    ...(options.note === undefined ? ["note"] : []),
    ...(texts(rows, "group").every((group) => group === "") ? ["group"] : []),
  ]);
  const percentages = options.scale === "rate" ? ["estimate", "lo", "hi"] : [];
  return {
    ...rows,
    columns: rows.columns
      .filter(({ name }) => !dropped.has(name))
      .map((entry) =>
        percentages.includes(entry.name)
          ? { ...entry, unit: "%", values: numbers(rows, entry.name).map((value) => value * 100) }
          : entry,
      ),
  };
}

function rowsOf(rows: Table): Row[] {
  const [group, name, counts, note] = ["group", "name", "counts", "note"].map((column) => texts(rows, column));
  const [estimate, lo, hi, weight] = ["estimate", "lo", "hi", "weight"].map((column) => numbers(rows, column));
  let place = 0;
  let last = "";
  return name.map((own, row) => {
    if (group[row] !== last) {
      last = group[row];
      if (last !== "") place++;
    }
    return {
      place: place++,
      group: group[row],
      name: own,
      counts: counts[row],
      estimate: estimate[row],
      lo: lo[row],
      hi: hi[row],
      weight: weight[row],
      note: note[row],
    };
  });
}

function say(row: Row, scale: ForestOptions["scale"]): string {
  if (!Number.isFinite(row.estimate)) return "not estimable";
  const show = (value: number) => (scale === "rate" ? fixed(value * 100, 1) : fixed(value, 2));
  return `${show(row.estimate)} (${show(row.lo)}–${show(row.hi)})`;
}

function describe(rows: readonly Row[], options: ForestOptions): string {
  const unit = options.scale === "rate" ? " %" : "";
  return rows
    .map(
      (row) =>
        `${row.group === "" ? "" : `${row.group}, `}${row.name}: ${options.effect} ${say(row, options.scale)}${unit}.`,
    )
    .join(" ");
}

function draw(
  document: DrawingDocument,
  about: Pick<Chart, "id" | "title" | "description">,
  rows: readonly Row[],
  options: ForestOptions,
): string {
  const right = options.note === undefined ? 150 : 252;
  const lines = (rows[rows.length - 1]?.place ?? 0) + 1;
  const known = rows.filter((row) => Number.isFinite(row.estimate));
  const domain = options.scale === "rate" ? [0, 1] : ratioDomain(known);
  const [low, high] = domain;
  const heaviest = Math.max(1, ...known.map((row) => row.weight));
  const headings = rows.filter((row, i) => row.group !== "" && row.group !== rows[i - 1]?.group);
  const clamp = (value: number) => Math.min(high, Math.max(low, value));
  const beyond = known.filter((row) => row.hi > high || row.lo < low);
  const top = 34;
  const bottom = options.sides ? 68 : 46;
  const tallest = Math.max(1, ...rows.map((row) => wrap(row.name, nameWidth).length));
  const rowHeight = Math.max(28, 15 * tallest + 4);
  const height = top + lines * rowHeight + bottom;
  const at = (dx: number) => ({ frameAnchor: "right" as const, textAnchor: "start" as const, dx });
  const drawn = plot(document, {
    width: pictureWidth,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    x: {
      domain,
      ...(options.scale === "rate"
        ? { ticks: [0, 0.25, 0.5, 0.75, 1], tickFormat: (value: number) => fixed(value * 100, 0) }
        : {
            type: "log" as const,
            ticks: ratioTicks.filter((tick) => tick >= low && tick <= high),
            tickFormat: (value: number) => significant(value, 2),
          }),
      label: `${options.effect}${options.scale === "rate" ? " (%)" : ", logarithmic axis"}`,
      labelAnchor: "center",
      labelArrow: "none",
      labelOffset: 38,
    },
    y: { axis: null, domain: [lines - 0.5, -0.5] },
    marks: [
      Plot.rect(
        rows.filter((_, i) => i % 2 === 0),
        {
          x1: low,
          x2: high,
          y1: (row: Row) => row.place - 0.5,
          y2: (row: Row) => row.place + 0.5,
          fill: ink,
          fillOpacity: 0.035,
        },
      ),
      Plot.gridX({ stroke: ink, strokeOpacity: 0.08 }),
      options.scale === "ratio" ? Plot.ruleX([1], { stroke: ink, strokeDasharray: "4 3" }) : null,
      Plot.link(known, {
        x1: (row: Row) => clamp(row.lo),
        x2: (row: Row) => clamp(row.hi),
        y1: "place",
        y2: "place",
        stroke: ink,
        strokeWidth: 1.6,
      }),
      Plot.text(beyond, {
        x: (row: Row) => (row.hi > high ? high : low),
        y: "place",
        text: (row: Row) => (row.hi > high ? "▶" : "◀"),
        fontSize: 10,
        fill: ink,
      }),
      Plot.dot(known, {
        x: (row: Row) => clamp(row.estimate),
        y: "place",
        symbol: "square",
        r: (row: Row) => 3 + 3.5 * Math.sqrt(row.weight / heaviest),
        fill: "#226BEB",
        stroke: ink,
        strokeWidth: 0.8,
      }),
      Plot.text(rows, {
        y: "place",
        text: (row: Row) => wrap(row.name, nameWidth).join("\n"),
        frameAnchor: "left",
        textAnchor: "start",
        dx: 10 - left,
        fill: ink,
      }),
      Plot.text(rows, { y: "place", text: "counts", frameAnchor: "left", textAnchor: "end", dx: -14, fill: quiet }),
      Plot.text(headings, {
        y: (row: Row) => row.place - 1,
        text: "group",
        frameAnchor: "left",
        textAnchor: "start",
        dx: 2 - left,
        fontWeight: 600,
        fill: ink,
      }),
      Plot.text(rows, { y: "place", text: (row: Row) => say(row, options.scale), ...at(12), fill: ink }),
      options.note === undefined ? null : Plot.text(rows, { y: "place", text: "note", ...at(152), fill: ink }),
    ],
    r: { type: "identity" },
  });
  const heads = [
    label(document, left - 14, 20, options.counts, { "text-anchor": "end", "font-weight": 600 }),
    label(document, pictureWidth - right + 12, 20, options.scale === "rate" ? "% (95 % CI)" : "HR (95 % CI)", {
      "font-weight": 600,
    }),
    ...(options.note === undefined
      ? []
      : [label(document, pictureWidth - right + 152, 20, options.note, { "font-weight": 600 })]),
  ];
  const middle = (left + pictureWidth - right) / 2;
  const sides = options.sides
    ? [
        label(document, middle - 10, height - 10, `← ${options.sides[0]}`, {
          "text-anchor": "end",
          "font-size": 12,
          fill: quiet,
        }),
        label(document, middle + 10, height - 10, `${options.sides[1]} →`, { "font-size": 12, fill: quiet }),
      ]
    : [];
  return picture(document, about, height, [drawn, ...heads, ...sides]);
}

/** A domain around 1, symmetric on the logarithmic axis, that holds the estimates and most of the intervals. */
function ratioDomain(rows: readonly Row[]): [number, number] {
  const reach = Math.max(2, ...rows.flatMap((row) => [row.hi, 1 / row.lo].filter(Number.isFinite)));
  const high = Math.min(10, reach * 1.08);
  return [1 / high, high];
}
