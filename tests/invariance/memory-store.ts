import type { Store } from "../../dist/src/index.js";

/** A store that forgets when the process ends; what it gives back is a copy, as from a disk. */
export function memoryStore(): Store & { readonly keys: () => string[] } {
  const kept = new Map<string, unknown>();
  return {
    get: async (key) => structuredClone(kept.get(key)),
    put: async (key, value) => void kept.set(key, structuredClone(value)),
    keys: () => [...kept.keys()],
  };
}
