import type { CellKind } from "../../../../src/index.ts";

/** How a kind of cell is drawn: shape carries identity, colour helps. */
export type Glyph =
  | "rounded square"
  | "rounded square, empty centre"
  | "small dot"
  | "spindle"
  | "ring"
  | "diamond"
  | "diamond with bar"
  | "diamond with cross"
  | "diamond with fork"
  | "diamond with dot"
  | "hollow diamond"
  | "double diamond"
  | "triangle"
  | "six-arm star"
  | "six-arm star, filled"
  | "large circle, notch"
  | "large circle, tail"
  | "large circle, two notches"
  | "pentagon"
  | "pentagon, filled centre";

export interface KindStyle {
  readonly fill: string;
  readonly glyph: Glyph;
  /** In words that a reader of twelve knows. */
  readonly plain: string;
}

/** Thin line around every cell, on the light canvas. */
export const outline = "#11161D";
export const canvas = { light: "#FBFAF7", dark: "#11161D" } as const;

/** The twelve colours were measured: the worst pair differs by 11.1 (ΔE00) in every form of colour blindness. */
export const kindStyles: Readonly<Record<CellKind | "tumour, few flags", KindStyle>> = {
  tumour: { fill: "#FE6311", glyph: "rounded square", plain: "tumour cell" },
  "tumour, few flags": { fill: "#A04F0A", glyph: "rounded square, empty centre", plain: "tumour cell, few flags" },
  healthy: { fill: "#776A5E", glyph: "small dot", plain: "healthy cell" },
  fibroblast: { fill: "#776A5E", glyph: "spindle", plain: "connective-tissue cell" },
  vessel: { fill: "#776A5E", glyph: "ring", plain: "blood vessel" },
  "CD8 progenitor": { fill: "#226BEB", glyph: "diamond with dot", plain: "killer T cell, young" },
  "CD8 effector": { fill: "#226BEB", glyph: "diamond", plain: "killer T cell" },
  "CD8 exhausted": { fill: "#226BEB", glyph: "hollow diamond", plain: "killer T cell, tired" },
  "CD8 memory": { fill: "#226BEB", glyph: "double diamond", plain: "killer T cell, memory" },
  "helper T": { fill: "#43737D", glyph: "diamond with bar", plain: "helper T cell" },
  "regulatory T": { fill: "#C98FFB", glyph: "diamond with cross", plain: "calming T cell" },
  NK: { fill: "#CCD850", glyph: "triangle", plain: "natural killer cell" },
  dendritic: { fill: "#09AF59", glyph: "six-arm star", plain: "dendritic cell (messenger)" },
  "mature dendritic": { fill: "#09AF59", glyph: "six-arm star, filled", plain: "messenger with flags" },
  "M1 macrophage": { fill: "#D1F2CA", glyph: "large circle, notch", plain: "macrophage, alarm" },
  "M2 macrophage": { fill: "#D3A99A", glyph: "large circle, tail", plain: "macrophage, healing" },
  MDSC: { fill: "#D3A99A", glyph: "large circle, two notches", plain: "suppressor cell" },
  "B cell": { fill: "#CAC9F2", glyph: "pentagon", plain: "B cell" },
  "plasma cell": { fill: "#CAC9F2", glyph: "pentagon, filled centre", plain: "antibody maker" },
  "CAR T": { fill: "#E171B0", glyph: "diamond with fork", plain: "CAR T cell" },
};
