import type { Findings, Place } from "./findings.ts";
import { decodeUtf8 } from "./utf8.ts";

/** The files of a project, from a disk, a browser's upload or an archive. */
export interface ProjectFiles {
  readonly settings: { readonly path: string; readonly text: string };
  /** Bytes of a file by its path, which begins as that of the settings does; `undefined` where there is none. */
  read(path: string): Promise<Uint8Array | undefined> | Uint8Array | undefined;
}

/** A file that was found. */
export interface FoundFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Two million cells, or a field of as many voxels, fill about this much. */
const mostBytes = 500_000_000;

/** `a/./b/../c` is `a/c`; `undefined` where the path leads out of the folder that it begins in. */
function normalised(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split(/[\\/]/)) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

const joined = (folder: string, path: string) => (folder === "" ? path : `${folder}/${path}`);

/**
 * Where PhysiCell would look for a file that its settings name. It runs in the project's folder, which holds the folder
 * `config` of the settings; then this looks in the settings' own folder, and for the bare name beside them.
 */
export function placesOf(settings: string, path: string): readonly string[] {
  const absolute = settings.startsWith("/") ? "/" : "";
  const folders = settings.split(/[\\/]/).slice(0, -1);
  const own = folders.join("/");
  const project = folders.at(-1) === "config" ? folders.slice(0, -1).join("/") : own;
  const inside = /^([\\/]|[a-z]:)/i.test(path) ? undefined : normalised(path);
  const name = path.split(/[\\/]/).at(-1) ?? "";
  const tries = [...(inside === undefined ? [] : [joined(project, inside), joined(own, inside)]), joined(own, name)];
  return [...new Set(tries.map((one) => (absolute === "" ? one : one.replace(/^\/*/, absolute))))];
}

/** The first of the places that has a file; an error that lists them where none has. */
export async function findFile(
  files: ProjectFiles,
  path: string,
  at: Place,
  findings: Findings,
): Promise<FoundFile | undefined> {
  const places = placesOf(files.settings.path, path);
  for (const place of places) {
    const bytes = await files.read(place);
    if (!bytes) continue;
    if (bytes.length <= mostBytes) return { path: place, bytes };
    findings.error(at, `a file of ${bytes.length} bytes, ${place}`, `at most ${mostBytes} bytes`);
    return undefined;
  }
  findings.error(at, `no file \`${path}\``, `one at ${places.join(" or ")}`);
  return undefined;
}

export function textOf({ path, bytes }: FoundFile, findings: Findings): string {
  const text = decodeUtf8(bytes);
  if (text === undefined) findings.error({ file: path, line: 1 }, "bytes that are no UTF-8 text", "a text file");
  return text ?? "";
}
