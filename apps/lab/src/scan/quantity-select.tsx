import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Quantity, QuantityGroup } from "../../../../src/index.ts";

interface QuantitySelectProps {
  readonly groups: readonly QuantityGroup[];
  /** Absent: nothing is chosen, and whoever asks says what choosing does. */
  readonly value?: Quantity;
  readonly label?: string;
  onSelect(quantity: Quantity): void;
}

/** One of all numbers of a scenario, with a field to find it by words. */
export function QuantitySelect({ groups: all, value, label = "Quantity", onSelect }: QuantitySelectProps) {
  const search = useSignal("");
  const id = useId();
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = all
    .map((group) => ({
      label: group.label,
      quantities: group.quantities.filter(
        (one) =>
          one.id === value?.id || words.every((word) => `${group.label} ${one.label}`.toLowerCase().includes(word)),
      ),
    }))
    .filter(({ quantities }) => quantities.length > 0);
  const known = groups.flatMap(({ quantities }) => quantities);
  return (
    <>
      <label class="scan-field" for={`${id}q`}>
        <span>{label}</span>
        <select
          id={`${id}q`}
          value={value?.id ?? ""}
          onChange={(event) => {
            const found = known.find((one) => one.id === event.currentTarget.value);
            if (found) onSelect(found);
            if (!value) event.currentTarget.value = "";
          }}
        >
          {!value && <option value="">Choose one</option>}
          {groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.quantities.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label class="scan-field">
        <span>Find among {all.reduce((sum, { quantities }) => sum + quantities.length, 0)}</span>
        <input
          type="text"
          value={search.value}
          placeholder="for example division, PD-1, oxygen"
          onInput={(event) => (search.value = event.currentTarget.value)}
        />
      </label>
      {words.length > 0 && <p class="quiet-text">{known.length} in the list above.</p>}
    </>
  );
}
