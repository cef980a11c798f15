import { computed } from "@preact/signals";
import { cellKindNames, type TissueLook } from "../../../../../src/index.ts";
import { fillOf } from "../../design/look.ts";
import { clonesLike } from "../../design/palette.ts";
import { shownKinds } from "../glyphs/glyphs.ts";
import { tables } from "../paint/colour-map.ts";
import { shownKindOf } from "./shown-kind.ts";

export const colourModes = ["kind", "flags", "mhc", "pdl1", "activity", "clone"] as const;
export type ColourMode = (typeof colourModes)[number];

export const colourModeWords: Readonly<Record<ColourMode, { readonly plain: string; readonly technical: string }>> = {
  kind: { plain: "Kind of cell", technical: "cell type" },
  flags: { plain: "Flags", technical: "antigen level" },
  mhc: { plain: "Flagpoles", technical: "MHC-I shown" },
  pdl1: { plain: "Off-switch signal", technical: "PD-L1" },
  activity: { plain: "How active", technical: "activity" },
  clone: { plain: "Clone", technical: "clone" },
};

type Colour = readonly [number, number, number, number];

export const parseHex = (hex: string): Colour => {
  const number = Number.parseInt(hex.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255, 255];
};

const kindFills = computed(() =>
  shownKinds.map((kind): Colour => {
    const [r, g, b] = parseHex(fillOf(kind));
    // Healthy tissue stays in the background.
    return [r, g, b, kind === "healthy" ? 120 : kind === "fibroblast" ? 150 : 255];
  }),
);
/** Clones by number; colours of the palette that are far apart, used again after the sixth. */
export const cloneColours = computed(() => clonesLike.map(fillOf));
const cloneFills = computed(() => cloneColours.value.map(parseHex));
const none: Colour = [128, 128, 122, 70];

const kindsWith = (...kinds: readonly (typeof cellKindNames)[number][]) =>
  cellKindNames.map((kind) => kinds.includes(kind));
const targets = kindsWith("tumour", "healthy", "B cell");
const told: Readonly<Record<"mhc" | "pdl1" | "activity", readonly boolean[]>> = {
  mhc: kindsWith("tumour", "healthy"),
  pdl1: kindsWith("tumour", "M1 macrophage", "M2 macrophage"),
  activity: kindsWith(
    "CD8 progenitor",
    "CD8 effector",
    "CD8 memory",
    "helper T",
    "NK",
    "CAR T",
    "M1 macrophage",
    "M2 macrophage",
  ),
};
const levelOf = { mhc: "shown mhc", pdl1: "pdl1", activity: "activity" } as const;

/** The level that a mode shows of a cell, 0 to 255, or undefined where it tells nothing of such a cell. */
function levelShown(look: TissueLook, row: number, mode: ColourMode, antigen: number): number | undefined {
  if (mode === "kind" || mode === "clone") return undefined;
  const kind = look.kind[row];
  if (mode === "flags") return targets[kind] ? look.antigens[antigen]?.[row] : undefined;
  return told[mode][kind] ? look.levels[levelOf[mode]][row] : undefined;
}

/** Fill of a cell: red, green, blue, opacity as bytes. */
export function cellColour(look: TissueLook, row: number, mode: ColourMode, antigen: number, dark: boolean): Colour {
  if (mode === "kind") return kindFills.value[shownKindOf(look, row)];
  if (mode === "clone") return look.clone[row] > 0 ? cloneFills.value[(look.clone[row] - 1) % clonesLike.length] : none;
  const level = levelShown(look, row, mode, antigen);
  if (level === undefined) return none;
  const table = dark ? tables.dark : tables.light;
  return [table[3 * level], table[3 * level + 1], table[3 * level + 2], 255];
}
