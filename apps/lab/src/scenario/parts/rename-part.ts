import type { LabDocument } from "../../document/lab-document.ts";
import { everywhere, type Item, mapItems, mapKeys, type NamedList, nameOf } from "./views.ts";

/** Another name for a clone, an antigen or a patch, wherever it is named: in all arms, in a fork, in claims. */
export function renamed(document: LabDocument, key: NamedList, from: string, to: string): LabDocument {
  const change = (said: Item) => renamedIn(said, key, from, to);
  const { beside } = document;
  const study = claimsRenamed(everywhere(document.study, change), key, from, to);
  if (beside?.kind !== "fork") return { ...document, study };
  const { gene, changes } = beside;
  const antigens = gene?.antigens && key === "antigens" ? keyRenamed(gene.antigens, from, to) : gene?.antigens;
  return {
    ...document,
    study,
    beside: {
      ...beside,
      changes: change(changes),
      ...(gene && { gene: { ...gene, ...(antigens && { antigens: antigens as Readonly<Record<string, number>> }) } }),
    },
  };
}

function renamedIn(said: Item, key: NamedList, from: string, to: string): Item {
  const named = mapItems(said, key, (item) => (nameOf(item) === from ? { ...item, name: to } : item));
  const rekeyed = (list: string, map: string) => (data: Item) =>
    mapItems(data, list, (item) => mapKeys(item, map, (one) => keyRenamed(one, from, to)));
  if (key === "clones") return rekeyed("patches", "clones")(named);
  if (key === "patches") return named;
  const seen = mapItems(rekeyed("clones", "antigens")(named), "receptors", (receptor) =>
    receptor.antigen === from ? { ...receptor, antigen: to } : receptor,
  );
  const vaccine = seen["vaccine-antigens"];
  return {
    ...seen,
    ...(Array.isArray(vaccine) && { "vaccine-antigens": vaccine.map((one) => (one === from ? to : one)) }),
    ...(seen["car-antigen"] === from && { "car-antigen": to }),
  };
}

/** The same keys in the same order, one of them under another name. */
function keyRenamed(map: Item, from: string, to: string): Item {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key === from ? to : key, value]));
}

/** Claims name columns of the series, and those name parts. */
function claimsRenamed(study: Item, key: NamedList, from: string, to: string): Item {
  const column = (name: unknown) => (typeof name === "string" ? columnRenamed(name, key, from, to) : name);
  const columns = (said: unknown) => (Array.isArray(said) ? said.map(column) : column(said));
  return mapItems(study, "claims", (claim) => ({
    ...claim,
    ...(claim.measured !== undefined && { measured: columns(claim.measured) }),
    ...(claim.over !== undefined && { over: columns(claim.over) }),
  }));
}

const stems: Readonly<Record<"clones" | "antigens", readonly string[]>> = {
  clones: ["clone "],
  antigens: ["level of ", "tumour with ", "body: T cells that see "],
};

/** `level of gp100`, also behind a patch's name: `primary: level of gp100`. */
export function columnRenamed(column: string, key: NamedList, from: string, to: string): string {
  if (key === "patches") return column.startsWith(`${from}: `) ? to + column.slice(from.length) : column;
  for (const stem of stems[key]) {
    const end = stem + from;
    if (column === end) return stem + to;
    if (column.endsWith(`: ${end}`)) return column.slice(0, -from.length) + to;
  }
  return column;
}
