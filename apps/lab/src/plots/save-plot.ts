import type { DrawnPlot } from "./drawn-plot.ts";
import { plotTable } from "./plot-table.ts";

export type SavedAs = "SVG" | "PNG" | "CSV";

/** Pixels a unit of the picture, for prints. */
const SHARP = 2;

/** A plot as a file of its own. */
export async function savePlot(drawn: DrawnPlot, description: string, form: SavedAs): Promise<void> {
  const name = `immunarium-${drawn.definition.id}.${form.toLowerCase()}`;
  const { csvText, svgText } = await import("./plot-files.ts");
  if (form === "CSV") download(new Blob([csvText(plotTable(drawn))], { type: "text/csv" }), name);
  else {
    const svg = new Blob([svgText(drawn, description)], { type: "image/svg+xml" });
    download(form === "SVG" ? svg : await pngOf(svg), name);
  }
}

async function pngOf(svg: Blob): Promise<Blob> {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * SHARP;
    canvas.height = image.naturalHeight * SHARP;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!png) throw new Error("this browser made no picture of it");
    return png;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
