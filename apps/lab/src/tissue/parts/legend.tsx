import { fillOf } from "../../design/look.ts";
import type { ShownKind } from "../../design/palette.ts";
import { kindStyles } from "../../design/palette.ts";
import { GlyphIcon } from "../glyphs/glyph-icon.tsx";
import { shownKinds } from "../glyphs/glyphs.ts";
import { cloneColours } from "../scene/cell-colours.ts";
import type { TissueModel } from "../tissue-model.ts";

/** The kinds on the screen, how many, and a button for each that hides it. */
export function Legend({ model }: { readonly model: TissueModel }) {
  const { view } = model.source;
  const counts = model.counts.value;
  if (!counts) return null;
  const { hidden } = view;
  const shown = shownKinds
    .map((kind, i) => ({ kind, count: counts[i] }))
    .filter(({ kind, count }) => count > 0 || hidden.value.has(kind));
  return (
    <div class="tissue-legend">
      <h3 id="tissue-legend-title">Cells now</h3>
      <ul aria-labelledby="tissue-legend-title">
        {shown.map(({ kind, count }) => (
          <li key={kind}>
            <button type="button" aria-pressed={!hidden.value.has(kind)} onClick={() => view.toggle(kind)}>
              <GlyphIcon kind={kind} size={22} />
              <span class="tissue-names">
                {kindStyles[kind].plain}
                <small>{technicalName(kind)}</small>
              </span>
              <span class="tissue-count">{count}</span>
            </button>
          </li>
        ))}
      </ul>
      {hidden.value.size > 0 && (
        <button type="button" onClick={() => (hidden.value = new Set())}>
          Show all kinds
        </button>
      )}
      {view.colour.value === "clone" && <CloneKey model={model} />}
      <MarkKey />
    </div>
  );
}

const technicalName = (kind: ShownKind) =>
  kind === "tumour, few flags" ? "antigens or MHC-I below half" : kindStyles[kind].plain.startsWith(kind) ? "" : kind;

function CloneKey({ model }: { readonly model: TissueModel }) {
  const clones = model.source.session.opened.value?.scenario.clones ?? [];
  return (
    <ul class="tissue-key" aria-label="Colours of clones">
      {clones.map(({ name }, i) => (
        <li key={name}>
          <span class="tissue-swatch" style={{ background: cloneColours.value[i % cloneColours.value.length] }} /> clone{" "}
          {name}
        </li>
      ))}
    </ul>
  );
}

/** What rings, crosses, strokes and dots mean. */
function MarkKey() {
  return (
    <details class="tissue-key">
      <summary>Marks on cells</summary>
      <ul>
        <li>
          <Sign ring="none" /> active (half of full or more): a whole ring; at rest: none
        </li>
        <li>
          <Sign ring="dashed" /> switched off by the brake PD-1: a dashed ring
        </li>
        <li>
          <GlyphIcon kind="CD8 exhausted" /> tired: hollow
        </li>
        <li>
          <svg viewBox="-1.5 -1.5 3 3" width="20" height="20" aria-hidden="true">
            <circle r="0.9" fill="#8f8f8a" />
            <path d="M-0.8-0.8 0.8 0.8M-0.8 0.8 0.8-0.8" class="tissue-sign" />
          </svg>
          dying or dead: a cross
        </li>
        <li>
          <svg viewBox="-1.5 -1.5 3 3" width="20" height="20" aria-hidden="true">
            <rect x="-1.3" y="-1.3" width="2.6" height="2.6" rx="0.7" fill={fillOf("tumour")} />
            <path d="M-0.6-0.7v-0.4M-0.2-0.7v-0.4M0.2-0.7v-0.4" class="tissue-glyph-line" stroke-width="0.18" />
            <circle cx="-0.85" cy="-0.2" r="0.22" class="tissue-dot" />
            <circle cx="-0.85" cy="0.45" r="0.22" class="tissue-dot" />
            <path d="M0.7 0h0.35v0.3h-0.35zM0.7 0.5h0.35v0.3h-0.35z" class="tissue-dot" />
          </svg>
          close up: 0 to 4 strokes for MHC-I, 0 to 4 squares for PD-L1, a dot for each flag, larger for more
        </li>
      </ul>
    </details>
  );
}

function Sign({ ring }: { readonly ring: "none" | "dashed" }) {
  return (
    <svg viewBox="-1.5 -1.5 3 3" width="20" height="20" aria-hidden="true">
      <path d="M0-0.85 0.85 0 0 0.85-0.85 0Z" fill={fillOf("CD8 effector")} />
      <circle r="1.22" class="tissue-sign" stroke-dasharray={ring === "dashed" ? "0.5 0.458" : undefined} />
    </svg>
  );
}
