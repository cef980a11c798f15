import type { ComponentChildren } from "preact";
import { quantityParts, quantityText } from "../document/quantity-text.ts";
import { textOf } from "../document/trial-document.ts";
import type { Path } from "../engine/faults.ts";
import { described, Field, useField } from "./field.tsx";

export const times = ["days", "weeks", "months", "years"] as const;
export const shortTimes = ["hours", "days", "weeks", "months"] as const;
export const percents = ["%"] as const;

interface QuantityProps {
  readonly path: Path;
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** The usual one first. */
  readonly units: readonly string[];
  /** What stands where the file says nothing; the field may then be empty. */
  readonly absent?: string;
}

/** A number with its unit, written as trial files have it. A text that is no such thing stays as it is, to be mended. */
export function QuantityField({ path, label, hint, units, absent }: QuantityProps) {
  const { id, value, faults, set } = useField(path, `${label} changed`);
  const { parts, plain } = read(value, units[0]);
  const unitList = units.includes(parts.unit) ? units : [parts.unit, ...units];
  const write = (number: string, unit: string) =>
    set(number.trim() === "" && absent !== undefined ? undefined : quantityText({ number, unit }));
  return (
    <Field id={id} label={label} hint={hint} faults={faults}>
      <span class="setup-quantity">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          placeholder={absent}
          value={plain ?? parts.number}
          onInput={({ currentTarget }) => write(currentTarget.value, parts.unit)}
          {...described(id, hint, faults)}
        />
        {unitList.length === 1 ? (
          <span class="setup-unit">{unitList[0]}</span>
        ) : (
          <select
            aria-label={`${label}: unit`}
            value={parts.unit}
            onChange={({ currentTarget }) => write(parts.number, currentTarget.value)}
          >
            {unitList.map((unit) => (
              <option key={unit} value={unit}>
                {unit}
              </option>
            ))}
          </select>
        )}
      </span>
    </Field>
  );
}

function read(value: unknown, usual: string) {
  if (value === undefined) return { parts: { number: "", unit: usual } };
  // Fractions may stand as plain numbers: 0.1 is 10 %.
  if (typeof value === "number" && usual === "%") {
    return { parts: { number: String(Math.round(value * 1e8) / 1e6), unit: "%" } };
  }
  const text = textOf(value);
  const parts = quantityParts(text);
  if (parts) return { parts: { number: parts.number, unit: parts.unit || usual } };
  // `abc weeks` while somebody types: the unit is kept apart.
  const [, words, unit] = /^(.*?)\s*(\S+)$/.exec(text) ?? [undefined, text, usual];
  const isUnit = unit === usual || /^(hours|days|weeks|months|years|%|mg.*|MIU.*|cell.*)$/.test(unit);
  return isUnit
    ? { parts: { number: words, unit }, plain: words }
    : { parts: { number: text, unit: usual }, plain: text };
}
