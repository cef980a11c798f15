import { armsOf, textOf } from "../document/trial-document.ts";
import { useStore } from "../store-context.ts";
import { Card } from "./card.tsx";
import { CountField } from "./fields.tsx";
import { Missing } from "./missing.tsx";

/** How patients come to arms: here, each goes through all of them. */
export function AllocationCard() {
  const { trial } = useStore();
  const patients = textOf(trial.value.patients) || "400";
  const arms = armsOf(trial.value).length;
  return (
    <Card
      name="allocation"
      summary={`${patients} patients in each of ${arms} arm${arms === 1 ? "" : "s"}, seed ${textOf(trial.value.seed) || "1"}`}
    >
      <CountField
        path={["patients"]}
        label="Virtual patients"
        placeholder="400"
        hint="Each goes through every arm. More patients: narrower intervals, longer runs."
      />
      <CountField
        path={["seed"]}
        label="Seed of every draw of chance"
        placeholder="1"
        hint="The same seed gives the same patients and the same luck."
      />
      <p class="setup-hint setup-field-wide">
        Every virtual patient is followed in every arm, with the same luck. So arms start equal, without a ratio, blocks
        or strata. How a trial with different patients in each arm would do is under <em>Operating characteristics</em>,
        with the sizes on card 3.
      </p>
      <Missing
        what={[
          "Ratios, blocks, stratification and blinding: nobody is allocated.",
          "Simon two-stage, group-sequential and adaptive designs: a trial runs to its end.",
        ]}
      />
    </Card>
  );
}
