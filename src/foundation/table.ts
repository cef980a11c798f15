/** A column: numbers (NaN where missing) or texts ("" where missing), one entry a row. */
export interface Column {
  readonly name: string;
  /** Unit text as `foundation/units` reads it; `""` for texts and counts. */
  readonly unit: string;
  /** What a reader sees as the heading. */
  readonly label: string;
  readonly values: Float64Array | readonly string[];
}

/** The one currency between engine, analysis, charts and formats: columns of one length, each with a unit. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: number;
}

export function table(name: string, columns: readonly Column[]): Table {
  const rows = columns[0]?.values.length ?? 0;
  for (const column of columns) {
    if (column.values.length !== rows) {
      throw new RangeError(`table ${name}: column ${column.name} has ${column.values.length} rows; expected ${rows}.`);
    }
  }
  return { name, columns, rows };
}

export function column(source: Table, name: string): Column {
  const found = source.columns.find((candidate) => candidate.name === name);
  if (!found) {
    const known = source.columns.map((candidate) => candidate.name).join(", ");
    throw new RangeError(`table ${source.name} has no column ${name}; it has ${known}.`);
  }
  return found;
}

/** A column's numbers; throws where it holds texts. */
export function numbers(source: Table, name: string): Float64Array {
  const { values } = column(source, name);
  if (!(values instanceof Float64Array)) throw new RangeError(`table ${source.name}: column ${name} holds texts.`);
  return values;
}

/** A column's texts; throws where it holds numbers. */
export function texts(source: Table, name: string): readonly string[] {
  const { values } = column(source, name);
  if (values instanceof Float64Array) throw new RangeError(`table ${source.name}: column ${name} holds numbers.`);
  return values;
}

/** The rows whose index satisfies `keep`, in order. */
export function filterRows(source: Table, keep: (row: number) => boolean): Table {
  const kept: number[] = [];
  for (let row = 0; row < source.rows; row++) if (keep(row)) kept.push(row);
  return table(
    source.name,
    source.columns.map((entry) => ({
      ...entry,
      values:
        entry.values instanceof Float64Array
          ? Float64Array.from(kept, (row) => (entry.values as Float64Array)[row])
          : kept.map((row) => (entry.values as readonly string[])[row]),
    })),
  );
}
