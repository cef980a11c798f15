/** A line of a comma-separated file that has something on it. */
export interface CsvLine {
  /** From 1. */
  readonly line: number;
  /** Without spaces around them. */
  readonly fields: readonly string[];
}

/**
 * Lines as PhysiCell splits them: at commas (and tabs, where `tabs` is set), without quotes. Empty lines and those
 * that begin with `//` are passed over.
 */
export function* csvLines(text: string, tabs = false): Generator<CsvLine> {
  const separator = tabs ? /[,\t]/ : ",";
  let line = 0;
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    const content = text.slice(start, end).trim();
    line++;
    start = end + 1;
    if (content === "" || content.startsWith("//")) continue;
    yield { line, fields: content.split(separator).map((field) => field.trim()) };
  }
}

/** The column, from 1, at which a field begins, for messages. */
export function columnOf(fields: readonly string[], index: number): number {
  return fields.slice(0, index).reduce((column, field) => column + field.length + 1, 1);
}
