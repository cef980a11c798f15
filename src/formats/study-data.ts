import type { Path } from "./key-path.ts";

/** A study as a file holds it, as data. */
export type StudyData = Readonly<Record<string, unknown>>;

/** The value at a place, or undefined. */
export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string | number, unknown> | undefined)?.[key], data);
}

/** A copy with another value at a place; `undefined` removes the key. What is on the way and not there is made. */
export function withValue<Data>(data: Data, path: Path, value: unknown): Data {
  if (path.length === 0) return value as Data;
  const [key, ...rest] = path;
  const copy = (Array.isArray(data) ? [...data] : { ...(data as object) }) as Record<string | number, unknown>;
  if (rest.length > 0) copy[key] = withValue(copy[key] ?? (typeof rest[0] === "number" ? [] : {}), rest, value);
  else if (value !== undefined) copy[key] = value;
  else if (Array.isArray(copy)) copy.splice(key as number, 1);
  else delete copy[key];
  return copy as Data;
}
