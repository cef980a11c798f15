import * as v from "valibot";
import { InputError } from "../foundation/errors.ts";
import { didYouMean } from "../foundation/near-names.ts";
import { keyPath, type Path, type SourceText } from "./source-text.ts";

/** What reading gives: the value where all of it has the right shape, and every fault with its path. */
export interface Shaped<Output> {
  readonly value: Output | undefined;
  readonly faults: readonly Fault[];
}

export interface Fault {
  readonly path: Path;
  readonly found: string;
  readonly expected: string;
}

/** Holds a text's data against a schema; unlike valibot alone it names every unknown key, and what it may have meant. */
export function readShape<Schema extends v.GenericSchema>(
  schema: Schema,
  data: unknown,
): Shaped<v.InferOutput<Schema>> {
  const faults: Fault[] = [];
  const known = withoutUnknownKeys(schema as unknown as Piece, data, [], faults);
  const result = v.safeParse(schema, known);
  for (const fault of (result.issues ?? []).flatMap((issue) => issueFaults(issue as Issue, []))) {
    if (!faults.some((earlier) => keyPath(earlier.path) === keyPath(fault.path))) faults.push(fault);
  }
  return { value: result.success ? result.output : undefined, faults };
}

/** Faults as errors with file, line and key, in the order of the lines. */
export function asErrors(source: SourceText, faults: readonly Fault[]): InputError[] {
  return faults
    .map((fault) => ({ line: source.line(fault.path), error: placed(source, fault) }))
    .sort((a, b) => a.line - b.line)
    .map(({ error }) => error);
}

function placed(source: SourceText, { path, found, expected }: Fault): InputError {
  return new InputError(source.place(path), found, expected);
}

/** A value as a message shows it. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "keys with values";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

interface Piece {
  readonly type: string;
  readonly pipe?: readonly Piece[];
  readonly entries?: Readonly<Record<string, Piece>>;
  readonly item?: Piece;
  readonly wrapped?: Piece;
  readonly options?: readonly Piece[];
  readonly key?: string;
}

function withoutUnknownKeys(piece: Piece, data: unknown, path: Path, faults: Fault[]): unknown {
  if (piece.wrapped) return withoutUnknownKeys(piece.wrapped, data, path, faults);
  if (piece.type === "array" && Array.isArray(data)) {
    return data.map((item, index) => withoutUnknownKeys(piece.item as Piece, item, [...path, index], faults));
  }
  if (piece.type === "union" || piece.type === "variant") {
    const option = piece.options?.find((candidate) => fits(candidate, data, piece.key));
    return option ? withoutUnknownKeys(option, data, path, faults) : data;
  }
  if (piece.type === "record" && isRecord(data)) {
    // Valibot leaves these keys out without a word.
    for (const key of ["__proto__", "prototype", "constructor"]) {
      if (Object.hasOwn(data, key)) faults.push({ path: [...path, key], found: shown(key), expected: "another name" });
    }
  }
  if (piece.type !== "strict_object" || !isRecord(data)) return data;
  const entries = piece.entries ?? {};
  const kept: [string, unknown][] = [];
  for (const [key, value] of Object.entries(data)) {
    if (Object.hasOwn(entries, key)) {
      kept.push([key, withoutUnknownKeys(entries[key], value, [...path, key], faults)]);
    } else {
      const expected = `one of ${Object.keys(entries).join(", ")}${didYouMean(key, Object.keys(entries))}`;
      faults.push({ path: [...path, key], found: `an unknown key, ${shown(key)}`, expected });
    }
  }
  return Object.fromEntries(kept);
}

const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === "object" && data !== null && !Array.isArray(data);

/** Which of several shapes the data is meant to have: the list for a list, the keys for keys. */
function fits(option: Piece, data: unknown, discriminator: string | undefined): boolean {
  if (Array.isArray(data)) return option.type === "array";
  if (!isRecord(data) || option.type !== "strict_object") return false;
  if (discriminator === undefined) return true;
  const words = option.entries?.[discriminator]?.options as readonly unknown[] | undefined;
  return words?.includes(data[discriminator]) ?? false;
}

interface Issue {
  readonly type: string;
  readonly message: string;
  readonly expected: string | null;
  readonly input: unknown;
  readonly path?: readonly { readonly key: unknown }[];
  readonly issues?: readonly Issue[];
}

function issueFaults(issue: Issue, outer: Path): Fault[] {
  const path = [...outer, ...(issue.path ?? []).map(({ key }) => key as string | number)];
  // Where one of several shapes fits in outline, what is wrong inside it says more than "none of them fits".
  const inside = (issue.issues ?? []).filter((inner) => inner.path !== undefined);
  if (inside.length > 0) return inside.flatMap((inner) => issueFaults(inner, path));
  if (issue.type === "strict_object" && issue.input === undefined && isQuoted(issue.expected)) {
    return [{ path, found: "no such key", expected: "one: it has no default" }];
  }
  return [{ path, found: shown(issue.input), expected: expectation(issue) }];
}

const isQuoted = (text: string | null) => text?.startsWith('"') ?? false;

const plainWords: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  Array: "a list",
  Object: "keys with values",
};

function expectation({ message, expected }: Issue): string {
  if (!message.startsWith("Invalid ")) return message;
  const text = expected ?? "another value";
  const words = plainWords[text] ?? text.replaceAll(/[()"]/g, "").replaceAll(" | ", ", ");
  return text.includes(" | ") ? `one of ${words}` : words;
}
