import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Store } from "../experiments/stored.ts";
import { writeAtomically } from "./files.ts";

/**
 * Finished work as files in a directory, one a key (letters, digits, `-`, `_`). Values are kept as they are copied
 * between threads, so that NaN and typed arrays come back unchanged, as JSON would not have them. Before them stands a
 * SHA-256 of key and value: a file that is torn, has a changed bit, or belongs to another key counts as work not done.
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
        const bytes = await readFile(path);
        const value = bytes.subarray(digestLength);
        return digest(key, value).equals(bytes.subarray(0, digestLength)) ? deserialize(value) : undefined;
      } catch {
        return undefined;
      }
    },
    put(key, value) {
      const bytes = serialize(value);
      return writeAtomically(pathOf(key), Buffer.concat([digest(key, bytes), bytes]));
    },
  };
}

const digestLength = 32;

function digest(key: string, value: Uint8Array): Buffer {
  return createHash("sha256").update(`${key}\n`).update(value).digest();
}
