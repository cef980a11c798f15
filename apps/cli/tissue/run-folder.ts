import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type FilePiece, InputError } from "../../../src/index.ts";
import { writeAtomically } from "../../../src/platform/node.ts";

/** Where unfinished things lie. */
export const partsName = ".parts";

/** What a folder held at a checkpoint, as plain data. */
export interface FolderState {
  /** Bytes of files that grow. */
  readonly lengths: Readonly<Record<string, number>>;
  /** Files that are finished. */
  readonly finished: readonly string[];
}

const isThere = async (path: string) => (await stat(path).catch(() => undefined)) !== undefined;

/**
 * The folder of one run. Files that are written at once stand there from then on; files that grow lie in `.parts` until
 * the run ends, so that whatever stands in the folder itself is whole.
 */
export class RunFolder {
  private readonly lengths = new Map<string, number>();
  private readonly finished = new Set<string>();

  private constructor(readonly path: string) {}

  /** Takes away what an earlier run left, as far as it is known to be its own. */
  static async fresh(path: string): Promise<RunFolder> {
    const folder = new RunFolder(path);
    const found = await stat(path).catch(() => undefined);
    if (found && !found.isDirectory()) throw new InputError(path, "a file", "a folder, or a name that is free");
    for (const name of await folder.left()) await rm(folder.at(name), { force: true });
    await rm(folder.at(partsName), { recursive: true, force: true });
    await mkdir(folder.at(partsName), { recursive: true });
    return folder;
  }

  /** Goes on at a checkpoint: what grew since then is cut off. */
  static async resumed(path: string, state: FolderState): Promise<RunFolder> {
    const folder = new RunFolder(path);
    for (const [name, length] of Object.entries(state.lengths)) {
      // Where the run was stopped while its files were being settled, they are back where they grow.
      if (!(await isThere(folder.growing(name)))) await rename(folder.at(name), folder.growing(name));
      await truncate(folder.growing(name), length);
      folder.lengths.set(name, length);
    }
    for (const name of state.finished) folder.finished.add(name);
    return folder;
  }

  private async left(): Promise<readonly string[]> {
    const text = await readFile(this.at("run.json"), "utf8").catch(() => "{}");
    const listed = await readFile(this.at(partsName, "files"), "utf8").catch(() => "");
    let files: unknown;
    try {
      ({ files } = JSON.parse(text) as { files?: unknown });
    } catch {
      files = [];
    }
    const names = [...(Array.isArray(files) ? files.map(String) : []), ...listed.split("\n")];
    // A list from a file must not reach out of the folder.
    return names.filter((name) => name !== "" && !/(^|[\\/])\.\.([\\/]|$)|^[\\/]/.test(name));
  }

  at(...names: readonly string[]): string {
    return join(this.path, ...names);
  }

  private growing(name: string): string {
    return this.at(partsName, "growing", name);
  }

  /** Writes a piece: a whole file, or the next part of one that grows. */
  async write({ file, content, at }: FilePiece, grows: boolean): Promise<void> {
    if (!grows) return this.put(file, content);
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    const path = this.growing(file);
    const length = this.lengths.get(file) ?? 0;
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, length === 0 ? "w" : "r+");
    try {
      await handle.write(bytes, 0, bytes.length, at ?? length);
    } finally {
      await handle.close();
    }
    this.lengths.set(file, Math.max(length, (at ?? length) + bytes.length));
  }

  /** Writes a file whole, or not at all: a run that is killed meanwhile leaves what it wrote among its parts. */
  async put(name: string, content: string | Uint8Array): Promise<void> {
    const draft = this.at(partsName, randomUUID());
    if (name.startsWith(`${partsName}/`) || !(await isThere(this.at(partsName)))) {
      await writeAtomically(this.at(name), content);
    } else {
      await writeFile(draft, content);
      await mkdir(dirname(this.at(name)), { recursive: true });
      await rename(draft, this.at(name));
    }
    if (!name.startsWith(`${partsName}/`)) this.finished.add(name);
  }

  /** Puts a file here that was made elsewhere on the same disk. */
  async take(name: string, from: string): Promise<void> {
    await rename(from, this.at(name));
    this.finished.add(name);
  }

  /** A copy of a file as far as it has grown, for whoever looks into a run that is not over. */
  async show(name: string): Promise<void> {
    if (this.lengths.has(name)) await this.put(name, await readFile(this.growing(name)));
  }

  state(): FolderState {
    return { lengths: Object.fromEntries(this.lengths), finished: [...this.finished] };
  }

  /** Notes which files are this run's, for the next one in this folder. */
  async list(): Promise<void> {
    await writeAtomically(this.at(partsName, "files"), [...this.finished].join("\n"));
  }

  /** Files that grew are whole now. */
  async settle(): Promise<void> {
    for (const name of this.lengths.keys()) {
      await mkdir(dirname(this.at(name)), { recursive: true });
      if (await isThere(this.growing(name))) await rename(this.growing(name), this.at(name));
      this.finished.add(name);
    }
    this.lengths.clear();
  }

  get files(): readonly string[] {
    return [...this.finished].sort();
  }

  /** Nothing is unfinished any more. */
  async clear(): Promise<void> {
    await rm(this.at(partsName), { recursive: true, force: true });
  }
}
