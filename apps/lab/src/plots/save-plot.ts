import { download, pngOf, printPicture } from "../kit/save.ts";
import type { DrawnPlot } from "./drawn-plot.ts";
import { plotTable } from "./plot-table.ts";

export type SavedAs = "SVG" | "PNG" | "PDF" | "CSV";

/** Pixels a unit of the picture, for prints. */
const SHARP = 2;

/** A plot as a file of its own. */
export async function savePlot(drawn: DrawnPlot, description: string, form: SavedAs): Promise<void> {
  const name = `immunarium-${drawn.definition.id}.${form.toLowerCase()}`;
  const { csvText, svgText } = await import("./plot-files.ts");
  if (form === "CSV") download(name, new Blob([csvText(plotTable(drawn))], { type: "text/csv" }));
  else if (form === "PDF") printPicture(svgText(drawn, description));
  else {
    const svg = new Blob([svgText(drawn, description)], { type: "image/svg+xml" });
    download(name, form === "SVG" ? svg : await pngOf(svg, SHARP));
  }
}
