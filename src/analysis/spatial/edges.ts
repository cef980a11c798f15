import { cos, sin } from "../../foundation/maths.ts";
import { atan2 } from "./arctangent.ts";

/** Directed edges of a region, which lies to their left: outer rings run anticlockwise, holes clockwise. */
export interface Edges {
  readonly x0: Float64Array;
  readonly y0: Float64Array;
  readonly x1: Float64Array;
  readonly y1: Float64Array;
}

/** Edges of closed rings, each a list of corners. */
export function edgesOf(rings: readonly (readonly (readonly [number, number])[])[]): Edges {
  const pairs = rings.flatMap((ring) => ring.map((corner, k) => [corner, ring[(k + 1) % ring.length]] as const));
  return {
    x0: Float64Array.from(pairs, ([from]) => from[0]),
    y0: Float64Array.from(pairs, ([from]) => from[1]),
    x1: Float64Array.from(pairs, ([, to]) => to[0]),
    y1: Float64Array.from(pairs, ([, to]) => to[1]),
  };
}

/** Crossings of a ray to the right are counted: odd inside. Points on the border may fall on either side. */
export function insideEdges({ x0, y0, x1, y1 }: Edges, x: number, y: number): boolean {
  let inside = false;
  for (let e = 0; e < x0.length; e++) {
    if (y0[e] > y === y1[e] > y) continue;
    const at = x0[e] + ((y - y0[e]) / (y1[e] - y0[e])) * (x1[e] - x0[e]);
    if (x < at) inside = !inside;
  }
  return inside;
}

export function distanceToEdges({ x0, y0, x1, y1 }: Edges, x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let e = 0; e < x0.length; e++) {
    const ux = x1[e] - x0[e];
    const uy = y1[e] - y0[e];
    const length2 = ux * ux + uy * uy;
    const along = length2 === 0 ? 0 : ((x - x0[e]) * ux + (y - y0[e]) * uy) / length2;
    const t = Math.min(1, Math.max(0, along));
    const dx = x - (x0[e] + t * ux);
    const dy = y - (y0[e] + t * uy);
    nearest = Math.min(nearest, dx * dx + dy * dy);
  }
  return Math.sqrt(nearest);
}

/** Where the edge crosses the circle about (x, y), as fractions of its length; NaN twice where its line does not. */
function crossings(edges: Edges, e: number, x: number, y: number, r: number): readonly [number, number] {
  const px = edges.x0[e] - x;
  const py = edges.y0[e] - y;
  const ux = edges.x1[e] - edges.x0[e];
  const uy = edges.y1[e] - edges.y0[e];
  const a = ux * ux + uy * uy;
  const b = px * ux + py * uy;
  const root = Math.sqrt(b * b - a * (px * px + py * py - r * r));
  return [(-b - root) / a, (-b + root) / a];
}

/** Share of the circle inside: its arcs between crossings, each judged by its middle. */
export function arcInsideEdges(edges: Edges, x: number, y: number, r: number): number {
  const angles: number[] = [];
  for (let e = 0; e < edges.x0.length; e++) {
    for (const t of crossings(edges, e, x, y, r)) {
      if (!(t >= 0 && t <= 1)) continue;
      const dx = edges.x0[e] + t * (edges.x1[e] - edges.x0[e]) - x;
      const dy = edges.y0[e] + t * (edges.y1[e] - edges.y0[e]) - y;
      angles.push(atan2(dy, dx));
    }
  }
  if (angles.length === 0) return insideEdges(edges, x + r, y) ? 1 : 0;
  angles.sort((a, b) => a - b);
  let inside = 0;
  for (let k = 0; k < angles.length; k++) {
    const from = angles[k];
    const to = k + 1 < angles.length ? angles[k + 1] : angles[0] + 2 * Math.PI;
    const middle = (from + to) / 2;
    if (to > from && insideEdges(edges, x + r * cos(middle), y + r * sin(middle))) inside += to - from;
  }
  return inside / (2 * Math.PI);
}

/**
 * Area of disc and region together: for each edge, the signed area between it and the centre, cut off at the circle,
 * which is a triangle where the edge is inside the disc and a sector where it is outside.
 */
export function discInsideEdges(edges: Edges, x: number, y: number, r: number): number {
  let area = 0;
  for (let e = 0; e < edges.x0.length; e++) {
    const px = edges.x0[e] - x;
    const py = edges.y0[e] - y;
    const ux = edges.x1[e] - edges.x0[e];
    const uy = edges.y1[e] - edges.y0[e];
    const [first, second] = crossings(edges, e, x, y, r);
    const enter = first > 0 && first < 1 ? first : 0;
    const leave = second > 0 && second < 1 ? second : 1;
    const cuts = first < 1 && second > 0 ? [0, enter, leave, 1] : [0, 1];
    for (let k = 1; k < cuts.length; k++) {
      if (cuts[k] <= cuts[k - 1]) continue;
      const ax = px + cuts[k - 1] * ux;
      const ay = py + cuts[k - 1] * uy;
      const bx = px + cuts[k] * ux;
      const by = py + cuts[k] * uy;
      const cross = ax * by - ay * bx;
      const isChord = cuts.length === 4 && k === 2;
      area += isChord ? cross / 2 : (r * r * atan2(cross, ax * bx + ay * by)) / 2;
    }
  }
  return area;
}
