import type { Edges } from "./edges.ts";

/**
 * Area shared by a region and itself moved by (dx, dy). The region is a signed sum of the trapezia between its edges
 * and a base line below everything; so the shared area is a sum over pairs of edges of the area under both.
 */
export function overlapOfEdges(edges: Edges, dx: number, dy: number): number {
  const { x0, y0, x1, y1 } = edges;
  let base = Number.POSITIVE_INFINITY;
  for (let e = 0; e < y0.length; e++) base = Math.min(base, y0[e], y0[e] + dy);
  let area = 0;
  for (let e = 0; e < x0.length; e++) {
    if (x0[e] === x1[e]) continue;
    const left = Math.min(x0[e], x1[e]);
    const right = Math.max(x0[e], x1[e]);
    const slope = (y1[e] - y0[e]) / (x1[e] - x0[e]);
    for (let f = 0; f < x0.length; f++) {
      const from = Math.max(left, Math.min(x0[f], x1[f]) + dx);
      const to = Math.min(right, Math.max(x0[f], x1[f]) + dx);
      if (from >= to || x0[f] === x1[f]) continue;
      const slopeF = (y1[f] - y0[f]) / (x1[f] - x0[f]);
      const a = y0[e] + (from - x0[e]) * slope - base;
      const b = y0[e] + (to - x0[e]) * slope - base;
      const c = y0[f] + dy + (from - dx - x0[f]) * slopeF - base;
      const d = y0[f] + dy + (to - dx - x0[f]) * slopeF - base;
      const shared = underBoth(a, b, c, d) * (to - from);
      // An edge that runs to the right has the region above it.
      area += x1[e] > x0[e] === x1[f] > x0[f] ? shared : -shared;
    }
  }
  return Math.max(0, area);
}

/** Mean height under two lines over one interval: from a to b, and from c to d. */
function underBoth(a: number, b: number, c: number, d: number): number {
  const start = c - a;
  const end = d - b;
  if (start >= 0 && end >= 0) return (a + b) / 2;
  if (start <= 0 && end <= 0) return (c + d) / 2;
  const t = start / (start - end);
  const meet = a + t * (b - a);
  return start > 0 ? (t * (a + meet) + (1 - t) * (meet + d)) / 2 : (t * (c + meet) + (1 - t) * (meet + b)) / 2;
}

/** Nodes from 0 to the reach; the table spans twice that sideways, and upwards by symmetry once. */
const NODES = 64;

/** Calls from which on tabulating the overlap is the cheaper way. */
export const TABLE_SIZE = (2 * NODES + 1) * (NODES + 1);

/**
 * The same from a table of exact values, with lines between them: its error is of the order of perimeter × reach / 500.
 */
export function tabulatedOverlap(edges: Edges, reach: number): (dx: number, dy: number) => number {
  const wide = 2 * NODES + 1;
  const values = new Float64Array(TABLE_SIZE);
  for (let j = 0; j <= NODES; j++) {
    for (let i = 0; i < wide; i++) {
      values[j * wide + i] = overlapOfEdges(edges, ((i - NODES) * reach) / NODES, (j * reach) / NODES);
    }
  }
  return (dx, dy) => {
    // Moving there or back shares the same area.
    const u = Math.min(2 * NODES, Math.max(0, ((dy < 0 ? -dx : dx) / reach + 1) * NODES));
    const v = Math.min(NODES, (Math.abs(dy) / reach) * NODES);
    const i = Math.min(2 * NODES - 1, Math.floor(u));
    const j = Math.min(NODES - 1, Math.floor(v));
    const at = j * wide + i;
    const low = values[at] + (u - i) * (values[at + 1] - values[at]);
    const high = values[at + wide] + (u - i) * (values[at + wide + 1] - values[at + wide]);
    return low + (v - j) * (high - low);
  };
}
