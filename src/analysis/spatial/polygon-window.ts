import { InputError } from "../../foundation/errors.ts";
import { arcInsideEdges, discInsideEdges, distanceToEdges, edgesOf, insideEdges } from "./edges.ts";
import { overlapOfEdges, TABLE_SIZE, tabulatedOverlap } from "./edges-overlap.ts";
import type { Window } from "./window.ts";

/** Corners of a closed ring, the first not repeated; in either direction. */
export type Ring = readonly (readonly [number, number])[];

/**
 * A region with any number of parts and holes. A ring inside an odd number of others is a hole (necrosis, a vessel, a
 * tear); rings must not cross themselves or each other, which is not checked.
 *
 * @throws {InputError} if a ring has fewer than three corners, no area, or a corner that is not finite
 */
export function polygonWindow(rings: readonly Ring[]): Window {
  if (rings.length === 0) throw new InputError("window", "no ring", "at least one ring of corners");
  rings.forEach(check);
  const turned = rings.map((ring, k) => {
    const others = rings.filter((_, other) => other !== k);
    const isHole = others.filter((other) => insideEdges(edgesOf([other]), ...middleOfFirstEdge(ring))).length % 2 === 1;
    return signedArea(ring) > 0 === isHole ? ring.toReversed() : ring;
  });
  const edges = edgesOf(turned);
  const { x0, y0, x1, y1 } = edges;
  let perimeter = 0;
  for (let e = 0; e < x0.length; e++) perimeter += Math.sqrt((x1[e] - x0[e]) ** 2 + (y1[e] - y0[e]) ** 2);
  const distanceToBorder = (x: number, y: number) => distanceToEdges(edges, x, y);
  return {
    kind: "polygon",
    bounds: { xMin: least(x0), xMax: greatest(x0), yMin: least(y0), yMax: greatest(y0) },
    area: turned.reduce((sum, ring) => sum + signedArea(ring), 0),
    perimeter,
    contains: (x, y) => insideEdges(edges, x, y) || distanceToBorder(x, y) <= 1e-12 * perimeter,
    distanceToBorder,
    arcInside: (x, y, r) => arcInsideEdges(edges, x, y, r),
    discInside: (x, y, r) => (r <= distanceToBorder(x, y) ? Math.PI * r * r : discInsideEdges(edges, x, y, r)),
    overlaps: (reach, calls) =>
      calls > TABLE_SIZE ? tabulatedOverlap(edges, reach) : (dx, dy) => overlapOfEdges(edges, dx, dy),
  };
}

function check(ring: Ring, k: number): void {
  const bad = ring.findIndex(([x, y]) => !Number.isFinite(x) || !Number.isFinite(y));
  if (bad >= 0) throw new InputError(`window ring ${k} corner ${bad}`, `${ring[bad]}`, "finite coordinates");
  if (ring.length < 3 || signedArea(ring) === 0) {
    throw new InputError(`window ring ${k}`, `${ring.length} corners without area`, "a ring that encloses an area");
  }
}

function signedArea(ring: Ring): number {
  const [ox, oy] = ring[0]; // relative to a corner, so that far-off coordinates lose no digits
  let twice = 0;
  for (let k = 0; k < ring.length; k++) {
    const [ax, ay] = ring[k];
    const [bx, by] = ring[(k + 1) % ring.length];
    twice += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return twice / 2;
}

/** Not a corner: rings may touch there. */
function middleOfFirstEdge([[ax, ay], [bx, by]]: Ring): readonly [number, number] {
  return [(ax + bx) / 2, (ay + by) / 2];
}

function least(values: Float64Array): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function greatest(values: Float64Array): number {
  return values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
}
