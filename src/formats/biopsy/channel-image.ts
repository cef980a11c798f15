import type { Optics } from "../../experiments/biopsy/expose.ts";
import type { Biopsy } from "../../experiments/biopsy/take-biopsy.ts";
import { pow } from "../../foundation/maths.ts";
import { rgb } from "../tissue-output/cell-palette.ts";
import type { Pixels } from "../tissue-output/scene.ts";
import { channelColours, channelWeights } from "./channel-colours.ts";

/** Photons shown as dark and as full, of one channel. */
interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * What is above the light of unstained tissue (and of cells that shine more than others) up to the brightest two in a
 * thousand; at least two fifths of a full stain, since noise of an empty channel must not look like one.
 */
function rangeOf(plane: Float32Array, { background, autofluorescence, photons }: Optics): Range {
  const low = background + 2 * autofluorescence;
  // Photons are whole numbers of 16 bits: counted, not sorted.
  const counts = new Uint32Array(65536);
  for (const value of plane) counts[value]++;
  let rest = 0.002 * plane.length;
  let high = 65535;
  while (high > 0 && rest >= counts[high]) rest -= counts[high--];
  return { low, high: Math.max(low + 0.4 * photons, high) };
}

/** Means over squares of pixels, so that nothing is wider than `most`. */
function smaller(
  plane: Float32Array,
  width: number,
  most: number,
): { readonly plane: Float32Array; readonly width: number } {
  const by = Math.ceil(Math.max(width, plane.length / width) / most);
  if (by === 1) return { plane, width };
  const across = Math.floor(width / by);
  const down = Math.floor(plane.length / width / by);
  const out = new Float32Array(across * down);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      let sum = 0;
      for (let j = 0; j < by; j++) for (let i = 0; i < by; i++) sum += plane[(y * by + j) * width + x * by + i];
      out[y * across + x] = sum / (by * by);
    }
  }
  return { plane: out, width: across };
}

const shown = (value: number, { low, high }: Range) =>
  pow(Math.min(1, Math.max(1e-6, (value - low) / (high - low))), 0.8);

/** One channel in shades of grey. */
export function channelImage(biopsy: Biopsy, m: number, most: number): Pixels {
  const range = rangeOf(biopsy.image[m], biopsy.optics);
  const { plane, width } = smaller(biopsy.image[m], biopsy.grid.width, most);
  const data = new Uint8ClampedArray(4 * plane.length);
  for (let at = 0; at < plane.length; at++) {
    const grey = 255 * shown(plane[at], range);
    data.set([grey, grey, grey, 255], 4 * at);
  }
  return { width, height: plane.length / width, data };
}

/** All channels that have a colour, as light laid over light. */
export function overlay(biopsy: Biopsy, most: number): Pixels {
  const { markers, image, grid, optics } = biopsy;
  const first = smaller(image[0], grid.width, most);
  const sum = new Float32Array(3 * first.plane.length);
  markers.forEach(({ name }, m) => {
    const colour = channelColours[name];
    if (colour === undefined) return;
    const range = rangeOf(image[m], optics);
    const { plane } = smaller(image[m], grid.width, most);
    const light = rgb(colour).map((part) => part * (channelWeights[name] ?? 1));
    for (let at = 0; at < plane.length; at++) {
      const value = shown(plane[at], range);
      for (let c = 0; c < 3; c++) sum[3 * at + c] += light[c] * value;
    }
  });
  const data = new Uint8ClampedArray(4 * first.plane.length);
  for (let at = 0; at < first.plane.length; at++) {
    data.set([sum[3 * at], sum[3 * at + 1], sum[3 * at + 2], 255], 4 * at);
  }
  return { width: first.width, height: first.plane.length / first.width, data };
}
