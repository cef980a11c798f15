import { type Axis, axisValues } from "../../../../src/index.ts";
import { short } from "./nice-ticks.ts";
import { NumberField } from "./number-field.tsx";
import { QuantitySelect } from "./quantity-select.tsx";
import type { ScanStore } from "./scan-store.ts";

interface AxisCardProps {
  readonly store: ScanStore;
  readonly place: number;
}

/** What varies in one direction, from where to where. */
export function AxisCard({ store, place }: AxisCardProps) {
  const axis = store.axes.value[place];
  if (!axis) return null;
  const { quantity, from, to, points, spacing } = axis;
  const set = (change: Partial<Axis>) => store.setAxis(place, { ...axis, ...change });
  return (
    <fieldset class="scan-card" disabled={store.busy.value}>
      <legend>{place === 0 ? "2. What varies" : "And a second quantity"}</legend>
      <QuantitySelect
        groups={store.groups.value}
        value={quantity}
        onSelect={(found) => store.setQuantity(place, found)}
      />
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
