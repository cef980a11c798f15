import { listOf } from "../document/trial-document.ts";
import { useStore } from "../store-context.ts";
import { Field, useField } from "./field.tsx";
import { TextField } from "./fields.tsx";

/** Conditions for entry, as formulas over covariates. */
export function EligibilityList() {
  const store = useStore();
  const { id, faults } = useField(["eligibility"], "conditions");
  const rules = listOf(store.trial.value.eligibility);
  const names = store.cancer.value?.atEntry ?? [];
  return (
    <Field
      id={id}
      label="Conditions for entry"
      hint={
        <>
          A formula over{" "}
          {names.map((name, index) => (
            <>
              {index > 0 && ", "}
              <code>{name}</code>
            </>
          ))}
          , such as <code>pdl1 &gt;= 0.5</code> or <code>weight &gt;= 40 and ldh &lt; 500</code>. All must hold.
        </>
      }
      faults={faults}
      group
      wide
    >
      {rules.map((_, index) => (
        <span class="setup-line" key={index}>
          <TextField path={["eligibility", index]} label={`Condition ${index + 1}`} wide />
          <button
            type="button"
            class="quiet"
            aria-label={`Remove condition ${index + 1}`}
            onClick={() => store.set("condition removed", ["eligibility", index], undefined)}
          >
            Remove
          </button>
        </span>
      ))}
      <span class="row">
        <button
          type="button"
          id={id}
          onClick={() =>
            store.set(
              "condition added",
              ["eligibility", rules.length],
              names.includes("pdl1") ? "pdl1 >= 0.5" : "age >= 18",
            )
          }
        >
          Add a condition
        </button>
      </span>
    </Field>
  );
}
