import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { omeTiff } from "./ome-tiff.ts";
import { frameOf, sampleFrame } from "./sample-frame.ts";

interface Image {
  readonly width: number;
  readonly height: number;
  readonly planes: Float32Array[];
  readonly description: string;
}

/** Reads what TIFF 6.0 says of uncompressed planes of floats, and nothing else. */
function readTiff(bytes: Uint8Array): Image {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  expect([...bytes.subarray(0, 4)]).toEqual([0x49, 0x49, 42, 0]);
  const planes: Float32Array[] = [];
  let [width, height, description] = [0, 0, ""];
  let at = view.getUint32(4, true);
  while (at !== 0) {
    const tags = new Map<number, { count: number; value: number }>();
    let last = 0;
    for (let i = 0; i < view.getUint16(at, true); i++) {
      const own = at + 2 + 12 * i;
      const tag = view.getUint16(own, true);
      expect(tag, "tags rise").toBeGreaterThan(last);
      last = tag;
      tags.set(tag, { count: view.getUint32(own + 4, true), value: view.getUint32(own + 8, true) });
    }
    const value = (tag: number) => tags.get(tag)!.value;
    expect([258, 259, 262, 277, 339].map(value)).toEqual([32, 1, 1, 1, 3]);
    [width, height] = [value(256), value(257)];
    expect(value(279)).toBe(4 * width * height);
    const text = tags.get(270);
    if (text) description = new TextDecoder().decode(bytes.subarray(text.value, text.value + text.count - 1));
    const start = value(273);
    planes.push(Float32Array.from({ length: width * height }, (_, i) => view.getFloat32(start + 4 * i, true)));
    at = view.getUint32(at + 2 + 12 * view.getUint16(at, true), true);
  }
  return { width, height, planes, description };
}

test("a section has a channel a substance, a type, and the cell ids, with names and sizes in its description", () => {
  const frame = sampleFrame(30);
  const { width, height, planes, description } = readTiff(omeTiff(frame, { pixel: 2 }));
  expect([width, height, planes.length]).toEqual([100, 100, 6]);
  const found: Record<string, string>[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) =>
    found.push({ element: name, ...(attributes as Record<string, string>) }),
  );
  parser.write(description).close();
  expect(found.filter(({ element }) => element === "Channel").map(({ Name }) => Name)).toEqual([
    "oxygen",
    "<IL-2> & co",
    ...frame.cellTypes,
    "cell id + 1",
  ]);
  expect(found.find(({ element }) => element === "Pixels")).toMatchObject({
    DimensionOrder: "XYZCT",
    Type: "float",
    SizeX: "100",
    SizeC: "6",
    PhysicalSizeX: "2",
  });
  expect(description).toMatch(/^[ -~]*$/);
});

test("pixels of a cell have its id and type, dead cells half of it, and the voxel's density", () => {
  const frame = frameOf({
    reach: 40,
    cellTypes: ["a", "b"],
    cells: [
      { id: 4, x: -20.5, y: -30.5 },
      { id: 9, x: 20.5, y: 30.5, type: "b", state: "necrotic" },
    ],
    fields: [{ substance: "O2", unit: "", density: (x, y) => x + y / 100 }],
  });
  const { width, planes } = readTiff(omeTiff(frame));
  const at = (x: number, y: number) => planes.map((plane) => plane[(y + 40) * width + x + 40]);
  expect(at(-21, -31).map((value) => Math.fround(value))).toEqual([-30 - 0.3, 1, 0, 5].map(Math.fround));
  expect(at(20, 30)).toEqual([30.3, 0, 0.5, 10].map(Math.fround));
  expect(at(0, 0).slice(1)).toEqual([0, 0, 0]);
  const covered = planes[3].reduce((count, id) => count + (id === 5 ? 1 : 0), 0);
  expect(Math.abs(covered / (Math.PI * 8.4127 ** 2) - 1)).toBeLessThan(0.02);
});

test("a section above the middle of a cell cuts a smaller disc, a volume holds the ball", () => {
  const frame = frameOf({ dimensions: 3, reach: 20, cells: [{ radius: 10 }] });
  const covered = (bytes: Uint8Array) =>
    readTiff(bytes)
      .planes.flatMap((plane) => [...plane])
      .filter((v) => v === 0.5 || v === 1).length / 2;
  expect(Math.abs(covered(omeTiff(frame, { at: 6, pixel: 0.5 })) / (4 * Math.PI * 64) - 1)).toBeLessThan(0.02);
  expect(Math.abs(covered(omeTiff(frame, { extent: "volume" })) / ((4 / 3) * Math.PI * 1000) - 1)).toBeLessThan(0.02);
});

test("sizes beyond sense and ids beyond 32-bit floats are refused", () => {
  const huge = frameOf({ dimensions: 3, reach: 1000, cells: [] });
  expect(() => omeTiff(huge, { extent: "volume" })).toThrow("take pixels larger than 1 µm, or a section");
  expect(() => omeTiff(frameOf({ cells: [{ id: 2 ** 24 }] }))).toThrow("cell 16777216");
  expect(() => omeTiff(huge, { pixel: 0 })).toThrow("expected µm > 0");
});
