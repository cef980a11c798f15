import { textOf } from "../document/trial-document.ts";
import { useStore } from "../store-context.ts";
import { described, Field, useField } from "./field.tsx";

/** One covariate that differs. */
export function ShiftField({ name }: { readonly name: string }) {
  const store = useStore();
  const { id, value, faults, set } = useField(["population", name], `${name} changed`);
  const facts = store.cancer.value?.sampled.find((one) => one.name === name);
  const hint =
    name === "severity"
      ? "standard deviations; above 0: more advanced"
      : facts && `usual: ${facts.usual} ${facts.unit}`;
  const read = (text: string) => {
    const number = Number(text.trim());
    return text.trim() === "" || Number.isNaN(number) ? text : number;
  };
  return (
    <span class="setup-line">
      <Field id={id} label={facts ? `${name}: ${facts.meaning}` : name} hint={hint} faults={faults}>
        <input
          id={id}
          type="text"
          autocomplete="off"
          class="setup-short"
          value={textOf(value)}
          onInput={({ currentTarget }) => set(read(currentTarget.value))}
          {...described(id, hint, faults)}
        />
      </Field>
      <button
        type="button"
        class="quiet"
        aria-label={`Remove ${name}`}
        onClick={() => store.set(`${name} as usual`, ["population", name], undefined)}
      >
        Remove
      </button>
    </span>
  );
}
