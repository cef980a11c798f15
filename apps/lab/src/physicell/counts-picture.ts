/** Curves of a project as a picture: loaded when somebody saves one. */
import { type Chart, dayCourse, table } from "../../../../src/index.ts";
import type { ProjectLook, ReadTissue } from "./messages.ts";

const dashes = ["none", "8 3", "2.5 2.5", "10 3 2.5 3", "14 4", "6 2 2 2 2 2"];

/** Live cells by type over days, as SVG. */
export function countsSvg(tissue: ReadTissue, looks: readonly ProjectLook[]): string {
  const days = looks.map(({ time }) => time / 1440);
  const chart: Chart = dayCourse({
    id: "counts",
    title: `Live cells, ${tissue.name}`,
    description: `Live cells of ${tissue.cellTypes.join(", ")} over ${days.at(-1)?.toFixed(2)} days.`,
    unit: "cells",
    logarithmic: false,
    duration: days.at(-1) || 1,
    lines: tissue.cellTypes.map((label, type) => ({
      label,
      days,
      values: looks.map(({ counts }) => counts[type]),
      colour: tissue.colours[type],
      dash: dashes[type % dashes.length],
    })),
    bands: [],
    doses: [],
    table: table("counts", []),
  });
  const svg = chart.draw(document as never);
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  return svg.replace('width="100%"', `width="${width}" height="${height}"`);
}
