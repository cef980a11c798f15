import { computed, effect, signal } from "@preact/signals";
import type { BodyPattern } from "../../../../src/index.ts";
import { type Fills, families, palettes, type ShownKind } from "./palette.ts";
import { readTokens, tokensText } from "./palette-tokens.ts";
import { systemColours } from "./system-colours.ts";

export type PaletteName = keyof typeof palettes | "own";
export const paletteNames: readonly PaletteName[] = ["standard", "greyscale", "high contrast", "own"];

/** What somebody chose, on this device. */
interface Kept {
  readonly palette: PaletteName;
  readonly patterns: boolean;
  readonly own?: string;
}

const key = "immunarium.look";

/** Storage may be denied, and what stands there may be of another time: the usual look then. */
function kept(): Kept {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<Kept>;
    const palette = paletteNames.find((name) => name === found.palette) ?? "standard";
    return { palette, patterns: found.patterns === true, ...(found.own !== undefined && { own: found.own }) };
  } catch {
    return { palette: "standard", patterns: false };
  }
}

function ownOf({ own }: Kept): Fills {
  try {
    return own === undefined ? palettes.standard : readTokens(own);
  } catch {
    return palettes.standard;
  }
}

const first = kept();

export const palette = signal<PaletteName>(first.palette);
export const patterns = signal(first.patterns);
/** The colours of the palette `own`. */
export const ownFills = signal<Fills>(ownOf(first));

/** Undefined before the first look at it: what was kept is not written again. */
let before: string | undefined;

function keep(text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Nothing is lost: the page goes on with the choice.
  }
}

effect(() => {
  const text = JSON.stringify({ palette: palette.value, patterns: patterns.value, own: tokensText(ownFills.value) });
  if (before !== undefined && text !== before) keep(text);
  before = text;
});

const chosenFills = computed(() => (palette.value === "own" ? ownFills.value : palettes[palette.value]));

/** Fills of all kinds, as they are drawn now: system colours where the system forces them. */
export const fills = computed((): Fills => systemColours.value?.fills ?? chosenFills.value);

/** Fills for files, which no system's colours reach. */
export const fileFills = chosenFills;

/** Whether bodies are hatched and dotted; always where colours are forced. */
export const patterned = computed(() => patterns.value || systemColours.value !== undefined);

export const fillOf = (kind: ShownKind): string => fills.value[kind];

const usual = Object.fromEntries(
  families.flatMap(({ kinds, pattern }) => kinds.map((kind) => [kind, pattern])),
) as Readonly<Record<ShownKind, BodyPattern>>;

export const patternOf = (kind: ShownKind): BodyPattern => (patterned.value ? usual[kind] : "none");

/** Colours and patterns of kinds as files take them, by the names that files have for kinds. */
export function fileStyles(): Readonly<Record<string, { readonly colour: string; readonly pattern: BodyPattern }>> {
  const of = chosenFills.peek();
  const on = patterns.peek();
  return Object.fromEntries(
    (Object.keys(of) as ShownKind[]).map((kind) => [
      kind === "tumour, few flags" ? "tumour, few antigens" : kind,
      { colour: of[kind], pattern: on ? usual[kind] : "none" },
    ]),
  );
}
