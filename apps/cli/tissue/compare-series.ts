import { type Column, type Table, table } from "../../../src/index.ts";

const valuesOf = ({ values }: Column) => values as Float64Array;

/** Two series as one table: the time, then for each quantity that both have its values as it was and as it is forked. */
export function sideBySide(original: Table, forked: Table): Table {
  const [time, ...rest] = forked.columns;
  const before = new Map(original.columns.map((column) => [column.name, column]));
  const rows = rowsAt(valuesOf(original.columns[0]), valuesOf(time));
  const both = rest.flatMap((column): Column[] => {
    const own = before.get(column.name);
    if (!own) return [];
    const values = Float64Array.from(rows, (row) => (row < 0 ? Number.NaN : valuesOf(own)[row]));
    return [
      { ...column, name: `original:${column.name}`, label: `${column.label}, original`, values },
      { ...column, name: `forked:${column.name}`, label: `${column.label}, forked` },
    ];
  });
  return table("comparison", [time, ...both]);
}

/** Rows of the first series at the times of the second; -1 where there is none. */
function rowsAt(times: Float64Array, wanted: Float64Array): number[] {
  return Array.from(wanted, (time) => times.findIndex((own) => Math.abs(own - time) < 1e-6));
}

/** Differences at the last time that both runs have, as lines of text; `at`: the time of the fork, in the table's unit. */
export function differenceText(both: Table, at: number, luck: "same" | "other", unit: "min" | "day" = "min"): string {
  const moment = (time: number) => (unit === "min" ? `${time} min` : `day ${time}`);
  const last = lastOfBoth(both);
  const [time, ...columns] = both.columns;
  if (both.columns.length === 1) return "Nothing came to differ.";
  if (last < 0 || valuesOf(time)[last] <= at) {
    return `The runs have no look at the same time after ${moment(at)}, so that there is nothing to compare.`;
  }
  const lines: string[][] = [["", "original", "forked", "difference", ""]];
  for (let i = 0; i < columns.length; i += 2) {
    const [a, b] = [valuesOf(columns[i])[last], valuesOf(columns[i + 1])[last]];
    if (Number.isNaN(a) && Number.isNaN(b)) continue;
    const { unit: own } = columns[i];
    const name = columns[i].name.replace(/^original:/, "") + (own === "" || own === "1" ? "" : ` [${own}]`);
    const relative =
      a !== 0 && a !== b && Number.isFinite(b / a)
        ? `${b >= a ? "+" : ""}${((100 * (b - a)) / Math.abs(a)).toFixed(1)} %`
        : "";
    lines.push([name, short(a), short(b), short(b - a), relative]);
  }
  const wide = [0, 1, 2, 3, 4].map((at) => Math.max(...lines.map((line) => line[at].length)));
  const rows = lines.map((line) =>
    line
      .map((word, at) => (at === 0 ? word.padEnd(wide[at]) : word.padStart(wide[at])))
      .join("  ")
      .trimEnd(),
  );
  const when = unit === "min" ? `At ${moment(valuesOf(time)[last])}` : `On ${moment(valuesOf(time)[last])}`;
  return [`${when}, with ${luck === "same" ? "the same" : "other"} luck:`, "", ...rows].join("\n");
}

function lastOfBoth({ rows, columns }: Table): number {
  for (let row = rows - 1; row >= 0; row--) {
    if (columns.length > 1 && !Number.isNaN(valuesOf(columns[1])[row])) return row;
  }
  return -1;
}

const short = (value: number) => (Number.isNaN(value) ? "–" : String(Number(value.toPrecision(4))));
