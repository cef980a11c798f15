import { type NucleusShape, type Rgb, rgb } from "./cell-palette.ts";
import { distanceTo, reach } from "./mark-shapes.ts";
import type { Pixels } from "./scene.ts";

/** Pixels that may be painted: x and y in pixels from the upper left corner. */
interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** An opaque image to paint on. Edges are smooth: a pixel takes the part of the colour that the shape covers of it. */
export class Canvas {
  readonly pixels: Pixels;
  #area: Area;

  constructor(width: number, height: number, background: string) {
    this.pixels = { width, height, data: new Uint8ClampedArray(4 * width * height) };
    this.#area = { left: 0, top: 0, right: width, bottom: height };
    this.rectangle(0, 0, width, height, background);
  }

  /** Paints with all outside of a rectangle left as it is. */
  within(x: number, y: number, width: number, height: number, paint: () => void): void {
    const before = this.#area;
    this.#area = {
      left: Math.max(before.left, Math.round(x)),
      top: Math.max(before.top, Math.round(y)),
      right: Math.min(before.right, Math.round(x + width)),
      bottom: Math.min(before.bottom, Math.round(y + height)),
    };
    paint();
    this.#area = before;
  }

  rectangle(x: number, y: number, width: number, height: number, fill: string): void {
    const colour = rgb(fill);
    const covered = (pixel: number, from: number, to: number) =>
      Math.max(0, Math.min(pixel + 1, to) - Math.max(pixel, from));
    this.#each(x, y, x + width, y + height, (column, row) =>
      this.#blend(column, row, colour, covered(column, x, x + width) * covered(row, y, y + height)),
    );
  }

  /** @param pattern  part of a pixel that is painted, cut off at 0 and 1; all when absent */
  mark(
    shape: NucleusShape,
    x: number,
    y: number,
    radius: number,
    colour: Rgb,
    pattern?: (x: number, y: number) => number,
  ): void {
    const far = shape === "circle" ? radius : reach * radius;
    const { width, data } = this.pixels;
    const { left, top, right, bottom } = this.#area;
    const [x0, x1] = [Math.max(left, Math.floor(x - far - 0.5)), Math.min(right - 1, Math.ceil(x + far + 0.5))];
    const [y0, y1] = [Math.max(top, Math.floor(y - far - 0.5)), Math.min(bottom - 1, Math.ceil(y + far + 0.5))];
    const [r, g, b] = colour;
    for (let row = y0; row <= y1; row++) {
      for (let column = x0; column <= x1; column++) {
        const part = 0.5 - distanceTo(shape, column + 0.5 - x, row + 0.5 - y, radius);
        if (part <= 0) continue;
        const inPattern = pattern ? Math.max(0, Math.min(1, pattern(column + 0.5, row + 0.5))) : 1;
        const cover = Math.min(1, part) * inPattern;
        const at = 4 * (row * width + column);
        data[at] += (r - data[at]) * cover;
        data[at + 1] += (g - data[at + 1]) * cover;
        data[at + 2] += (b - data[at + 2]) * cover;
      }
    }
  }

  /** Lines through points x, y by turns, with round ends; where they cross, colour is laid on once. */
  strokes(lines: readonly (readonly number[])[], strokeWidth: number, stroke: string): void {
    const all = lines.flat();
    if (all.length === 0) return;
    const half = strokeWidth / 2;
    const range = (axis: number): [number, number] => {
      const own = all.filter((_, i) => i % 2 === axis);
      return [Math.floor(Math.min(...own) - half - 1), Math.ceil(Math.max(...own) + half + 1)];
    };
    const [[x0, x1], [y0, y1]] = [range(0), range(1)];
    const width = x1 - x0;
    const cover = new Float32Array(width * (y1 - y0));
    for (const line of lines) {
      for (let i = 0; i + 3 < line.length; i += 2) {
        coverSegment(cover, width, half, [line[i] - x0, line[i + 1] - y0, line[i + 2] - x0, line[i + 3] - y0]);
      }
    }
    const colour = rgb(stroke);
    this.#each(x0, y0, x1, y1, (column, row) =>
      this.#blend(column, row, colour, cover[(row - y0) * width + (column - x0)]),
    );
  }

  /** An image, stretched to a rectangle and smooth between its pixels; its opacity counts. */
  picture(x: number, y: number, width: number, height: number, image: Pixels): void {
    const [across, down] = [image.width / width, image.height / height];
    const sample = new Float64Array(4);
    this.#each(x, y, x + width, y + height, (column, row) => {
      sampleAt(image, (column + 0.5 - x) * across - 0.5, (row + 0.5 - y) * down - 0.5, sample);
      this.#blend(column, row, sample, sample[3] / 255);
    });
  }

  #each(x0: number, y0: number, x1: number, y1: number, paint: (column: number, row: number) => void): void {
    const { left, top, right, bottom } = this.#area;
    const [from, to] = [Math.max(left, Math.floor(x0)), Math.min(right, Math.ceil(x1))];
    const last = Math.min(bottom, Math.ceil(y1));
    for (let row = Math.max(top, Math.floor(y0)); row < last; row++) {
      for (let column = from; column < to; column++) paint(column, row);
    }
  }

  #blend(column: number, row: number, [r, g, b]: Rgb | Float64Array, cover: number): void {
    if (cover <= 0) return;
    const { width, data } = this.pixels;
    const at = 4 * (row * width + column);
    data[at] += (r - data[at]) * cover;
    data[at + 1] += (g - data[at + 1]) * cover;
    data[at + 2] += (b - data[at + 2]) * cover;
    data[at + 3] = 255;
  }
}

function coverSegment(
  cover: Float32Array,
  width: number,
  half: number,
  [ax, ay, bx, by]: readonly [number, number, number, number],
): void {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const height = cover.length / width;
  const span = (a: number, b: number, most: number): [number, number] => [
    Math.max(0, Math.floor(Math.min(a, b) - half - 1)),
    Math.min(most - 1, Math.ceil(Math.max(a, b) + half + 1)),
  ];
  const [x0, x1] = span(ax, bx, width);
  const [y0, y1] = span(ay, by, height);
  for (let row = y0; row <= y1; row++) {
    for (let column = x0; column <= x1; column++) {
      const [px, py] = [column + 0.5 - ax, row + 0.5 - ay];
      const along = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
      const [ox, oy] = [px - along * dx, py - along * dy];
      const part = Math.min(1, Math.max(0, half + 0.5 - Math.sqrt(ox * ox + oy * oy)));
      const at = row * width + column;
      if (part > cover[at]) cover[at] = part;
    }
  }
}

/** Red, green, blue and opacity between the four pixels around a point; edges repeat. */
function sampleAt({ width, height, data }: Pixels, u: number, v: number, into: Float64Array): void {
  const [x, y] = [Math.floor(u), Math.floor(v)];
  const left = Math.min(width - 1, Math.max(0, x));
  const right = Math.min(width - 1, Math.max(0, x + 1));
  const top = width * Math.min(height - 1, Math.max(0, y));
  const bottom = width * Math.min(height - 1, Math.max(0, y + 1));
  const [p, q] = [u - x, v - y];
  for (let i = 0; i < 4; i++) {
    const upper = data[4 * (top + left) + i] * (1 - p) + data[4 * (top + right) + i] * p;
    const lower = data[4 * (bottom + left) + i] * (1 - p) + data[4 * (bottom + right) + i] * p;
    into[i] = upper * (1 - q) + lower * q;
  }
}
