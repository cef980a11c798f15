import { takeBiopsy } from "../../experiments/biopsy/take-biopsy.ts";
import { InputError } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/near-names.ts";
import type { Table } from "../../foundation/table.ts";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import { biopsyFiles } from "../biopsy/biopsy-files.ts";
import { codebook, csv } from "../csv.ts";
import { cellTable, fieldTable } from "./cell-tables.ts";
import { gml } from "./gml.ts";
import { omeTiff } from "./ome-tiff.ts";
import { parquet } from "./parquet.ts";
import { readFrame } from "./read-frame.ts";
import { seriesTable } from "./series.ts";
import type { SimulariumState } from "./simularium.ts";
import { SimulariumBinary, type SimulariumBinaryState } from "./simularium-binary.ts";
import { SimulariumJson } from "./simularium-json.ts";
import { type FilePiece, fileAFrame, type TissueOutput } from "./tissue-output.ts";
import { tissuePng, tissueSvg } from "./tissue-picture.ts";
import { vtkCells, vtkFields } from "./vtk.ts";

/** All that a run of a tissue can write, by the names that people type. */
export const tissueOutputs = {
  series: series(),
  "cells-csv": tables("Table of all cells, a CSV file a frame", "cells", cellTable),
  "cells-parquet": fileAFrame("Table of all cells, a Parquet file a frame, with units", "parquet", (frame) => [
    { stem: "cells", content: parquet(cellTable([frame])) },
  ]),
  "fields-csv": tables("Densities of all substances, a CSV file a frame", "fields", fieldTable),
  "fields-parquet": fileAFrame(
    "Densities of all substances, a Parquet file a frame, with units",
    "parquet",
    (frame) => [{ stem: "fields", content: parquet(fieldTable([frame])) }],
  ),
  simularium: simulariumJson(),
  "simularium-binary": simulariumBinary(),
  svg: fileAFrame("Picture of vectors, in three dimensions of a section, a file a frame", "svg", (frame, run) => [
    { stem: "tissue", content: tissueSvg(frame, { title: run.title, view: "section", ...run.picture }) },
  ]),
  png: fileAFrame(
    "Picture, in three dimensions of shaded balls, a file a frame; movies are made of them",
    "png",
    (frame, run) => [{ stem: "tissue", content: tissuePng(frame, { title: run.title, ...run.picture }) }],
  ),
  vtk: fileAFrame("Cells (.vtp) and densities (.vti) for ParaView and VTK, two files a frame", "vtp", (frame, run) => [
    { stem: "cells", content: vtkCells(frame, run.vtk) },
    { stem: "fields", extension: "vti", content: vtkFields(frame, run.vtk) },
  ]),
  "ome-tiff": fileAFrame(
    "Image of microscopy: substances, cell types and cell ids as channels",
    "ome.tiff",
    (frame, run) => [{ stem: "tissue", content: omeTiff(frame, run.image) }],
  ),
  biopsy: fileAFrame(
    "Virtual biopsy: stained image, cell table, statistics and calling errors, ten files a frame",
    "json",
    (frame, run) => {
      readFrame(frame);
      return biopsyFiles(takeBiopsy(frame, run.biopsy), run.title);
    },
  ),
  gml: fileAFrame("Graphs of neighbours, attachments and springs, a GML file each a frame", "gml", (frame) =>
    frame.graphs.map((graph) => ({ stem: graph.name, content: gml(frame, graph) })),
  ),
} as const satisfies Readonly<Record<string, TissueOutput>>;

/**
 * The output of a name.
 *
 * @param others  outputs that are registered elsewhere, by name
 * @throws {InputError} where there is none, with those that are near
 */
export function tissueOutput(name: string, others: Readonly<Record<string, TissueOutput>> = {}): TissueOutput {
  const all: Readonly<Record<string, TissueOutput>> = { ...tissueOutputs, ...others };
  if (Object.hasOwn(all, name)) return all[name];
  const names = Object.keys(all);
  throw new InputError("output", `"${name}"`, `${names.join(", ")}${didYouMean(name, names)}`);
}

function series(): TissueOutput {
  return {
    description: "Counts, densities and the size of the tumour over time, one CSV file that grows",
    extension: "csv",
    begin(_, state) {
      const file = "series.csv";
      let columns = state as readonly string[] | undefined;
      return {
        warnings: [],
        frame(frame) {
          const row = seriesTable([frame]);
          const names = row.columns.map(({ name }) => name);
          const text = csv(row);
          if (columns === undefined) {
            columns = names;
            return [{ file, content: text }];
          }
          if (names.join("\n") !== columns.join("\n")) {
            throw new InputError(
              `series, frame at ${frame.time} min`,
              names.join(", "),
              `the columns ${columns.join(", ")}`,
            );
          }
          return [{ file, content: text.slice(csv({ ...row, rows: 0 }).length) }];
        },
        end: () => [],
        state: () => columns,
      };
    },
  };
}

/** CSV a frame, and once what the columns mean. */
function tables(description: string, stem: string, make: (frames: readonly TissueFrame[]) => Table): TissueOutput {
  const output = fileAFrame(description, "csv", (frame) => [{ stem, content: csv(make([frame])) }]);
  return {
    ...output,
    begin(run, state) {
      const writer = output.begin(run, state);
      let described = state !== undefined && state !== 0;
      return {
        ...writer,
        frame(frame) {
          const pieces = writer.frame(frame);
          if (described) return pieces;
          described = true;
          return [...pieces, { file: `${stem}_columns.csv`, content: codebook([make([frame])]) }];
        },
      };
    },
  };
}

function simulariumJson(): TissueOutput {
  return {
    description: "Trajectory for the Simularium viewer, as JSON",
    extension: "simularium",
    begin({ title, everyCell, picture }, state) {
      const writer = new SimulariumJson(
        { title, everyCell, styles: picture?.styles },
        state as SimulariumState | undefined,
      );
      const piece = (content: string): FilePiece[] => [{ file: "tissue.simularium", content }];
      return {
        get warnings() {
          return writer.warnings;
        },
        frame: (frame) => piece(writer.frame(frame)),
        end: () => piece(writer.end()),
        state: () => writer.state(),
      };
    },
  };
}

function simulariumBinary(): TissueOutput {
  return {
    description: "Trajectory for the Simularium viewer, as a binary file a third smaller",
    extension: "simularium",
    begin({ title, everyCell, frames, picture }, state) {
      const writer = new SimulariumBinary(
        { title, everyCell, frames, styles: picture?.styles },
        state as SimulariumBinaryState | undefined,
      );
      const file = "tissue_binary.simularium";
      let begun = state !== undefined;
      return {
        get warnings() {
          return writer.warnings;
        },
        frame(frame) {
          const content = writer.frame(frame);
          const before = begun ? [] : [{ file, content: writer.begin() }];
          begun = true;
          return [...before, { file, content }];
        },
        end() {
          const { head, tail } = writer.end();
          return [
            { file, content: tail },
            { file, content: head, at: 0 },
          ];
        },
        state: () => (begun ? writer.state() : undefined),
      };
    },
  };
}
