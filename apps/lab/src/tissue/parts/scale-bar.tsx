import { lengthText, scaleBar } from "../scene/scale-bar.ts";
import type { TissueModel } from "../tissue-model.ts";

/** How long a µm is here and now. */
export function ScaleBar({ model }: { readonly model: TissueModel }) {
  const { length, pixels } = scaleBar(model.camera.value.zoom, Math.min(150, model.size.value.width / 3 || 150));
  return (
    <div class="tissue-scale">
      <span>{lengthText(length)}</span>
      <div style={{ width: `${pixels}px` }} />
    </div>
  );
}
