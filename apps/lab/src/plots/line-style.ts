import { type Glyph, kindStyles } from "../design/palette.ts";

/** Shapes beside those of cells. */
export type Marker = Glyph | "circle" | "square" | "cross" | "triangle down" | "bar" | "plus";

/** Colour and shape of a line: a kind of cell has those that it has in the tissue. */
export interface LineStyle {
  readonly colour: string;
  readonly marker: Marker;
}

const kind = (name: keyof typeof kindStyles): LineStyle => ({
  colour: kindStyles[name].fill,
  marker: kindStyles[name].glyph,
});

/** Cells that a line of events is told by. */
const actors: Readonly<Record<string, LineStyle>> = {
  "dying tumour": { colour: kindStyles["tumour, few flags"].fill, marker: "cross" },
  "tumour in body": kind("tumour"),
  "kills by T cells": kind("CD8 effector"),
  "kills by NK cells": kind("NK"),
  "kills by macrophages": kind("M1 macrophage"),
  "kills by CAR T cells": kind("CAR T"),
  "kills by antibody": kind("plasma cell"),
  "tumour births": kind("tumour"),
  "tumour starts": kind("tumour, few flags"),
  "tumour deaths, other": { colour: kindStyles.healthy.fill, marker: "cross" },
  "body: cd8Blood": kind("CD8 effector"),
  "body: cd8Launched": kind("CD8 effector"),
  "body: cd8Memory": kind("CD8 memory"),
  "body: helperBlood": kind("helper T"),
  "body: regulatoryBlood": kind("regulatory T"),
  "body: nkBlood": kind("NK"),
  "body: dendriticNode": kind("mature dendritic"),
  "body: vaccineNode": kind("mature dendritic"),
  "body: antibodyBlood": kind("plasma cell"),
  "body: carTEffector": kind("CAR T"),
  "body: carTMemory": { ...kind("CAR T"), marker: "double diamond" },
  "body: carTNormalTarget": kind("healthy"),
};

/** For what is no cell: shapes that no cell has, colours of the same set. */
const plain: readonly LineStyle[] = [
  { colour: "#226BEB", marker: "circle" },
  { colour: "#FE6311", marker: "square" },
  { colour: "#09AF59", marker: "triangle down" },
  { colour: "#E171B0", marker: "plus" },
  { colour: "#43737D", marker: "bar" },
  { colour: "#CCD850", marker: "circle" },
  { colour: "#C98FFB", marker: "square" },
  { colour: "#A04F0A", marker: "triangle down" },
  { colour: "#D3A99A", marker: "plus" },
  { colour: "#776A5E", marker: "bar" },
];

/** The style of a column, `at` its place among those of its plot that are no cells. */
export function lineStyle(column: string, at: number): LineStyle {
  if (column in kindStyles) return kind(column as keyof typeof kindStyles);
  return actors[column] ?? plain[at % plain.length];
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
