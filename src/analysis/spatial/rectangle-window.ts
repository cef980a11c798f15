import { InputError } from "../../foundation/errors.ts";
import { acos, atan2 } from "./arctangent.ts";
import { discInsideEdges, edgesOf } from "./edges.ts";
import type { Bounds, Window } from "./window.ts";

/** @throws {InputError} if a side is not positive or not finite */
export function rectangleWindow(bounds: Bounds): Window {
  const { xMin, xMax, yMin, yMax } = bounds;
  const width = xMax - xMin;
  const height = yMax - yMin;
  if (!(width > 0 && height > 0 && width * height < Number.POSITIVE_INFINITY)) {
    throw new InputError("window", `x ${xMin} to ${xMax}, y ${yMin} to ${yMax}`, "finite sides of positive length");
  }
  const edges = edgesOf([
    [
      [xMin, yMin],
      [xMax, yMin],
      [xMax, yMax],
      [xMin, yMax],
    ],
  ]);
  const distanceToBorder = (x: number, y: number) => Math.min(x - xMin, xMax - x, y - yMin, yMax - y);
  return {
    kind: "rectangle",
    bounds,
    area: width * height,
    perimeter: 2 * (width + height),
    contains: (x, y) => x >= xMin && x <= xMax && y >= yMin && y <= yMax,
    distanceToBorder,
    arcInside(x, y, r) {
      const [left, right, down, up] = [x - xMin, xMax - x, y - yMin, yMax - y];
      const lost =
        beyond(left, r, up, down) +
        beyond(right, r, up, down) +
        beyond(down, r, left, right) +
        beyond(up, r, left, right);
      return 1 - lost / (2 * Math.PI);
    },
    discInside: (x, y, r) => (r <= distanceToBorder(x, y) ? Math.PI * r * r : discInsideEdges(edges, x, y, r)),
    overlaps: () => (dx, dy) => Math.max(0, width - Math.abs(dx)) * Math.max(0, height - Math.abs(dy)),
  };
}

/** Angle of the circle beyond a side at this distance, within the sector that the side spans. */
function beyond(distance: number, r: number, one: number, other: number): number {
  if (r <= distance) return 0;
  const half = acos(distance / r);
  return Math.min(half, corner(one, distance)) + Math.min(half, corner(other, distance));
}

/** In a corner itself, each of its two sides takes half of the quarter that both are beyond. */
function corner(along: number, distance: number): number {
  return along === 0 && distance === 0 ? Math.PI / 4 : atan2(along, distance);
}
