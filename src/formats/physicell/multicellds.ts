import { numbers } from "../../foundation/table.ts";
import { version } from "../../foundation/version.ts";
import type { Domain, TissueModel } from "../../models/tissue/contract.ts";
import { type CellGraph, type TissueFrame, voxelCounts } from "../../models/tissue/frame.ts";
import { type CellLabel, cellLabels } from "./cell-labels.ts";
import { writeMatlab } from "./matlab.ts";
import { encodeUtf8 } from "./utf8.ts";
import { printXml, type Tag, tag } from "./write-xml.ts";

/** What a look does not know, and its readers ask for. */
export interface Circumstances {
  /** Seconds since the run began. */
  readonly runtime?: number;
  /** Date and time, as `2026-01-31T12:00:00Z`. */
  readonly created?: string;
}

/**
 * A look at a tissue in the files of PhysiCell's own output, MultiCellDS 2, by name: PhysiCell Studio, pcdl and other
 * tools for PhysiCell read them. `initial_mesh0.mat` is the same for every look.
 *
 * @param index  of the look in its run, from 0
 */
export function multiCellDsFiles(
  frame: TissueFrame,
  index: number,
  model: TissueModel,
  circumstances: Circumstances = {},
): ReadonlyMap<string, Uint8Array> {
  const base = `output${String(index).padStart(8, "0")}`;
  const labels = cellLabels(frame.cells, model);
  const graphs = (Object.keys(graphFiles) as CellGraph["name"][]).map(
    (name) => [`${base}_${graphFiles[name].file}`, encodeUtf8(graphText(frame, name))] as const,
  );
  return new Map([
    [`${base}.xml`, encodeUtf8(printXml(snapshot(frame, base, model, labels, circumstances)))],
    [`${base}_cells.mat`, cellMatrix(labels, frame.cells.rows)],
    [`${base}_microenvironment0.mat`, fieldMatrix(frame)],
    ["initial_mesh0.mat", meshMatrix(frame.domain)],
    ...graphs,
  ]);
}

const graphFiles = {
  neighbours: { tag: "neighbor_graph", file: "cell_neighbor_graph.txt" },
  attached: { tag: "attached_cells_graph", file: "attached_cells_graph.txt" },
  springs: { tag: "spring_attached_cells_graph", file: "spring_attached_cells_graph.txt" },
} as const;

function snapshot(
  frame: TissueFrame,
  base: string,
  model: TissueModel,
  labels: readonly CellLabel[],
  { runtime = 0, created = "" }: Circumstances,
): Tag {
  const software = [
    tag("name", "Immunarium"),
    tag("version", version),
    tag("note", "in the output format of PhysiCell 1.14"),
  ];
  const metadata = [
    tag("software", software),
    tag("current_time", frame.time, { units: "min" }),
    tag("current_runtime", runtime, { units: "sec" }),
    tag("created", created),
    tag("last_modified", created),
  ];
  return tag(
    "MultiCellDS",
    [
      tag("metadata", metadata),
      tag("microenvironment", [microenvironment(frame, base, model)]),
      tag("cellular_information", [population(model, base, labels)]),
    ],
    { version: 2, type: "snapshot/simulation" },
  );
}

function microenvironment({ domain, fields }: TissueFrame, base: string, model: TissueModel): Tag {
  const axes = axesOf(domain);
  const coordinates = axes.map((axis, index) => tag(`${"xyz"[index]}_coordinates`, axis.join(" "), { delimiter: " " }));
  const box = [...domain.minimum, ...domain.maximum].join(" ");
  const mesh = tag(
    "mesh",
    [
      tag("bounding_box", box, { type: "axis-aligned", units: "micron", delimiter: " " }),
      ...coordinates,
      tag("voxels", [tag("filename", "initial_mesh0.mat")], { type: "matlab" }),
    ],
    { type: "Cartesian", uniform: true, regular: true, units: "micron" },
  );
  const variables = fields.map(({ substance, unit }, ID) => {
    const physics = model.substances.find(({ name }) => name === substance);
    const numbers = [
      tag("diffusion_coefficient", physics?.diffusion ?? Number.NaN, { units: "micron^2/min" }),
      tag("decay_rate", physics?.decay ?? Number.NaN, { units: "1/min" }),
    ];
    return tag("variable", [tag("physical_parameter_set", numbers)], { name: substance, units: unit, ID });
  });
  const data = tag("data", [tag("filename", `${base}_microenvironment0.mat`)], { type: "matlab" });
  return tag("domain", [mesh, tag("variables", variables), data], { name: "microenvironment" });
}

function population({ cellTypes }: TissueModel, base: string, labels: readonly CellLabel[]): Tag {
  let index = 0;
  const list = labels.map(({ label, unit, rows }) => {
    const entry = tag("label", label, { index, size: rows.length, units: unit });
    index += rows.length;
    return entry;
  });
  const source = { source: "PhysiCell", data_version: 2 };
  const simplified = tag(
    "simplified_data",
    [
      tag(
        "cell_types",
        cellTypes.map(({ name }, ID) => tag("type", name, { ID, type: ID })),
      ),
      tag("labels", list),
      tag("filename", `${base}_cells.mat`),
    ],
    { type: "matlab", ...source },
  );
  const graphs = Object.values(graphFiles).map(({ tag: name, file }) =>
    tag(name, [tag("filename", `${base}_${file}`)], { type: "text", ...source }),
  );
  const custom = tag("custom", [simplified, ...graphs]);
  return tag("cell_populations", [tag("cell_population", [custom], { type: "individual" })]);
}

function cellMatrix(labels: readonly CellLabel[], cells: number): Uint8Array {
  const rows = labels.flatMap((label) => label.rows);
  const values = new Float64Array(rows.length * cells);
  rows.forEach((row, index) => {
    for (let cell = 0; cell < cells; cell++) values[cell * rows.length + index] = row(cell);
  });
  return writeMatlab({ name: "cells", rows: rows.length, columns: cells, values });
}

/** Centres of the voxels along each axis. */
function axesOf(domain: Domain): readonly (readonly number[])[] {
  return voxelCounts(domain).map((count, axis) =>
    Array.from({ length: count }, (_, i) => domain.minimum[axis] + (i + 0.5) * domain.spacing[axis]),
  );
}

/** A column a voxel: x, y, z, volume, then densities. */
function voxelMatrix(name: string, domain: Domain, densities: readonly Float64Array[]): Uint8Array {
  const [x, y, z] = axesOf(domain);
  const volume = domain.spacing[0] * domain.spacing[1] * domain.spacing[2];
  const rows = 4 + densities.length;
  const columns = x.length * y.length * z.length;
  const values = new Float64Array(rows * columns);
  for (let voxel = 0; voxel < columns; voxel++) {
    const i = voxel % x.length;
    const j = Math.floor(voxel / x.length) % y.length;
    const k = Math.floor(voxel / (x.length * y.length));
    values.set([x[i], y[j], z[k], volume], voxel * rows);
    for (let n = 0; n < densities.length; n++) values[voxel * rows + 4 + n] = densities[n][voxel];
  }
  return writeMatlab({ name, rows, columns, values });
}

const meshMatrix = (domain: Domain) => voxelMatrix("mesh", domain, []);

function fieldMatrix({ domain, fields }: TissueFrame): Uint8Array {
  return voxelMatrix(
    "multiscale_microenvironment",
    domain,
    fields.map(({ values }) => values),
  );
}

/** A line a cell: its number, and those of the cells that it is joined to. */
function graphText({ cells, graphs }: TissueFrame, name: CellGraph["name"]): string {
  const ids = numbers(cells, "id");
  const joined: number[][] = Array.from({ length: cells.rows }, () => []);
  const pairs = graphs.find((graph) => graph.name === name)?.pairs ?? [];
  for (let i = 0; i < pairs.length; i += 2) {
    joined[pairs[i]].push(ids[pairs[i + 1]]);
    joined[pairs[i + 1]].push(ids[pairs[i]]);
  }
  return joined.map((others, cell) => `${ids[cell]}: ${others.sort((a, b) => a - b).join(",")}`).join("\n");
}
