import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "../../src/models");

/** Every source file below src/models, and what it exports; the index files, which repeat others, come last. */
export async function modelExports(): Promise<{ file: string; exports: Record<string, unknown> }[]> {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .sort((a, b) => Number(a.endsWith("index.ts")) - Number(b.endsWith("index.ts")) || (a < b ? -1 : 1));
  return Promise.all(
    files.map(async (file) => ({
      file: relative(root, join(root, file)),
      exports: (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>,
    })),
  );
}

type Visit = (path: string, entry: Record<string, unknown>) => void;

/** Visits every object reachable from a value, once, with its path. */
export function walk(value: unknown, path: string, visit: Visit, seen = new Set<unknown>()): void {
  if (typeof value !== "object" || value === null || seen.has(value) || ArrayBuffer.isView(value)) return;
  seen.add(value);
  visit(path, value as Record<string, unknown>);
  for (const [key, entry] of Object.entries(value)) walk(entry, path === "" ? key : `${path}.${key}`, visit, seen);
}
