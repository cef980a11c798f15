import { type DesignKind, designKind, withDesignKind } from "../document/conduct-edits.ts";
import { useStore } from "../store-context.ts";
import { Field } from "./field.tsx";

const kinds: readonly (readonly [DesignKind, string])[] = [
  ["every", "every arm, with the same luck"],
  ["one", "one arm, allocated at random"],
  ["looks", "one arm, with looks while the trial runs (group-sequential)"],
  ["stages", "one arm alone, in two stages (Simon)"],
];

/** What each virtual patient gets, and with it how the trial is conducted. */
export function DesignKindField() {
  const store = useStore();
  const kind = designKind(store.trial.value);
  const id = "setup-design-kind";
  return (
    <Field
      id={id}
      label="Each virtual patient gets"
      hint="All are simulated in every arm. Where each gets one, a trial is conducted out of them, as a real one would be."
      faults={[]}
      wide
    >
      <select
        id={id}
        value={kind}
        onChange={({ currentTarget }) => {
          const next = currentTarget.value as DesignKind;
          store.edit("allocation changed", withDesignKind(store.trial.peek(), next));
        }}
      >
        {kinds.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
}
