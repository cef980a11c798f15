/** What makes files of plots: loaded when somebody saves one. */
import { csv, dayCourse, type Table } from "../../../../src/index.ts";
import type { DrawnPlot } from "./drawn-plot.ts";
import { markerPath } from "./marker-paths.ts";
import { plotTable } from "./plot-table.ts";

export function csvText(numbers: Table): string {
  return csv(numbers);
}

/** The picture as SVG with text that can be selected. */
export function svgText(drawn: DrawnPlot, description: string): string {
  const { definition, log, duration, lines, bands, doses } = drawn;
  const chart = dayCourse({
    id: definition.id,
    title: definition.title,
    description,
    unit: definition.unit,
    logarithmic: log,
    duration,
    lines: lines.map(({ run, label, style, days, values }) => ({
      label,
      days,
      values,
      colour: run === "ghost" ? "#9A958A" : style.colour,
      dash: run === "beside" ? "7 4" : "none",
      ...(run !== "ghost" && { marker: markerPath(style.marker) }),
    })),
    bands: bands.map(({ style, ...band }) => ({ ...band, colour: style.colour })),
    doses: doses.map(({ day }) => day),
    table: plotTable(drawn),
  });
  return chart.draw(document as never);
}
