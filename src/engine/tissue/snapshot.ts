import { digestBytes } from "../../foundation/digest.ts";
import { InputError } from "../../foundation/errors.ts";

/** What is said of a snapshot besides its arrays. */
export interface SnapshotMeta {
  /** Digest of the scenario that was running: nothing else can go on from here. */
  readonly scenario: string;
  /** How many there are: cells, attachments, the next id, and so on. */
  readonly counts: Readonly<Record<string, number>>;
  /** Steps done, by process; and other numbers of the clock. */
  readonly steps: Readonly<Record<string, number>>;
}

export type SnapshotArray = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** The whole state of a run between two steps. */
export interface Snapshot {
  readonly meta: SnapshotMeta;
  readonly arrays: Readonly<Record<string, SnapshotArray>>;
}

/**
 * The file: a head of 32 bytes (the magic text, the version and the header's length as 32-bit whole numbers, the file's
 * length as a double, 8 spare bytes), the header (JSON in ASCII, blanks up to a multiple of 8), the arrays (each from a
 * multiple of 8), and the SHA-256 of all that as 64 hexadecimal digits. Numbers are little-endian.
 */
const MAGIC = "immunsnp";
const VERSION = 1;
const HEAD = 32;
const DIGEST = 64;
const AT = { version: 8, headerLength: 12, length: 16 } as const;

interface Header extends SnapshotMeta {
  readonly arrays: readonly { readonly name: string; readonly type: string; readonly length: number }[];
}

const types: Readonly<Record<string, new (bytes: ArrayBuffer) => SnapshotArray>> = {
  f64: Float64Array,
  f32: Float32Array,
  i32: Int32Array,
  u32: Uint32Array,
  u16: Uint16Array,
  u8: Uint8Array,
};

/**
 * The file of a snapshot. The same state gives the same bytes, except where an array holds NaNs: their bits are kept.
 *
 * @throws {InputError} if a count or step is not a finite number, which JSON cannot say
 */
export function writeSnapshot({ meta, arrays }: Snapshot): Uint8Array {
  const entries = Object.entries(arrays);
  const listed = entries.map(([name, values]) => ({ name, type: typeOf(values), length: values.length }));
  const header = asciiJson({ ...checked(meta), arrays: listed } satisfies Header);
  const start = upToEight(HEAD + header.length);
  const end = entries.reduce((at, [, values]) => at + upToEight(values.byteLength), start);
  const file = new Uint8Array(end + DIGEST);
  const head = new DataView(file.buffer);
  putText(file, 0, MAGIC);
  head.setUint32(AT.version, VERSION, true);
  head.setUint32(AT.headerLength, header.length, true);
  head.setFloat64(AT.length, file.length, true);
  putText(file, HEAD, header.padEnd(start - HEAD));
  let at = start;
  for (const [, values] of entries) {
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += upToEight(values.byteLength);
  }
  putText(file, end, digestBytes(file.subarray(0, end)));
  return file;
}

/**
 * What `writeSnapshot` wrote, in arrays of its own.
 *
 * @param place  the file's name, for errors
 * @throws {InputError} if it is no snapshot, of another version, cut off, or changed by as little as a bit
 */
export function readSnapshot(bytes: Uint8Array, place = "snapshot"): Snapshot {
  checkHead(bytes, place);
  const end = bytes.length - DIGEST;
  if (digestBytes(bytes.subarray(0, end)) !== text(bytes, end, DIGEST))
    throw new InputError(place, "bytes that do not fit their SHA-256", "a snapshot as it was written");
  const headerLength = viewOf(bytes).getUint32(AT.headerLength, true);
  const { arrays: listed, ...meta } = JSON.parse(text(bytes, HEAD, headerLength)) as Header;
  const arrays: Record<string, SnapshotArray> = {};
  let at = upToEight(HEAD + headerLength);
  for (const { name, type, length } of listed) {
    const TypedArray = types[type];
    const size = length * new TypedArray(new ArrayBuffer(0)).BYTES_PER_ELEMENT;
    arrays[name] = new TypedArray(new Uint8Array(bytes.subarray(at, at + size)).buffer);
    at += upToEight(size);
  }
  return { meta, arrays };
}

function checkHead(bytes: Uint8Array, place: string): void {
  const magic = text(bytes, 0, Math.min(MAGIC.length, bytes.length));
  if (!MAGIC.startsWith(magic)) throw new InputError(place, "another kind of file", "a snapshot of a tissue");
  if (bytes.length < HEAD + DIGEST) throw new InputError(place, `a file cut off after ${bytes.length} bytes`, "more");
  const head = viewOf(bytes);
  const version = head.getUint32(AT.version, true);
  if (version !== VERSION) throw new InputError(place, `format version ${version}`, `version ${VERSION}`);
  const length = head.getFloat64(AT.length, true);
  if (bytes.length === length) return;
  const found = bytes.length < length ? `a file cut off after ${bytes.length} bytes` : `${bytes.length} bytes`;
  throw new InputError(place, found, `${length} bytes, as its head says`);
}

function checked(meta: SnapshotMeta): SnapshotMeta {
  const { scenario, counts, steps } = meta;
  for (const [part, numbers] of Object.entries({ counts, steps }))
    for (const [name, value] of Object.entries(numbers))
      if (!Number.isFinite(value)) throw new InputError(`snapshot.${part}.${name}`, String(value), "a finite number");
  return { scenario, counts, steps };
}

function typeOf(values: SnapshotArray): string {
  return Object.keys(types).find((type) => values instanceof types[type])!;
}

/** No byte above 127, so that a sign is a byte. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function putText(bytes: Uint8Array, at: number, ascii: string): void {
  for (let i = 0; i < ascii.length; i++) bytes[at + i] = ascii.charCodeAt(i);
}

function text(bytes: Uint8Array, at: number, length: number): string {
  let ascii = "";
  for (let i = at; i < at + length; i++) ascii += String.fromCharCode(bytes[i]);
  return ascii;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function upToEight(length: number): number {
  return Math.ceil(length / 8) * 8;
}
