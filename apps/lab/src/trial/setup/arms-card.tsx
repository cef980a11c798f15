import { armNamesOf, armsOf, mostArms, withArm } from "../document/trial-document.ts";
import { useStore } from "../store-context.ts";
import { ArmForm } from "./arm-form.tsx";
import { Card } from "./card.tsx";
import { Field, useField } from "./field.tsx";
import { Missing } from "./missing.tsx";

/** What each group of patients receives. */
export function ArmsCard() {
  const store = useStore();
  const { id, faults } = useField(["arms"], "arms");
  const arms = armsOf(store.trial.value);
  return (
    <Card name="arms" summary={armNamesOf(store.trial.value).join("; ")}>
      {arms.map((_, index) => (
        <ArmForm key={index} index={index} />
      ))}
      <Field
        id={id}
        label="More arms"
        faults={faults}
        group
        wide
        hint={arms.length >= mostArms ? "Six arms have colours that can be told apart." : undefined}
      >
        <span class="row">
          <button
            type="button"
            id={id}
            disabled={arms.length >= mostArms}
            onClick={() => store.edit("arm added", withArm(store.trial.peek()))}
          >
            Add an arm
          </button>
        </span>
      </Field>
      <Missing
        what={[
          "Placebo that is more than no treatment, and other drugs besides: an arm holds the therapies of the list.",
          "Rules that delay or reduce a dose: a part of the doses can be missed, and a course can end.",
        ]}
      />
    </Card>
  );
}
