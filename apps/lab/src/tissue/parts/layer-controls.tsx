import { type ColourMode, colourModes, colourModeWords } from "../scene/cell-colours.ts";
import { lengthText } from "../scene/scale-bar.ts";
import { SECTION, type TissueModel } from "../tissue-model.ts";

/** What colours tell: of cells, and of one substance between them. */
export function LayerControls({ model }: { readonly model: TissueModel }) {
  const { view, session } = model.source;
  const antigens = session.opened.value?.scenario.antigens ?? [];
  const fields = model.before.value?.fields ?? [];
  return (
    <div class="tissue-layers row">
      <label>
        <span>
          Colour <span class="visually-hidden">cells </span>by
        </span>
        <select
          value={view.colour.value}
          onChange={(event) => (view.colour.value = event.currentTarget.value as ColourMode)}
        >
          {colourModes.map((mode) => (
            <option key={mode} value={mode}>
              {colourModeWords[mode].plain}
              {mode === "kind" || mode === "clone" ? "" : ` (${colourModeWords[mode].technical})`}
            </option>
          ))}
        </select>
      </label>
      {view.colour.value === "flags" && antigens.length > 1 && (
        <label>
          Flag
          <select
            value={String(view.antigen.value)}
            onChange={(event) => (view.antigen.value = Number(event.currentTarget.value))}
          >
            {antigens.map(({ name }, i) => (
              <option key={name} value={String(i)}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        Layer
        <select
          value={view.field.value ?? ""}
          onChange={(event) => (view.field.value = event.currentTarget.value || undefined)}
        >
          <option value="">none</option>
          {fields.map(({ substance }) => (
            <option key={substance} value={substance}>
              {substance}
            </option>
          ))}
        </select>
      </label>
      {view.field.value !== undefined && <FieldControls model={model} />}
      {model.thick.value && <SectionControls model={model} />}
    </div>
  );
}

function FieldControls({ model }: { readonly model: TissueModel }) {
  const { view } = model.source;
  return (
    <>
      <label>
        Opacity
        <input
          type="range"
          min={0}
          max={100}
          step={5}
          value={Math.round(100 * view.opacity.value)}
          aria-valuetext={`${Math.round(100 * view.opacity.value)} percent`}
          onInput={(event) => (view.opacity.value = Number(event.currentTarget.value) / 100)}
        />
        <output>{Math.round(100 * view.opacity.value)} %</output>
      </label>
      <label>
        <input
          type="checkbox"
          checked={view.contours.value}
          onChange={(event) => (view.contours.value = event.currentTarget.checked)}
        />
        Contour lines
      </label>
    </>
  );
}

function SectionControls({ model }: { readonly model: TissueModel }) {
  const { view } = model.source;
  const depth = model.before.value ? model.before.value.box.maximum[2] - model.before.value.box.minimum[2] : 0;
  const height = lengthText(view.section.value * depth || 0);
  return (
    <>
      {model.solid.value && (
        <label>
          <input
            type="checkbox"
            checked={view.cut.value}
            onChange={(event) => (view.cut.value = event.currentTarget.checked)}
          />
          Cut away above
        </label>
      )}
      <label>
        Section at
        <input
          type="range"
          min={0}
          max={100}
          step={2}
          value={Math.round(100 * view.section.value)}
          aria-valuetext={`${height} of ${lengthText(depth)}`}
          onInput={(event) => (view.section.value = Number(event.currentTarget.value) / 100)}
        />
        <output>
          {height}
          {model.solid.value ? "" : `, ${SECTION} µm thick`}
        </output>
      </label>
    </>
  );
}
