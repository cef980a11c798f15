import { csv } from "../../../../../src/index.ts";
import { announce } from "../../kit/live-region.tsx";
import { download, pngOf, printPicture } from "../../kit/save.ts";
import type { Drawn } from "../engine/messages.ts";
import { withSafetyLine } from "./safety-line.ts";

export type Form = "SVG" | "PNG" | "PDF" | "CSV";
export const forms: readonly Form[] = ["SVG", "PNG", "PDF", "CSV"];

/** Pixels a unit of the picture, for prints. */
const SHARP = 3;

/** Hands a figure out as a file; its name says that it is simulated. */
export async function saveFigure({ id, svg, plain, table }: Drawn, form: Form): Promise<void> {
  const name = `simulated-${id}.${form.toLowerCase()}`;
  if (form === "PDF") return printPicture(withSafetyLine(plain ?? svg));
  if (form === "CSV") download(name, new Blob([csv(table)], { type: "text/csv" }));
  else {
    const picture = new Blob([withSafetyLine(plain ?? svg)], { type: "image/svg+xml" });
    download(name, form === "SVG" ? picture : await pngOf(picture, SHARP));
  }
  announce(`Saved ${name}.`);
}
