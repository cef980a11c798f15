import { InputError } from "../../foundation/errors.ts";
import type { Window } from "./window.ts";

/** More pixels than this are refused: such a grid asks for more memory than a browser's tab has to spare. */
const MOST_PIXELS = 2 ** 24;

/** Square pixels over a window's bounds. */
export interface PixelGrid {
  readonly nx: number;
  readonly ny: number;
  readonly side: number;
  /** Centre of pixel 0. */
  readonly x0: number;
  readonly y0: number;
  /** 1 where the pixel's centre is in the window; x fastest. */
  readonly inWindow: Uint8Array;
}

export function pixelGrid(window: Window, side: number): PixelGrid {
  const { xMin, xMax, yMin, yMax } = window.bounds;
  if (!(side > 0)) throw new InputError("pixel", `${side}`, "a length above 0");
  const nx = Math.max(1, Math.ceil((xMax - xMin) / side - 1e-9));
  const ny = Math.max(1, Math.ceil((yMax - yMin) / side - 1e-9));
  if (nx * ny > MOST_PIXELS) {
    throw new InputError("pixel", `${side}, which makes ${nx} × ${ny} pixels`, `at most ${MOST_PIXELS} pixels`);
  }
  // Centred on the bounds, so that a mirrored tissue gets mirrored pixels.
  const x0 = (xMin + xMax - (nx - 1) * side) / 2;
  const y0 = (yMin + yMax - (ny - 1) * side) / 2;
  const inWindow = new Uint8Array(nx * ny);
  for (let j = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++) inWindow[j * nx + i] = window.contains(x0 + i * side, y0 + j * side) ? 1 : 0;
  }
  return { nx, ny, side, x0, y0, inWindow };
}

/** Connected pixels (by sides) where `wanted` holds: a number from 1 for each part, 0 elsewhere. */
export function connectedParts(
  grid: PixelGrid,
  wanted: (pixel: number) => boolean,
): { part: Int32Array; parts: number } {
  const { nx, ny } = grid;
  const part = new Int32Array(nx * ny);
  const open: number[] = [];
  let parts = 0;
  const take = (pixel: number) => {
    if (part[pixel] !== 0 || !wanted(pixel)) return;
    part[pixel] = parts;
    open.push(pixel);
  };
  for (let first = 0; first < part.length; first++) {
    if (part[first] !== 0 || !wanted(first)) continue;
    parts++;
    take(first);
    for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
      const i = pixel % nx;
      if (i > 0) take(pixel - 1);
      if (i < nx - 1) take(pixel + 1);
      if (pixel >= nx) take(pixel - nx);
      if (pixel < nx * (ny - 1)) take(pixel + nx);
    }
  }
  return { part, parts };
}

/** Pixel under a place; the nearest one for a place beyond the grid. */
export function pixelAt({ nx, ny, side, x0, y0 }: PixelGrid, x: number, y: number): number {
  const i = Math.min(nx - 1, Math.max(0, Math.round((x - x0) / side)));
  const j = Math.min(ny - 1, Math.max(0, Math.round((y - y0) / side)));
  return j * nx + i;
}
