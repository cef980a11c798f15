import type { DrawingDocument, DrawingElement } from "./chart.ts";
import { element } from "./draw.ts";

/** A patient in an arm, as a mark of a picture stands for it. */
export interface Spotted {
  readonly patient: string;
  readonly arm: string;
}

/**
 * An unseen shape over a patient's mark, for pages that lead from a mark to the patient: it takes clicks and carries
 * `data-patient` and `data-arm`.
 */
export function spot(
  document: DrawingDocument,
  { patient, arm }: Spotted,
  shape: "rect" | "circle" | "path",
  attributes: Readonly<Record<string, string | number>>,
): DrawingElement {
  const look: Readonly<Record<string, string | number>> =
    shape === "path"
      ? { fill: "none", stroke: "transparent", "stroke-width": 7, "pointer-events": "stroke" }
      : { fill: "transparent", "pointer-events": "all" };
  const title = element(document, "title", {}, [`${patient}, ${arm}`]);
  return element(document, shape, { ...look, ...attributes, class: "spot", "data-patient": patient, "data-arm": arm }, [
    title,
  ]);
}

/** What a drawn plot says of its scales; see `plot.scale` of Observable Plot. */
interface Scaled {
  scale(name: string): { apply(value: unknown): number } | undefined;
}

/** Where a value stands in a drawn plot, in the plot's own units. */
export function placeIn(plot: DrawingElement, scale: string): (value: unknown) => number {
  const found = (plot as unknown as Scaled).scale(scale);
  return (value) => found?.apply(value) ?? 0;
}
