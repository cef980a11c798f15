import { type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";
import { InputError } from "../../foundation/errors.ts";
import type { Column, Table } from "../../foundation/table.ts";
import { version } from "../../foundation/version.ts";

/** Columns that hold whole numbers, and are written as such. */
const whole = new Set(["id", "parent"]);

/**
 * A table as Apache Parquet, compressed with Snappy. Missing numbers are null. Units and headings are JSON objects by
 * column under the keys `immunarium.units` and `immunarium.labels` of the file's own metadata.
 *
 * @throws {InputError} where two columns share a name: Parquet cannot tell them apart
 */
export function parquet(source: Table): Uint8Array {
  const names = new Set<string>();
  for (const { name } of source.columns) {
    if (names.has(name)) throw new InputError(`table ${source.name}`, `two columns "${name}"`, "a name each");
    names.add(name);
  }
  const about = (key: string, read: (column: Column) => string) => ({
    key: `immunarium.${key}`,
    value: JSON.stringify(Object.fromEntries(source.columns.map((column) => [column.name, read(column)]))),
  });
  const buffer = parquetWriteBuffer({
    columnData: source.columns.map(stored),
    kvMetadata: [about("units", (column) => column.unit), about("labels", (column) => column.label)],
    createdBy: `immunarium version ${version}`,
  });
  return new Uint8Array(buffer);
}

function stored({ name, values }: Column): ColumnSource {
  if (!(values instanceof Float64Array)) return { name, type: "STRING", data: [...values], nullable: false };
  if (whole.has(name)) return { name, type: "INT64", data: BigInt64Array.from(values, BigInt), nullable: false };
  if (!values.some(Number.isNaN)) return { name, type: "DOUBLE", data: values, nullable: false };
  return { name, type: "DOUBLE", data: Array.from(values, (value) => (Number.isNaN(value) ? null : value)) };
}
