import { gaussianBlur } from "../../numerics/images/gaussian-blur.ts";
import { otsuThreshold } from "../../numerics/images/otsu.ts";
import { expand, peaks, type Regions, watershed } from "../../numerics/images/watershed.ts";
import type { ImageGrid } from "./expose.ts";

/** Nuclei, and cells made of them by growing outwards: region n of both is one object. */
export interface FoundCells {
  readonly nuclei: Regions;
  readonly cells: Regions;
}

/** Lengths in µm, areas in µm²: choices as analysts make them, by eye. */
export interface FindingRules {
  /** Blur before nuclei are parted from the dark, and before their middles are looked for. */
  readonly smooth: number;
  readonly smoothForSeeds: number;
  /** Middles are at least this far apart. */
  readonly apart: number;
  /** Objects with a smaller nucleus are debris. */
  readonly leastNucleus: number;
  /** How far a cell is taken to reach beyond its nucleus. */
  readonly expansion: number;
}

const usualFinding: FindingRules = {
  smooth: 0.7,
  smoothForSeeds: 1.6,
  apart: 3,
  leastNucleus: 8,
  expansion: 3.5,
};

/**
 * Finds cells by their nuclei, as software for whole slides does: nuclei brighter than a threshold, parted by a
 * watershed from their brightest points, then a ring of cytoplasm about each.
 *
 * @param least  photons below which nothing is a nucleus, however the image looks
 */
export function findCells(dapi: Float32Array, grid: ImageGrid, least: number, rules = usualFinding): FoundCells {
  const { width, height, pixel } = grid;
  const smooth = gaussianBlur(dapi, width, height, rules.smooth / pixel);
  // Half of the way to where nuclei and the dark part best: nuclei that the section only grazes are dim.
  const threshold = least + 0.5 * Math.max(0, otsuThreshold(smooth) - least);
  const mask = Uint8Array.from(smooth, (value) => (value > threshold ? 1 : 0));
  const round = gaussianBlur(dapi, width, height, rules.smoothForSeeds / pixel);
  const seeds = peaks(round, mask, width, rules.apart / pixel);
  const parted = watershed(round, mask, width, seeds);
  const nuclei = withoutSmall(parted, rules.leastNucleus / (pixel * pixel));
  return { nuclei, cells: expand(nuclei, width, rules.expansion / pixel) };
}

/** Numbers anew what is large enough. */
function withoutSmall({ labels, count }: Regions, least: number): Regions {
  const size = new Int32Array(count + 1);
  for (const label of labels) size[label]++;
  const renamed = new Int32Array(count + 1);
  let kept = 0;
  for (let label = 1; label <= count; label++) if (size[label] >= least) renamed[label] = ++kept;
  return { labels: labels.map((label) => renamed[label]), count: kept };
}
