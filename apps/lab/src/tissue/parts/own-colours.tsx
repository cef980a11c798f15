import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { ownFills } from "../../design/look.ts";
import { type Fills, families } from "../../design/palette.ts";
import { readTokens, tokensText } from "../../design/palette-tokens.ts";
import { download } from "../../kit/save.ts";
import { GlyphIcon } from "../glyphs/glyph-icon.tsx";

/** A colour for each family of cells, or for each kind by a file. */
export function OwnColours({ fills }: { readonly fills: Fills }) {
  const trouble = useSignal("");
  const file = useRef<HTMLInputElement>(null);
  const set = (kinds: readonly (keyof Fills)[], colour: string) => {
    ownFills.value = { ...fills, ...Object.fromEntries(kinds.map((kind) => [kind, colour.toUpperCase()])) };
  };
  const take = async (input: HTMLInputElement) => {
    const [chosen] = input.files ?? [];
    input.value = "";
    if (!chosen) return;
    try {
      ownFills.value = readTokens(await chosen.text());
      trouble.value = "";
    } catch (error) {
      trouble.value = `${chosen.name} was not taken. ${error instanceof Error ? error.message : String(error)}`;
    }
  };
  return (
    <fieldset class="look-own">
      <legend>Own colours</legend>
      <ul>
        {families.map(({ name, kinds }) => (
          <li key={name}>
            <label>
              <input
                type="color"
                value={fills[kinds[0]].toLowerCase()}
                onChange={(event) => set(kinds, event.currentTarget.value)}
              />
              <GlyphIcon kind={kinds[0]} size={22} />
              {name}
            </label>
          </li>
        ))}
      </ul>
      <p class="row">
        <button
          type="button"
          onClick={() =>
            download("immunarium-palette.json", new Blob([tokensText(fills)], { type: "application/json" }))
          }
        >
          Save as JSON
        </button>
        <button type="button" onClick={() => file.current?.click()}>
          Open JSON…
        </button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          class="visually-hidden"
          tabIndex={-1}
          aria-label="Palette as JSON"
          onChange={(event) => take(event.currentTarget)}
        />
      </p>
      {trouble.value !== "" && (
        <p class="notice" role="alert">
          {trouble}
        </p>
      )}
    </fieldset>
  );
}
