import type { fewAntigens } from "../../experiments/microenvironment/patch-frame.ts";
import type { CellKind } from "../../models/microenvironment/cell-kinds.ts";

/** A colour as red, green and blue, 0–255. */
export type Rgb = readonly [number, number, number];

/** Shapes of a nucleus: they say the type again for whoever cannot tell the colours. */
export const nucleusShapes = ["circle", "diamond", "triangle", "square", "star", "pentagon", "bar", "cross"] as const;
export type NucleusShape = (typeof nucleusShapes)[number];

/** Hatches and dots over bodies: they say the type again. */
export type BodyPattern = "none" | "rising" | "falling" | "level" | "upright" | "dots" | "crossed" | "grid";

/** What somebody chose for a type, in place of what is usual. */
export interface OwnStyle {
  /** `#RRGGBB`. */
  readonly colour?: string;
  readonly pattern?: BodyPattern;
}

export interface CellStyle {
  /** `#RRGGBB`. */
  readonly colour: string;
  readonly shape: NucleusShape;
  /** Over live bodies; none when absent. */
  readonly pattern?: BodyPattern;
  /** Live cells of a type that is there to be looked past, or whose centre is empty. */
  readonly live?: LiveStyle;
}

/** How live cells differ from what colour and shape say. */
export interface LiveStyle {
  /** Types of a lower one lie behind those of a higher one; 3 where absent, in front of all. Dead cells lie at 1. */
  readonly layer?: 0 | 1 | 2;
  readonly body?: string;
  readonly outline?: string;
  readonly nucleus?: string;
  /** Of the nucleus, relative to its own size. */
  readonly nucleusSize?: number;
}

/** A colour and shape for a role, and the words of type names that suggest it. */
interface Role extends CellStyle {
  /** Words that leave no doubt. */
  readonly clear: RegExp;
  /** Words that suggest the role where no clear word stands. */
  readonly vague?: RegExp;
}

/**
 * Twelve roles. The worst pair of colours is 16.7 CIEDE2000 apart for normal sight and at least 11.1 with full
 * protanopia, deuteranopia and tritanopia. The order decides between two roles that a name suggests.
 */
const roles: readonly Role[] = [
  { colour: "#A04F0A", shape: "circle", clear: /antigen.?(low|neg|loss)|low.?antigen|resistant|mutant/ },
  { colour: "#E171B0", shape: "pentagon", clear: /\bcar\b|car.?t\b/ },
  { colour: "#C98FFB", shape: "cross", clear: /treg|regulatory/ },
  { colour: "#43737D", shape: "bar", clear: /exhausted|cd4|helper|\bth\d/ },
  { colour: "#226BEB", shape: "diamond", clear: /cd8|effector|cytotoxic|\bctl\b/, vague: /t.?cell|lympho|immune/ },
  { colour: "#CCD850", shape: "triangle", clear: /\bnk\b|natural killer|neutrophil/ },
  { colour: "#09AF59", shape: "star", clear: /dendritic|\bdc\b|antigen.presenting/ },
  { colour: "#D3A99A", shape: "square", clear: /\bm2\b|healing/ },
  { colour: "#D1F2CA", shape: "square", clear: /\bm1\b|alarm/, vague: /macrophage|myeloid|monocyte/ },
  { colour: "#CAC9F2", shape: "pentagon", clear: /\bb.?cell|plasma|\bm0\b/ },
  { colour: "#776A5E", shape: "circle", clear: /healthy|normal|stroma|fibroblast|endothel|vessel|\bcaf/ },
  { colour: "#FE6311", shape: "circle", clear: /tumou?r|cancer|malignan|carcinoma|melanoma/, vague: /epithel|cell/ },
];

/**
 * Kinds of a tumour's microenvironment: families share a colour and differ in the nucleus; what surrounds them is pale.
 */
const kinds = {
  tumour: { colour: "#FE6311", shape: "circle", live: { layer: 1 } },
  "tumour, few antigens": { colour: "#A04F0A", shape: "circle", live: { layer: 1, nucleus: "#F0DCC8" } },
  healthy: {
    colour: "#776A5E",
    shape: "circle",
    live: { layer: 0, body: "#F1ECE3", outline: "#DCD4C7", nucleus: "#C6BAAB", nucleusSize: 0.6 },
  },
  fibroblast: {
    colour: "#776A5E",
    shape: "bar",
    live: { layer: 0, body: "#E5DCCD", outline: "#C9BEAD", nucleus: "#A59786" },
  },
  vessel: {
    colour: "#776A5E",
    shape: "circle",
    live: { layer: 2, body: "#C9AFA6", outline: "#A98B81", nucleus: "#FBF3EF", nucleusSize: 1.25 },
  },
  "CD8 progenitor": { colour: "#226BEB", shape: "star", live: { nucleus: "#F2F6FF", nucleusSize: 0.7 } },
  "CD8 effector": { colour: "#226BEB", shape: "diamond", live: { nucleus: "#F2F6FF", nucleusSize: 0.7 } },
  "CD8 exhausted": { colour: "#226BEB", shape: "circle", live: { nucleus: "#F2F6FF", nucleusSize: 0.7 } },
  "CD8 memory": { colour: "#226BEB", shape: "square", live: { nucleus: "#F2F6FF", nucleusSize: 0.7 } },
  "helper T": { colour: "#43737D", shape: "bar", live: { nucleus: "#EEF6F8", nucleusSize: 0.8 } },
  "regulatory T": { colour: "#C98FFB", shape: "cross" },
  NK: { colour: "#CCD850", shape: "triangle" },
  dendritic: { colour: "#09AF59", shape: "star" },
  "mature dendritic": { colour: "#09AF59", shape: "cross" },
  "M1 macrophage": { colour: "#D1F2CA", shape: "square" },
  "M2 macrophage": { colour: "#D3A99A", shape: "circle" },
  MDSC: { colour: "#D3A99A", shape: "triangle" },
  "B cell": { colour: "#CAC9F2", shape: "pentagon" },
  "plasma cell": { colour: "#CAC9F2", shape: "circle" },
  "CAR T": { colour: "#E171B0", shape: "pentagon" },
} as const satisfies Readonly<Record<CellKind | typeof fewAntigens, CellStyle>>;

const byKind: Readonly<Record<string, CellStyle>> = kinds;

/** Roles for names that say nothing, or whose role is taken: those that differ most first. */
const spare = [11, 4, 9, 6, 2, 5, 0, 1, 3, 8, 7, 10];

/**
 * A style for each cell type. Where all are kinds of a microenvironment, they look as those do. Types whose names say what they are get the same colour in every model; no two of the
 * first twelve share a colour, and types that share one (from the thirteenth on) differ in the nucleus.
 */
export function cellStyles(types: readonly string[], own: Readonly<Record<string, OwnStyle>> = {}): CellStyle[] {
  return usualStyles(types).map((style, type) => withOwn(style, own[types[type]]));
}

/** Layers and nuclei stay; shades that went with the usual colour go with it. */
function withOwn(style: CellStyle, { colour, pattern }: OwnStyle = {}): CellStyle {
  const patterned = pattern ? { ...style, pattern } : style;
  if (colour === undefined || colour === style.colour) return patterned;
  const { live } = style;
  if (!live) return { ...patterned, colour };
  const { layer, nucleusSize, body } = live;
  const pale = body !== undefined && { body: blend(colour, "#FBFAF7", 0.7), outline: blend(colour, "#FBFAF7", 0.45) };
  return {
    ...patterned,
    colour,
    live: { ...(layer !== undefined && { layer }), ...(nucleusSize !== undefined && { nucleusSize }), ...pale },
  };
}

function usualStyles(types: readonly string[]): CellStyle[] {
  if (types.every((name) => Object.hasOwn(byKind, name))) return types.map((name) => byKind[name]);
  const free = new Set(roles.keys());
  const given = new Map<number, Role>();
  const give = (meant: (name: string, role: Role) => boolean, order: readonly number[]) => {
    types.forEach((name, type) => {
      const found = order.find((role) => free.has(role) && meant(name.toLowerCase(), roles[role]));
      if (given.has(type) || found === undefined) return;
      free.delete(found);
      given.set(type, roles[found]);
    });
  };
  give((name, role) => role.clear.test(name), [...roles.keys()]);
  give((name, role) => role.vague?.test(name) ?? false, [...roles.keys()]);
  give(() => true, spare);
  let further = 0;
  return types.map((_, type) => {
    const own = given.get(type);
    if (own) return { colour: own.colour, shape: own.shape };
    const { colour, shape } = roles[spare[further % spare.length]];
    const round = Math.floor(further++ / spare.length);
    return { colour, shape: nucleusShapes[(nucleusShapes.indexOf(shape) + 1 + round) % nucleusShapes.length] };
  });
}

export function rgb(colour: string): Rgb {
  const bits = Number.parseInt(colour.slice(1), 16);
  return [bits >> 16, (bits >> 8) & 255, bits & 255];
}

/** Part `amount` (0–1) of the way from one colour to another, as `#RRGGBB`. */
export function blend(from: string, to: string, amount: number): string {
  const [a, b] = [rgb(from), rgb(to)];
  const hex = a.map((value, i) =>
    Math.round(value + (b[i] - value) * amount)
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${hex.join("").toUpperCase()}`;
}

/** How a type's colour changes with the state of a cell. */
export function stateColour(colour: string, state: number): string {
  if (state === 0) return colour;
  return state === 1 ? blend(colour, "#FBFAF7", 0.62) : blend(colour, "#3A332E", 0.66);
}
