interface NumberFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  onValue(value: number): void;
}

/** A number with its unit; what is no number is told by the plan's faults, and stays to be mended. */
export function NumberField({ label, unit, value, onValue }: NumberFieldProps) {
  return (
    <label class="scan-field">
      <span>
        {label}
        {unit !== "1" && <small> {unit}</small>}
      </span>
      <input
        type="number"
        step="any"
        value={Number.isNaN(value) ? "" : value}
        onInput={(event) => onValue(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}
