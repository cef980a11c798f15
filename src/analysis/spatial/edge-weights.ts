import { countClosePairs } from "./close-pairs.ts";
import type { Points } from "./point-pattern.ts";
import type { Window } from "./window.ts";

/** How pairs near the border stand for those that it hides. */
export type WeightCorrection = "none" | "translation" | "isotropic";

/** Largest weight of a pair, as in spatstat: a single pair in a far corner must not rule the estimate. */
const LARGEST_WEIGHT = 100;

/**
 * Weight of the pair of source i and the target at (dx, dy) from it, at squared distance d2:
 * isotropic, 1 / share of the circle about i through the target that lies inside (Ripley 1977);
 * translation, window area / area shared by the window and itself moved by (dx, dy) (Ohser 1983).
 */
export function edgeWeights(
  window: Window,
  sources: Points,
  targets: Points,
  reach: number,
  correction: WeightCorrection,
): (i: number, dx: number, dy: number, d2: number) => number {
  if (correction === "none") return () => 1;
  if (correction === "translation") {
    const calls = window.kind === "polygon" ? countClosePairs(sources, targets, reach) : 0;
    const overlap = window.overlaps(reach, calls);
    return (_i, dx, dy) => Math.min(LARGEST_WEIGHT, window.area / overlap(dx, dy));
  }
  const { x, y } = sources;
  const toBorder = x.map((xi, i) => window.distanceToBorder(xi, y[i]));
  return (i, _dx, _dy, d2) => {
    const border = toBorder[i];
    if (d2 <= border * border) return 1;
    return Math.min(LARGEST_WEIGHT, 1 / window.arcInside(x[i], y[i], Math.sqrt(d2)));
  };
}
