import type * as v from "valibot";
import type { Block } from "./document.ts";

interface Piece {
  readonly type: string;
  readonly kind: string;
  readonly description?: string;
  readonly title?: string;
  readonly literal?: unknown;
  readonly pipe?: readonly Piece[];
  readonly entries?: Readonly<Record<string, Piece>>;
  readonly item?: Piece;
  readonly wrapped?: Piece;
  readonly options?: readonly unknown[];
}

/** Tables of every key of a file's schema, with its meaning: first the outermost ones. */
export function keyBlocks(schema: v.GenericSchema): Block[] {
  return keys("Every key", "", schema as unknown as Piece);
}

/** A table of the keys of one object, then the tables of the objects inside it. */
function keys(title: string, path: string, piece: Piece): Block[] {
  const entries = Object.entries(plain(piece).entries ?? {});
  const rows = entries.map(([key, entry]) => [`${path}${key}`, needed(entry), kindOf(entry), descriptionOf(entry)]);
  const inner = entries.flatMap(([key, entry]) =>
    objectsIn(entry).flatMap(({ object, listed }) =>
      keys(titleOf(`${path}${key}`, object), `${path}${key}${listed ? "[]" : ""}.`, object),
    ),
  );
  return [
    { kind: "heading", level: 2, text: title },
    { kind: "table", headings: ["key", "needed", "value", "meaning"], rows },
    ...inner,
  ];
}

const needed = (entry: Piece) => (entry.type === "optional" ? "" : "yes");

function titleOf(path: string, object: Piece): string {
  return endpointsOf(object) === "" ? path : `${path}: ${endpointsOf(object)}`;
}

function endpointsOf({ entries }: Piece): string {
  return entries?.endpoint ? kindOf(entries.endpoint) : "";
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
function objectsIn(entry: Piece, listed = false): { readonly object: Piece; readonly listed: boolean }[] {
  return unwrapped(entry).flatMap((part) => {
    if (part.type === "strict_object") return [{ object: part, listed }];
    return part.type === "array" ? objectsIn(part.item as Piece, true) : [];
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

/** Quantities of tissues are titled by their units. */
const quantities: Readonly<Record<string, string>> = {
  um: "length",
  min: "time",
  "1/min": "rate",
  "um/min": "speed",
  "um^2/min": "diffusion coefficient",
  "um^3": "volume",
};

/** The kind of value in a word or two: a closed list is printed as its words. */
function kindOf(piece: Piece): string {
  const kinds = alternatives(piece).map((part) => {
    const named = part.pipe?.find(({ type }) => type === "title");
    if (named) return quantities[named.title ?? ""] ?? named.title ?? "";
    const { type, options = [], literal } = plain(part);
    if (type === "picklist") return options.join(", ");
    return type === "literal" ? String(literal) : (words[type] ?? type);
  });
  return [...new Set(kinds)].join(" or ");
}

/** What an entry may be, with its pipes, which carry its title. */
function alternatives(piece: Piece): Piece[] {
  const inside = plain(piece);
  if (inside.type === "union") return (inside.options as readonly Piece[]).flatMap(alternatives);
  return [titled(piece)];
}

/** The innermost pipe around a value. */
function titled(piece: Piece): Piece {
  if (piece.wrapped) return titled(piece.wrapped);
  return piece.pipe?.[0].pipe ? titled(piece.pipe[0]) : piece;
}
