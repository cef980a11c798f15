import { decode } from "fast-png";
import { SaxesParser } from "saxes";
import { beforeAll, describe, expect, test } from "vitest";
import { type Biopsy, takeBiopsy } from "../../experiments/biopsy/take-biopsy.ts";
import { numbers } from "../../foundation/table.ts";
import { csv } from "../csv.ts";
import { cellTable } from "../tissue-output/cell-tables.ts";
import { tissueOutput } from "../tissue-output/outputs.ts";
import { frameOf } from "../tissue-output/sample-frame.ts";
import { biopsyJson } from "./biopsy-files.ts";
import { biopsyTiff } from "./biopsy-tiff.ts";
import { readCells } from "./read-cells.ts";

const kinds = ["tumour", "CD8 effector", "fibroblast"];
const frame = frameOf({
  time: 90,
  reach: 80,
  cellTypes: kinds,
  cells: Array.from({ length: 64 }, (_, i) => ({
    id: i,
    type: kinds[i % 7 === 0 ? 1 : i % 9 === 0 ? 2 : 0],
    x: 19 * ((i % 8) - 3.5),
    y: 19 * (Math.floor(i / 8) - 3.5),
  })),
});

/** Planes of a tiled TIFF of 16-bit numbers (TIFF 6.0, section 15), and its description. */
function readTiles(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const planes: Uint16Array[] = [];
  let [width, height, description, tile] = [0, 0, "", 0];
  for (let at = view.getUint32(4, true); at !== 0; ) {
    const tags = new Map<number, { count: number; value: number }>();
    const entries = view.getUint16(at, true);
    let last = 0;
    for (let i = 0; i < entries; i++) {
      const own = at + 2 + 12 * i;
      const tag = view.getUint16(own, true);
      expect(tag, "tags rise").toBeGreaterThan(last);
      last = tag;
      tags.set(tag, { count: view.getUint32(own + 4, true), value: view.getUint32(own + 8, true) });
    }
    const value = (tag: number) => tags.get(tag)!.value;
    expect([258, 259, 262, 277, 339].map(value)).toEqual([16, 1, 1, 1, 1]);
    [width, height, tile] = [value(256), value(257), value(322)];
    const text = tags.get(270);
    if (text) description = new TextDecoder().decode(bytes.subarray(text.value, text.value + text.count - 1));
    const { count, value: offsets } = tags.get(324)!;
    const across = Math.ceil(width / tile);
    expect(count).toBe(across * Math.ceil(height / tile));
    const plane = new Uint16Array(width * height);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const piece = Math.floor(y / tile) * across + Math.floor(x / tile);
        const start = view.getUint32(offsets + 4 * piece, true);
        plane[y * width + x] = view.getUint16(start + 2 * ((y % tile) * tile + (x % tile)), true);
      }
    }
    planes.push(plane);
    at = view.getUint32(at + 2 + 12 * entries, true);
  }
  return { width, height, planes, description };
}

describe("the image of a biopsy", () => {
  let biopsy: Biopsy;
  beforeAll(() => {
    biopsy = takeBiopsy(frame);
  });

  test("reads back tile by tile to the photons that were counted", () => {
    const { width, height, planes } = readTiles(biopsyTiff(biopsy));
    expect([width, height, planes.length]).toEqual([320, 320, 17]);
    expect(planes.every((plane, m) => plane.every((value, at) => value === biopsy.image[m][at]))).toBe(true);
  });

  test("says its channels, its pixel of half a micrometre and where it lies", () => {
    const { description } = readTiles(biopsyTiff(biopsy));
    const found: Record<string, string>[] = [];
    const parser = new SaxesParser();
    parser.on("opentag", ({ name, attributes }) =>
      found.push({ element: name, ...(attributes as Record<string, string>) }),
    );
    parser.write(description).close();
    const channels = found.filter(({ element }) => element === "Channel");
    expect(channels.map(({ Name }) => Name)).toEqual(biopsy.markers.map(({ name }) => name));
    expect(channels.map(({ Name }) => Name)).toContain("αSMA");
    expect(Number(channels[0].Color) >>> 0).toBe(0x2f4fe0ff);
    expect(found.find(({ element }) => element === "Pixels")).toMatchObject({
      Type: "uint16",
      SizeX: "320",
      SizeC: "17",
      PhysicalSizeX: "0.5",
    });
    expect(found.find(({ element }) => element === "Plane")).toMatchObject({ PositionX: "-79.75", DeltaT: "5400" });
  });

  test("is the same from a table of the cells as from the frame, but for the box", () => {
    const again = readCells(csv(cellTable([frame])), "cells.csv");
    expect(again.domain.dimensions).toBe(2);
    expect(again.time).toBe(90);
    const size = { size: [100, 100] as const };
    const [one, two] = [frame, again].map((own) => takeBiopsy(own, size));
    expect(two.image.every((plane, m) => plane.every((value, at) => value === one.image[m][at]))).toBe(true);
  });

  test("comes with a picture, tables and statistics that a run can write by the name of biopsy", () => {
    const writer = tissueOutput("biopsy").begin({ title: "A <patch>", frames: 1, biopsy: { pixel: 1 } });
    const files = new Map(writer.frame(frame).map(({ file, content }) => [file, content]));
    expect([...files.keys()]).toEqual([
      "biopsy_image_00000000.ome.tiff",
      "biopsy_picture_00000000.png",
      "biopsy_picture_00000000.svg",
      ...["cells", "truth", "statistics", "calling", "confusion", "columns"].map((n) => `biopsy_${n}_00000000.csv`),
      "biopsy_00000000.json",
    ]);
    expect(decode(files.get("biopsy_picture_00000000.png") as Uint8Array).width).toBeGreaterThan(1000);
    expect(files.get("biopsy_picture_00000000.svg")).toContain("A &lt;patch&gt;");
  });

  test("JSON has no number that is not one, and says why a score is missing", () => {
    const text = JSON.stringify(biopsyJson(biopsy));
    expect(text).not.toContain("NaN");
    const tps = biopsyJson(biopsy).statistics.find(({ statistic }) => statistic === "TPS-like");
    expect(tps?.truth).toMatchObject({ value: null, reason: expect.stringContaining("scores need 100") });
    expect(numbers(biopsy.cells, "x").length).toBeGreaterThan(50);
  });
});

test("a table without a column that is needed is refused with the file's name", () => {
  expect(() => readCells("id,type\r\n1,tumour\r\n", "my.csv")).toThrow("no column state");
  expect(() => readCells("id,type\r\n1\r\n", "my.csv")).toThrow("row 2");
});
