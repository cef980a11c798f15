import { createHash } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Store } from "../../src/index.ts";
import { fileStore } from "../../src/platform/file-store.ts";

/**
 * Where finished work is kept: grown patients in the user's cache, since other trials use the same ones, and the
 * parts of a trial in its own folder, for `--resume`. Both are set apart by the program's own bytes, so that a new
 * build never continues an old one's work.
 */
export async function workStore(
  folder: string,
  resume: boolean,
): Promise<{ store: Store; forget: () => Promise<void> }> {
  const build = await buildDigest();
  const parts = join(folder, ".parts");
  const forget = () => rm(parts, { recursive: true, force: true });
  if (!resume) await forget();
  const cohorts = fileStore(join(cacheFolder(), build));
  const own = fileStore(join(parts, build));
  const of = (key: string) => (key.startsWith("grow-") ? cohorts : own);
  return { store: { get: (key) => of(key).get(key), put: (key, value) => of(key).put(key, value) }, forget };
}

/** Finished runs of microenvironments in the user's cache. */
export async function runStore(): Promise<Store> {
  return fileStore(join(cacheFolder(), await buildDigest()));
}

function cacheFolder(): string {
  const { IMMUNARIUM_CACHE, XDG_CACHE_HOME } = process.env;
  return IMMUNARIUM_CACHE || join(XDG_CACHE_HOME || join(homedir(), ".cache"), "immunarium");
}

/** A digest of the built library: twelve letters. */
async function buildDigest(): Promise<string> {
  const library = fileURLToPath(new URL("../../src/", import.meta.url));
  const files = (await readdir(library, { recursive: true })).filter((name) => name.endsWith(".js")).sort();
  const hash = createHash("sha256");
  for (const name of files) hash.update(name).update(await readFile(join(library, name)));
  return hash.digest("hex").slice(0, 12);
}
