import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface PartFieldProps {
  readonly label: string;
  readonly value: string;
  readonly fault?: string | undefined;
  /** What stands behind the field: a unit, or what an empty one means. */
  readonly hint?: string;
  readonly mode?: "decimal";
  type(value: string): void;
}

/** A line to type in, with what is wrong with it. */
export function PartField({ label, value, fault, hint, mode, type }: PartFieldProps) {
  const id = useId();
  return (
    <div class="scenario-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        inputMode={mode}
        size={mode ? 8 : 24}
        value={value}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-fault` : hint ? `${id}-hint` : undefined}
        onInput={(event) => type(event.currentTarget.value)}
      />
      {hint && (
        <span id={`${id}-hint`} class="quiet-text">
          {hint}
        </span>
      )}
      {fault && (
        <p id={`${id}-fault`} class="scenario-fault">
          {fault}
        </p>
      )}
    </div>
  );
}

interface ChecksProps {
  readonly title: string;
  readonly names: readonly string[];
  readonly chosen: readonly string[];
  readonly fault?: string | undefined;
  choose(names: readonly string[]): void;
  readonly children?: ComponentChildren;
}

/** Some of a few names. */
export function Checks({ title, names, chosen, fault, choose, children }: ChecksProps) {
  const turn = (name: string, on: boolean) => choose(names.filter((one) => (one === name ? on : chosen.includes(one))));
  return (
    <fieldset class="scenario-field">
      <legend>{title}</legend>
      {names.map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={(event) => turn(name, event.currentTarget.checked)}
          />
          {name}
        </label>
      ))}
      {children}
      {fault && <p class="scenario-fault">{fault}</p>}
    </fieldset>
  );
}

/** A number as it was typed; undefined where it is none. */
export function numberIn(text: string): number | undefined {
  const value = Number(text.trim().replace(",", "."));
  return text.trim() === "" || !Number.isFinite(value) ? undefined : value;
}

export const typeNumber = "Type a number, such as 0.2.";
