import { InputError } from "../../foundation/errors.ts";
import { numbers, texts } from "../../foundation/table.ts";
import type { CellGraph, TissueFrame } from "../../models/tissue/frame.ts";
import { readFrame } from "./read-frame.ts";
import { asciiText } from "./xml-text.ts";

/**
 * A graph of cells in the Graph Modelling Language: a node a cell with its type, state, phase, place (µm) and radius,
 * an edge a pair with the distance of the centres (µm). Any text is written in ASCII, as the language asks.
 *
 * @throws {InputError} as `readFrame` does, and where a pair names a row that is not there
 */
export function gml(frame: TissueFrame, graph: CellGraph): string {
  const cells = readFrame(frame);
  const [type, state, phase] = ["type", "state", "phase"].map((name) => texts(frame.cells, name));
  const volume = numbers(frame.cells, "volume");
  const nodes = Array.from(cells.id, (id, row) => {
    const words = `type ${quoted(type[row])} state ${quoted(state[row])} phase ${quoted(phase[row])}`;
    const place = `x ${real(cells.x[row])} y ${real(cells.y[row])} z ${real(cells.z[row])}`;
    return `  node [ id ${id} label "${id}" ${words} ${place} radius ${real(cells.radius[row])} volume ${real(volume[row])} ]\n`;
  });
  const edges = pairsOf(frame, graph).map(([a, b]) => {
    const [dx, dy, dz] = [cells.x[a] - cells.x[b], cells.y[a] - cells.y[b], cells.z[a] - cells.z[b]];
    const distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
    return `  edge [ source ${cells.id[a]} target ${cells.id[b]} distance ${real(distance)} ]\n`;
  });
  const about = `  name ${quoted(graph.name)}\n  time ${real(frame.time)}\n`;
  return `Creator "Immunarium"\ngraph [\n  directed 0\n${about}${nodes.join("")}${edges.join("")}]\n`;
}

function pairsOf(frame: TissueFrame, { name, pairs }: CellGraph): [number, number][] {
  return Array.from({ length: pairs.length / 2 }, (_, i) => {
    const [a, b] = [pairs[2 * i], pairs[2 * i + 1]];
    if (a >= 0 && b >= 0 && a !== b && a < frame.cells.rows && b < frame.cells.rows) return [a, b];
    const place = `frame at ${frame.time} min, ${name}, pair ${i}`;
    throw new InputError(place, `rows ${a} and ${b}`, `two of the ${frame.cells.rows} rows of cells`);
  });
}

function quoted(text: string): string {
  return `"${asciiText(text)}"`;
}

/** A real number of the language has a decimal point, with or without an exponent; missing ones it cannot say. */
function real(value: number): string {
  if (!Number.isFinite(value)) return '"missing"';
  const text = String(value);
  if (text.includes(".")) return text;
  return text.includes("e") ? text.replace("e", ".0e") : `${text}.0`;
}
