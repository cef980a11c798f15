import type { BaseIssue, GenericSchema } from "valibot";

type Json = { readonly [key: string]: unknown };

/** The parts of valibot's schemas and actions that are read here: they are plain objects. */
interface Piece {
  readonly kind: string;
  readonly type: string;
  readonly requirement?: unknown;
  readonly description?: string;
  readonly metadata?: { readonly words: string };
  readonly pipe?: readonly Piece[];
  readonly entries?: Readonly<Record<string, Piece>>;
  readonly item?: Piece;
  readonly items?: readonly Piece[];
  readonly value?: Piece;
  readonly wrapped?: Piece;
  readonly literal?: unknown;
  readonly options?: readonly unknown[];
}

/** Closed lists of names by what they name, e.g. `therapies`: a schema asks for one by `v.metadata({ words })`. */
export type Words = Readonly<Record<string, readonly string[]>>;

/**
 * JSON Schema (2020-12) of what a valibot schema accepts as input, so that editors can check a file while it is
 * written. Covers the shapes that our file formats use; throws on any other, so that the two cannot drift apart.
 */
export function jsonSchema(
  schema: GenericSchema<unknown, unknown, BaseIssue<unknown>>,
  title: string,
  words: Words = {},
): Json {
  const body = shape(schema as unknown as Piece, words);
  return { $schema: "https://json-schema.org/draft/2020-12/schema", title, ...body };
}

function shape(piece: Piece, words: Words): Json {
  if (piece.pipe) {
    const [first, ...actions] = piece.pipe;
    const json: Record<string, unknown> = { ...shape(first, words) };
    for (const action of actions) Object.assign(json, constraint(action, json.type, words));
    return json;
  }
  switch (piece.type) {
    case "string":
    case "number":
    case "boolean":
      return { type: piece.type };
    case "literal":
      return { const: piece.literal };
    case "picklist":
      return { enum: piece.options };
    case "union":
    case "variant":
      return { anyOf: (piece.options as readonly Piece[]).map((part) => shape(part, words)) };
    case "array":
      return { type: "array", items: shape(piece.item as Piece, words) };
    case "strict_tuple": {
      const items = (piece.items as readonly Piece[]).map((part) => shape(part, words));
      return { type: "array", prefixItems: items, items: false, minItems: items.length };
    }
    case "record":
      return { type: "object", additionalProperties: shape(piece.value as Piece, words) };
    case "optional":
      return shape(piece.wrapped as Piece, words);
    case "strict_object":
      return strictObject(piece.entries as Readonly<Record<string, Piece>>, words);
    default:
      throw new TypeError(`no JSON Schema for a valibot ${piece.type}`);
  }
}

function strictObject(entries: Readonly<Record<string, Piece>>, words: Words): Json {
  const properties = Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, shape(entry, words)]));
  const required = Object.keys(entries).filter((key) => entries[key].type !== "optional");
  return { type: "object", properties, required, additionalProperties: false };
}

/** JSON Schema's word for what an action demands of a value of this type. */
function constraint(action: Piece, type: unknown, words: Words): Json {
  const { requirement } = action;
  const size = type === "array" ? "Items" : "Length";
  switch (action.type) {
    case "description":
      return { description: action.description };
    case "regex":
      return { pattern: (requirement as RegExp).source };
    case "non_empty":
      return { [`min${size}`]: 1 };
    case "min_length":
      return { [`min${size}`]: requirement };
    case "max_length":
      return { [`max${size}`]: requirement };
    case "min_value":
      return { minimum: requirement };
    case "max_value":
      return { maximum: requirement };
    case "gt_value":
      return { exclusiveMinimum: requirement };
    case "metadata":
      return { enum: words[action.metadata?.words ?? ""] };
    case "integer":
      return { type: "integer" };
    case "title": // for readers of the reference page
    case "finite": // JSON has no other numbers
    case "transform": // what the value becomes is no matter of the file
      return {};
    default:
      throw new TypeError(`no JSON Schema for a valibot ${action.type}`);
  }
}
