import type { Marker } from "../../models/microenvironment/markers.ts";
import type { Regions } from "../../numerics/images/watershed.ts";
import type { ImageGrid } from "./expose.ts";
import type { FoundCells } from "./find-cells.ts";

/** What image analysis says of one object. */
export interface MeasuredCell {
  /** Centre of the nucleus in the section, µm. */
  readonly u: number;
  readonly v: number;
  /** µm². */
  readonly nucleusArea: number;
  readonly cellArea: number;
  /** Mean photons a pixel by marker: over the nucleus for markers of the nucleus, else over the cell. */
  readonly means: Float64Array;
}

/** One entry an object, in the order of their numbers. */
export function measureCells(
  { nuclei, cells }: FoundCells,
  image: readonly Float32Array[],
  markers: readonly Marker[],
  grid: ImageGrid,
): MeasuredCell[] {
  const { width, u0, v0, pixel } = grid;
  const n = nuclei.count + 1;
  const [sumX, sumY] = [new Float64Array(n), new Float64Array(n)];
  const sizes = { nuclei: areas(nuclei), cells: areas(cells) };
  nuclei.labels.forEach((label, at) => {
    sumX[label] += at % width;
    sumY[label] += Math.floor(at / width);
  });
  const sums = image.map((plane, m) => {
    const { labels } = markers[m].compartment === "nucleus" ? nuclei : cells;
    const sum = new Float64Array(n);
    for (let at = 0; at < labels.length; at++) sum[labels[at]] += plane[at];
    return sum;
  });
  return Array.from({ length: nuclei.count }, (_, i) => {
    const label = i + 1;
    const nucleus = sizes.nuclei[label];
    return {
      u: u0 + (sumX[label] / nucleus) * pixel,
      v: v0 + (sumY[label] / nucleus) * pixel,
      nucleusArea: nucleus * pixel * pixel,
      cellArea: sizes.cells[label] * pixel * pixel,
      means: Float64Array.from(
        sums,
        (sum, m) => sum[label] / (markers[m].compartment === "nucleus" ? nucleus : sizes.cells[label]),
      ),
    };
  });
}

function areas({ labels, count }: Regions): Float64Array {
  const sizes = new Float64Array(count + 1);
  for (const label of labels) sizes[label]++;
  return sizes;
}
