import { describe, expect, test } from "vitest";
import { webm } from "./webm.ts";

interface Found {
  readonly id: number;
  readonly at: number;
  readonly content: Uint8Array;
}

/** Elements of a file, read as the standard has it; `inside` opens those that hold others. */
function elements(bytes: Uint8Array, offset = 0): Found[] {
  const found: Found[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const idLength = Math.clz32(bytes[at]) - 23;
    let id = 0;
    for (let i = 0; i < idLength; i++) id = id * 256 + bytes[at + i];
    const size = at + idLength;
    expect(bytes[size]).toBe(1);
    const length = view.getUint32(size + 4);
    found.push({ id, at: offset + at, content: bytes.subarray(size + 8, size + 8 + length) });
    at = size + 8 + length;
  }
  return found;
}

const joined = (pieces: readonly Uint8Array[]) => Uint8Array.from(pieces.flatMap((piece) => [...piece]));
const whole = (bytes: Uint8Array) => bytes.reduce((sum, byte) => sum * 256 + byte, 0);
const chunks = Array.from({ length: 30 }, (_, i) => ({ bytes: Uint8Array.of(i, 7, i), key: i % 12 === 0 }));
const file = joined(webm(chunks, { codec: "V_VP9", width: 1280, height: 720, rate: 12 }));
const [head, segment] = elements(file);
const parts = elements(segment.content);
const of = (id: number, inside: readonly Found[]) => inside.filter((one) => one.id === id);

describe("a WebM file", () => {
  test("begins as WebM, and has one track with its codec and size", () => {
    expect(new TextDecoder().decode(of(0x4282, elements(head.content))[0].content)).toBe("webm");
    const track = elements(elements(of(0x1654ae6b, parts)[0].content)[0].content);
    expect(new TextDecoder().decode(of(0x86, track)[0].content)).toBe("V_VP9");
    const video = elements(of(0xe0, track)[0].content);
    expect(video.map(({ content }) => whole(content))).toEqual([1280, 720]);
  });

  test("every picture has its time, at the chosen pace, in clusters that begin with one that stands alone", () => {
    const times: number[] = [];
    for (const cluster of of(0x1f43b675, parts)) {
      const inside = elements(cluster.content);
      const start = whole(inside[0].content);
      const blocks = of(0xa3, inside);
      expect(blocks[0].content[3]).toBe(0x80);
      for (const { content } of blocks) {
        times.push(start + content[1] * 256 + content[2]);
        expect([...content.subarray(4)]).toEqual([times.length - 1, 7, times.length - 1]);
      }
    }
    expect(times).toEqual(chunks.map((_, i) => Math.round((1000 * i) / 12)));
  });

  test("cues point at the clusters", () => {
    const clusters = of(0x1f43b675, parts);
    const cues = elements(of(0x1c53bb6b, parts)[0].content).map(({ content }) => elements(content));
    const places = cues.map(([, track]) => whole(elements(track.content)[1].content));
    expect(places).toEqual(clusters.map(({ at }) => at));
    expect(cues.map(([time]) => whole(time.content))).toEqual([0, 1000, 2000]);
  });
});
