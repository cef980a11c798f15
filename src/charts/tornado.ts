import { numbers, type Table, texts } from "../foundation/table.ts";
import type { Chart, DrawingDocument, DrawingElement } from "./chart.ts";
import { element, label, picture, pictureWidth } from "./draw.ts";
import { ink, quiet } from "./palette.ts";
import { significant, wrap } from "./quantities.ts";
import { linearTicks } from "./ticks.ts";
import { endFills, tornadoDomain } from "./tornado-scale.ts";

export interface TornadoPicture {
  readonly id: string;
  readonly title: string;
  readonly measure: { readonly label: string; readonly unit: string };
  /** The scenario as it is: mean of its runs with an interval. */
  readonly base: { readonly value: number; readonly lo: number; readonly hi: number };
  /**
   * A row a quantity, the widest first: `name`, `in_scenario`, `low`, `high`, `low_effect`, `low_effect_lo`,
   * `low_effect_hi`, and the same of `high`, `low_verdict`, `high_verdict`, `verdict`.
   */
  readonly bars: Table;
  readonly foot: string;
}

const left = 250;
const right = 118;
const rowHeight = 34;
const top = 62;

interface End {
  readonly which: "low" | "high";
  readonly value: number;
  readonly effect: number;
  readonly lo: number;
  readonly hi: number;
  readonly verdict: string;
}

interface Row {
  readonly name: string;
  readonly ends: readonly End[];
  readonly verdict: string;
}

/** Bars to either side of the scenario as it is, a quantity each, with intervals. */
export function tornadoChart(given: TornadoPicture): Chart {
  const { id, title, bars, base, measure } = given;
  const rows = rowsOf(bars);
  const about = { id, title, description: describe(rows, given) };
  return {
    ...about,
    caption: `Each quantity goes from the low to the high end of its range, all others as in the scenario, whose mean is the upright line (${significant(base.value, 4)} ${measure.unit}). Thin lines: intervals that hold for all bars together at 95 %. Hollow bars may be chance.`,
    table: bars,
    draw: (document) => draw(document, about, rows, given),
  };
}

function rowsOf(bars: Table): Row[] {
  const column = (name: string) => numbers(bars, name);
  const ends = (["low", "high"] as const).map((which) => ({
    which,
    value: column(which),
    effect: column(`${which}_effect`),
    lo: column(`${which}_effect_lo`),
    hi: column(`${which}_effect_hi`),
    verdict: texts(bars, `${which}_verdict`),
  }));
  const verdict = texts(bars, "verdict");
  return texts(bars, "name").map((name, row) => ({
    name,
    verdict: verdict[row],
    ends: ends
      .map(({ which, ...of }) => ({
        which,
        value: of.value[row],
        effect: of.effect[row],
        lo: of.lo[row],
        hi: of.hi[row],
        verdict: of.verdict[row],
      }))
      .filter(({ effect }) => Number.isFinite(effect)),
  }));
}

function describe(rows: readonly Row[], { base, measure }: TornadoPicture): string {
  const { label: what, unit } = measure;
  const signed = (value: number) => `${value > 0 ? "+" : ""}${significant(value)}`;
  const start = `As in the scenario: ${what.toLowerCase()} ${significant(base.value, 4)} ${unit}.`;
  const said = rows.map(({ name, ends, verdict }) => {
    const each = ends.map(
      ({ value, effect, lo, hi }) => `${significant(value)} ${signed(effect)} (${signed(lo)} to ${signed(hi)})`,
    );
    return `${name}: at ${each.join(", at ")}${verdict === "moves" ? "" : `; ${verdict}`}.`;
  });
  return [start, ...said].join(" ");
}

function draw(
  document: DrawingDocument,
  about: Pick<Chart, "id" | "title" | "description">,
  rows: readonly Row[],
  { base, measure, foot }: TornadoPicture,
): string {
  const [least, most] = tornadoDomain(
    base.value,
    rows.flatMap(({ ends }) => ends),
  );
  const x = (value: number) => left + ((value - least) / (most - least || 1)) * (pictureWidth - left - right);
  const bottom = top + rows.length * rowHeight;
  const ticks = linearTicks(least, most, 6);
  const parts = [
    label(document, left, 18, `${measure.label} (${measure.unit})`, { "font-weight": 600 }),
    ...legend(document),
    ...ticks.flatMap((tick) => [
      element(document, "path", { d: `M${x(tick)},${top}V${bottom}`, stroke: ink, "stroke-opacity": 0.08 }),
      label(document, x(tick), bottom + 17, significant(tick, 4), {
        "text-anchor": "middle",
        "font-size": 12,
        fill: quiet,
      }),
    ]),
    ...rows.flatMap((row, i) => bar(document, row, top + i * rowHeight, base.value, [least, most], x)),
    element(document, "path", { d: `M${x(base.value)},${top - 6}V${bottom}`, stroke: ink, "stroke-width": 2 }),
    label(
      document,
      x(base.value),
      top - 11,
      `as in the scenario: ${significant(base.value, 4)} (${significant(base.lo)} to ${significant(base.hi)})`,
      { "text-anchor": "middle", "font-size": 12 },
    ),
    label(document, 8, bottom + 42, foot, { "font-size": 12, fill: quiet }),
  ];
  return picture(document, about, bottom + 54, parts);
}

function legend(document: DrawingDocument): DrawingElement[] {
  return (["low", "high"] as const).flatMap((which, i) => [
    element(document, "rect", { x: 8 + 100 * i, y: 8, width: 14, height: 12, fill: endFills[which], stroke: ink }),
    label(document, 28 + 100 * i, 18, `${which} end`, { "font-size": 12 }),
  ]);
}

function bar(
  document: DrawingDocument,
  { name, ends, verdict }: Row,
  y: number,
  base: number,
  domain: readonly [number, number],
  x: (value: number) => number,
): DrawingElement[] {
  const middle = y + rowHeight / 2;
  const lines = wrap(name, 34).slice(0, 2);
  const inside = (value: number) => Math.max(domain[0], Math.min(domain[1], value));
  return [
    ...lines.map((text, i) =>
      label(document, 8, middle + 4.5 + 14 * (i - (lines.length - 1) / 2), text, { "font-size": 12 }),
    ),
    ...ends.flatMap(({ which, effect, lo, hi, value, verdict: of }, i) => {
      const [from, to] = [x(base), x(inside(base + effect))];
      // Both ends to one side would hide one another.
      const half = ends.length === 2 && ends[0].effect * ends[1].effect > 0;
      const [at, height] = half ? [y + 5 + 13 * i, 11] : [y + 7, rowHeight - 14];
      const line = half ? at + height / 2 : middle;
      const isClear = of === "moves";
      return [
        element(document, "rect", {
          x: Math.min(from, to),
          y: at,
          width: Math.max(1, Math.abs(to - from)),
          height,
          fill: isClear ? endFills[which] : "none",
          stroke: isClear ? ink : endFills[which],
          "stroke-width": isClear ? 0.6 : 1.6,
          "stroke-dasharray": isClear ? "none" : "4 2",
        }),
        ...(Number.isFinite(lo)
          ? // A pale edge makes the line visible on dark bars.
            [
              ["#FBFAF7", 3.4],
              [ink, 1.4],
            ].map(([stroke, width]) =>
              element(document, "path", {
                d: `M${x(inside(base + lo))},${line}H${x(inside(base + hi))}`,
                stroke,
                "stroke-width": width,
              }),
            )
          : []),
        label(document, to + (effect < 0 ? -5 : 5), line - (half ? -4 : 8), significant(value), {
          "text-anchor": effect < 0 ? "end" : "start",
          "font-size": 10,
          fill: quiet,
          "paint-order": "stroke",
          stroke: "#FBFAF7",
          "stroke-width": 2.5,
        }),
      ];
    }),
    ...(verdict === "moves"
      ? []
      : [label(document, pictureWidth - right + 12, middle + 4, verdict, { "font-size": 12, fill: quiet })]),
  ];
}
