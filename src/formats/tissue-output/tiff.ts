import { InputError } from "../../foundation/errors.ts";
import { utf8 } from "./bytes.ts";

export interface Stack {
  readonly width: number;
  readonly height: number;
  /** Edge of a pixel, µm. */
  readonly pixel: number;
  /** ASCII. */
  readonly description: string;
  /** What a number of the image is; 32-bit floats when absent. */
  readonly sample?: "float" | "uint16";
  /** Edge of the tiles that a plane is cut into, pixels, a multiple of 16; absent: one strip. */
  readonly tile?: number;
}

const short = 3;
const long = 4;
const rational = 5;
const text = 2;

const headLength = 8;
const entryLength = 12;

/**
 * Planes of numbers as a TIFF (6.0, little-endian, not compressed): a directory a plane, the description in the first.
 *
 * @param pixels  planes one after another, rows from the top; their number follows from the length
 * @throws {InputError} beyond 4 GiB, which offsets in this format cannot reach
 */
export function tiff(stack: Stack, pixels: Uint8Array): Uint8Array<ArrayBuffer> {
  const planeLength = bytesASample(stack) * stack.width * stack.height;
  const planes = pixels.length / planeLength;
  const description = utf8(`${stack.description}\0`);
  const { count, length: pieceLength } = pieces(stack);
  const entries = (plane: number) => directoryEntries(stack, plane === 0 ? description.length : 0);
  const lengths = Array.from({ length: planes }, (_, plane) => 2 + entryLength * entries(plane).length + 4);
  const directories = lengths.reduce((total, length) => total + length, 0);
  // Values that do not fit into an entry: the resolution (twice the same), the description, where tiles are and how long.
  // Offsets are even.
  const resolution = headLength + directories + ((headLength + directories) % 2);
  const described = resolution + 8;
  const listed = 4 * Math.ceil((described + description.length) / 4);
  const lists = count > 1 ? 4 * count * (planes + 1) : 0;
  const data = listed + lists;
  const length = data + planes * count * pieceLength;
  if (length >= 2 ** 32) throw new InputError("tiff", `${length} bytes`, "less than 4 GiB");

  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, headLength, true);
  // Pixels a centimetre.
  view.setUint32(resolution, Math.round(1e7 / stack.pixel), true);
  view.setUint32(resolution + 4, 1000, true);
  bytes.set(description, described);
  const place = (plane: number, piece: number) => data + (plane * count + piece) * pieceLength;
  if (count > 1) {
    for (let piece = 0; piece < count; piece++) view.setUint32(listed + 4 * piece, pieceLength, true);
  }

  let at = headLength;
  lengths.forEach((own, plane) => {
    const list = listed + 4 * count * (plane + 1);
    if (count > 1) {
      for (let piece = 0; piece < count; piece++) view.setUint32(list + 4 * piece, place(plane, piece), true);
    }
    const values = {
      pieces: count > 1 ? list : place(plane, 0),
      pieceLengths: count > 1 ? listed : pieceLength,
      description: described,
      resolution,
    };
    const next = plane === planes - 1 ? 0 : at + own;
    writeDirectory(view, at, entries(plane), values, next);
    copyPlane(stack, pixels.subarray(plane * planeLength, (plane + 1) * planeLength), bytes, place(plane, 0));
    at += own;
  });
  return bytes;
}

const bytesASample = ({ sample }: Stack) => (sample === "uint16" ? 2 : 4);

/** Tiles (or the one strip) of a plane, and the bytes of each. */
function pieces(stack: Stack): { readonly count: number; readonly length: number } {
  const { width, height, tile } = stack;
  const size = bytesASample(stack);
  if (tile === undefined) return { count: 1, length: size * width * height };
  return { count: Math.ceil(width / tile) * Math.ceil(height / tile), length: size * tile * tile };
}

/** Puts a plane's rows where they belong; what is beyond its edges in the last tiles stays 0. */
function copyPlane(stack: Stack, plane: Uint8Array, into: Uint8Array, start: number): void {
  const { width, height, tile } = stack;
  if (tile === undefined) {
    into.set(plane, start);
    return;
  }
  const size = bytesASample(stack);
  const across = Math.ceil(width / tile);
  for (let y = 0; y < height; y++) {
    for (let column = 0; column < across; column++) {
      const from = size * (y * width + column * tile);
      const end = size * (y * width + Math.min(width, (column + 1) * tile));
      const piece = Math.floor(y / tile) * across + column;
      into.set(plane.subarray(from, end), start + size * (piece * tile * tile + (y % tile) * tile));
    }
  }
}

/** Values that are known only once everything has its place. */
type Place = "pieces" | "pieceLengths" | "description" | "resolution";

/** Tag, kind, count, and the value or the place where it stands. */
type Entry = readonly [number, number, number, number | Place];

/** Entries of a directory in the order of their tags. */
function directoryEntries(stack: Stack, descriptionLength: number): Entry[] {
  const { width, height, tile } = stack;
  const described: Entry[] = descriptionLength === 0 ? [] : [[270, text, descriptionLength, "description"]];
  const { count } = pieces(stack);
  const asStrip = tile === undefined;
  const strip: Entry[] = [[273, long, 1, "pieces"]];
  const stripSize: Entry[] = [
    [278, long, 1, height],
    [279, long, 1, "pieceLengths"],
  ];
  const tiles: Entry[] = [
    [322, long, 1, tile ?? 0],
    [323, long, 1, tile ?? 0],
    [324, long, count, "pieces"],
    [325, long, count, "pieceLengths"],
  ];
  return [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, 1, 8 * bytesASample(stack)],
    [259, short, 1, 1],
    [262, short, 1, 1],
    ...described,
    ...(asStrip ? strip : []),
    [277, short, 1, 1],
    ...(asStrip ? stripSize : []),
    [282, rational, 1, "resolution"],
    [283, rational, 1, "resolution"],
    [296, short, 1, 3],
    ...(asStrip ? [] : tiles),
    // 3: IEEE floating point, 1: unsigned integers.
    [339, short, 1, stack.sample === "uint16" ? 1 : 3],
  ];
}

function writeDirectory(
  view: DataView,
  at: number,
  entries: readonly Entry[],
  places: Readonly<Record<Place, number>>,
  next: number,
): void {
  view.setUint16(at, entries.length, true);
  entries.forEach(([tag, kind, count, value], i) => {
    const own = at + 2 + entryLength * i;
    view.setUint16(own, tag, true);
    view.setUint16(own + 2, kind, true);
    view.setUint32(own + 4, count, true);
    const stored = typeof value === "number" ? value : places[value];
    // Short values stand at the left of their four bytes, which little-endian order does by itself.
    view.setUint32(own + 8, stored, true);
  });
  view.setUint32(at + 2 + entryLength * entries.length, next, true);
}
