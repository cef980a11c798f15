/**
 * A movie as a WebM file: what a VP8 or VP9 encoder gives, with the time of each picture. Written by hand, as it is a few
 * boxes in boxes: elements of Matroska (RFC 9559, https://www.rfc-editor.org/rfc/rfc9559) in the form of EBML (RFC 8794).
 */

export interface MovieChunk {
  readonly bytes: Uint8Array;
  /** Whether it can be shown without the one before. */
  readonly key: boolean;
}

export interface MovieShape {
  readonly codec: "V_VP8" | "V_VP9";
  readonly width: number;
  readonly height: number;
  /** Pictures a second. */
  readonly rate: number;
}

type Content = Uint8Array | readonly Uint8Array[];

const bytesOf = (content: Content): readonly Uint8Array[] => (content instanceof Uint8Array ? [content] : content);
const lengthOf = (pieces: readonly Uint8Array[]) => pieces.reduce((sum, { length }) => sum + length, 0);

/** A whole number, the highest byte first, in as few bytes as it takes. */
function whole(value: number, least = 1): Uint8Array {
  const bytes: number[] = [];
  for (let left = value; left > 0 || bytes.length < least; left = Math.floor(left / 256)) bytes.unshift(left % 256);
  return Uint8Array.from(bytes);
}

/** An element: its id, how long it is, what is in it. */
function element(id: number, content: Content): Uint8Array[] {
  const pieces = bytesOf(content);
  const size = whole(lengthOf(pieces), 8);
  // Eight bytes of length, the first of which says so.
  size[0] = 1;
  return [whole(id), size, ...pieces];
}

const text = (id: number, value: string) => element(id, new TextEncoder().encode(value));
const number = (id: number, value: number) => element(id, whole(value));

function float(id: number, value: number): Uint8Array[] {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return element(id, bytes);
}

/** ms from the start, of the n-th picture. */
const timeOf = (n: number, rate: number) => Math.round((1000 * n) / rate);

/** The parts of a file, to be put one after the other. A cluster begins with each picture that stands alone. */
export function webm(chunks: readonly MovieChunk[], { codec, width, height, rate }: MovieShape): Uint8Array[] {
  const head = element(0x1a45dfa3, [
    ...number(0x4286, 1),
    ...number(0x42f7, 1),
    ...number(0x42f2, 4),
    ...number(0x42f3, 8),
    ...text(0x4282, "webm"),
    ...number(0x4287, 4),
    ...number(0x4285, 2),
  ]);
  const info = element(0x1549a966, [
    ...number(0x2ad7b1, 1_000_000),
    ...float(0x4489, timeOf(chunks.length, rate)),
    ...text(0x4d80, "Immunarium"),
    ...text(0x5741, "Immunarium"),
  ]);
  const video = element(0xe0, [...number(0xb0, width), ...number(0xba, height)]);
  const tracks = element(
    0x1654ae6b,
    element(0xae, [
      ...number(0xd7, 1),
      ...number(0x73c5, 1),
      ...number(0x9c, 0),
      ...number(0x83, 1),
      ...number(0x23e383, Math.round(1e9 / rate)),
      ...text(0x86, codec),
      ...video,
    ]),
  );
  const { clusters, cues } = clustersOf(chunks, rate, lengthOf(info) + lengthOf(tracks));
  return [...head, ...element(0x18538067, [...info, ...tracks, ...clusters, ...element(0x1c53bb6b, cues)])];
}

/** @param from  bytes in the segment before the first cluster */
function clustersOf(chunks: readonly MovieChunk[], rate: number, from: number) {
  const clusters: Uint8Array[] = [];
  const cues: Uint8Array[] = [];
  let at = from;
  for (let first = 0; first < chunks.length; ) {
    let next = first + 1;
    while (next < chunks.length && !chunks[next].key) next++;
    const start = timeOf(first, rate);
    const blocks = chunks.slice(first, next).flatMap((chunk, i) => block(chunk, timeOf(first + i, rate) - start));
    const cluster = element(0x1f43b675, [...number(0xe7, start), ...blocks]);
    const position = element(0xb7, [...number(0xf7, 1), ...number(0xf1, at)]);
    cues.push(...element(0xbb, [...number(0xb3, start), ...position]));
    clusters.push(...cluster);
    at += lengthOf(cluster);
    first = next;
  }
  return { clusters, cues };
}

/** Track 1, ms since the cluster began, whether it stands alone. */
function block({ bytes, key }: MovieChunk, since: number): Uint8Array[] {
  return element(0xa3, [Uint8Array.of(0x81, (since >> 8) & 255, since & 255, key ? 0x80 : 0), bytes]);
}
