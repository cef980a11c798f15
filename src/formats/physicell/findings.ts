import { InputError } from "../../foundation/errors.ts";
import { InvalidFile } from "../invalid-file.ts";

/** Where something stands in a file; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  /** What stands there: a path of tags, a column's name. */
  readonly key?: string;
}

/** `config/cells.csv:12:3: volume` */
function placeText({ file, line, column, key }: Place): string {
  const position = column === undefined ? `${line}` : `${line}:${column}`;
  return `${file}:${position}${key === undefined ? "" : `: ${key}`}`;
}

/** More errors than anybody mends at once. */
const mostErrors = 100;
/** Warnings of one kind, such as a skipped column, beyond which only their number is told. */
const mostAlike = 5;

/** A warning, with the other lines of the file where the same holds. */
interface Told {
  readonly place: Place;
  readonly text: string;
  readonly again: Set<number>;
}

/** `config/settings.xml:3:1: volume: what is odd (and so in lines 5, 7, …)` */
function toldText({ place, text, again }: Told): string {
  const lines = [...again];
  const rest = lines.length > mostAlike ? ", …" : "";
  const where = `${lines.length > 1 ? "lines" : "line"} ${lines.slice(0, mostAlike).join(", ")}${rest}`;
  return `${placeText(place)}: ${text}${lines.length === 0 ? "" : ` (and so in ${where})`}`;
}

/** What is wrong and what is odd in the files of one project, gathered while they are read. */
export class Findings {
  private readonly found: { readonly place: Place; readonly order: number; readonly error: InputError }[] = [];
  private readonly odd = new Map<string, { readonly first: Told[]; more: number }>();
  private readonly files: string[] = [];

  get failed(): boolean {
    return this.found.length > 0;
  }

  /** More of the same would not help: readers of long files stop here. */
  get full(): boolean {
    return this.found.length >= mostErrors;
  }

  error(place: Place, found: string, expected: string): void {
    if (!this.files.includes(place.file)) this.files.push(place.file);
    if (this.full) return;
    this.found.push({
      place,
      order: this.files.indexOf(place.file),
      error: new InputError(placeText(place), found, expected),
    });
  }

  /** Tells of something that is read otherwise than it looks; `kind` groups what is alike. */
  warn(place: Place, text: string, kind: string = text): void {
    const alike = this.odd.get(kind) ?? { first: [], more: 0 };
    const same = alike.first.find((told) => told.text === text && told.place.file === place.file);
    if (same && same.place.line !== place.line) same.again.add(place.line);
    else if (!same && alike.first.length < mostAlike) alike.first.push({ place, text, again: new Set() });
    else if (!same) alike.more++;
    this.odd.set(kind, alike);
  }

  get warnings(): readonly string[] {
    return [...this.odd.values()].flatMap(({ first, more }) =>
      more === 0 ? first.map(toldText) : [...first.map(toldText), `… and ${more} more like it`],
    );
  }

  /** @throws {InvalidFile} where anything was wrong, file by file, in the order of the lines */
  throwIfFailed(file: string): void {
    if (!this.failed) return;
    const sorted = this.found.toSorted((a, b) => a.order - b.order || a.place.line - b.place.line);
    throw new InvalidFile(
      file,
      sorted.map(({ error }) => error),
    );
  }
}
