import { useSignal } from "@preact/signals";
import { ownFills, palette, patterns } from "../../design/look.ts";
import { systemColours } from "../../design/system-colours.ts";
import { Dialog } from "../../kit/dialog.tsx";
import { OwnColours } from "./own-colours.tsx";
import { PaletteChoice } from "./palette-choice.tsx";
import { PaletteVerdict } from "./palette-verdict.tsx";
import "./look.css";

/** How cells look everywhere: colours and patterns, kept on this device. */
export function LookButton() {
  const open = useSignal(false);
  return (
    <>
      <button type="button" onClick={() => (open.value = true)}>
        Look…
      </button>
      <Dialog open={open.value} title="Look" onClose={() => (open.value = false)}>
        <div class="look">
          <p class="quiet-text">
            For tissue, legend, plots and files alike. Kept on this device. Shapes tell kinds of cells apart in any
            look.
          </p>
          {systemColours.value && (
            <p class="notice">
              Your system forces its own colours: cells have those, with patterns. The palette here is for files.
            </p>
          )}
          <PaletteChoice />
          <label class="look-patterns">
            <input
              type="checkbox"
              checked={patterns.value || systemColours.value !== undefined}
              disabled={systemColours.value !== undefined}
              onChange={(event) => (patterns.value = event.currentTarget.checked)}
            />
            Patterns: kinds of cells are hatched and dotted
          </label>
          {palette.value === "own" && <OwnColours fills={ownFills.value} />}
          <PaletteVerdict />
        </div>
      </Dialog>
    </>
  );
}
