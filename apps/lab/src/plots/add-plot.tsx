import { useSignal } from "@preact/signals";
import { announce } from "../kit/live-region.tsx";
import { columnWords } from "./column-words.ts";
import type { PlotsModel } from "./plots-model.ts";

/** Any number of the run as a plot of its own. */
export function AddPlot({ model }: { readonly model: PlotsModel }) {
  const chosen = useSignal("");
  const shown = new Set(model.shown.value.map(({ id }) => id));
  const sets = model.definitions.value.filter(({ usual, id }) => !usual && !shown.has(id));
  const columns = model.columns.value.filter(({ name }) => name !== "day" && !model.added.value.includes(name));
  const inTissue = columns.filter(({ name }) => !name.startsWith("body: ") && name.startsWith(model.prefix.value));
  const inBody = columns.filter(({ name }) => name.startsWith("body: "));
  const add = () => {
    if (chosen.value === "") return;
    model.added.value = [...model.added.value, chosen.value];
    announce("Plot added at the end.");
    chosen.value = "";
  };
  return (
    <div class="plots-tools">
      <label>
        Another plot
        <select value={chosen.value} onChange={(event) => (chosen.value = event.currentTarget.value)}>
          <option value="">choose what to plot</option>
          {sets.length > 0 && (
            <optgroup label="Sets">
              {sets.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </optgroup>
          )}
          <optgroup label="Tissue">{inTissue.map(choice)}</optgroup>
          <optgroup label="Body">{inBody.map(choice)}</optgroup>
        </select>
      </label>
      <button type="button" onClick={add} disabled={chosen.value === ""}>
        Add plot
      </button>
    </div>
  );
}

function choice({ name }: { readonly name: string }) {
  const words = columnWords(name);
  const technical = name.replace(/^body: /, "");
  return (
    <option key={name} value={name}>
      {words === technical ? words : `${words} (${technical})`}
    </option>
  );
}
