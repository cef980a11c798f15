import { exp } from "../../foundation/maths.ts";
import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import type { Marker } from "../../models/microenvironment/markers.ts";
import { gaussianBlur } from "../../numerics/images/gaussian-blur.ts";
import type { SectionedCell } from "./sectioned-cells.ts";

/** How the laboratory's microscope and stains are. */
export interface Optics {
  /** Edge of a pixel, µm. */
  readonly pixel: number;
  /** Thickness of the section, µm. */
  readonly thickness: number;
  /** Standard deviation of the point-spread function, µm. */
  readonly blur: number;
  /** Photons that a pixel catches where a fully stained compartment fills the section. */
  readonly photons: number;
  /** Photons from unstained tissue, and from where there is none. */
  readonly autofluorescence: number;
  readonly background: number;
  /** Spread of a stain and of autofluorescence between cells, as sigma of a lognormal distribution. */
  readonly variation: number;
}

/** Pixels of an image of a section: the first has its middle at (u0, v0), rows go along v. µm. */
export interface ImageGrid {
  readonly width: number;
  readonly height: number;
  readonly u0: number;
  readonly v0: number;
  readonly pixel: number;
}

/** Thickness of the shell that membrane stains show, µm. Assumed: the membrane and its folds, as light resolves them. */
const MEMBRANE = 0.8;

/** Of a dead cell's markers, what is still there. Assumed. */
const DEAD = 0.4;

/**
 * What a microscope sees of stained cells: a plane of photon counts a marker.
 *
 * Light of the whole thickness adds up. A compartment's part in a pixel is the length of its chord through the section:
 * balls of the cell, of the cell without its membrane, and of its nucleus give all three. Packed cells give way to
 * crawling ones, which in the model lie between and over them.
 *
 * @returns shape [markers][height × width]
 */
export function expose(
  cells: readonly SectionedCell[],
  markers: readonly Marker[],
  grid: ImageGrid,
  optics: Optics,
  isTissue: (u: number, v: number) => boolean,
  seed: number,
): Float32Array[] {
  const size = grid.width * grid.height;
  const light = markers.map(() => new Float32Array(size));
  const glow = new Float32Array(size);
  const room = new Float32Array(size).fill(1);
  const crowd = new Float32Array(size);
  const draw = (cell: SectionedCell) => drawCell(cell, markers, grid, optics, seed, light, glow, room, crowd);
  for (const cell of cells) if (cell.crawls) draw(cell);
  for (let at = 0; at < size; at++) {
    if (crowd[at] > 1) scale(light, glow, at, 1 / crowd[at]);
    room[at] = Math.max(0, 1 - crowd[at]);
  }
  crowd.fill(0);
  for (const cell of cells) if (!cell.crawls) measureCrowd(cell, grid, optics, crowd);
  for (let at = 0; at < size; at++) room[at] /= Math.max(1, crowd[at]);
  for (const cell of cells) if (!cell.crawls) draw(cell);
  const sigma = optics.blur / grid.pixel;
  const tissueGlow = gaussianBlur(glow, grid.width, grid.height, sigma);
  // Every pixel draws, so that noise elsewhere does not depend on the outline.
  const mask = glow.map((_, at) => {
    const [x, y] = [at % grid.width, Math.floor(at / grid.width)];
    return isTissue(grid.u0 + x * grid.pixel, grid.v0 + y * grid.pixel) ? 1 : 0;
  });
  return light.map((plane, m) => {
    const seen = gaussianBlur(plane, grid.width, grid.height, sigma);
    const chance = generator(seed, streams.photons, m, 0);
    for (let at = 0; at < size; at++) {
      const stained = optics.photons * seen[at] + optics.autofluorescence * tissueGlow[at];
      const mean = optics.background + mask[at] * stained;
      seen[at] = Math.min(65535, chance.poisson(mean));
    }
    return seen;
  });
}

function scale(light: readonly Float32Array[], glow: Float32Array, at: number, by: number): void {
  for (const plane of light) plane[at] *= by;
  glow[at] *= by;
}

/** Part of the section's thickness that a ball fills, at a distance from its axis. */
function chord(radius: number, w: number, square: number, thickness: number): number {
  const rest = radius * radius - square;
  if (rest <= 0) return 0;
  const half = Math.sqrt(rest);
  const length = Math.min(w + half, thickness / 2) - Math.max(w - half, -thickness / 2);
  return length > 0 ? length / thickness : 0;
}

/** Calls `at` for each pixel over a cell, with the square of its distance from the cell's axis. */
function overCell({ u, v, radius }: SectionedCell, grid: ImageGrid, at: (pixel: number, square: number) => void): void {
  const { width, height, u0, v0, pixel } = grid;
  const x1 = Math.min(width - 1, Math.floor((u + radius - u0) / pixel));
  const y1 = Math.min(height - 1, Math.floor((v + radius - v0) / pixel));
  for (let y = Math.max(0, Math.ceil((v - radius - v0) / pixel)); y <= y1; y++) {
    const dv = v0 + y * pixel - v;
    for (let x = Math.max(0, Math.ceil((u - radius - u0) / pixel)); x <= x1; x++) {
      const du = u0 + x * pixel - u;
      const square = du * du + dv * dv;
      if (square < radius * radius) at(y * width + x, square);
    }
  }
}

function measureCrowd(cell: SectionedCell, grid: ImageGrid, { thickness }: Optics, crowd: Float32Array): void {
  overCell(cell, grid, (pixel, square) => {
    crowd[pixel] += chord(cell.radius, cell.w, square, thickness);
  });
}

function drawCell(
  cell: SectionedCell,
  markers: readonly Marker[],
  grid: ImageGrid,
  { thickness, variation }: Optics,
  seed: number,
  light: readonly Float32Array[],
  glow: Float32Array,
  room: Float32Array,
  crowd: Float32Array,
): void {
  const vary = (address: number) => exp(variation * generator(seed, streams.staining, address, cell.id).normal());
  const left = cell.live ? 1 : DEAD;
  const levels = markers.map((marker, m) => left * marker.level(cell) * vary(m + 1));
  const own = vary(1000);
  const shown = levels.flatMap((level, m) => (level > 0 ? [m] : []));
  const inner = Math.max(0, cell.radius - MEMBRANE);
  const nuclear = Math.min(cell.nuclearRadius, inner);
  overCell(cell, grid, (pixel, square) => {
    const all = chord(cell.radius, cell.w, square, thickness);
    const inside = chord(inner, cell.w, square, thickness);
    const nucleus = chord(nuclear, cell.w, square, thickness);
    const free = room[pixel];
    if (cell.crawls) crowd[pixel] += all;
    glow[pixel] += own * all * free;
    for (const m of shown) {
      const { compartment } = markers[m];
      const part = compartment === "nucleus" ? nucleus : compartment === "membrane" ? all - inside : all - nucleus;
      light[m][pixel] += levels[m] * part * free;
    }
  });
}
