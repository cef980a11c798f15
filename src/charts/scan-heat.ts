import { numbers, texts } from "../foundation/table.ts";
import type { Chart, DrawingDocument, DrawingElement } from "./chart.ts";
import { heat } from "./cividis.ts";
import { element, label, picture, pictureWidth } from "./draw.ts";
import { classLegend, classLegendHeight, classMark } from "./outcome-classes.ts";
import { ink, quiet } from "./palette.ts";
import { significant } from "./quantities.ts";
import type { ScanPicture } from "./scan.ts";

const margin = { left: 74, right: 16, top: 70, bottom: 52 };

/** Where cells of the picture lie: the first axis goes to the right, the second one up. */
interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  left(point: number): number;
  top(point: number): number;
}

function gridOf(columns: number, rows: number): Grid {
  const width = (pictureWidth - margin.left - margin.right) / columns;
  const height = Math.max(24, Math.min(64, width * 0.8, 520 / rows));
  return {
    columns,
    rows,
    width,
    height,
    left: (point) => margin.left + (point % columns) * width,
    top: (point) => margin.top + (rows - 1 - Math.floor(point / columns)) * height,
  };
}

/** Two quantities: a cell a pair. */
export function drawScanHeat(
  document: DrawingDocument,
  about: Pick<Chart, "id" | "title" | "description">,
  { axes, measure, classes, points, foot }: ScanPicture,
): string {
  const [across, up] = axes.map(({ column }) => numbers(points, column));
  const columns = new Set(across).size;
  const grid = gridOf(columns, points.rows / columns);
  const median = numbers(points, "median");
  const known = [...median].filter(Number.isFinite);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const part = (value: number) => (high > low ? (value - low) / (high - low) : 0);
  const most = texts(points, "most");
  const runs = numbers(points, "runs");
  const names = Object.keys(classes);
  const cells = Array.from(median, (value, point) => {
    const kind = names.indexOf(most[point]);
    const share = kind < 0 ? "" : `${numbers(points, most[point])[point]}/${runs[point]}`;
    const colour = Number.isFinite(value) ? heat(part(value)) : { fill: "none", ink };
    const letter = kind < 0 ? "" : classes[most[point]].letter;
    return cellOf(document, grid, point, { ...colour, kind, letter, share: runs[point] > 1 ? share : "" });
  }).flat();
  const foot0 = margin.top + grid.rows * grid.height;
  const legendTop = foot0 + margin.bottom + 18;
  const bottom = legendTop + classLegendHeight(classes);
  const thin = Math.ceil(columns / 14);
  return picture(document, about, bottom + 16, [
    ...scale(document, low, high, `${measure.label} (${measure.unit}), middle run`),
    ...cells,
    element(document, "path", { d: classBorders(most, grid), fill: "none", stroke: ink, "stroke-width": 3 }),
    ...Array.from({ length: columns }, (_, i) =>
      label(document, grid.left(i) + grid.width / 2, foot0 + 17, i % thin === 0 ? significant(across[i], 4) : "", {
        "text-anchor": "middle",
        fill: quiet,
        "font-size": 12,
      }),
    ),
    ...Array.from({ length: grid.rows }, (_, j) =>
      label(document, margin.left - 8, grid.top(j * columns) + grid.height / 2 + 4, significant(up[j * columns], 4), {
        "text-anchor": "end",
        fill: quiet,
        "font-size": 12,
      }),
    ),
    label(document, (margin.left + pictureWidth - margin.right) / 2, foot0 + 40, `→ ${axes[0].title}`, {
      "text-anchor": "middle",
      "font-weight": 600,
    }),
    label(document, 8, margin.top - 12, `↑ ${axes[1].title}`, { "font-weight": 600 }),
    ...classLegend(document, classes, margin.left, legendTop),
    label(document, margin.left, bottom + 4, foot, { fill: quiet, "font-size": 12 }),
  ]);
}

interface CellLook {
  readonly fill: string;
  readonly ink: string;
  readonly kind: number;
  readonly letter: string;
  readonly share: string;
}

function cellOf(document: DrawingDocument, grid: Grid, point: number, look: CellLook): DrawingElement[] {
  const [x, y] = [grid.left(point), grid.top(point)];
  const { width, height } = grid;
  const wide = width >= 44;
  const tall = height >= 44 && look.share !== "";
  const middle = y + height / 2 - (wide && tall ? 7 : 0);
  const centre = { "text-anchor": "middle", fill: look.ink };
  return [
    element(document, "rect", { x, y, width, height, fill: look.fill, stroke: "#D9D5CB", "stroke-width": 0.5 }),
    ...(look.kind < 0
      ? []
      : [
          ...(wide ? [classMark(document, look.kind, x + width / 2 - 9, middle, 11, look.ink)] : []),
          label(document, x + width / 2 + (wide ? 8 : 0), middle + 5, look.letter, {
            ...centre,
            "font-size": width >= 18 ? 15 : 10,
            "font-weight": 700,
          }),
          ...(wide && tall
            ? [label(document, x + width / 2, y + height - 9, look.share, { ...centre, "font-size": 11 })]
            : []),
        ]),
  ];
}

/** What colours stand for. */
function scale(document: DrawingDocument, low: number, high: number, title: string): DrawingElement[] {
  if (!Number.isFinite(low)) return [];
  const steps = 24;
  const length = 240;
  return [
    label(document, 8, 16, title, { "font-weight": 600 }),
    ...Array.from({ length: steps }, (_, i) =>
      element(document, "rect", {
        x: margin.left + (i * length) / steps,
        y: 26,
        width: length / steps + 0.5,
        height: 10,
        fill: heat(i / (steps - 1)).fill,
      }),
    ),
    label(document, margin.left - 6, 35, significant(low, 3), { "text-anchor": "end", fill: quiet, "font-size": 12 }),
    label(document, margin.left + length + 6, 35, significant(high, 3), { fill: quiet, "font-size": 12 }),
  ];
}

/** The path of lines where the most frequent class changes from one cell to the next; none beside a cell without one. */
export function classBorders(
  most: readonly (string | undefined)[],
  { columns, left, top, width, height }: Omit<Grid, "rows">,
): string {
  const differ = (a: number, b: number) => Boolean(most[a] && most[b] && most[a] !== most[b]);
  return most
    .map((_, point) => {
      const right = (point + 1) % columns !== 0 && differ(point, point + 1);
      const above = differ(point, point + columns);
      return (
        (right ? `M${left(point) + width} ${top(point)}v${height}` : "") +
        (above ? `M${left(point)} ${top(point)}h${width}` : "")
      );
    })
    .join("");
}
