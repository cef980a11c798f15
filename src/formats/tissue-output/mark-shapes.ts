import { cos, sin } from "../../foundation/maths.ts";
import type { NucleusShape } from "./cell-palette.ts";

/** Corners of a convex polygon by turns x, y, clockwise on a screen (y downwards), for a mark of radius 1. */
type Polygon = readonly (readonly [number, number])[];

const turn = 2 * Math.PI;

function regular(corners: number, radius: number, start: number): Polygon {
  return Array.from({ length: corners }, (_, i) => {
    const angle = start + (turn * i) / corners;
    return [radius * cos(angle), radius * sin(angle)];
  });
}

function box(width: number, height: number): Polygon {
  const [x, y] = [width / 2, height / 2];
  return [
    [-x, -y],
    [x, -y],
    [x, y],
    [-x, y],
  ];
}

/** Each shape as convex polygons that may overlap; all cover about the same area. A circle has none. */
export const polygons: Readonly<Record<NucleusShape, readonly Polygon[]>> = {
  circle: [],
  diamond: [regular(4, 1.25, 0)],
  triangle: [regular(3, 1.4, -turn / 4)],
  square: [box(1.72, 1.72)],
  star: [regular(3, 1.35, -turn / 4), regular(3, 1.35, turn / 4)],
  pentagon: [regular(5, 1.15, -turn / 4)],
  bar: [box(2.5, 0.95)],
  cross: [box(2.4, 0.8), box(0.8, 2.4)],
};

/** Edges of each polygon as half planes: normal x, normal y, offset; inside where normal · point ≤ offset. */
const halfPlanes = Object.fromEntries(
  Object.entries(polygons).map(([shape, own]) => [
    shape,
    own.map((polygon) =>
      polygon.map(([x, y], i) => {
        const [nextX, nextY] = polygon[(i + 1) % polygon.length];
        const [dx, dy] = [nextX - x, nextY - y];
        const length = Math.sqrt(dx * dx + dy * dy);
        const [nx, ny] = [dy / length, -dx / length];
        return [nx, ny, nx * x + ny * y] as const;
      }),
    ),
  ]),
) as unknown as Readonly<Record<NucleusShape, readonly (readonly (readonly [number, number, number])[])[]>>;

/** How far a point is from the edge of a mark of a radius, all in the same unit: negative inside. */
export function distanceTo(shape: NucleusShape, x: number, y: number, radius: number): number {
  if (shape === "circle") return Math.sqrt(x * x + y * y) - radius;
  let nearest = Infinity;
  for (const polygon of halfPlanes[shape]) {
    let farthest = -Infinity;
    for (const [nx, ny, offset] of polygon) {
      const distance = nx * x + ny * y - offset * radius;
      if (distance > farthest) farthest = distance;
    }
    if (farthest < nearest) nearest = farthest;
  }
  return nearest;
}

/** How far from its centre a mark of radius 1 reaches. */
export const reach = 1.4;
