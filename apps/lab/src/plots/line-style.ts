import type { BodyPattern } from "../../../../src/index.ts";
import { fillOf, patternOf } from "../design/look.ts";
import { type Glyph, kindStyles, type ShownKind } from "../design/palette.ts";

/** Shapes beside those of cells. */
export type Marker = Glyph | "circle" | "square" | "cross" | "triangle down" | "bar" | "plus";

/** Colour and shape of a line: a kind of cell has those that it has in the tissue. */
export interface LineStyle {
  readonly colour: string;
  readonly marker: Marker;
  /** Over the marker, where kinds of cells have patterns. */
  readonly pattern?: BodyPattern;
}

/** In the colours of now: whoever asks in a computed value is told when they change. */
function kind(name: ShownKind): LineStyle {
  const pattern = patternOf(name);
  return { colour: fillOf(name), marker: kindStyles[name].glyph, ...(pattern !== "none" && { pattern }) };
}

/** The style of a cell, with another shape where that is no cell of its kind. */
interface Like {
  readonly like: ShownKind;
  readonly marker?: Marker;
}

/** Cells that a line of events is told by. */
const actors: Readonly<Record<string, Like>> = {
  "dying tumour": { like: "tumour, few flags", marker: "cross" },
  "tumour in body": { like: "tumour" },
  "kills by T cells": { like: "CD8 effector" },
  "kills by NK cells": { like: "NK" },
  "kills by macrophages": { like: "M1 macrophage" },
  "kills by CAR T cells": { like: "CAR T" },
  "kills by antibody": { like: "plasma cell" },
  "tumour births": { like: "tumour" },
  "tumour starts": { like: "tumour, few flags" },
  "tumour deaths, other": { like: "healthy", marker: "cross" },
  "body: cd8Blood": { like: "CD8 effector" },
  "body: cd8Launched": { like: "CD8 effector" },
  "body: cd8Memory": { like: "CD8 memory" },
  "body: helperBlood": { like: "helper T" },
  "body: regulatoryBlood": { like: "regulatory T" },
  "body: nkBlood": { like: "NK" },
  "body: dendriticNode": { like: "mature dendritic" },
  "body: vaccineNode": { like: "mature dendritic" },
  "body: antibodyBlood": { like: "plasma cell" },
  "body: carTEffector": { like: "CAR T" },
  "body: carTMemory": { like: "CAR T", marker: "double diamond" },
  "body: carTNormalTarget": { like: "healthy" },
};

/** For what is no cell: shapes that no cell has, colours of the same set. */
const plain: readonly Required<Like>[] = [
  { like: "CD8 effector", marker: "circle" },
  { like: "tumour", marker: "square" },
  { like: "dendritic", marker: "triangle down" },
  { like: "CAR T", marker: "plus" },
  { like: "helper T", marker: "bar" },
  { like: "NK", marker: "circle" },
  { like: "regulatory T", marker: "square" },
  { like: "tumour, few flags", marker: "triangle down" },
  { like: "M2 macrophage", marker: "plus" },
  { like: "healthy", marker: "bar" },
];

/** The style of a column, `at` its place among those of its plot that are no cells. */
export function lineStyle(column: string, at: number): LineStyle {
  if (column in kindStyles) return kind(column as ShownKind);
  const actor = actors[column];
  if (actor) return { ...kind(actor.like), ...(actor.marker && { marker: actor.marker }) };
  const { like, marker } = plain[at % plain.length];
  return { colour: fillOf(like), marker };
}

/** Whether a line in this colour needs an edge on that ground to be seen: under 3 to 1. */
export function needsEdge(colour: string, ground: string): boolean {
  const [a, b] = [luminance(colour), luminance(ground)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 3;
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
