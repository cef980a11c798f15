import { countsAt } from "../analysis/kaplan-meier.ts";
import { column, type Table } from "../foundation/table.ts";
import { interval, percent, significant } from "./quantities.ts";
import { countMonths, eventsOf, lastMonth, medianText, patientsOf, type SurvivalCurve } from "./survival.ts";

export interface TerminalOptions {
  /** Columns of the terminal; 80 when absent. */
  readonly width?: number;
  /** Rows of the curve; 16 when absent. */
  readonly height?: number;
  /** Plain ASCII for terminals and logs that cannot show box-drawing characters. */
  readonly ascii?: boolean;
  /** ANSI colours. */
  readonly colour?: boolean;
}

/** What a step is drawn with: along, down, the corner above it and the corner below it. */
interface Pen {
  readonly along: string;
  readonly down: string;
  readonly enter: string;
  readonly leave: string;
}

const boxPens: readonly Pen[] = [
  { along: "─", down: "│", enter: "┐", leave: "└" },
  { along: "━", down: "┃", enter: "┓", leave: "┗" },
  { along: "═", down: "║", enter: "╗", leave: "╚" },
  { along: "┄", down: "┆", enter: "┐", leave: "└" },
  { along: "┅", down: "┇", enter: "┓", leave: "┗" },
  { along: "╌", down: "╎", enter: "┐", leave: "└" },
];
const asciiPens: readonly Pen[] = ["1", "2", "3", "4", "5", "6"].map((mark) => ({
  along: mark,
  down: mark,
  enter: mark,
  leave: mark,
}));
// Blue, yellow, magenta, cyan, red, green: readable on dark and light terminals.
const ansi = [34, 33, 35, 36, 31, 32];

/**
 * Kaplan–Meier curves as lines of text: an axis, a line at one half, steps, patients at risk, and a legend with the
 * medians. Arms differ in line style; where two lie on one cell the later arm is seen.
 */
export function survivalText(curves: readonly SurvivalCurve[], title: string, options: TerminalOptions = {}): string {
  const width = Math.max(40, options.width ?? 80) - 8;
  const height = Math.max(6, options.height ?? 16);
  const end = Math.max(1, ...curves.map(lastMonth), ...countMonths(curves));
  const grid = Array.from({ length: height }, () => new Array<string>(width).fill(" "));
  const half = Math.round((height - 1) / 2);
  grid[half] = new Array<string>(width).fill(options.ascii ? "." : "┈");
  curves.forEach((curve, i) => {
    trace(grid, curve, end, (text) => paint(text, i, options), pen(i, options));
  });
  const axis = (row: number) => (row === 0 ? "100 %" : row === half ? " 50 %" : row === height - 1 ? "  0 %" : "     ");
  const side = options.ascii ? "|" : "│";
  return [
    title,
    ...grid.map((cells, row) => `${axis(row)} ${side}${cells.join("").trimEnd()}`),
    `      ${options.ascii ? "+" : "└"}${(options.ascii ? "-" : "─").repeat(width)}`,
    ...timeRows(curves, width, end),
    "",
    ...curves.map((curve, i) => legendLine(curve, i, options)),
    "",
  ].join("\n");
}

function pen(index: number, options: TerminalOptions): Pen {
  const pens = options.ascii ? asciiPens : boxPens;
  return pens[index % pens.length];
}

function paint(text: string, index: number, options: TerminalOptions): string {
  return options.colour ? `\u001b[${ansi[index % ansi.length]}m${text}\u001b[0m` : text;
}

function trace(grid: string[][], curve: SurvivalCurve, end: number, ink: (text: string) => string, style: Pen): void {
  const height = grid.length;
  const width = grid[0].length;
  const rowOf = (fraction: number) => Math.round((1 - fraction) * (height - 1));
  const { time, surviving } = curve.estimate;
  const last = Math.min(width - 1, Math.floor((lastMonth(curve) / end) * (width - 1)));
  let step = 0;
  let row = 0;
  for (let x = 0; x <= last; x++) {
    const month = (end * x) / (width - 1);
    while (step < time.length && time[step] <= month) step++;
    const next = rowOf(step === 0 ? 1 : surviving[step - 1]);
    if (next === row) grid[row][x] = ink(style.along);
    else {
      grid[row][x] = ink(style.enter);
      for (let between = row + 1; between < next; between++) grid[between][x] = ink(style.down);
      grid[next][x] = ink(style.leave);
    }
    row = next;
  }
}

/** The months below the axis, and the patients at risk of each arm below them. */
function timeRows(curves: readonly SurvivalCurve[], width: number, end: number): string[] {
  const months = countMonths(curves);
  const put = (values: readonly string[], head: string) => {
    const cells = new Array<string>(width + 8).fill(" ");
    [...head.slice(0, 7)].forEach((letter, i) => {
      cells[i] = letter;
    });
    values.forEach((text, i) => {
      const start = Math.min(cells.length - text.length, 7 + Math.round((months[i] / end) * (width - 1)));
      [...text].forEach((letter, k) => {
        cells[start + k] = letter;
      });
    });
    return cells.join("").trimEnd();
  };
  return [
    put(months.map(String), "months"),
    "at risk",
    ...curves.map((curve, i) =>
      put(
        countsAt(curve.estimate, months).map((counts) => String(counts.atRisk)),
        `  ${i + 1}`,
      ),
    ),
  ];
}

function legendLine(curve: SurvivalCurve, index: number, options: TerminalOptions): string {
  const sample = paint(pen(index, options).along.repeat(3), index, options);
  const share = `${eventsOf(curve)} events in ${patientsOf(curve)}`;
  return `  ${index + 1} ${sample} ${curve.arm}: ${share}, median ${medianText(curve)}`;
}

/**
 * A table as lines of text: headings with units, numbers to the right, texts to the left.
 *
 * @param digits  significant digits of a number
 */
export function tableText(source: Table, digits = 3): string {
  const cells = source.columns.map((entry) => {
    const numeric = entry.values instanceof Float64Array;
    const heading = entry.unit === "" || entry.unit === "1" ? entry.label : `${entry.label} (${entry.unit})`;
    const values = Array.from({ length: source.rows }, (_, row) =>
      cellText(column(source, entry.name).values[row], digits),
    );
    const width = Math.max(heading.length, ...values.map((text) => text.length));
    const set = (text: string) => (numeric ? text.padStart(width) : text.padEnd(width));
    return [set(heading), "-".repeat(width), ...values.map(set)];
  });
  return Array.from({ length: source.rows + 2 }, (_, row) =>
    cells
      .map((lines) => lines[row])
      .join("  ")
      .trimEnd(),
  ).join("\n");
}

/** One cell: numbers in significant digits, a dash where there is none. */
function cellText(value: number | string, digits = 3): string {
  if (typeof value === "string") return value;
  if (!Number.isFinite(value)) return "–";
  return Number.isInteger(value) ? String(value) : significant(value, digits);
}

/** `12 of 40, 30.0 % (95 % CI 16.6 % to 46.5 %)`. */
export function rateText(rate: {
  readonly x: number;
  readonly n: number;
  readonly rate: number;
  readonly lo: number;
  readonly hi: number;
}): string {
  return `${rate.x} of ${rate.n}, ${percent(rate.rate)} (95 % CI ${interval(rate.lo, rate.hi, (value) => percent(value))})`;
}
