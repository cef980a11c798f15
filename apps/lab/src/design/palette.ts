import type { BodyPattern, CellKind } from "../../../../src/index.ts";

/** How a kind of cell is drawn: shape carries identity, colour and pattern help. */
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

/** Tumour cells that show few flags are told apart from the others. */
export type ShownKind = CellKind | "tumour, few flags";

export interface KindStyle {
  readonly glyph: Glyph;
  /** In words that a reader of twelve knows. */
  readonly plain: string;
}

/** Thin line around every cell, on the light canvas. */
export const outline = "#11161D";
export const canvas = { light: "#FBFAF7", dark: "#11161D" } as const;

export const kindStyles: Readonly<Record<ShownKind, KindStyle>> = {
  tumour: { glyph: "rounded square", plain: "tumour cell" },
  "tumour, few flags": { glyph: "rounded square, empty centre", plain: "tumour cell, few flags" },
  healthy: { glyph: "small dot", plain: "healthy cell" },
  fibroblast: { glyph: "spindle", plain: "connective-tissue cell" },
  vessel: { glyph: "ring", plain: "blood vessel" },
  "CD8 progenitor": { glyph: "diamond with dot", plain: "killer T cell, young" },
  "CD8 effector": { glyph: "diamond", plain: "killer T cell" },
  "CD8 exhausted": { glyph: "hollow diamond", plain: "killer T cell, tired" },
  "CD8 memory": { glyph: "double diamond", plain: "killer T cell, memory" },
  "helper T": { glyph: "diamond with bar", plain: "helper T cell" },
  "regulatory T": { glyph: "diamond with cross", plain: "calming T cell" },
  NK: { glyph: "triangle", plain: "natural killer cell" },
  dendritic: { glyph: "six-arm star", plain: "dendritic cell (messenger)" },
  "mature dendritic": { glyph: "six-arm star, filled", plain: "messenger with flags" },
  "M1 macrophage": { glyph: "large circle, notch", plain: "macrophage, alarm" },
  "M2 macrophage": { glyph: "large circle, tail", plain: "macrophage, healing" },
  MDSC: { glyph: "large circle, two notches", plain: "suppressor cell" },
  "B cell": { glyph: "pentagon", plain: "B cell" },
  "plasma cell": { glyph: "pentagon, filled centre", plain: "antibody maker" },
  "CAR T": { glyph: "diamond with fork", plain: "CAR T cell" },
};

/** Kinds that share a colour, and differ by shape alone. */
export interface Family {
  readonly name: string;
  readonly kinds: readonly ShownKind[];
  readonly pattern: BodyPattern;
}

/** Twelve families. Patterns repeat only where shapes differ much. */
export const families: readonly Family[] = [
  { name: "Tumour cells", kinds: ["tumour"], pattern: "rising" },
  { name: "Tumour cells with few flags", kinds: ["tumour, few flags"], pattern: "dots" },
  { name: "Healthy tissue and vessels", kinds: ["healthy", "fibroblast", "vessel"], pattern: "none" },
  {
    name: "Killer T cells (CD8)",
    kinds: ["CD8 progenitor", "CD8 effector", "CD8 exhausted", "CD8 memory"],
    pattern: "none",
  },
  { name: "Helper T cells", kinds: ["helper T"], pattern: "level" },
  { name: "Calming T cells", kinds: ["regulatory T"], pattern: "crossed" },
  { name: "CAR T cells", kinds: ["CAR T"], pattern: "dots" },
  { name: "Natural killer cells", kinds: ["NK"], pattern: "upright" },
  { name: "Dendritic cells", kinds: ["dendritic", "mature dendritic"], pattern: "level" },
  { name: "Macrophages, alarm", kinds: ["M1 macrophage"], pattern: "grid" },
  { name: "Macrophages, healing, and suppressor cells", kinds: ["M2 macrophage", "MDSC"], pattern: "falling" },
  { name: "B cells and antibody makers", kinds: ["B cell", "plasma cell"], pattern: "crossed" },
];

export type Fills = Readonly<Record<ShownKind, string>>;

/** A colour for each family, in their order, as fills of kinds. */
export function fillsOf(colours: readonly string[]): Fills {
  return Object.fromEntries(families.flatMap(({ kinds }, f) => kinds.map((kind) => [kind, colours[f]]))) as Fills;
}

/**
 * Palettes that come with the lab; every fill is 3:1 or more against the outline, and so visible on both grounds. Worst
 * pairs over normal sight and three colour-vision deficiencies, measured in `palette.test.ts`: standard 11.1 (ΔE00),
 * high contrast 13.9 (and 4.5:1 against the outline), greyscale below 5, which is why patterns go with it.
 */
export const palettes = {
  standard: fillsOf([
    "#FE6311",
    "#A04F0A",
    "#776A5E",
    "#226BEB",
    "#43737D",
    "#C98FFB",
    "#E171B0",
    "#CCD850",
    "#09AF59",
    "#D1F2CA",
    "#D3A99A",
    "#CAC9F2",
  ]),
  greyscale: fillsOf([
    "#F4F4F4",
    "#A4A4A4",
    "#6E6E6E",
    "#7C7C7C",
    "#898989",
    "#B1B1B1",
    "#BDBDBD",
    "#CACACA",
    "#979797",
    "#E5E5E5",
    "#D7D7D7",
    "#FFFFFF",
  ]),
  "high contrast": fillsOf([
    "#F52D0D",
    "#D6B809",
    "#BDFDE8",
    "#A658EE",
    "#B0B4B8",
    "#E88AF7",
    "#BB6886",
    "#86C588",
    "#08954D",
    "#FFFF0E",
    "#E3FFB2",
    "#F0D3FF",
  ]),
} as const satisfies Readonly<Record<string, Fills>>;

/** Kinds whose colours clones take, in their order: those that are far apart. */
export const clonesLike: readonly ShownKind[] = ["tumour", "CD8 effector", "NK", "CAR T", "dendritic", "regulatory T"];
