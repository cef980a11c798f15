import { InputError } from "../../foundation/errors.ts";
import { utf8 } from "./bytes.ts";

export interface Stack {
  readonly width: number;
  readonly height: number;
  /** Edge of a pixel, µm. */
  readonly pixel: number;
  /** ASCII. */
  readonly description: string;
}

const short = 3;
const long = 4;
const rational = 5;
const text = 2;

const headLength = 8;
const entryLength = 12;

/**
 * Planes of 32-bit floats as a TIFF (6.0, little-endian, not compressed): a directory a plane, the description in the
 * first.
 *
 * @param pixels  planes one after another, rows from the top; their number follows from the length
 * @throws {InputError} beyond 4 GiB, which offsets in this format cannot reach
 */
export function tiff(stack: Stack, pixels: Uint8Array): Uint8Array<ArrayBuffer> {
  const planeLength = 4 * stack.width * stack.height;
  const planes = pixels.length / planeLength;
  const description = utf8(`${stack.description}\0`);
  const entries = (plane: number) => directoryEntries(stack, plane === 0 ? description.length : 0);
  const lengths = Array.from({ length: planes }, (_, plane) => 2 + entryLength * entries(plane).length + 4);
  const directories = lengths.reduce((total, length) => total + length, 0);
  // Values that do not fit into an entry: the resolution (twice the same) and the description. Offsets are even.
  const resolution = headLength + directories + ((headLength + directories) % 2);
  const described = resolution + 8;
  const data = 4 * Math.ceil((described + description.length) / 4);
  const length = data + pixels.length;
  if (length >= 2 ** 32) throw new InputError("tiff", `${length} bytes`, "less than 4 GiB");

  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, headLength, true);
  // Pixels a centimetre.
  view.setUint32(resolution, Math.round(1e7 / stack.pixel), true);
  view.setUint32(resolution + 4, 1000, true);
  bytes.set(description, described);
  bytes.set(pixels, data);

  let at = headLength;
  lengths.forEach((own, plane) => {
    const values = { strip: data + plane * planeLength, description: described, resolution };
    const next = plane === planes - 1 ? 0 : at + own;
    writeDirectory(view, at, entries(plane), values, next);
    at += own;
  });
  return bytes;
}

/** Tag, kind, count, and the value or the place where it stands. */
type Entry = readonly [number, number, number, number | "strip" | "description" | "resolution"];

/** Entries of a directory in the order of their tags. */
function directoryEntries({ width, height }: Stack, descriptionLength: number): Entry[] {
  const described: Entry[] = descriptionLength === 0 ? [] : [[270, text, descriptionLength, "description"]];
  return [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, 1, 32],
    [259, short, 1, 1],
    [262, short, 1, 1],
    ...described,
    [273, long, 1, "strip"],
    [277, short, 1, 1],
    [278, long, 1, height],
    [279, long, 1, 4 * width * height],
    [282, rational, 1, "resolution"],
    [283, rational, 1, "resolution"],
    [296, short, 1, 3],
    // IEEE floating point.
    [339, short, 1, 3],
  ];
}

function writeDirectory(
  view: DataView,
  at: number,
  entries: readonly Entry[],
  places: Readonly<Record<"strip" | "description" | "resolution", number>>,
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
