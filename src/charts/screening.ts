import { numbers, type Table, texts } from "../foundation/table.ts";
import type { Chart, DrawingDocument, DrawingElement } from "./chart.ts";
import { element, label, picture, pictureWidth } from "./draw.ts";
import { armStyle, faint, ink, quiet } from "./palette.ts";
import { significant } from "./quantities.ts";
import { linearTicks } from "./ticks.ts";

export interface ScreeningPicture {
  readonly id: string;
  readonly title: string;
  readonly measure: { readonly label: string; readonly unit: string };
  /** A row an input, the largest first, chance alone last: `name`, `mu`, `mu_star`, its `_lo` and `_hi`, `sigma`, `verdict`. */
  readonly inputs: Table;
  readonly foot: string;
}

const plane = { left: 66, top: 34, right: 400, bottom: 380 };
const listLeft = 436;
const most = 24;

/** Morris's plane: how much an input moves the outcome (μ*) against how much that varies (σ). */
export function screeningChart(given: ScreeningPicture): Chart {
  const { id, title, inputs, measure } = given;
  const about = { id, title, description: describe(given) };
  return {
    ...about,
    caption: `To the right: mean size of the effect of each quantity over its whole range (μ*, in ${measure.unit}), with 95 % bootstrap intervals over trajectories. Up: how much the effect varies (σ): it depends on the others, bends, or is chance. Dashed: what other seeds alone do. Hollow points may be chance.`,
    table: inputs,
    draw: (document) => draw(document, about, given),
  };
}

interface Input {
  readonly name: string;
  readonly size: number;
  readonly lo: number;
  readonly hi: number;
  readonly deviation: number;
  readonly verdict: string;
}

function inputsOf(inputs: Table): { readonly all: Input[]; readonly chance: Input } {
  const [size, lo, hi, deviation] = ["mu_star", "mu_star_lo", "mu_star_hi", "sigma"].map((name) =>
    numbers(inputs, name),
  );
  const verdict = texts(inputs, "verdict");
  const all = texts(inputs, "name").map((name, i) => ({
    name,
    size: size[i],
    lo: lo[i],
    hi: hi[i],
    deviation: Number.isFinite(deviation[i]) ? deviation[i] : 0,
    verdict: verdict[i],
  }));
  return { all: all.slice(0, -1), chance: all[all.length - 1] };
}

function describe({ inputs, measure: { unit } }: ScreeningPicture): string {
  const { all, chance } = inputsOf(inputs);
  const said = all.map(
    ({ name, size, lo, hi, deviation, verdict }) =>
      `${name}: μ* ${significant(size)} ${unit} (${significant(lo)} to ${significant(hi)}), σ ${significant(deviation)}${verdict === "moves" ? "" : `; ${verdict}`}.`,
  );
  return [...said, `Other seeds alone: ${significant(chance.size)} ${unit}.`].join(" ");
}

function draw(
  document: DrawingDocument,
  about: Pick<Chart, "id" | "title" | "description">,
  { inputs, measure, foot }: ScreeningPicture,
): string {
  const { all, chance } = inputsOf(inputs);
  const known = all.filter(({ size }) => Number.isFinite(size));
  const widest = Math.max(...known.map(({ hi }) => hi), chance.size || 0, 1e-9) * 1.05;
  const tallest = Math.max(...known.map(({ deviation }) => deviation), 1e-9) * 1.1;
  const x = (value: number) => plane.left + (value / widest) * (plane.right - plane.left);
  const y = (value: number) => plane.bottom - (value / tallest) * (plane.bottom - plane.top);
  const line = (d: string, more = {}) => element(document, "path", { d, stroke: faint, fill: "none", ...more });
  const small = { "font-size": 12, fill: quiet };
  const axes = [
    ...linearTicks(0, widest, 5).flatMap((tick) => [
      line(`M${x(tick)},${plane.top}V${plane.bottom}`),
      label(document, x(tick), plane.bottom + 16, significant(tick), { ...small, "text-anchor": "middle" }),
    ]),
    ...linearTicks(0, tallest, 5).flatMap((tick) => [
      line(`M${plane.left},${y(tick)}H${plane.right}`),
      label(document, plane.left - 7, y(tick) + 4, significant(tick), { ...small, "text-anchor": "end" }),
    ]),
    label(document, (plane.left + plane.right) / 2, plane.bottom + 38, `μ* (${measure.unit})`, {
      "text-anchor": "middle",
      "font-weight": 600,
    }),
    label(document, 8, 18, `↑ σ (${measure.unit})`, { "font-weight": 600 }),
    ...(Number.isFinite(chance.size)
      ? [
          line(`M${x(chance.size)},${plane.top}V${plane.bottom}`, {
            stroke: ink,
            "stroke-width": 1.5,
            "stroke-dasharray": "5 4",
          }),
          label(document, x(chance.size) + 4, plane.top - 6, "other seeds alone", small),
        ]
      : []),
  ];
  const shown = known.slice(0, most);
  const left = known.length - shown.length;
  const foot0 = Math.max(plane.bottom + 50, plane.top + 19 * (shown.length + (left > 0 ? 2 : 1)));
  return picture(document, about, foot0 + 24, [
    ...axes,
    ...shown.toReversed().flatMap((input, i) => point(document, input, shown.length - i, x, y)),
    ...shown.flatMap((input, i) => entry(document, input, i)),
    ...(left > 0
      ? [label(document, listLeft, plane.top + 19 * shown.length, `and ${left} that move less`, small)]
      : []),
    label(document, 8, foot0 + 12, foot, small),
  ]);
}

function point(
  document: DrawingDocument,
  { size, lo, hi, deviation, verdict }: Input,
  rank: number,
  x: (value: number) => number,
  y: (value: number) => number,
): DrawingElement[] {
  const isClear = verdict === "moves";
  const { colour } = armStyle(0);
  return [
    element(document, "path", { d: `M${x(lo)},${y(deviation)}H${x(hi)}`, stroke: colour, "stroke-width": 1.4 }),
    element(document, "circle", {
      cx: x(size),
      cy: y(deviation),
      r: 8.5,
      fill: isClear ? colour : "#FBFAF7",
      stroke: colour,
      "stroke-width": 1.4,
    }),
    label(document, x(size), y(deviation) + 3.6, String(rank), {
      "text-anchor": "middle",
      "font-size": 10,
      "font-weight": 700,
      fill: isClear ? "#FFFFFF" : ink,
    }),
  ];
}

function entry(document: DrawingDocument, { name, size, verdict }: Input, i: number): DrawingElement[] {
  const y = plane.top + 19 * i;
  const room = verdict === "moves" ? 40 : 26;
  const text = name.length > room ? `${name.slice(0, room - 1)}…` : name;
  return [
    label(document, listLeft, y, `${i + 1}`, { "font-size": 12, "font-weight": 700, "text-anchor": "end" }),
    label(document, listLeft + 8, y, `${text}: ${significant(size)}`, { "font-size": 12 }),
    ...(verdict === "moves"
      ? []
      : [label(document, pictureWidth - 6, y, verdict, { "font-size": 12, fill: quiet, "text-anchor": "end" })]),
  ];
}
