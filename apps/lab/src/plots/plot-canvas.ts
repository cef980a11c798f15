import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { DrawnPlot } from "./drawn-plot.ts";
import { needsEdge } from "./line-style.ts";
import { drawBands, drawDoses, drawMarkers, drawZero } from "./plot-marks.ts";
import type { PlotTheme } from "./plot-theme.ts";
import { sayValue } from "./say-value.ts";
import { keyOf } from "./series-rows.ts";

const FONT = "12px system-ui, sans-serif";

/** A plot on a canvas: made anew where its lines change, else given new numbers. */
export class PlotCanvas {
  private plot: uPlot | undefined;
  private made = "";
  private drawn: DrawnPlot | undefined;

  constructor(
    private readonly host: HTMLElement,
    private readonly height: number,
    /** Called after each drawing, as the axes may have moved. */
    private readonly onDraw: () => void,
  ) {}

  update(drawn: DrawnPlot, theme: PlotTheme): void {
    this.drawn = drawn;
    const { lines, log, duration } = drawn;
    const key = JSON.stringify([
      lines.map(({ run, column, style }) => [run, column, style]),
      log,
      duration,
      theme.ground,
    ]);
    if (key !== this.made) {
      this.plot?.destroy();
      this.plot = new uPlot(this.options(drawn, theme), aligned(drawn), this.host);
      this.made = key;
    } else this.plot?.setData(aligned(drawn));
  }

  resize(width: number): void {
    if (width > 0) this.plot?.setSize({ width, height: this.height });
  }

  /** CSS pixels from the left of the host. */
  positionOf(day: number): number {
    const { plot } = this;
    return plot ? plot.over.offsetLeft + plot.valToPos(day, "x") : 0;
  }

  /** The day under a pixel of the screen. */
  dayAt(clientX: number): number {
    const { plot } = this;
    return plot ? plot.posToVal(clientX - plot.over.getBoundingClientRect().left, "x") : 0;
  }

  dispose(): void {
    this.plot?.destroy();
    this.plot = undefined;
    this.made = "";
  }

  private options({ lines, log, duration }: DrawnPlot, theme: PlotTheme): uPlot.Options {
    const now = () => this.drawn;
    const axis = { stroke: theme.quiet, font: FONT, grid: { stroke: theme.grid, width: 1 }, ticks: { show: false } };
    return {
      width: this.host.clientWidth || 300,
      height: this.height,
      padding: [10, 14, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: () => [0, duration] },
        y: { distr: log ? 3 : 1, range: (_, min, max) => yRange(log, min, max, now()) },
      },
      axes: [
        { ...axis, size: 36, gap: 12, space: 46, values: (_, days) => days.map((day) => String(day)) },
        {
          ...axis,
          size: 62,
          space: 30,
          ...(log && { splits: (_: uPlot, __: number, low: number, high: number) => decades(low, high) }),
          gap: 6,
          values: (_, values) => values.map((value) => (value === null ? null : sayValue(value))),
        },
      ],
      series: [{}, ...lines.flatMap((line) => seriesOf(line, theme))],
      hooks: {
        drawAxes: [(plot) => drawZero(plot, theme), (plot) => drawBands(plot, now()?.bands ?? [])],
        draw: [
          (plot) => {
            drawMarkers(plot, now()?.lines ?? [], theme);
            drawDoses(plot, now()?.doses ?? [], theme);
            this.onDraw();
          },
        ],
      },
    };
  }
}

/** A line, and below it its edge. */
function seriesOf({ run, style: { colour } }: DrawnPlot["lines"][number], theme: PlotTheme): uPlot.Series[] {
  const ghost = run === "ghost";
  const dash = run === "beside" ? { dash: [7, 4] } : {};
  const line = { points: { show: false }, ...dash };
  const edged = !ghost && needsEdge(colour, theme.ground);
  return [
    { ...line, stroke: theme.edge, width: 4, show: edged },
    { ...line, stroke: ghost ? theme.ghost : colour, width: ghost ? 1.5 : 2 },
  ];
}

/** Powers of ten; where they are few, twice and five times as well. */
function decades(low: number, high: number): number[] {
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const every = Math.max(1, Math.ceil((to - from) / 4));
  const parts = to - from <= 1 ? [1, 2, 5] : [1];
  return Array.from({ length: to - from + 1 }, (_, i) => i)
    .filter((i) => i % every === 0)
    .flatMap((i) => parts.map((part) => part * 10 ** (from + i)))
    .filter((at) => at >= low * 0.999 && at <= high * 1.001);
}

/** Lines on one axis of days; a line has no entry on days that only others have. */
function aligned({ lines, log }: DrawnPlot): uPlot.AlignedData {
  const days = new Map<number, number>();
  for (const line of lines) for (const day of line.days) days.set(keyOf(day), day);
  const keys = [...days.keys()].sort((a, b) => a - b);
  const place = new Map(keys.map((key, at) => [key, at]));
  const columns = lines.flatMap((line) => {
    const values = new Array<number | null | undefined>(keys.length).fill(undefined);
    line.days.forEach((day, i) => {
      const value = line.values[i];
      values[place.get(keyOf(day)) ?? 0] = Number.isFinite(value) && !(log && value <= 0) ? value : null;
    });
    return [values, values];
  });
  return [keys.map((key) => days.get(key) ?? 0), ...columns] as uPlot.AlignedData;
}

/** From 0 where nothing is below it, and with room for bands. */
function yRange(log: boolean, min: number | null, max: number | null, drawn: DrawnPlot | undefined): [number, number] {
  const highs = (drawn?.bands ?? []).flatMap(({ p95 }) => p95.filter(Number.isFinite));
  const top = Math.max(max ?? Number.NEGATIVE_INFINITY, ...highs);
  const high = Number.isFinite(top) ? top : 1;
  if (log) {
    const low = min !== null && min > 0 ? min : high > 0 ? high / 10 : 0.1;
    // More than six powers of ten flatten everything that matters.
    const floor = Math.max(low, high / 1e6);
    return [10 ** Math.floor(Math.log10(floor)), 10 ** Math.ceil(Math.log10(Math.max(high, floor * 1.01)))];
  }
  const low = min ?? 0;
  const span = Math.max(high - Math.min(0, low), 1e-12);
  return [low < 0 ? low - 0.06 * span : 0, high <= 0 && low < 0 ? 0.06 * span : high + 0.08 * span || 1];
}
