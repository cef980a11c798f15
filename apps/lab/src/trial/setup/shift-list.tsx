import { entryOf, textOf, withEdit } from "../document/trial-document.ts";
import { useStore } from "../store-context.ts";
import { Field, useField } from "./field.tsx";
import { ShiftField } from "./shift-field.tsx";

/** Where the trial's patients differ from what is usual for the disease. */
export function ShiftList() {
  const store = useStore();
  const { id, faults } = useField(["population"], "population");
  const shifts = Object.keys(entryOf(store.trial.value.population));
  const known = store.cancer.value?.sampled ?? [];
  const free = [
    { name: "severity", meaning: "how advanced the disease is, in standard deviations", usual: "0", unit: "" },
    ...known,
  ].filter(({ name }) => !shifts.includes(name));
  return (
    <Field
      id={id}
      label="Patients who differ from what is usual"
      hint={
        shifts.length === 0
          ? "Now: as the disease’s own file has them."
          : "Median, mean or share, where it differs from the disease’s own."
      }
      faults={faults}
      group
      wide
    >
      {shifts.map((name) => (
        <ShiftField key={name} name={name} />
      ))}
      <span class="row">
        <select
          id={id}
          aria-label="Add a covariate that differs"
          value=""
          onChange={({ currentTarget }) => {
            const found = free.find(({ name }) => name === currentTarget.value);
            if (!found) return;
            const [, number] = /([\d.]+)/.exec(found.usual) ?? [];
            const value = found.usual.endsWith("%") ? found.usual : Number(number ?? 0);
            store.edit(`${found.name} shifted`, withEdit(store.trial.peek(), ["population", found.name], value));
          }}
        >
          <option value="">Add a covariate …</option>
          {free.map(({ name, meaning, usual, unit }) => (
            <option key={name} value={name}>
              {name}: {meaning} ({textOf(usual)} {unit})
            </option>
          ))}
        </select>
      </span>
    </Field>
  );
}
