import { armNamesOf, entryOf, listOf, textOf } from "../document/trial-document.ts";
import { useStore } from "../store-context.ts";
import { Card } from "./card.tsx";
import { Field, useField } from "./field.tsx";
import { ChoiceField } from "./fields.tsx";
import { Missing } from "./missing.tsx";

const methods: readonly (readonly [string, string])[] = [
  ["Response rates", "exact 95 % intervals (Clopper–Pearson); every patient of an arm counts"],
  ["Survival", "Kaplan–Meier with log-log intervals; restricted means up to the shortest follow-up of the arms"],
  [
    "Comparisons",
    "Cox model with Efron’s ties, log-rank test, two-sided; test of proportional hazards (Grambsch–Therneau)",
  ],
  ["Subgroups", "thirds of biomarkers, exploratory, with a test of interaction"],
];

/** Which arms are compared, and by which methods. */
export function AnalysisCard() {
  const store = useStore();
  const { trial } = store;
  const { id, faults } = useField(["contrasts"], "comparisons");
  const contrasts = listOf(trial.value.contrasts).map(entryOf);
  const names = armNamesOf(trial.value);
  const choices = names.map((name) => ({ value: name, words: name }));
  const summary =
    contrasts.map(({ arm, reference }) => `${textOf(arm)} against ${textOf(reference)}`).join("; ") || "no comparison";
  return (
    <Card name="analysis" summary={summary}>
      <Field
        id={id}
        label="Comparisons"
        hint="Hazard ratios of progression or death, and of death."
        faults={faults}
        group
        wide
      >
        {contrasts.map((_, index) => (
          <span class="setup-line" key={index}>
            <ChoiceField path={["contrasts", index, "arm"]} label="Arm" choices={choices} />
            <ChoiceField path={["contrasts", index, "reference"]} label="Against" choices={choices} />
            <button
              type="button"
              class="quiet"
              aria-label={`Remove comparison ${index + 1}`}
              onClick={() => store.set("comparison removed", ["contrasts", index], undefined)}
            >
              Remove
            </button>
          </span>
        ))}
        <span class="row">
          <button
            type="button"
            id={id}
            disabled={names.length < 2}
            onClick={() =>
              store.set("comparison added", ["contrasts", contrasts.length], { arm: names.at(-1), reference: names[0] })
            }
          >
            Add a comparison
          </button>
        </span>
      </Field>
      <div class="setup-field setup-field-wide">
        <div class="setup-label" id="methods">
          Methods
        </div>
        <dl class="setup-estimand" aria-labelledby="methods">
          {methods.map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </div>
      <Missing
        what={[
          "Another level than 95 %, one-sided tests, weighted log-rank tests: the library has some of them, trial files do not choose.",
          "Subgroups written into the design: thirds of biomarkers are shown for every trial, and marked as exploratory.",
        ]}
      />
    </Card>
  );
}
