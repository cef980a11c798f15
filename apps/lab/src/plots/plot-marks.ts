import type uPlot from "uplot";
import type { Band, DoseTick, DrawnLine } from "./drawn-plot.ts";
import { markerPath } from "./marker-paths.ts";
import type { PlotTheme } from "./plot-theme.ts";

/** CSS pixels between shapes on a line. */
const SPACING = 84;

/** Pixels of the canvas in one of the page. */
const ratioOf = ({ ctx, width }: uPlot) => ctx.canvas.width / width;

/** Shapes along a line, those of later lines shifted so that they do not hide one another. */
export function drawMarkers(plot: uPlot, lines: readonly DrawnLine[], theme: PlotTheme): void {
  const { ctx } = plot;
  const pxRatio = ratioOf(plot);
  const width = plot.bbox.width / pxRatio;
  lines.forEach(({ run, style, days, values }, n) => {
    if (run === "ghost" || days.length === 0) return;
    const shift = ((n * 0.382) % 1) * SPACING + 14;
    let next = shift;
    for (let i = 0; i < days.length && next < width; i++) {
      const at = plot.valToPos(days[i], "x");
      if (at < next || Number.isNaN(values[i])) continue;
      next = at + SPACING;
      const y = plot.valToPos(values[i], "y", true);
      if (!(y >= plot.bbox.top - 4 && y <= plot.bbox.top + plot.bbox.height + 1)) continue;
      drawMarker(ctx, plot.valToPos(days[i], "x", true), y, pxRatio, style, theme);
    }
  });
}

function drawMarker(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  scale: number,
  { colour, marker, pattern }: DrawnLine["style"],
  theme: PlotTheme,
): void {
  const { d, hollow, over } = markerPath(marker, pattern);
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(0.95 * scale, 0.95 * scale);
  ctx.lineJoin = "round";
  const shape = new Path2D(d);
  ctx.fillStyle = hollow ? theme.ground : colour;
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = hollow ? 3.4 : 1.1;
  ctx.fill(shape);
  ctx.stroke(shape);
  if (hollow) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.9;
    ctx.stroke(shape);
  }
  if (over) {
    ctx.strokeStyle = "#11161D";
    ctx.lineWidth = 1.2;
    ctx.stroke(new Path2D(over));
  }
  ctx.restore();
}

/** Areas in which the middle 50 and 90 of 100 replicates lie, and their median. */
export function drawBands(plot: uPlot, bands: readonly Band[]): void {
  const { ctx } = plot;
  const x = (day: number) => plot.valToPos(day, "x", true);
  const { scales } = plot;
  // On a logarithmic axis nothing is at 0: a band ends at the foot of the plot.
  const least = scales.y.distr === 3 ? (scales.y.min ?? 1) : Number.NEGATIVE_INFINITY;
  const y = (value: number) => plot.valToPos(Math.max(value, least), "y", true);
  ctx.save();
  ctx.beginPath();
  ctx.rect(plot.bbox.left, plot.bbox.top, plot.bbox.width, plot.bbox.height);
  ctx.clip();
  for (const band of bands) {
    ctx.fillStyle = band.style.colour;
    for (const [low, high, alpha] of [
      [band.p5, band.p95, 0.16],
      [band.p25, band.p75, 0.26],
    ] as const) {
      const known = [...band.days.keys()].filter((i) => !Number.isNaN(low[i]));
      if (known.length < 2) continue;
      ctx.globalAlpha = alpha;
      ctx.beginPath();
      for (const i of known) ctx.lineTo(x(band.days[i]), y(high[i]));
      for (const i of known.toReversed()) ctx.lineTo(x(band.days[i]), y(low[i]));
      ctx.fill();
    }
    ctx.globalAlpha = 0.9;
    ctx.strokeStyle = band.style.colour;
    ctx.lineWidth = 1.2 * ratioOf(plot);
    ctx.setLineDash([2, 4]);
    ctx.beginPath();
    band.days.forEach((day, i) => {
      if (!Number.isNaN(band.median[i])) ctx.lineTo(x(day), y(band.median[i]));
    });
    ctx.stroke();
    ctx.setLineDash([]);
  }
  ctx.restore();
}

/** The line of 0, where something lies below it. */
export function drawZero(plot: uPlot, theme: PlotTheme): void {
  const { ctx, bbox, scales } = plot;
  if (scales.y.distr === 3 || !((scales.y.min ?? 0) < 0)) return;
  const y = Math.round(plot.valToPos(0, "y", true));
  ctx.save();
  ctx.strokeStyle = theme.quiet;
  ctx.lineWidth = ratioOf(plot);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}

/** Doses as small wedges that point up at the axis: filled in the first run, hollow in the second. */
export function drawDoses(plot: uPlot, doses: readonly DoseTick[], theme: PlotTheme): void {
  const { ctx } = plot;
  const pxRatio = ratioOf(plot);
  const foot = plot.bbox.top + plot.bbox.height;
  ctx.save();
  ctx.fillStyle = theme.ink;
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1.2 * pxRatio;
  for (const { day, run } of doses) {
    const x = plot.valToPos(day, "x", true);
    if (x < plot.bbox.left - 1 || x > plot.bbox.left + plot.bbox.width + 1) continue;
    ctx.beginPath();
    ctx.moveTo(x, foot + 1 * pxRatio);
    ctx.lineTo(x + 4 * pxRatio, foot + 8 * pxRatio);
    ctx.lineTo(x - 4 * pxRatio, foot + 8 * pxRatio);
    ctx.closePath();
    if (run === "main") ctx.fill();
    else ctx.stroke();
  }
  ctx.restore();
}
