import type { DrawingDocument, DrawingElement } from "./chart.ts";
import { element, label } from "./draw.ts";
import { ink, quiet } from "./palette.ts";

/** Classes of outcomes with a letter each, in their order. */
export type ClassLetters = Readonly<Record<string, { readonly letter: string; readonly meaning: string }>>;

/** Shapes around (0, 0) that reach to 1, by place in the order from best to worst; the best is hollow. */
const shapes = [
  "M0 -1A1 1 0 1 1 0 1A1 1 0 1 1 0 -1Z",
  "M-1.05 -0.85H1.05L0 1.05Z",
  "M-0.88 -0.88H0.88V0.88H-0.88Z",
  "M-1.05 0.85H1.05L0 -1.05Z",
];

/** The mark of the n-th class. */
export function classMark(document: DrawingDocument, n: number, x: number, y: number, size: number, colour: string) {
  return element(document, "path", {
    d: shapes[n % shapes.length],
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${size / 2})`,
    fill: n === 0 ? "none" : colour,
    stroke: colour,
    "stroke-width": 0.28,
  });
}

/** What letters and shapes stand for, a line each, from y on. */
export function classLegend(document: DrawingDocument, classes: ClassLetters, x: number, y: number): DrawingElement[] {
  return Object.entries(classes).flatMap(([name, { letter, meaning }], n) => {
    const at = y + 19 * n;
    return [
      classMark(document, n, x + 6, at - 4.5, 10, ink),
      label(document, x + 18, at, letter, { "font-weight": 700 }),
      label(document, x + 32, at, `${name}: ${meaning}`, { fill: quiet, "font-size": 12 }),
    ];
  });
}

/** Height of that legend. */
export const classLegendHeight = (classes: ClassLetters) => 19 * Object.keys(classes).length + 6;
