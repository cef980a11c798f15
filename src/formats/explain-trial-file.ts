import type { Block } from "./document.ts";
import { trialFile } from "./trial-schema.ts";

interface Piece {
  readonly type: string;
  readonly kind: string;
  readonly description?: string;
  readonly pipe?: readonly Piece[];
  readonly entries?: Readonly<Record<string, Piece>>;
  readonly item?: Piece;
  readonly wrapped?: Piece;
  readonly options?: readonly unknown[];
}

const introduction = `A trial file is YAML or JSON: a design, and where there are any, the figures that the trial reported. Every number \
with a unit is written with it: times as 3 weeks, 8 hours or 5 years; doses as 200 mg, 3 mg/kg, 20 MIU/m^2 or \
2e6 cell/kg; fractions as 10 % or 0.1. A month is a twelfth of 365.25 days.`;

/** What may stand in a trial file: every key with its meaning, from the same schema that reads the file. */
export function explainTrialFile(): Block[] {
  return [
    { kind: "heading", level: 1, text: "Trial files" },
    { kind: "text", text: introduction },
    ...keys("The file", "", trialFile as unknown as Piece),
  ];
}

/** A table of the keys of one object, then the tables of the objects inside it. */
function keys(title: string, path: string, piece: Piece): Block[] {
  const entries = Object.entries(plain(piece).entries ?? {});
  const rows = entries.map(([key, entry]) => [`${path}${key}`, needed(entry), kindOf(entry), descriptionOf(entry)]);
  const inner = entries.flatMap(([key, entry]) =>
    objectsIn(entry).flatMap((part) => keys(titleOf(`${path}${key}`, part), pathOf(`${path}${key}`, entry), part)),
  );
  return [
    { kind: "heading", level: 2, text: title },
    { kind: "table", headings: ["key", "needed", "value", "meaning"], rows },
    ...inner,
  ];
}

const titleOf = (path: string, part: Piece) =>
  part.type === "strict_object" && endpointsOf(part) ? `${path}: ${endpointsOf(part)}` : path;
const pathOf = (path: string, entry: Piece) =>
  unwrapped(entry).some((part) => part.type === "array") ? `${path}[].` : `${path}.`;
const needed = (entry: Piece) => (entry.type === "optional" ? "" : "yes");

function endpointsOf(part: Piece): string {
  const { endpoint } = part.entries ?? {};
  return endpoint ? `${(endpoint.options ?? []).join(", ")}` : "";
}

function plain(piece: Piece): Piece {
  if (piece.wrapped) return plain(piece.wrapped);
  return piece.pipe ? plain({ ...piece.pipe[0] }) : piece;
}

/** A piece and what it may be instead, with pipes and optional marks taken off. */
function unwrapped(piece: Piece): Piece[] {
  const inside = plain(piece);
  return inside.type === "union" || inside.type === "variant"
    ? (inside.options as readonly Piece[]).flatMap(unwrapped)
    : [inside];
}

/** The objects with keys of their own that stand in an entry, directly or in a list. */
function objectsIn(entry: Piece): Piece[] {
  return unwrapped(entry).flatMap((part) => {
    if (part.type === "strict_object") return [part];
    return part.type === "array" ? objectsIn(part.item as Piece) : [];
  });
}

function descriptionOf(piece: Piece): string {
  if (piece.wrapped) return descriptionOf(piece.wrapped);
  return (piece.pipe ?? []).findLast((part) => part.type === "description")?.description ?? "";
}

const words: Readonly<Record<string, string>> = {
  string: "text",
  number: "number",
  boolean: "true or false",
  array: "list",
  record: "keys with values",
  strict_object: "keys, below",
  strict_tuple: "list of two",
};

/** The kind of value in a word or two: a closed list is printed as its words. */
function kindOf(piece: Piece): string {
  const kinds = unwrapped(piece).map((part) => {
    if (part.type === "picklist") return (part.options ?? []).join(", ");
    if (part.type === "literal") return String((part as { readonly literal?: unknown }).literal);
    return words[part.type] ?? part.type;
  });
  return [...new Set(kinds)].join(" or ");
}
