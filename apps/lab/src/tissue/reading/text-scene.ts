import { cellKindNames, type TissueLook } from "../../../../../src/index.ts";
import { kindStyles } from "../../design/palette.ts";
import { shownKinds } from "../glyphs/glyphs.ts";
import { type Activity, activityOf, countShown } from "../scene/shown-kind.ts";
import type { SpaceReading } from "./space-reading.ts";

/** What a picture shows, in words. */
export interface TextScene {
  readonly day: number;
  /** One paragraph: the state. */
  readonly state: string;
  /** Kinds that are present. */
  readonly kinds: readonly KindRow[];
  /** Sentences on what differs from the scene before; empty without one. */
  readonly changes: readonly string[];
  readonly counts: readonly number[];
}

export interface KindRow {
  readonly kind: (typeof shownKinds)[number];
  readonly plain: string;
  readonly count: number;
  /** In core, edge, outside; undefined where there is no tumour with a border. */
  readonly where: readonly [number, number, number] | undefined;
}

const killers = ["CD8 progenitor", "CD8 effector", "CD8 exhausted", "CD8 memory"] as const;
const wholeNumber = new Intl.NumberFormat("en");

/** From twenty on two digits are told: nobody reads more out of a picture. */
export function about(count: number): string {
  if (count < 20) return wholeNumber.format(count);
  return `about ${wholeNumber.format(Number(count.toPrecision(2)))}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const several = (count: number, one: string, many = `${one}s`) => `${about(count)} ${count === 1 ? one : many}`;
export const dayText = (day: number) => `Day ${Math.round(day * 100) / 100}`;

interface Seen {
  readonly look: TissueLook;
  readonly day: number;
  readonly playing: boolean;
  readonly space: SpaceReading | undefined;
}

/** @param before  the scene that was told last, for what changed since */
export function textScene({ look, day, playing, space }: Seen, before?: TextScene): TextScene {
  const counts = countShown(look);
  return {
    day,
    state: [`${dayText(day)}, ${playing ? "playing" : "paused"}.`, tumourText(counts, space), killerText(look, space)]
      .filter((text) => text !== "")
      .join(" "),
    kinds: kindRows(counts, space),
    changes: before ? changesOf(counts, day, before) : [],
    counts,
  };
}

const countOf = (counts: readonly number[], kind: (typeof shownKinds)[number]) => counts[shownKinds.indexOf(kind)];

function tumourText(counts: readonly number[], space: SpaceReading | undefined): string {
  const few = countOf(counts, "tumour, few flags");
  const all = countOf(counts, "tumour") + few;
  if (all === 0) return "No tumour cells in this piece of tissue.";
  const flags = few === 0 ? "" : ` ${capital(partOf(few, all))} of them ${few === 1 ? "shows" : "show"} few flags.`;
  return `${capital(several(all, "tumour cell"))}${shapeText(all, space)}.${flags}`;
}

function shapeText(all: number, space: SpaceReading | undefined): string {
  if (!space || all < 10) return "";
  const { count, largest, roundness } = space.clumps;
  if (count === 0) return ", scattered";
  if (count > 1 && largest < 0.9) return ` in ${count} clumps`;
  return roundness > 0.7 ? " in one round clump" : roundness > 0.45 ? " in one uneven clump" : " in one long clump";
}

function killerText(look: TissueLook, space: SpaceReading | undefined): string {
  const numbers = killers.map((kind) => cellKindNames.indexOf(kind));
  let all = 0;
  const doing = { active: 0, paused: 0, resting: 0, "not told": 0 };
  for (let row = 0; row < look.count; row++) {
    if (look.state[row] !== 0 || !numbers.includes(look.kind[row])) continue;
    all++;
    doing[activityOf(look, row)]++;
  }
  if (all === 0) return "No killer T cells.";
  const where = space?.where && placeText(numbers.map((kind) => space.where![kind]));
  return `${capital(several(all, "killer T cell"))}${where ? `, ${where}` : ""}${doingText(doing, all)}.`;
}

/** "; 7 in 10 are switched off by the brake PD-1, 2 in 10 see nothing to act on". */
function doingText(doing: Readonly<Record<Activity, number>>, all: number): string {
  const words = {
    active: "at work",
    paused: "switched off by the brake PD-1",
    "not told": "tired",
    resting: "at rest, with nothing to act on",
  };
  const told = (["active", "paused", "not told", "resting"] as const).filter((one) => doing[one] > 0);
  return `; ${told.map((one) => `${partOf(doing[one], all)} ${words[one]}`).join(", ")}`;
}

const placeWords = ["among the tumour cells", "at the edge", "outside the tumour"] as const;

/** "most at the edge", "half outside the tumour". */
function placeText(where: readonly (readonly [number, number, number])[]): string {
  const sums = [0, 1, 2].map((i) => where.reduce((sum, counts) => sum + counts[i], 0));
  const all = sums[0] + sums[1] + sums[2];
  if (all === 0) return "";
  const most = sums.indexOf(Math.max(...sums));
  const part = sums[most] / all;
  if (part <= 0.45) return "spread over tumour, edge and outside";
  return `${part > 0.97 ? "all" : part > 0.6 ? "most" : "about half"} ${placeWords[most]}`;
}

/** "7 in 10"; words at the ends. */
export function partOf(some: number, all: number): string {
  if (some === 0) return "none";
  if (some === all) return "all";
  const tenths = Math.round((10 * some) / all);
  return tenths === 0 ? "fewer than 1 in 20" : tenths === 10 ? "nearly all" : `${tenths} in 10`;
}

function kindRows(counts: readonly number[], space: SpaceReading | undefined): KindRow[] {
  return shownKinds.flatMap((kind, i) => {
    if (counts[i] === 0) return [];
    // Regions are by kind of the model, where flags make no difference.
    const name = kind === "tumour, few flags" ? undefined : cellKindNames.indexOf(kind);
    const where = name === undefined ? undefined : space?.where?.[name];
    return [{ kind, plain: kindStyles[kind].plain, count: counts[i], where }];
  });
}

function changesOf(counts: readonly number[], day: number, before: TextScene): string[] {
  const since = dayText(before.day).toLowerCase();
  if (Math.abs(day - before.day) < 1e-9) return [`Still ${dayText(day).toLowerCase()}: nothing has changed.`];
  const told = shownKinds.flatMap((kind, i) => {
    const [was, is] = [before.counts[i], counts[i]];
    // A change that the counts themselves cannot be told from chance is not told.
    if (Math.abs(is - was) < Math.max(3, 0.05 * was)) return [];
    const { plain } = kindStyles[kind];
    const text = is > was ? `${is - was} more` : `${was - is} fewer`;
    return [{ size: Math.abs(is - was), text: `${plain}: ${text} (${was} on ${since}, ${is} now)` }];
  });
  if (told.length === 0) return [`Since ${since}: no kind of cell changed much in number.`];
  return told.sort((a, b) => b.size - a.size).map(({ text }) => `${capital(text)}.`);
}

const classWords = {
  inflamed: "killer T cells lie among the tumour cells (inflamed)",
  excluded: "killer T cells wait around the tumour (excluded)",
  desert: "hardly any killer T cells (desert)",
  unknown: "not told",
} as const;

export const infiltrationText = (space: SpaceReading) => classWords[space.infiltration];
