import type { TrialResult } from "../../experiments/result.ts";
import type { AdamColumn, AdamDataset } from "./adam-dataset.ts";
import { studyId } from "./adam-subjects.ts";

export interface DatasetJsonOptions {
  /**
   * When the file was made, as `2026-01-31T12:00:00Z`. The standard demands a time; without one the first second of
   * 1970 is written, so that the same result gives the same bytes.
   */
  readonly created?: string;
}

/**
 * An analysis dataset as a Dataset-JSON 1.1 file: the attributes in the order of the standard, one record a line.
 *
 * Source: CDISC Dataset-JSON 1.1, https://www.cdisc.org/standards/data-exchange/dataset-json
 */
export function datasetJson(dataset: AdamDataset, result: TrialResult, options: DatasetJsonOptions = {}): string {
  const study = studyId(result);
  const { engine, version } = result.manifest;
  const head = {
    datasetJSONCreationDateTime: options.created ?? "1970-01-01T00:00:00Z",
    datasetJSONVersion: "1.1.0",
    fileOID: `${study}.${dataset.name}.${result.digest.slice(0, 16)}`,
    originator: "Immunarium (simulated data, no person is behind any record)",
    sourceSystem: { name: engine, version },
    studyOID: study,
    metaDataVersionOID: `MDV.${study}.ADAM-LIKE`,
    itemGroupOID: `IG.${dataset.name}`,
    records: dataset.rows,
    name: dataset.name,
    label: dataset.label,
    columns: dataset.columns.map((column) => columnOf(dataset.name, column)),
  };
  const rows = Array.from({ length: dataset.rows }, (_, row) =>
    JSON.stringify(dataset.columns.map((column) => cell(column, row))),
  );
  const body = rows.length === 0 ? "[]" : `[\n${rows.join(",\n")}\n]`;
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "rows": ${body}\n}\n`;
}

function columnOf(dataset: string, { name, label, type, key, values }: AdamColumn) {
  const longest = values instanceof Float64Array ? 0 : values.reduce((most, each) => Math.max(most, each.length), 1);
  return {
    itemOID: `IT.${dataset}.${name}`,
    name,
    label,
    dataType: type,
    ...(longest > 0 ? { length: longest } : {}),
    ...(key ? { keySequence: key } : {}),
  };
}

/** Missing numbers are null, missing texts stay empty. */
function cell({ values }: AdamColumn, row: number): string | number | null {
  const value = values[row];
  return typeof value === "number" && !Number.isFinite(value) ? null : value;
}
