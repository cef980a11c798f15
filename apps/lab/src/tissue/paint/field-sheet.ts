import type { FieldPicture } from "../scene/field-picture.ts";
import { tables } from "./colour-map.ts";

/** Draws a field, a pixel a value, on a canvas that takes its size. @param mix  from the earlier look (0) to the later (1) */
export function drawFieldSheet(
  sheet: HTMLCanvasElement,
  { width, height, before, after }: Pick<FieldPicture, "width" | "height" | "before" | "after">,
  mix: number,
  dark: boolean,
): void {
  sheet.width = width;
  sheet.height = height;
  const context = sheet.getContext("2d");
  if (!context) return;
  const image = context.createImageData(width, height);
  const table = dark ? tables.dark : tables.light;
  for (let i = 0; i < before.length; i++) {
    const level = Math.round(255 * (before[i] * (1 - mix) + after[i] * mix));
    image.data.set([table[3 * level], table[3 * level + 1], table[3 * level + 2], 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
}
