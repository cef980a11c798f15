import { InputError } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/near-names.ts";
import type { Domain, InitialField, Vector } from "../../models/tissue/contract.ts";
import { voxelCounts } from "../../models/tissue/frame.ts";
import { columnOf, csvLines } from "./csv-lines.ts";
import type { Findings, Place } from "./findings.ts";
import { readMatlab } from "./matlab.ts";
import { parseDecimal } from "./xml-values.ts";

/** Densities of the start, gathered voxel by voxel. */
class Fields {
  readonly counts: readonly [number, number, number];
  readonly values: ReadonlyMap<string, Float64Array>;
  private readonly given: Uint8Array;

  constructor(
    private readonly domain: Domain,
    substances: readonly string[],
    private readonly findings: Findings,
  ) {
    this.counts = voxelCounts(domain);
    const voxels = this.counts[0] * this.counts[1] * this.counts[2];
    this.given = new Uint8Array(voxels);
    this.values = new Map(substances.map((name) => [name, new Float64Array(voxels).fill(Number.NaN)]));
  }

  /** Densities at a point, by substance; a fault where no voxel is there, or it has its densities already. */
  set(point: Vector, densities: readonly (readonly [string, number])[], at: Place): void {
    const voxel = this.voxelAt(point);
    if (voxel < 0) this.findings.error(at, `the point ${point.join(", ")}`, "a point inside of the box");
    else if (this.given[voxel] === 1) {
      this.findings.error(at, `a second row for the voxel at ${point.join(", ")}`, "one row a voxel");
    } else {
      this.given[voxel] = 1;
      for (const [name, density] of densities) (this.values.get(name) as Float64Array)[voxel] = density;
    }
  }

  finish(at: Place): readonly InitialField[] {
    this.warnOfMissing(at);
    return this.read;
  }

  /** The substances of which any voxel has a density; NaN in the others. */
  get read(): readonly InitialField[] {
    const read = [...this.values].filter(([, values]) => values.some((value) => !Number.isNaN(value)));
    return read.map(([substance, values]) => ({ substance, values }));
  }

  private warnOfMissing(at: Place): void {
    const missing = this.given.length - this.given.reduce((sum, one) => sum + one, 0);
    if (missing > 0) {
      this.findings.warn(
        at,
        `${missing} of ${this.given.length} voxels have no row: they keep the substances' initial values`,
      );
    }
  }

  private voxelAt(point: Vector): number {
    const { minimum, spacing, dimensions } = this.domain;
    const [i, j, k] = point.map((value, axis) => {
      if (axis === 2 && dimensions === 2) return 0;
      const index = Math.floor((value - minimum[axis]) / spacing[axis]);
      return index >= 0 && index < this.counts[axis] ? index : Number.NaN;
    });
    const voxel = i + this.counts[0] * (j + this.counts[1] * k);
    return Number.isNaN(voxel) ? -1 : voxel;
  }
}

/**
 * Reads densities of the start from CSV: a row a voxel, x, y, z and densities, under a heading that names the
 * substances, or in their order.
 */
export function readFieldCsv(
  text: string,
  file: string,
  domain: Domain,
  substances: readonly string[],
  findings: Findings,
): readonly InitialField[] {
  return readCsv(text, file, domain, substances, findings).finish({ file, line: 1 });
}

/** Reads densities that are held in single voxels, as those of the start; voxels and fields that are empty are free. */
export function readHeldCsv(
  text: string,
  file: string,
  domain: Domain,
  substances: readonly string[],
  findings: Findings,
): readonly InitialField[] {
  return readCsv(text, file, domain, substances, findings).read;
}

function readCsv(
  text: string,
  file: string,
  domain: Domain,
  substances: readonly string[],
  findings: Findings,
): Fields {
  const fields = new Fields(domain, substances, findings);
  let names: readonly string[] | undefined;
  for (const { line, fields: row } of csvLines(text)) {
    if (findings.full) break;
    const at = { file, line };
    if (!names) {
      const headed = /^x/i.test(row[0]);
      names = headed ? row.slice(3) : substances.slice(0, Math.max(0, row.length - 3));
      if (headed) checkNames(row, substances, at, findings);
      if (headed) continue;
    }
    readRow(row, names, fields, at, findings);
  }
  return fields;
}

function checkNames(row: readonly string[], substances: readonly string[], at: Place, findings: Findings): void {
  row.slice(3).forEach((name, index) => {
    if (substances.includes(name)) return;
    const place = { ...at, column: columnOf(row, index + 3) };
    const expected = `one of ${substances.join(", ")}${didYouMean(name, substances)}`;
    findings.error(place, `the unknown substance \`${name}\``, expected);
  });
}

function readRow(
  row: readonly string[],
  names: readonly string[],
  fields: Fields,
  at: Place,
  findings: Findings,
): void {
  if (row.length !== names.length + 3) {
    const expected = `${names.length + 3}: x, y, z${names.map((name) => `, ${name}`).join("")}`;
    findings.error(at, `a row with ${row.length} columns`, expected);
    return;
  }
  // An empty density leaves the voxel as it is.
  const numbers = row.map((field, index) => (field === "" && index > 2 ? Number.NaN : parseDecimal(field)));
  const wrong = numbers.indexOf(undefined);
  if (wrong >= 0) {
    const place = { ...at, column: columnOf(row, wrong), key: wrong < 3 ? "xyz"[wrong] : names[wrong - 3] };
    findings.error(place, row[wrong] === "" ? "an empty field" : `\`${row[wrong]}\``, "a number");
    return;
  }
  const [x, y, z, ...densities] = numbers as number[];
  const known = names.flatMap((name, index) => (fields.values.has(name) ? [[name, densities[index]] as const] : []));
  fields.set([x, y, z], known, at);
}

/** Reads densities of the start from MATLAB 4: a row a voxel, with x, y, z and the density of every substance. */
export function readFieldMatlab(
  bytes: Uint8Array,
  file: string,
  domain: Domain,
  substances: readonly string[],
  findings: Findings,
): readonly InitialField[] {
  const at = { file, line: 1 };
  try {
    const { rows, columns, values } = readMatlab(bytes, file);
    if (columns !== substances.length + 3) {
      findings.error(at, `a matrix with ${columns} columns`, `${substances.length + 3}: x, y, z and every substance`);
      return [];
    }
    const fields = new Fields(domain, substances, findings);
    for (let row = 0; row < rows && !findings.full; row++) {
      const value = (column: number) => values[row + column * rows];
      const densities = substances.map((name, index) => [name, value(index + 3)] as const);
      fields.set([value(0), value(1), value(2)], densities, { file, line: row + 1 });
    }
    return fields.finish(at);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    findings.error(at, error.found, error.expected);
    return [];
  }
}
