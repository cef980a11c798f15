import type { BodyPattern } from "../../../../src/index.ts";

/** Patterns by the numbers that shaders know them by. */
export const patternNames: readonly BodyPattern[] = [
  "none",
  "rising",
  "falling",
  "level",
  "upright",
  "dots",
  "crossed",
  "grid",
];

/** From one stroke to the next, and how wide strokes and dots are, in radii of a glyph. */
export const GAP = 0.5;
export const STROKE = 0.13;
export const DOT = 0.24;
const REACH = 1.5;

interface PatternPath {
  readonly d: string;
  readonly width: number;
}

const steps = Array.from({ length: 7 }, (_, i) => (i - 3) * GAP);
const line = (ax: number, ay: number, bx: number, by: number) => `M${[ax, ay].map(short)} ${[bx, by].map(short)}`;
const short = (value: number) => String(Math.round(value * 1000) / 1000);
const level = steps.map((y) => line(-REACH, y, REACH, y)).join("");
const upright = steps.map((x) => line(x, -REACH, x, REACH)).join("");
/** Along x + y = u √2 (or x − y), where it runs within the square that the other lines fill. */
const slanted = (sign: 1 | -1) =>
  steps
    .map((u) => {
      const sum = u * Math.SQRT2;
      const half = REACH - Math.abs(sum) / 2;
      return half <= 0 ? "" : line(sum / 2 - half, sign * (sum / 2 + half), sum / 2 + half, sign * (sum / 2 - half));
    })
    .join("");
const dots = steps.flatMap((y) => steps.map((x) => `M${short(x)} ${short(y)}h0`)).join("");

const paths: Readonly<Record<BodyPattern, string>> = {
  none: "",
  rising: slanted(1),
  falling: slanted(-1),
  level,
  upright,
  dots,
  crossed: slanted(1) + slanted(-1),
  grid: level + upright,
};

/** Strokes of a pattern around (0, 0), y downwards, to be cut off at the body; with round ends, so that dots are dots. */
export function patternPath(pattern: BodyPattern): PatternPath {
  return { d: paths[pattern], width: pattern === "dots" ? DOT : STROKE };
}
