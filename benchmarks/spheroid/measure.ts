import type { Snapshot } from "../../src/engine/tissue/snapshot.ts";
import { life } from "../../src/models/tissue/cells.ts";

/** A spheroid in numbers. */
export interface Measured {
  /** Cells that live. */
  readonly live: number;
  /** Dead cells that are still whole: apoptotic, or necrotic and swelling. */
  readonly dying: number;
  /** Necrotic cells that have burst and shrink. */
  readonly lysed: number;
  /** µm; see `silhouette`. */
  readonly diameter: number;
  /** µm; of the ball within which no more than a tenth of the cells live. */
  readonly core: number;
  /** Of live cells that are in the cycle (S, G2, M). */
  readonly cycling: number;
  /** µm³; of all cells together. */
  readonly volume: number;
  readonly pressure: number;
}

export function measure(snapshot: Snapshot): Measured {
  const { body, life: state, phase, volume, pressure } = snapshot.arrays;
  const counts = [0, 0, 0, 0, 0];
  let [cycling, total, push] = [0, 0, 0];
  for (let row = 0; row < state.length; row++) {
    counts[state[row]]++;
    total += volume[row];
    if (state[row] !== life.live) continue;
    push += pressure[row];
    if (phase[row] > 0) cycling++;
  }
  const live = counts[life.live];
  return {
    live,
    dying: counts[life.apoptotic] + counts[life.swelling],
    lysed: counts[life.burst],
    diameter: silhouette(body),
    core: coreOf(body, state),
    cycling: cycling / live,
    volume: total,
    pressure: push / live,
  };
}

/** µm. */
const PIXEL = 4;

/**
 * Diameter as a microscope shows it: of the disc that covers as much as the spheroid's shadow does, as a mean over the
 * three axes. Diameters of EMT6/Ro spheroids were read under a microscope.
 */
function silhouette(body: ArrayLike<number>): number {
  let reach = 0;
  for (let i = 0; i < body.length; i += 8)
    for (let k = 0; k < 3; k++) reach = Math.max(reach, Math.abs(body[i + k]) + body[i + 3]);
  const n = 2 * Math.ceil(reach / PIXEL) + 2;
  const [a, b, c] = [0, 1, 2].map((axis) => shadow(body, (axis + 1) % 3, (axis + 2) % 3, n));
  return (2 * (Math.sqrt(a / Math.PI) + Math.sqrt(b / Math.PI) + Math.sqrt(c / Math.PI))) / 3;
}

/** µm². */
function shadow(body: ArrayLike<number>, first: number, second: number, n: number): number {
  const dark = new Uint8Array(n * n);
  for (let i = 0; i < body.length; i += 8) {
    const [x, y, r] = [body[i + first] / PIXEL + n / 2, body[i + second] / PIXEL + n / 2, body[i + 3] / PIXEL];
    for (let v = Math.ceil(y - r - 0.5); v + 0.5 <= y + r; v++) {
      const half = Math.sqrt(Math.max(0, r * r - (v + 0.5 - y) ** 2));
      dark.fill(1, n * v + Math.ceil(x - half - 0.5), n * v + Math.max(0, Math.floor(x + half - 0.5) + 1));
    }
  }
  return dark.reduce((sum, one) => sum + one, 0) * PIXEL * PIXEL;
}

/** µm; shells of this thickness. */
const SHELL = 10;

function coreOf(body: ArrayLike<number>, state: ArrayLike<number>): number {
  const [all, alive]: [number[], number[]] = [[], []];
  for (let row = 0; row < state.length; row++) {
    const shell = Math.floor(Math.hypot(body[8 * row], body[8 * row + 1], body[8 * row + 2]) / SHELL);
    all[shell] = (all[shell] ?? 0) + 1;
    if (state[row] === life.live) alive[shell] = (alive[shell] ?? 0) + 1;
  }
  let core = 0;
  for (let shell = 0; shell < all.length; shell++) {
    if (all[shell] === undefined) continue;
    if ((alive[shell] ?? 0) > 0.5 * all[shell]) break;
    core = 2 * SHELL * (shell + 1);
  }
  return core;
}
