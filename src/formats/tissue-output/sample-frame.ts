import { type Column, table } from "../../foundation/table.ts";
import type { CellGraph, TissueFrame } from "../../models/tissue/frame.ts";
import { voxelCounts } from "../../models/tissue/frame.ts";

interface SampleCell {
  readonly id?: number;
  readonly type?: string;
  readonly state?: string;
  readonly x?: number;
  readonly y?: number;
  readonly z?: number;
  readonly radius?: number;
  readonly volume?: number;
  readonly pressure?: number;
  readonly damage?: number;
}

interface Sample {
  readonly time?: number;
  readonly dimensions?: 2 | 3;
  /** Half an edge of the box, µm. */
  readonly reach?: number;
  readonly cellTypes?: readonly string[];
  readonly cells: readonly SampleCell[];
  readonly fields?: readonly {
    substance: string;
    unit: string;
    density: number | ((x: number, y: number) => number);
  }[];
  readonly graphs?: readonly CellGraph[];
}

/** A frame for tests, from as little as the test cares about. */
export function frameOf(sample: Sample): TissueFrame {
  const { cells, time = 0, dimensions = 2, reach = 500, cellTypes = ["tumour"] } = sample;
  const low = dimensions === 2 ? -10 : -reach;
  const domain = {
    minimum: [-reach, -reach, low] as const,
    maximum: [reach, reach, -low] as const,
    spacing: [20, 20, 20] as const,
    dimensions,
  };
  const column = (name: string, unit: string, read: (cell: SampleCell, row: number) => number): Column => ({
    name,
    unit,
    label: name,
    values: Float64Array.from(cells, read),
  });
  const words = (name: string, read: (cell: SampleCell) => string): Column => ({
    name,
    unit: "",
    label: name,
    values: cells.map(read),
  });
  const [nx, ny, nz] = voxelCounts(domain);
  return {
    time,
    domain,
    cellTypes,
    cells: table("cells", [
      column("id", "", (cell, row) => cell.id ?? row),
      column("parent", "", () => 0),
      words("type", (cell) => cell.type ?? cellTypes[0]),
      words("state", (cell) => cell.state ?? "live"),
      words("phase", () => "live"),
      ...(["x", "y", "z"] as const).map((axis) => column(axis, "µm", (cell) => cell[axis] ?? 0)),
      column("radius", "µm", (cell) => cell.radius ?? 8.4127),
      column("nuclear_radius", "µm", (cell) => (cell.radius ?? 8.4127) * 0.6),
      column("volume", "µm^3", (cell) => cell.volume ?? 2494),
      column("pressure", "", (cell) => cell.pressure ?? 0),
      column("damage", "", (cell) => cell.damage ?? 0),
      ...["vx", "vy", "vz"].map((name) => column(name, "µm/min", () => 0)),
      column("time_in_phase", "min", () => time),
    ]),
    fields: (sample.fields ?? []).map(({ substance, unit, density }) => ({
      substance,
      unit,
      values: Float64Array.from({ length: nx * ny * nz }, (_, voxel) =>
        typeof density === "number"
          ? density
          : density(-reach + 20 * (voxel % nx) + 10, -reach + 20 * (Math.floor(voxel / nx) % ny) + 10),
      ),
    })),
    graphs: sample.graphs ?? [],
  };
}

/** Three types with awkward names, all states, two substances and a graph. */
export function sampleFrame(time: number): TissueFrame {
  const cellTypes = ["tumour", 'CD8 "T" <cell>, β', "it's & more"];
  const states = ["live", "live", "apoptotic", "necrotic"];
  return frameOf({
    time,
    reach: 100,
    cellTypes,
    cells: Array.from({ length: 24 }, (_, i) => ({
      id: 2 * i + 1,
      type: cellTypes[i % 3],
      state: states[i % 4],
      x: -80 + 7.25 * i,
      y: ((i * 37) % 150) - 75 + time / 100,
      volume: 2000 + i,
      pressure: i / 7,
    })),
    fields: [
      { substance: "oxygen", unit: "mmHg", density: (x) => 38 - x / 10 },
      { substance: "<IL-2> & co", unit: "ng/mL", density: (_, y) => y * y },
    ],
    graphs: [{ name: "neighbours", pairs: Int32Array.of(0, 1, 1, 2, 4, 23) }],
  });
}
