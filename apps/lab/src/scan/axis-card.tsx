import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { type Axis, axisValues } from "../../../../src/index.ts";
import { short } from "./nice-ticks.ts";
import { NumberField } from "./number-field.tsx";
import type { ScanStore } from "./scan-store.ts";

interface AxisCardProps {
  readonly store: ScanStore;
  readonly place: number;
}

/** What varies in one direction, from where to where. */
export function AxisCard({ store, place }: AxisCardProps) {
  const search = useSignal("");
  const id = useId();
  const axis = store.axes.value[place];
  if (!axis) return null;
  const { quantity, from, to, points, spacing } = axis;
  const set = (change: Partial<Axis>) => store.setAxis(place, { ...axis, ...change });
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = store.groups.value
    .map(({ label, quantities }) => ({
      label,
      quantities: quantities.filter(
        (one) => one.id === quantity.id || words.every((word) => `${label} ${one.label}`.toLowerCase().includes(word)),
      ),
    }))
    .filter(({ quantities }) => quantities.length > 0);
  const all = groups.flatMap(({ quantities }) => quantities);
  return (
    <fieldset class="scan-card" disabled={store.busy.value}>
      <legend>{place === 0 ? "2. What varies" : "And a second quantity"}</legend>
      <label class="scan-field" for={`${id}q`}>
        <span>Quantity</span>
        <select
          id={`${id}q`}
          value={quantity.id}
          onChange={(event) => {
            const found = all.find((one) => one.id === event.currentTarget.value);
            if (found) store.setQuantity(place, found);
          }}
        >
          {groups.map(({ label, quantities }) => (
            <optgroup key={label} label={label}>
              {quantities.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label class="scan-field">
        <span>Find among {store.groups.value.reduce((sum, { quantities }) => sum + quantities.length, 0)}</span>
        <input
          type="text"
          value={search.value}
          placeholder="for example division, PD-1, oxygen"
          onInput={(event) => (search.value = event.currentTarget.value)}
        />
      </label>
      {words.length > 0 && <p class="quiet-text">{all.length} in the list above.</p>}
      <p class="quiet-text">
        In the scenario: {short(quantity.value)}
        {quantity.unit === "1" ? "" : ` ${quantity.unit}`}
      </p>
      <div class="scan-ends">
        <NumberField label="From" unit={quantity.unit} value={from} onValue={(value) => set({ from: value })} />
        <NumberField label="To" unit={quantity.unit} value={to} onValue={(value) => set({ to: value })} />
        <NumberField label="Values" unit="1" value={points} onValue={(value) => set({ points: value })} />
      </div>
      <label class="scan-field">
        <span>Steps</span>
        <select value={spacing} onChange={(event) => set({ spacing: event.currentTarget.value as Axis["spacing"] })}>
          <option value="even">equal steps</option>
          <option value="factor">equal factors</option>
        </select>
      </label>
      {points >= 2 && points <= 40 && <p class="quiet-text">{axisValues(axis).map(short).join(", ")}</p>}
      {place === 1 && (
        <button type="button" onClick={() => store.removeAxis()}>
          Vary one quantity only
        </button>
      )}
    </fieldset>
  );
}
