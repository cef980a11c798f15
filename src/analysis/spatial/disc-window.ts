import { InputError } from "../../foundation/errors.ts";
import { acos } from "./arctangent.ts";
import type { Window } from "./window.ts";

/** A disc, such as a culture dish, a tissue microarray core or the section of a spheroid's domain. */
export function discWindow(centreX: number, centreY: number, radius: number): Window {
  if (!(radius > 0 && radius < Number.POSITIVE_INFINITY && Number.isFinite(centreX) && Number.isFinite(centreY))) {
    throw new InputError("window", `disc at ${centreX}, ${centreY} of radius ${radius}`, "a finite radius above 0");
  }
  const fromCentre = (x: number, y: number) => Math.sqrt((x - centreX) * (x - centreX) + (y - centreY) * (y - centreY));
  return {
    kind: "disc",
    bounds: { xMin: centreX - radius, xMax: centreX + radius, yMin: centreY - radius, yMax: centreY + radius },
    area: Math.PI * radius * radius,
    perimeter: 2 * Math.PI * radius,
    contains: (x, y) => fromCentre(x, y) <= radius,
    distanceToBorder: (x, y) => radius - fromCentre(x, y),
    arcInside(x, y, r) {
      const s = fromCentre(x, y);
      if (s + r <= radius) return 1;
      if (r >= s + radius) return 0;
      return 1 - acos((radius * radius - r * r - s * s) / (2 * r * s)) / Math.PI;
    },
    discInside: (x, y, r) => lens(radius, r, fromCentre(x, y)),
    overlaps: () => (dx, dy) => lens(radius, radius, Math.sqrt(dx * dx + dy * dy)),
  };
}

/** Area shared by discs of radii a and b whose centres are this far apart. */
function lens(a: number, b: number, apart: number): number {
  const small = Math.min(a, b);
  if (apart <= Math.abs(a - b)) return Math.PI * small * small;
  if (apart >= a + b) return 0;
  const alpha = acos((apart * apart + a * a - b * b) / (2 * apart * a));
  const beta = acos((apart * apart + b * b - a * a) / (2 * apart * b));
  const kite = Math.sqrt((a + b - apart) * (apart + a - b) * (apart - a + b) * (apart + a + b));
  return a * a * alpha + b * b * beta - kite / 2;
}
