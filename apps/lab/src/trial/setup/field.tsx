import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { valueAt } from "../../document/lab-document.ts";
import { faultWords, keyOf, type Path } from "../engine/faults.ts";
import { useStore } from "../store-context.ts";

/** An id that a label, a message and a link agree on. */
export function fieldId(key: string): string {
  return `field-${key.replace(/[^a-zA-Z0-9]+/g, "-").replace(/-$/, "")}`;
}

/** What a field knows of its key: the value, and how to change it. */
export function useField(path: Path, label: string) {
  const store = useStore();
  const key = keyOf(path);
  useEffect(() => store.place(key), [store, key]);
  return {
    key,
    id: fieldId(key),
    value: valueAt(store.trial.value, path),
    faults: store.faults.value.byField.get(key) ?? [],
    set: (value: unknown) => store.set(label, path, value),
  };
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly faults: readonly Parameters<typeof faultWords>[0][];
  /** A group of controls with one label, or one control. */
  readonly group?: boolean;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** A control with its label, its hint, and what is wrong with it, right beside it. */
export function Field({ id, label, hint, faults, group = false, wide = false, children }: FieldProps) {
  const classes = ["setup-field", faults.length > 0 && "setup-field-faulty", wide && "setup-field-wide"].filter(
    Boolean,
  );
  const messages = (
    <>
      {hint && (
        <div class="setup-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {faults.length > 0 && (
        <div class="setup-fault" id={`${id}-fault`}>
          {faults.map((fault) => (
            <div key={fault.key + fault.found}>
              <span aria-hidden="true">⚠ </span>
              {faultWords(fault)}
            </div>
          ))}
        </div>
      )}
    </>
  );
  if (group) {
    return (
      <fieldset class={classes.join(" ")} id={`${id}-group`}>
        <legend class="setup-label">{label}</legend>
        {children}
        {messages}
      </fieldset>
    );
  }
  return (
    <div class={classes.join(" ")}>
      <label class="setup-label" for={id}>
        {label}
      </label>
      {children}
      {messages}
    </div>
  );
}

/** What a control says of itself to a screen reader. */
export function described(id: string, hint: unknown, faults: readonly unknown[]) {
  const by = [hint ? `${id}-hint` : "", faults.length > 0 ? `${id}-fault` : ""].filter(Boolean).join(" ");
  return { "aria-describedby": by || undefined, "aria-invalid": faults.length > 0 } as const;
}
