import {
  crossGArea,
  type InfiltrationThresholds,
  infiltration,
  mixingScore,
  morisitaHorn,
  type PointPattern,
  patternOf,
  rectangleWindow,
  section,
  tumourRegion,
} from "../analysis/spatial/index.ts";
import { InputError } from "../foundation/errors.ts";
import { didYouMean } from "../foundation/near-names.ts";
import { filterRows, numbers, type Table, table, texts } from "../foundation/table.ts";
import type { TissueFrame } from "../models/tissue/frame.ts";

export interface SpatialOptions {
  /** Absent: types whose name says tumour, cancer or malignant, or else the first type. */
  readonly tumour?: readonly string[];
  /** Absent: types whose name says CD8, CTL or T cell, or else the second type. */
  readonly immune?: readonly string[];
  readonly thresholds?: Partial<InfiltrationThresholds>;
  /** Height of the section of a tissue in three dimensions, µm; the middle of the box where absent. */
  readonly at?: number;
}

/** Thickness of a section, as microtomes cut, µm. */
const THICKNESS = 4;
/** Up to here cross-G counts and cells mix, µm: about two cells. */
const REACH = 20;
/** Edge of the squares of Morisita and Horn's index, µm. */
const TILE = 100;

interface Row {
  readonly statistic: string;
  readonly value: number;
  readonly text: string;
  readonly unit: string;
  /** Why there is no value. */
  readonly reason: string;
}

/**
 * How immune cells lie among the tumour's, in one look at a tissue: class of infiltration with the densities and
 * thresholds behind it, area under cross-G, mixing score, Morisita and Horn's index. Live cells count, in three
 * dimensions those of a section of 4 µm.
 *
 * @returns a row a statistic: `statistic`, `value` (NaN where it is a word, or could not be had), `text`, `unit`, `reason`
 * @throws {InputError} where a name is no type of the tissue
 */
export function spatialSummary(frame: TissueFrame, options: SpatialOptions = {}): Table {
  const types = spatialTypes(frame.cellTypes, options);
  const pattern = sectionOf(frame, types, options.at);
  const region = tumourRegion(pattern, "tumour");
  const found = infiltration(pattern, "immune", region, options.thresholds);
  const contact = crossGArea(pattern, "immune", "tumour", REACH);
  const mixing = mixingScore(pattern, "tumour", "immune", REACH);
  const overlap = morisitaHorn(pattern, "tumour", "immune", { shape: "square", size: TILE });
  const [cells, densities] = ["cells", "density"].map((name) => numbers(found.table, name));
  return asTable([
    word("tumour", types.tumour.join(", ")),
    word("immune", types.immune.join(", ")),
    word("infiltration", found.class, found.reason),
    ...texts(found.table, "compartment").flatMap((name, row) => [
      number(`immune in ${name}`, cells[row], ""),
      number(`immune density in ${name}`, densities[row], "1/mm^2", found.reason || "there is no such place"),
    ]),
    number("immune density, core / outside", found.ratio, "", found.reason || "no immune cells are outside"),
    ...Object.entries(found.thresholds).map(([name, value]) =>
      number(`threshold ${name}${found.assumed.includes(name) ? ", assumed" : ""}`, value, thresholdUnit(name)),
    ),
    number(`cross-G area to ${REACH} µm, immune to tumour`, contact.value, contact.unit, contact.reason),
    number(`mixing score within ${REACH} µm`, mixing.score, "", mixing.reason),
    number(`mixing score within ${REACH} µm, normalised`, mixing.normalised, "", mixing.reason),
    number(`Morisita-Horn on squares of ${TILE} µm`, overlap.value, "", overlap.reason),
  ]);
}

const number = (statistic: string, value: number, unit: string, reason = ""): Row => ({
  statistic,
  value,
  text: "",
  unit,
  reason: Number.isNaN(value) ? reason : "",
});

const word = (statistic: string, text: string, reason = ""): Row => ({
  ...number(statistic, Number.NaN, "", reason),
  text,
});

const thresholdUnit = (name: string) => (name === "core" || name === "stroma" ? "1/mm^2" : "µm");

interface Types {
  readonly tumour: readonly string[];
  readonly immune: readonly string[];
}

/** Which types are the tumour's and which the immune system's, by what is said or else by their names. */
function spatialTypes(all: readonly string[], options: SpatialOptions): Types {
  for (const [what, names] of Object.entries({ tumour: options.tumour ?? [], immune: options.immune ?? [] })) {
    const lost = names.find((name) => !all.includes(name));
    if (lost !== undefined) throw new InputError(what, `"${lost}"`, `of ${all.join(", ")}${didYouMean(lost, all)}`);
  }
  const called = (names: RegExp) => all.filter((name) => names.test(name));
  const first = (names: readonly string[], other: readonly string[]) => (names.length > 0 ? names : other.slice(0, 1));
  const tumour = options.tumour ?? first(called(/tumou?r|cancer|malignant/i), all);
  const rest = all.filter((name) => !tumour.includes(name));
  const cytotoxic = called(/cd8|ctl|\bt[ _-]?cells?\b|cytotoxic/i).filter((name) => rest.includes(name));
  return { tumour, immune: options.immune ?? first(cytotoxic, rest) };
}

function sectionOf({ cells, domain }: TissueFrame, { tumour, immune }: Types, at: number | undefined): PointPattern {
  const { minimum, maximum, dimensions } = domain;
  const middle = at ?? (minimum[2] + maximum[2]) / 2;
  const states = texts(cells, "state");
  const live = filterRows(cells, (row) => states[row] === "live");
  const seen = dimensions === 3 ? section(live, { z: middle, thickness: THICKNESS, radius: "radius" }) : live;
  const window = rectangleWindow({ xMin: minimum[0], xMax: maximum[0], yMin: minimum[1], yMax: maximum[1] });
  const pattern = patternOf(seen, window);
  const kind = (name: string) => (tumour.includes(name) ? "tumour" : immune.includes(name) ? "immune" : "other");
  return { ...pattern, unit: "µm", type: pattern.type.map(kind) };
}

function asTable(rows: readonly Row[]): Table {
  const words = (name: "statistic" | "text" | "unit" | "reason", label: string) =>
    ({ name, unit: "", label, values: rows.map((row) => row[name]) }) as const;
  return table("spatial", [
    words("statistic", "Statistic"),
    { name: "value", unit: "", label: "Value", values: Float64Array.from(rows, ({ value }) => value) },
    words("text", "Value, where it is a word"),
    words("unit", "Unit"),
    words("reason", "Why there is no value"),
  ]);
}
