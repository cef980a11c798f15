import { rgb } from "./cell-palette.ts";
import type { Pixels } from "./scene.ts";

/** Pixels are computed this much finer along each edge, then joined. */
export const fine = 2;

/** What is seen at each fine pixel. */
export class Film {
  /** In fine pixels; larger is nearer. */
  readonly depth: Float32Array;
  /** The row of the cell, or −1; rows of cells that are seen on a cut are counted down from −2. */
  readonly seen: Int32Array;
  readonly colour: Uint8ClampedArray;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.depth = new Float32Array(width * height).fill(-Infinity);
    this.seen = new Int32Array(width * height).fill(-1);
    this.colour = new Uint8ClampedArray(3 * width * height);
  }
}

/** Joins fine pixels, darkens hollows, and fades the distance. */
export function develop(film: Film, scale: number, background: string, reach: number): Pixels {
  const [width, height] = [film.width / fine, film.height / fine];
  const dark = hollows(film, 9 * scale);
  const data = new Uint8ClampedArray(4 * width * height);
  const paper = rgb(background);
  const sum = new Float64Array(3);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      sum.fill(0);
      let seen = 0;
      for (let k = 0; k < fine * fine; k++) {
        const at = (row * fine + Math.floor(k / fine)) * film.width + column * fine + (k % fine);
        const depth = film.depth[at];
        if (depth === -Infinity) continue;
        seen++;
        const far = Math.min(0.42, Math.max(0, 0.16 - (0.3 * depth) / (reach * scale)));
        for (let i = 0; i < 3; i++) {
          const shaded = film.colour[3 * at + i] * dark[row * width + column];
          sum[i] += shaded + (paper[i] - shaded) * far;
        }
      }
      const at = 4 * (row * width + column);
      for (let i = 0; i < 3; i++) data[at + i] = seen === 0 ? 0 : sum[i] / seen;
      data[at + 3] = (255 * seen) / (fine * fine);
    }
  }
  return { width, height, data };
}

/**
 * How bright each pixel is (0–1) for what stands around it: where the mean depth of the neighbourhood is nearer than the
 * pixel, light is kept off. Luft et al. (2006), https://doi.org/10.1145/1141911.1142016
 */
function hollows(film: Film, distance: number): Float32Array {
  const [width, height] = [film.width / fine, film.height / fine];
  let floor = Infinity;
  for (const depth of film.depth) if (depth !== -Infinity && depth < floor) floor = depth;
  const depth = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      depth[row * width + column] = Math.max(floor, film.depth[row * fine * film.width + column * fine]);
    }
  }
  const radius = Math.max(2, Math.min(40, Math.round(distance / fine)));
  const mean = blurred(blurred(depth, width, height, radius), width, height, radius);
  return depth.map((own, at) => {
    const above = (mean[at] - own) / distance;
    return above > 0 ? Math.max(0.5, 1 - 0.5 * above) : Math.min(1.06, 1 - 0.03 * above);
  });
}

/** Mean over a square of 2 radius + 1 pixels; edges repeat. */
function blurred(image: Float32Array, width: number, height: number, radius: number): Float32Array {
  const pass = (source: Float32Array, count: number, lines: number, step: number, lineStep: number) => {
    const out = new Float32Array(source.length);
    const at = (line: number, i: number) => line * lineStep + Math.min(count - 1, Math.max(0, i)) * step;
    for (let line = 0; line < lines; line++) {
      let sum = 0;
      for (let i = -radius; i <= radius; i++) sum += source[at(line, i)];
      for (let i = 0; i < count; i++) {
        out[at(line, i)] = sum / (2 * radius + 1);
        sum += source[at(line, i + radius + 1)] - source[at(line, i - radius)];
      }
    }
    return out;
  };
  return pass(pass(image, width, height, 1, width), height, width, width, 1);
}
