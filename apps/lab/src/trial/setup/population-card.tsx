import { entryOf, textOf, withCancer } from "../document/trial-document.ts";
import { useStore } from "../store-context.ts";
import { BiomarkerFields } from "./biomarker-fields.tsx";
import { Card } from "./card.tsx";
import { EligibilityList } from "./eligibility-list.tsx";
import { ChoiceField } from "./fields.tsx";
import { Missing } from "./missing.tsx";
import { ShiftList } from "./shift-list.tsx";

const readable = (name: string) => name.replaceAll("-", " ");

/** Who the virtual patients are. */
export function PopulationCard() {
  const store = useStore();
  const { trial, session, cancer } = store;
  const all = session.catalogue.value?.cancers ?? [];
  const facts = cancer.value;
  const { tissue, eligibility, population } = trial.value;
  const conditions = Array.isArray(eligibility) ? eligibility.length : 0;
  const shifted = Object.keys(entryOf(population)).length;
  const summary = [
    readable(textOf(trial.value.cancer)),
    shifted > 0 ? `${shifted} shifted` : "",
    conditions > 0 ? `${conditions} condition${conditions === 1 ? "" : "s"}` : "",
    trial.value["biomarker-test"] ? "tested at enrolment" : "",
    tissue ? "with tissue" : "",
  ];
  return (
    <Card name="population" summary={summary.filter(Boolean).join(", ")}>
      <ChoiceField
        path={["cancer"]}
        label="Disease of the virtual patients"
        hint={facts?.meaning}
        choices={all.map(({ name }) => ({ value: name, words: readable(name) }))}
        onChoose={(name) => {
          const criteria = all.find((one) => one.name === name)?.criteria ?? [];
          store.edit(`cancer set to ${readable(name)}`, withCancer(trial.peek(), name, criteria));
        }}
        wide
      />
      {facts && (
        <p class="setup-hint setup-field-wide">
          {facts.parameters.count} parameters of this body: {facts.parameters.byEvidence.measured} measured,{" "}
          {facts.parameters.byEvidence.fitted} fitted, {facts.parameters.byEvidence.assumed} assumed.
        </p>
      )}
      <ShiftList />
      <EligibilityList />
      <BiomarkerFields />
      {tissue !== undefined && (
        <div class="notice setup-field-wide">
          Each patient of this trial carries tissue: cells in space, for questions where space matters. Runs take
          minutes. What the tissue is like is edited in the trial file.{" "}
          <button type="button" onClick={() => store.set("tissue left out", ["tissue"], undefined)}>
            Leave the tissue out
          </button>
        </div>
      )}
      <Missing
        what={[
          "Correlations of covariates as a choice: they come with the disease.",
          "Tissue drawn on this page: a trial file can hold it, and it runs here.",
        ]}
      />
    </Card>
  );
}
