import { crc32, deflated, inflated } from "./bytes.ts";

/** A file in an archive. */
export interface ZipFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const heads = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 };
const flagUtf8 = 0x0800;
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

/** An archive of files, packed where that makes them smaller. */
export async function writeZip(files: readonly ZipFile[]): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const list: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (const { path, bytes } of files) {
    const name = new TextEncoder().encode(path);
    const small = await deflated(bytes);
    const isPacked = small.length < bytes.length;
    const content = isPacked ? small : bytes;
    const common = [isPacked ? 8 : 0, crc32(bytes), content.length, bytes.length, name.length] as const;
    const local = [head(30, heads.local, 4, common), name, content];
    list.push(head(46, heads.entry, 6, common, at), name);
    pieces.push(...local);
    at += local.reduce((sum, { length }) => sum + length, 0);
  }
  const length = list.reduce((sum, one) => sum + one.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, heads.end, true);
  end.setUint16(8, files.length, true);
  end.setUint16(10, files.length, true);
  end.setUint32(12, length, true);
  end.setUint32(16, at, true);
  return new Blob([...pieces, ...list, new Uint8Array(end.buffer)], { type: "application/zip" });
}

/** What the head of a file and its entry in the list have in common; the entry has two bytes more in front of it. */
function head(
  size: number,
  sign: number,
  from: number,
  [method, sum, packed, length, name]: readonly [number, number, number, number, number],
  at = 0,
): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(size));
  view.setUint32(0, sign, true);
  view.setUint16(4, 20, true);
  view.setUint16(from, 20, true);
  view.setUint16(from + 2, flagUtf8, true);
  view.setUint16(from + 4, method, true);
  // Midnight of 1 January 1980: archives of the same files are the same bytes.
  view.setUint16(from + 8, 33, true);
  view.setUint32(from + 10, sum, true);
  view.setUint32(from + 14, packed, true);
  view.setUint32(from + 18, length, true);
  view.setUint16(from + 22, name, true);
  if (size === 46) view.setUint32(42, at, true);
  return new Uint8Array(view.buffer);
}
