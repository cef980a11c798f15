/** How an arm is drawn: the dash pattern says it again for whoever cannot tell the colours. */
export interface ArmStyle {
  readonly colour: string;
  /** SVG `stroke-dasharray`; "none" for a solid line. */
  readonly dash: string;
  readonly symbol: "circle" | "square" | "triangle" | "diamond" | "cross" | "star";
}

/**
 * Six arms. The worst pair is 12.6 CIEDE2000 apart over normal sight and full protanopia, deuteranopia and tritanopia
 * (Machado 2009), and each is at least 3:1 against the paper; `palette.test.ts` measures both.
 */
export const armStyles: readonly ArmStyle[] = [
  { colour: "#226BEB", dash: "none", symbol: "circle" },
  { colour: "#C4560A", dash: "8 3", symbol: "square" },
  { colour: "#4B2074", dash: "2.5 2.5", symbol: "triangle" },
  { colour: "#12946E", dash: "10 3 2.5 3", symbol: "diamond" },
  { colour: "#7F1D1D", dash: "14 4", symbol: "cross" },
  { colour: "#A1468A", dash: "6 2 2 2 2 2", symbol: "star" },
];

/** The style of the n-th arm; a seventh arm starts again. */
export function armStyle(index: number): ArmStyle {
  return armStyles[index % armStyles.length];
}

export type BestResponse = "CR" | "PR" | "SD" | "PD" | "NE";

/** Best responses in the order of a response table, each with a fill and a hatch. */
export const responseStyles: Readonly<
  Record<
    BestResponse,
    { readonly fill: string; readonly hatch: "none" | "rising" | "falling" | "dots"; readonly name: string }
  >
> = {
  CR: { fill: "#0B3C8C", hatch: "none", name: "complete response" },
  PR: { fill: "#4F8FEF", hatch: "rising", name: "partial response" },
  SD: { fill: "#C9C3B4", hatch: "none", name: "stable disease" },
  PD: { fill: "#F28A3C", hatch: "falling", name: "progressive disease" },
  NE: { fill: "#FFFFFF", hatch: "dots", name: "not evaluable" },
};

export const bestResponses = Object.keys(responseStyles) as readonly BestResponse[];

/** `PR partial response`. */
export function responseName(code: BestResponse): string {
  return `${code} ${responseStyles[code].name}`;
}

/** A response code from a table's text; anything unknown counts as not evaluable. */
export function bestResponse(code: string): BestResponse {
  return code in responseStyles ? (code as BestResponse) : "NE";
}

/** Reasons, mechanisms and other unordered kinds, with hatches as the second channel. */
export const kindFills: readonly string[] = [
  "#226BEB",
  "#F2A65A",
  "#4B2074",
  "#7CC7A8",
  "#A04F0A",
  "#C9A3E8",
  "#43737D",
  "#E171B0",
];

export const paper = "#FBFAF7";
export const ink = "#11161D";
/** Axis text and secondary words: 7:1 on the paper. */
export const quiet = "#4A525C";
/** Grid and reference lines. */
export const faint = "#D9D5CB";
