import { batch } from "@preact/signals";
import { ownFills, type PaletteName, palette, paletteNames, patterns } from "../../design/look.ts";
import { families, palettes } from "../../design/palette.ts";

const words: Readonly<Record<PaletteName, string>> = {
  standard: "Standard",
  greyscale: "Greyscale, with patterns",
  "high contrast": "High contrast",
  own: "Own colours",
};

/** Which palette; a choice of greys brings patterns along, as greys alone are too near each other. */
export function PaletteChoice() {
  const choose = (name: PaletteName) =>
    batch(() => {
      palette.value = name;
      if (name === "greyscale") patterns.value = true;
    });
  return (
    <fieldset class="look-palettes">
      <legend>Palette</legend>
      {paletteNames.map((name) => (
        <label key={name}>
          <input type="radio" name="look-palette" checked={palette.value === name} onChange={() => choose(name)} />
          <span>{words[name]}</span>
          <span class="look-swatches" aria-hidden="true">
            {families.map(({ kinds: [kind] }) => (
              <span key={kind} style={{ background: (name === "own" ? ownFills.value : palettes[name])[kind] }} />
            ))}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
