import { type Reference, references } from "../../../../src/index.ts";

/** A piece of a source text: plain, or the key of a work. */
export type SourcePiece = { readonly text: string } | { readonly key: string; readonly work: Reference };

/** Longer keys first: one may begin another. */
const keys = Object.keys(references).toSorted((a, b) => b.length - a.length);
const anyKey = new RegExp(`(?<![\\w-])(${keys.join("|")})(?![\\w-])`);

/** `breart-2008, about 6 hours; halle-2016 saw 2 to 16`: keys are found wherever they stand. */
export function sourcePieces(source: string): SourcePiece[] {
  return source
    .split(anyKey)
    .filter((text) => text !== "")
    .map((text) => (Object.hasOwn(references, text) ? { key: text, work: references[text] } : { text }));
}

/** `Breart 2008`, as a text names a work. */
export function shortCitation({ authors, year }: Reference): string {
  const [first] = authors.split(",");
  return `${first.split(" ").slice(0, -1).join(" ") || first} ${year}`;
}
