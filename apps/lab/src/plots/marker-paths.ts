import type { BodyPattern } from "../../../../src/index.ts";
import type { Marker } from "./line-style.ts";

/** A shape around (0, 0) that reaches to 5: its outline, whether it is filled, and what is drawn over it. */
interface MarkerPath {
  readonly d: string;
  readonly hollow?: true;
  readonly over?: string;
}

const diamond = "M0,-5 5,0 0,5 -5,0Z";
const roundedSquare = "M-2,-4H2Q4,-4 4,-2V2Q4,4 2,4H-2Q-4,4 -4,2V-2Q-4,-4 -2,-4Z";
const circle = (r: number) => `M${-r},0A${r},${r} 0 1 1 ${r},0A${r},${r} 0 1 1 ${-r},0Z`;
const pentagon = "M0,-5 4.8,-1.5 2.9,4 -2.9,4 -4.8,-1.5Z";
const star = "M0,-5 1.2,-2.1 4.3,-2.5 2.4,0 4.3,2.5 1.2,2.1 0,5 -1.2,2.1 -4.3,2.5 -2.4,0 -4.3,-2.5 -1.2,-2.1Z";

const paths: Readonly<Record<Marker, MarkerPath>> = {
  "rounded square": { d: roundedSquare },
  "rounded square, empty centre": { d: roundedSquare, over: "M-1.5,-1.5H1.5V1.5H-1.5Z" },
  "small dot": { d: circle(2.5) },
  spindle: { d: "M-5,0Q0,-4 5,0Q0,4 -5,0Z" },
  ring: { d: circle(4), hollow: true },
  diamond: { d: diamond },
  "diamond with bar": { d: diamond, over: "M-3.5,0H3.5" },
  "diamond with cross": { d: diamond, over: "M-2,-2 2,2M2,-2 -2,2" },
  "diamond with fork": { d: diamond, over: "M0,3V0L-2,-2M0,0 2,-2" },
  "diamond with dot": { d: diamond, over: circle(1) },
  "hollow diamond": { d: diamond, hollow: true },
  "double diamond": { d: diamond, over: "M0,-2.4 2.4,0 0,2.4 -2.4,0Z" },
  triangle: { d: "M0,-4.5 5,4 -5,4Z" },
  "six-arm star": { d: star, hollow: true },
  "six-arm star, filled": { d: star },
  "large circle, notch": { d: "M0,0 2.5,-4.3A5,5 0 1 1 -2.5,-4.3Z" },
  "large circle, tail": { d: `${circle(4)}M3,3 5.5,5.5` },
  "large circle, two notches": { d: "M0,0 2.5,-4.3A5,5 0 0 1 2.5,4.3L0,0 -2.5,4.3A5,5 0 0 1 -2.5,-4.3Z" },
  pentagon: { d: pentagon },
  "pentagon, filled centre": { d: pentagon, over: circle(1.2) },
  circle: { d: circle(4) },
  square: { d: "M-3.8,-3.8H3.8V3.8H-3.8Z" },
  cross: { d: "M-4,-4 4,4M4,-4 -4,4", hollow: true },
  "triangle down": { d: "M0,4.5 5,-4 -5,-4Z" },
  bar: { d: "M-1.8,-5H1.8V5H-1.8Z" },
  plus: { d: "M-1.6,-5H1.6V-1.6H5V1.6H1.6V5H-1.6V1.6H-5V-1.6H-1.6Z" },
};

/** Strokes that stay within a marker's middle: they need no cutting off. */
const patterns: Readonly<Record<BodyPattern, string>> = {
  none: "",
  rising: "M-2.6,0.8 0.8,-2.6M-1.9,1.9 1.9,-1.9M-0.8,2.6 2.6,-0.8",
  falling: "M-2.6,-0.8 0.8,2.6M-1.9,-1.9 1.9,1.9M-0.8,-2.6 2.6,0.8",
  level: "M-1.8,-1.7H1.8M-2.6,0H2.6M-1.8,1.7H1.8",
  upright: "M-1.6,-0.6V2.6M0,-2V2.6M1.6,-0.6V2.6",
  dots: `M-1.4,-1.4h0.9v0.9h-0.9ZM0.6,-1.4h0.9v0.9h-0.9ZM-1.4,0.6h0.9v0.9h-0.9ZM0.6,0.6h0.9v0.9h-0.9Z`,
  crossed: "M-1.9,1.9 1.9,-1.9M-1.9,-1.9 1.9,1.9M-2.6,0 0,-2.6M0,2.6 2.6,0",
  grid: "M-2.4,-0.9H2.4M-2.4,0.9H2.4M-0.9,-2.4V2.4M0.9,-2.4V2.4",
};

/** A line's shape, with its pattern over it; one that is not filled has none. */
export function markerPath(marker: Marker, pattern: BodyPattern = "none"): MarkerPath {
  const path = paths[marker];
  const over = (path.over ?? "") + (path.hollow ? "" : patterns[pattern]);
  return over === "" ? path : { ...path, over };
}
