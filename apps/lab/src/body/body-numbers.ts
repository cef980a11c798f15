import type { SeriesEntry } from "../../../../src/index.ts";
import { columnWords, unitWords } from "../plots/column-words.ts";
import { withUnit } from "../plots/say-value.ts";

export type BodyPlace = "blood" | "lymph node" | "tumour" | "signals";

/** A number of the body on a day. */
export interface BodyNumber {
  readonly column: string;
  readonly place: BodyPlace;
  readonly label: string;
  /** With its unit. */
  readonly text: string;
  readonly value: number;
  /** Where it is a part of a whole, 0 to 1. */
  readonly part?: number;
}

interface Told {
  readonly column: string;
  readonly place: BodyPlace;
  /** `part`: told in %; `drug`: told where some of it was ever there. */
  readonly as?: "part";
  readonly onlyIfEver?: true;
}

const told: readonly Told[] = [
  { column: "body: cd8Blood", place: "blood" },
  { column: "body: cd8Memory", place: "blood" },
  { column: "body: helperBlood", place: "blood" },
  { column: "body: regulatoryBlood", place: "blood" },
  { column: "body: nkBlood", place: "blood" },
  { column: "body: antiPD1Concentration", place: "blood", onlyIfEver: true },
  { column: "body: antiPDL1Concentration", place: "blood", onlyIfEver: true },
  { column: "body: antiCTLA4Concentration", place: "blood", onlyIfEver: true },
  { column: "body: carTEffector", place: "blood", onlyIfEver: true },
  { column: "body: carTMemory", place: "blood", onlyIfEver: true },
  { column: "body: dendriticNode", place: "lymph node" },
  { column: "body: vaccineNode", place: "lymph node", onlyIfEver: true },
  { column: "body: costimulation", place: "lymph node", as: "part" },
  { column: "body: cd8Launched", place: "lymph node" },
  { column: "body: ctla4OccupancyNode", place: "lymph node", as: "part", onlyIfEver: true },
  { column: "tumour in body", place: "tumour" },
  { column: "body: pd1Occupancy", place: "tumour", as: "part", onlyIfEver: true },
  { column: "body: pdl1Occupancy", place: "tumour", as: "part", onlyIfEver: true },
  { column: "body: interleukin2Plasma", place: "signals", onlyIfEver: true },
  { column: "body: interleukin2Effect", place: "signals", onlyIfEver: true },
  { column: "body: interferonAlphaEffect", place: "signals", as: "part", onlyIfEver: true },
  { column: "body: carTInterleukin6", place: "signals", onlyIfEver: true },
  { column: "body: carTCrp", place: "signals", onlyIfEver: true },
  { column: "body: carTNormalTarget", place: "signals", onlyIfEver: true },
  { column: "body: inflammation", place: "signals", as: "part" },
];

/**
 * The numbers of the body that there is something to say of.
 *
 * @param ever  columns that were above 0 on some day: drugs that were never given are left out
 */
export function bodyNumbers(row: readonly SeriesEntry[], ever: ReadonlySet<string>): BodyNumber[] {
  const entries = new Map(row.map((entry) => [entry.name, entry]));
  // What counts CAR T cells' targets has a number without any of them: it belongs to them.
  const hasCar = ever.has("body: carTEffector") || ever.has("body: carTMemory");
  return told.flatMap(({ column, place, as, onlyIfEver }): BodyNumber[] => {
    const entry = entries.get(column);
    if (!entry || (onlyIfEver && !ever.has(column)) || (column === "body: carTNormalTarget" && !hasCar)) return [];
    const { value, unit } = entry;
    const text = as === "part" ? withUnit(100 * value, "%") : withUnit(value, unitWords(unit));
    return [{ column, place, label: columnWords(column), text, value, ...(as === "part" && { part: value }) }];
  });
}

/** Columns that were above a trace on some day. */
export function everThere(rows: readonly (readonly SeriesEntry[])[]): ReadonlySet<string> {
  const ever = new Set<string>();
  for (const row of rows) for (const { name, value } of row) if (value > 1e-9) ever.add(name);
  return ever;
}

/** Inflammation as words; the borders are ours, for reading only. */
export function inflammationWords(level: number): string {
  if (level < 0.02) return "none";
  if (level < 0.2) return "slight";
  return level < 0.5 ? "clear" : "strong";
}
