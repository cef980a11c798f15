import type { ProjectLook, ReadTissue } from "./messages.ts";

const field = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const lines = (rows: readonly (readonly (string | number)[])[]) =>
  rows.map((row) => `${row.map((one) => field(String(one))).join(",")}\r\n`).join("");

/** Live cells by type over time; minutes. */
export function countsCsv({ cellTypes }: ReadTissue, looks: readonly ProjectLook[]): string {
  return lines([["time_min", ...cellTypes], ...looks.map(({ time, counts }) => [time, ...counts])]);
}

/** Means of substrates over the whole box. */
export function substratesCsv({ substances }: ReadTissue, looks: readonly ProjectLook[]): string {
  const mean = ({ fields }: ProjectLook, name: string) =>
    fields.find(({ substance }) => substance === name)?.mean ?? "";
  return lines([
    ["time_min", ...substances.map((name) => `mean_${name}`)],
    ...looks.map((look) => [look.time, ...substances.map((name) => mean(look, name))]),
  ]);
}

/** A row a cell at one moment; µm. */
export function cellsCsv({ cellTypes }: ReadTissue, look: ProjectLook): string {
  const states = ["live", "apoptotic", "necrotic"];
  const { names = [], values } = look.data ?? {};
  const rows = Array.from(look.id, (id, row) => [
    id,
    cellTypes[look.type[row]],
    states[look.state[row]],
    look.phases[look.phase[row]],
    ...[look.x, look.y, look.z, look.radius].map((column) => Number(column[row].toPrecision(7))),
    ...names.map((_, c) => Number(values?.[row * names.length + c].toPrecision(7))),
  ]);
  return lines([["id", "type", "state", "phase", "x", "y", "z", "radius", ...names], ...rows]);
}
