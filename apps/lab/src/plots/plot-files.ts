/** What makes files of plots: loaded when somebody saves one. */
import { csv, dayCourse, type Table } from "../../../../src/index.ts";
import { type DrawnPlot, inReadingOrder } from "./drawn-plot.ts";
import { markerPath } from "./marker-paths.ts";
import { plotTable } from "./plot-table.ts";

export function csvText(numbers: Table): string {
  return csv(numbers);
}

/** The picture as SVG with text that can be selected. */
export function svgText(drawn: DrawnPlot, description: string): string {
  const { definition, log, duration, lines, bands, doses } = drawn;
  // The first run lies above the second, and is named before it.
  const read = inReadingOrder(lines);
  const chart = dayCourse({
    id: definition.id,
    title: definition.title,
    description,
    unit: definition.unit,
    logarithmic: log,
    duration,
    lines: lines.map(({ run, label, style, days, values }, i) => ({
      label,
      order: read.indexOf(lines[i]),
      days,
      values,
      colour: run === "ghost" ? "#9A958A" : style.colour,
      dash: run === "beside" ? "7 4" : "none",
      ...(run !== "ghost" && { marker: markerPath(style.marker, style.pattern) }),
    })),
    bands: bands.map(({ style, ...band }) => ({ ...band, colour: style.colour })),
    doses: doses.map(({ day }) => day),
    table: plotTable(drawn),
  });
  const svg = chart.draw(document as never);
  // Files have a size of their own: a picture program knows no page to fill.
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  return svg.replace('width="100%"', `width="${width}" height="${height}"`);
}
