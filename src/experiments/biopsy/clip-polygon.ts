/** Corners of a convex polygon, in turn. */
export type PolygonVertices = readonly (readonly [number, number])[];

/**
 * What of a convex polygon lies where a·x + b·y ≤ c.
 *
 * Source: Sutherland & Hodgman (1974), https://doi.org/10.1145/360767.360802
 */
export function clipHalfPlane(polygon: PolygonVertices, a: number, b: number, c: number): PolygonVertices {
  const over = polygon.map(([x, y]) => a * x + b * y - c);
  return polygon.flatMap((corner, i) => {
    const j = (i + 1) % polygon.length;
    const kept: (readonly [number, number])[] = over[i] <= 0 ? [corner] : [];
    // Touching is not crossing: a corner on the line is kept once.
    if (over[i] * over[j] < 0) {
      const part = over[i] / (over[i] - over[j]);
      const next = polygon[j];
      kept.push([corner[0] + part * (next[0] - corner[0]), corner[1] + part * (next[1] - corner[1])]);
    }
    return kept;
  });
}
