import type { Readout } from "./readout.ts";

/** `Kuznetsov 1994, Table 1` from `kuznetsov-1994, Table 1`; other texts stay as they are. */
export function sourceWords(source: string, references: Readout["references"]): string {
  const key = source.split(",")[0].trim();
  const work = references[key];
  if (!work) return source;
  return `${work.authors.split(" ")[0]} ${work.year}${source.slice(source.indexOf(key) + key.length)}`;
}
