import { useComputed } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { LabStore } from "../lab/lab-store.ts";
import { AddPlot } from "./add-plot.tsx";
import type { PlotDefinition } from "./plot-definition.ts";
import { PlotFigure } from "./plot-figure.tsx";
import { PlotsModel } from "./plots-model.ts";
import "./plots.css";

/** Time courses of the run, and of the one beside it, with the cursor of the day. */
export function Plots({ store }: { readonly store: LabStore }) {
  const model = useMemo(() => new PlotsModel(store), [store]);
  useEffect(() => () => model.stop(), [model]);
  const { beside, ghost, names } = model.runs.value;
  const hasGhost = store.main.ghost.value !== undefined;
  return (
    <section class="plots" aria-label="Plots">
      <p class="quiet-text">
        In this model. {beside && `Solid lines: ${names.main}. Dashed lines: ${names.beside}, with the same chance. `}
        {ghost && "Grey lines: the run before the last change. "}
        {model.doses.value.length > 0 && `Wedges under the axis: doses (${drugs(model)}).`}
      </p>
      {model.runs.value.main.length === 0 && <p>The plots begin with the first day of the run.</p>}
      {model.patchNames.value.length > 1 && (
        <label>
          Tissue
          <select
            value={store.patch.value}
            onChange={(event) => (store.patch.value = Number(event.currentTarget.value))}
          >
            {model.patchNames.value.map((name, at) => (
              <option key={name} value={at}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {hasGhost && (
        <label>
          <input
            type="checkbox"
            checked={model.ghostShown.value}
            onChange={(event) => (model.ghostShown.value = event.currentTarget.checked)}
          />
          Show the run before the last change
        </label>
      )}
      <div class="plots-list">
        {model.shown.value.map((definition) => (
          <OnePlot key={`${definition.id} ${model.prefix.value}`} model={model} definition={definition} store={store} />
        ))}
      </div>
      <AddPlot model={model} />
    </section>
  );
}

interface OnePlotProps {
  readonly model: PlotsModel;
  readonly definition: PlotDefinition;
  readonly store: LabStore;
}

function OnePlot({ model, definition, store }: OnePlotProps) {
  const bands = useComputed(() => model.bandsFor(definition));
  const asked = model.added.value.find((one) => one === definition.id || definition.lines[0].column === one);
  return (
    <PlotFigure
      definition={definition}
      runs={model.runs}
      bands={bands}
      doses={model.doses}
      duration={model.duration}
      playback={store.playback}
      slowDay={model.slowDay}
      {...(asked !== undefined &&
        !definition.usual && {
          onRemove: () => {
            model.added.value = model.added.value.filter((one) => one !== asked);
          },
        })}
    />
  );
}

function drugs({ doses }: PlotsModel): string {
  return [...new Set(doses.value.map(({ drug }) => drug))].join(", ");
}
