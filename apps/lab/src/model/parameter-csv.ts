import { type Column, csv, table } from "../../../../src/index.ts";
import { sourcePieces } from "./citations.ts";
import type { ParameterEntry } from "./model-data.ts";

/** All that the table shows, with full references, a row a parameter. */
export function parametersCsv(entries: readonly ParameterEntry[]): string {
  const text = (name: string, read: (entry: ParameterEntry) => string): Column => ({
    name,
    unit: "",
    label: name,
    values: entries.map(read),
  });
  return csv(
    table("parameters", [
      text("name", ({ name }) => name),
      text("layer", ({ layer }) => layer),
      text("module", ({ place }) => place),
      { name: "value", unit: "", label: "value", values: Float64Array.from(entries, ({ value }) => value) },
      text("unit", ({ unit }) => unit),
      text("meaning", ({ meaning }) => meaning),
      text("evidence", ({ evidence }) => evidence),
      text("source", ({ source }) => source),
      text("works", ({ source }) =>
        sourcePieces(source)
          .flatMap((piece) =>
            "key" in piece
              ? [`${piece.work.authors} (${piece.work.year}) ${piece.work.title}. ${piece.work.where}`]
              : [],
          )
          .join("; "),
      ),
      text("varies", ({ spread }) => (spread ? `${spread.shape}, sd ${spread.sigma}` : "")),
      text("used by", ({ uses }) => uses.map(({ kind, name }) => `${kind} ${name}`).join("; ")),
    ]),
  );
}
