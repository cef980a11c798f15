import type { Biopsy } from "../../experiments/biopsy/take-biopsy.ts";
import { omeXml } from "../tissue-output/ome-xml.ts";
import { tiff } from "../tissue-output/tiff.ts";
import { channelColours } from "./channel-colours.ts";

/** Edge of a tile, pixels: what viewers of slides read at once. */
const TILE = 256;

/**
 * The image of a biopsy as OME-TIFF: a channel a marker, 16-bit photon counts, tiled where it is larger than a tile. The
 * first row has the least y.
 *
 * @throws {InputError} beyond 4 GiB
 */
export function biopsyTiff({ grid, markers, image, time }: Biopsy): Uint8Array<ArrayBuffer> {
  const { width, height, pixel, u0, v0 } = grid;
  const bytes = new Uint8Array(2 * width * height * image.length);
  const view = new DataView(bytes.buffer);
  image.forEach((plane, m) => {
    const start = 2 * m * width * height;
    for (let at = 0; at < plane.length; at++) view.setUint16(start + 2 * at, plane[at], true);
  });
  const description = omeXml({
    name: `virtual biopsy at ${time} min, simulated`,
    type: "uint16",
    counts: [width, height, 1],
    pixel,
    depth: pixel,
    first: [u0, v0, 0],
    channels: markers.map(({ name }) => ({
      name,
      ...(channelColours[name] ? { colour: channelColours[name] } : {}),
    })),
    time: time * 60,
  });
  const tiled = Math.max(width, height) > TILE ? { tile: TILE } : {};
  return tiff({ width, height, pixel, description, sample: "uint16", ...tiled }, bytes);
}
