import { didYouMean } from "../foundation/near-names.ts";
import { keyPath, type Path } from "./key-path.ts";
import type { Fault } from "./read-shape.ts";

/** A scenario with an arm's changes in it, and where in the file each part of it stands. */
export interface Merged {
  readonly data: Readonly<Record<string, unknown>>;
  /** Place in the file of a place in `data`. */
  placeOf(path: Path): Path;
  /** What cannot be put in, at places in the file. */
  readonly faults: readonly Fault[];
}

/** Lists whose items are told apart by their names. */
export const byName: readonly string[] = ["antigens", "clones", "patches"];

/**
 * Puts an arm's changes into a scenario: maps key by key, deeply; items of `byName` lists by name, with unknown names at
 * the end; other lists as a whole; `null` removes a key.
 *
 * @param at  where the changes stand in the file
 */
export function mergeArm(base: Readonly<Record<string, unknown>>, changes: unknown, at: Path): Merged {
  // Only what an arm wrote needs remembering: the rest stands where it stood.
  const written = new Map<string, Path>();
  const faults: Fault[] = [];
  const data = merge(base, changes, { from: at, to: [], written, faults });
  return {
    data: isRecord(data) ? data : base,
    faults,
    placeOf: (path) => {
      for (let length = path.length; length > 0; length--) {
        const found = written.get(keyPath(path.slice(0, length)));
        if (found) return [...found, ...path.slice(length)];
      }
      return path;
    },
  };
}

interface Place {
  readonly from: Path;
  readonly to: Path;
  readonly written: Map<string, Path>;
  readonly faults: Fault[];
}

const inside = (place: Place, source: string | number, target = source): Place => ({
  ...place,
  from: [...place.from, source],
  to: [...place.to, target],
});

const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === "object" && data !== null && !Array.isArray(data);

function merge(base: unknown, changes: unknown, place: Place): unknown {
  if (isRecord(base) && isRecord(changes)) return mergeMaps(base, changes, place);
  const key = place.to.length === 1 ? place.to[0] : undefined;
  if (typeof key === "string" && byName.includes(key) && isNamed(base) && isNamed(changes)) {
    return mergeNamed(base, changes, place);
  }
  place.written.set(keyPath(place.to), place.from);
  return changes;
}

function mergeMaps(base: Record<string, unknown>, changes: Record<string, unknown>, place: Place): object {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(changes)) {
    const within = inside(place, key);
    if (value === null) {
      if (!merged.delete(key)) place.faults.push(nothingToRemove(key, within.from, Object.keys(base)));
      place.written.set(keyPath(within.to), within.from);
    } else merged.set(key, merge(merged.get(key), value, within));
  }
  return Object.fromEntries(merged);
}

function nothingToRemove(key: string, path: Path, known: readonly string[]): Fault {
  const expected = `a key that stands above, to remove it${didYouMean(key, known)}`;
  return { path, found: "nothing, and no such key to remove", expected };
}

interface Named {
  readonly name: string;
}

const isNamed = (data: unknown): data is Named[] =>
  Array.isArray(data) && data.every((item) => isRecord(item) && typeof item.name === "string");

function mergeNamed(base: readonly Named[], changes: readonly Named[], place: Place): unknown[] {
  const merged: unknown[] = [...base];
  changes.forEach((change, source) => {
    if (changes.findIndex(({ name }) => name === change.name) < source) {
      place.faults.push({
        path: [...place.from, source, "name"],
        found: `"${change.name}" again`,
        expected: "each name once",
      });
      return;
    }
    const found = base.findIndex(({ name }) => name === change.name);
    const target = found < 0 ? merged.length : found;
    merged[target] = merge(merged[target], change, inside(place, source, target));
  });
  return merged;
}
