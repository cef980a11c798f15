import { type CellStyle, rgb } from "./cell-palette.ts";
import { type FieldRange, fieldColour } from "./field-image.ts";
import { cellStates, type FrameCells } from "./read-frame.ts";
import type { ScenePart } from "./scene.ts";
import { cellMarks, nucleusSize } from "./section.ts";
import { textWidth } from "./stroke-font.ts";

const ink = "#11161D";
export const quiet = "#4A525C";
export const faint = "#D9D5CB";

/** Letters of an SVG are the reader's own: at most this much wider than those of a PNG (DejaVu Sans). */
export const widestFont = 1.2;

/** Parts of a legend and where the next may start. */
export interface LegendParts {
  readonly parts: readonly ScenePart[];
  readonly bottom: number;
}

export function text(
  x: number,
  y: number,
  words: string,
  more: {
    readonly size?: number;
    readonly fill?: string;
    readonly anchor?: "start" | "middle" | "end";
    readonly bold?: boolean;
  } = {},
): ScenePart {
  return { kind: "words", x, y, size: 13, fill: ink, anchor: "start", text: words, ...more };
}

/** A cell of each type with its name and how many there are, then what states look like. */
export function cellLegend(
  cells: FrameCells,
  types: readonly string[],
  styles: readonly CellStyle[],
  x: number,
  y: number,
  width: number,
): LegendParts {
  const counts = types.map(() => [0, 0, 0]);
  for (let row = 0; row < cells.count; row++) counts[cells.type[row]][cells.state[row]]++;
  // Many types stand closer together.
  const [step, radius] = types.length > 9 ? [34, 8.5] : [42, 10.5];
  const entries = types.flatMap((name, type) => {
    const middle = y + step * type + 14;
    return [
      ...sample(styles[type], 0, name, x + 12, middle, radius),
      text(x + 32, middle - 2, shortened(name, width - 32, 13)),
      text(x + 32, middle + 13, counted(counts[type]), { size: 11.5, fill: quiet }),
    ];
  });
  const below = y + step * types.length + 14;
  const states = cellStates.flatMap((state, code) => {
    const left = x + [0, 0.26, 0.64][code] * width;
    return [
      ...sample(styles[0] ?? grey, code, state, left + 9, below + 8, 7.5),
      text(left + 21, below + 12, state, { size: 11.5, fill: quiet }),
    ];
  });
  return { parts: [...entries, ...states], bottom: below + 30 };
}

const grey: CellStyle = { colour: "#776A5E", shape: "circle" };

function sample(style: CellStyle, state: number, name: string, x: number, y: number, radius: number): ScenePart[] {
  return cellMarks(style, state, name, [x, y, radius], [x, y, 0.56 * radius * nucleusSize[state]]);
}

function counted([live, apoptotic, necrotic]: readonly number[]): string {
  const dead = apoptotic + necrotic;
  if (live + dead === 0) return "none";
  return `${grouped(live)} live${dead === 0 ? "" : ` · ${grouped(dead)} dead`}`;
}

/** Thousands parted by a thin gap from ten thousand on. */
export function grouped(count: number): string {
  return count < 10_000 ? String(count) : String(count).replace(/\B(?=(\d{3})+$)/g, " ");
}

/** The colours of a substance's densities, with its unit. */
export function fieldLegend(
  { substance, unit }: { readonly substance: string; readonly unit: string },
  { least, largest }: FieldRange,
  x: number,
  y: number,
  width: number,
): LegendParts {
  const behind = unit === "" ? "" : ` (${unit})`;
  // A long name is cut, its unit never.
  const name = shortened(substance, width / widestFont - textWidth(behind, 13), 13) + behind;
  const data = new Uint8ClampedArray(4 * 256);
  for (let i = 0; i < 256; i++) data.set([...rgb(fieldColour(i / 255)), 255], 4 * i);
  const bar: ScenePart = { kind: "picture", x, y: y + 12, width, height: 12, pixels: { width: 256, height: 1, data } };
  const number = (value: number) => shortNumber(value);
  return {
    parts: [
      text(x, y + 4, name),
      bar,
      ...frameLines(x, y + 12, width, 12, quiet),
      text(x, y + 39, number(least), { size: 11.5, fill: quiet }),
      text(x + width / 2, y + 39, largest > least ? number((least + largest) / 2) : "", {
        size: 11.5,
        fill: quiet,
        anchor: "middle",
      }),
      text(x + width, y + 39, largest > least ? number(largest) : "everywhere", {
        size: 11.5,
        fill: quiet,
        anchor: "end",
      }),
    ],
    bottom: y + 56,
  };
}

/** Three digits, with an exponent where zeros would hide them. */
function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return value.toExponential(1).replace("e-", "e−").replace("e+", "e");
  return String(Number(value.toPrecision(3))).replace("-", "−");
}

/** The border of a rectangle. */
export function frameLines(x: number, y: number, width: number, height: number, stroke: string): ScenePart[] {
  const corners = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  return corners.map(([x1, y1], i) => {
    const [x2, y2] = corners[(i + 1) % 4];
    return { kind: "line", x1, y1, x2, y2, stroke, strokeWidth: 0.8 };
  });
}

/** A bar of a round length, at most `most` units long. */
export function scaleBar(scale: number, x: number, y: number, most: number): ScenePart[] {
  let decade = 1e-3;
  while (decade * 10 * scale <= most) decade *= 10;
  const length = decade * ([5, 2].find((digit) => digit * decade * scale <= most) ?? 1);
  const end = x + length * scale;
  const line = (x1: number, y1: number, x2: number, y2: number, strokeWidth: number): ScenePart => ({
    kind: "line",
    x1,
    y1,
    x2,
    y2,
    stroke: ink,
    strokeWidth,
  });
  const words = length >= 1000 ? `${shortNumber(length / 1000)} mm` : `${shortNumber(length)} µm`;
  return [
    line(x, y, end, y, 2),
    line(x, y - 4, x, y + 4, 2),
    line(end, y - 4, end, y + 4, 2),
    text(end + 10, y + 4.5, words),
  ];
}

/** A name cut to a width, with a mark where it was cut. */
export function shortened(name: string, width: number, size: number): string {
  if (textWidth(name, size) <= width) return name;
  const signs = [...name];
  while (signs.length > 1 && textWidth(`${signs.join("")}…`, size) > width) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}

/** `2 d 4 h 30 min`. */
export function clock(minutes: number): string {
  const sign = minutes < 0 ? "−" : "";
  const all = Math.abs(minutes);
  const days = Math.floor(all / 1440);
  const hours = Math.floor((all - 1440 * days) / 60);
  const rest = Math.round((all - 1440 * days - 60 * hours) * 100) / 100;
  const parts = [days ? `${days} d` : "", hours ? `${hours} h` : "", rest ? `${rest} min` : ""].filter(
    (part) => part !== "",
  );
  return parts.length === 0 ? "0 min" : sign + parts.join(" ");
}
