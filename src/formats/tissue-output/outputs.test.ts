import { describe, expect, test } from "vitest";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import { joinBytes, utf8 } from "./bytes.ts";
import { tissueOutput, tissueOutputs } from "./outputs.ts";
import { frameOf, sampleFrame } from "./sample-frame.ts";
import type { FilePiece, TissueOutput } from "./tissue-output.ts";

/** Stains need to know what a cell is: the same cells, as kinds that they know. */
function stained(frame: TissueFrame): TissueFrame {
  const kinds = ["tumour", "CD8 effector", "fibroblast"];
  const kindOf = (name: string) => kinds[frame.cellTypes.indexOf(name)];
  const columns = frame.cells.columns.map((column) =>
    column.name === "type" ? { ...column, values: (column.values as string[]).map(kindOf) } : column,
  );
  return { ...frame, cellTypes: kinds, cells: { ...frame.cells, columns } };
}

const looks = (name: string) =>
  [0, 30, 60].map((time) => (name === "biopsy" ? stained(sampleFrame(time)) : sampleFrame(time)));
const frames = looks("");

/** Files as a disk would hold them. */
function files(pieces: readonly FilePiece[]): Map<string, Uint8Array> {
  const held = new Map<string, Uint8Array>();
  for (const { file, content, at } of pieces) {
    const bytes = typeof content === "string" ? utf8(content) : content;
    const before = held.get(file) ?? new Uint8Array(0);
    if (at === undefined) held.set(file, joinBytes([before, bytes]));
    else held.get(file)!.set(bytes, at);
  }
  return held;
}

function written(output: TissueOutput, all: readonly TissueFrame[]): Map<string, Uint8Array> {
  const writer = output.begin({
    title: 'β <"tissue"> & co',
    frames: all.length,
    image: { pixel: 3 },
    biopsy: { pixel: 4 },
    picture: { width: all[0].cells.rows > 1000 ? 1560 : 600 },
  });
  return files([...all.flatMap((frame) => writer.frame(frame)), ...writer.end()]);
}

const names = Object.keys(tissueOutputs);

describe.each(names)("%s", (name) => {
  const output = tissueOutput(name);
  const frames = looks(name);

  test("writes files with its extension, and the same bytes each time", () => {
    const once = written(output, frames);
    const again = written(output, looks(name));
    expect([...again.keys()]).toEqual([...once.keys()]);
    for (const [file, bytes] of once) expect(Buffer.compare(bytes, again.get(file)!), file).toBe(0);
    expect([...once.keys()].some((file) => file.endsWith(`.${output.extension}`))).toBe(true);
    for (const [file, bytes] of once) {
      expect(file).toMatch(/^[a-z_]+[a-z0-9_.]*$/);
      expect(bytes.length).toBeGreaterThan(0);
    }
  });

  test("goes on from its state as if it had never been interrupted", () => {
    const run = { title: "tissue", frames: 3, image: { pixel: 3 }, biopsy: { pixel: 4 }, picture: { width: 600 } };
    const pieces: FilePiece[] = [];
    let state: unknown;
    for (const frame of frames) {
      const writer = output.begin(run, structuredClone(state));
      pieces.push(...writer.frame(frame));
      state = writer.state();
    }
    pieces.push(...output.begin(run, structuredClone(state)).end());
    const whole = output.begin(run);
    const straight = files([...frames.flatMap((frame) => whole.frame(frame)), ...whole.end()]);
    const parts = files(pieces);
    expect([...parts.keys()]).toEqual([...straight.keys()]);
    for (const [file, bytes] of straight) expect(Buffer.compare(bytes, parts.get(file)!), file).toBe(0);
  });

  test("takes a tissue without cells, substances and graphs", () => {
    const output3 = written(output, [frameOf({ dimensions: 3, reach: 50, cells: [] })]);
    const graphless = name === "gml";
    expect(output3.size > 0).toBe(!graphless);
  });

  test("refuses a position that is not a number, and says of which cell", () => {
    const broken = {
      ...frameOf({ cells: [{}, { x: Number.NaN }] }),
      graphs: [{ name: "springs" as const, pairs: Int32Array.of() }],
    };
    expect(() => written(output, [broken])).toThrow("frame at 0 min, x of cell 1: found NaN; expected a finite number");
  });

  test("refuses a density that is not a number, and says in which voxel", () => {
    const broken = frameOf({
      cells: [],
      fields: [{ substance: "O2", unit: "", density: Number.NaN }],
      graphs: [{ name: "springs", pairs: Int32Array.of() }],
    });
    expect(() => written(output, [broken])).toThrow("O2, voxel 0: found NaN; expected a finite density");
  });

  test("writes a frame of 100 000 cells in less than two seconds", { timeout: 30_000 }, () => {
    output.begin({ title: "", frames: 1, biopsy: { pixel: 4 } }).frame(frames[0]);
    if (name === "biopsy") {
      // Six millimetres are more than a biopsy: 17 channels of them would fill the memory.
      expect(() => output.begin({ title: "", frames: 1 }).frame(large)).toThrow("a smaller size, or larger pixels");
      return;
    }
    const start = performance.now();
    written(output, [large]);
    const seconds = (performance.now() - start) / 1000;
    // Other work on the machine counts against the clock: three times what is promised is still a failure.
    expect(seconds).toBeLessThan(6);
    if (seconds > 2) console.warn(`${name}: ${seconds.toFixed(1)} s for 100 000 cells`);
  });
});

const large = frameOf({
  reach: 3000,
  cellTypes: ["tumour", "CD8 T cell"],
  cells: Array.from({ length: 100_000 }, (_, id) => ({
    id,
    type: id % 5 === 0 ? "CD8 T cell" : "tumour",
    x: ((id % 317) - 158) * 18.3 + ((id * 7919) % 100) / 20,
    y: (Math.floor(id / 317) - 158) * 18.3 + ((id * 104729) % 100) / 20,
    volume: 2494 + (id % 77) / 7,
  })),
  fields: [{ substance: "oxygen", unit: "mmHg", density: (x) => 38 + x / 300 }],
  graphs: [
    {
      name: "neighbours",
      pairs: Int32Array.from({ length: 400_000 }, (_, i) => ((i >> 2) % 99_000) + (i & 1) * (1 + ((i >> 1) & 1))),
    },
  ],
});

test("series written frame by frame are those of the whole run", async () => {
  const { csv } = await import("../csv.ts");
  const { seriesTable } = await import("./series.ts");
  const text = new TextDecoder().decode(written(tissueOutputs.series, frames).get("series.csv"));
  expect(text).toBe(csv(seriesTable(frames)));
});

test("files of frames are numbered from 0, and columns are explained once", () => {
  expect([...written(tissueOutputs["cells-csv"], frames).keys()].sort()).toEqual([
    "cells_00000000.csv",
    "cells_00000001.csv",
    "cells_00000002.csv",
    "cells_columns.csv",
  ]);
});

test("an unknown output is refused with the one that was meant, and others can be registered", () => {
  expect(() => tissueOutput("simularum")).toThrow("did you mean simularium?");
  expect(tissueOutput("multicellds", { multicellds: tissueOutputs.series })).toBe(tissueOutputs.series);
});
