import type { Path } from "../engine/faults.ts";
import { Field, useField } from "./field.tsx";

const rules = ["progression", "toxicity"] as const;

/** What ends a treatment before its last dose. */
export function UntilField({ path }: { readonly path: Path }) {
  const { id, value, faults, set } = useField(path, "stop rules changed");
  const now: readonly unknown[] = Array.isArray(value) ? value : rules;
  return (
    <Field id={id} label="Ends early with" faults={faults} group>
      <span class="row">
        {rules.map((rule, index) => (
          <label key={rule}>
            <input
              id={index === 0 ? id : undefined}
              type="checkbox"
              checked={now.includes(rule)}
              onChange={({ currentTarget }) => {
                const next = rules.filter((one) => (one === rule ? currentTarget.checked : now.includes(one)));
                set(next.length === rules.length ? undefined : next);
              }}
            />
            {rule === "toxicity" ? "toxicity (proxy)" : rule}
          </label>
        ))}
      </span>
    </Field>
  );
}
