import { type Glyph, kindStyles, type ShownKind } from "../../design/palette.ts";
import {
  bar,
  circle,
  diamond,
  distanceTo,
  notchedDisc,
  type Outline,
  pathOf,
  regular,
  roundedSquare,
  spindle,
  star,
  tailedDisc,
} from "./outline.ts";

/** A glyph as shapes: the body takes the colour of the kind, the ink that of the outline. */
export interface GlyphShape {
  /** Shapes that overlap are one; holes are inside an outline. */
  readonly body: readonly Outline[];
  readonly ink: readonly Outline[];
  /** How large it is drawn, relative to the cell's radius, so that all glyphs weigh alike. */
  readonly scale: number;
}

const shape = (body: Outline, ink: readonly Outline[] = [], scale = 1): GlyphShape => ({ body: [body], ink, scale });
/** Strokes across the opening of a vessel. */
const hatch = [-0.25, 0, 0.25].map((x): Outline => [bar(0.13, 1.25 - 1.1 * Math.abs(x), x, x, 0.125)]);

/** Every glyph of the palette. Canvas, legend and plots draw from here. */
export const glyphShapes: Readonly<Record<Glyph, GlyphShape>> = {
  "rounded square": shape([roundedSquare(0.88, 0.38)]),
  "rounded square, empty centre": shape([roundedSquare(0.88, 0.38), roundedSquare(0.45, 0.2)]),
  "small dot": shape([circle(0.55)]),
  spindle: shape([spindle(1.3, 0.42)], [], 1),
  ring: shape([circle(1), circle(0.58)], hatch, 1.6),
  diamond: shape([diamond(1)], [], 1.45),
  "diamond with dot": shape([diamond(1)], [[circle(0.28)]], 1.45),
  "diamond with bar": shape([diamond(1)], [[bar(1.15, 0.24)]], 1.45),
  "diamond with cross": shape([diamond(1)], [[bar(1.1, 0.2)], [bar(0.2, 1.1)]], 1.45),
  "diamond with fork": shape(
    [diamond(1)],
    [[bar(0.2, 0.62, 0, 0.33)], [bar(0.2, 0.6, -0.2, -0.2, -0.11)], [bar(0.2, 0.6, 0.2, -0.2, 0.11)]],
    1.5,
  ),
  "hollow diamond": shape([diamond(1), diamond(0.62)], [], 1.5),
  "double diamond": shape([diamond(1)], [[diamond(0.62), diamond(0.4)]], 1.55),
  triangle: shape([regular(3, 1.1, 0.16)], [], 1.35),
  "six-arm star": shape([star(6, 1.15, 0.52), circle(0.33)], [], 1.4),
  "six-arm star, filled": shape([star(6, 1.15, 0.52)], [], 1.35),
  "large circle, notch": shape([notchedDisc(1, 0.75, 0.07, [0.875])]),
  "large circle, tail": shape([tailedDisc(0.9, 1.38, 0.125, 0.09)]),
  "large circle, two notches": shape([notchedDisc(1, 0.62, 0.075, [0, 0.5])], [], 1.25),
  pentagon: shape([regular(5, 1.05)], [], 1.25),
  "pentagon, filled centre": shape([regular(5, 1.05)], [[circle(0.36)]], 1.15),
};

export const glyphNames = Object.keys(glyphShapes) as Glyph[];

/** What a legend tells apart. */
export const shownKinds = Object.keys(kindStyles) as ShownKind[];
export const glyphNumber = shownKinds.map((kind) => glyphNames.indexOf(kindStyles[kind].glyph));

/** Signed distance to the nearest of several outlines that overlap; large where there are none. */
export function layerDistance(layer: readonly Outline[], x: number, y: number): number {
  return layer.reduce((least, outline) => Math.min(least, distanceTo(outline, x, y)), 4);
}

/** Paths of a glyph, one an outline. */
export function glyphPaths(glyph: Glyph): { readonly body: readonly string[]; readonly ink: readonly string[] } {
  const { body, ink } = glyphShapes[glyph];
  return { body: body.map(pathOf), ink: ink.map(pathOf) };
}
