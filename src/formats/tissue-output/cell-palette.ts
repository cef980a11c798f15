/** A colour as red, green and blue, 0–255. */
export type Rgb = readonly [number, number, number];

/** Shapes of a nucleus: they say the type again for whoever cannot tell the colours. */
export const nucleusShapes = ["circle", "diamond", "triangle", "square", "star", "pentagon", "bar", "cross"] as const;
export type NucleusShape = (typeof nucleusShapes)[number];

export interface CellStyle {
  /** `#RRGGBB`. */
  readonly colour: string;
  readonly shape: NucleusShape;
}

/** A colour and shape for a role, and the words of type names that suggest it. */
interface Role extends CellStyle {
  readonly words: RegExp;
}

/**
 * Twelve roles. The worst pair of colours is 16.7 CIEDE2000 apart for normal sight and at least 11.1 with full
 * protanopia, deuteranopia and tritanopia. The order decides which role a name with words of two is given.
 */
const roles: readonly Role[] = [
  { colour: "#A04F0A", shape: "circle", words: /low antigen|antigen.?(low|negative|loss)|resistant|mutant/ },
  { colour: "#E171B0", shape: "pentagon", words: /\bcar\b|car.?t\b/ },
  { colour: "#C98FFB", shape: "cross", words: /treg|regulatory/ },
  { colour: "#43737D", shape: "bar", words: /exhausted|cd4|helper|\bth\d/ },
  { colour: "#226BEB", shape: "diamond", words: /cd8|effector|cytotoxic|\bctl\b|t.?cell|lymphocyte|immune/ },
  { colour: "#CCD850", shape: "triangle", words: /\bnk\b|natural killer|neutrophil/ },
  { colour: "#09AF59", shape: "star", words: /dendritic|\bdc\b|antigen.presenting/ },
  { colour: "#D3A99A", shape: "square", words: /m2|healing|anti.inflammatory macrophage/ },
  { colour: "#D1F2CA", shape: "square", words: /m1|alarm|macrophage|myeloid|monocyte/ },
  { colour: "#CAC9F2", shape: "pentagon", words: /\bb.?cell|plasma|m0/ },
  { colour: "#776A5E", shape: "circle", words: /healthy|normal|stroma|fibroblast|endothel|vessel|caf\b/ },
  { colour: "#FE6311", shape: "circle", words: /tumou?r|cancer|malignan|carcinoma|melanoma|epithelial|cell/ },
];

/** Roles for names that say nothing, or whose role is taken: those that differ most first. */
const spare = [11, 4, 9, 6, 2, 5, 0, 1, 3, 8, 7, 10];

/**
 * A style for each cell type. Types whose names say what they are get the same colour in every model; no two of the
 * first twelve share a colour, and types that share one (from the thirteenth on) differ in the nucleus.
 */
export function cellStyles(types: readonly string[]): CellStyle[] {
  const free = new Set(roles.keys());
  const given = types.map((name) => {
    const meant = roles.findIndex(({ words }, role) => free.has(role) && words.test(name.toLowerCase()));
    free.delete(meant);
    return meant;
  });
  let further = 0;
  return given.map((meant) => {
    if (meant >= 0) return style(roles[meant]);
    const next = spare.find((role) => free.has(role));
    if (next !== undefined) {
      free.delete(next);
      return style(roles[next]);
    }
    const { colour } = roles[spare[further % spare.length]];
    // Five and eight share no factor, so that colour and shape meet again after 24 types only.
    return { colour, shape: nucleusShapes[(further++ * 5 + 3) % nucleusShapes.length] };
  });
}

function style({ colour, shape }: Role): CellStyle {
  return { colour, shape };
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
