import { useComputed } from "@preact/signals";
import type { TissueLook } from "../../../../../src/index.ts";
import type { ShownKind } from "../../design/palette.ts";
import { kindStyles } from "../../design/palette.ts";
import { GlyphIcon } from "../glyphs/glyph-icon.tsx";
import { shownKinds } from "../glyphs/glyphs.ts";
import { cellHistory, nextOfKind } from "../reading/cell-history.ts";
import { rowOf } from "../scene/cell-scene.ts";
import { kindOf } from "../scene/shown-kind.ts";
import type { TissueModel } from "../tissue-model.ts";
import { CellFacts } from "./cell-facts.tsx";

interface InspectorProps {
  readonly model: TissueModel;
  choose(id: number | undefined): void;
}

/** One cell: what it is, what it shows, what it did. Chosen in the picture, or from the list of kinds. */
export function CellInspector({ model, choose }: InspectorProps) {
  const { view, side, session, patch } = model.source;
  const chosen = useComputed(() => (view.chosen.value?.side === side ? view.chosen.value : undefined)).value;
  const look = model.before.value;
  const history = useComputed(() => {
    const cell = view.chosen.value;
    if (!cell || cell.side !== side || session.frameCount.value === 0) return undefined;
    return cellHistory(
      session.frames,
      Math.min(patch.value, session.frames[0].looks.length - 1),
      cell.id,
      model.index.value,
    );
  }).value;
  if (!look) return null;
  const row = chosen && chosen.patch === look.patch ? rowOf(look, chosen.id) : -1;
  return (
    <section class={`tissue-cell panel${chosen ? "" : " tissue-idle"}`} aria-label="One cell">
      <h3>One cell</h3>
      {!chosen && <p class="quiet-text">Choose one in the picture, or</p>}
      {chosen && row < 0 && (
        <p>
          Cell {chosen.id}{" "}
          {history?.gone === undefined
            ? "is not in this tissue on this day."
            : `is gone; last seen on day ${history.gone}.`}
        </p>
      )}
      {chosen && row >= 0 && (
        <CellFacts look={look} row={row} history={history} scenario={session.opened.value?.scenario} choose={choose} />
      )}
      <div class="row">
        {chosen && row >= 0 && (
          <>
            <NextButton look={look} kind={kindOf(look, row)} from={chosen.id} step={-1} choose={choose} />
            <NextButton look={look} kind={kindOf(look, row)} from={chosen.id} step={1} choose={choose} />
            <button
              type="button"
              aria-pressed={view.follow.value}
              onClick={() => {
                if (!view.follow.value) model.move((camera) => ({ ...camera, zoom: Math.max(camera.zoom, 3) }));
                view.follow.value = !view.follow.value;
              }}
            >
              Follow
            </button>
          </>
        )}
        <KindChooser look={look} choose={choose} />
        {chosen && (
          <button type="button" onClick={() => choose(undefined)}>
            Let go
          </button>
        )}
      </div>
    </section>
  );
}

interface NextButtonProps {
  readonly look: TissueLook;
  readonly kind: ShownKind;
  readonly from: number;
  readonly step: 1 | -1;
  choose(id: number | undefined): void;
}

function NextButton({ look, kind, from, step, choose }: NextButtonProps) {
  return (
    <button type="button" onClick={() => choose(nextOfKind(look, kind, from, step))}>
      {step > 0 ? "Next" : "Previous"} <GlyphIcon kind={kind} size={16} />
      <span class="visually-hidden">{kindStyles[kind].plain}</span>
    </button>
  );
}

function KindChooser({ look, choose }: { readonly look: TissueLook; choose(id: number | undefined): void }) {
  const present = useComputed(() => shownKinds.filter((kind) => nextOfKind(look, kind, -1, 1) !== undefined)).value;
  return (
    <label>
      First
      <select
        value=""
        onChange={(event) => {
          const kind = event.currentTarget.value;
          event.currentTarget.value = "";
          if (kind) choose(nextOfKind(look, kind, -1, 1));
        }}
      >
        <option value="">of a kind…</option>
        {present.map((kind) => (
          <option key={kind} value={kind}>
            {kindStyles[kind].plain}
          </option>
        ))}
      </select>
    </label>
  );
}
