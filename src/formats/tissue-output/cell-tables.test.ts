import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { expect, test } from "vitest";
import { column, numbers, texts } from "../../foundation/table.ts";
import { csv } from "../csv.ts";
import { cellTable, fieldTable } from "./cell-tables.ts";
import { parquet } from "./parquet.ts";
import { frameOf, sampleFrame } from "./sample-frame.ts";

const frames = [sampleFrame(0), sampleFrame(30)];

/** RFC 4180, strictly. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const [all, quoted, plain, end] = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y[Symbol.match](text.slice(at))!;
    rows.at(-1)!.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
    at += all.length;
  }
  return rows.slice(0, -1);
}

test("cells come back from CSV to the last digit, awkward names and all", () => {
  const table = cellTable(frames);
  const [heading, ...rows] = readCsv(csv(table));
  expect(heading.slice(0, 4)).toEqual(["time", "id", "parent", "type"]);
  expect(rows).toHaveLength(48);
  expect(rows.map((row) => row[3])).toEqual(texts(table, "type"));
  expect(rows.map((row) => Number(row[heading.indexOf("pressure")]))).toEqual([...numbers(table, "pressure")]);
});

test("cells come back from Parquet to the last digit, with their units", async () => {
  const table = cellTable(frames);
  const file = parquet(table).buffer as ArrayBuffer;
  const rows = await parquetReadObjects({ file });
  expect(rows).toHaveLength(48);
  expect(rows.map((row) => row.type)).toEqual(texts(table, "type"));
  expect(rows.map((row) => row.y)).toEqual([...numbers(table, "y")]);
  expect(rows.map((row) => Number(row.id))).toEqual([...numbers(table, "id")]);
  const about = parquetMetadata(file).key_value_metadata?.find((entry) => entry.key === "immunarium.units");
  expect(JSON.parse(about!.value!)).toMatchObject({ time: "min", x: "µm", volume: "µm^3", type: "" });
});

test("fields have the centre of each voxel, x fastest, and a column with the unit of each substance", async () => {
  const table = fieldTable([sampleFrame(0)]);
  expect(table.rows).toBe(100);
  expect([...numbers(table, "x").slice(0, 3)]).toEqual([-90, -70, -50]);
  expect(numbers(table, "y")[99]).toBe(90);
  expect(new Set(numbers(table, "z"))).toEqual(new Set([0]));
  expect(column(table, "<IL-2> & co").unit).toBe("ng/mL");
  const rows = await parquetReadObjects({ file: parquet(table).buffer as ArrayBuffer });
  expect(rows.map((row) => row["<IL-2> & co"])).toEqual([...numbers(table, "<IL-2> & co")]);
});

test("missing numbers of a model's own columns are empty in CSV and null in Parquet", async () => {
  const frame = sampleFrame(0);
  const values = Float64Array.from({ length: 24 }, (_, i) => (i === 3 ? Number.NaN : i));
  const own = {
    ...frame,
    cells: { ...frame.cells, columns: [...frame.cells.columns, { name: "GFP", unit: "", label: "GFP", values }] },
  };
  const table = cellTable([own]);
  expect(readCsv(csv(table))[4].at(-1)).toBe("");
  const rows = await parquetReadObjects({ file: parquet(table).buffer as ArrayBuffer });
  expect(rows[3].GFP).toBeNull();
  expect(rows[4].GFP).toBe(4);
});

test("no cell is a heading without rows, in both formats", async () => {
  const table = cellTable([frameOf({ cells: [] })]);
  expect(readCsv(csv(table))).toHaveLength(1);
  expect(await parquetReadObjects({ file: parquet(table).buffer as ArrayBuffer })).toEqual([]);
});

test("the same frames give the same bytes", () => {
  expect(parquet(cellTable(frames))).toEqual(parquet(cellTable([sampleFrame(0), sampleFrame(30)])));
});

test("two substances of one name are refused by Parquet, with the name", () => {
  const twice = frameOf({ cells: [], fields: ["x", "IL-2"].map((substance) => ({ substance, unit: "", density: 1 })) });
  expect(() => parquet(fieldTable([twice]))).toThrow('found two columns "x"; expected a name each');
});
