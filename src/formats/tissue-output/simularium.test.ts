import { describe, expect, test } from "vitest";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import { joinBytes } from "./bytes.ts";
import { frameOf, sampleFrame } from "./sample-frame.ts";
import { SimulariumBinary, type SimulariumBinaryOptions } from "./simularium-binary.ts";
import { SimulariumJson } from "./simularium-json.ts";

const frames = [sampleFrame(0), sampleFrame(30), sampleFrame(90)];

interface Trajectory {
  readonly info: Record<string, unknown> & { readonly typeMapping: Record<string, { readonly name: string }> };
  readonly plots: {
    readonly version: number;
    readonly data: { readonly layout: { readonly xaxis: { readonly title: string } }; readonly data: unknown[] }[];
  };
  readonly frames: { readonly number: number; readonly time: number; readonly agents: number[][] }[];
}

interface Bundle {
  readonly frameNumber: number;
  readonly time: number;
  readonly data: number[];
}

/** The layout of binary version 2, read strictly. */
function readBinary(bytes: Uint8Array): Trajectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const u32 = (at: number) => view.getUint32(at, true);
  const f32 = (at: number) => view.getFloat32(at, true);
  expect(new TextDecoder().decode(bytes.subarray(0, 16))).toBe("SIMULARIUMBINARY");
  expect(u32(16)).toBe(16 + 4 * (3 + 3 * u32(24)));
  expect(u32(20)).toBe(2);
  const blocks = Array.from({ length: u32(24) }, (_, i) => [28, 32, 36].map((at) => u32(at + 12 * i)));
  expect(blocks[0][0]).toBe(u32(16));
  let end = u32(16);
  for (const [offset, type, size] of blocks) {
    expect([offset, u32(offset), u32(offset + 4), size % 4]).toEqual([end, type, size, 0]);
    end += size;
  }
  expect(end).toBe(bytes.length);
  const of = (type: number) => blocks.find((block) => block[1] === type)!;
  const json = ([offset, , size]: number[]) =>
    JSON.parse(new TextDecoder().decode(bytes.subarray(offset + 8, offset + size)).replace(/\0+$/, ""));
  const [spatial] = of(3);
  expect(u32(spatial + 8)).toBe(1);
  const read = Array.from({ length: u32(spatial + 12) }, (_, i) => {
    const at = spatial + u32(spatial + 16 + 8 * i);
    const count = u32(at + 8);
    expect(u32(spatial + 20 + 8 * i)).toBe(12 + 44 * count);
    const agents = Array.from({ length: count }, (_, agent) =>
      Array.from({ length: 11 }, (_, j) => f32(at + 12 + 44 * agent + 4 * j)),
    );
    return { number: u32(at), time: f32(at + 4), agents };
  });
  return { info: json(of(1)), plots: json(of(2)), frames: read };
}

function readJson(text: string): Trajectory {
  const { trajectoryInfo, spatialData, plotData } = JSON.parse(text);
  expect(spatialData).toMatchObject({
    version: 1,
    msgType: 1,
    bundleStart: 0,
    bundleSize: spatialData.bundleData.length,
  });
  const read = spatialData.bundleData.map(({ frameNumber, time, data }: Bundle) => {
    expect(data.length % 11).toBe(0);
    const agents = Array.from({ length: data.length / 11 }, (_, i) => data.slice(11 * i, 11 * i + 11));
    return { number: frameNumber, time, agents };
  });
  return { info: trajectoryInfo, plots: plotData, frames: read };
}

function json(all: readonly TissueFrame[], options = {}): string {
  const writer = new SimulariumJson(options);
  return all.map((frame) => writer.frame(frame)).join("") + writer.end();
}

function binary(all: readonly TissueFrame[], options: Partial<SimulariumBinaryOptions> = {}): Uint8Array {
  const writer = new SimulariumBinary({ frames: all.length, ...options });
  const pieces = [writer.begin(), ...all.map((frame) => writer.frame(frame))];
  const { head, tail } = writer.end();
  return joinBytes([head, ...pieces.slice(1), tail]);
}

describe.each([
  ["JSON", (all: readonly TissueFrame[], options = {}) => readJson(json(all, options))],
  ["binary", (all: readonly TissueFrame[], options = {}) => readBinary(binary(all, options))],
] as const)("as %s", (_, written) => {
  test("every cell of every frame is a sphere at its place, scaled to the viewer's box", () => {
    const { info, frames: read } = written(frames, { title: 'β <"tissue">' });
    expect(info).toMatchObject({ version: 3, totalSteps: 3, timeStepSize: 30, trajectoryTitle: 'β <"tissue">' });
    expect(info.spatialUnits).toEqual({ magnitude: 5, name: "µm" });
    expect(info.size).toEqual({ x: 40, y: 40, z: 4 });
    expect(read.map(({ number, time }) => [number, time])).toEqual([
      [0, 0],
      [1, 30],
      [2, 90],
    ]);
    for (const { agents } of read) expect(agents).toHaveLength(24);
    const [kind, id, type, x, y, z, rx, ry, rz, radius, subpoints] = read[1].agents[5];
    expect([kind, id, type, z, rx, ry, rz, subpoints]).toEqual([1000, 11, 6, 0, 0, 0, 0, 0]);
    expect(x * 5).toBeCloseTo(-80 + 7.25 * 5, 3);
    expect(y * 5).toBeCloseTo(((5 * 37) % 150) - 75 + 0.3, 3);
    expect(radius * 5).toBeCloseTo(8.4127, 3);
    expect(info.typeMapping["6"].name).toBe("it's & more#live");
    expect(Object.keys(info.typeMapping)).toHaveLength(9);
  });

  test("ids within a frame are unique, and types are all in the mapping", () => {
    const { info, frames: read } = written(frames);
    for (const { agents } of read) {
      expect(new Set(agents.map((agent) => agent[1])).size).toBe(agents.length);
      for (const agent of agents) expect(info.typeMapping).toHaveProperty(String(agent[2]));
    }
  });

  test("the curves count the live and the dead of each type", () => {
    const { plots } = written(frames);
    expect(plots.version).toBe(1);
    const [{ layout, data }] = plots.data;
    expect(layout.xaxis.title).toBe("time (min)");
    expect(data[0]).toMatchObject({
      name: "tumour, live",
      type: "scatter",
      mode: "lines",
      x: [0, 30, 90],
      y: [4, 4, 4],
    });
  });

  test("each second cell is the same cell in all frames", () => {
    const many = [0, 6].map((time) =>
      frameOf({ time, cells: Array.from({ length: 10 }, (_, id) => ({ id, x: time })) }),
    );
    const { frames: read } = written(many, { everyCell: 2 });
    for (const { agents } of read) expect(agents.map((agent) => agent[1])).toEqual([0, 2, 4, 6, 8]);
  });

  test("a tissue without cells is a trajectory without agents", () => {
    expect(written([frameOf({ cells: [] })]).frames[0].agents).toEqual([]);
  });
});

test("a box off the origin is centred", () => {
  const frame = frameOf({ cells: [{ x: 300 }] });
  const moved = {
    ...frame,
    domain: {
      ...frame.domain,
      minimum: [0, -500, -10] as const,
      maximum: [1000, 500, 10] as const,
      spacing: [20, 20, 20] as const,
    },
  };
  expect(readBinary(binary([moved])).frames[0].agents[0][3]).toBe(-10);
});

test("1000 cells in 5 frames take 44 bytes a cell and frame, as another writer of the format does", () => {
  const all = Array.from({ length: 5 }, (_, i) =>
    frameOf({ time: 30 * i, cells: Array.from({ length: 1000 }, (_, id) => ({ id })) }),
  );
  expect(Math.abs(binary(all).length - 220_896)).toBeLessThan(1500);
});

test("fewer frames than announced leave a gap in the table, not in the frames", () => {
  const short = readBinary(binary(frames, { frames: 9 }));
  expect(short).toEqual(readBinary(binary(frames)));
});

test("a frame too many, a file too long, time that stands still and no frame at all are refused", () => {
  expect(() => binary(frames, { frames: 2 })).toThrow("found frame 3; expected at most 2 frames");
  expect(() => binary(frames, { limit: 2000 })).toThrow("fewer frames, or each n-th cell");
  expect(() => json([frames[0], frames[0]])).toThrow("frames in the order of time");
  expect(() => json([])).toThrow("simularium: found no frame");
  expect(() => json([frameOf({ cells: [{ z: Number.NaN }] })])).toThrow("z of cell 0: found NaN");
});

test("ids that 32-bit floats cannot hold are warned of, once", () => {
  const writer = new SimulariumJson();
  for (const time of [0, 1]) writer.frame(frameOf({ time, cells: [{ id: 2 ** 24 + 1 }] }));
  expect(writer.warnings).toHaveLength(1);
  expect(writer.warnings[0]).toContain("16777217");
});

test("the step is what all times are multiples of", () => {
  const at = (times: number[]) =>
    JSON.parse(json(times.map((time) => frameOf({ time, cells: [] })))).trajectoryInfo.timeStepSize;
  expect(at([0, 60, 120])).toBe(60);
  expect(at([30, 90, 100])).toBe(10);
  expect(at([0, 0.1, 0.2, 0.30000000000000004])).toBeCloseTo(0.1, 6);
  expect(at([0])).toBe(0);
});
