import { toScreen } from "../scene/camera.ts";
import { radiusShown } from "../scene/pick.ts";
import type { TissueModel } from "../tissue-model.ts";

/** A ring around the chosen cell. */
export function ChosenMark({ model }: { readonly model: TissueModel }) {
  const place = model.chosenPlace.value;
  const scene = model.scene.value;
  if (!place || !scene) return null;
  const camera = model.camera.value;
  const [x, y] = toScreen(camera, model.size.value, place[0], place[1], place[2]);
  const radius = 7 + 1.2 * radiusShown(scene, model.chosenCell.value, model.mix.value, camera.zoom, model.solid.value);
  return (
    <svg class="tissue-overlay" aria-hidden="true">
      <circle cx={x} cy={y} r={radius} class="tissue-chosen-halo" />
      <circle cx={x} cy={y} r={radius} class="tissue-chosen" />
    </svg>
  );
}
