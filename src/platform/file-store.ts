import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Store } from "../experiments/stored.ts";
import { writeAtomically } from "./files.ts";

/**
 * Finished work as files in a directory, one a key (letters, digits, `-`, `_`). Values are kept as they are copied
 * between threads, so that NaN and typed arrays come back unchanged, as JSON would not have them. A file that cannot be
 * read counts as work not done.
 */
export function fileStore(directory: string): Store {
  const pathOf = (key: string): string => {
    if (!/^[\w-]+$/.test(key))
      throw new RangeError(`a stored part is called ${key}; expected letters, digits, - and _.`);
    return join(directory, `${key}.part`);
  };
  return {
    async get(key) {
      const path = pathOf(key);
      try {
        return deserialize(await readFile(path));
      } catch {
        return undefined;
      }
    },
    put: (key, value) => writeAtomically(pathOf(key), serialize(value)),
  };
}
