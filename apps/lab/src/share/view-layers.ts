import { colourModes } from "../tissue/scene/cell-colours.ts";
import type { TissueViewState } from "../tissue/tissue-view-state.ts";

/** What the tissue view shows, as a link carries it: `colour pdl1`, `field oxygen`, `solid`. */
export function layersOf({ colour, field, solid }: TissueViewState): string[] {
  return [
    ...(colour.value === "kind" ? [] : [`colour ${colour.value}`]),
    ...(field.value === undefined ? [] : [`field ${field.value}`]),
    ...(solid.value ? ["solid"] : []),
  ];
}

/** Shows the layers of a link; what this version does not know is passed over. */
export function showLayers(view: TissueViewState, layers: readonly string[]): void {
  const after = (word: string) => layers.find((layer) => layer.startsWith(`${word} `))?.slice(word.length + 1);
  view.colour.value = colourModes.find((mode) => mode === after("colour")) ?? "kind";
  view.field.value = after("field");
  view.solid.value = layers.includes("solid");
}
