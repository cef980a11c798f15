import { InputError } from "../../foundation/errors.ts";
import { type Column, type Table, table } from "../../foundation/table.ts";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import { cellStates, type FrameCells, finite, readFrame } from "./read-frame.ts";

/** One number of a frame, by the name of its column. */
export interface SeriesValue {
  readonly name: string;
  readonly unit: string;
  readonly label: string;
  readonly value: number;
}

/**
 * What a frame comes to, in the columns of the reference series made with PhysiCell: counts, live and dead cells by
 * type, mean, least and largest density of each substance over all voxels (those held at the sides are among them), the
 * size of the tumour, mean volume of live cells, and mean pressure and damage of all cells, dead ones among them.
 *
 * The tumour is what lives of the first cell type. Its size is measured from the centre of its cells' mass (every cell
 * counts once, in all three dimensions): root mean square (`rg`), 95th percentile (interpolated linearly) and largest
 * distance. Where there is no cell to take a mean of, the value is NaN.
 *
 * @throws {InputError} as `readFrame` does, and where volume, pressure or damage is not finite
 */
export function seriesRow(frame: TissueFrame): SeriesValue[] {
  const cells = readFrame(frame);
  return [
    { name: "time_min", unit: "min", label: "Time", value: frame.time },
    ...counts(frame, cells),
    ...densities(frame),
    ...tumourSize(cells),
    ...means(frame, cells),
  ];
}

/**
 * The series of a run: a row a frame, columns as `seriesRow` names them.
 *
 * @throws {InputError} where there is no frame, or frames differ in cell types or substances
 */
export function seriesTable(frames: readonly TissueFrame[]): Table {
  return seriesOf(frames.map(seriesRow));
}

/**
 * The same from rows that were made as the frames passed by.
 *
 * @throws {InputError} where there is no row, or rows differ in their columns
 */
export function seriesOf(rows: readonly (readonly SeriesValue[])[]): Table {
  if (rows.length === 0) throw new InputError("series", "no frame", "one or more");
  const names = rows[0].map((entry) => entry.name);
  for (const row of rows) {
    if (row.length === names.length && row.every(({ name }, at) => name === names[at])) continue;
    const found = row.map((entry) => entry.name).join(", ");
    throw new InputError(`series, frame at ${row[0]?.value} min`, found, `the columns ${names.join(", ")}`);
  }
  const columns = rows[0].map(
    ({ name, unit, label }, at): Column => ({
      name,
      unit,
      label,
      values: Float64Array.from(rows, (row) => row[at].value),
    }),
  );
  return table("series", columns);
}

function counts(frame: TissueFrame, cells: FrameCells): SeriesValue[] {
  const types = frame.cellTypes.length;
  const found = new Float64Array(types * cellStates.length);
  for (let row = 0; row < cells.count; row++) found[cells.state[row] * types + cells.type[row]]++;
  const of = (state: number, type: number) => found[state * types + type];
  const all = (state: number) => frame.cellTypes.reduce((total, _, type) => total + of(state, type), 0);
  const [live, apoptotic, necrotic] = cellStates.map((_, state) => all(state));
  const count = (name: string, label: string, value: number): SeriesValue => ({ name, unit: "", label, value });
  return [
    count("n_total", "Cells", cells.count),
    count("n_live", "Live cells", live),
    count("n_dead", "Dead cells", apoptotic + necrotic),
    count("n_apoptotic", "Apoptotic cells", apoptotic),
    count("n_necrotic", "Necrotic cells", necrotic),
    ...frame.cellTypes.flatMap((name, type) => [
      count(`live:${name}`, `${name}, live`, of(0, type)),
      count(`dead:${name}`, `${name}, dead`, of(1, type) + of(2, type)),
    ]),
  ];
}

function densities(frame: TissueFrame): SeriesValue[] {
  return frame.fields.flatMap(({ substance, unit, values }) => {
    const value = (name: string, label: string, of: number) => ({
      name: `${name}:${substance}`,
      unit,
      label: `${substance}, ${label}`,
      value: of,
    });
    let least = Infinity;
    let largest = -Infinity;
    for (const density of values) {
      if (density < least) least = density;
      if (density > largest) largest = density;
    }
    return [value("mean", "mean", mean(values)), value("min", "least", least), value("max", "largest", largest)];
  });
}

function tumourSize(cells: FrameCells): SeriesValue[] {
  const length = (name: string, label: string, value: number): SeriesValue => ({ name, unit: "µm", label, value });
  const own = rowsWhere(cells, (row) => cells.type[row] === 0 && cells.state[row] === 0);
  const centre = [cells.x, cells.y, cells.z].map((along) => mean(Float64Array.from(own, (row) => along[row])));
  const squares = Float64Array.from(own, (row) => {
    const [dx, dy, dz] = [cells.x[row] - centre[0], cells.y[row] - centre[1], cells.z[row] - centre[2]];
    return dx * dx + dy * dy + dz * dz;
  });
  const distances = squares.map(Math.sqrt).sort();
  return [
    length("tumour_rg_um", "Tumour, root mean square radius", Math.sqrt(mean(squares))),
    length("tumour_r95_um", "Tumour, 95 % of cells within", quantile(distances, 0.95)),
    length("tumour_rmax_um", "Tumour, largest distance from its centre", distances.at(-1) ?? Number.NaN),
  ];
}

function means(frame: TissueFrame, cells: FrameCells): SeriesValue[] {
  const volume = finite(frame, "volume");
  const live = rowsWhere(cells, (row) => cells.state[row] === 0);
  return [
    {
      name: "mean_live_volume",
      unit: "µm³",
      label: "Mean volume of live cells",
      value: mean(Float64Array.from(live, (row) => volume[row])),
    },
    { name: "mean_pressure", unit: "", label: "Mean pressure on cells", value: mean(finite(frame, "pressure")) },
    { name: "mean_damage", unit: "", label: "Mean damage of cells", value: mean(finite(frame, "damage")) },
  ];
}

function rowsWhere(cells: FrameCells, keep: (row: number) => boolean): number[] {
  const kept: number[] = [];
  for (let row = 0; row < cells.count; row++) if (keep(row)) kept.push(row);
  return kept;
}

/** NaN where there is nothing to take a mean of. */
function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Of sorted values, with linear interpolation between order statistics (type 7 of Hyndman & Fan 1996). */
function quantile(sorted: Float64Array, fraction: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = (sorted.length - 1) * fraction;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}
