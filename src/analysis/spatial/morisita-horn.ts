import { InputError } from "../../foundation/errors.ts";
import { leastCells, type Measure, tooFew } from "./estimate.ts";
import { cellsOfType, type PointPattern, type Points } from "./point-pattern.ts";
import type { Window } from "./window.ts";

export interface Tiles {
  readonly shape: "square" | "hexagon";
  /** Distance between opposite sides. */
  readonly size: number;
}

export interface MorisitaHorn extends Measure {
  readonly tiles: Tiles;
  /** Tiles that hold a cell of either type. */
  readonly occupied: number;
}

/**
 * Morisita–Horn index of two types over tiles: 2 Σ pᵢqᵢ / (Σ pᵢ² + Σ qᵢ²), where pᵢ and qᵢ are the shares of the types'
 * cells in tile i. 0 where they never share a tile, 1 where their shares agree. It depends on the tile size, which
 * stands in the result. Tiles begin at the lower left of the window's bounds.
 *
 * Sources: Horn (1966), https://doi.org/10.1086/282436; Maley et al. (2015), https://doi.org/10.1186/s13058-015-0638-4
 */
export function morisitaHorn(
  pattern: PointPattern,
  one: string,
  other: string,
  tiles: Tiles,
  least = leastCells,
): MorisitaHorn {
  if (!(tiles.size > 0)) throw new InputError("tile size", `${tiles.size}`, "a length above 0");
  const [a, b] = [one, other].map((type) => cellsOfType(pattern, type));
  const reason = tooFew({ [one]: a.x.length, [other]: b.x.length }, least);
  const counts = new Map<string, [number, number]>();
  [a, b].forEach((cells, which) => {
    for (const tile of tilesOf(cells, pattern.window, tiles)) {
      const count = counts.get(tile) ?? [0, 0];
      count[which]++;
      counts.set(tile, count);
    }
  });
  let [shared, ofOne, ofOther] = [0, 0, 0];
  for (const [x, y] of counts.values()) {
    const [p, q] = [x / a.x.length, y / b.x.length];
    shared += p * q;
    ofOne += p * p;
    ofOther += q * q;
  }
  const value = reason === "" ? (2 * shared) / (ofOne + ofOther) : Number.NaN;
  return { value, unit: "1", reason, tiles, occupied: counts.size };
}

function tilesOf({ x, y }: Points, { bounds }: Window, { shape, size }: Tiles): string[] {
  const tile = shape === "square" ? squareTile : hexagonTile;
  return Array.from(x, (at, cell) => tile((at - bounds.xMin) / size, (y[cell] - bounds.yMin) / size));
}

function squareTile(u: number, v: number): string {
  return `${Math.floor(u)},${Math.floor(v)}`;
}

/** Pointed hexagons of unit width about (0, 0), in axial coordinates rounded so that the three still sum to 0. */
function hexagonTile(u: number, v: number): string {
  const b = (2 * v) / Math.sqrt(3);
  const a = u - b / 2;
  const c = -a - b;
  let [i, j] = [Math.round(a), Math.round(b)];
  const k = Math.round(c);
  const [di, dj, dk] = [Math.abs(i - a), Math.abs(j - b), Math.abs(k - c)];
  if (di > dj && di > dk) i = -j - k;
  else if (dj > dk) j = -i - k;
  return `${i},${j}`;
}
