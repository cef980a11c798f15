import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { InputError } from "../foundation/errors.ts";

const LARGEST_INPUT = 16 * 1024 * 1024;

/**
 * A text file in UTF-8.
 *
 * @param largest  bytes; a larger file is refused unread
 * @throws {InputError} if there is no such file, it is no file, may not be read, is too large, or is not UTF-8
 */
export async function readText(path: string, largest: number = LARGEST_INPUT): Promise<string> {
  const bytes = await readBytes(path, largest);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(path, "bytes that are not UTF-8", "a text file in UTF-8");
  }
}

/** A file's bytes; errors as for `readText`. */
export async function readBytes(path: string, largest: number = Number.POSITIVE_INFINITY): Promise<Uint8Array> {
  const expected = "a file that can be read";
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new InputError(path, found.isDirectory() ? "a directory" : "no plain file", expected);
    if (found.size > largest) throw new InputError(path, `${found.size} bytes`, `at most ${largest} bytes`);
    return await readFile(path);
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ""];
    throw reason === undefined ? error : new InputError(path, reason, expected);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  ENOTDIR: "no such file",
  EACCES: "a file that may not be read",
  EPERM: "a file that may not be read",
};

/**
 * Writes a file whole or not at all: first beside its place, then moved there. Missing directories are made. Whoever
 * reads at the same time, or after a crash, finds the old file or the new one.
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const there = await stat(path).catch(() => undefined);
  // A pipe or a device takes what is written; moving a file there would replace it.
  if (there && !there.isFile() && !there.isDirectory()) return writeFile(path, content);
  const temporary = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
