import type { Biopsy } from "../../experiments/biopsy/take-biopsy.ts";
import { numbers, type Table, texts } from "../../foundation/table.ts";
import { codebook, csv } from "../csv.ts";
import { biopsyPng, biopsySvg } from "./biopsy-picture.ts";
import { biopsyTiff } from "./biopsy-tiff.ts";

/** A file of a biopsy: `biopsy_image.ome.tiff` from its stem and extension. */
export interface BiopsyFile {
  readonly stem: string;
  readonly extension: string;
  readonly content: string | Uint8Array;
}

/** All that a laboratory would hand over, and the truth beside it. */
export function biopsyFiles(biopsy: Biopsy, title: string): BiopsyFile[] {
  const { cells, truth, statistics, errors } = biopsy;
  const tables: Readonly<Record<string, Table>> = {
    biopsy_cells: cells,
    biopsy_truth: truth,
    biopsy_statistics: statistics,
    biopsy_calling: errors.accuracy,
    biopsy_confusion: errors.confusion,
  };
  return [
    { stem: "biopsy_image", extension: "ome.tiff", content: biopsyTiff(biopsy) },
    { stem: "biopsy_picture", extension: "png", content: biopsyPng(biopsy, title) },
    { stem: "biopsy_picture", extension: "svg", content: biopsySvg(biopsy, title) },
    ...Object.entries(tables).map(([stem, table]) => ({ stem, extension: "csv", content: csv(table) })),
    { stem: "biopsy_columns", extension: "csv", content: codebook(Object.values(tables)) },
    { stem: "biopsy", extension: "json", content: `${JSON.stringify(biopsyJson(biopsy), null, 1)}\n` },
  ];
}

/** Statistics and calling errors as one document; null where there is no value. */
export function biopsyJson({ statistics, errors: { accuracy }, grid, time }: Biopsy) {
  const number = (value: number) => (Number.isNaN(value) ? null : value);
  const words = (name: string) => texts(statistics, name);
  const side = (who: "called" | "truth", row: number) => {
    const reason = words(`${who}_reason`)[row];
    const text = words(`${who}_text`)[row];
    return { value: text || number(numbers(statistics, who)[row]), ...(reason ? { reason } : {}) };
  };
  return {
    simulated: true,
    time,
    image: { width: grid.width, height: grid.height, pixel: grid.pixel },
    statistics: words("statistic").map((statistic, row) => ({
      statistic,
      unit: words("unit")[row],
      called: side("called", row),
      truth: side("truth", row),
      definition: words("definition")[row],
    })),
    calling: texts(accuracy, "phenotype").map((phenotype, row) => ({
      phenotype,
      truth: numbers(accuracy, "truth")[row],
      called: numbers(accuracy, "called")[row],
      recall: number(numbers(accuracy, "recall")[row]),
      precision: number(numbers(accuracy, "precision")[row]),
    })),
  };
}
