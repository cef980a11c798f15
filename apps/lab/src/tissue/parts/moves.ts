import { orbit, pan, zoomAt } from "../scene/camera.ts";
import type { TissueModel } from "../tissue-model.ts";

/** What buttons and keys do to the picture. */
export const moves = {
  zoom(model: TissueModel, factor: number): void {
    const size = model.size.peek();
    model.move((camera) => zoomAt(camera, size, size.width / 2, size.height / 2, factor));
  },
  /** A fifth of the view, towards a side. */
  shift(model: TissueModel, x: number, y: number): void {
    const { width, height } = model.size.peek();
    model.move((camera) => pan(camera, (-x * width) / 5, (-y * height) / 5), true);
  },
  turn(model: TissueModel, yaw: number, pitch: number): void {
    model.move((camera) => orbit(camera, yaw, pitch));
  },
  fit(model: TissueModel): void {
    model.source.view.follow.value = false;
    model.source.view.camera.value = undefined;
  },
};

const sides: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Keys while the picture has the focus; true where one was used. Tab is never taken. */
export function keyMoves(model: TissueModel, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const side = sides[event.key];
  if (side) {
    if (model.solid.peek() && !event.shiftKey) moves.turn(model, -0.15 * side[0], -0.15 * side[1]);
    else moves.shift(model, side[0], side[1]);
  } else if (event.key === "+" || event.key === "=") moves.zoom(model, 1.25);
  else if (event.key === "-" || event.key === "_") moves.zoom(model, 0.8);
  else if (event.key === "0") moves.fit(model);
  else return false;
  return true;
}
