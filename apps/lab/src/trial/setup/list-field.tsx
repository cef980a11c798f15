import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { listOf, textOf } from "../document/trial-document.ts";
import type { Path } from "../engine/faults.ts";
import { described, Field, useField } from "./field.tsx";

interface ListProps {
  readonly path: Path;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly placeholder?: string;
  /** Whether the entries are plain numbers. */
  readonly numbers?: boolean;
}

/** A short list in one line, with commas between its entries. An empty line takes the key out. */
export function ListField({ path, label, hint, placeholder, numbers = false }: ListProps) {
  const { id, value, faults, set } = useField(path, `${label} changed`);
  const written = listOf(value).map(textOf).join(", ");
  // A comma at the end is no entry yet, but must stay on the screen.
  const [typed, setTyped] = useState<string>();
  const read = (text: string) => {
    const parts = text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean);
    if (parts.length === 0) return undefined;
    return numbers ? parts.map((part) => (Number.isNaN(Number(part)) ? part : Number(part))) : parts;
  };
  return (
    <Field id={id} label={label} hint={hint} faults={faults}>
      <input
        id={id}
        type="text"
        autocomplete="off"
        placeholder={placeholder}
        value={typed ?? written}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          set(read(currentTarget.value));
        }}
        onBlur={() => setTyped(undefined)}
        {...described(id, hint, faults)}
      />
    </Field>
  );
}
