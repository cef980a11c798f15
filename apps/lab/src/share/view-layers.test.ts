import { expect, test } from "vitest";
import { TissueViewState } from "../tissue/tissue-view-state.ts";
import { layersOf, showLayers } from "./view-layers.ts";

test("layers come back as they were, and unknown ones are passed over", () => {
  const view = new TissueViewState();
  view.colour.value = "pdl1";
  view.field.value = "interferon gamma";
  view.solid.value = true;
  const other = new TissueViewState();
  showLayers(other, [...layersOf(view), "smell strong"]);
  expect([other.colour.value, other.field.value, other.solid.value]).toEqual(["pdl1", "interferon gamma", true]);
  showLayers(other, ["colour of magic"]);
  expect(layersOf(other)).toEqual([]);
});
