import { estimand } from "../document/estimand.ts";
import { textOf } from "../document/trial-document.ts";
import { useStore } from "../store-context.ts";
import { Card } from "./card.tsx";
import { TextField } from "./fields.tsx";
import { Missing } from "./missing.tsx";

/** What is asked, and what the answer may be used for. */
export function QuestionCard() {
  const { trial, session } = useStore();
  const { design } = session.checked.value;
  return (
    <Card name="question" summary={textOf(trial.value.title)}>
      <TextField path={["title"]} label="What the trial asks, in a line" wide />
      <TextField
        path={["source"]}
        label="Publication or idea that the design follows"
        hint="Stands in every export. Say “made up” where it is."
        wide
      />
      <TextField
        path={["name"]}
        label="Short name"
        optional
        placeholder="trial"
        hint="Names the files: lower-case letters, digits and hyphens."
      />
      {design && (
        <div class="setup-field setup-field-wide">
          <div class="setup-label" id="estimand">
            What is estimated, as this design has it
          </div>
          <dl class="setup-estimand" aria-labelledby="estimand">
            {estimand(design).map(([name, words]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      <p class="setup-hint setup-field-wide">
        Use it to understand mechanisms, to compare designs and to find questions. Do not use it for decisions about a
        person, a dose or an approval. Nobody’s own data belong here.
      </p>
      <Missing what={["Other strategies for intercurrent events than the one above."]} />
    </Card>
  );
}
