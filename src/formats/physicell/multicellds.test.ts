import { expect, test } from "vitest";
import { table } from "../../foundation/table.ts";
import type { TissueModel } from "../../models/tissue/contract.ts";
import { defaultCellType } from "../../models/tissue/default-cell-type.ts";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import { Findings } from "./findings.ts";
import { readMatlab } from "./matlab.ts";
import { multiCellDsFiles } from "./multicellds.ts";
import { decodeUtf8 } from "./utf8.ts";
import { parseXml, type XmlElement } from "./xml-tree.ts";
import { XmlValues } from "./xml-values.ts";

const domain = { minimum: [0, 0, -10], maximum: [40, 20, 10], spacing: [20, 20, 20], dimensions: 2 } as const;

const model: TissueModel = {
  name: "two cells",
  domain,
  substances: [
    { name: "oxygen", unit: "mmHg", diffusion: 1e5, decay: 0.1, initial: 38, fixed: {} },
    { name: "signal <&>", unit: "1", diffusion: 1e3, decay: 1, initial: 0, fixed: {} },
  ],
  cellTypes: [
    { ...defaultCellType("tumour"), custom: [{ name: "clone", unit: "", value: 3, conserved: false }] },
    {
      ...defaultCellType("T cell"),
      motility: { ...defaultCellType("").motility, enabled: true, sensitivities: { "signal <&>": -2 } },
      exchange: { oxygen: { secretion: 0, target: 0, uptake: 7, release: 0 } },
    },
  ],
  rules: [],
  wall: true,
  automaticSprings: true,
  internalised: false,
};

const column = (name: string, values: number[] | string[]) => ({
  name,
  unit: "",
  label: name,
  values: typeof values[0] === "string" ? (values as string[]) : Float64Array.from(values as number[]),
});

const frame: TissueFrame = {
  time: 120,
  domain,
  cellTypes: ["tumour", "T cell"],
  cells: table("cells", [
    column("id", [4, 9, 11]),
    column("parent", [0, 0, 4]),
    column("type", ["tumour", "T cell", "tumour"]),
    column("state", ["live", "live", "necrotic"]),
    column("phase", ["live", "live", "necrotic lysed"]),
    column("x", [5, 25.5, 30]),
    column("y", [5, 5, 6]),
    column("z", [0, 0, 0]),
    column("radius", [8, 6, 5]),
    column("nuclear_radius", [5, 4, 1]),
    column("volume", [2144, 904, 523]),
    column("pressure", [0.5, 0, 0]),
    column("damage", [2, 0, 0]),
    column("vx", [0.1, 0.2, 0.3]),
    column("vy", [0, 0, 0]),
    column("vz", [0, 0, 0]),
    column("time_in_phase", [6, 12, 18]),
    column("oxygen uptake", [10, 7, 1]),
  ]),
  fields: [
    { substance: "oxygen", unit: "mmHg", values: Float64Array.of(38, 20) },
    { substance: "signal <&>", unit: "1", values: Float64Array.of(0.25, 0.5) },
  ],
  graphs: [{ name: "neighbours", pairs: Int32Array.of(0, 1, 1, 2) }],
};

/** Reads the files back by the labels and names that they give, as PhysiCell's tools do. */
function readBack(files: ReadonlyMap<string, Uint8Array>) {
  const xml = new XmlValues(new Findings());
  const root = parseXml(decodeUtf8(files.get("output00000003.xml")!)!, "x", xml.findings)!;
  const custom = xml.at(root, "cellular_information/cell_populations/cell_population/custom")!;
  const data = xml.child(custom, "simplified_data")!;
  const file = (element: XmlElement) => files.get(xml.text(element, "filename")!)!;
  const cells = readMatlab(file(data), "cells");
  const labels = xml.children(xml.child(data, "labels"), "label");
  const rows = new Map(
    labels.map((label) => {
      const [index, size] = ["index", "size"].map((name) => Number(label.attributes.get(name)));
      const row = (n: number) =>
        Array.from({ length: cells.columns }, (_, c) => cells.values[c * cells.rows + index + n]);
      return [label.text, Array.from({ length: size }, (_, n) => row(n))];
    }),
  );
  const size = labels.reduce((sum, label) => sum + Number(label.attributes.get("size")), 0);
  return { xml, root, custom, cells, rows, size, file };
}

const files = multiCellDsFiles(frame, 3, model, { runtime: 12, created: "2026-01-31T12:00:00Z" });

test("the files have PhysiCell's names", () => {
  expect([...files.keys()].sort()).toEqual([
    "initial_mesh0.mat",
    "output00000003.xml",
    "output00000003_attached_cells_graph.txt",
    "output00000003_cell_neighbor_graph.txt",
    "output00000003_cells.mat",
    "output00000003_microenvironment0.mat",
    "output00000003_spring_attached_cells_graph.txt",
  ]);
});

test("cells come back by label: positions, types, phases by number, behaviours of cells and of types", () => {
  const { rows, cells, size } = readBack(files);
  expect(size).toBe(cells.rows);
  expect(rows.get("ID")).toEqual([[4, 9, 11]]);
  expect(rows.get("position")?.[0]).toEqual([5, 25.5, 30]);
  expect(rows.get("cell_type")).toEqual([[0, 1, 0]]);
  expect(rows.get("cycle_model")).toEqual([[5, 5, 101]]);
  expect(rows.get("current_phase")).toEqual([[14, 14, 102]]);
  expect(rows.get("dead")).toEqual([[0, 0, 1]]);
  expect(rows.get("uptake_rates")).toEqual([
    [10, 7, 1],
    [0, 0, 0],
  ]);
  expect(rows.get("chemotaxis_index")).toEqual([[-1, 1, -1]]);
  expect(rows.get("chemotactic_sensitivities")?.[1]).toEqual([0, -2, 0]);
  expect(rows.get("clone")).toEqual([[3, 0, 3]]);
  expect(rows.has("orientation")).toBe(false);
});

test("voxels come back with their centres, volumes and densities", () => {
  const { xml, root, file } = readBack(files);
  const data = xml.at(root, "microenvironment/domain/data")!;
  expect(readMatlab(file(data), "field")).toEqual({
    name: "multiscale_microenvironment",
    rows: 6,
    columns: 2,
    values: Float64Array.of(10, 10, 0, 8000, 38, 0.25, 30, 10, 0, 8000, 20, 0.5),
  });
  const variables = xml.children(xml.at(root, "microenvironment/domain/variables"), "variable");
  expect(variables.map(({ attributes }) => attributes.get("name"))).toEqual(["oxygen", "signal <&>"]);
});

test("a graph names each cell's others by their numbers, and has a line for cells without any", () => {
  const text = (name: string) => decodeUtf8(files.get(`output00000003_${name}`)!);
  expect(text("cell_neighbor_graph.txt")).toBe("4: 9\n9: 4,11\n11: 9");
  expect(text("attached_cells_graph.txt")).toBe("4: \n9: \n11: ");
});

test("a tissue without cells has a matrix of no columns", () => {
  const empty = {
    ...frame,
    graphs: [],
    cells: table(
      "cells",
      frame.cells.columns.map((one) => ({ ...one, values: one.values.slice(0, 0) })),
    ),
  };
  const none = multiCellDsFiles(empty, 3, model);
  expect(readMatlab(none.get("output00000003_cells.mat")!, "cells").columns).toBe(0);
});
