import { short } from "./nice-ticks.ts";
import { NumberField } from "./number-field.tsx";
import { QuantitySelect } from "./quantity-select.tsx";
import type { ScanStore } from "./scan-store.ts";
import type { SensitivityStore } from "./sensitivity-store.ts";

interface RangesCardProps {
  readonly page: ScanStore;
  readonly store: SensitivityStore;
}

/** Which quantities vary, and how far. */
export function RangesCard({ page, store }: RangesCardProps) {
  const ranges = store.ranges.value;
  return (
    <fieldset class="scan-card" disabled={page.busy.value}>
      <legend>2. What varies</legend>
      <NumberField
        label="Factor: from the value over it to the value times it"
        unit="1"
        value={store.factor.value}
        onValue={(value) => (store.factor.value = value)}
      />
      <label>
        <input
          type="checkbox"
          checked={store.stated.value}
          onChange={(event) => (store.stated.value = event.currentTarget.checked)}
        />
        Where the model lets patients differ: where nine in ten of them lie
      </label>
      <ul class="scan-ranges">
        {store.chosen.value.map(({ quantity }, i) => {
          const range = ranges[i];
          const [low, high] =
            typeof range === "string" || range === undefined ? [Number.NaN, Number.NaN] : [range.low, range.high];
          const [name] = quantity.label.split(":");
          return (
            <li key={quantity.id}>
              <div class="row">
                <b>{name}</b>
                <span class="quiet-text">
                  {short(quantity.value)}
                  {quantity.unit === "1" ? "" : ` ${quantity.unit}`}
                </span>
                <button type="button" aria-label={`Leave out ${name}`} onClick={() => store.remove(quantity.id)}>
                  ×
                </button>
              </div>
              <div class="scan-ends">
                <NumberField
                  label="Low"
                  unit="1"
                  value={low}
                  onValue={(value) => store.setEnds(quantity, value, high)}
                />
                <NumberField
                  label="High"
                  unit="1"
                  value={high}
                  onValue={(value) => store.setEnds(quantity, low, value)}
                />
              </div>
            </li>
          );
        })}
      </ul>
      <QuantitySelect label="Add a quantity" groups={page.groups.value} onSelect={(quantity) => store.add(quantity)} />
    </fieldset>
  );
}
