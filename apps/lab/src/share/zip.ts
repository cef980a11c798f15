import { crc32, inflated } from "./bytes.ts";

/** A file in an archive. */
export interface ZipFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const heads = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 };
/** Unpacked bytes of a file, and files of an archive: more is no project. */
const mostBytes = 600_000_000;
const mostFiles = 20_000;

/**
 * Files of a ZIP archive, unpacked. Folders and files without content of a name are passed over.
 *
 * @param wanted  which paths to unpack; all if absent
 * @throws {Error} in words for people where it is no ZIP, damaged, encrypted, or packed by another method than deflate
 */
export async function readZip(archive: Uint8Array, wanted: (path: string) => boolean = () => true): Promise<ZipFile[]> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const found: ZipFile[] = [];
  for (const entry of listEntries(view)) {
    if (entry.path.endsWith("/") || !wanted(entry.path)) continue;
    found.push({ path: entry.path, bytes: await unpack(archive, view, entry) });
  }
  return found;
}

interface ZipEntry {
  readonly path: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly sum: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

function listEntries(view: DataView): ZipEntry[] {
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > mostFiles) throw new Error(`The archive has ${count} files; at most ${mostFiles} are read.`);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== heads.entry) throw damaged("its list of files");
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    entries.push({
      path: textAt(view, at + 46, name),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      sum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** The end of the list stands within the last 64 kB, behind it a comment. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === heads.end) return at;
  }
  throw new Error("This is no ZIP archive, or its end is missing.");
}

const damaged = (what: string) => new Error(`The archive is damaged: ${what} cannot be read.`);

function textAt(view: DataView, at: number, length: number): string {
  if (at + length > view.byteLength) throw damaged("a file's name");
  return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, length)).replaceAll("\\", "/");
}

async function unpack(archive: Uint8Array, view: DataView, entry: ZipEntry): Promise<Uint8Array<ArrayBuffer>> {
  const { path, at, method, packed, size, sum, isEncrypted } = entry;
  if (isEncrypted) throw new Error(`${path} is locked by a password. Unlock the archive first.`);
  if (size > mostBytes) throw new Error(`${path} has ${size} bytes; at most ${mostBytes} are read.`);
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== heads.local) throw damaged(path);
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (from + packed > archive.length) throw damaged(path);
  const raw = archive.slice(from, from + packed);
  if (method !== 0 && method !== 8) throw new Error(`${path} is packed by a method that is not read here (${method}).`);
  const { bytes, fault } = method === 0 ? { bytes: raw, fault: undefined } : await inflated(raw, size);
  if (fault !== undefined || bytes.length !== size || crc32(bytes) !== sum) throw damaged(path);
  return bytes;
}

/** An archive of files; of the same files, the same bytes. */
export async function writeZip(files: readonly ZipFile[]): Promise<Blob> {
  const { zipSync } = await import("fflate");
  const entries = Object.fromEntries(files.map(({ path, bytes }) => [path, bytes]));
  // Zip times have no zone, and a text without a zone is local, as the library reads it.
  const archive = zipSync(entries, { mtime: "1980-01-01T12:00:00" });
  return new Blob([archive as Uint8Array<ArrayBuffer>], { type: "application/zip" });
}
