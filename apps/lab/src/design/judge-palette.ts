import { contrast, nearestPair, type Sight, sightNames } from "../../../../src/index.ts";
import { type Fills, families, kindStyles, outline, type ShownKind } from "./palette.ts";

/** Below this, two colours are no longer told apart at a glance. ΔE00 */
export const LEAST = 11;

export interface SightJudged {
  readonly sight: Sight;
  readonly distance: number;
  readonly pair: readonly [string, string];
}

const kinds = Object.keys(kindStyles) as ShownKind[];
const familyOf = kinds.map((kind) => families.findIndex((family) => family.kinds.includes(kind)));

/** For each sight, the two kinds of different families whose colours are nearest. */
export function judged(fills: Fills): readonly SightJudged[] {
  const colours = kinds.map((kind) => fills[kind]);
  return sightNames.map((sight) => {
    const { pair, distance } = nearestPair(colours, sight, (i, j) => familyOf[i] !== familyOf[j]);
    return { sight, distance, pair: [kindStyles[kinds[pair[0]]].plain, kindStyles[kinds[pair[1]]].plain] };
  });
}

/** Kinds whose fill is hardly seen beside the outline, and so on a dark ground: under 3 to 1. */
export function tooDark(fills: Fills): readonly string[] {
  return kinds.filter((kind) => contrast(fills[kind], outline) < 3).map((kind) => kindStyles[kind].plain);
}

export const sightWords: Readonly<Record<Sight, string>> = {
  normal: "normal sight",
  protanopia: "red-blind (protanopia)",
  deuteranopia: "green-blind (deuteranopia)",
  tritanopia: "blue-blind (tritanopia)",
};
