import { armStyleOf } from "../arm-style.ts";
import {
  armNamesOf,
  armsOf,
  entryOf,
  listOf,
  mostArms,
  textOf,
  withArm,
  withArmName,
  withEdit,
  withoutArm,
} from "../document/trial-document.ts";
import { useStore } from "../store-context.ts";
import { CrossoverFields } from "./crossover-fields.tsx";
import { described, Field, useField } from "./field.tsx";
import { CountField } from "./fields.tsx";
import { TreatmentForm } from "./treatment-form.tsx";

/** One arm: its name, what it receives, what may follow at progression. */
export function ArmForm({ index }: { readonly index: number }) {
  const store = useStore();
  const trial = store.trial.value;
  const arm = entryOf(armsOf(trial)[index]);
  const name = useField(["arms", index, "name"], "arm renamed");
  const given = useField(["arms", index, "treatments"], "treatments");
  const treatments = listOf(arm.treatments);
  const first = store.cancer.value?.therapies[0] ?? "nivolumab";
  const label = textOf(arm.name) || `arm ${index + 1}`;
  const { colour } = armStyleOf(index);
  const add = () => {
    const therapy =
      store.cancer.peek()?.therapies.find((one) => !treatments.some((other) => entryOf(other).therapy === one)) ??
      first;
    const regimen = store.session.catalogue.peek()?.therapies.find((one) => one.name === therapy)?.regimens[0];
    const added = { therapy, ...(regimen ? { use: regimen.name } : { dose: "200 mg", every: "3 weeks" }) };
    store.edit(
      `${therapy} added to ${label}`,
      withEdit(store.trial.peek(), ["arms", index, "treatments"], [...treatments, added]),
    );
  };
  return (
    <fieldset class="setup-arm" style={{ "--arm": colour }}>
      <legend>Arm {index + 1}</legend>
      <div class="setup-grid">
        <Field id={name.id} label="Name" faults={name.faults}>
          <input
            id={name.id}
            type="text"
            autocomplete="off"
            value={textOf(arm.name)}
            onInput={({ currentTarget }) =>
              store.edit("arm renamed", withArmName(store.trial.peek(), index, currentTarget.value), name.key)
            }
            {...described(name.id, undefined, name.faults)}
          />
        </Field>
        <CountField path={["arms", index, "size"]} label="Patients a trial would have in it" />
      </div>
      {treatments.map((_, place) => (
        <TreatmentForm key={place} arm={index} index={place} />
      ))}
      {arm.treatments === "none" && <p class="setup-none">Observation: no treatment is given.</p>}
      <Field id={given.id} label="Treatments" faults={given.faults} group wide>
        <span class="row">
          <button type="button" id={given.id} onClick={add}>
            Add a treatment
          </button>
          {arm.treatments !== "none" && (
            <button
              type="button"
              onClick={() => store.set(`${label}: observation`, ["arms", index, "treatments"], "none")}
            >
              Make it observation
            </button>
          )}
        </span>
      </Field>
      <CrossoverFields arm={index} />
      <span class="row setup-arm-actions">
        <button
          type="button"
          class="quiet"
          disabled={armsOf(trial).length >= mostArms}
          onClick={() => store.edit(`${label} copied`, withArm(store.trial.peek(), index))}
        >
          Copy this arm
        </button>
        <button
          type="button"
          class="quiet"
          disabled={armNamesOf(trial).length < 2}
          onClick={() => store.edit(`${label} removed`, withoutArm(store.trial.peek(), index))}
        >
          Remove this arm
        </button>
      </span>
    </fieldset>
  );
}
