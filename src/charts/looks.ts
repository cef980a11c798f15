import * as Plot from "@observablehq/plot";
import { numbers, type Table, texts } from "../foundation/table.ts";
import type { Chart, DrawingDocument } from "./chart.ts";
import { element, label, legend, lineSample, picture, pictureWidth, plot } from "./draw.ts";
import { ink } from "./palette.ts";
import { count, fixed } from "./quantities.ts";

const efficacyColour = "#12946E";
const futilityColour = "#C4560A";
const statisticColour = "#226BEB";

interface Look {
  readonly events: number;
  readonly z: number;
  readonly efficacy: number;
  readonly futility: number;
  readonly decision: string;
}

/**
 * Boundaries of a group-sequential trial against the statistic that its looks saw.
 *
 * @param looks  columns events, z (NaN where a look was not held), efficacy (∞ where it may spend nothing), futility (−∞
 *               or NaN where there is none), decision
 * @param options.twoSided  draws the efficacy bounds on both sides
 */
export function looksChart(looks: Table, options: { readonly title: string; readonly twoSided: boolean }): Chart {
  const rows = rowsOf(looks);
  const { title, twoSided } = options;
  const about = { id: "looks", title, description: rows.map((row, i) => describe(row, i, twoSided)).join(" ") };
  return {
    ...about,
    caption:
      "Z of the stratified log-rank test; above 0 the arm fares better. Solid line: rejected at or beyond it. Dashed line, where there is one: without hope at or below it. A look that was not held shows its planned bounds alone.",
    table: looks,
    draw: (document) => draw(document, about, rows, twoSided),
  };
}

function rowsOf(looks: Table): Look[] {
  const [events, z, efficacy, futility] = ["events", "z", "efficacy", "futility"].map((name) => numbers(looks, name));
  const decision = texts(looks, "decision");
  return decision.map((one, i) => ({
    events: events[i],
    z: z[i],
    efficacy: efficacy[i],
    futility: futility[i],
    decision: one,
  }));
}

function describe({ events, z, efficacy, futility, decision }: Look, i: number, twoSided: boolean): string {
  const bound = Number.isFinite(efficacy) ? `${twoSided ? "±" : ""}${fixed(efficacy, 2)}` : "none";
  const hope = Number.isFinite(futility) ? `, futility bound ${fixed(futility, 2)}` : "";
  const seen = Number.isFinite(z) ? `Z ${fixed(z, 2)}, ${decision}` : "not held";
  return `Look ${i + 1}, ${count(Math.round(events), "event")}: bound ${bound}${hope}; ${seen}.`;
}

const height = 320;
const top = 44;

function draw(
  document: DrawingDocument,
  about: Pick<Chart, "id" | "title" | "description">,
  rows: readonly Look[],
  twoSided: boolean,
): string {
  const upper = rows.filter(({ efficacy }) => Number.isFinite(efficacy));
  const lower = rows.filter(({ futility }) => Number.isFinite(futility));
  const held = rows.filter(({ z }) => Number.isFinite(z));
  const values = [
    0,
    ...upper.flatMap(({ efficacy }) => (twoSided ? [efficacy, -efficacy] : [efficacy])),
    ...lower.map(({ futility }) => futility),
    ...held.map(({ z }) => z),
  ];
  const domain = [Math.min(...values) - 0.5, Math.max(...values) + 0.5];
  const most = Math.max(...rows.map(({ events }) => events));
  const keys = legend(document, 60, [
    { name: "rejected", sample: lineSample(document, efficacyColour, "none") },
    ...(lower.length > 0 ? [{ name: "futile", sample: lineSample(document, futilityColour, "6 4") }] : []),
    {
      name: "Z at the looks",
      sample: (x, y) => element(document, "circle", { cx: x + 6, cy: y, r: 5, fill: statisticColour }),
    },
  ]);
  const bound = (data: readonly Look[], y: (row: Look) => number, stroke: string, dash: string) => [
    Plot.line(data, { x: "events", y, stroke, strokeWidth: 2.2, strokeDasharray: dash }),
    Plot.dot(data, { x: "events", y, stroke, fill: "#FFFFFF", r: 3.5, strokeWidth: 2 }),
    Plot.text(data, { x: "events", y, text: (row: Look) => fixed(y(row), 2), dy: -11, fill: ink }),
  ];
  const drawn = plot(
    document,
    {
      width: pictureWidth,
      height,
      marginLeft: 60,
      marginRight: 30,
      marginTop: 16,
      marginBottom: 46,
      x: {
        domain: [0, most * 1.06],
        label: "Events of both arms",
        labelAnchor: "center",
        labelArrow: "none",
        ticks: 6,
      },
      y: { domain, label: null, ticks: 6 },
      marks: [
        Plot.gridY({ stroke: ink, strokeOpacity: 0.08 }),
        Plot.ruleY([0], { stroke: ink, strokeOpacity: 0.5 }),
        ...bound(upper, ({ efficacy }) => efficacy, efficacyColour, "none"),
        ...(twoSided ? bound(upper, ({ efficacy }) => -efficacy, efficacyColour, "none") : []),
        ...bound(lower, ({ futility }) => futility, futilityColour, "6 4"),
        Plot.line(held, { x: "events", y: "z", stroke: statisticColour, strokeWidth: 1.6, strokeDasharray: "2 3" }),
        Plot.dot(held, { x: "events", y: "z", fill: statisticColour, stroke: ink, r: 5.5 }),
      ],
    },
    0,
    top,
  );
  return picture(document, about, top + height, [
    ...keys.parts,
    label(document, 8, top + 6, "Z", { "font-weight": 600 }),
    drawn,
  ]);
}
