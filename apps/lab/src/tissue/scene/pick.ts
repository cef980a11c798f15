import { axesOf, type Camera, type Size } from "./camera.ts";
import { type CellScene, mark } from "./cell-scene.ts";

/** Least radius of what is drawn, CSS pixels: what moves stays visible when the picture is small. */
export const leastRadius = (zoom: number, mover: boolean) =>
  mover ? Math.max(1.1, Math.min(5, zoom * 8)) : Math.max(0.6, Math.min(1.5, zoom * 4));

/** Radius that the glyph of a cell has on the screen, CSS pixels. */
export function radiusShown(scene: CellScene, cell: number, mix: number, zoom: number, solid: boolean): number {
  const { places, looks } = scene;
  const radius = places[8 * cell + 3] * (1 - mix) + places[8 * cell + 7] * mix;
  // Muted cells are small balls.
  const scale = solid ? (looks[16 * cell + 3] < 178 ? 0.5 : 1) : looks[16 * cell + 6] / 100;
  return Math.max(radius * zoom * scale, solid ? 0.7 : leastRadius(zoom, (looks[16 * cell + 5] & mark.mover) !== 0));
}

/**
 * The cell under a pixel, or the nearest within `slack` pixels: its place in the scene, or -1. What is drawn later, or is
 * nearer to the eye, wins.
 */
export function pick(
  scene: CellScene,
  mix: number,
  camera: Camera,
  size: Size,
  px: number,
  py: number,
  solid: boolean,
  slack = 8,
): number {
  const { right, up, near } = axesOf(camera);
  const { places } = scene;
  const u = (px - size.width / 2) / camera.zoom;
  const v = (size.height / 2 - py) / camera.zoom;
  let best = -1;
  let bestMiss = Number.POSITIVE_INFINITY;
  let bestDepth = Number.NEGATIVE_INFINITY;
  for (let cell = 0; cell < scene.count; cell++) {
    const at = 8 * cell;
    const x = places[at] * (1 - mix) + places[at + 4] * mix - camera.x;
    const y = places[at + 1] * (1 - mix) + places[at + 5] * mix - camera.y;
    const z = places[at + 2] * (1 - mix) + places[at + 6] * mix - camera.z;
    const du = right[0] * x + right[1] * y + right[2] * z - u;
    const dv = up[0] * x + up[1] * y + up[2] * z - v;
    const far = camera.zoom * Math.sqrt(du * du + dv * dv);
    if (far > slack + 60) continue;
    const miss = Math.max(0, far - radiusShown(scene, cell, mix, camera.zoom, solid));
    if (miss > slack) continue;
    const depth = solid ? near[0] * x + near[1] * y + near[2] * z : cell;
    if (miss < bestMiss || (miss === bestMiss && depth > bestDepth)) {
      best = cell;
      bestMiss = miss;
      bestDepth = depth;
    }
  }
  return best;
}

/** Cells whose middle is within a circle on the screen, by place in the scene. */
export function within(
  scene: CellScene,
  mix: number,
  camera: Camera,
  size: Size,
  circle: { readonly x: number; readonly y: number; readonly radius: number },
): number[] {
  const found: number[] = [];
  const { places } = scene;
  const { right, up } = axesOf(camera);
  const [u, v, reach] = [
    (circle.x - size.width / 2) / camera.zoom,
    (size.height / 2 - circle.y) / camera.zoom,
    circle.radius / camera.zoom,
  ];
  for (let cell = 0; cell < scene.count; cell++) {
    const at = 8 * cell;
    const x = places[at] * (1 - mix) + places[at + 4] * mix - camera.x;
    const y = places[at + 1] * (1 - mix) + places[at + 5] * mix - camera.y;
    const z = places[at + 2] * (1 - mix) + places[at + 6] * mix - camera.z;
    const du = right[0] * x + right[1] * y + right[2] * z - u;
    const dv = up[0] * x + up[1] * y + up[2] * z - v;
    if (du * du + dv * dv <= reach * reach) found.push(cell);
  }
  return found;
}
