import type { BodyPattern, NucleusShape } from "./cell-palette.ts";

/** An image of red, green, blue and opacity, 0–255, rows from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Shape [height, width, 4]. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** Many discs, or many nuclei of one shape, in one colour. */
export interface Marks {
  readonly kind: "marks";
  readonly shape: NucleusShape;
  readonly fill: string;
  /** Outline; "" for none. */
  readonly stroke: string;
  readonly strokeWidth: number;
  /** Over the fill, in the colour of the outline's shade. */
  readonly pattern?: { readonly name: Exclude<BodyPattern, "none">; readonly stroke: string };
  /** What they are, for whoever opens the drawing. */
  readonly name: string;
  /** x, y, radius of each, by turns. */
  readonly at: readonly number[];
}

export interface Words {
  readonly kind: "words";
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly anchor: "start" | "middle" | "end";
  readonly bold?: boolean;
  readonly text: string;
}

export interface Rectangle {
  readonly kind: "rectangle";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** "" for none. */
  readonly fill: string;
}

export interface Line {
  readonly kind: "line";
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly stroke: string;
  readonly strokeWidth: number;
}

export interface Picture {
  readonly kind: "picture";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly pixels: Pixels;
}

/** What is outside of a rectangle is cut off. */
export interface Clipped {
  readonly kind: "clipped";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly parts: readonly ScenePart[];
}

export type ScenePart = Marks | Words | Rectangle | Line | Picture | Clipped;

/** A drawing that can be written as SVG and as PNG: parts in the order in which they are painted, y downwards. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly title: string;
  readonly description: string;
  readonly parts: readonly ScenePart[];
}
