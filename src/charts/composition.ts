import * as Plot from "@observablehq/plot";
import { numbers, type Table, texts } from "../foundation/table.ts";
import type { Chart, DrawingDocument, DrawingElement } from "./chart.ts";
import { element, fillSample, hatched, legend, picture, pictureWidth, plot } from "./draw.ts";
import { ink, kindFills } from "./palette.ts";
import { percent, wrap } from "./quantities.ts";

interface Part {
  readonly bar: string;
  readonly kind: string;
  readonly count: number;
  readonly from: number;
  readonly to: number;
  readonly place: number;
}

const left = 230;
const hatches = ["none", "rising", "none", "falling", "dots", "none", "rising", "falling"] as const;

/**
 * What each group consists of: a bar a group, cut in proportion to counts, e.g. why patients of an arm did not respond.
 *
 * @param rows  columns bar, kind, count; bars and kinds in the order in which they first appear
 */
export function composition(
  rows: Table,
  about: { readonly id: string; readonly title: string; readonly caption: string },
): Chart {
  const parts = partsOf(rows);
  const described = { ...about, description: describe(parts) };
  return { ...described, table: rows, draw: (document) => draw(document, described, parts) };
}

function partsOf(rows: Table): Part[] {
  const bar = texts(rows, "bar");
  const kind = texts(rows, "kind");
  const count = numbers(rows, "count");
  const bars = [...new Set(bar)];
  return bars.flatMap((name, place) => {
    const own = bar.map((_, row) => row).filter((row) => bar[row] === name);
    const total = own.reduce((sum, row) => sum + count[row], 0);
    let from = 0;
    return own.map((row) => {
      const to = from + (total === 0 ? 0 : count[row] / total);
      const part = { bar: name, kind: kind[row], count: count[row], from, to, place };
      from = to;
      return part;
    });
  });
}

function describe(parts: readonly Part[]): string {
  const bars = [...new Set(parts.map((part) => part.bar))];
  return bars
    .map((bar) => {
      const own = parts.filter((part) => part.bar === bar && part.count > 0);
      return `${bar}: ${own.map((part) => `${part.kind} ${part.count} (${percent(part.to - part.from, 0)})`).join(", ")}.`;
    })
    .join(" ");
}

function draw(
  document: DrawingDocument,
  about: Pick<Chart, "id" | "title" | "description">,
  parts: readonly Part[],
): string {
  const kinds = [...new Set(parts.map((part) => part.kind))];
  const bars = [...new Set(parts.map((part) => part.bar))];
  const pattern = (kind: string) => kinds.indexOf(kind) % kindFills.length;
  const fill = (kind: string) => `url(#${about.id}-${pattern(kind)})`;
  const defs = element(
    document,
    "defs",
    {},
    kinds.slice(0, kindFills.length).map((_, i) => hatched(document, `${about.id}-${i}`, kindFills[i], hatches[i])),
  );
  const keys = legend(
    document,
    20,
    kinds.map((kind) => ({ name: kind, sample: fillSample(document, fill(kind)) })),
  );
  const height = bars.length * 34 + 52;
  return picture(document, about, keys.height + height, [
    defs,
    ...keys.parts,
    barsPlot(document, parts, bars, fill, keys.height, height),
  ]);
}

function barsPlot(
  document: DrawingDocument,
  parts: readonly Part[],
  bars: readonly string[],
  fill: (kind: string) => string,
  top: number,
  height: number,
): DrawingElement {
  const totals = bars.map((bar, place) => ({
    place,
    text: wrap(bar, 30).join("\n"),
    n: parts.filter((part) => part.bar === bar).reduce((sum, part) => sum + part.count, 0),
  }));
  const wide = parts.filter((part) => part.to - part.from > 0.045);
  return plot(
    document,
    {
      width: pictureWidth,
      height,
      marginLeft: left,
      marginRight: 70,
      marginTop: 4,
      marginBottom: 46,
      x: {
        domain: [0, 1],
        label: "Percent of patients",
        labelAnchor: "center",
        labelArrow: "none",
        tickFormat: (value: number) => String(Math.round(value * 100)),
        ticks: 5,
      },
      y: { axis: null, domain: [bars.length - 0.5, -0.5] },
      marks: [
        Plot.rect(parts, {
          x1: "from",
          x2: "to",
          y1: (part: Part) => part.place - 0.36,
          y2: (part: Part) => part.place + 0.36,
          fill: (part: Part) => fill(part.kind),
          stroke: ink,
          strokeWidth: 0.6,
        }),
        Plot.text(wide, {
          x: (part: Part) => (part.from + part.to) / 2,
          y: "place",
          text: (part: Part) => String(part.count),
          fill: ink,
          stroke: "white",
          strokeWidth: 3.5,
        }),
        Plot.text(totals, { y: "place", text: "text", frameAnchor: "left", textAnchor: "end", dx: -10, fill: ink }),
        Plot.text(totals, {
          y: "place",
          text: (total: { n: number }) => `n = ${total.n}`,
          frameAnchor: "right",
          textAnchor: "start",
          dx: 8,
          fill: ink,
        }),
      ],
    },
    0,
    top,
  );
}
