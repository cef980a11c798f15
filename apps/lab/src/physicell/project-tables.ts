import type { ProjectLook, ReadTissue } from "./messages.ts";

const field = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const lines = (rows: readonly (readonly (string | number)[])[]) =>
  rows.map((row) => `${row.map((one) => field(String(one))).join(",")}\r\n`).join("");

/** Live cells by type over time; minutes. */
export function countsCsv({ cellTypes }: ReadTissue, looks: readonly ProjectLook[]): string {
  return lines([["time_min", ...cellTypes], ...looks.map(({ time, counts }) => [time, ...counts])]);
}

/** A row a cell at one moment; µm. */
export function cellsCsv({ cellTypes }: ReadTissue, look: ProjectLook): string {
  const states = ["live", "apoptotic", "necrotic"];
  const rows = Array.from(look.id, (id, row) => [
    id,
    cellTypes[look.type[row]],
    states[look.state[row]],
    ...[look.x, look.y, look.z, look.radius].map((column) => Number(column[row].toPrecision(7))),
  ]);
  return lines([["id", "type", "state", "x", "y", "z", "radius"], ...rows]);
}
