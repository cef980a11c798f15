import { kindStyles } from "../../design/palette.ts";
import { GlyphIcon } from "../glyphs/glyph-icon.tsx";
import { lensCounts } from "../reading/lens-counts.ts";
import { within } from "../scene/pick.ts";
import { lengthText } from "../scene/scale-bar.ts";
import type { TissueModel } from "../tissue-model.ts";

/** px */
const RADIUS = 70;

/** A circle that counts what is beneath it. */
export function Lens({ model }: { readonly model: TissueModel }) {
  const { view } = model.source;
  const scene = model.scene.value;
  if (!view.lens.value || !scene) return null;
  const { width, height } = model.size.value;
  const [u, v] = view.lensAt.value;
  const camera = model.camera.value;
  const radius = Math.min(RADIUS, width / 4);
  const circle = { x: u * width, y: v * height, radius };
  const rows = lensCounts(scene, within(scene, model.mix.value, camera, model.size.value, circle));
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  const across = lengthText((2 * radius) / camera.zoom);
  return (
    <>
      <svg class="tissue-overlay" aria-hidden="true">
        <circle cx={circle.x} cy={circle.y} r={radius} class="tissue-chosen-halo" />
        <circle cx={circle.x} cy={circle.y} r={radius} class="tissue-lens" />
      </svg>
      <div class={`tissue-lens-counts${u > 0.5 ? " tissue-left" : ""}`}>
        <strong>
          {all} cells in {across}
        </strong>
        <ul class="tissue-lens-list">
          {rows.slice(0, 8).map(({ kind, count }) => (
            <li key={kind}>
              <GlyphIcon kind={kind} size={16} /> {count} × {kindStyles[kind].plain}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
