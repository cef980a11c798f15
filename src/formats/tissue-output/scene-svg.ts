import { svgPattern } from "./body-pattern.ts";
import { ascii, base64 } from "./bytes.ts";
import type { NucleusShape } from "./cell-palette.ts";
import { polygons } from "./mark-shapes.ts";
import type { Marks, Scene, ScenePart, Words } from "./scene.ts";
import { png } from "./scene-png.ts";
import { xmlText } from "./xml-text.ts";

/** A scene as SVG that stands alone: images are part of it, and title and description can be read aloud. */
export function sceneSvg(scene: Scene): string {
  const clips: string[] = [];
  const body = scene.parts.map((part) => written(part, clips)).join("");
  const { width, height } = scene;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${number(width)} ${number(height)}" width="${number(width)}" ` +
    `height="${number(height)}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif">\n` +
    `<title id="title">${xmlText(scene.title)}</title>\n<desc id="desc">${xmlText(scene.description)}</desc>\n` +
    (clips.length === 0 ? "" : `<defs>${clips.join("")}</defs>\n`) +
    `<rect width="100%" height="100%" fill="${scene.background}"/>\n${body}</svg>\n`
  );
}

/** Hundredths of a unit are below what anyone sees. */
function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function written(part: ScenePart, clips: string[]): string {
  switch (part.kind) {
    case "marks":
      return marks(part) + hatched(part, clips);
    case "words":
      return words(part);
    case "rectangle":
      return `<rect ${box(part)} fill="${part.fill === "" ? "none" : part.fill}"/>\n`;
    case "line":
      return (
        `<path d="M${number(part.x1)},${number(part.y1)}L${number(part.x2)},${number(part.y2)}" fill="none" ` +
        `stroke="${part.stroke}" stroke-width="${number(part.strokeWidth)}" stroke-linecap="round"/>\n`
      );
    case "picture":
      return (
        `<image ${box(part)} preserveAspectRatio="none" ` +
        `href="data:image/png;base64,${ascii(base64(png(part.pixels)))}"/>\n`
      );
    case "clipped": {
      const id = `clip-${clips.length}`;
      clips.push(`<clipPath id="${id}"><rect ${box(part)}/></clipPath>`);
      return `<g clip-path="url(#${id})">\n${part.parts.map((inner) => written(inner, clips)).join("")}</g>\n`;
    }
  }
}

function box(part: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}): string {
  return `x="${number(part.x)}" y="${number(part.y)}" width="${number(part.width)}" height="${number(part.height)}"`;
}

function marks({ shape, fill, stroke, strokeWidth, name, at }: Marks): string {
  const line = stroke === "" ? "" : ` stroke="${stroke}" stroke-width="${number(strokeWidth)}"`;
  const drawn: string[] = [];
  for (let i = 0; i < at.length; i += 3) drawn.push(shape === "circle" ? circle(at, i) : outline(shape, at, i));
  const inner = shape === "circle" ? drawn.join("\n") : `<path d="${drawn.join("")}"/>`;
  return `<g fill="${fill}"${line} aria-label="${xmlText(name)}">\n${inner}\n</g>\n`;
}

/** The same circles again, filled with a pattern. */
function hatched({ at, name, pattern, shape }: Marks, clips: string[]): string {
  if (!pattern || at.length === 0 || shape !== "circle") return "";
  const id = `pattern-${clips.length}`;
  clips.push(svgPattern(id, pattern.name, pattern.stroke));
  const drawn = Array.from({ length: at.length / 3 }, (_, i) => circle(at, 3 * i));
  return `<g fill="url(#${id})" aria-label="pattern of ${xmlText(name)}">\n${drawn.join("\n")}\n</g>\n`;
}

function circle(at: readonly number[], i: number): string {
  return `<circle cx="${number(at[i])}" cy="${number(at[i + 1])}" r="${number(at[i + 2])}"/>`;
}

function outline(shape: NucleusShape, at: readonly number[], i: number): string {
  return polygons[shape]
    .map((polygon) => {
      const corners = polygon.map(([x, y]) => `${number(at[i] + x * at[i + 2])},${number(at[i + 1] + y * at[i + 2])}`);
      return `M${corners.join("L")}Z`;
    })
    .join("");
}

function words({ x, y, size, fill, anchor, bold, text }: Words): string {
  const weight = bold ? ' font-weight="600"' : "";
  const placed = anchor === "start" ? "" : ` text-anchor="${anchor}"`;
  return `<text x="${number(x)}" y="${number(y)}" font-size="${number(size)}" fill="${fill}"${placed}${weight}>${xmlText(text)}</text>\n`;
}
