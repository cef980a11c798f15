import { didYouMean } from "../../foundation/near-names.ts";
import type { Behaviour } from "../../models/tissue/behaviours.ts";
import type { Domain, InitialCell, Vector } from "../../models/tissue/contract.ts";
import { columnOf, csvLines } from "./csv-lines.ts";
import type { Findings, Place } from "./findings.ts";
import { parseDecimal } from "./xml-values.ts";

/** What a cells file may name. */
export interface CellWords {
  /** Cell types by name. */
  readonly cellTypes: readonly string[];
  /** Their names by number, for files without a heading. */
  readonly byNumber: ReadonlyMap<number, string>;
  readonly behaviours: ReadonlyMap<string, Behaviour>;
}

/** Behaviours whose values may be below zero. */
const signed = new Set<Behaviour["reference"]["kind"]>(["secretion-target", "release", "chemotaxis", "custom"]);

/** Whether what PhysiCell leaves out or freezes is left so and told, or refused. */
export type Strictness = "as PhysiCell" | "strict";

/**
 * Reads the cells of the start. Without a heading: x, y, z and the number of the type. With one: x, y, z, the name of
 * the type, and values of `volume` or of behaviours; a value that is empty or begins with `s` (skip) is the type's own.
 *
 * As PhysiCell, cells of unknown types and columns of unknown names are left out with a warning, and cells outside of
 * the box stay, with a warning: PhysiCell keeps them where they are for ever. Strictly, all these are errors.
 */
export function readCells(
  text: string,
  file: string,
  domain: Domain,
  words: CellWords,
  findings: Findings,
  strictness: Strictness = "as PhysiCell",
): readonly InitialCell[] {
  const odd: Odd = (place, found, expected, outcome, kind) => {
    if (strictness === "strict") findings.error(place, found, expected);
    else findings.warn(place, `${found} ${outcome}; expected ${expected}`, kind);
  };
  const cells: InitialCell[] = [];
  let heading: Heading | undefined;
  let first = true;
  for (const { line, fields } of csvLines(text)) {
    if (findings.full) break;
    if (first && /^x/i.test(fields[0])) heading = readHeading(fields, { file, line }, words, findings, odd);
    else {
      const cell = readCell(fields, { file, line }, heading, words, findings, odd);
      if (cell) {
        if (!inside(cell.position, domain)) {
          const found = `a cell at ${cell.position.join(", ")}, outside of the box`;
          odd({ file, line }, found, "a place inside", "is frozen there, as in PhysiCell", "outside");
        }
        cells.push(cell);
      }
    }
    first = false;
  }
  return cells;
}

type Odd = (place: Place, found: string, expected: string, outcome: string, kind: string) => void;

interface Heading {
  readonly names: readonly string[];
  /** Canonical name by column; `undefined` where the column is not known. */
  readonly values: readonly (string | undefined)[];
  readonly signed: readonly boolean[];
}

function readHeading(fields: readonly string[], at: Place, words: CellWords, findings: Findings, odd: Odd): Heading {
  const expected = ["x", "y", "z", "type"];
  expected.forEach((name, index) => {
    if (fields[index]?.toLowerCase() === name) return;
    const place = { ...at, column: columnOf(fields, index) };
    findings.error(place, `the heading \`${fields[index] ?? ""}\``, `\`${name}\`: a heading begins with x,y,z,type`);
  });
  const values = fields.map((name, index) => {
    if (index < 4) return undefined;
    if (name === "volume") return "volume";
    const behaviour = words.behaviours.get(name);
    if (behaviour) return behaviour.name;
    const expected = `volume or a behaviour of the model${didYouMean(name, [...words.behaviours.keys(), "volume"])}`;
    const place = { ...at, column: columnOf(fields, index) };
    odd(place, `the unknown column \`${name}\``, expected, "is left out", name);
    return undefined;
  });
  const mayBeNegative = fields.map((name) => signed.has(words.behaviours.get(name)?.reference.kind ?? "speed"));
  return { names: fields, values, signed: mayBeNegative };
}

function readCell(
  fields: readonly string[],
  at: Place,
  heading: Heading | undefined,
  words: CellWords,
  findings: Findings,
  odd: Odd,
): InitialCell | undefined {
  if (heading ? fields.length < 4 : fields.length !== 4) {
    const expected = heading ? "at least x, y, z and type" : "4: x, y, z and the number of the type";
    findings.error(at, `a cell with ${fields.length} columns`, expected);
    return undefined;
  }
  if (heading && fields.length > heading.names.length) {
    const expected = `at most the ${heading.names.length} of the heading`;
    findings.error(at, `a cell with ${fields.length} columns`, expected);
    return undefined;
  }
  const position = readPosition(fields, at, findings);
  const type = readType(fields, at, heading !== undefined, words, findings, odd);
  const values = heading ? readValues(fields, at, heading, findings) : {};
  if (!position || type === undefined) return undefined;
  return Object.keys(values).length > 0 ? { position, type, values } : { position, type };
}

function readPosition(fields: readonly string[], at: Place, findings: Findings): Vector | undefined {
  const numbers = [0, 1, 2].map((axis) => parseDecimal(fields[axis]));
  numbers.forEach((value, axis) => {
    if (value !== undefined) return;
    const place = { ...at, column: columnOf(fields, axis), key: "xyz"[axis] };
    findings.error(place, fields[axis] === "" ? "an empty field" : `\`${fields[axis]}\``, "a number, in µm");
  });
  return numbers.includes(undefined) ? undefined : (numbers as unknown as Vector);
}

function readType(
  fields: readonly string[],
  at: Place,
  named: boolean,
  words: CellWords,
  findings: Findings,
  odd: Odd,
): string | undefined {
  const type = named ? fields[3] : words.byNumber.get(parseDecimal(fields[3]) ?? -1);
  if (type !== undefined && words.cellTypes.includes(type)) return type;
  const place = { ...at, column: columnOf(fields, 3), key: "type" };
  if (fields[3] === "" || (!named && parseDecimal(fields[3]) === undefined)) {
    findings.error(place, `\`${fields[3]}\``, named ? "the name of a cell type" : "the number of a cell type");
    return undefined;
  }
  const near = named ? didYouMean(fields[3], words.cellTypes) : "";
  const known = named ? words.cellTypes : [...words.byNumber.keys()];
  const found = `a cell of the unknown type \`${fields[3]}\``;
  odd(place, found, `one of ${known.join(", ")}${near}`, "is left out", "unknown type");
  return undefined;
}

function readValues(
  fields: readonly string[],
  at: Place,
  heading: Heading,
  findings: Findings,
): Readonly<Record<string, number>> {
  const values: [string, number][] = [];
  for (let index = 4; index < fields.length; index++) {
    const name = heading.values[index];
    const field = fields[index];
    if (name === undefined || field === "" || /^s/i.test(field)) continue;
    const value = parseDecimal(field);
    const least = name === "volume" ? "above 0" : heading.signed[index] ? "" : "at least 0";
    if (value !== undefined && (least === "" || value > 0 || (least === "at least 0" && value === 0))) {
      values.push([name, value]);
      continue;
    }
    const place = { ...at, column: columnOf(fields, index), key: heading.names[index] };
    findings.error(place, `\`${field}\``, least === "" ? "a number" : `a number ${least}`);
  }
  return Object.fromEntries(values);
}

function inside(position: Vector, { minimum, maximum }: Domain): boolean {
  return position.every((value, axis) => value >= minimum[axis] && value <= maximum[axis]);
}
