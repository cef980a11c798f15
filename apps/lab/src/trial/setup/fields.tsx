import type { ComponentChildren } from "preact";
import { textOf } from "../document/trial-document.ts";
import type { Path } from "../engine/faults.ts";
import { described, Field, useField } from "./field.tsx";

interface Common {
  readonly path: Path;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly wide?: boolean;
}

/** A text. Empty optional ones leave the file. */
export function TextField({
  path,
  label,
  hint,
  wide,
  optional = false,
  placeholder,
}: Common & { readonly optional?: boolean; readonly placeholder?: string }) {
  const { id, value, faults, set } = useField(path, `${label} changed`);
  return (
    <Field id={id} label={label} hint={hint} faults={faults} wide={wide}>
      <input
        id={id}
        type="text"
        autocomplete="off"
        placeholder={placeholder}
        value={textOf(value)}
        onInput={({ currentTarget }) => set(currentTarget.value === "" && optional ? undefined : currentTarget.value)}
        {...described(id, hint, faults)}
      />
    </Field>
  );
}

/** A whole number. */
export function CountField({ path, label, hint, placeholder }: Common & { readonly placeholder?: string }) {
  const { id, value, faults, set } = useField(path, `${label} changed`);
  const read = (text: string) => {
    if (text.trim() === "") return undefined;
    const number = Number(text.trim());
    // What is no number goes to the reader as it is: it says what it expects.
    return Number.isNaN(number) ? text : number;
  };
  return (
    <Field id={id} label={label} hint={hint} faults={faults}>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        class="setup-short"
        placeholder={placeholder}
        value={textOf(value)}
        onInput={({ currentTarget }) => set(read(currentTarget.value))}
        {...described(id, hint, faults)}
      />
    </Field>
  );
}

export interface Choice {
  readonly value: string;
  readonly words: string;
}

interface ChoiceProps extends Common {
  readonly choices: readonly Choice[];
  /** Words for the absent key. */
  readonly absent?: string;
  onChoose?(value: string): void;
}

/** One of a list; a value that is not in the list stays visible. */
export function ChoiceField({ path, label, hint, wide, choices, absent, onChoose }: ChoiceProps) {
  const { id, value, faults, set } = useField(path, `${label} changed`);
  const text = textOf(value);
  const isKnown = choices.some((choice) => choice.value === text) || (text === "" && absent !== undefined);
  return (
    <Field id={id} label={label} hint={hint} faults={faults} wide={wide}>
      <select
        id={id}
        value={text}
        onChange={({ currentTarget }) => {
          if (onChoose) onChoose(currentTarget.value);
          else set(currentTarget.value === "" ? undefined : currentTarget.value);
        }}
        {...described(id, hint, faults)}
      >
        {absent !== undefined && <option value="">{absent}</option>}
        {!isKnown && <option value={text}>{text === "" ? "choose" : text}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Yes or no, with what stands where the file says nothing. */
export function SwitchField({ path, label, hint, usual }: Common & { readonly usual: boolean }) {
  const { id, value, faults, set } = useField(path, `${label} changed`);
  return (
    <div class={`setup-field${faults.length > 0 ? " setup-field-faulty" : ""}`}>
      <label class="setup-switch" for={id}>
        <input
          id={id}
          type="checkbox"
          checked={typeof value === "boolean" ? value : usual}
          onChange={({ currentTarget }) => set(currentTarget.checked === usual ? undefined : currentTarget.checked)}
          {...described(id, hint, faults)}
        />
        {label}
      </label>
      {hint && (
        <div class="setup-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}
