import { readZip, type ZipFile } from "../share/zip.ts";
import { isOfProject, type ProjectSource, projectOf } from "./project-source.ts";

/** A project has some megabytes; initial fields and cells can make it larger. */
const most = 500_000_000;

/** A project from files that were chosen: a folder, a ZIP, or single files. */
export async function projectFrom(chosen: readonly File[]): Promise<ProjectSource> {
  const zips = chosen.filter(({ name }) => /\.zip$/i.test(name));
  const plain = chosen.filter((file) => !zips.includes(file) && isOfProject(pathOf(file)));
  const total = [...zips, ...plain].reduce((sum, { size }) => sum + size, 0);
  if (total > most) throw new Error(`These are ${Math.round(total / 1e6)} MB; at most ${most / 1e6} MB are read.`);
  const files: ZipFile[] = [];
  for (const zip of zips) files.push(...(await readZip(new Uint8Array(await zip.arrayBuffer()), isOfProject)));
  for (const file of plain) files.push({ path: pathOf(file), bytes: new Uint8Array(await file.arrayBuffer()) });
  return projectOf(files);
}

const paths = new WeakMap<File, string>();
const pathOf = (file: File) => paths.get(file) ?? (file.webkitRelativePath || file.name);

/** Files of what was dropped, also those within folders. */
export async function droppedFiles(data: DataTransfer): Promise<File[]> {
  // Entries must be asked for before anything is awaited: afterwards the browser has forgotten them.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry != null);
  if (entries.length === 0) return [...data.files];
  const found: File[] = [];
  for (const entry of entries) await gather(entry, found);
  return found;
}

async function gather(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    paths.set(file, entry.fullPath.replace(/^\//, ""));
    found.push(file);
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives a hundred at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const one of some) await gather(one, found);
  }
}
