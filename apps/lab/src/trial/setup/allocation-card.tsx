import { designKind } from "../document/conduct-edits.ts";
import { armsOf, textOf } from "../document/trial-document.ts";
import { useStore } from "../store-context.ts";
import { Card } from "./card.tsx";
import { DesignKindField } from "./design-kind.tsx";
import { CountField } from "./fields.tsx";
import { ListField } from "./list-field.tsx";
import { Missing } from "./missing.tsx";
import { SequentialFields } from "./sequential-fields.tsx";
import { StrataList } from "./strata-list.tsx";
import { TwoStageFields } from "./two-stage-fields.tsx";

const summaries = {
  every: "in every arm",
  one: "each in one arm",
  looks: "each in one arm, with looks",
  stages: "in two stages",
} as const;

/** How patients come to arms, and what may end the trial early. */
export function AllocationCard() {
  const { trial, session } = useStore();
  const patients = textOf(trial.value.patients) || "400";
  const arms = armsOf(trial.value).length;
  const kind = designKind(trial.value);
  const { conduct, faults } = session.checked.value;
  return (
    <Card
      name="allocation"
      summary={`${patients} virtual patients, ${arms} arm${arms === 1 ? "" : "s"}, ${summaries[kind]}; seed ${textOf(trial.value.seed) || "1"}`}
    >
      <CountField
        path={["patients"]}
        label="Virtual patients"
        placeholder="400"
        hint="Each is simulated in every arm. More patients: narrower intervals, longer runs."
      />
      <CountField
        path={["seed"]}
        label="Seed of every draw of chance"
        placeholder="1"
        hint="The same seed gives the same patients, the same luck and the same allocation."
      />
      <DesignKindField />
      {(kind === "one" || kind === "looks") && (
        <>
          <StrataList />
          <ListField
            path={["allocation", "blocks"]}
            label="Sizes of blocks"
            placeholder={String(2 * arms)}
            numbers
            hint="With commas between them where one is drawn: 4, 6."
          />
          <ListField
            path={["allocation", "ratio"]}
            label="Ratio of the arms"
            placeholder={new Array(arms).fill(1).join(", ")}
            numbers
            hint="In the order of card 3, where the sizes of the arms stand: 2, 1."
          />
        </>
      )}
      {kind === "looks" && <SequentialFields />}
      {kind === "stages" && <TwoStageFields />}
      {kind === "every" ? (
        <p class="setup-hint setup-field-wide">
          Arms start equal, without a ratio, blocks or strata. How a trial with different patients in each arm would do
          is under <em>Operating characteristics</em>, with the sizes on card 3.
        </p>
      ) : (
        <div class="setup-hint setup-field-wide">
          {faults.length > 0 && <p>The last design that was in order:</p>}
          <ul aria-label="The design in words">
            {conduct.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      <Missing
        what={[
          "Blinding: nobody in the model knows, or acts on, what a patient gets.",
          "Adaptive designs: sizes, arms and ratios stay as they were planned.",
          "Early looks at response rates, and at more than one comparison.",
        ]}
      />
    </Card>
  );
}
