/** Sides of the smallest upright rectangle that holds a window. */
export interface Bounds {
  readonly xMin: number;
  readonly xMax: number;
  readonly yMin: number;
  readonly yMax: number;
}

/**
 * The region in which cells were looked for. Everything that an edge correction asks of it is exact: nothing is drawn
 * on pixels. Lengths in the unit of the pattern, usually µm.
 */
export interface Window {
  readonly kind: "rectangle" | "polygon" | "disc";
  readonly bounds: Bounds;
  readonly area: number;
  /** Length of the border, holes included. */
  readonly perimeter: number;
  /** Inside or on the border. */
  contains(x: number, y: number): boolean;
  /** From a point inside to the nearest border, of a hole too. */
  distanceToBorder(x: number, y: number): number;
  /** Share (0–1) of the circle of radius `r` about an inside point that lies inside. */
  arcInside(x: number, y: number, r: number): number;
  /** Area of the disc of radius `r` about an inside point that lies inside. */
  discInside(x: number, y: number, r: number): number;
  /**
   * Area shared by the window and itself moved by (dx, dy), as a function. A caller tells how far it will move and how
   * often, so that a polygon of many edges may tabulate.
   */
  overlaps(reach: number, calls: number): (dx: number, dy: number) => number;
}

/** Shorter side of the bounds: distances beyond a quarter of it are too few to learn from (Ripley's rule). */
export function shorterSide({ bounds }: Window): number {
  return Math.min(bounds.xMax - bounds.xMin, bounds.yMax - bounds.yMin);
}
