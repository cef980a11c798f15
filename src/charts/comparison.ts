import * as Plot from "@observablehq/plot";
import { column, numbers, type Table, table, texts } from "../foundation/table.ts";
import type { Chart, DrawingDocument, DrawingElement } from "./chart.ts";
import { element, label, legend, picture, pictureWidth, plot } from "./draw.ts";
import { ink } from "./palette.ts";
import { fixed, interval, percent, significant } from "./quantities.ts";

type Kind = "rate" | "months" | "ratio";

interface Row {
  readonly name: string;
  readonly kind: Kind;
  readonly published: number;
  readonly simulated: number;
  readonly lo: number;
  readonly hi: number;
  readonly inside: boolean;
}

const panels: Readonly<Record<Kind, { readonly title: string; readonly axis: string }>> = {
  rate: { title: "Rates", axis: "Percent of patients" },
  months: { title: "Medians", axis: "Months" },
  ratio: { title: "Hazard ratios", axis: "Hazard ratio, logarithmic axis" },
};

const simulatedColour = "#226BEB";
const left = 290;
const right = 226;
const rowHeight = 26;

/**
 * Published figures beside simulated ones: a diamond for the publication, a circle with its 95 % prediction interval
 * for the simulation. A published figure outside the interval is marked as plainly as one inside.
 *
 * @param rows  columns arm, endpoint, kind ("rate", "months", "ratio"), published, simulated, lo, hi, inside ("yes",
 *              "no"), source
 */
export function comparison(rows: Table): Chart {
  const entries = rowsOf(rows);
  const inside = entries.filter((row) => row.inside).length;
  const about = {
    id: "comparison",
    title: "Published and simulated endpoints",
    description:
      `${inside} of ${entries.length} published figures lie inside the prediction interval, ${entries.length - inside} outside. ` +
      entries.map(describe).join(" "),
  };
  return {
    ...about,
    caption:
      "Diamond: published. Circle and line: simulated, with the 95 % prediction interval of a trial of the published size. " +
      "Hollow circles and the word “outside” mark a miss.",
    table: twin(rows, entries),
    draw: (document) => draw(document, about, entries),
  };
}

function rowsOf(rows: Table): Row[] {
  const [arm, endpoint, kind, inside] = ["arm", "endpoint", "kind", "inside"].map((name) => texts(rows, name));
  const [published, simulated, lo, hi] = ["published", "simulated", "lo", "hi"].map((name) => numbers(rows, name));
  return arm.map((name, row) => ({
    name: `${name}: ${endpoint[row]}`,
    kind: kind[row] as Kind,
    published: published[row],
    simulated: simulated[row],
    lo: lo[row],
    hi: hi[row],
    inside: inside[row] === "yes",
  }));
}

/** The figures in the units of their kinds, as texts. */
function twin(rows: Table, entries: readonly Row[]): Table {
  const shown = (name: string, label: string, read: (row: Row) => string) => ({
    name,
    unit: "",
    label,
    values: entries.map(read),
  });
  const difference = (row: Row) => {
    if (!Number.isFinite(row.simulated)) return "";
    const gap = figure(row.simulated - row.published, row.kind);
    return row.kind === "rate" ? gap.replace("%", "points") : gap;
  };
  return table("published and simulated", [
    column(rows, "arm"),
    column(rows, "endpoint"),
    shown("published", "Published", (row) => figure(row.published, row.kind)),
    shown("simulated", "Simulated", (row) => figure(row.simulated, row.kind)),
    shown("prediction", "95 % prediction interval", (row) =>
      Number.isFinite(row.lo) ? interval(row.lo, row.hi, (value) => figure(value, row.kind)) : "",
    ),
    shown("inside", "Published inside", (row) => (row.inside ? "yes" : "no")),
    shown("difference", "Simulated less published", difference),
    column(rows, "source"),
  ]);
}

/** A figure in the unit of its kind: percent, months or a ratio. */
function figure(value: number | null, kind: Kind): string {
  if (kind === "rate") return percent(value);
  return kind === "months" ? fixed(value, 1) : fixed(value, 2);
}

function describe(row: Row): string {
  const unit = row.kind === "months" ? " months" : "";
  const simulated = Number.isFinite(row.simulated) ? `${figure(row.simulated, row.kind)}${unit}` : "not reached";
  return `${row.name}: published ${figure(row.published, row.kind)}${unit}, simulated ${simulated}, ${row.inside ? "inside" : "outside"}.`;
}

function draw(
  document: DrawingDocument,
  about: Pick<Chart, "id" | "title" | "description">,
  entries: readonly Row[],
): string {
  const keys = legend(document, left, [
    { name: "published", sample: (x, y) => diamond(document, x + 8, y) },
    {
      name: "simulated, with prediction interval",
      sample: (x, y) =>
        element(document, "path", {
          d: `M${x - 6},${y}h24M${x + 8},${y - 4}a4,4 0 1 1 0,8a4,4 0 1 1 0,-8z`,
          fill: simulatedColour,
          stroke: simulatedColour,
          "stroke-width": 1.6,
        }),
    },
  ]);
  let top = keys.height;
  const parts: DrawingElement[] = [...keys.parts];
  for (const kind of ["rate", "months", "ratio"] as const) {
    const own = entries.filter((row) => row.kind === kind);
    if (own.length === 0) continue;
    const height = 26 + own.length * rowHeight + 46;
    parts.push(
      label(document, 2, top + 18, panels[kind].title, { "font-weight": 600 }),
      panel(document, kind, own, top, height),
    );
    top += height;
  }
  return picture(document, about, top, parts);
}

const diamond = (document: DrawingDocument, x: number, y: number) =>
  element(document, "path", { d: `M${x},${y - 6}l6,6l-6,6l-6,-6z`, fill: "#F2A65A", stroke: ink, "stroke-width": 1 });

function panel(
  document: DrawingDocument,
  kind: Kind,
  rows: readonly Row[],
  top: number,
  height: number,
): DrawingElement {
  const finite = rows.flatMap((row) => [row.published, row.simulated, row.lo, row.hi]).filter(Number.isFinite);
  const domain =
    kind === "ratio"
      ? [Math.min(0.4, ...finite.filter((value) => value > 0)) * 0.95, Math.max(1.6, ...finite) * 1.05]
      : [0, kind === "rate" ? 1 : Math.max(...finite) * 1.05];
  const named = rows.map((row, place) => ({ ...row, place }));
  const known = named.filter((row) => Number.isFinite(row.simulated));
  const colour = (row: Row) => (row.inside ? simulatedColour : "#FFFFFF");
  const beside = (dx: number, textAnchor: "start" | "end" = "end") => ({
    frameAnchor: "right" as const,
    textAnchor,
    dx,
    fill: ink,
  });
  return plot(
    document,
    {
      width: pictureWidth,
      height,
      marginLeft: left,
      marginRight: right,
      marginTop: 26,
      marginBottom: 46,
      x: {
        domain,
        label: panels[kind].axis,
        labelAnchor: "center",
        labelArrow: "none",
        ...(kind === "ratio"
          ? {
              type: "log" as const,
              ticks: [0.25, 0.5, 0.75, 1, 1.5, 2].filter((tick) => tick >= domain[0] && tick <= domain[1]),
            }
          : {}),
        tickFormat: (value: number) => (kind === "rate" ? fixed(value * 100, 0) : significant(value, 2)),
      },
      y: { axis: null, domain: [rows.length - 0.5, -0.5] },
      marks: [
        Plot.gridX({ stroke: ink, strokeOpacity: 0.08 }),
        Plot.link(
          named.filter((row) => Number.isFinite(row.lo)),
          {
            x1: "lo",
            // An upper limit that is not reached runs to the edge.
            x2: (row: Row) => (Number.isFinite(row.hi) ? row.hi : domain[1]),
            y1: "place",
            y2: "place",
            stroke: simulatedColour,
            strokeWidth: 2,
          },
        ),
        Plot.dot(known, { x: "simulated", y: "place", r: 5, fill: colour, stroke: simulatedColour, strokeWidth: 2 }),
        Plot.dot(named, {
          x: "published",
          y: "place",
          symbol: "diamond",
          r: 5,
          fill: "#F2A65A",
          stroke: ink,
          strokeWidth: 1,
        }),
        Plot.text(named, { y: "place", text: "name", frameAnchor: "left", textAnchor: "end", dx: -12, fill: ink }),
        Plot.text(named, { y: "place", text: (row: Row) => figure(row.published, kind), ...beside(62) }),
        Plot.text(named, { y: "place", text: (row: Row) => figure(row.simulated, kind), ...beside(142) }),
        Plot.text(named, {
          y: "place",
          text: (row: Row) => (row.inside ? "inside" : "outside"),
          ...beside(160, "start"),
        }),
      ],
    },
    0,
    top,
  );
}
