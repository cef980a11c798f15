import { encode } from "fast-png";
import { patternDistance } from "./body-pattern.ts";
import { Canvas } from "./canvas.ts";
import { rgb } from "./cell-palette.ts";
import type { Line, Marks, Pixels, Scene, ScenePart, Words } from "./scene.ts";
import { textStrokes, textWidth } from "./stroke-font.ts";

/** A scene as PNG. @param ratio  pixels a unit of the scene */
export function scenePng(scene: Scene, ratio: number): Uint8Array {
  return png(scenePixels(scene, ratio));
}

/** The same, not packed. */
export function scenePixels(scene: Scene, ratio: number): Pixels {
  const canvas = new Canvas(Math.round(scene.width * ratio), Math.round(scene.height * ratio), scene.background);
  for (const part of scene.parts) paint(canvas, part, ratio);
  return canvas.pixels;
}

export function png({ width, height, data }: Pixels): Uint8Array {
  return encode({ width, height, data, channels: 4, depth: 8 }, { zlib: { level: 6 } });
}

function paint(canvas: Canvas, part: ScenePart, ratio: number): void {
  if (part.kind === "marks") marks(canvas, part, ratio);
  else if (part.kind === "words") words(canvas, part, ratio);
  else if (part.kind === "line") line(canvas, part, ratio);
  else {
    const [x, y, width, height] = [part.x, part.y, part.width, part.height].map((value) => value * ratio);
    if (part.kind === "rectangle") canvas.rectangle(x, y, width, height, part.fill);
    else if (part.kind === "picture") canvas.picture(x, y, width, height, part.pixels);
    else {
      canvas.within(x, y, width, height, () => {
        for (const inner of part.parts) paint(canvas, inner, ratio);
      });
    }
  }
}

function line(canvas: Canvas, { x1, y1, x2, y2, stroke, strokeWidth }: Line, ratio: number): void {
  const ends = [x1, y1, x2, y2].map((value) => value * ratio);
  canvas.strokes([ends], strokeWidth * ratio, stroke);
}

function marks(canvas: Canvas, { shape, fill, stroke, strokeWidth, pattern, at }: Marks, ratio: number): void {
  const inner = rgb(fill);
  const outer = stroke === "" ? undefined : rgb(stroke);
  const half = (strokeWidth / 2) * ratio;
  const hatch = pattern && {
    colour: rgb(pattern.stroke),
    cover: (x: number, y: number) => 0.5 - patternDistance(pattern.name, x / ratio, y / ratio) * ratio,
  };
  for (let i = 0; i < at.length; i += 3) {
    const [x, y, radius] = [at[i] * ratio, at[i + 1] * ratio, at[i + 2] * ratio];
    if (outer) canvas.mark(shape, x, y, radius + half, outer);
    canvas.mark(shape, x, y, outer ? Math.max(0, radius - half) : radius, inner);
    if (hatch) canvas.mark(shape, x, y, outer ? Math.max(0, radius - half) : radius, hatch.colour, hatch.cover);
  }
}

function words(canvas: Canvas, { x, y, size, fill, anchor, bold, text }: Words, ratio: number): void {
  const width = textWidth(text, size);
  const left = x - (anchor === "start" ? 0 : anchor === "middle" ? width / 2 : width);
  const lines = textStrokes(text, size * ratio).map((stroke) =>
    stroke.map((value, i) => value + (i % 2 === 0 ? left : y) * ratio),
  );
  canvas.strokes(lines, size * ratio * (bold ? 0.125 : 0.088), fill);
}
