import { InputError } from "../../foundation/errors.ts";
import type { Domain, HeldVoxels, InitialCell, InitialField } from "../../models/tissue/contract.ts";
import { voxelCounts } from "../../models/tissue/frame.ts";

/** A field of a file that knows no quotes. */
export function csvField(text: string): string {
  if (!/[,\t\r\n]/.test(text)) return text;
  throw new InputError("CSV file", `the name \`${text}\``, "a name without commas, tabs and line breaks");
}

/**
 * Cells under the heading x, y, z, type and the values that any of them has; `readCells` gives them back.
 *
 * @throws {InputError} where a name cannot stand in such a file
 */
export function writeCells(cells: readonly InitialCell[]): string {
  const names = [...new Set(cells.flatMap(({ values = {} }) => Object.keys(values)))];
  const lines = cells.map(({ position, type, values = {} }) => {
    const own = names.map((name) => (name in values ? String(values[name]) : ""));
    return [...position, csvField(type), ...own].join(",").replace(/,+$/, "");
  });
  return `${["x", "y", "z", "type", ...names.map(csvField)].join(",")}\n${lines.map((line) => `${line}\n`).join("")}`;
}

/**
 * Densities, a row a voxel, empty where there is none; `readFieldCsv` gives them back.
 *
 * @throws {InputError} where a name cannot stand in such a file
 */
export function writeFields(fields: readonly (InitialField | HeldVoxels)[], domain: Domain): string {
  const [nx, ny, nz] = voxelCounts(domain);
  const centre = (axis: number, index: number) => domain.minimum[axis] + (index + 0.5) * domain.spacing[axis];
  const lines = [["x", "y", "z", ...fields.map(({ substance }) => csvField(substance))].join(",")];
  for (let voxel = 0; voxel < nx * ny * nz; voxel++) {
    const i = voxel % nx;
    const j = Math.floor(voxel / nx) % ny;
    const k = Math.floor(voxel / (nx * ny));
    const densities = fields.map(({ values }) => (Number.isNaN(values[voxel]) ? "" : String(values[voxel])));
    lines.push([centre(0, i), centre(1, j), centre(2, k), ...densities].join(","));
  }
  return `${lines.join("\n")}\n`;
}

/** Densities that are held, a row for every voxel that holds any; `readHeldCsv` gives them back. */
export function writeHeld(held: readonly HeldVoxels[], domain: Domain): string {
  const [heading, ...lines] = writeFields(held, domain).split("\n");
  const empty = ",".repeat(held.length);
  return [heading, ...lines.filter((line) => !line.endsWith(empty) || line === "")].join("\n");
}
